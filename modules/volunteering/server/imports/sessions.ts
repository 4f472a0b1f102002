/** 场次导入 · Sessions by their code, under the headers they go out with. */
import { CODE_OR_NAME, codesInFullWidth } from '#platform/server/imports/index.ts';
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { iso } from '../planning.ts';
import { takesActivities } from '../../domain/index.ts';
import { A_PLACE, cellsMeant, idMeant, placesCalled, unknownFault } from '#modules/places/server/index.ts';
import type { KindOfThing } from '#modules/places/server/index.ts';
import { facilitiesByCode } from '../queries/facilities.ts';
import { facilitiesCalled, projectsCalled, teamsCalled } from '../queries/ground.ts';
import { projectsByCode } from '../queries/projects.ts';
import { upsertSessions } from '../queries/sessions.ts';
import { A_TEAM } from './volunteers.ts';
import type { SessionToKeep } from '../queries/sessions.ts';

export const sessionColumns = defineColumns({
  code: textColumn({ zh: '场次编码', en: 'Session code', required: true, halfWidth: true, maxLength: 60, width: 16 }), team: textColumn({ zh: '队伍编码', en: 'Team code', nameHeaders: ['队伍', '志愿服务队'], required: true, maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  subject: textColumn({ zh: '主题', en: 'Subject', required: true, maxLength: 120, width: 28 }), place: textColumn({ zh: '区域编码', en: 'Place code', nameHeaders: ['区域', '地点', '所在区域'], required: true, maxLength: 160, width: 16, hint: CODE_OR_NAME }), heldOn: dateColumn({ zh: '日期', en: 'Held on', required: true }),
  participants: integerColumn({ zh: '参加人次', en: 'Participants', required: true, min: 1, max: 1_000_000 }), beneficiaries: integerColumn({ zh: '受益人次', en: 'Beneficiaries', required: true, min: 0, max: 10_000_000 }),
  evidence: textColumn({ zh: '凭据', en: 'Evidence', maxLength: 200, width: 20, hint: { zh: '签到表编号、照片册等', en: 'Number of a sheet, an album' } }), project: textColumn({ zh: '项目编码', en: 'Project code', nameHeaders: ['项目', '所属项目'], maxLength: 160, width: 16, hint: { zh: '编码或全称；不属于项目的空着', en: 'Its code or exact name; empty when it belongs to none' } }),
  facility: textColumn({ zh: '阵地编码', en: 'Facility code', nameHeaders: ['阵地'], maxLength: 160, width: 14, hint: { zh: '在文明实践中心、所、站举办的写编码或全称', en: 'Code or exact name of the practice centre, institute or station, if any' } }),
});

export const sessionExample = (language: 'zh' | 'en', today: string): RowOf<typeof sessionColumns> => ({
  code: 'VS-00001', team: 'VT-001', subject: language === 'zh' ? '清扫河边步道' : 'Cleaning the river path', place: 'V-001', heldOn: today, participants: 12, beneficiaries: 30, evidence: null, project: null, facility: null,
});

const A_PROJECT: KindOfThing = { code: 'unknown_project', zh: '项目', en: 'project', note: { zh: '，或那天没有开展', en: ', or it did not go on that day' } };
const A_FACILITY: KindOfThing = { code: 'unknown_facility', zh: '阵地', en: 'facility', note: { zh: '，或那天没有开放', en: ', or it was not open that day' } };

/** @returns what the engine needs; the same file again changes nothing */
export function sessionImport(ctx: WriteContext): ImportDefinition<typeof sessionColumns, SessionToKeep> {
  const { tx, programmeId } = ctx;
  const searchTexts = new Map<string, string>();
  return {
    name: { zh: '服务场次', en: 'Sessions' }, columns: sessionColumns, keyColumn: 'code',
    codesInFullWidth: () => codesInFullWidth(ctx, 'volunteering.sessions', 'code'),
    async resolve(found, fail) {
      const cells = { team: found.map(({ value }) => value.team), place: found.map(({ value }) => value.place), project: found.map(({ value }) => value.project), facility: found.map(({ value }) => value.facility) };
      const teams = cellsMeant(cells.team, await teamsCalled(tx, programmeId, cells.team));
      const places = cellsMeant(cells.place, await placesCalled(tx, programmeId, cells.place, ctx.today));
      const [projectsNamed, facilitiesNamed] = [await projectsCalled(tx, programmeId, cells.project), await facilitiesCalled(tx, programmeId, cells.facility)];
      const [projectsMeant, facilitiesMeant] = [cellsMeant(cells.project, projectsNamed), cellsMeant(cells.facility, facilitiesNamed)];
      const projects = new Map([...(await projectsByCode(tx, programmeId, projectsNamed.map(({ code }) => code))).values()].map((project) => [project.id, project]));
      const facilities = new Map([...(await facilitiesByCode(tx, programmeId, facilitiesNamed.map(({ code }) => code))).values()].map((facility) => [facility.id, facility]));
      return found.map((row) => {
        const { value } = row;
        const teamId = idMeant(value.team, teams, A_TEAM, (fault) => fail(row, 'team', fault));
        const placeId = idMeant(value.place, places, A_PLACE, (fault) => fail(row, 'place', fault));
        if (value.heldOn > ctx.today) fail(row, 'heldOn', { code: 'in_future', zh: '日期在今天之后', en: 'After today' });
        const project = projects.get(idMeant(value.project, projectsMeant, A_PROJECT, (fault) => fail(row, 'project', fault)) ?? '');
        if (project !== undefined && !takesActivities({ state: project.state, from: project.from_date, to: project.to_date }, value.heldOn)) fail(row, 'project', unknownFault(value.project ?? '', A_PROJECT));
        const facility = facilities.get(idMeant(value.facility, facilitiesMeant, A_FACILITY, (fault) => fail(row, 'facility', fault)) ?? '');
        if (facility !== undefined && (facility.opened_on > value.heldOn || (facility.closed_on !== null && facility.closed_on <= value.heldOn))) fail(row, 'facility', unknownFault(value.facility ?? '', A_FACILITY));
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
