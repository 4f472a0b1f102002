/** 待办来源 · Deeds of a village's month that wait for review, and what the end of a year asks for. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { dayEnds, dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { DeedNoticeSource } from '../notice-source.ts';
import { objectedDeeds } from './objections.ts';

/** The year that ends next under the book in force; nothing where nothing expires. */
const runningYear = (ctx: ReadContext): RawBuilder<unknown> => sql`(
  select b.*, case when b.this_year >= ${ctx.today}::date then b.this_year else (b.this_year + interval '1 year')::date end as ends_on from (
    select c.id, c.name, coalesce((c.terms->>'warnDays')::integer, 60) as warn_days, coalesce((c.terms->>'keepPercent')::integer, 100) < 100 or (c.terms->>'keepMost') is not null as expires,
           (extract(year from ${ctx.today}::date)::text || '-' || coalesce(c.terms->>'yearEndsOn', '12-31'))::date as this_year
      from points.rule_books c where c.programme_id = ${ctx.programmeId} and c.state = 'inForce' and c.effective_from <= ${ctx.today}::date order by c.effective_from desc limit 1) b)`;

export const pointsDuties = (notices: readonly DeedNoticeSource[]): readonly DutySource[] => [
  {
    kind: 'points.review', unit: { zh: '笔', en: 'deed', enMany: 'deeds' }, permission: 'points.review', topics: ['points'], words: { zh: '记分待评议', en: 'Deeds to review' }, act: { zh: '逐笔看凭据，同意或写明理由', en: 'Look at what shows each; agree, or say why not' },
    // Nobody is asked to review what they recorded.
    select: (ctx) => dutySelect({
      id: sql`coalesce(d.place_id::text, 'none') || ' ' || to_char(min(d.month), 'YYYY-MM')`, what: [sql`to_char(min(d.month), 'YYYY-MM') || ' 记分'`, sql`'Deeds of ' || to_char(min(d.month), 'YYYY-MM')`], place: [sql`min(p.name_zh)`, sql`min(p.name_en)`],
      due: dayEnds(ctx, sql`min((d.month + interval '1 month')::date - 1 + coalesce((b.terms->>'reviewDays')::integer, 5))`), since: sql`min(d.recorded_at)`, count: sql`count(*)`, path: sql`'/points-month?month=' || to_char(min(d.month), 'YYYY-MM')`,
    }, sql`from (select e.*, date_trunc('month', e.happened_on) as month from points.deeds e where e.programme_id = ${ctx.programmeId} and e.state = 'recorded' and e.recorded_by <> ${ctx.personId} and ${scopePredicate(ctx.scope, { place: 'e.place_id' })}) d
      join points.rule_books b on b.programme_id = d.programme_id and b.id = d.book_id left join places.places p on p.programme_id = d.programme_id and p.id = d.place_id group by d.place_id, d.month`),
  },
  {
    kind: 'points.objections', permission: 'points.settleObjections', topics: ['points'], words: { zh: '记分异议待处理', en: 'Objections to deeds to settle' }, act: { zh: '核实情况，写明结论和答复', en: 'Look into it, and write the outcome and the answer' },
    // Never whoever recorded or reviewed the deed, leads the team or took the objection down; due when the rule book says.
    select: (ctx) => dutySelect({ id: sql`o.id`, what: [sql`o.number || ' · ' || d.rule_label`, sql`o.number || ' · ' || d.rule_label`], place: [sql`p.name_zh`, sql`p.name_en`], due: dayEnds(ctx, sql`o.due_on`), since: sql`o.received_at`, path: sql`'/points-objections?state=open'` },
      sql`from points.deed_objections o join ${objectedDeeds(ctx, notices)} d on d.kind = o.deed_kind and d.id = o.deed_id left join places.places p on p.programme_id = o.programme_id and p.id = o.place_id
      where o.programme_id = ${ctx.programmeId} and o.state = 'open' and ${ctx.personId} not in (d.recorded_by, coalesce(d.reviewed_by, d.recorded_by), coalesce(d.led_by, d.recorded_by), coalesce(o.taken_by, d.recorded_by)) and ${scopePredicate(ctx.scope, { place: 'o.place_id' })}`),
  },
  {
    kind: 'points.lateObjections', permission: 'points.publish', wholeProgramme: true, topics: ['points'], words: { zh: '记分异议逾期未处理', en: 'Objections to deeds that are late' }, act: { zh: '催没有经手的人核实答复，答复前这笔不入账', en: 'Ask somebody who had no part in it to look into it: the deed is not posted before' },
    // For whoever answers for the programme and may not settle it themselves: what they may settle is a duty of its own already.
    select: (ctx) => dutySelect({ id: sql`o.id`, what: [sql`o.number || ' · ' || d.rule_label`, sql`o.number || ' · ' || d.rule_label`], place: [sql`p.name_zh`, sql`p.name_en`], due: dayEnds(ctx, sql`o.due_on`), since: sql`o.received_at`, path: sql`'/points-objections?state=open'` },
      sql`from points.deed_objections o join ${objectedDeeds(ctx, notices)} d on d.kind = o.deed_kind and d.id = o.deed_id left join places.places p on p.programme_id = o.programme_id and p.id = o.place_id
      where o.programme_id = ${ctx.programmeId} and o.state = 'open' and o.due_on < ${ctx.today}::date and ${ctx.personId} in (d.recorded_by, coalesce(d.reviewed_by, d.recorded_by), coalesce(d.led_by, d.recorded_by), coalesce(o.taken_by, d.recorded_by))`),
  },
  {
    kind: 'points.signals', permission: 'points.settleSignals', wholeProgramme: true, topics: ['points'], words: { zh: '积分异常待处理', en: 'Signals to decide about' }, act: { zh: '看记录，问清楚，写明已说明或属实', en: 'Look at the records, ask, and write down whether it was explained or is so' },
    // Never whom it concerns.
    select: (ctx) => dutySelect({ id: sql`s.id`, what: [sql`case s.kind when 'samePair' then '同两人互记互评过半' when 'roundInBulk' then '一天内大量整数分' when 'atNight' then '夜间录入' else '兑换没有签字单据' end || ' · ' || s.span`, sql`case s.kind when 'samePair' then 'The same two people' when 'roundInBulk' then 'Round numbers in bulk' when 'atNight' then 'Entered at night' else 'Redeemed without a slip' end || ' · ' || s.span`], since: sql`s.found_at`, count: sql`s.seen_count`, path: sql`'/points-signals/' || s.id` },
      sql`from points.signals s where s.programme_id = ${ctx.programmeId} and s.state = 'open' and not s.person_ids @> array[${ctx.personId}::uuid]`),
  },
  {
    kind: 'points.warn', permission: 'points.settle', wholeProgramme: true, topics: ['points'], words: { zh: '积分到期预告待公布', en: 'Warnings to publish' }, act: { zh: '看预览，公布预告', en: 'Look at the preview and publish the warning' },
    select: (ctx) => dutySelect({ id: sql`y.id`, what: [sql`to_char(y.ends_on, 'YYYY') || ' 年度积分到期预告'`, sql`'Points of ' || to_char(y.ends_on, 'YYYY') || ' expire'`], due: dayEnds(ctx, sql`(y.ends_on + 1 - y.warn_days)`), path: sql`'/points-year'` }, sql`from ${runningYear(ctx)} y
      where y.expires and y.ends_on - y.warn_days - 30 <= ${ctx.today}::date and not exists (select from points.settlements s where s.programme_id = ${ctx.programmeId} and s.year = extract(year from y.ends_on)::integer and s.state <> 'withdrawn')`),
  },
  {
    kind: 'points.settle', permission: 'points.settle', wholeProgramme: true, topics: ['points'], words: { zh: '年终结算待入账', en: 'Settlements to post' }, act: { zh: '核对预览，结算入账', en: 'Check the preview and post it' },
    select: (ctx) => dutySelect({ id: sql`s.id`, what: [sql`s.year || ' 年度积分结算'`, sql`'Settlement of ' || s.year`], due: dayEnds(ctx, sql`(s.not_before + 30)`), since: sql`s.warned_at`, path: sql`'/points-year'` }, sql`from points.settlements s
      where s.programme_id = ${ctx.programmeId} and s.state = 'warned' and s.not_before <= ${ctx.today}::date and s.warned_by <> ${ctx.personId}`),
  },
];
