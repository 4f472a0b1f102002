/** 记分要求 · A deed is written down by somebody and looked at by somebody else. */
import { sql } from '#platform/server/db/index.ts';
import { monthIn } from '#platform/server/asks/index.ts';
import type { AskSource } from '#platform/server/asks/index.ts';

const DEED = 'points.deed';

export const pointsAskSource: AskSource = {
  module: 'points',
  kinds: [{ code: DEED, words: { zh: '积分记录与评议', en: 'Deeds recorded and reviewed' }, item: { zh: '一笔记分', en: 'Deed' }, role: { zh: '社区（村）干部', en: 'Community officers' }, minutes: 1.5 }],
  asked: (ctx, since) => sql`select ${DEED}::text as kind, d.rule_code as ask_id, min(d.rule_label) as label, '/deeds' as path, ${monthIn(ctx, sql`d.recorded_at`)} as month, d.place_id, count(*) as items
    from points.deeds d where d.programme_id = ${ctx.programmeId} and d.recorded_at >= ${since}::date group by 1, 2, 4, 5, 6`,
};
