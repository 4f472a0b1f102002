/**
 * 异常提示 · What is unusual about when and from where ballots came. It names leaves, never people, and strikes nothing out:
 * a person decides, with minutes.
 */
export const ANOMALY_KINDS = ['oneOrigin', 'burst', 'oddHours'] as const;
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

/** 来处 · A keyed digest of the network and the hour, nothing finer. */
export interface CastMark { readonly leafIndex: number; readonly network: string; readonly hour: string; /** 0 to 23, by the programme's clock. */ readonly hourOfDay: number }

export interface AnomalyLimits {
  /** Share of all ballots from one network that is unusual. @unit per cent */
  readonly originPercent: number;
  /** Fewer from one network is a family or an office, never unusual. */
  readonly originMin: number;
  /** How many times the median hour is a burst. */
  readonly burstTimes: number;
  readonly burstMin: number;
  /** Hours of the night, by the programme's clock, from and before. */
  readonly nightFrom: number;
  readonly nightTo: number;
  readonly nightMin: number;
}

/** What ships. */
export const ANOMALY_LIMITS: AnomalyLimits = { originPercent: 10, originMin: 20, burstTimes: 5, burstMin: 50, nightFrom: 0, nightTo: 5, nightMin: 10 };

/** 提示界限与放宽 · What a ballot may say for itself: from where on something is pointed out, and how many people share a network. */
export interface GuardLimits extends AnomalyLimits {
  /** How many times the usual number of calls one network has: a village that votes in its hall is one network. */
  readonly networkTimes: number;
}
export const GUARD_LIMITS: GuardLimits = { ...ANOMALY_LIMITS, networkTimes: 1 };

export interface Anomaly { readonly kind: AnomalyKind; readonly subject: string; readonly count: number; readonly of: number; readonly leafIndexes: readonly number[] }

/** What of it was found in order, and how many ballots it was about then. */
export interface AnomalyDecision { readonly kind: AnomalyKind; readonly subject: string; readonly count: number }

/** A network is named by the beginning of its digest, which is all that anybody is shown of it. */
export const subjectShown = ({ kind, subject }: Pick<Anomaly, 'kind' | 'subject'>): string => (kind === 'oneOrigin' ? subject.slice(0, 8) : subject);

/**
 * 待人决定 · Nothing of it is set apart, and nobody found it in order, or it has grown by half since. Of the night there is one,
 * whichever hours are meant by it.
 */
export function isUndecided(found: Anomaly, apart: ReadonlySet<number>, decisions: readonly AnomalyDecision[]): boolean {
  if (found.leafIndexes.some((at) => apart.has(at))) return false;
  return !decisions.some(({ kind, subject, count }) => kind === found.kind && (kind === 'oddHours' || subject === subjectShown(found)) && 2 * found.count < 3 * count);
}

function grouped(marks: readonly CastMark[], keyOf: (mark: CastMark) => string): Map<string, CastMark[]> {
  const groups = new Map<string, CastMark[]>();
  for (const mark of marks) {
    const key = keyOf(mark);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mark]);
    else group.push(mark);
  }
  return groups;
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** 找异常 · The largest first. */
export function findAnomalies(marks: readonly CastMark[], limits: AnomalyLimits = ANOMALY_LIMITS): Anomaly[] {
  const of = marks.length;
  const anomaly = (kind: AnomalyKind, subject: string, group: readonly CastMark[]): Anomaly => ({
    kind, subject, count: group.length, of, leafIndexes: group.map(({ leafIndex }) => leafIndex).toSorted((a, b) => a - b),
  });
  const found: Anomaly[] = [];
  for (const [network, group] of grouped(marks, (mark) => mark.network)) {
    if (group.length >= limits.originMin && 100 * group.length >= limits.originPercent * of) found.push(anomaly('oneOrigin', network, group));
  }
  const hours = grouped(marks, (mark) => mark.hour);
  const usual = median([...hours.values()].map((group) => group.length));
  for (const [hour, group] of hours) {
    if (group.length >= limits.burstMin && group.length >= limits.burstTimes * usual) found.push(anomaly('burst', hour, group));
  }
  const night = marks.filter(({ hourOfDay }) => hourOfDay >= limits.nightFrom && hourOfDay < limits.nightTo);
  if (night.length >= limits.nightMin) found.push(anomaly('oddHours', `${limits.nightFrom}–${limits.nightTo}`, night));
  return found.toSorted((a, b) => b.count - a.count);
}
