/** 收窄 · A figure looked at for one place, one month, one choice: the same definition with more conditions, so that what counts still lists. */
import { PLACE_COLUMN } from './definition.ts';
import type { Condition, FigureDefinition } from './definition.ts';

/** One group of a grouping: `@zone`, `@place`, `@month`, `@year` or a column, and its key; null is the group of rows without one. */
export interface Narrowing { readonly by: string; readonly key: string | null }

const NONE = '(none)';

/** `@month:2026-05`; what stands in an address. */
export const narrowingText = ({ by, key }: Narrowing): string => `${by}:${key ?? NONE}`;

/** @returns null for what is no narrowing */
export function narrowingOf(text: string): Narrowing | null {
  const found = /^(@?[\w.-]{1,60}):(.{1,200})$/u.exec(text);
  return found === null ? null : { by: found[1] as string, key: found[2] === NONE ? null : (found[2] as string) };
}

const lastDay = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-${[31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]}`;

function periodOf({ by, key }: Narrowing): { from: string; to: string } | null {
  const found = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/u.exec(key ?? '');
  if (found === null || (by === '@month') !== (found[2] !== undefined)) return null;
  return by === '@year' ? { from: `${found[1]}-01-01`, to: `${found[1]}-12-31` } : { from: `${found[1]}-${found[2]}-01`, to: lastDay(Number(found[1]), Number(found[2])) };
}

const later = (one: string | null, other: string): string => (one === null || other > one ? other : one);
const earlier = (one: string | null, other: string): string => (one === null || other < one ? other : one);

/** A condition on a column; choices and yes or no are what groups are made by. */
function conditionOf({ by, key }: Narrowing, isBoolean: boolean): Condition {
  if (by === '@zone' || by === '@place') return key === null ? { column: PLACE_COLUMN, is: 'empty' } : { column: PLACE_COLUMN, is: 'is', value: key };
  return key === null ? { column: by, is: 'empty' } : { column: by, is: 'is', value: isBoolean ? key === 'true' : key };
}

/** 收窄定义 · @returns the narrowed definition, or null where a time is none (rows without a day are in no month) */
export function narrowed(definition: FigureDefinition, narrowings: readonly Narrowing[], isBoolean: (column: string) => boolean): FigureDefinition | null {
  let { period } = definition;
  let { zone } = definition;
  const where: Condition[] = [...definition.where];
  for (const each of narrowings) {
    if (each.by === '@zone' && each.key !== null) { zone = each.key; continue; }
    if (each.by !== '@month' && each.by !== '@year') { where.push(conditionOf(each, isBoolean(each.by))); continue; }
    const asked = periodOf(each);
    if (asked === null) return null;
    period = { from: later(period.from, asked.from), to: earlier(period.to, asked.to) };
  }
  return { ...definition, where, period, ...(zone === undefined ? {} : { zone }) };
}
