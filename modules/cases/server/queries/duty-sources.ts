/** 待办来源 · What people owe in cases. Each select follows the rule of the act it asks for, so that nobody is asked for what would be refused. */
import { HOUR_MS, MINUTE_MS } from '#kernel/local-date.ts';
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import { REPORT_FLOOD } from '../../contract/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

type Sql = RawBuilder<unknown>;

const inReach = (ctx: ReadContext): Sql => sql`c.programme_id = ${ctx.programmeId} and ${scopePredicate(ctx.scope, { place: 'c.place_id', site: 'c.site_id', organisation: 'c.organisation_id' })}`;

/**
 * The cases that are this person's to fix: `mayFix` of domain/policies.ts as a condition. Whoever reaches everything may fix
 * everything but owes only what names them or their organisation.
 */
function minePredicate(ctx: ReadContext): Sql {
  const { everything, siteIds, organisationIds, placeIds } = ctx.scope;
  const own = [sql`c.site_leader_id = ${ctx.personId}::uuid`];
  if (everything) { if (ctx.actor.organisationId !== null) own.push(sql`c.organisation_id = ${ctx.actor.organisationId}::uuid`); return sql`(${sql.join(own, sql` or `)})`; }
  if (siteIds.length > 0) own.push(sql`c.site_id = any(${[...siteIds]}::uuid[])`);
  if (organisationIds.length > 0) own.push(sql`c.organisation_id = any(${[...organisationIds]}::uuid[])`);
  if (placeIds.length > 0) own.push(sql`(c.organisation_id is null and c.site_leader_id is null and c.place_id = any(${[...placeIds]}::uuid[]))`);
  return sql`(${sql.join(own, sql` or `)})`;
}

/** Names are sub-selects: looked up for the rows that are shown, never for those that are counted. */
const place = (ctx: ReadContext): readonly [Sql, Sql] => {
  const site = sql`(select s.name from places.sites s where s.programme_id = ${ctx.programmeId} and s.id = c.site_id)`;
  const named = (column: string): Sql => sql`coalesce(${site}, (select ${sql.ref(column)} from places.places p where p.programme_id = ${ctx.programmeId} and p.id = c.place_id))`;
  return [named('p.name_zh'), named('p.name_en')];
};

/** To the minute, so that a count and its list agree while they are read. */
const lastHour = (ctx: ReadContext): string => new Date(Math.floor(ctx.now / MINUTE_MS) * MINUTE_MS - HOUR_MS).toISOString();

interface CaseDuty { readonly where: Sql; readonly due?: Sql; readonly since: Sql; readonly escalation?: Sql }

const cases = (ctx: ReadContext, { where, due, since, escalation }: CaseDuty): Sql => dutySelect({
  id: sql`c.id`, code: sql`c.number`, what: sql`c.title`, place: place(ctx), since, path: sql`'/cases/' || c.id`,
  ...(due === undefined ? {} : { due }), ...(escalation === undefined ? {} : { escalation }),
}, sql`from cases.cases c where ${inReach(ctx)} and ${where}`);

const running = { due: sql`c.deadline_at`, escalation: sql`c.escalation_level` };
const source = (kind: string, permission: string, words: DutySource['words'], act: DutySource['act'], duty: (ctx: ReadContext) => CaseDuty): DutySource =>
  ({ kind: `cases.${kind}`, permission, words, act, topics: ['cases'], select: (ctx) => cases(ctx, duty(ctx)) });

export const caseDuties: readonly DutySource[] = [
  source('toAccept', 'cases.rectify', { zh: '待接收', en: 'To accept' }, { zh: '接收，或说明理由退回重派', en: 'Accept it, or return it with a reason' },
    (ctx) => ({ where: sql`c.state = 'dispatched' and ${minePredicate(ctx)}`, since: sql`c.dispatched_at`, ...running })),
  source('toFix', 'cases.rectify', { zh: '待整改', en: 'To fix' }, { zh: '整改并反馈', en: 'Put it right and report so' },
    (ctx) => ({ where: sql`c.state = 'accepted' and ${minePredicate(ctx)}`, since: sql`coalesce(c.accepted_at, c.dispatched_at)`, ...running })),
  source('supervised', 'cases.manage', { zh: '督办', en: 'Supervised' }, { zh: '超期三天以上，请督办', en: 'Late by more than three days: see to it' },
    () => ({ where: sql`c.state in ('dispatched', 'accepted') and c.escalation_level >= 3`, since: sql`c.dispatched_at`, ...running })),
  source('toDecideExtension', 'cases.manage', { zh: '延期待批', en: 'Extensions to decide' }, { zh: '同意或不同意延期', en: 'Allow or refuse more time' },
    (ctx) => ({ where: sql`c.extension_request is not null and c.state in ('dispatched', 'accepted') and c.extension_request->>'askedBy' <> ${ctx.personId}::text`, due: sql`c.deadline_at`, since: sql`(c.extension_request->>'askedAt')::timestamptz` })),
  source('toVerify', 'cases.verify', { zh: '待核查', en: 'To verify' }, { zh: '到现场看整改是否到位', en: 'See on site whether the fix stands' },
    (ctx) => ({ where: sql`c.state = 'rectified' and not (c.rectifier_ids @> array[${ctx.personId}::uuid])`, since: sql`c.rectified_at` })),
  source('toRegister', 'cases.register', { zh: '待立案', en: 'To register' }, { zh: '核实后立案，或说明不予立案', en: 'Check it, then register or decline it' },
    () => ({ where: sql`c.state = 'reported'`, since: sql`c.reported_at` })),
  source('toSendOn', 'cases.dispatch', { zh: '退回待重派', en: 'Returned, to send on' }, { zh: '改派给真正的责任单位', en: 'Send it on to the organisation that answers for it' },
    () => ({ where: sql`c.state = 'registered' and c.return_count > 0`, since: sql`c.dispatched_at` })),
  source('toDispatch', 'cases.dispatch', { zh: '待交办', en: 'To dispatch' }, { zh: '交办给责任单位和点位长', en: 'Dispatch it to the organisation and the site leader' },
    () => ({ where: sql`c.state = 'registered' and c.return_count = 0`, since: sql`c.reported_at` })),
  {
    kind: 'cases.reportFlood', permission: 'cases.manage', wholeProgramme: true, topics: ['cases'], words: { zh: '随手拍来量异常', en: 'A flood of residents’ reports' },
    act: { zh: '看看是不是有人在刷；再多就会暂停接收', en: 'See whether somebody floods it; if it grows, none are taken' },
    select: (ctx) => dutySelect({
      id: sql`'flood'`, what: [sql`'最近一小时收到 ' || f.count || ' 条居民反映'`, sql`f.count || ' residents’ reports within the last hour'`], since: sql`${lastHour(ctx)}::timestamptz`,
      path: sql`'/cases?state=reported&source=citizen'`,
    }, sql`from (select cases.resident_report_count(${lastHour(ctx)}::timestamptz) as count) f where f.count >= ${REPORT_FLOOD.toldFrom}::integer`),
  },
];
