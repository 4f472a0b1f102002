/** 计划作数源 · Phases, tasks, projects, their money and work, routines and who takes part in them can be counted; what was withdrawn or dropped says so in a column. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { placeKindWords } from '#modules/places/contract/index.ts';
import { planStateWords, projectKindWords, projectStateWords, taskStateWords } from '../../contract/index.ts';

const shapes = (programmeId: string): readonly SourceShape[] => [
  {
    code: 'plans.phases', words: { zh: '计划阶段', en: 'Phases of plans' },
    columns: { plan: column('text', '计划编码', 'Plan code', 'p.code'), phase: column('text', '阶段', 'Phase', 'h.name'), planState: column('text', '计划状态', 'State of the plan', 'p.state', planStateWords), startsOn: column('date', '开始日期', 'Begins', 'lower(h.period)'), endsOn: column('date', '结束日期', 'Ends', 'upper(h.period) - 1') },
    from: sql`from plans.phases h join plans.plans p on p.programme_id = h.programme_id and p.id = h.plan_id where h.programme_id = ${programmeId}`,
    // A plan that is still being drafted is nobody's to tell.
    id: sql`h.id::text`, label: sql`p.name_zh || ' · ' || h.name`, named: { name: sql`h.name`, may: sql`p.state <> 'draft'` }, day: sql`lower(h.period)`, dayIsPlanned: true, path: sql`'/plans/' || p.id`,
  },
  {
    code: 'plans.tasks', words: { zh: '计划任务', en: 'Tasks of plans' },
    columns: { plan: column('text', '计划编码', 'Plan code', 'p.code'), taskCode: column('text', '任务编码', 'Task code', 'k.code'), state: column('text', '状态', 'State', 'k.state', taskStateWords), lead: column('text', '牵头单位编码', 'Lead organisation', 'o.code'), dueOn: column('date', '完成时限', 'Due', 'k.due_on') },
    from: sql`from plans.tasks k join plans.plans p on p.programme_id = k.programme_id and p.id = k.plan_id join places.organisations o on o.programme_id = k.programme_id and o.id = k.organisation_id where k.programme_id = ${programmeId}`,
    id: sql`k.id::text`, label: sql`k.name`, named: 'label', day: sql`k.due_on`, dayIsPlanned: true, path: sql`'/plan-tasks/' || k.id`,
  },
  {
    code: 'plans.projects', words: { zh: '项目', en: 'Projects' },
    columns: {
      projectCode: column('text', '项目编码', 'Project code', 'p.code'), kind: column('text', '类别', 'Kind', 'p.kind', projectKindWords), state: column('text', '状态', 'State', 'p.state', projectStateWords), startsOn: column('date', '开工日期', 'Begins', 'p.starts_on'), finishedOn: column('date', '完工日期', 'Finished on', 'p.finished_on'),
      households: { ...column('number', '惠及户数', 'Households', 'p.household_count'), unit: '户' },
    },
    from: sql`from plans.projects p where p.programme_id = ${programmeId}`, id: sql`p.id::text`, label: sql`p.name`, named: 'label', day: sql`coalesce(p.finished_on, p.starts_on)`, dayIsPlanned: true, place: sql`p.place_id`, path: sql`'/projects/' || p.id`,
  },
  {
    code: 'plans.project-funding', words: { zh: '项目资金', en: 'Money of projects' },
    columns: {
      projectCode: column('text', '项目编码', 'Project code', 'p.code'), projectState: column('text', '项目状态', 'State', 'p.state', projectStateWords), source: column('text', '资金来源', 'Source', 'f.source_code'), year: column('number', '年度', 'Year', 'f.year'),
      planned: { ...column('number', '计划', 'Planned', 'f.planned_fen / 100.0'), unit: '元' }, arrived: { ...column('number', '到位', 'Arrived', 'f.arrived_fen / 100.0'), unit: '元' }, spent: { ...column('number', '支出', 'Spent', 'f.spent_fen / 100.0'), unit: '元' },
    },
    from: sql`from plans.funding f join plans.projects p on p.programme_id = f.programme_id and p.id = f.project_id where f.programme_id = ${programmeId}`,
    id: sql`f.project_id || '/' || f.source_code || '/' || f.year`, label: sql`p.name || ' · ' || f.year || ' ' || (select s.name_zh from plans.funding_sources s where s.programme_id = f.programme_id and s.code = f.source_code)`, named: 'label', day: sql`make_date(f.year, 12, 31)`, dayIsPlanned: true, place: sql`p.place_id`, path: sql`'/projects/' || p.id`,
  },
  {
    // The last reading of each measure: readings are cumulative, and adding them up would count the same work again and again.
    code: 'plans.project-progress', words: { zh: '项目形象进度', en: 'Work of projects' },
    columns: { projectCode: column('text', '项目编码', 'Project code', 'p.code'), projectState: column('text', '项目状态', 'State', 'p.state', projectStateWords), kind: column('text', '类别', 'Kind', 'p.kind', projectKindWords), measure: column('text', '工程量', 'Measure', 'm.name'), unit: column('text', '单位', 'Unit', 'm.unit'), quantity: column('number', '完成量', 'Done', 'r.hundredths / 100.0'), planned: column('number', '计划量', 'Planned', 'm.planned_hundredths / 100.0') },
    from: sql`from plans.measures m join plans.projects p on p.programme_id = m.programme_id and p.id = m.project_id join lateral (select w.hundredths, w.on_date from plans.project_readings w where w.programme_id = m.programme_id and w.measure_id = m.id and w.withdrawn_at is null order by w.on_date desc limit 1) r on true where m.programme_id = ${programmeId}`,
    id: sql`m.id::text`, label: sql`p.name || ' · ' || m.name`, named: 'label', day: sql`r.on_date`, place: sql`p.place_id`, path: sql`'/projects/' || p.id`,
  },
  {
    // A routine that ended has nobody taking part from the day after.
    code: 'plans.routinePlaces', words: { zh: '参加例行活动的村（社区）', en: 'Places taking part in routines' },
    columns: { routine: column('text', '例行活动编码', 'Routine', 'r.code'), kind: column('text', '区域类别', 'Kind of place', 'w.kind', placeKindWords), since: column('date', '参加起始', 'Since', 'lower(t.period)'), until: column('date', '退出日期', 'Until', 'least(upper(t.period), r.ends_on + 1)') },
    from: sql`from plans.routine_places t join plans.routines r on r.programme_id = t.programme_id and r.id = t.routine_id join places.places w on w.programme_id = t.programme_id and w.id = t.place_id where t.programme_id = ${programmeId}`,
    id: sql`t.routine_id || '/' || t.place_id || '/' || lower(t.period)`, label: sql`w.name_zh || ' · ' || r.name_zh`, named: { name: sql`w.name_zh`, may: sql`true` }, day: sql`lower(t.period)`, place: sql`t.place_id`, path: sql`'/routines/' || r.id`,
  },
  {
    code: 'plans.completions', words: { zh: '例行活动完成登记', en: 'Completions of routines' },
    columns: { routine: column('text', '例行活动编码', 'Routine', 'r.code'), dueOn: column('date', '应做日期', 'Due', 'o.due_on'), doneOn: column('date', '完成日期', 'Done on', 'c.done_on'), headCount: { ...column('number', '参加人数', 'Took part', 'c.head_count'), unit: '人' } },
    from: sql`from plans.completions c join plans.routines r on r.programme_id = c.programme_id and r.id = c.routine_id join plans.occurrences o on o.programme_id = c.programme_id and o.routine_id = c.routine_id and o.on_date = c.on_date join places.places w on w.programme_id = c.programme_id and w.id = c.place_id where c.programme_id = ${programmeId} and c.withdrawn_at is null`,
    id: sql`c.id::text`, label: sql`r.name_zh || ' · ' || w.name_zh || ' ' || c.on_date`, named: 'label', day: sql`c.done_on`, place: sql`c.place_id`, path: sql`'/routines/' || r.id`,
  },
];

export const plansFigureSource: FigureSource = {
  module: 'plans', permission: 'plans.read', topics: ['plans'],
  shapes: ({ programmeId }) => shapes(programmeId),
  photos: ({ programmeId }) => sql`select f.sha256 as fingerprint, p.id::text as id, p.name as label, '/projects/' || p.id as path from plans.project_photos h join files.files f on f.programme_id = h.programme_id and f.id = h.file_id join plans.projects p on p.programme_id = h.programme_id and p.id = h.project_id where h.programme_id = ${programmeId}
    union all select f.sha256, t.id::text, t.name, '/plan-tasks/' || t.id from plans.task_events e cross join lateral unnest(e.file_ids) as h(id) join files.files f on f.programme_id = e.programme_id and f.id = h.id and f.media_type like 'image/%'
      join plans.tasks t on t.programme_id = e.programme_id and t.id = e.task_id where e.programme_id = ${programmeId} and e.act = 'delivered' and t.state <> 'dropped'
    union all select f.sha256, c.id::text, r.name_zh || ' · ' || w.name_zh || ' ' || c.on_date, '/routines/' || r.id from plans.completions c join files.files f on f.programme_id = c.programme_id and f.id = c.file_id
      join plans.routines r on r.programme_id = c.programme_id and r.id = c.routine_id join places.places w on w.programme_id = c.programme_id and w.id = c.place_id where c.programme_id = ${programmeId} and c.withdrawn_at is null`,
  events: ({ programmeId }) => sql`select p.name as title, p.starts_on as on_date, coalesce(p.finished_on, p.ends_on) as until, 'plans.projects' as kind, p.id::text as id, p.name || ' · ' || p.code as label, '/projects/' || p.id as path from plans.projects p where p.programme_id = ${programmeId} and p.state <> 'dropped'
    union all select m.title, m.held_on, null, 'plans.meetings', m.id::text, m.title, '/meetings/' || m.id from plans.meetings m where m.programme_id = ${programmeId}`,
};
