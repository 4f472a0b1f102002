/** 部门意见 · What one department answers of many candidates at once. */

/** Who gave the answer that stands: the department itself, or the office from a paper. */
export const ANSWER_SOURCES = ['signed', 'paper'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

/** A candidate the department is asked about, with where its answer came from; null while there is none. */
export interface AskedCandidate { readonly candidateId: string; readonly answered: AnswerSource | null }

export interface AnswerGiven { readonly candidateId: string; readonly said: boolean; readonly reason: string | null }

/** `at` is the place in what was given. */
export interface AnswerFault { readonly at: number; readonly code: 'not_asked' | 'doubled' | 'reason_missing' | 'signed_already' }

/** 答复问题 · What is wrong with answers, each named. A no needs its reason; a paper does not overrule what the department signed itself. */
export function answerFaults(asked: readonly AskedCandidate[], given: readonly AnswerGiven[], source: AnswerSource): AnswerFault[] {
  const standing = new Map(asked.map(({ candidateId, answered }) => [candidateId, answered]));
  const seen = new Set<string>();
  return given.flatMap(({ candidateId, said, reason }, at): AnswerFault[] => {
    const isDoubled = seen.has(candidateId);
    seen.add(candidateId);
    if (!standing.has(candidateId)) return [{ at, code: 'not_asked' }];
    if (isDoubled) return [{ at, code: 'doubled' }];
    if (source === 'paper' && standing.get(candidateId) === 'signed') return [{ at, code: 'signed_already' }];
    return said || (reason ?? '').trim() !== '' ? [] : [{ at, code: 'reason_missing' }];
  });
}

/**
 * 要保存的答复 · What was given, and a yes for all who have no answer yet where the department says so of the rest.
 *
 * @invariant an answer that stands is changed by name alone, never as one of the rest
 */
export function answersToKeep(asked: readonly AskedCandidate[], given: readonly AnswerGiven[], restYes: boolean): AnswerGiven[] {
  const named = new Set(given.map(({ candidateId }) => candidateId));
  const rest = restYes ? asked.filter(({ candidateId, answered }) => answered === null && !named.has(candidateId)) : [];
  // Why somebody is agreed to is nobody's business.
  return [...given.map((each) => ({ ...each, reason: each.said ? null : each.reason })), ...rest.map(({ candidateId }) => ({ candidateId, said: true, reason: null }))];
}
