/** 通报视图 · Pure helpers of the bulletin page. */
import { percentText } from '#kernel/ratio.ts';

export interface FigureLike {
  readonly id: string;
  readonly kind: 'count' | 'ratio';
  readonly numerator: number;
  readonly denominator: number | null;
}

/**
 * 链接拆分 · The address of a figure's records as a path and its filters.
 *
 * @example hrefParts('/cases?state=closed&zoneId=1') // { to: '/cases', search: { state: 'closed', zoneId: '1' } }
 */
export function hrefParts(href: string): { readonly to: string; readonly search: Readonly<Record<string, string>> } {
  const [to = '/', query = ''] = href.split('?', 2);
  return { to, search: Object.fromEntries(new URLSearchParams(query)) };
}

/** 数字显示 · A count as it stands, a share as a percentage. */
export function figureValue({ kind, numerator, denominator }: FigureLike): string {
  return kind === 'count' ? String(numerator) : percentText({ numerator, denominator: denominator ?? 0 });
}

/** 数字分组 · By the first word of their id, in the order in which they come: overall, zone, theme … */
export function figureGroups<Figure extends FigureLike>(figures: readonly Figure[]): { readonly group: string; readonly figures: readonly Figure[] }[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const group = figure.id.split('.')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), figure]);
  }
  return [...groups].map(([group, members]) => ({ group, figures: members }));
}

/** 成文日期 · A date as official documents write it: Arabic digits, no leading zeros. */
export function officialDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const TYPE_AREA_MM = 156;
const MARK_LARGEST_MM = 21;
const MARK_USUAL_MM = 13;
const MARK_NARROWEST = 0.68;

/**
 * 发文机关标志字号 · As large as fits on one line; a long name is set in narrow characters, as printed letterheads do.
 *
 * @unit size_mm: millimetres; widthShare: of a character's natural width
 */
export function markOf(issuer: string): { readonly size_mm: number; readonly widthShare: number } {
  const fitting = (TYPE_AREA_MM * 0.96) / Math.max(1, [...issuer].length);
  const size_mm = fitting >= MARK_USUAL_MM ? Math.min(MARK_LARGEST_MM, fitting) : Math.min(MARK_USUAL_MM, fitting / MARK_NARROWEST);
  return { size_mm, widthShare: Math.min(1, fitting / size_mm) };
}

/** 文号预览 · As it will be written; the server composes the real one when a document is issued. */
export function documentNumberOf(agencyCode: string, year: number, number: number): string {
  return `${agencyCode.trim()}〔${year}〕${number}号`;
}

/** 逐行 · What a box says line by line; empty lines are nothing. */
export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
