/** 异常提示 · What a person should look at; nothing is decided by it. */
export const SIGNAL_KINDS = ['samePair', 'roundInBulk', 'atNight', 'withoutSlip'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

export const SIGNAL_STATES = ['open', 'explained', 'confirmed', 'gone'] as const;
/** 异常处理状态 · What a person made of it; gone: what it pointed at was corrected before anybody decided. */
export type SignalState = (typeof SIGNAL_STATES)[number];

/**
 * 异常界线 · From where on something is pointed at; stands in the rule book, so that two people set it and neither of them alone loosens it.
 * @unit pairMin, bulkMin: deeds · pairPercent: percent of a quarter's reviewed deeds · roundOf: points · bulkPercent: percent of what one person recorded on a day · nightFrom, nightTo: hours of the programme's clock
 */
export interface SignalTerms {
  readonly pairMin: number;
  readonly pairPercent: number;
  readonly roundOf: number;
  readonly bulkMin: number;
  readonly bulkPercent: number;
  readonly nightFrom: number;
  readonly nightTo: number;
}

/** Most rules of the example are worth five to thirty points: thirty entries of a day that are nine in ten multiples of ten are more than a village's day of work. */
export const DEFAULT_SIGNAL_TERMS: SignalTerms = { pairMin: 10, pairPercent: 50, roundOf: 10, bulkMin: 30, bulkPercent: 90, nightFrom: 22, nightTo: 6 };

export interface ReviewedDeed { readonly id: string; readonly recordedBy: string; readonly reviewedBy: string | null; readonly points: number; readonly recordedHour: number; readonly recordedDay: string }
export interface HandedOut { readonly id: string; readonly hasSlip: boolean; readonly redeemedBy: string }
/** 异常 · `span` is the quarter, or the day of it that is spoken of; kind, span and persons together say which one it is. */
export interface Signal { readonly kind: SignalKind; readonly span: string; readonly personIds: readonly string[]; readonly count: number; readonly of: number; readonly factIds: readonly string[] }

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
const isAtNight = (hour: number, { nightFrom, nightTo }: SignalTerms): boolean => (nightFrom > nightTo ? hour >= nightFrom || hour < nightTo : hour >= nightFrom && hour < nightTo);

/**
 * 串通与差错提示 · The same two people over half of a quarter's deeds, one day's many round numbers, entries at night, redemptions without slip.
 * @unit recordedHour: 0 to 23 of the programme's own clock
 * @source DOMAIN 5
 */
export function signalsOf(quarter: string, deeds: readonly ReviewedDeed[], redemptions: readonly HandedOut[], terms: SignalTerms): Signal[] {
  const reviewed = deeds.filter(({ reviewedBy }) => reviewedBy !== null);
  const pairs = Map.groupBy(reviewed, ({ recordedBy, reviewedBy }) => [recordedBy, reviewedBy as string].toSorted().join(' '));
  const samePair = [...pairs].filter(([, rows]) => rows.length >= terms.pairMin && rows.length * 100 > reviewed.length * terms.pairPercent)
    .map(([pair, rows]): Signal => ({ kind: 'samePair', span: quarter, personIds: pair.split(' '), count: rows.length, of: reviewed.length, factIds: idsOf(rows) }));
  const days = Map.groupBy(deeds, ({ recordedBy, recordedDay }) => `${recordedBy} ${recordedDay}`);
  const roundInBulk = [...days].flatMap(([key, rows]): Signal[] => {
    const [personId, span] = key.split(' ') as [string, string];
    const round = rows.filter(({ points }) => points % terms.roundOf === 0);
    return round.length >= terms.bulkMin && round.length * 100 >= rows.length * terms.bulkPercent ? [{ kind: 'roundInBulk', span, personIds: [personId], count: round.length, of: rows.length, factIds: idsOf(round) }] : [];
  });
  const atNight = [...Map.groupBy(deeds, ({ recordedBy }) => recordedBy)].flatMap(([personId, rows]): Signal[] => {
    const late = rows.filter(({ recordedHour }) => isAtNight(recordedHour, terms));
    return late.length > 0 ? [{ kind: 'atNight', span: quarter, personIds: [personId], count: late.length, of: rows.length, factIds: idsOf(late) }] : [];
  });
  const withoutSlip = [...Map.groupBy(redemptions, ({ redeemedBy }) => redeemedBy)].flatMap(([personId, rows]): Signal[] => {
    const bare = rows.filter(({ hasSlip }) => !hasSlip);
    return bare.length > 0 ? [{ kind: 'withoutSlip', span: quarter, personIds: [personId], count: bare.length, of: rows.length, factIds: idsOf(bare) }] : [];
  });
  return [...samePair, ...roundInBulk, ...atNight, ...withoutSlip];
}

/** 异常编号 · The same thing found again, with more or fewer facts behind it, is the same signal. */
export const signalKey = ({ kind, span, personIds }: Pick<Signal, 'kind' | 'span' | 'personIds'>): string => `${kind} ${span} ${personIds.join(' ')}`;

/**
 * 再次发现后的状态 · What was decided stays decided while every fact behind it had been looked at; one new fact opens it again.
 * @invariant fewer facts than were decided about never open it
 */
export function stateAgain(state: SignalState, decided: ReadonlySet<string>, factIds: readonly string[]): SignalState {
  if (state !== 'explained' && state !== 'confirmed') return 'open';
  return factIds.every((id) => decided.has(id)) ? state : 'open';
}
