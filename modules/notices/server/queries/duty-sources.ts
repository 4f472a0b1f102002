/** 待办来源 · Notices that wait for a second person or for their end, and objections that wait for an answer. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { dayEnds, dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

/** A period is over when its last day is. */
const periodEnds = (ctx: ReadContext): RawBuilder<unknown> => dayEnds(ctx, sql`n.ends_on`);
const path = sql`'/notices/' || n.id`;

export const noticeDuties: readonly DutySource[] = [
  {
    kind: 'notices.toPublish', permission: 'notices.publish', wholeProgramme: true, topics: ['notices'], words: { zh: '公示待发布', en: 'Notices to publish' }, act: { zh: '核对后发布', en: 'Check it, then publish' },
    // Whoever wrote any of it does not publish.
    select: (ctx) => dutySelect({ id: sql`n.id`, what: sql`n.title`, since: sql`n.drafted_at`, path }, sql`from notices.notices n where n.programme_id = ${ctx.programmeId} and n.state = 'draft' and ${ctx.personId}::uuid <> all(n.authors)`),
  },
  {
    kind: 'notices.toClose', permission: 'notices.publish', wholeProgramme: true, topics: ['notices'], words: { zh: '公示期满待结束', en: 'Notices to close' }, act: { zh: '写明结果，结束公示', en: 'Say what came of it, and close it' },
    select: (ctx) => dutySelect({ id: sql`n.id`, what: sql`n.title`, due: periodEnds(ctx), since: sql`n.published_at`, path }, sql`from notices.notices n where n.programme_id = ${ctx.programmeId} and n.state = 'published' and n.ends_on < ${ctx.today}::date`),
  },
  {
    kind: 'notices.toAnswer', permission: 'notices.handleObjections', wholeProgramme: true, topics: ['notices'], words: { zh: '公示异议待处理', en: 'Objections to answer' }, act: { zh: '核实并答复', en: 'Look into it and answer' },
    select: (ctx) => dutySelect({ id: sql`o.id`, what: sql`n.title`, due: periodEnds(ctx), since: sql`o.received_at`, path }, sql`
      from notices.objections o join notices.notices n on n.programme_id = o.programme_id and n.id = o.notice_id where o.programme_id = ${ctx.programmeId} and o.state = 'open'`),
  },
];
