/** 发放要求 · Each recipient is handed something, person by person, by an officer. */
import { rows, sql } from '#platform/server/db/index.ts';
import { monthIn } from '#platform/server/asks/index.ts';
import type { AskSource } from '#platform/server/asks/index.ts';

const DELIVERY = 'care.delivery';

export const careAskSource: AskSource = {
  module: 'care',
  kinds: [{ code: DELIVERY, words: { zh: '关爱发放', en: 'Care handed over' }, item: { zh: '一次发放', en: 'Delivery' }, role: { zh: '社区（村）干部', en: 'Community officers' }, minutes: 4 }],
  asked: (ctx, since) => sql`select ${DELIVERY}::text as kind, s.id::text as ask_id, s.name as label, '/care/' || s.id as path, ${monthIn(ctx, sql`d.received_at`)} as month, r.place_id, count(*) as items
    from care.deliveries d join care.recipients r on r.programme_id = d.programme_id and r.id = d.recipient_id join care.schemes s on s.programme_id = d.programme_id and s.id = d.scheme_id
    where d.programme_id = ${ctx.programmeId} and d.received_at >= ${since}::date group by 1, 2, 3, 4, 5, 6`,
  // A situation in two schemes asks the same of the same households.
  topics: ({ programmeId }, since) => sql`select ${DELIVERY}::text as kind, s.id::text as ask_id, s.name as label, '/care/' || s.id as path, lower(s.period) as asked_on, 'situation:' || i.code as topic, i.name_zh as topic_label
    from care.schemes s cross join lateral unnest(s.needs_all || s.needs_any) as need(code) join care.situations i on i.programme_id = s.programme_id and i.code = need.code where s.programme_id = ${programmeId} and upper(s.period) > ${since}::date and s.state <> 'draft'`,
  drafts: {
    async [DELIVERY](ctx, about) {
      const codes = [...(Array.isArray(about['situations']) ? about['situations'] : [])].filter((code): code is string => typeof code === 'string');
      const expected = Number(about['expected']);
      if (codes.length === 0) return null;
      const topics = await rows<{ code: string; label: string }>(ctx.tx, sql`select 'situation:' || code as code, name_zh as label from care.situations where programme_id = ${ctx.programmeId} and code = any(${codes}::text[])`);
      return { items: 1, times: Number.isInteger(expected) && expected > 0 ? expected : 1, topics };
    },
  },
};
