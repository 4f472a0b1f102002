/** 计划要求 · A task asks a unit for its delivery, a routine asks each village to do and record something on its day. */
import { isUuid } from '#kernel/ids.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { fieldTopic } from '#platform/server/asks/index.ts';
import type { AskDraft, AskSource } from '#platform/server/asks/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

const TASK = 'plans.task';
const ROUTINE = 'plans.routine';
const DECISION = 'plans.decision';
const MEETING = 'plans.meeting';
const EVIDENCE_MAX = 40;
const WEEKS_A_MONTH = 4;
const IDS_MAX = 2_000;

const idsIn = (given: unknown): string[] => (Array.isArray(given) ? given.filter((id): id is string => typeof id === 'string' && isUuid(id)).slice(0, IDS_MAX) : []);
const textIn = (given: unknown): string => (typeof given === 'string' ? given.trim() : '');
/** What is written as evidence is a list: 照片、台账. Each of them may stand in another ask under the same name. */
const partsOf = (evidence: string): string[] => evidence.split(/[、，,；;。\n]/u).map((part) => part.trim()).filter((part) => part !== '' && part.length <= EVIDENCE_MAX);
const evidenceParts = sql`regexp_split_to_table(t.evidence, '[、，,；;。\n]')`;

async function taskDraft(ctx: ReadContext, about: Readonly<Record<string, unknown>>): Promise<AskDraft | null> {
  const units = [...new Set([...idsIn([about['organisationId']]), ...idsIn(about['helperIds'])])];
  if (units.length === 0) return null;
  const standards = await rows<{ code: string; label: string }>(ctx.tx, sql`select 'standard:' || e.code || '/' || n.code as code, n.name_zh as label from frameworks.nodes n join frameworks.editions e on e.programme_id = n.programme_id and e.id = n.edition_id
    where n.programme_id = ${ctx.programmeId} and n.id = any(${idsIn(about['standardIds'])}::uuid[])`);
  return { items: 1, times: units.length, topics: [...standards, ...partsOf(textIn(about['evidence'])).map((label) => ({ code: fieldTopic(label), label }))], units };
}

/** By the week, as its burden is felt: once a week each place, or once a month. */
function routineDraft(about: Readonly<Record<string, unknown>>): AskDraft | null {
  const name = textIn(about['name']);
  const places = idsIn(about['placeIds']);
  if (name === '') return null;
  return { items: 1, times: Math.max(places.length, Number.isInteger(about['placeCount']) ? Number(about['placeCount']) : 0, 1), topics: [{ code: fieldTopic(name), label: name }], units: places, weeks: about['isWeekly'] === false ? WEEKS_A_MONTH : 1 };
}

/** What is called together: the units, about the meeting's own title and the plan that it is about. */
async function meetingDraft(ctx: ReadContext, about: Readonly<Record<string, unknown>>): Promise<AskDraft | null> {
  const units = [...new Set(idsIn(about['unitIds']))];
  if (units.length === 0) return null;
  const title = textIn(about['title']);
  const plans = await rows<{ code: string; label: string }>(ctx.tx, sql`select 'plan:' || p.id as code, p.name_zh as label from plans.plans p where p.programme_id = ${ctx.programmeId} and p.id = any(${idsIn([about['planId']])}::uuid[])`);
  return { items: 1, times: units.length, topics: [...plans, ...(title === '' ? [] : [{ code: fieldTopic(title), label: title }])], units };
}

function decisionDraft(about: Readonly<Record<string, unknown>>): AskDraft | null {
  const units = idsIn([about['organisationId']]);
  const words = textIn(about['words']);
  return units.length === 0 ? null : { items: 1, times: 1, topics: partsOf(words).map((label) => ({ code: fieldTopic(label), label })), units };
}

export const plansAskSource: AskSource = {
  module: 'plans',
  kinds: [
    { code: TASK, words: { zh: '计划任务', en: 'Tasks of plans' }, item: { zh: '一项任务的交付', en: 'Delivery of a task' }, role: { zh: '责任单位', en: 'Units' }, minutes: 45 },
    { code: ROUTINE, words: { zh: '例行活动登记', en: 'Routines recorded' }, item: { zh: '一次登记', en: 'Entry' }, role: { zh: '社区（村）干部', en: 'Community officers' }, minutes: 1 },
    { code: DECISION, words: { zh: '会议议定事项', en: 'Decisions of meetings' }, item: { zh: '一项议定事项的办理', en: 'Decision carried out' }, role: { zh: '责任单位', en: 'Units' }, minutes: 30 },
    { code: MEETING, words: { zh: '会议', en: 'Meetings' }, item: { zh: '一个单位参会一次', en: 'Unit at a meeting' }, role: { zh: '责任单位', en: 'Units' }, minutes: 90 },
  ],
  asked: ({ programmeId, today }, since) => sql`select ${TASK}::text as kind, t.id::text as ask_id, t.name as label, '/plan-tasks/' || t.id as path, to_char(t.due_on, 'YYYY-MM') as month, null::uuid as place_id, u.id as organisation_id, 1::numeric as items
      from plans.tasks t join plans.plans p on p.programme_id = t.programme_id and p.id = t.plan_id cross join lateral unnest(t.organisation_id || t.helping_ids) as u(id) where t.programme_id = ${programmeId} and t.due_on >= ${since}::date and t.state <> 'dropped' and p.state <> 'draft'
    union all select ${ROUTINE}::text, r.id::text, r.name_zh, '/routines/' || r.id, to_char(o.due_on, 'YYYY-MM'), m.place_id, null::uuid, count(*)::numeric
      from plans.routines r join plans.occurrences o on o.programme_id = r.programme_id and o.routine_id = r.id and o.due_on between ${since}::date and ${today}::date
      join plans.routine_places m on m.programme_id = r.programme_id and m.routine_id = r.id and m.period @> o.on_date where r.programme_id = ${programmeId} group by 1, 2, 3, 4, 5, 6
    union all select ${DECISION}::text, m.id::text, m.title, '/meetings/' || m.id, to_char(d.due_on, 'YYYY-MM'), null::uuid, d.organisation_id, count(*)::numeric
      from plans.decisions d join plans.meetings m on m.programme_id = d.programme_id and m.id = d.meeting_id where d.programme_id = ${programmeId} and d.due_on >= ${since}::date and d.state <> 'dropped' group by 1, 2, 3, 4, 5, 7
    union all select ${MEETING}::text, m.id::text, m.title, '/meetings/' || m.id, to_char(m.held_on, 'YYYY-MM'), null::uuid, u.id, 1::numeric
      from plans.meetings m cross join lateral unnest(m.unit_ids) as u(id) where m.programme_id = ${programmeId} and m.held_on >= ${since}::date`,
  topics: ({ programmeId, today }, since) => sql`select ${TASK}::text as kind, t.id::text as ask_id, t.name as label, '/plan-tasks/' || t.id as path, t.due_on as asked_on, s.topic, s.topic_label, u.id::text as unit
      from plans.tasks t join plans.plans p on p.programme_id = t.programme_id and p.id = t.plan_id cross join lateral unnest(t.organisation_id || t.helping_ids) as u(id)
      cross join lateral (select 'standard:' || e.code || '/' || n.code as topic, n.name_zh as topic_label from plans.task_standards k join frameworks.nodes n on n.programme_id = k.programme_id and n.id = k.standard_id join frameworks.editions e on e.programme_id = n.programme_id and e.id = n.edition_id
          where k.programme_id = t.programme_id and k.task_id = t.id
        union all select 'field:' || lower(regexp_replace(part, '[[:space:]（）()：:]', '', 'g')), trim(part) from ${evidenceParts} as part where length(trim(part)) between 1 and ${EVIDENCE_MAX}::integer) s
     where t.programme_id = ${programmeId} and t.due_on >= ${since}::date and t.state <> 'dropped' and p.state <> 'draft'
    union all select ${ROUTINE}::text, r.id::text, r.name_zh, '/routines/' || r.id, r.starts_on, 'field:' || lower(regexp_replace(r.name_zh, '[[:space:]（）()：:]', '', 'g')), r.name_zh, m.place_id::text
      from plans.routines r left join plans.routine_places m on m.programme_id = r.programme_id and m.routine_id = r.id and m.period @> ${today}::date where r.programme_id = ${programmeId} and (r.ends_on is null or r.ends_on >= ${since}::date)
    union all select ${MEETING}::text, m.id::text, m.title, '/meetings/' || m.id, m.held_on, s.topic, s.topic_label, u.id::text
      from plans.meetings m cross join lateral unnest(m.unit_ids) as u(id)
      cross join lateral (select 'plan:' || p.id as topic, p.name_zh as topic_label from plans.plans p where p.programme_id = m.programme_id and p.id = m.plan_id
        union all select 'field:' || lower(regexp_replace(m.title, '[[:space:]（）()：:]', '', 'g')), m.title) s
     where m.programme_id = ${programmeId} and m.held_on >= ${since}::date`,
  drafts: { [TASK]: taskDraft, [ROUTINE]: (_ctx, about) => Promise.resolve(routineDraft(about)), [MEETING]: meetingDraft, [DECISION]: (_ctx, about) => Promise.resolve(decisionDraft(about)) },
};
