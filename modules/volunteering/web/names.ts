import { useText } from '#platform/web/i18n.ts';

/** 双语名称 · The name of a place or an organisation in the reader's language, or a dash. */
export function useNameOf(): (named: { readonly nameZh: string; readonly nameEn: string } | null) => string {
  const text = useText();
  return (named) => (named === null ? '—' : text({ zh: named.nameZh, en: named.nameEn }));
}
