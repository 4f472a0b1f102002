/** 志愿服务项目导入 · Projects by their code, under the headers they go out with. Where a project stands is never typed in. */
import { CODE_OR_NAME, ONLY_SHOWN, codesInFullWidth } from '#platform/server/imports/index.ts';
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { choiceColumn, dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { projectStateWords } from '../../contract/index.ts';
import { cellsIn, cellsMeant, idMeant, listedIn, organisationsCalled, placesCalled } from '#modules/places/server/index.ts';
import type { CellsMeant } from '#modules/places/server/index.ts';
import { teamsCalled } from '../queries/ground.ts';
import { projectHeld, projectsByCode, upsertProjects } from '../queries/projects.ts';
import type { ProjectToKeep } from '../queries/projects.ts';
import { branchCodes } from '../queries/teams.ts';

export const projectColumns = defineColumns({
  code: textColumn({ zh: '项目编码', en: 'Project code', required: true, halfWidth: true, maxLength: 60, width: 16 }), name: textColumn({ zh: '项目名称', en: 'Project', required: true, maxLength: 120, width: 28 }),
  purpose: textColumn({ zh: '项目宗旨', en: 'Purpose', required: true, maxLength: 1_000, width: 40 }), branch: textColumn({ zh: '服务分类', en: 'Branch', maxLength: 60, width: 18, hint: { zh: '分类的编码或名称', en: 'Code or name of a branch' } }),
  team: textColumn({ zh: '队伍编码', en: 'Team code', nameHeaders: ['队伍', '实施队伍'], required: true, maxLength: 160, width: 16, hint: CODE_OR_NAME }), place: textColumn({ zh: '区域编码', en: 'Place code', nameHeaders: ['区域', '所在区域'], required: true, maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  partners: textColumn({ zh: '协作单位编码', en: 'Codes of partners', nameHeaders: ['协作单位'], maxLength: 2_000, width: 20, hint: { zh: '编码或全称，几个单位用顿号分开', en: 'Codes or exact names; several, separated by commas' } }),
  fromDate: dateColumn({ zh: '开始日期', en: 'From', required: true }), toDate: dateColumn({ zh: '结束日期', en: 'To', hint: { zh: '长期项目空着', en: 'Empty while it goes on' } }),
  targetServed: integerColumn({ zh: '目标受益人次', en: 'Times to be served', min: 1, max: 10_000_000 }), targetHours: integerColumn({ zh: '目标服务小时', en: 'Hours to be served', min: 1, max: 10_000_000 }),
  state: choiceColumn({ zh: '状态', en: 'State', labels: projectStateWords, hint: ONLY_SHOWN }), activities: integerColumn({ zh: '已办活动', en: 'Activities held', min: 0, max: 10_000_000, hint: ONLY_SHOWN }), volunteers: integerColumn({ zh: '服务人数', en: 'People who served', min: 0, max: 10_000_000, hint: ONLY_SHOWN }),
  minutesA: integerColumn({ zh: 'A 级分钟', en: 'Minutes of grade A', min: 0, hint: ONLY_SHOWN }), minutesB: integerColumn({ zh: 'B 级分钟', en: 'Minutes of grade B', min: 0, hint: ONLY_SHOWN }), minutesC: integerColumn({ zh: 'C 级分钟', en: 'Minutes of grade C', min: 0, hint: ONLY_SHOWN }), minutesD: integerColumn({ zh: 'D 级分钟', en: 'Minutes of grade D', min: 0, hint: ONLY_SHOWN }),
  sessions: integerColumn({ zh: '服务场次', en: 'Sessions', min: 0, hint: ONLY_SHOWN }), withEvidence: integerColumn({ zh: '有凭据场次', en: 'Sessions with evidence', min: 0, hint: ONLY_SHOWN }), beneficiaries: integerColumn({ zh: '受益人次', en: 'Times served', min: 0, hint: ONLY_SHOWN }),
});

const COUNTED_NONE = { state: null, activities: null, volunteers: null, minutesA: null, minutesB: null, minutesC: null, minutesD: null, sessions: null, withEvidence: null, beneficiaries: null };
export const projectExample = (language: 'zh' | 'en', today: string): RowOf<typeof projectColumns> => ({
  code: 'VP-001', name: language === 'zh' ? '河边步道清洁' : 'A clean river path', purpose: language === 'zh' ? '每月清扫河边步道两次，劝导不乱扔垃圾' : 'The river path is swept twice a month', branch: null, team: 'VT-001', place: 'V-001', partners: null, fromDate: today, toDate: null, targetServed: 500, targetHours: 240, ...COUNTED_NONE,
});

/** @returns what the engine needs; the same file again changes nothing */
export function projectImport(ctx: WriteContext): ImportDefinition<typeof projectColumns, ProjectToKeep> {
  const { tx, programmeId } = ctx;
  return {
    name: { zh: '志愿服务项目', en: 'Volunteer projects' }, columns: projectColumns, keyColumn: 'code',
    codesInFullWidth: () => codesInFullWidth(ctx, 'volunteering.projects', 'code'),
    async resolve(found, fail) {
      const cells = { team: found.map(({ value }) => value.team), place: found.map(({ value }) => value.place), partners: found.flatMap(({ value }) => cellsIn(value.partners)) };
      const branches: CellsMeant = { ids: await branchCodes(tx, programmeId), several: new Map() };
      const teams = cellsMeant(cells.team, await teamsCalled(tx, programmeId, cells.team));
      const places = cellsMeant(cells.place, await placesCalled(tx, programmeId, cells.place, ctx.today));
      const units = cellsMeant(cells.partners, await organisationsCalled(tx, programmeId, cells.partners));
      const standing = await projectsByCode(tx, programmeId, found.map(({ value }) => value.code));
      const ready: ProjectToKeep[] = [];
      for (const row of found) {
        const { value } = row;
        const known = (key: 'branch' | 'team' | 'place' | 'partners', cell: string | null, meant: CellsMeant, zh: string, en: string): string | null =>
          idMeant(cell, meant, { code: `unknown_${key}`, zh, en }, (fault) => fail(row, key, fault));
        if (value.toDate !== null && value.toDate < value.fromDate) fail(row, 'toDate', { code: 'dates_out_of_order', zh: '结束不早于开始', en: 'It ends not before it begins' });
        const old = standing.get(value.code);
        if (old?.state === 'ended') fail(row, 'code', { code: 'project_over', zh: '这个项目已结束，不再修改', en: 'This project is over and stays as it is' });
        if (old !== undefined) {
          const held = await projectHeld(tx, programmeId, old.id, ctx.utcOffsetMinutes);
          if ((held.first_on !== null && held.first_on < value.fromDate) || (held.last_on !== null && value.toDate !== null && held.last_on > value.toDate)) fail(row, 'fromDate', { code: 'project_outside', zh: '已有活动或场次在这段日期之外', en: 'Something of it was held outside these days' });
        }
        ready.push({
          id: ctx.newId(), code: value.code, name: value.name, purpose: value.purpose, branch: known('branch', value.branch, branches, '分类', 'branch'), teamId: known('team', value.team, teams, '队伍', 'team') ?? '', placeId: known('place', value.place, places, '区域', 'place') ?? '',
          partnerIds: [...new Set(listedIn(value.partners, units).flatMap((cell) => known('partners', cell, units, '单位', 'organisation') ?? []))], fromDate: value.fromDate, toDate: value.toDate, targetServed: value.targetServed, targetHours: value.targetHours, searchText: searchTextOf(value.name, value.code),
        });
      }
      return ready;
    },
    async write(ready) {
      const { created, updated } = await upsertProjects(tx, programmeId, ready);
      return { created, updated, unchanged: ready.length - created - updated };
    },
    kept() { ctx.emit({ topic: 'volunteering', subjectId: programmeId }); },
  };
}
