import { attachable, widenScope } from '#modules/files/server/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { attachProjectPhoto, createProject, listProjects, readProject, recordProgress, setProjectState, updateProject, withdrawProgress } from '../../contract/index.ts';
import { projectMayBecome } from '../../domain/index.ts';
import { inHundredths } from '../plan-picture.ts';
import { listed, projectsNow, sourcesOf } from '../project-picture.ts';
import { knownIds } from '../queries/ground.ts';
import { planPage } from '../queries/plans.ts';
import { insertProjectPhoto, insertWork, lockMeasure, lockProject, lockWork, measuresOf, projectPage, projectPhotos, projectTotal, replaceMeasures, replaceMilestones, saveProjectState, saveWorkWithdrawal, upsertProjects } from '../queries/projects.ts';

const iso = (ctx: WriteContext): string => new Date(ctx.now).toISOString();

export const listProjectsBound = bindRead(listProjects, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await projectsNow(ctx, await projectPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize }))).map(listed), total: await projectTotal(ctx, filter), page, pageSize,
}));

const one = (ctx: ReadContext, projectId: string) => projectPage(ctx, { id: projectId }, 'code', { limit: 1, offset: 0 });

export const readProjectBound = bindRead(readProject, async (ctx, { projectId }) => {
  const rows = await one(ctx, projectId);
  const [picture] = await projectsNow(ctx, rows);
  const [row] = rows;
  if (picture === undefined || row === undefined) return ctx.notFound();
  return { ...picture, about: row.about, stateReason: row.state_reason, today: ctx.today, sources: (await sourcesOf(ctx)).map((source) => ({ code: source.code, nameZh: source.name_zh, nameEn: source.name_en })), photos: await projectPhotos(ctx.tx, ctx.programmeId, projectId) };
});

type Facts = Omit<ParsedInputOf<typeof createProject>, 'code'>;
type Misfit = 'plans.dates_out_of_order' | 'plans.plan_unknown' | 'plans.place_unknown' | 'plans.organisation_unknown' | 'plans.measure_wrong';

async function misfit(ctx: ReadContext, project: Facts, ownMeasures: ReadonlySet<string>): Promise<{ code: Misfit; pointer: string } | null> {
  if (project.endsOn < project.startsOn) return { code: 'plans.dates_out_of_order', pointer: '/endsOn' };
  const future = project.milestones.findIndex(({ doneOn }) => doneOn !== null && doneOn > ctx.today);
  if (future >= 0) return { code: 'plans.dates_out_of_order', pointer: `/milestones/${future}/doneOn` };
  if (project.planId !== null && (await planPage(ctx.tx, ctx.programmeId, { id: project.planId }, 'code', { limit: 1, offset: 0 })).length === 0) return { code: 'plans.plan_unknown', pointer: '/planId' };
  if (project.placeId !== null && (await knownIds(ctx.tx, ctx.programmeId, 'places.places', [project.placeId])).size === 0) return { code: 'plans.place_unknown', pointer: '/placeId' };
  if (project.organisationId !== null && (await knownIds(ctx.tx, ctx.programmeId, 'places.organisations', [project.organisationId])).size === 0) return { code: 'plans.organisation_unknown', pointer: '/organisationId' };
  const wrong = project.measures.findIndex(({ id, name }, at) => (id !== undefined && !ownMeasures.has(id)) || project.measures.findIndex((other) => other.name === name) !== at);
  return wrong < 0 ? null : { code: 'plans.measure_wrong', pointer: `/measures/${wrong}/name` };
}

function trace(ctx: WriteContext, project: { readonly id: string; readonly placeId: string | null; readonly organisationId: string | null }, change: Readonly<Record<string, unknown>>, reason?: string): void {
  ctx.record({ kind: 'project', id: project.id, change, ...(reason === undefined ? {} : { reason }) });
  ctx.emit({ topic: 'plans', subjectId: project.id, placeId: project.placeId, organisationId: project.organisationId });
}

/** @returns the measure that has readings and cannot go, if one was asked to */
async function keep(ctx: WriteContext, id: string, code: string, { measures, milestones, ...project }: Facts, act: string): Promise<string | undefined> {
  await upsertProjects(ctx.tx, ctx.programmeId, [{ ...project, id, code, searchText: searchTextOf(project.name, code, project.contractor) }]);
  const [used] = await replaceMeasures(ctx.tx, ctx.programmeId, id, measures.map((measure) => ({ id: measure.id ?? ctx.newId(), name: measure.name, unit: measure.unit, hundredths: inHundredths(measure.planned) })));
  if (used !== undefined) return used;
  await replaceMilestones(ctx.tx, ctx.programmeId, id, milestones.map((milestone) => ({ ...milestone, id: ctx.newId() })));
  trace(ctx, { id, placeId: project.placeId, organisationId: project.organisationId }, { act });
  return undefined;
}

export const createProjectBound = bindWrite(createProject, async (ctx, { code, ...project }) => {
  const wrong = await misfit(ctx, project, new Set());
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await keep(ctx, id, code, project, 'create');
  return { id, version: 1 };
});

export const updateProjectBound = bindWrite(updateProject, async (ctx, { projectId, version, ...project }) => {
  const known = (await lockProject(ctx, projectId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const wrong = await misfit(ctx, project, new Set((await measuresOf(ctx.tx, ctx.programmeId, [projectId])).map(({ id }) => id)));
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  if (await keep(ctx, projectId, known.code, project, 'update') !== undefined) return ctx.refuse('plans.measure_wrong', {}, { pointers: ['/measures'] });
  return { id: projectId, version: version + 1 };
});

export const setProjectStateBound = bindWrite(setProjectState, async (ctx, { projectId, version, state, finishedOn, reason }) => {
  const known = (await lockProject(ctx, projectId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (!projectMayBecome(known.state, state)) return ctx.refuse('plans.project_state_wrong');
  if ((state === 'paused' || state === 'dropped') && reason === null) return ctx.refuse('plans.reason_missing', {}, { pointers: ['/reason'] });
  const done = state === 'finished' ? (finishedOn ?? ctx.today) : null;
  if (done !== null && (done > ctx.today || done < known.starts_on)) return ctx.refuse('plans.dates_out_of_order', {}, { pointers: ['/finishedOn'] });
  await saveProjectState(ctx.tx, ctx.programmeId, projectId, state, done, reason);
  trace(ctx, { id: projectId, placeId: known.place_id, organisationId: known.organisation_id }, { act: 'setState', state }, reason ?? undefined);
  return { state, version: version + 1 };
});

export const recordProgressBound = bindWrite(recordProgress, async (ctx, { measureId, on, value, source }) => {
  const project = (await lockMeasure(ctx, measureId)) ?? ctx.notFound();
  if (project.state === 'dropped') return ctx.refuse('plans.project_state_wrong');
  if (on > ctx.today) return ctx.refuse('plans.dates_out_of_order', {}, { pointers: ['/on'] });
  const id = ctx.newId();
  await insertWork(ctx.tx, ctx.programmeId, { id, measureId, on, hundredths: inHundredths(value), source, by: ctx.personId, at: iso(ctx) });
  trace(ctx, { id: project.id, placeId: project.place_id, organisationId: project.organisation_id }, { act: 'progress', measure: measureId, on, hundredths: inHundredths(value) });
  const [picture] = await projectsNow(ctx, await one(ctx, project.id));
  return { id, doubts: picture?.doubts ?? [] };
});

export const withdrawProgressBound = bindWrite(withdrawProgress, async (ctx, { readingId, reason }) => {
  const reading = (await lockWork(ctx, readingId)) ?? ctx.notFound();
  if (reading.withdrawn_at !== null) return ctx.refuse('plans.reading_withdrawn');
  await saveWorkWithdrawal(ctx.tx, ctx.programmeId, readingId, { personId: ctx.personId, at: iso(ctx), reason });
  trace(ctx, { id: reading.project_id, placeId: reading.place_id, organisationId: reading.organisation_id }, { act: 'withdrawProgress', reading: readingId }, reason);
  return { projectId: reading.project_id };
});

export const attachProjectPhotoBound = bindWrite(attachProjectPhoto, async (ctx, { projectId, fileId, role, note }) => {
  const project = (await lockProject(ctx, projectId)) ?? ctx.notFound();
  if ((await attachable(ctx.tx, ctx.programmeId, [fileId])).length === 0) return ctx.refuse('plans.photo_unknown', {}, { pointers: ['/fileId'] });
  if (await insertProjectPhoto(ctx.tx, ctx.programmeId, { projectId, fileId, role, note, at: iso(ctx) }) > 0) {
    await widenScope(ctx.tx, ctx.programmeId, [fileId], { placeId: project.place_id, siteId: null, organisationId: project.organisation_id });
    trace(ctx, { id: projectId, placeId: project.place_id, organisationId: project.organisation_id }, { act: 'attach', role });
  }
  return { photoCount: (await projectPhotos(ctx.tx, ctx.programmeId, projectId)).length };
});
