/** 待办来源 · What a public ballot waits for, from its draft to its count. Each select follows the rule of the act it asks for: whoever wrote it does not open it, whoever asked to close does not close. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import { GUARD_LIMITS } from '../../domain/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

type Sql = RawBuilder<unknown>;
const HAS_CODES = sql`(not ('code' = any(b.token_kinds)) or exists (select from ballots.code_batches k where k.programme_id = b.programme_id and k.ballot_id = b.id))`;
const now = (ctx: ReadContext): Sql => sql`${new Date(ctx.now).toISOString()}::timestamptz`;

interface OfBallot { readonly kind: string; readonly permission: string; readonly words: DutySource['words']; readonly act: DutySource['act']; readonly due: Sql; readonly since: Sql; readonly path?: Sql; readonly while: (ctx: ReadContext) => Sql }
/** One duty a ballot; drafts and boxes are the whole programme's. */
const ofBallot = ({ kind, permission, words, act, due, since, path = sql`'/ballots/' || b.id`, while: still }: OfBallot): DutySource => ({
  kind: `ballots.${kind}`, permission, wholeProgramme: true, topics: ['ballots'], words, act,
  select: (ctx) => dutySelect({ id: sql`b.id`, what: sql`b.title`, due, since, path }, sql`from ballots.ballots b where b.programme_id = ${ctx.programmeId} and ${still(ctx)}`),
});

/** Papers that one person entered, or two differently, and this person neither: where they stand follows `paperStanding`. */
const papers: DutySource = {
  kind: 'ballots.papers', unit: { zh: '份', en: 'paper', enMany: 'papers' }, permission: 'ballots.enterPaper', wholeProgramme: true, topics: ['ballots'], words: { zh: '纸质选票待第二人录入', en: 'Papers that wait for another person' }, act: { zh: '不看别人录的，再录一遍', en: 'Enter them once more, without seeing what was entered' },
  select: (ctx) => dutySelect({ id: sql`b.id`, what: sql`b.title`, due: sql`b.closes_at`, since: sql`n.since`, count: sql`n.count`, path: sql`'/ballots/' || b.id || '/paper'` }, sql`from ballots.ballots b cross join lateral (
      select count(*) as count, min(w.since) as since from (
        select e.serial, max(e.entered_at) as since from ballots.paper_entries e where e.programme_id = b.programme_id and e.ballot_id = b.id group by e.serial
        having (count(*) = 1 or (count(*) = 2 and not bool_and(e.choice is not distinct from (select f.choice from ballots.paper_entries f where f.programme_id = b.programme_id and f.ballot_id = b.id and f.serial = e.serial and f.entry_number = 1))))
           and not bool_or(e.entered_by = ${ctx.personId})) w) n
    where b.programme_id = ${ctx.programmeId} and b.state = 'open' and n.count > 0`),
};

/**
 * `findAnomalies` and `isUndecided` of the domain as a question, so that a list of duties reads no mark: the test beside it holds them against each other.
 */
function anomaliesOpen(ctx: ReadContext): Sql {
  const limit = (name: keyof typeof GUARD_LIMITS): Sql => sql`coalesce((b.guard_limits->>${name})::numeric, ${GUARD_LIMITS[name]}::numeric)`;
  const marks = sql`select m.leaf_index, m.network, m.cast_hour, extract(hour from m.cast_hour at time zone 'UTC' + make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) as hour_of_day from ballots.cast_marks m
    where m.programme_id = b.programme_id and m.ballot_id = b.id and m.leaf_index < (select coalesce(max(h.size), 0) from ballots.box_heads h where h.programme_id = b.programme_id and h.ballot_id = b.id)`;
  return sql`with marks as materialized (${marks}),
      hours as (select cast_hour, count(*) as count, array_agg(leaf_index) as leaves from marks group by cast_hour),
      found as (
        select 'oneOrigin' as kind, left(network, 8) as subject, null::timestamptz as hour, count(*) as count, array_agg(leaf_index) as leaves from marks group by network having count(*) >= ${limit('originMin')} and 100 * count(*) >= ${limit('originPercent')} * (select count(*) from marks)
        union all select 'burst', null, cast_hour, count, leaves from hours where count >= ${limit('burstMin')} and count >= ${limit('burstTimes')} * (select (array_agg(u.count order by u.count))[count(*) / 2 + 1] from hours u)
        union all select 'oddHours', null, null, count(*), array_agg(leaf_index) from marks where hour_of_day >= ${limit('nightFrom')} and hour_of_day < ${limit('nightTo')} having count(*) >= ${limit('nightMin')})
    select count(*) as count from found f
     where not exists (select from ballots.quarantines q where q.programme_id = b.programme_id and q.ballot_id = b.id and q.released_at is null and q.leaf_indexes && f.leaves)
       and not exists (select from ballots.anomaly_decisions d where d.programme_id = b.programme_id and d.ballot_id = b.id and d.kind = f.kind and 2 * f.count < 3 * d.leaf_count
         and case f.kind when 'oneOrigin' then d.subject = f.subject when 'burst' then (case d.kind when 'burst' then d.subject::timestamptz end) = f.hour else true end)`;
}

const anomalies: DutySource = {
  kind: 'ballots.anomalies', unit: { zh: '条', en: 'hint', enMany: 'hints' }, permission: 'ballots.guard', wholeProgramme: true, topics: ['ballots'], words: { zh: '投票异常待决定', en: 'Anomalies to decide' }, act: { zh: '核实来源和时段：隔离，或写明无误', en: 'Look into it: set apart, or find it in order, with minutes' },
  select: (ctx) => dutySelect({ id: sql`b.id`, what: sql`b.title`, due: sql`b.closes_at`, since: sql`b.opened_at`, count: sql`n.count`, path: sql`'/ballots/' || b.id` }, sql`from ballots.ballots b cross join lateral (${anomaliesOpen(ctx)}) n
    where b.programme_id = ${ctx.programmeId} and b.state = 'open' and n.count > 0`),
};

export const ballotDuties: readonly DutySource[] = [
  ofBallot({ kind: 'toPrint', permission: 'ballots.draft', due: sql`b.opens_at`, since: sql`b.drafted_at`, path: sql`'/ballots/' || b.id || '/codes'`, words: { zh: '投票码待印', en: 'Codes to print' }, act: { zh: '印投票码，才能开启投票', en: 'Print codes; without them it cannot open' }, while: () => sql`b.state = 'draft' and not ${HAS_CODES}` }),
  ofBallot({
    kind: 'toOpen', permission: 'ballots.open', due: sql`b.opens_at`, since: sql`b.drafted_at`, words: { zh: '投票待开启', en: 'Ballots to open' }, act: { zh: '核对选项和时间，由起草人以外的人开启', en: 'Check options and times; somebody who wrote none of it opens' },
    while: (ctx) => sql`b.state = 'draft' and b.closes_at > ${now(ctx)} and ${HAS_CODES} and not (${ctx.personId} = any(b.authors))`,
  }),
  papers, anomalies,
  ofBallot({ kind: 'toEnd', permission: 'ballots.close', due: sql`b.closes_at`, since: sql`b.closes_at`, words: { zh: '投票到期待结束', en: 'Ballots whose time is over' }, act: { zh: '写明纸票已清，申请结束', en: 'Say that the papers are in, and ask to close' }, while: (ctx) => sql`b.state = 'open' and b.closes_at <= ${now(ctx)}` }),
  ofBallot({
    kind: 'toClose', permission: 'ballots.close', due: sql`b.closes_at`, since: sql`b.closing_requested_at`, words: { zh: '投票结束待另一人确认', en: 'Ballots for another person to close' }, act: { zh: '看过记录后结束并计票，或退回', en: 'Read the minutes; close and count, or return it' },
    while: (ctx) => sql`b.state = 'closing' and b.closing_requested_by <> ${ctx.personId}`,
  }),
  ofBallot({ kind: 'toCount', permission: 'ballots.close', due: sql`b.closed_at`, since: sql`b.closed_at`, words: { zh: '待计票', en: 'Ballots to count' }, act: { zh: '计票没有完成的，重新计票并公布', en: 'Count it and publish the result' }, while: () => sql`b.state = 'counting'` }),
];
