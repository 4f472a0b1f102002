import { ok, type Result } from '#kernel/result.ts';
import { personNames } from '#modules/people/server/index.ts';
import { organisationNames } from '#modules/places/server/index.ts';
import { fillText, platformProblems } from '#platform/contract/index.ts';
import { keepBulkAct } from '#platform/server/bulk/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { casesProblems, dispatchCases, verifyCases } from '../../contract/index.ts';
import { dispatchGround, dispatchPlan, orderFault } from '../dispatching.ts';
import { lockCases } from '../queries/case-steps.ts';
import type { CaseRow } from '../queries/case-steps.ts';
import { workCalendar } from '../queries/work.ts';
import { stepItems } from '../reversals.ts';
import { keepSteps, language, planned, staleness } from '../take-step.ts';
import type { StepPlan, StepRefusal, Taken } from '../take-step.ts';

interface Chosen { readonly caseId: string; readonly version: number }
type Judged = { readonly chosen: Chosen; readonly row: CaseRow | null; readonly result: Result<Taken, StepRefusal> };

async function judge(ctx: WriteContext, chosen: readonly Chosen[], plan: (row: CaseRow) => Result<StepPlan, StepRefusal>, found: ReadonlyMap<string, CaseRow>): Promise<Judged[]> {
  const calendar = await workCalendar(ctx.tx, ctx.programmeId);
  const judged: Judged[] = [];
  const seen = new Set<string>();
  for (const one of chosen) {
    if (seen.has(one.caseId)) continue;
    seen.add(one.caseId);
    const row = found.get(one.caseId) ?? null;
    if (row === null) { judged.push({ chosen: one, row, result: { ok: false, error: { code: 'platform.not_found', params: {} } } }); continue; }
    const stale = await staleness(ctx, row, one.version);
    const decided = stale === null ? plan(row) : { ok: false as const, error: stale };
    judged.push({ chosen: one, row, result: decided.ok ? planned(ctx, row, decided.value, calendar) : decided });
  }
  return judged;
}

function titleOf(ctx: WriteContext, { code, params }: StepRefusal): string {
  const definition = (casesProblems as Record<string, { title: { zh: string; en: string } }>)[code] ?? platformProblems['platform.not_found'];
  return fillText(definition.title[language(ctx)], params);
}

async function outcomesOf(ctx: WriteContext, judged: readonly Judged[]) {
  const taken = judged.flatMap(({ result }) => (result.ok ? [result.value.after] : []));
  const idsOf = (member: 'organisation_id' | 'site_leader_id') => [...new Set(taken.flatMap((row) => (row[member] === null ? [] : [row[member]])))];
  const organisations = new Map((await organisationNames(ctx.tx, ctx.programmeId, idsOf('organisation_id'))).map((row) => [row.id, row]));
  const leaders = await personNames(ctx.tx, ctx.programmeId, idsOf('site_leader_id'));
  const results = judged.map(({ chosen, row, result }) => {
    const after = result.ok ? result.value.after : row;
    const organisation = after?.organisation_id == null ? undefined : organisations.get(after.organisation_id);
    return {
      caseId: chosen.caseId, number: row?.number ?? null, ok: result.ok, problem: result.ok ? null : result.error.code,
      problemTitle: result.ok ? null : titleOf(ctx, result.error), state: after?.state ?? null,
      version: row === null ? null : row.version + (result.ok ? 1 : 0), deadlineAt: after?.deadline_at ?? null,
      organisationNameZh: organisation?.nameZh ?? null, organisationNameEn: organisation?.nameEn ?? null,
      siteLeaderName: after?.site_leader_id == null ? null : (leaders.get(after.site_leader_id) ?? null),
    };
  });
  return { done: taken.length, refused: judged.length - taken.length, results };
}

/** What can go through goes through; what cannot is answered case by case. */
async function takeMany(ctx: WriteContext, kind: 'cases.dispatch' | 'cases.verify', chosen: readonly Chosen[], planFor: (rows: readonly CaseRow[]) => Promise<(row: CaseRow) => Result<StepPlan, StepRefusal>>) {
  const found = await lockCases(ctx.tx, ctx.programmeId, chosen.map(({ caseId }) => caseId));
  const judged = await judge(ctx, chosen, await planFor(found), new Map(found.map((row) => [row.id, row])));
  const taken = judged.flatMap(({ result }) => (result.ok ? [result.value] : []));
  await keepSteps(ctx, taken);
  return { ...await outcomesOf(ctx, judged), bulkActId: await keepBulkAct(ctx, kind, stepItems(taken)) };
}

export const dispatchCasesBound = bindWrite(dispatchCases, async (ctx, input) => {
  const fault = await orderFault(ctx, input);
  if (fault !== null) return ctx.refuse(fault.code, {}, { pointers: [fault.pointer] });
  return takeMany(ctx, 'cases.dispatch', input.cases, async (found) => {
    const ground = await dispatchGround(ctx, found);
    return (row) => dispatchPlan(row, input, ground);
  });
});

export const verifyCasesBound = bindWrite(verifyCases, async (ctx, input) => {
  if (input.outcome === 'fail' && (input.note ?? '') === '') return ctx.refuse('cases.reason_required', {}, { pointers: ['/note'] });
  const step: StepPlan['step'] = input.outcome === 'pass' ? { act: 'verifyPass' } : { act: 'verifyFail', reason: input.note ?? '' };
  return takeMany(ctx, 'cases.verify', input.cases, async () => () => ok({ step, note: input.note }));
});
