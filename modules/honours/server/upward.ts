/** 能否向上推荐 · The rule of a title held against subjects, each on the day it was or is to be sent. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { eligibilityWords } from '../contract/index.ts';
import { canBeSetAside, consecutiveTerms, eligibilityFindings, isForTheHigherTier, isInForceOn, joinCarried, recommendationVerdict, upwardFinding } from '../domain/index.ts';
import type { EligibilityFinding, LowerTitle } from '../domain/index.ts';
import { membersNeeded } from './eligibility.ts';
import type { TitleRow } from './queries/titles.ts';
import { upwardFacts, upwardLines } from './queries/upward.ts';
import type { UpwardAsk, UpwardFacts, UpwardLine } from './queries/upward.ts';

export interface Upward { readonly findings: readonly EligibilityFinding[]; readonly verdict: 'met' | 'needsReason' | 'refused'; readonly fromAward: UpwardLine | null }

const NOBODY_KNOWS = { declared: {}, negative: [], negativeCleared: [], departments: {}, groups: {} };

interface Lower { readonly code: string; readonly termsAsked: number; readonly termsInARow: number; readonly current: UpwardLine | null }

function lowerOf(lines: readonly UpwardLine[], day: string): Lower[] {
  return [...Map.groupBy(lines, ({ title_code }) => title_code)].map(([code, own]) => {
    const awards = own.filter(({ id }) => id !== null);
    const held = joinCarried(awards.map((line) => ({ id: line.id as string, carriedFrom: line.carried_from, from: line.from_date as string, to: line.to_date, endedBy: line.ended_by })));
    return {
      code, termsAsked: own[0]?.upward_after ?? 1, termsInARow: consecutiveTerms(held, awards.flatMap(({ kept_on }) => kept_on), day),
      current: awards.find((line) => isInForceOn({ from: line.from_date as string, to: line.to_date }, day)) ?? null,
    };
  });
}

async function upwardOf(ctx: ReadContext, title: TitleRow, facts: UpwardFacts, lines: readonly UpwardLine[], ask: UpwardAsk): Promise<Upward> {
  const lower = lowerOf(lines, ask.day);
  const own = eligibilityFindings({ subjectKind: title.subject_kind, rules: title.rules }, {
    ...NOBODY_KNOWS, subjectKind: facts.kind, held: facts.held, members: await membersNeeded(ctx, title, { place_id: facts.place_id }, ask.day), lockedUntil: facts.locked_until, holdsAlready: facts.holds_already, bornOn: facts.born_on, isAdult: facts.is_adult, classCode: ask.classCode,
  }, ask.day).filter((finding) => !isForTheHigherTier(finding));
  const findings = [...own, ...upwardFinding(lower satisfies readonly LowerTitle[])];
  const fit = lower.filter(({ current }) => current !== null).toSorted((a, b) => a.termsAsked - a.termsInARow - (b.termsAsked - b.termsInARow))[0];
  return { findings, verdict: recommendationVerdict(findings, canBeSetAside), fromAward: fit?.current ?? null };
}

/** @returns by `at`; a subject that is not there is missing */
export async function upwardChecks(ctx: ReadContext, titleOf: (ask: UpwardAsk) => TitleRow | undefined, asks: readonly UpwardAsk[]): Promise<Map<number, Upward>> {
  if (asks.length === 0) return new Map();
  const lines = Map.groupBy(await upwardLines(ctx.tx, ctx.programmeId, asks), ({ at }) => at);
  const facts = new Map((await upwardFacts(ctx.tx, ctx.programmeId, asks)).map((each) => [each.at, each]));
  const checks = new Map<number, Upward>();
  for (const ask of asks) {
    const [title, own] = [titleOf(ask), facts.get(ask.at)];
    if (title !== undefined && own !== undefined) checks.set(ask.at, await upwardOf(ctx, title, own, lines.get(ask.at) ?? [], ask));
  }
  return checks;
}

/** A finding as people read it, with its numbers. */
export function worded(finding: EligibilityFinding) {
  const words = eligibilityWords[finding.code];
  const numbers = finding.code === 'upward' ? { zh: `（${finding.count ?? 0}/${finding.of ?? 0} 届）`, en: ` (${finding.count ?? 0} of ${finding.of ?? 0} terms)` } : finding.code === 'memberShare' ? { zh: `（${finding.count ?? 0}/${finding.of ?? 0}）`, en: ` (${finding.count ?? 0} of ${finding.of ?? 0})` } : { zh: '', en: '' };
  return { ...finding, titles: [...finding.titles], zh: `${words.zh}${numbers.zh}`, en: `${words.en}${numbers.en}` };
}

export const unmetWords = (findings: readonly EligibilityFinding[]) => {
  const unmet = findings.filter(({ state }) => state !== 'met').map(worded);
  return { reasonsZh: unmet.map(({ zh }) => zh).join('、'), reasonsEn: unmet.map(({ en }) => en).join(', ') };
};
