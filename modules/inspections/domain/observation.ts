/** 观测数上限 · The most judgements one observation may hold. */
export const OBSERVED_COUNT_MAX = 10_000;

/** 备注上限 · Characters of a note. */
export const NOTE_LENGTH_MAX = 500;

/** 观测结果 · How many judgements were made on one check at one site, and how many were met. @unit judgements */
export type ObservationCounts = {
  readonly observedCount: number;
  readonly metCount: number;
  readonly notApplicable: boolean;
};

/** 观测草稿 · An observation as it is handed in. @unit photoCount: photos attached or still waiting on the device */
export type ObservationDraft = ObservationCounts & { readonly note: string | null; readonly photoCount: number };

/** 观测问题 · What is wrong with an observation and in which field. */
export type ObservationIssue = {
  readonly pointer: '/observedCount' | '/metCount' | '/notApplicable' | '/note' | '/photos';
  readonly code:
    | 'count_invalid'
    | 'observed_missing'
    | 'observed_too_many'
    | 'met_more_than_observed'
    | 'not_applicable_with_counts'
    | 'note_too_long'
    | 'photo_missing';
  readonly params: Readonly<Record<string, number>>;
};

/**
 * 观测检查 · What is wrong with an observation. A photo is asked for only where it is the evidence of a fault; a check
 * that does not apply carries no counts.
 *
 * @source DOMAIN 1.6 (observed count and met count are kept), 8.1 (a photo only where it is evidence)
 */
export function validateObservation(
  draft: ObservationDraft,
  checkItem: { readonly photoOnUnmet: boolean },
): ObservationIssue[] {
  const issues = countIssues(draft);
  const isFault = issues.length === 0 && isUnmet(draft);
  const noteLength = [...(draft.note ?? '')].length;
  if (noteLength > NOTE_LENGTH_MAX) {
    issues.push({ pointer: '/note', code: 'note_too_long', params: { length: noteLength, lengthMax: NOTE_LENGTH_MAX } });
  }
  if (isFault && checkItem.photoOnUnmet && draft.photoCount === 0) {
    issues.push({ pointer: '/photos', code: 'photo_missing', params: {} });
  }
  return issues;
}

/** 是否不达标 · Whether an observation becomes a finding: it applies, and not everything observed was met. */
export function isUnmet({ observedCount, metCount, notApplicable }: ObservationCounts): boolean {
  return !notApplicable && metCount < observedCount;
}

/**
 * 是否冲突 · Whether an observation was decided on something older than what stands, written by somebody or some device
 * else. The same words are never a conflict, and neither is what the same device wrote after the other; both are asked before.
 */
export function hasConflict({ baseRevision, revision, isOwn }: { readonly baseRevision: number | null; readonly revision: number; readonly isOwn: boolean }): boolean {
  return baseRevision !== null && revision > baseRevision && !isOwn;
}

function countIssues({ observedCount, metCount, notApplicable }: ObservationCounts): ObservationIssue[] {
  if (!isCount(observedCount)) return [{ pointer: '/observedCount', code: 'count_invalid', params: {} }];
  if (!isCount(metCount)) return [{ pointer: '/metCount', code: 'count_invalid', params: {} }];
  if (notApplicable) {
    return observedCount === 0 && metCount === 0
      ? []
      : [{ pointer: '/notApplicable', code: 'not_applicable_with_counts', params: { observedCount, metCount } }];
  }
  if (observedCount === 0) return [{ pointer: '/observedCount', code: 'observed_missing', params: {} }];
  if (observedCount > OBSERVED_COUNT_MAX) {
    const params = { observedCount, observedCountMax: OBSERVED_COUNT_MAX };
    return [{ pointer: '/observedCount', code: 'observed_too_many', params }];
  }
  return metCount > observedCount
    ? [{ pointer: '/metCount', code: 'met_more_than_observed', params: { metCount, observedCount } }]
    : [];
}

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}
