/** 台账要求 · Each field of a register is asked of whoever keeps it. What came in one sheet was not typed here, so only records entered one by one count as minutes. */
import { sql } from '#platform/server/db/index.ts';
import { fieldTopic, monthIn } from '#platform/server/asks/index.ts';
import type { AskSource } from '#platform/server/asks/index.ts';

const ENTRY = 'records.entry';
const FIELDS_MAX = 60;
const fieldsOf = sql`cross join lateral jsonb_array_elements(g.definition -> 'fields') as f`;
/** A title, a day and a place say which record it is; they are no question of their own. */
const isAsked = sql`f ->> 'type' <> 'place' and f ->> 'code' is distinct from g.definition ->> 'titleField' and f ->> 'code' is distinct from g.definition ->> 'dayField'`;

export const recordsAskSource: AskSource = {
  module: 'records',
  kinds: [{ code: ENTRY, words: { zh: '台账登记', en: 'Registers' }, item: { zh: '字段', en: 'Field' }, role: { zh: '社区（村）干部、部门', en: 'Community officers, departments' }, minutes: 0.4 }],
  asked: (ctx, since) => sql`select ${ENTRY}::text as kind, g.id::text as ask_id, g.name_zh as label, '/registers/' || g.id as path, ${monthIn(ctx, sql`r.recorded_at`)} as month, r.place_id,
      sum(jsonb_array_length(g.definition -> 'fields')) as items
    from (select r.*, count(*) over (partition by r.recorded_by, r.recorded_at) as at_once from records.records r where r.programme_id = ${ctx.programmeId} and r.recorded_at >= ${since}::date) r
    join records.registers g on g.programme_id = r.programme_id and g.id = r.register_id where r.at_once = 1 group by 1, 2, 3, 4, 5, 6`,
  topics: ({ programmeId }) => sql`select ${ENTRY}::text as kind, g.id::text as ask_id, g.name_zh as label, '/registers/' || g.id as path, (select max(r.on_date) from records.records r where r.programme_id = g.programme_id and r.register_id = g.id and r.withdrawn_at is null) as asked_on,
      'field:' || lower(regexp_replace(f ->> 'zh', '[[:space:]（）()：:]', '', 'g')) as topic, f ->> 'zh' as topic_label
    from records.registers g ${fieldsOf} where g.programme_id = ${programmeId} and ${isAsked}`,
  drafts: {
    [ENTRY](_ctx, about) {
      const names = Array.isArray(about['fields']) ? about['fields'].filter((name) => typeof name === 'string' && name.trim() !== '').slice(0, FIELDS_MAX) as string[] : [];
      return Promise.resolve(names.length === 0 ? null : { items: names.length, times: 1, topics: names.map((label) => ({ code: fieldTopic(label), label })) });
    },
  },
};
