import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { adoptBranches, createTeam, importTeams, listBranches, listTeams, readTeam, saveBranch, teamImportTemplate, updateTeam } from '../../contract/index.ts';
import { teamColumns, teamExample, teamImport } from '../imports/teams.ts';
import { packBranches } from '../packs.ts';
import { organisationInReach, personThere, placeInReach } from '../queries/ground.ts';
import { branchCodes, branchesWithCounts, insertBranches, insertTeam, lockTeam, replaceTeam, teamPage, teamTotal, upsertBranch } from '../queries/teams.ts';
import type { TeamRow, TeamToKeep } from '../queries/teams.ts';

const named = (id: string | null, zh: string | null, en: string | null) => (id === null ? null : { id, nameZh: zh ?? '', nameEn: en ?? '' });

const rowOut = (row: TeamRow) => ({
  id: row.id, code: row.code, name: row.name, branch: row.branch_code === null ? null : { code: row.branch_code, nameZh: row.branch_zh ?? '', nameEn: row.branch_en ?? '' },
  place: named(row.place_id, row.place_zh, row.place_en), organisation: named(row.organisation_id, row.organisation_zh, row.organisation_en),
  leader: row.leader_id === null ? null : { id: row.leader_id, code: row.leader_code ?? '', name: row.leader_name ?? '' }, foundedOn: row.founded_on, dissolvedOn: row.dissolved_on, memberCount: row.member_count, version: row.version,
});

export const listBranchesBound = bindRead(listBranches, async (ctx) => ({
  rows: (await branchesWithCounts(ctx)).map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, sortOrder: row.sort_order, teamCount: row.team_count, memberCount: row.member_count })),
}));

export const adoptBranchesBound = bindWrite(adoptBranches, async (ctx) => {
  const created = await insertBranches(ctx.tx, ctx.programmeId, (await packBranches()).map((branch, at) => ({ ...branch, order: at })));
  ctx.record({ kind: 'volunteerBranch', id: ctx.programmeId, change: { act: 'adopt', created } });
  ctx.emit({ topic: 'volunteering', subjectId: ctx.programmeId });
  return { created };
});

export const saveBranchBound = bindWrite(saveBranch, async (ctx, { code, nameZh, nameEn, sortOrder }) => {
  await upsertBranch(ctx.tx, ctx.programmeId, { code, zh: nameZh, en: nameEn, order: sortOrder });
  ctx.record({ kind: 'volunteerBranch', id: code, change: { act: 'save' } });
  ctx.emit({ topic: 'volunteering', subjectId: ctx.programmeId });
  return { code };
});

export const listTeamsBound = bindRead(listTeams, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await teamPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut),
  total: await ctx.remember(`volunteering.teams:${ctx.today}:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => teamTotal(ctx, filter)), page, pageSize,
}));

export const readTeamBound = bindRead(readTeam, async (ctx, { teamId }) => {
  const [row] = await teamPage(ctx, { id: teamId }, 'code', { limit: 1, offset: 0 });
  return row === undefined ? ctx.notFound() : rowOut(row);
});

type TeamInput = Omit<ParsedInputOf<typeof createTeam>, 'code'>;
type Misfit = { code: 'volunteering.branch_unknown' | 'volunteering.leader_unknown' | 'volunteering.place_unknown' | 'volunteering.organisation_unknown' | 'volunteering.dates_out_of_order'; pointer: string };

async function misfit(ctx: ReadContext, team: TeamInput): Promise<Misfit | null> {
  if (team.branch !== null && (await branchCodes(ctx.tx, ctx.programmeId)).get(team.branch) !== team.branch) return { code: 'volunteering.branch_unknown', pointer: '/branch' };
  if (team.placeId !== null && !(await placeInReach(ctx, team.placeId))) return { code: 'volunteering.place_unknown', pointer: '/placeId' };
  if (team.organisationId !== null && !(await organisationInReach(ctx, team.organisationId))) return { code: 'volunteering.organisation_unknown', pointer: '/organisationId' };
  if (team.leaderId !== null && !(await personThere(ctx.tx, ctx.programmeId, team.leaderId))) return { code: 'volunteering.leader_unknown', pointer: '/leaderId' };
  if (team.foundedOn > ctx.today) return { code: 'volunteering.dates_out_of_order', pointer: '/foundedOn' };
  return team.dissolvedOn !== null && (team.dissolvedOn < team.foundedOn || team.dissolvedOn > ctx.today) ? { code: 'volunteering.dates_out_of_order', pointer: '/dissolvedOn' } : null;
}

const toKeep = (id: string, code: string, team: TeamInput): TeamToKeep => ({ id, code, ...team, searchText: searchTextOf(team.name, code) });

function leaveTrace(ctx: WriteContext, id: string, act: 'create' | 'update', placeId: string | null): void {
  ctx.record({ kind: 'volunteerTeam', id, change: { act } });
  ctx.emit({ topic: 'volunteering', subjectId: id, placeId });
}

export const createTeamBound = bindWrite(createTeam, async (ctx, { code, ...team }) => {
  const wrong = await misfit(ctx, team);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await insertTeam(ctx.tx, ctx.programmeId, toKeep(id, code, team));
  leaveTrace(ctx, id, 'create', team.placeId);
  return { id, version: 1 };
});

export const updateTeamBound = bindWrite(updateTeam, async (ctx, { teamId, version, ...team }) => {
  const known = (await lockTeam(ctx.tx, ctx.programmeId, teamId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const wrong = await misfit(ctx, team);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  await replaceTeam(ctx.tx, ctx.programmeId, toKeep(teamId, known.code, team));
  leaveTrace(ctx, teamId, 'update', team.placeId);
  return { id: teamId, version: version + 1 };
});

export const importTeamsBound = bindWrite(importTeams, (ctx, { file, mode }) => importTable(ctx, { operation: importTeams, file, mode, definition: () => Promise.resolve(teamImport(ctx)) }));

export const teamImportTemplateBound = bindRead(teamImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '志愿服务队伍导入模板', en: 'Volunteer teams to import' }, teamColumns, { zh: [teamExample('zh', ctx.today)], en: [teamExample('en', ctx.today)] }, format));
