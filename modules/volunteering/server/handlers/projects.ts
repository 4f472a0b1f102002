import { openPublicSite } from '#modules/places/server/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { assignActivity, createProject, exportProjects, importProjects, listOpenProjects, listProjects, moveProject, projectImportTemplate, readOpenProject, readProject, updateProject } from '../../contract/index.ts';
import { projectMoves } from '../../domain/index.ts';
import { projectColumns, projectExample, projectImport } from '../imports/projects.ts';
import { dayOf, iso } from '../planning.ts';
import { codesById, organisationInReach, placeInReach } from '../queries/ground.ts';
import { insertProject, lockProject, openProject, openProjects, openProjectTotal, projectHeld, projectPage, projectTakes, projectTotal, replaceProject, saveActivityProject, saveProjectState } from '../queries/projects.ts';
import type { CountedRow, OpenProjectRow, ProjectRow, ProjectToKeep } from '../queries/projects.ts';
import { activityPage } from '../queries/service.ts';
import { branchCodes } from '../queries/teams.ts';
import { teamDays } from '../queries/volunteers.ts';

const countedOut = (row: CountedRow) => ({ activityCount: row.activity_count, volunteerCount: row.volunteer_count, minutes: { A: row.a, B: row.b, C: row.c, D: row.d }, sessionCount: row.session_count, withEvidence: row.with_evidence, beneficiaries: row.beneficiaries });
const placeOut = (row: { place_id: string; place_zh: string; place_en: string }) => ({ id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en });
const branchNames = (row: { branch_zh: string | null; branch_en: string | null }) => ({ nameZh: row.branch_zh ?? '', nameEn: row.branch_en ?? '' });

const rowOut = (row: ProjectRow) => ({
  id: row.id, code: row.code, name: row.name, purpose: row.purpose, branch: row.branch_code === null ? null : { code: row.branch_code, ...branchNames(row) }, team: { id: row.team_id, code: row.team_code, name: row.team_name }, place: placeOut(row), partners: row.partners,
  fromDate: row.from_date, toDate: row.to_date, targetServed: row.target_served, targetHours: row.target_hours, state: row.state, outcome: row.outcome, version: row.version, counted: countedOut(row),
});

export const listProjectsBound = bindRead(listProjects, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await projectPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await projectTotal(ctx, filter), page, pageSize,
}));

export const readProjectBound = bindRead(readProject, async (ctx, { projectId }) => {
  const [row] = await projectPage(ctx, { id: projectId }, 'code', { limit: 1, offset: 0 });
  return row === undefined ? ctx.notFound() : { ...rowOut(row), on: ctx.today };
});

type ProjectInput = Omit<ParsedInputOf<typeof createProject>, 'code'>;
type Misfit = { code: 'volunteering.branch_unknown' | 'volunteering.team_unknown' | 'volunteering.place_unknown' | 'volunteering.organisation_unknown' | 'volunteering.dates_out_of_order'; pointer: string };

async function misfit(ctx: ReadContext, project: ProjectInput): Promise<Misfit | null> {
  if (project.branch !== null && (await branchCodes(ctx.tx, ctx.programmeId)).get(project.branch) !== project.branch) return { code: 'volunteering.branch_unknown', pointer: '/branch' };
  if ((await teamDays(ctx, project.teamId)) === undefined) return { code: 'volunteering.team_unknown', pointer: '/teamId' };
  if (!(await placeInReach(ctx, project.placeId))) return { code: 'volunteering.place_unknown', pointer: '/placeId' };
  for (const [at, partnerId] of project.partnerIds.entries()) if (!(await organisationInReach(ctx, partnerId))) return { code: 'volunteering.organisation_unknown', pointer: `/partnerIds/${at}` };
  return project.toDate !== null && project.toDate < project.fromDate ? { code: 'volunteering.dates_out_of_order', pointer: '/toDate' } : null;
}

const toKeep = (id: string, code: string, project: ProjectInput): ProjectToKeep => ({ id, code, ...project, partnerIds: [...new Set(project.partnerIds)], searchText: searchTextOf(project.name, code) });

function leaveTrace(ctx: WriteContext, id: string, change: Readonly<Record<string, unknown>>, placeId?: string): void {
  ctx.record({ kind: 'volunteerProject', id, change });
  ctx.emit({ topic: 'volunteering', subjectId: id, ...(placeId === undefined ? {} : { placeId }) });
}

export const createProjectBound = bindWrite(createProject, async (ctx, { code, ...project }) => {
  const wrong = await misfit(ctx, project);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await insertProject(ctx.tx, ctx.programmeId, toKeep(id, code, project));
  leaveTrace(ctx, id, { act: 'create' }, project.placeId);
  return { id, version: 1 };
});

export const updateProjectBound = bindWrite(updateProject, async (ctx, { projectId, version, ...project }) => {
  const known = (await lockProject(ctx.tx, ctx.programmeId, projectId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (known.state === 'ended') return ctx.refuse('volunteering.project_over');
  const wrong = await misfit(ctx, project);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const held = await projectHeld(ctx.tx, ctx.programmeId, projectId, ctx.utcOffsetMinutes);
  if (held.first_on !== null && held.first_on < project.fromDate) return ctx.refuse('volunteering.project_outside', {}, { pointers: ['/fromDate'] });
  if (held.last_on !== null && project.toDate !== null && held.last_on > project.toDate) return ctx.refuse('volunteering.project_outside', {}, { pointers: ['/toDate'] });
  await replaceProject(ctx.tx, ctx.programmeId, toKeep(projectId, known.code, project));
  leaveTrace(ctx, projectId, { act: 'update' }, project.placeId);
  return { id: projectId, version: version + 1 };
});

/** An end without a day of its own is today, or the last day of what is planned already. */
export const moveProjectBound = bindWrite(moveProject, async (ctx, { projectId, to, outcome }) => {
  const known = (await lockProject(ctx.tx, ctx.programmeId, projectId)) ?? ctx.notFound();
  if (!projectMoves(known.state).includes(to)) return ctx.refuse('volunteering.project_step');
  if (to === 'ended' && outcome === null) return ctx.refuse('volunteering.outcome_missing', {}, { pointers: ['/outcome'] });
  let toDate = known.to_date;
  if (to === 'ended') {
    const { last_on: lastOn } = await projectHeld(ctx.tx, ctx.programmeId, projectId, ctx.utcOffsetMinutes);
    const last = [ctx.today, lastOn ?? '', known.from_date].toSorted().at(-1) as string;
    toDate = known.to_date === null || known.to_date > last ? last : known.to_date;
  }
  await saveProjectState(ctx.tx, ctx.programmeId, projectId, { state: to, outcome: to === 'ended' ? outcome : null, toDate });
  leaveTrace(ctx, projectId, { act: 'move', state: to });
  return { state: to };
});

export const assignActivityBound = bindWrite(assignActivity, async (ctx, { activityId, projectId }) => {
  const [activity] = await activityPage(ctx, { id: activityId }, 'code', { limit: 1, offset: 0 });
  if (activity === undefined) return ctx.notFound();
  if (projectId !== null && !(await projectTakes(ctx, projectId, dayOf(ctx, activity.starts_at)))) return ctx.refuse('volunteering.project_unknown', {}, { pointers: ['/projectId'] });
  await saveActivityProject(ctx.tx, ctx.programmeId, activityId, projectId);
  ctx.record({ kind: 'volunteerActivity', id: activityId, change: { act: 'assign', project: projectId } });
  ctx.emit({ topic: 'volunteering', subjectId: activityId, placeId: activity.place_id });
  return { projectId };
});

export const importProjectsBound = bindWrite(importProjects, (ctx, { file, mode }) => importTable(ctx, { operation: importProjects, file, mode, definition: () => Promise.resolve(projectImport(ctx)) }));

export const projectImportTemplateBound = bindRead(projectImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '志愿服务项目导入模板', en: 'Volunteer projects to import' }, projectColumns, { zh: [projectExample('zh', ctx.today)], en: [projectExample('en', ctx.today)] }, format));

export const exportProjectsBound = bindExport(exportProjects, listProjectsBound, listProjects, {
  name: { zh: '志愿服务项目', en: 'Volunteer projects' }, columns: projectColumns, prepare: (ctx) => codesById(ctx.tx, ctx.programmeId),
  row: (row, { ground }) => ({
    code: row.code, name: row.name, purpose: row.purpose, branch: row.branch?.code ?? null, team: row.team.code, place: ground.get(row.place.id) ?? '', partners: row.partners.map(({ code }) => code).join('、') || null, fromDate: row.fromDate, toDate: row.toDate, targetServed: row.targetServed, targetHours: row.targetHours,
    state: row.state, activities: row.counted.activityCount, volunteers: row.counted.volunteerCount, minutesA: row.counted.minutes.A, minutesB: row.counted.minutes.B, minutesC: row.counted.minutes.C, minutesD: row.counted.minutes.D, sessions: row.counted.sessionCount, withEvidence: row.counted.withEvidence, beneficiaries: row.counted.beneficiaries,
  }),
});

const openOut = (row: OpenProjectRow) => ({
  id: row.id, name: row.name, purpose: row.purpose, branch: row.branch_zh === null ? null : branchNames(row), team: { id: row.team_id, name: row.team_name }, place: placeOut(row), partners: row.partners, fromDate: row.from_date, toDate: row.to_date, targetServed: row.target_served, targetHours: row.target_hours, counted: countedOut(row),
  activities: row.activities.map((activity) => ({ ...activity, startsAt: iso(activity.startsAt) })),
});

export const listOpenProjectsBound = bindRead(listOpenProjects, async (ctx, { page, pageSize }) => {
  await openPublicSite(ctx);
  const now = iso(ctx.now);
  return { on: ctx.today, rows: (await openProjects(ctx.tx, ctx.today, now, { limit: pageSize, offset: (page - 1) * pageSize })).map(openOut), total: await openProjectTotal(ctx.tx, ctx.today, now), page, pageSize };
});

export const readOpenProjectBound = bindRead(readOpenProject, async (ctx, { projectId }) => {
  await openPublicSite(ctx);
  return { ...openOut((await openProject(ctx.tx, ctx.today, iso(ctx.now), projectId)) ?? ctx.notFound()), on: ctx.today };
});
