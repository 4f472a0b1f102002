/** 逐星评议 · What a household claims, what its group and its village found, star by star. */
export interface StarFinding { readonly starCode: string; readonly met: boolean; readonly votesFor: number; readonly votesAgainst: number }

/** 村两委结论 · A star is met when more voted for it than against; an abstention is neither. */
export const starMet = (votesFor: number, votesAgainst: number): boolean => votesFor > votesAgainst;

/** 认定的星 · What stands in the end: the latest stage that looked at it; a star nobody claimed is never given. */
export function starsFound(claimed: readonly string[], stages: readonly (readonly StarFinding[])[]): string[] {
  return claimed.filter((code) => {
    for (const findings of stages.toReversed()) {
      const found = findings.find(({ starCode }) => starCode === code);
      if (found !== undefined) return found.met;
    }
    return stages.every((findings) => findings.length === 0);
  });
}
