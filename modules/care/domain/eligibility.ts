/** 条件 · Whom a scheme helps, as a rule over situations: every one of `all`, and one of `any` when there are any. */
export interface NeedRule { readonly all: readonly string[]; readonly any: readonly string[] }

/** 条件核对 · Why somebody is helped or not, in situations: those that are missing, and whether one of the alternatives is. */
export interface Eligibility { readonly isEligible: boolean; readonly missing: readonly string[]; readonly alternatives: readonly string[]; readonly met: readonly string[] }

/**
 * 是否符合 · Need is what somebody is in, never what they are.
 * @param situations codes that an officer noted
 * @returns missing: codes of `all` not noted; alternatives: codes of `any`, of which none is noted (empty when one is, or none is asked)
 */
export function eligibility(situations: readonly string[], rule: NeedRule): Eligibility {
  const noted = new Set(situations);
  const missing = rule.all.filter((code) => !noted.has(code));
  const alternatives = rule.any.length === 0 || rule.any.some((code) => noted.has(code)) ? [] : [...rule.any];
  return { isEligible: missing.length === 0 && alternatives.length === 0, missing, alternatives, met: [...rule.all, ...rule.any].filter((code) => noted.has(code)) };
}
