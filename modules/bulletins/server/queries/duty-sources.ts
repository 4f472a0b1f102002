/** 待办来源 · Bulletins that wait for somebody, and closed rounds that have none yet. */
import { sql } from '#platform/server/db/index.ts';
import { dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';

const TOPICS = ['bulletins'];

export const bulletinDuties: readonly DutySource[] = [
  {
    kind: 'bulletins.toApprove', permission: 'bulletins.approve', wholeProgramme: true, topics: TOPICS, words: { zh: '通报待审批', en: 'Bulletins to approve' }, act: { zh: '看数字与文字，审批或退回', en: 'Read figures and words, then approve' },
    // Whoever drafted does not approve.
    select: (ctx) => dutySelect({ id: sql`b.id`, what: sql`b.title`, since: sql`b.drafted_at`, path: sql`'/bulletins/' || b.id` },
      sql`from bulletins.bulletins b where b.programme_id = ${ctx.programmeId} and (b.state = 'review' or (b.state = 'draft' and b.kind = 'inspection')) and b.drafted_by <> ${ctx.personId} and ${ctx.personId}::uuid <> all (b.editors)`),
  },
  {
    kind: 'bulletins.toMend', permission: 'bulletins.draft', wholeProgramme: true, topics: TOPICS, words: { zh: '文稿被退回', en: 'Accounts given back' }, act: { zh: '按意见修改后再送审', en: 'Put it right and hand it in again' },
    select: (ctx) => dutySelect({ id: sql`b.id`, what: sql`b.title`, since: sql`b.drafted_at`, path: sql`'/bulletins/' || b.id` },
      sql`from bulletins.bulletins b where b.programme_id = ${ctx.programmeId} and b.state = 'draft' and b.remark is not null and ${ctx.personId}::uuid = any (b.editors)`),
  },
  {
    kind: 'bulletins.toPublish', permission: 'bulletins.approve', wholeProgramme: true, topics: TOPICS, words: { zh: '通报待印发', en: 'Bulletins to publish' }, act: { zh: '编号并印发', en: 'Number and publish it' },
    select: (ctx) => dutySelect({ id: sql`b.id`, what: sql`b.title`, since: sql`b.approved_at`, path: sql`'/bulletins/' || b.id` },
      sql`from bulletins.bulletins b where b.programme_id = ${ctx.programmeId} and b.state = 'approved'`),
  },
  {
    kind: 'bulletins.toDraft', permission: 'bulletins.draft', wholeProgramme: true, topics: [...TOPICS, 'rounds'], words: { zh: '待起草通报', en: 'Bulletins to draft' }, act: { zh: '轮次已结束，起草通报', en: 'The round is closed: draft its bulletin' },
    // Of rounds closed within the last month; older ones went without.
    select: (ctx) => dutySelect({ id: sql`r.id`, code: sql`r.code`, what: [sql`r.name_zh`, sql`r.name_en`], since: sql`r.closed_at`, path: sql`'/bulletins?roundId=' || r.id` },
      sql`from inspections.rounds r where r.programme_id = ${ctx.programmeId} and r.state = 'closed' and r.closed_at > ${new Date(ctx.now - 31 * 86_400_000).toISOString()}::timestamptz
        and not exists (select 1 from bulletins.bulletins b where b.programme_id = r.programme_id and b.round_id = r.id and b.state <> 'withdrawn')`),
  },
];
