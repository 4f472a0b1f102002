/** 公布的数 · As people write it in a cell: 1286, 1,286, 98.5%, 6万余, 3000以上. */
const PUBLISHED = /^(?<digits>-?\d[\d,，]*(?:\.\d+)?)(?<scale>[万亿])?(?:[余多]|以上)?(?<late>[万亿])?(?<percent>[%％])?$/u;
const MORE = /[余多]|以上/u;
const SCALES: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };
/** Scaled numbers are rounded to so many decimals, so that 3.07万 is 30700. */
const DECIMALS = 1e4;

/** @returns null for what is no number; a percentage as a share of 1 */
export function publishedNumber(text: string): { readonly value: number; readonly isPercent: boolean; readonly isMoreThan: boolean } | null {
  const given = text.trim().replaceAll(/\s/gu, '');
  const found = PUBLISHED.exec(given)?.groups;
  if (found === undefined || (found['scale'] !== undefined && found['late'] !== undefined)) return null;
  const isPercent = found['percent'] !== undefined;
  const scale = SCALES[found['scale'] ?? found['late'] ?? ''] ?? 1;
  const number = Number((found['digits'] ?? '').replaceAll(/[,，]/gu, ''));
  const value = isPercent ? Number((number / 100).toFixed(10)) : scale === 1 ? number : Math.round(number * scale * DECIMALS) / DECIMALS;
  return Number.isFinite(value) ? { value, isPercent, isMoreThan: MORE.test(given) } : null;
}
