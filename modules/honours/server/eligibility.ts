/** 资格 · The conditions of a round held against its candidates: all at once, or one again after something was said. */
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { awaitsSignaturesAlone, eligibilityFindings, verdictOf } from '../domain/index.ts';
import type { CandidateState, EligibilityFinding, SubjectFacts, SubjectKind, Verdict } from '../domain/index.ts';
import { groupingsOf, groupsSaid } from './groupings.ts';
import { candidateFacts, membersOf, saveStates } from './queries/candidates.ts';
import type { FactsRow } from './queries/candidates.ts';
import { roundStages, roundTitles } from './queries/rounds.ts';
import type { RoundRow, RoundTitleRow } from './queries/rounds.ts';

export interface Judged { readonly row: FactsRow; readonly findings: readonly EligibilityFinding[]; readonly verdict: Verdict; /** What is open is only waited for from those who sign. */ readonly awaitsSignatures: boolean }

interface Asked { readonly departments: readonly string[]; readonly negativesNow: boolean }

/** Departments are asked once their stage is open; before, nobody waits for them. Negative items are theirs to clear; without them, of the stage of eligibility. */
async function askedNow(ctx: ReadContext, round: RoundRow): Promise<Asked> {
  const stages = await roundStages(ctx.tx, ctx.programmeId, round.id);
  const check = stages.find(({ kind }) => kind === 'departmentCheck');
  if (check === undefined || round.departments.length === 0) return { departments: [], negativesNow: stages.some(({ kind, state }) => kind === 'eligibility' && state !== 'waiting') };
  return check.state === 'waiting' ? { departments: [], negativesNow: false } : { departments: round.departments.map(({ code }) => code), negativesNow: true };
}

/** Of the members that the rule of a title asks about: how many there are below a place, and who of them holds what on a day. */
export async function membersNeeded(ctx: ReadContext, title: Pick<RoundTitleRow, 'rules'>, row: Pick<FactsRow, 'place_id'>, day: string): Promise<SubjectFacts['members']> {
  const kinds = new Set(title.rules.prerequisites.flatMap((needed) => (needed.kind === 'memberShare' ? [needed.memberKind] : [])));
  const found: Partial<Record<SubjectKind, { total: number; holding: (titles: readonly string[]) => number }>> = {};
  for (const kind of row.place_id === null ? [] : kinds) {
    const { total, holding } = await membersOf(ctx.tx, ctx.programmeId, row.place_id as string, kind, day);
    found[kind] = { total, holding: (titles) => new Set(holding.filter((member) => titles.includes(member.title_code)).map(({ subject_id }) => subject_id)).size };
  }
  return found;
}

async function judge(ctx: ReadContext, title: RoundTitleRow, row: FactsRow, { departments, negativesNow, groupings }: Asked & { readonly groupings: readonly string[] }): Promise<Judged> {
  const facts: SubjectFacts = {
    subjectKind: row.kind, held: row.held, members: await membersNeeded(ctx, title, row, ctx.today), declared: row.declared, negative: row.negative, negativeCleared: row.negative_cleared, lockedUntil: row.locked_until, holdsAlready: row.holds_already,
    bornOn: row.born_on, isAdult: row.is_adult, classCode: row.class_code, departments: Object.fromEntries(departments.map((code) => [code, row.departments[code] ?? null])), groups: Object.fromEntries(groupings.map((dimension) => [dimension, groupsSaid(row)[dimension] ?? null])),
  };
  const findings = eligibilityFindings({ subjectKind: title.subject_kind as SubjectKind, rules: title.rules }, facts, ctx.today);
  const overridden = new Set(row.overridden);
  return { row, findings, verdict: verdictOf(findings, overridden, negativesNow), awaitsSignatures: awaitsSignaturesAlone(findings, overridden) };
}

export async function judgeCandidates(ctx: ReadContext, round: RoundRow, candidates: string | readonly string[] | null): Promise<Judged[]> {
  const titles = new Map((await roundTitles(ctx.tx, ctx.programmeId, round.id)).map((title) => [title.id, title]));
  const asked = await askedNow(ctx, round);
  const groupings = await groupingsOf(ctx, round.id, [...titles.values()]);
  const judged: Judged[] = [];
  for (const row of await candidateFacts(ctx.tx, ctx.programmeId, round.id, ctx.today, typeof candidates === 'string' ? [candidates] : candidates)) judged.push(await judge(ctx, titles.get(row.title_id) as RoundTitleRow, row, { ...asked, groupings: groupings.get(row.title_id) ?? [] }));
  return judged;
}

/**
 * Keeps what was judged; who is out of the running already, or further on, stays there. Where signatures come in one by one, whoever was eligible stays so
 * while nothing but signatures is missing: the stage counts those, and no first one takes a candidate back.
 */
export async function keepVerdicts(ctx: WriteContext, judged: readonly Judged[], comeOneByOne: boolean): Promise<Record<Verdict, number>> {
  const open = judged.filter(({ row }) => (['nominated', 'eligible', 'ineligible'] as CandidateState[]).includes(row.state));
  const counts = { eligible: 0, ineligible: 0, nominated: 0 };
  for (const verdict of ['eligible', 'ineligible', 'nominated'] as const) {
    const ids = open.filter((each) => each.verdict === verdict).map(({ row }) => row.id);
    counts[verdict] = ids.length;
    const stay = new Set(verdict === 'nominated' && comeOneByOne ? open.filter(({ row, awaitsSignatures }) => row.state === 'eligible' && awaitsSignatures).map(({ row }) => row.id) : []);
    await saveStates(ctx.tx, ctx.programmeId, ids.filter((id) => !stay.has(id)), verdict);
  }
  return counts;
}
