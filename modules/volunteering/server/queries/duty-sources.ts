/** 待办来源 · What waits for a second person, for an answer, for a visit or for a call; and what somebody is told of who signed up. */
import { sql } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { dayEnds, dutySelect } from '#platform/server/duties/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { APPLICATION_KEPT_DAYS, POSTED_DAYS, SERVICE_RULES_DEFAULT } from '../../domain/index.ts';

const MONTH_MS = 30 * 24 * 3_600_000;
const topics = ['volunteering'];
/** As long as it may take to enter service, it may take to decide on it. */
const entryDays = (ctx: ReadContext): RawBuilder<unknown> => sql`coalesce((select s.entry_days from volunteering.service_rules s where s.programme_id = ${ctx.programmeId}), ${SERVICE_RULES_DEFAULT.entryDays})`;

const records: readonly DutySource[] = [
  {
    kind: 'volunteering.entries', permission: 'volunteering.manage', wholeProgramme: true, topics, words: { zh: '补录待第二人批准', en: 'Service entered afterwards, to decide' }, act: { zh: '看理由，批准或退回', en: 'Read the reason; count or refuse it' },
    // Nobody is asked to decide on what they entered.
    select: (ctx) => dutySelect({ id: sql`r.id`, code: sql`v.number`, what: sql`a.name`, due: sql`r.recorded_at + make_interval(days => ${entryDays(ctx)})`, since: sql`r.recorded_at`, path: sql`'/volunteer-activities/' || a.id || '?state=waiting'` }, sql`from volunteering.service_records r
      join volunteering.activities a on a.programme_id = r.programme_id and a.id = r.activity_id join volunteering.volunteers v on v.programme_id = r.programme_id and v.id = r.volunteer_id where r.programme_id = ${ctx.programmeId} and r.state = 'waiting' and r.recorded_by <> ${ctx.personId}`),
  },
  {
    kind: 'volunteering.signals', unit: { zh: '条', en: 'record', enMany: 'records' }, permission: 'volunteering.manage', wholeProgramme: true, topics, words: { zh: '可疑信号待核实', en: 'Signals to look at' }, act: { zh: '核实后写明情况；不实的冲销', en: 'Look into it and say what was found; reverse what is false' },
    select: (ctx) => dutySelect({ id: sql`q.activity_id`, code: sql`a.code`, what: sql`a.name`, since: sql`q.since`, count: sql`q.records`, path: sql`'/volunteer-activities/' || a.id || '?toReview=yes'` }, sql`from (select r.activity_id, min(r.recorded_at) as since, count(*) as records from volunteering.service_records r
      where r.programme_id = ${ctx.programmeId} and cardinality(r.signals) > 0 and r.reviewed_at is null and r.state in ('waiting', 'counted') group by r.activity_id) q join volunteering.activities a on a.programme_id = ${ctx.programmeId} and a.id = q.activity_id`),
  },
  {
    kind: 'volunteering.corrections', permission: 'volunteering.manage', wholeProgramme: true, topics, words: { zh: '服务记录更正待办理', en: 'Corrections to decide' }, act: { zh: '核实后更正，或写明为什么不改', en: 'Look into it; put it right, or say why not' },
    select: (ctx) => dutySelect({ id: sql`c.id`, code: sql`v.number`, what: sql`a.name`, since: sql`c.asked_at`, path: sql`'/service-corrections?state=asked'` }, sql`from volunteering.corrections c join volunteering.service_records r on r.programme_id = c.programme_id and r.id = c.record_id
      join volunteering.activities a on a.programme_id = r.programme_id and a.id = r.activity_id join volunteering.volunteers v on v.programme_id = c.programme_id and v.id = c.volunteer_id where c.programme_id = ${ctx.programmeId} and c.state = 'asked' and c.asked_by <> ${ctx.personId}`),
  },
  {
    kind: 'volunteering.appeals', permission: 'volunteering.ban', wholeProgramme: true, topics, words: { zh: '禁录申诉待办理', en: 'Appeals against bans' }, act: { zh: '由没有作出决定的人维持或解除', en: 'Uphold or lift it, if you did not decide it' },
    select: (ctx) => dutySelect({ id: sql`b.id`, code: sql`v.number`, what: sql`v.label`, since: sql`b.appealed_at`, path: sql`'/service-bans?state=appealed'` }, sql`from volunteering.bans b join volunteering.volunteers v on v.programme_id = b.programme_id and v.id = b.volunteer_id
      where b.programme_id = ${ctx.programmeId} and b.state = 'appealed' and b.decided_by <> ${ctx.personId} and b.appealed_by is distinct from ${ctx.personId}`),
  },
  {
    kind: 'volunteering.certificatesAsked', permission: 'volunteering.manage', wholeProgramme: true, topics, words: { zh: '申请服务证明待办理', en: 'Certificates that were asked for' }, act: { zh: '核实后起草，或写明理由退回', en: 'Draft it, or return it with a reason' },
    select: (ctx) => dutySelect({ id: sql`q.id`, code: sql`v.number`, what: sql`q.purpose`, since: sql`q.asked_at`, path: sql`'/service-certificate-requests?state=asked'` }, sql`from volunteering.certificate_requests q join volunteering.volunteers v on v.programme_id = q.programme_id and v.id = q.volunteer_id
      where q.programme_id = ${ctx.programmeId} and q.state = 'asked' and q.asked_by <> ${ctx.personId} and v.person_id is distinct from ${ctx.personId}`),
  },
  {
    kind: 'volunteering.certificatesPosted', permission: 'volunteering.manage', wholeProgramme: true, topics: ['volunteering', 'notices'], words: { zh: '服务证明待出具', en: 'Certificates to issue' }, act: { zh: '公示期满，由起草人以外的人出具', en: 'Posted long enough: issue it, if you did not draft it' },
    select: (ctx) => dutySelect({ id: sql`c.id`, code: sql`c.number`, what: sql`v.label`, since: sql`c.drafted_at`, path: sql`'/service-certificates/' || c.id` }, sql`from volunteering.certificates c join volunteering.volunteers v on v.programme_id = c.programme_id and v.id = c.volunteer_id left join notices.notices n on n.programme_id = c.programme_id and n.id = c.notice_id
      where c.programme_id = ${ctx.programmeId} and c.state = 'draft' and c.drafted_by <> ${ctx.personId} and c.posted_on + ${sql.lit(POSTED_DAYS)} <= ${ctx.today}::date and (c.notice_id is null or n.state = 'closed')`),
  },
];

const orderFrom = (ctx: ReadContext, state: string): RawBuilder<unknown> => sql`from volunteering.service_orders o join places.places p on p.programme_id = o.programme_id and p.id = o.place_id where o.programme_id = ${ctx.programmeId} and o.state = ${state} and ${scopePredicate(ctx.scope, { place: 'o.place_id' })}`;
const orderPlace = [sql`p.name_zh`, sql`p.name_en`] as const;

const orders: readonly DutySource[] = [
  {
    kind: 'volunteering.ordersReceived', permission: 'volunteering.register', topics, words: { zh: '点单待审核', en: 'Orders to look at' }, act: { zh: '受理，或写明理由不受理', en: 'Accept it, or decline it with a reason' },
    select: (ctx) => dutySelect({ id: sql`o.id`, code: sql`o.number`, what: sql`o.words`, place: orderPlace, due: dayEnds(ctx, sql`o.wanted_on`), since: sql`o.received_at`, path: sql`'/service-orders?state=received'` }, sql`${orderFrom(ctx, 'received')} and o.ordered_by is distinct from ${ctx.personId}`),
  },
  {
    kind: 'volunteering.ordersOpen', permission: 'volunteering.register', topics, words: { zh: '点单待派单', en: 'Orders to give to a team' }, act: { zh: '派给一支队伍，或等队伍抢单', en: 'Give it to a team, or let one pick it up' },
    select: (ctx) => dutySelect({ id: sql`o.id`, code: sql`o.number`, what: sql`o.words`, place: orderPlace, due: dayEnds(ctx, sql`o.wanted_on`), since: sql`o.reviewed_at`, path: sql`'/service-orders?state=open'` }, orderFrom(ctx, 'open')),
  },
  {
    kind: 'volunteering.ordersToServe', permission: 'signedIn', topics, words: { zh: '队伍的点单待服务', en: 'Orders of a team to serve' }, act: { zh: '联系服务，完成后写明做了什么', en: 'Serve it, and say what was done' },
    select: (ctx) => dutySelect({ id: sql`o.id`, code: sql`o.number`, what: sql`o.words`, due: dayEnds(ctx, sql`o.wanted_on`), since: sql`o.assigned_at`, path: sql`'/my-service/teams/' || o.team_id` }, sql`from volunteering.orders_of_led_teams(${ctx.personId}, ${ctx.today}::date) o`),
  },
  {
    kind: 'volunteering.ordersToRate', permission: 'volunteering.register', topics, words: { zh: '代下的点单待评价', en: 'Orders of yours to rate' }, act: { zh: '问清做得怎样，评一次', en: 'Ask how it went, and rate it once' },
    select: (ctx) => dutySelect({ id: sql`o.id`, code: sql`o.number`, what: sql`o.words`, place: orderPlace, since: sql`o.done_at`, path: sql`'/service-orders?state=done'` }, sql`${orderFrom(ctx, 'done')} and o.ordered_by = ${ctx.personId} and o.rating is null`),
  },
  {
    kind: 'volunteering.callbacks', permission: 'volunteering.manage', wholeProgramme: true, topics, words: { zh: '抽中的点单待回访', en: 'Orders drawn to be called back' }, act: { zh: '打电话核实，记下结果', en: 'Ring up, and say what was heard' },
    // Whoever gave it to the team does not ask how it went.
    select: (ctx) => dutySelect({ id: sql`o.id`, code: sql`o.number`, what: sql`o.words`, place: orderPlace, since: sql`o.sampled_at`, path: sql`'/service-orders?toCall=yes'` }, sql`${orderFrom(ctx, 'done')} and o.callback_seed is not null and o.callback_outcome is null and o.assigned_by is distinct from ${ctx.personId}`),
  },
];

export const volunteeringDuties: readonly DutySource[] = [
  ...records, ...orders,
  {
    kind: 'volunteering.applications', permission: 'volunteering.register', topics, words: { zh: '志愿者登记申请待办理', en: 'Applications of volunteers' }, act: { zh: '核实后登记，或写明理由不予登记', en: 'Look into it; register them, or say why not' },
    // Who they are is sealed, and no line of a list.
    select: (ctx) => dutySelect({ id: sql`q.id`, code: sql`q.number`, what: sql`coalesce(b.name_zh, p.name_zh)`, place: orderPlace, due: sql`q.received_at + make_interval(days => ${sql.lit(APPLICATION_KEPT_DAYS)})`, since: sql`q.received_at`, path: sql`'/volunteer-applications?state=received'` }, sql`from volunteering.applications q join places.places p on p.programme_id = q.programme_id and p.id = q.place_id
      left join volunteering.branches b on b.programme_id = q.programme_id and b.code = q.branch_code where q.programme_id = ${ctx.programmeId} and q.state = 'received' and ${scopePredicate(ctx.scope, { place: 'q.place_id' })}`),
  },
  {
    kind: 'volunteering.changes', permission: 'signedIn', topics, words: { zh: '报名的活动有变更', en: 'What you signed up for has changed' }, act: { zh: '看看时间、地点有没有变，点“知道了”', en: 'See what is different, and say that you have read it' },
    select: (ctx) => dutySelect({ id: sql`c.id`, what: sql`c.name`, since: sql`c.at`, path: sql`'/my-service'` }, sql`from volunteering.changes_unread(${ctx.personId}, ${new Date(ctx.now - MONTH_MS).toISOString()}::timestamptz) c`),
  },
  {
    kind: 'volunteering.teamDeeds', permission: 'points.review', topics, words: { zh: '队伍记分待评议', en: 'Deeds of teams to review' }, act: { zh: '看凭据，同意或写明理由', en: 'Look at what shows it; agree, or say why not' },
    // Nobody is asked to review what they recorded, nor what the team did that they lead.
    select: (ctx) => dutySelect({ id: sql`d.id`, code: sql`t.code`, what: sql`d.rule_label || ' · ' || t.name`, since: sql`d.recorded_at`, path: sql`'/volunteer-teams/' || t.id` }, sql`from volunteering.team_deeds d join volunteering.teams t on t.programme_id = d.programme_id and t.id = d.team_id
      where d.programme_id = ${ctx.programmeId} and d.state = 'recorded' and d.recorded_by <> ${ctx.personId} and t.leader_id is distinct from ${ctx.personId} and ${scopePredicate(ctx.scope, { place: 't.place_id', organisation: 't.organisation_id' })}`),
  },
];
