/** 发放要求 · Each recipient is handed something, person by person, by an officer. */
import { sql } from '#platform/server/db/index.ts';
import { monthIn } from '#platform/server/asks/index.ts';
import type { AskSource } from '#platform/server/asks/index.ts';

const DELIVERY = 'care.delivery';

export const careAskSource: AskSource = {
  module: 'care',
  kinds: [{ code: DELIVERY, words: { zh: '关爱发放', en: 'Care handed over' }, item: { zh: '一次发放', en: 'Delivery' }, role: { zh: '社区（村）干部', en: 'Community officers' }, minutes: 4 }],
  asked: (ctx, since) => sql`select ${DELIVERY}::text as kind, s.id::text as ask_id, s.name as label, '/care/' || s.id as path, ${monthIn(ctx, sql`d.received_at`)} as month, r.place_id, count(*) as items
    from care.deliveries d join care.recipients r on r.programme_id = d.programme_id and r.id = d.recipient_id join care.schemes s on s.programme_id = d.programme_id and s.id = d.scheme_id
    where d.programme_id = ${ctx.programmeId} and d.received_at >= ${since}::date group by 1, 2, 3, 4, 5, 6`,
};
