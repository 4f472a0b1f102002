/** 规则版本 · A title's rules have versions: a round keeps to the one of the day it started, an award to the one of the day it is dated. */
export interface DatedVersion { readonly number: number; /** Null for the first, which holds from the beginning. */ readonly effectiveFrom: string | null }

export const TITLE_VERSION_STATES = ['ahead', 'inForce', 'past'] as const;
/** 版本状态 */
export type TitleVersionState = (typeof TITLE_VERSION_STATES)[number];

const newestFirst = (a: DatedVersion, b: DatedVersion): number => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1);

/** 当日版本 · The version that holds on a day. @invariant exactly one holds on any day, since the first has no first day */
export function versionOn<Version extends DatedVersion>(versions: readonly Version[], day: string): Version {
  return versions.toSorted(newestFirst).find(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= day) as Version;
}

/** 版本期间 · Each version with the day on which the next one takes over, and how it stands on a day; the newest first. */
export function versionSpans<Version extends DatedVersion>(versions: readonly Version[], day: string): (Version & { readonly until: string | null; readonly state: TitleVersionState })[] {
  const sorted = versions.toSorted(newestFirst);
  const now = versionOn(versions, day);
  return sorted.map((version, at) => ({ ...version, until: sorted[at - 1]?.effectiveFrom ?? null, state: version === now ? 'inForce' : (version.effectiveFrom ?? '') > day ? 'ahead' : 'past' }));
}

/** 修订拒绝 */
export type RevisionRefusal = 'past' | 'day_taken';

/** 可否修订 · A new version holds from today or later, and no two from the same day. */
export function revisionRefusal(versions: readonly DatedVersion[], effectiveFrom: string, today: string): RevisionRefusal | null {
  if (effectiveFrom < today) return 'past';
  return versions.some((version) => version.effectiveFrom === effectiveFrom) ? 'day_taken' : null;
}
