import { bindExport } from '#platform/server/exports/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { exportSessions, importSessions, listSessions, readSessionFigures, recordSession, sessionImportTemplate } from '../../contract/index.ts';
import { sessionColumns, sessionExample, sessionImport } from '../imports/sessions.ts';
import { facilityOpenOn } from './facilities.ts';
import { iso } from '../planning.ts';
import { placeInReach } from '../queries/ground.ts';
import { projectTakes } from '../queries/projects.ts';
import { insertSession, sessionPage, sessionSums, sessionTotal } from '../queries/sessions.ts';
import { teamDays } from '../queries/volunteers.ts';

export const listSessionsBound = bindRead(listSessions, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await sessionPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, code: row.code, subject: row.subject, team: { id: row.team_id, code: row.team_code, name: row.team_name }, place: { id: row.place_id, code: row.place_code, nameZh: row.place_zh, nameEn: row.place_en }, heldOn: row.held_on, participants: row.participants, beneficiaries: row.beneficiaries,
    evidence: row.evidence, facility: row.facility_id === null ? null : { id: row.facility_id, code: row.facility_code ?? '', name: row.facility_name ?? '' }, project: row.project_id === null ? null : { id: row.project_id, code: row.project_code ?? '', name: row.project_name ?? '' }, recordedBy: row.recorder,
  })),
  total: await ctx.remember(`volunteering.sessions:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => sessionTotal(ctx, filter)), page, pageSize,
}));

export const readSessionFiguresBound = bindRead(readSessionFigures, async (ctx, filter) => {
  const sums = await sessionSums(ctx, filter);
  return { on: ctx.today, firstOn: sums.first_on, lastOn: sums.last_on, sessions: sums.sessions, teams: sums.teams, participants: sums.participants, beneficiaries: sums.beneficiaries, withEvidence: sums.with_evidence };
});

export const recordSessionBound = bindWrite(recordSession, async (ctx, session) => {
  if ((await teamDays(ctx, session.teamId)) === undefined) return ctx.notFound();
  if (!(await placeInReach(ctx, session.placeId))) return ctx.refuse('volunteering.place_unknown', {}, { pointers: ['/placeId'] });
  if (session.heldOn > ctx.today) return ctx.refuse('volunteering.dates_out_of_order', {}, { pointers: ['/heldOn'] });
  if (session.projectId !== null && !(await projectTakes(ctx, session.projectId, session.heldOn))) return ctx.refuse('volunteering.project_unknown', {}, { pointers: ['/projectId'] });
  if (session.facilityId !== null && !(await facilityOpenOn(ctx, session.facilityId, session.heldOn))) return ctx.refuse('volunteering.facility_unknown', {}, { pointers: ['/facilityId'] });
  const id = ctx.newId();
  await insertSession(ctx.tx, ctx.programmeId, { ...session, id, at: iso(ctx.now), by: ctx.personId, searchText: searchTextOf(session.subject, session.code) });
  ctx.record({ kind: 'serviceSession', id, change: { act: 'record', participants: session.participants, beneficiaries: session.beneficiaries } });
  ctx.emit({ topic: 'volunteering', subjectId: id, placeId: session.placeId });
  return { id };
});

export const importSessionsBound = bindWrite(importSessions, (ctx, { file, mode }) => importTable(ctx, { operation: importSessions, file, mode, definition: () => Promise.resolve(sessionImport(ctx)) }));

export const sessionImportTemplateBound = bindRead(sessionImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '场次导入模板', en: 'Sessions to import' }, sessionColumns, { zh: [sessionExample('zh', ctx.today)], en: [sessionExample('en', ctx.today)] }, format));

export const exportSessionsBound = bindExport(exportSessions, listSessionsBound, listSessions, {
  name: { zh: '服务场次', en: 'Sessions' }, columns: sessionColumns,
  row: (row) => ({ code: row.code, team: row.team.code, subject: row.subject, place: row.place.code, heldOn: row.heldOn, participants: row.participants, beneficiaries: row.beneficiaries, evidence: row.evidence, project: row.project?.code ?? null, facility: row.facility?.code ?? null }),
});
