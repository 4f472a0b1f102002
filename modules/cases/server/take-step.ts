/** One step of one or many cases: the same path for a tap in the field and for five hundred at once. */
import { instant } from '#kernel/local-date.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import { attachable, widenScopes } from '#modules/files/server/index.ts';
import type { ProblemParams } from '#platform/contract/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { actWords, stateWords } from '../contract/index.ts';
import { mayFix } from '../domain/index.ts';
import type { CaseAct, CaseStep, PersonReach } from '../domain/index.ts';
import { rowAfter } from './progress.ts';
import { insertEvents, insertPhotos, lastEvent, lockCases, photosOfCases, saveCases } from './queries/case-steps.ts';
import type { CaseRow } from './queries/case-steps.ts';
import { workCalendar } from './queries/work.ts';

/** A step without who and when, which the context says. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type StepPart = Without<CaseStep, 'by' | 'at'>;

export interface PhotoGiven { readonly fileId: string; readonly role: string }

export interface StepPlan {
  readonly step: StepPart;
  readonly note?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Who answers for the case from now on. */
  readonly assign?: { readonly organisationId: string | null; readonly siteLeaderId: string | null };
  readonly photos?: readonly PhotoGiven[];
  /** For a step decided now but asked for by somebody else earlier. */
  readonly by?: string;
  readonly at?: number;
}

export interface StepRefusal { readonly code: string; readonly params: ProblemParams }
export interface Taken { readonly before: CaseRow; readonly after: CaseRow; readonly plan: StepPlan }

export const language = (ctx: ReadContext): 'zh' | 'en' => (ctx.locale === 'en' ? 'en' : 'zh');

export function reachOf(ctx: ReadContext): PersonReach {
  return { personId: ctx.personId, ...ctx.scope };
}

/** Takes a step in memory; nothing is written yet. */
export function planned(ctx: WriteContext, row: CaseRow, plan: StepPlan, calendar: WorkCalendar): Result<Taken, StepRefusal> {
  const assigned = plan.assign === undefined ? row : { ...row, organisation_id: plan.assign.organisationId, site_leader_id: plan.assign.siteLeaderId };
  const step = { ...plan.step, by: plan.by ?? ctx.personId, at: instant(plan.at ?? ctx.now) } as CaseStep;
  const after = rowAfter(assigned, step, calendar);
  if (after.ok) return ok({ before: row, after: { ...after.value, first_photo_id: row.first_photo_id ?? plan.photos?.[0]?.fileId ?? null }, plan });
  const params: ProblemParams = after.error === 'cases.act_not_allowed' ? { state: stateWords[row.state][language(ctx)] } : {};
  return err({ code: after.error, params });
}

/** The refusal for who decided on an older version, saying what happened since. */
export async function staleness(ctx: WriteContext, row: CaseRow, version: number): Promise<StepRefusal | null> {
  if (row.version === version) return null;
  const last = await lastEvent(ctx.tx, ctx.programmeId, row.id);
  const words = actWords[(last?.act ?? 'report') as CaseAct] ?? actWords.report;
  const inWords = language(ctx);
  return {
    code: 'cases.changed_meanwhile',
    params: { state: stateWords[row.state][inWords], act: words[inWords], who: last?.name ?? (inWords === 'zh' ? '系统' : 'the system'), version: row.version },
  };
}

/** Writes steps, their story and their photos, and leaves the traces. */
export async function keepSteps(ctx: WriteContext, taken: readonly Taken[]): Promise<void> {
  if (taken.length === 0) return;
  const at = new Date(ctx.now).toISOString();
  await saveCases(ctx.tx, ctx.programmeId, taken.map(({ after }) => after));
  await insertEvents(ctx.tx, ctx.programmeId, taken.map(({ before, after, plan }) => ({
    id: ctx.newId(), case_id: before.id, at, act: plan.step.act, from_state: before.state, to_state: after.state, person_id: ctx.personId,
    note: plan.note ?? null, details: { ...plan.details, ...(after.deadline_at === before.deadline_at ? {} : { deadlineAt: after.deadline_at }) },
  })));
  await insertPhotos(ctx.tx, ctx.programmeId, taken.flatMap(({ before, plan }) =>
    (plan.photos ?? []).map(({ fileId, role }) => ({ case_id: before.id, file_id: fileId, role, added_at: at, added_by: ctx.personId }))));
  await widenScopes(ctx.tx, ctx.programmeId, await filesInView(ctx, taken));
  for (const { before, after, plan } of taken) {
    ctx.record({ kind: 'case', id: before.id, change: { act: plan.step.act, number: before.number, from: before.state, to: after.state, version: before.version + 1 } });
    emitCase(ctx, after, plan.step.act);
    emitLeft(ctx, before, after);
  }
}

/** New photos of cases, and all photos of those that now answer to somebody else. */
async function filesInView(ctx: WriteContext, taken: readonly Taken[]): Promise<ReturnType<typeof fileOfCase>[]> {
  const added = taken.flatMap(({ after, plan }) => (plan.photos ?? []).map(({ fileId }) => fileOfCase(fileId, after)));
  const reassigned = new Map(taken.flatMap(({ after, plan }) => (plan.assign === undefined ? [] : [[after.id, after] as const])));
  if (reassigned.size === 0) return added;
  const known = await photosOfCases(ctx.tx, ctx.programmeId, [...reassigned.keys()]);
  return [...added, ...known.map(({ case_id, file_id }) => fileOfCase(file_id, reassigned.get(case_id) as CaseRow))];
}

/** A photo is seen by those who see its case. */
export const fileOfCase = (fileId: string, row: Pick<CaseRow, 'place_id' | 'site_id' | 'organisation_id'>) =>
  ({ fileId, placeId: row.place_id, siteId: row.site_id, organisationId: row.organisation_id });

/** Tells live pages of a case. */
export function emitCase(ctx: WriteContext, row: Pick<CaseRow, 'id' | 'state' | 'place_id' | 'site_id' | 'organisation_id'>, act: string): void {
  ctx.emit({
    topic: 'cases', subjectId: row.id, placeId: row.place_id, siteId: row.site_id, organisationId: row.organisation_id, payload: { act, state: row.state },
  });
}

/** Tells the organisation that answered before, which no longer reaches the case, that it is gone; not what became of it. */
export function emitLeft(ctx: WriteContext, before: Pick<CaseRow, 'id' | 'organisation_id'>, after: Pick<CaseRow, 'organisation_id'>): void {
  if (before.organisation_id !== null && before.organisation_id !== after.organisation_id) ctx.emit({ topic: 'cases', subjectId: before.id, organisationId: before.organisation_id });
}

export const afterStep = ({ before, after }: Taken) => ({
  id: before.id, number: before.number, state: after.state, version: before.version + 1, deadlineAt: after.deadline_at,
});

/** Photos that do not exist or are out of reach, as pointers into the input. */
export async function unknownPhotos(ctx: WriteContext, photos: readonly PhotoGiven[]): Promise<string[]> {
  const known = new Set(await attachable(ctx.tx, ctx.programmeId, photos.map(({ fileId }) => fileId)));
  return photos.flatMap(({ fileId }, at) => (known.has(fileId) ? [] : [`/photos/${at}/fileId`]));
}

/** The case, locked and on the version the person saw; or the refusal. Absent and out of reach are the same. */
export async function caseForStep(
  ctx: WriteContext, input: { caseId: string; version: number }, options: { fixerOnly?: boolean } = {},
): Promise<Result<CaseRow, StepRefusal>> {
  const row = (await lockCases(ctx.tx, ctx.programmeId, [input.caseId]))[0] ?? ctx.notFound();
  const duty = { siteId: row.site_id, placeId: row.place_id, organisationId: row.organisation_id, siteLeaderId: row.site_leader_id };
  if (options.fixerOnly === true && !mayFix(duty, reachOf(ctx))) return err({ code: 'cases.not_responsible', params: {} });
  const stale = await staleness(ctx, row, input.version);
  return stale === null ? ok(row) : err(stale);
}

/**
 * One case, one step. The codes are those of the operation's own closed list; the rules name no others for its act.
 */
export async function takeStep<Code extends string>(
  ctx: WriteContext<Code>, input: { caseId: string; version: number },
  plan: StepPlan | ((row: CaseRow) => Promise<Result<StepPlan, StepRefusal & { pointers?: readonly string[] }>>),
  options: { fixerOnly?: boolean } = {},
): Promise<Taken | Refusal<Code>> {
  const refuse = ({ code, params }: StepRefusal, pointers: readonly string[] = []) => ctx.refuse(code as Code, params, { pointers });
  const row = await caseForStep(ctx, input, options);
  if (!row.ok) return refuse(row.error);
  const decided = typeof plan === 'function' ? await plan(row.value) : ok(plan);
  if (!decided.ok) return refuse(decided.error, decided.error.pointers);
  const photos = decided.value.photos ?? [];
  const unknown = await unknownPhotos(ctx, photos);
  if (unknown.length > 0) return ctx.refuse('cases.photo_unknown' as Code, {}, { pointers: unknown });
  const taken = planned(ctx, row.value, decided.value, await workCalendar(ctx.tx, ctx.programmeId));
  if (!taken.ok) return refuse(taken.error);
  await keepSteps(ctx, [taken.value]);
  return taken.value;
}
