/** 待办来源 · Lists that wait for their notice or for confirmation, people nobody has reached yet, doubles and counts that wait for a second person. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

/** A scheme's last day is over at the programme's own midnight. */
const schemeEnds = (ctx: ReadContext): RawBuilder<unknown> => sql`(upper(s.period)::timestamp - make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC'`;
const schemePath = sql`'/care/' || s.id`;

export const careDuties: readonly DutySource[] = [
  {
    kind: 'care.toList', permission: 'care.manage', wholeProgramme: true, topics: ['care'], words: { zh: '关爱名单待公示', en: 'Lists of care to publish' }, act: { zh: '拟名单公示', en: 'Draft the notice of the list' },
    select: (ctx) => dutySelect({ id: sql`s.id`, what: sql`s.name`, due: schemeEnds(ctx), since: sql`q.since`, path: schemePath }, sql`from care.schemes s cross join lateral (select min(r.registered_at) as since from care.recipients r
      where r.programme_id = s.programme_id and r.scheme_id = s.id and r.state = 'proposed' and r.list_id is null) q where s.programme_id = ${ctx.programmeId} and s.state = 'open' and q.since is not null`),
  },
  {
    // Nobody confirms whom they registered themselves.
    kind: 'care.toConfirm', permission: 'care.manage', wholeProgramme: true, topics: ['care', 'notices'], words: { zh: '关爱名单待确认', en: 'Lists of care to confirm' }, act: { zh: '公示已结束，确认名单', en: 'The notice is closed: confirm the list' },
    select: (ctx) => dutySelect({ id: sql`k.id`, what: sql`s.name`, due: schemeEnds(ctx), since: sql`k.drafted_at`, path: schemePath }, sql`from care.lists k join care.schemes s on s.programme_id = k.programme_id and s.id = k.scheme_id join notices.notices n on n.programme_id = k.programme_id and n.id = k.notice_id
      where k.programme_id = ${ctx.programmeId} and s.state = 'open' and n.state = 'closed' and exists (select 1 from care.recipients r where r.programme_id = k.programme_id and r.list_id = k.id and r.state = 'proposed' and r.registered_by <> ${ctx.personId})`),
  },
  {
    kind: 'care.toDeliver', permission: 'care.deliver', topics: ['care'], words: { zh: '关爱物品待发放', en: 'Benefits to hand over' }, act: { zh: '逐人发放并签收', en: 'Hand over person by person' },
    select: (ctx) => dutySelect({ id: sql`s.id`, what: sql`s.name`, due: schemeEnds(ctx), since: sql`q.since`, path: sql`'/care/' || s.id || '/desk'` }, sql`from care.schemes s cross join lateral (select min(r.registered_at) as since from care.recipients r
      where r.programme_id = s.programme_id and r.scheme_id = s.id and r.state = 'confirmed' and ${scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' })}
        and not exists (select 1 from care.delivery_lines l where l.programme_id = r.programme_id and l.recipient_id = r.id and l.state in ('stands', 'flagged', 'explained'))) q
      where s.programme_id = ${ctx.programmeId} and s.state = 'open' and q.since is not null and lower(s.period) <= ${ctx.today}::date`),
  },
  {
    kind: 'care.toDecide', permission: 'care.manage', wholeProgramme: true, topics: ['care'], words: { zh: '疑似重复发放待决定', en: 'Double hand-overs to decide on' }, act: { zh: '查明后决定：收回，或说明', en: 'Look into it: taken back, or explained' },
    select: (ctx) => dutySelect({ id: sql`d.id`, what: sql`s.name`, since: sql`d.received_at`, path: sql`'/care-deliveries/' || d.id` }, sql`from care.deliveries d join care.schemes s on s.programme_id = d.programme_id and s.id = d.scheme_id
      where d.programme_id = ${ctx.programmeId} and d.state = 'flagged' and d.delivered_by <> ${ctx.personId}`),
  },
  {
    kind: 'care.toCount', permission: 'care.manage', wholeProgramme: true, topics: ['care'], words: { zh: '库存待第二人清点', en: 'Stock to be counted by a second person' }, act: { zh: '独立清点并填写', en: 'Count it apart from the first' },
    select: (ctx) => dutySelect({ id: sql`c.id`, what: sql`b.name`, since: sql`c.first_at`, path: sql`'/care/' || b.scheme_id || '/stock'` }, sql`from care.counts c join care.benefits b on b.programme_id = c.programme_id and b.id = c.benefit_id
      where c.programme_id = ${ctx.programmeId} and c.state = 'waiting' and c.first_by <> ${ctx.personId}`),
  },
];
