/** 列表的名称 · What a list that opens under a field is called: as the field is. */

interface NamedField { readonly ariaLabel: string | null; readonly labels: Iterable<{ readonly textContent: string | null }> | null; readonly placeholder: string }

/** By its own name, that of its label, or what stands in it while it is empty. */
export function nameOfField({ ariaLabel, labels, placeholder }: NamedField): string {
  const said = [ariaLabel ?? '', ...[...(labels ?? [])].map(({ textContent }) => textContent ?? ''), placeholder];
  return said.map((text) => text.replace(/\s+/gu, ' ').trim()).find((text) => text !== '') ?? '';
}
