import { isLocalDate } from '#kernel/local-date.ts';

/** 禁录状态 · decided: stands; appealed: stands and somebody else looks at it; upheld: stands after that; lifted: over before its day. */
export const BAN_STATES = ['decided', 'appealed', 'upheld', 'lifted'] as const;
export type BanState = (typeof BAN_STATES)[number];

/** 禁录年数 · @source DOMAIN.md §6 and §9a (hoursFraudBanYears) */
export const BAN_YEARS = { least: 1, most: 3 } as const;

const [YEAR_DIGITS, LEAP_DAY, LEAP_DAY_BEFORE] = [4, '-02-29', '-02-28'];

/**
 * 禁录终日 · The first day on which somebody may serve again: the same day so many years later, the 28th where there is no 29th of February.
 * @unit local date; whole years
 */
export function banEnds(from: string, years: number): string {
  const year = String(Number(from.slice(0, YEAR_DIGITS)) + years).padStart(YEAR_DIGITS, '0');
  const day = from.slice(YEAR_DIGITS);
  const isLeap = isLocalDate(`${year}${LEAP_DAY}`);
  return `${year}${day === LEAP_DAY && !isLeap ? LEAP_DAY_BEFORE : day}`;
}

/** 是否仍在禁录 · It ends by itself, and blocks nothing from the day on which it was lifted. @unit local dates */
export const banBlocks = (ban: { readonly from: string; readonly to: string; readonly liftedOn: string | null }, day: string): boolean => day >= ban.from && day < (ban.liftedOn ?? ban.to);
