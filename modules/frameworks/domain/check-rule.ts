import { assertNever } from '#kernel/result.ts';
import type { CheckRule } from './edition.ts';

/** 观测计数 · What a check came to: how many judgements were made and how many of them were met. */
export type JudgedCount = { readonly observedCount: number; readonly metCount: number };

/** 现场清点 · What an inspector counted: how many there were, how many in order, along what length. @unit metres */
export type SiteTally = {
  readonly observedCount: number;
  readonly metCount: number;
  readonly lengthMetres: number | null;
};

/** 段数上限 · Longer lines are cut into no more judgements than an observation may hold. */
const SEGMENTS_MAX = 10_000;

/**
 * 应观测数 · How many judgements a check makes at a site: one for every 200 m or 500 m of a line, one elsewhere.
 * A line whose length nobody has measured counts as one segment.
 *
 * @unit lengthMetres: metres, null when unknown · answer: judgements, 1 to 10,000
 * @source DOMAIN 1.6: ≥ 1 per 200 m; ≥ 3 within 500 m
 * @example expectedObservedCount({ kind: 'perLength', count: 1, everyMetres: 200 }, { lengthMetres: 850 }) // 5
 */
export function expectedObservedCount(rule: CheckRule, site: { readonly lengthMetres: number | null }): number {
  return requiredPerSegment(rule, site.lengthMetres).length;
}

/**
 * 判定 · Turns what was counted on site into judgements. Look-alikes answer yes or no for each thing looked at;
 * a minimum count or a share is one judgement; along a line every segment is one, what was found is put to
 * as many segments as it satisfies, and a last segment shorter than the rule's length needs only its part of the count.
 *
 * Nothing seen under a share rule is no judgement at all: the check does not apply there.
 *
 * @unit counts in: things counted · counts out: judgements
 * @source DOMAIN 1.6; the share of a short stretch is our decision
 * @example judgeCount({ kind: 'window', count: 3, windowMetres: 500 }, { observedCount: 4, metCount: 4, lengthMetres: 850 }) // 1 of 2
 */
export function judgeCount(rule: CheckRule, tally: SiteTally): JudgedCount {
  switch (rule.kind) {
    case 'yesNo':
      return { observedCount: tally.observedCount, metCount: tally.metCount };
    case 'share':
      if (tally.observedCount === 0) return { observedCount: 0, metCount: 0 };
      return oneJudgement(100 * tally.metCount >= rule.minPercent * tally.observedCount);
    case 'minCount':
    case 'perLength':
    case 'window':
      return judgeSegments(requiredPerSegment(rule, tally.lengthMetres), tally.metCount);
    default:
      return assertNever(rule);
  }
}

/** 是否达标 · Whether every judgement of an observation was met; what does not apply is neither met nor unmet. */
export function isMet(observation: JudgedCount & { readonly notApplicable: boolean }): boolean {
  return !observation.notApplicable && observation.observedCount > 0 && observation.metCount === observation.observedCount;
}

function requiredPerSegment(rule: CheckRule, lengthMetres: number | null): number[] {
  switch (rule.kind) {
    case 'yesNo':
    case 'share':
      return [1];
    case 'minCount':
      return [rule.count];
    case 'perLength':
      return requiredAlong(lengthMetres, rule.everyMetres, rule.count);
    case 'window':
      return requiredAlong(lengthMetres, rule.windowMetres, rule.count);
    default:
      return assertNever(rule);
  }
}

function requiredAlong(lengthMetres: number | null, segmentMetres: number, count: number): number[] {
  if (lengthMetres === null || lengthMetres <= 0) return [count];
  const segments = Math.min(Math.ceil(lengthMetres / segmentMetres), SEGMENTS_MAX);
  const required = Array.from({ length: segments }, () => count);
  const lastMetres = lengthMetres - (segments - 1) * segmentMetres;
  if (lastMetres < segmentMetres) required[segments - 1] = Math.ceil((count * lastMetres) / segmentMetres);
  return required;
}

function judgeSegments(required: readonly number[], found: number): JudgedCount {
  let left = found;
  let metCount = 0;
  // From the far end, because only the last segment can be shorter and satisfied by less.
  for (const need of required.toReversed()) {
    if (left < need) break;
    left -= need;
    metCount += 1;
  }
  return { observedCount: required.length, metCount };
}

function oneJudgement(met: boolean): JudgedCount {
  return { observedCount: 1, metCount: met ? 1 : 0 };
}
