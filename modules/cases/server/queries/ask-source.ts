/** 整改要求 · A case that was sent out asks its unit to put it right, and to show that it did. */
import { monthIn } from '#platform/server/asks/index.ts';
import type { AskSource } from '#platform/server/asks/index.ts';
import { sql } from '#platform/server/db/index.ts';

const FIX = 'cases.fix';

export const casesAskSource: AskSource = {
  module: 'cases',
  kinds: [{ code: FIX, words: { zh: '问题整改', en: 'Cases put right' }, item: { zh: '一件整改和回复', en: 'Fix with its answer' }, role: { zh: '责任单位', en: 'Units' }, minutes: 20 }],
  asked: (ctx, since) => sql`select ${FIX}::text as kind, ${FIX}::text as ask_id, '问题整改' as label, '/cases' as path, ${monthIn(ctx, sql`c.dispatched_at`)} as month, case when c.organisation_id is null then c.place_id end as place_id, c.organisation_id, count(*)::numeric as items
    from cases.cases c where c.programme_id = ${ctx.programmeId} and c.dispatched_at >= ${since}::date group by 5, 6, 7`,
};
