/** 记分要求 · A deed is written down by somebody and looked at by somebody else. */
import { sql } from '#platform/server/db/index.ts';
import { fieldTopic, monthIn } from '#platform/server/asks/index.ts';
import type { AskSource } from '#platform/server/asks/index.ts';

const DEED = 'points.deed';
const RULES_MAX = 200;

export const pointsAskSource: AskSource = {
  module: 'points',
  kinds: [{ code: DEED, words: { zh: '积分记录与评议', en: 'Deeds recorded and reviewed' }, item: { zh: '一笔记分', en: 'Deed' }, role: { zh: '社区（村）干部', en: 'Community officers' }, minutes: 1.5 }],
  asked: (ctx, since) => sql`select ${DEED}::text as kind, d.rule_code as ask_id, min(d.rule_label) as label, '/deeds' as path, ${monthIn(ctx, sql`d.recorded_at`)} as month, d.place_id, count(*) as items
    from points.deeds d where d.programme_id = ${ctx.programmeId} and d.recorded_at >= ${since}::date group by 1, 2, 4, 5, 6`,
  // A rule asks to write down what happened under its name; a register or a routine may ask for the same.
  topics: ({ programmeId }) => sql`select ${DEED}::text as kind, b.id::text as ask_id, b.name as label, '/rule-books/' || b.id as path, b.effective_from as asked_on, 'field:' || lower(regexp_replace(l ->> 'label', '[[:space:]（）()：:]', '', 'g')) as topic, l ->> 'label' as topic_label
    from points.rule_books b cross join lateral jsonb_array_elements(b.rules) as l where b.programme_id = ${programmeId} and b.state = 'inForce'`,
  drafts: {
    [DEED](_ctx, about) {
      const names = Array.isArray(about['rules']) ? about['rules'].filter((name): name is string => typeof name === 'string' && name.trim() !== '').slice(0, RULES_MAX) : [];
      return Promise.resolve(names.length === 0 ? null : { items: 1, times: 1, topics: names.map((label) => ({ code: fieldTopic(label), label })) });
    },
  },
};
