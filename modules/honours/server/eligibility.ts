/** 资格 · The conditions of a round held against its candidates: all at once, or one again after something was said. */
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { eligibilityFindings, isEligible, keepsOut } from '../domain/index.ts';
import type { CandidateState, EligibilityFinding, SubjectFacts, SubjectKind } from '../domain/index.ts';
import { groupingsOf, groupsSaid } from './groupings.ts';
import { candidateFacts, membersOf, saveStates } from './queries/candidates.ts';
import type { FactsRow } from './queries/candidates.ts';
import { roundStages, roundTitles } from './queries/rounds.ts';
import type { RoundRow, RoundTitleRow } from './queries/rounds.ts';

export interface Judged { readonly row: FactsRow; readonly findings: readonly EligibilityFinding[]; readonly verdict: 'eligible' | 'ineligible' | 'nominated' }

/** Departments are asked once their stage is open; before, nobody waits for them. */
async function departmentsAsked(ctx: ReadContext, round: RoundRow): Promise<readonly string[]> {
  const stage = (await roundStages(ctx.tx, ctx.programmeId, round.id)).find(({ kind }) => kind === 'departmentCheck');
  return stage === undefined || stage.state === 'waiting' ? [] : round.departments.map(({ code }) => code);
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

async function judge(ctx: ReadContext, title: RoundTitleRow, row: FactsRow, { departments, asked }: { readonly departments: readonly string[]; readonly asked: readonly string[] }): Promise<Judged> {
  const facts: SubjectFacts = {
    subjectKind: row.kind, held: row.held, members: await membersNeeded(ctx, title, row, ctx.today), declared: row.declared, negative: row.negative, lockedUntil: row.locked_until, holdsAlready: row.holds_already,
    bornOn: row.born_on, isAdult: row.is_adult, classCode: row.class_code, departments: Object.fromEntries(departments.map((code) => [code, row.departments[code] ?? null])), groups: Object.fromEntries(asked.map((dimension) => [dimension, groupsSaid(row)[dimension] ?? null])),
  };
  const findings = eligibilityFindings({ subjectKind: title.subject_kind as SubjectKind, rules: title.rules }, facts, ctx.today);
  const overridden = new Set(row.overridden);
  const verdict = isEligible(findings, overridden) ? 'eligible' : findings.some((each) => keepsOut(each, overridden)) ? 'ineligible' : 'nominated';
  return { row, findings, verdict };
}

export async function judgeCandidates(ctx: ReadContext, round: RoundRow, candidates: string | readonly string[] | null): Promise<Judged[]> {
  const titles = new Map((await roundTitles(ctx.tx, ctx.programmeId, round.id)).map((title) => [title.id, title]));
  const departments = await departmentsAsked(ctx, round);
  const asked = await groupingsOf(ctx, round.id, [...titles.values()]);
  const judged: Judged[] = [];
  for (const row of await candidateFacts(ctx.tx, ctx.programmeId, round.id, ctx.today, typeof candidates === 'string' ? [candidates] : candidates)) judged.push(await judge(ctx, titles.get(row.title_id) as RoundTitleRow, row, { departments, asked: asked.get(row.title_id) ?? [] }));
  return judged;
}

/** Keeps what was judged; who is out of the running already, or further on, stays there. */
export async function keepVerdicts(ctx: WriteContext, judged: readonly Judged[]): Promise<Record<Judged['verdict'], number>> {
  const open = judged.filter(({ row }) => (['nominated', 'eligible', 'ineligible'] as CandidateState[]).includes(row.state));
  const counts = { eligible: 0, ineligible: 0, nominated: 0 };
  for (const verdict of ['eligible', 'ineligible', 'nominated'] as const) {
    const ids = open.filter((each) => each.verdict === verdict).map(({ row }) => row.id);
    counts[verdict] = ids.length;
    await saveStates(ctx.tx, ctx.programmeId, ids, verdict);
  }
  return counts;
}
