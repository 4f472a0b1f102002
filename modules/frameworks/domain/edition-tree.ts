import { compareNatural } from '#kernel/natural-order.ts';
import type { CheckItem, Content, EditionDocument, Standard, Theme } from './edition.ts';

/** 标准及其位置 · A standard with what stands above it. */
export type StandardInPlace = { readonly theme: Theme; readonly content: Content; readonly standard: Standard };

/** 体系规模 · How big an edition is. */
export type EditionSize = {
  readonly themes: number;
  readonly contents: number;
  readonly standards: number;
  readonly checkItems: number;
  readonly siteTypes: number;
  readonly negativeItems: number;
};

/** 全部标准 · Every standard in the order of the document. */
export function standardsOf(edition: Pick<EditionDocument, 'themes'>): StandardInPlace[] {
  return edition.themes.flatMap((theme) =>
    theme.contents.flatMap((content) => content.standards.map((standard) => ({ theme, content, standard }))),
  );
}

/** 树中代码 · The codes of all themes, contents and standards. */
export function treeCodes(edition: Pick<EditionDocument, 'themes'>): Set<string> {
  const codes = new Set<string>();
  for (const theme of edition.themes) {
    codes.add(theme.code);
    for (const content of theme.contents) {
      codes.add(content.code);
      for (const standard of content.standards) codes.add(standard.code);
    }
  }
  return codes;
}

/** 点位检查清单 · The checks made at sites of one type, in the order of their codes. */
export function checkItemsFor<T extends Pick<CheckItem, 'code' | 'siteTypes'>>(
  source: readonly T[] | { readonly checkItems: readonly T[] },
  siteTypeCode: string,
): T[] {
  const checkItems = 'checkItems' in source ? source.checkItems : source;
  return checkItems
    .filter((checkItem) => checkItem.siteTypes.includes(siteTypeCode))
    .toSorted((left, right) => compareNatural(left.code, right.code));
}

/** 体系规模 · Counts an edition, for previews and for the page that lists editions. */
export function editionSize(edition: EditionDocument): EditionSize {
  const contents = edition.themes.flatMap((theme) => theme.contents);
  return {
    themes: edition.themes.length,
    contents: contents.length,
    standards: contents.reduce((sum, content) => sum + content.standards.length, 0),
    checkItems: edition.checkItems.length,
    siteTypes: edition.siteTypes.length,
    negativeItems: edition.negativeItems.length,
  };
}
