/** 异常提示 · What a person should look at; nothing is decided by it. */
export const SIGNAL_KINDS = ['samePair', 'roundInBulk', 'atNight', 'withoutSlip'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

export interface ReviewedDeed { readonly id: string; readonly recordedBy: string; readonly reviewedBy: string | null; readonly points: number; readonly recordedHour: number; readonly recordedDay: string }
export interface SlipRow { readonly id: string; readonly slipNumber: string | null; readonly redeemedBy: string }
export interface Signal { readonly kind: SignalKind; readonly personIds: readonly string[]; readonly count: number; readonly of: number; readonly deedIds: readonly string[] }

/** Below this many nothing can be said. @unit deeds */
const PAIR_MIN = 10;
const BULK_MIN = 10;
const ROUND = 50;
const NIGHT_FROM_HOUR = 22;
const NIGHT_TO_HOUR = 6;
const IDS_TOLD = 50;

const told = (rows: readonly { readonly id: string }[]): string[] => rows.slice(0, IDS_TOLD).map(({ id }) => id);

/**
 * 串通与差错提示 · The same two people over half of the deeds, one day's many round numbers, entries at night, redemptions without slip.
 * @unit recordedHour: 0 to 23 of the programme's own clock
 * @source DOMAIN 5
 */
export function signalsOf(deeds: readonly ReviewedDeed[], redemptions: readonly SlipRow[]): Signal[] {
  const reviewed = deeds.filter(({ reviewedBy }) => reviewedBy !== null);
  const pairs = Map.groupBy(reviewed, ({ recordedBy, reviewedBy }) => [recordedBy, reviewedBy as string].toSorted().join(' '));
  const samePair = [...pairs].filter(([, rows]) => rows.length >= PAIR_MIN && rows.length * 2 > reviewed.length)
    .map(([pair, rows]): Signal => ({ kind: 'samePair', personIds: pair.split(' '), count: rows.length, of: reviewed.length, deedIds: told(rows) }));
  const days = Map.groupBy(deeds, ({ recordedBy, recordedDay }) => `${recordedBy} ${recordedDay}`);
  const roundInBulk = [...days].flatMap(([key, rows]): Signal[] => {
    const round = rows.filter(({ points }) => points % ROUND === 0);
    return round.length >= BULK_MIN ? [{ kind: 'roundInBulk', personIds: [key.split(' ')[0] as string], count: round.length, of: rows.length, deedIds: told(round) }] : [];
  });
  const byPerson = Map.groupBy(deeds, ({ recordedBy }) => recordedBy);
  const atNight = [...byPerson].flatMap(([personId, rows]): Signal[] => {
    const late = rows.filter(({ recordedHour }) => recordedHour >= NIGHT_FROM_HOUR || recordedHour < NIGHT_TO_HOUR);
    return late.length > 0 ? [{ kind: 'atNight', personIds: [personId], count: late.length, of: rows.length, deedIds: told(late) }] : [];
  });
  const withoutSlip = [...Map.groupBy(redemptions, ({ redeemedBy }) => redeemedBy)].flatMap(([personId, rows]): Signal[] => {
    const bare = rows.filter(({ slipNumber }) => slipNumber === null);
    return bare.length > 0 ? [{ kind: 'withoutSlip', personIds: [personId], count: bare.length, of: rows.length, deedIds: [] }] : [];
  });
  return [...samePair, ...roundInBulk, ...atNight, ...withoutSlip];
}
