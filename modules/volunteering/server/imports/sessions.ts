/** 场次导入 · Sessions by their code, under the headers they go out with. */
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { iso } from '../planning.ts';
import { takesActivities } from '../../domain/index.ts';
import { facilitiesByCode } from '../queries/facilities.ts';
import { idsByCode } from '../queries/ground.ts';
import { projectsByCode } from '../queries/projects.ts';
import { upsertSessions } from '../queries/sessions.ts';
import type { SessionToKeep } from '../queries/sessions.ts';

export const sessionColumns = defineColumns({
  code: textColumn({ zh: '场次编码', en: 'Session code', required: true, maxLength: 60, width: 16 }), team: textColumn({ zh: '队伍编码', en: 'Team code', required: true, maxLength: 60, width: 16 }),
  subject: textColumn({ zh: '主题', en: 'Subject', required: true, maxLength: 120, width: 28 }), place: textColumn({ zh: '区域编码', en: 'Place code', required: true, maxLength: 60, width: 16 }), heldOn: dateColumn({ zh: '日期', en: 'Held on', required: true }),
  participants: integerColumn({ zh: '参加人次', en: 'Participants', required: true, min: 1, max: 1_000_000 }), beneficiaries: integerColumn({ zh: '受益人次', en: 'Beneficiaries', required: true, min: 0, max: 10_000_000 }),
  evidence: textColumn({ zh: '凭据', en: 'Evidence', maxLength: 200, width: 20, hint: { zh: '签到表编号、照片册等', en: 'Number of a sheet, an album' } }), project: textColumn({ zh: '项目编码', en: 'Project code', maxLength: 60, width: 16, hint: { zh: '不属于项目的空着', en: 'Empty when it belongs to none' } }),
  facility: textColumn({ zh: '阵地编码', en: 'Facility code', maxLength: 40, width: 14, hint: { zh: '在文明实践中心、所、站举办的写编码', en: 'Of the practice centre, institute or station, if any' } }),
});

export const sessionExample = (language: 'zh' | 'en', today: string): RowOf<typeof sessionColumns> => ({
  code: 'VS-00001', team: 'VT-001', subject: language === 'zh' ? '清扫河边步道' : 'Cleaning the river path', place: 'V-001', heldOn: today, participants: 12, beneficiaries: 30, evidence: null, project: null, facility: null,
});

/** @returns what the engine needs; the same file again changes nothing */
export function sessionImport(ctx: WriteContext): ImportDefinition<typeof sessionColumns, SessionToKeep> {
  const { tx, programmeId } = ctx;
  const searchTexts = new Map<string, string>();
  return {
    name: { zh: '服务场次', en: 'Sessions' }, columns: sessionColumns, keyColumn: 'code',
    async resolve(found, fail) {
      const teams = await idsByCode(tx, programmeId, 'volunteering.teams', found.map(({ value }) => value.team));
      const places = await idsByCode(tx, programmeId, 'places.places', found.map(({ value }) => value.place));
      const projects = await projectsByCode(tx, programmeId, [...new Set(found.flatMap(({ value }) => value.project ?? []))]);
      const facilities = await facilitiesByCode(tx, programmeId, found.flatMap(({ value }) => value.facility ?? []));
      return found.map((row) => {
        const { value } = row;
        const [teamId, placeId] = [teams.get(value.team), places.get(value.place)];
        if (teamId === undefined) fail(row, 'team', { code: 'unknown_team', zh: `没有编码为“${value.team}”的队伍`, en: `There is no team with the code “${value.team}”` });
        if (placeId === undefined) fail(row, 'place', { code: 'unknown_place', zh: `没有编码为“${value.place}”的区域`, en: `There is no place with the code “${value.place}”` });
        if (value.heldOn > ctx.today) fail(row, 'heldOn', { code: 'in_future', zh: '日期在今天之后', en: 'After today' });
        const project = value.project === null ? undefined : projects.get(value.project);
        if (value.project !== null && (project === undefined || !takesActivities({ state: project.state, from: project.from_date, to: project.to_date }, value.heldOn))) fail(row, 'project', { code: 'unknown_project', zh: `没有编码为“${value.project}”的项目，或那天没有开展`, en: `There is no project with the code “${value.project}”, or it did not go on that day` });
        const facility = value.facility === null ? undefined : facilities.get(value.facility);
        if (value.facility !== null && (facility === undefined || facility.opened_on > value.heldOn || (facility.closed_on !== null && facility.closed_on <= value.heldOn))) fail(row, 'facility', { code: 'unknown_facility', zh: `没有编码为“${value.facility}”的阵地，或那天没有开放`, en: `There is no facility with the code “${value.facility}”, or it was not open that day` });
        // Subjects repeat, and pinyin takes long.
        const subjectText = searchTexts.get(value.subject) ?? searchTextOf(value.subject);
        searchTexts.set(value.subject, subjectText);
        return { id: ctx.newId(), code: value.code, subject: value.subject, teamId: teamId ?? '', placeId: placeId ?? '', heldOn: value.heldOn, participants: value.participants, beneficiaries: value.beneficiaries, evidence: value.evidence, projectId: project?.id ?? null, facilityId: facility?.id ?? null, at: iso(ctx.now), by: ctx.personId, searchText: `${subjectText} ${value.code.toLowerCase()}` };
      });
    },
    async write(ready) {
      const { created, updated } = await upsertSessions(tx, programmeId, ready);
      return { created, updated, unchanged: ready.length - created - updated };
    },
    kept() { ctx.emit({ topic: 'volunteering', subjectId: programmeId }); },
  };
}
