/** 队伍导入 · Teams by their code, under the headers they go out with. */
import { CODE_OR_NAME, CODE_OR_PERSON, ONLY_SHOWN, codesInFullWidth } from '#platform/server/imports/index.ts';
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { personsCalled } from '#modules/people/server/index.ts';
import { cellsMeant, idMeant, organisationsCalled, placesCalled } from '#modules/places/server/index.ts';
import type { CellsMeant } from '#modules/places/server/index.ts';
import { branchCodes, upsertTeams } from '../queries/teams.ts';
import type { TeamToKeep } from '../queries/teams.ts';

export const teamColumns = defineColumns({
  code: textColumn({ zh: '队伍编码', en: 'Team code', required: true, halfWidth: true, maxLength: 60, width: 16 }),
  name: textColumn({ zh: '队伍名称', en: 'Team', required: true, maxLength: 120, width: 28 }),
  branch: textColumn({ zh: '分类', en: 'Branch', maxLength: 60, width: 18, hint: { zh: '分类的编码或名称', en: 'Code or name of a branch' } }),
  place: textColumn({ zh: '区域编码', en: 'Place code', nameHeaders: ['区域', '所在区域'], maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  organisation: textColumn({ zh: '单位编码', en: 'Organisation code', nameHeaders: ['单位', '所属单位'], maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  leader: textColumn({ zh: '负责人编号', en: 'Leader’s code', nameHeaders: ['负责人', '队长'], maxLength: 60, width: 16, hint: CODE_OR_PERSON }),
  foundedOn: dateColumn({ zh: '成立日期', en: 'Founded on', required: true }),
  dissolvedOn: dateColumn({ zh: '解散日期', en: 'Dissolved on' }),
  members: integerColumn({ zh: '队员', en: 'Members', min: 0, max: 10_000_000, hint: ONLY_SHOWN }),
});

export const teamExample = (language: 'zh' | 'en', today: string): RowOf<typeof teamColumns> => ({
  code: 'T-001', name: language === 'zh' ? '示例志愿服务队' : 'Example team', branch: null, place: null, organisation: null, leader: null, foundedOn: today, dissolvedOn: null, members: null,
});

/** @returns what the engine needs; the same file again changes nothing */
export function teamImport(ctx: WriteContext): ImportDefinition<typeof teamColumns, TeamToKeep> {
  const { tx, programmeId } = ctx;
  return {
    name: { zh: '志愿服务队伍', en: 'Volunteer teams' }, columns: teamColumns, keyColumn: 'code',
    codesInFullWidth: () => codesInFullWidth(ctx, 'volunteering.teams', 'code'),
    async resolve(found, fail) {
      const cells = { place: found.map(({ value }) => value.place), organisation: found.map(({ value }) => value.organisation), leader: found.map(({ value }) => value.leader) };
      const branches: CellsMeant = { ids: await branchCodes(tx, programmeId), several: new Map() };
      const places = cellsMeant(cells.place, await placesCalled(tx, programmeId, cells.place, ctx.today));
      const organisations = cellsMeant(cells.organisation, await organisationsCalled(tx, programmeId, cells.organisation));
      const leaders = cellsMeant(cells.leader, await personsCalled(tx, programmeId, cells.leader, ctx.today));
      return found.map((row) => {
        const { value } = row;
        const known = (key: 'branch' | 'place' | 'organisation' | 'leader', meant: CellsMeant, zh: string, en: string): string | null =>
          idMeant(value[key], meant, { code: `unknown_${key}`, zh, en, ...(key === 'leader' ? { isPerson: true } : {}) }, (fault) => fail(row, key, fault));
        if (value.foundedOn > ctx.today) fail(row, 'foundedOn', { code: 'in_future', zh: '成立日期在今天之后', en: 'Founded after today' });
        if (value.dissolvedOn !== null && (value.dissolvedOn < value.foundedOn || value.dissolvedOn > ctx.today)) fail(row, 'dissolvedOn', { code: 'dates_out_of_order', zh: '解散不早于成立，不晚于今天', en: 'Dissolved not before it was founded, and not after today' });
        return {
          id: ctx.newId(), code: value.code, name: value.name, branch: known('branch', branches, '分类', 'branch'), placeId: known('place', places, '区域', 'place'), organisationId: known('organisation', organisations, '单位', 'organisation'),
          leaderId: known('leader', leaders, '人员', 'person'), foundedOn: value.foundedOn, dissolvedOn: value.dissolvedOn, searchText: searchTextOf(value.name, value.code),
        };
      });
    },
    async write(ready) {
      const { created, updated } = await upsertTeams(tx, programmeId, ready);
      return { created, updated, unchanged: ready.length - created - updated };
    },
    kept() { ctx.emit({ topic: 'volunteering', subjectId: programmeId }); },
  };
}
