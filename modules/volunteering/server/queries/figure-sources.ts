/** 志愿服务作数源 · Volunteers by their number, teams, projects, activities, and records of service that count. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { ProblemText } from '#platform/contract/index.ts';
import { facilityWords, gradeWords, projectStateWords } from '../../contract/index.ts';

type Choices = Readonly<Record<string, ProblemText>>;

/** What these rows can be told apart by: branches and projects are rows, so their words are asked for. */
async function choicesOf({ tx, programmeId }: ReadContext): Promise<{ readonly branches: Choices; readonly projects: Choices; readonly facilities: Choices }> {
  const found = await rows<{ kind: 'branch' | 'project' | 'facility'; code: string; zh: string; en: string }>(tx, sql`select 'branch' as kind, code, name_zh as zh, name_en as en from volunteering.branches where programme_id = ${programmeId}
    union all select 'project', code, name, name from volunteering.projects where programme_id = ${programmeId}
    union all select 'facility', code, name, name from volunteering.facilities where programme_id = ${programmeId} order by 1, 2`);
  const of = (kind: 'branch' | 'project' | 'facility'): Choices => Object.fromEntries(found.filter((row) => row.kind === kind).map(({ code, zh, en }) => [code, { zh, en }]));
  return { branches: of('branch'), projects: of('project'), facilities: of('facility') };
}

export const volunteeringFigureSource: FigureSource = {
  module: 'volunteering', permission: 'volunteering.read', topics: ['volunteering'],
  shapes: async (ctx): Promise<readonly SourceShape[]> => {
    const { programmeId, utcOffsetMinutes } = ctx;
    const { branches, projects, facilities } = await choicesOf(ctx);
    return [
      {
        code: 'volunteering.volunteers', words: { zh: '注册志愿者', en: 'Registered volunteers' },
        columns: { isAdult: column('boolean', '已成年', 'Of age', 'v.is_adult'), registeredOn: column('date', '登记日期', 'Registered on', 'v.registered_on'), leftOn: column('date', '退出日期', 'Left on', 'v.left_on') },
        from: sql`from volunteering.volunteers v where v.programme_id = ${programmeId}`, id: sql`v.id::text`, label: sql`v.number`, day: sql`v.registered_on`, place: sql`v.place_id`, path: sql`'/volunteers/' || v.id`,
      },
      {
        code: 'volunteering.teams', words: { zh: '志愿服务队伍', en: 'Volunteer teams' },
        columns: { branch: column('text', '分类', 'Branch', 't.branch_code', branches), teamCode: column('text', '队伍编码', 'Team code', 't.code'), foundedOn: column('date', '成立日期', 'Founded on', 't.founded_on'), dissolvedOn: column('date', '解散日期', 'Dissolved on', 't.dissolved_on') },
        from: sql`from volunteering.teams t where t.programme_id = ${programmeId}`, id: sql`t.id::text`, label: sql`t.name`, named: 'label', day: sql`t.founded_on`, place: sql`t.place_id`, path: sql`'/volunteer-teams/' || t.id`,
      },
      {
        code: 'volunteering.activities', words: { zh: '志愿服务活动', en: 'Activities' }, columns: { activityCode: column('text', '活动编码', 'Activity code', 'a.code'), projectCode: column('text', '项目', 'Project', 'j.code', projects), facilityCode: column('text', '阵地', 'Facility', 'f.code', facilities) },
        from: sql`from volunteering.activities a left join volunteering.facilities f on f.programme_id = a.programme_id and f.id = a.facility_id left join volunteering.projects j on j.programme_id = a.programme_id and j.id = a.project_id where a.programme_id = ${programmeId} and a.cancelled_at is null`, id: sql`a.id::text`, label: sql`a.name`, named: 'label', day: sql`(lower(a.period) + make_interval(mins => ${utcOffsetMinutes}::int))::date`, place: sql`a.place_id`, path: sql`'/volunteer-activities/' || a.id`,
      },
      {
        code: 'volunteering.facilities', words: { zh: '文明实践中心、所、站', en: 'Practice centres' },
        columns: { kind: column('text', '类别', 'Kind', 'f.kind', facilityWords), facilityCode: column('text', '阵地', 'Facility', 'f.code', facilities), openedOn: column('date', '启用日期', 'Opened on', 'f.opened_on'), closedOn: column('date', '停用日期', 'Closed on', 'f.closed_on') },
        from: sql`from volunteering.facilities f where f.programme_id = ${programmeId}`, id: sql`f.id::text`, label: sql`f.name`, named: 'label', day: sql`f.opened_on`, place: sql`f.place_id`, path: sql`'/volunteer-facilities?withClosed=true'`,
      },
      {
        code: 'volunteering.projects', words: { zh: '志愿服务项目', en: 'Volunteer projects' },
        columns: { branch: column('text', '分类', 'Branch', 'j.branch_code', branches), projectCode: column('text', '项目', 'Project', 'j.code', projects), teamCode: column('text', '队伍编码', 'Team code', 't.code'), state: column('text', '状态', 'State', 'j.state', projectStateWords), from: column('date', '开始日期', 'From', 'j.from_date'), to: column('date', '结束日期', 'To', 'j.to_date') },
        from: sql`from volunteering.projects j join volunteering.teams t on t.programme_id = j.programme_id and t.id = j.team_id where j.programme_id = ${programmeId}`, id: sql`j.id::text`, label: sql`j.name`, named: 'label', day: sql`j.from_date`, place: sql`j.place_id`, path: sql`'/volunteer-projects/' || j.id`,
      },
      {
        code: 'volunteering.sessions', words: { zh: '志愿服务场次', en: 'Sessions held' },
        columns: { sessionCode: column('text', '场次编码', 'Session code', 'n.code'), participants: column('number', '参加人次', 'Participants', 'n.participants'), beneficiaries: column('number', '受惠人次', 'Beneficiaries', 'n.beneficiaries'), projectCode: column('text', '项目', 'Project', 'j.code', projects), facilityCode: column('text', '阵地', 'Facility', 'f.code', facilities) },
        from: sql`from volunteering.sessions n left join volunteering.facilities f on f.programme_id = n.programme_id and f.id = n.facility_id left join volunteering.projects j on j.programme_id = n.programme_id and j.id = n.project_id where n.programme_id = ${programmeId}`, id: sql`n.id::text`, label: sql`n.subject || ' · ' || n.code`, named: 'label', day: sql`n.held_on`, place: sql`n.place_id`, path: sql`'/volunteer-teams/' || n.team_id`,
      },
      {
        code: 'volunteering.serviceRecords', words: { zh: '服务记录（已计入）', en: 'Service records that count' },
        columns: { grade: column('text', '来源等级', 'Grade', 'r.grade', gradeWords), minutes: column('number', '服务分钟', 'Minutes', 'r.minutes'), volunteer: column('text', '志愿者编号', 'Volunteer', 'v.number'), activityCode: column('text', '活动编码', 'Activity code', 'a.code'), projectCode: column('text', '项目', 'Project', 'j.code', projects), facilityCode: column('text', '阵地', 'Facility', 'f.code', facilities) },
        from: sql`from volunteering.service_records r join volunteering.activities a on a.programme_id = r.programme_id and a.id = r.activity_id left join volunteering.facilities f on f.programme_id = a.programme_id and f.id = a.facility_id left join volunteering.projects j on j.programme_id = a.programme_id and j.id = a.project_id join volunteering.volunteers v on v.programme_id = r.programme_id and v.id = r.volunteer_id where r.programme_id = ${programmeId} and r.state = 'counted'`,
        id: sql`r.id::text`, label: sql`a.name || ' · ' || v.number`, day: sql`(lower(r.period) + make_interval(mins => ${utcOffsetMinutes}::int))::date`, place: sql`a.place_id`, path: sql`'/volunteer-activities/' || a.id`,
      },
    ];
  },
  // Activities and sessions are one kind: what a team did may stand in both, and figures count one of them.
  events: ({ programmeId, utcOffsetMinutes }) => sql`select a.name as title, (lower(a.period) + make_interval(mins => ${utcOffsetMinutes}::int))::date as on_date, null::date as until, 'volunteering' as kind, a.id::text as id, a.name || ' · ' || a.code as label, '/volunteer-activities/' || a.id as path from volunteering.activities a where a.programme_id = ${programmeId}
    union all select n.subject, n.held_on, null, 'volunteering', n.id::text, n.subject || ' · ' || n.code, '/volunteer-teams/' || n.team_id from volunteering.sessions n where n.programme_id = ${programmeId}`,
};
