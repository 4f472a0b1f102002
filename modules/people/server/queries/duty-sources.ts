/** 待办来源 · Covers that end, and sites that nobody leads or soon will not. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

type Sql = RawBuilder<unknown>;

const COVER_SOON_DAYS = 3;
const LEADER_SOON_DAYS = 14;
const TOPICS = ['duties'];

/** The day as the instant at which it begins. */
const startOf = (ctx: ReadContext, column: Sql): Sql => sql`((${column})::timestamp - make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC'`;
const inDays = (ctx: ReadContext, days: number): string => addDays(localDate(ctx.today), days);

/** Open sites by zone, for whoever arranges duties there; what lies outside the zones is one duty of its own. */
const sitesByZone = (ctx: ReadContext, join: Sql, where: Sql, columns: { due?: Sql; day: string }): Sql => {
  const zone = (column: string): Sql => sql`coalesce((select ${sql.ref(column)} from places.places z where z.programme_id = ${ctx.programmeId} and z.id = g.zone_id)`;
  return dutySelect({
    id: sql`coalesce(g.zone_id::text, 'outside')`, what: [sql`${zone('z.name_zh')}, '片区以外')`, sql`${zone('z.name_en')}, 'Outside the zones')`], count: sql`g.count`,
    ...(columns.due === undefined ? {} : { due: columns.due }),
    path: sql`'/sites?withoutLeaderOn=' || ${columns.day}::text || coalesce('&zoneId=' || g.zone_id::text, '')`,
  }, sql`from (select s.zone_id, count(*) as count, min(${columns.due === undefined ? sql`null::date` : sql`upper(r.validity)`}) as ends_on
      from places.sites s ${join}
     where s.programme_id = ${ctx.programmeId} and (s.valid_to is null or s.valid_to > ${columns.day}::date)
       and ${ctx.scope.everything ? sql`true` : sql`s.place_id = any(${[...ctx.scope.placeIds]}::uuid[])`}
       and not exists (select 1 from people.responsibilities n where n.programme_id = s.programme_id and n.site_id = s.id and n.role = 'siteLeader' and n.validity @> ${columns.day}::date)
       and ${where} group by s.zone_id) g`);
};

const decides = (ctx: ReadContext): boolean => ctx.scope.everything || ctx.scope.placeIds.length > 0;

export const peopleDuties: readonly DutySource[] = [
  {
    kind: 'people.coverEnding', unit: { zh: '处', en: 'site', enMany: 'sites' }, permission: 'people.read', topics: TOPICS, words: { zh: '代管将到期', en: 'Covers that end soon' }, act: { zh: '到期点位自动归还，请做好交接', en: 'The sites go back by themselves: pass on what is open' },
    select: (ctx) => dutySelect({
      id: sql`v.id`, what: [sql`'代管 ' || q.name || ' → ' || d.name`, sql`'Cover ' || q.name || ' → ' || d.name`], due: startOf(ctx, sql`upper(v.validity)`), since: startOf(ctx, sql`lower(v.validity)`), path: sql`'/covers'`,
    }, sql`from people.covers v join people.persons q on q.programme_id = v.programme_id and q.id = v.person_id join people.persons d on d.programme_id = v.programme_id and d.id = v.deputy_id
      where v.programme_id = ${ctx.programmeId} and (v.person_id = ${ctx.personId} or v.deputy_id = ${ctx.personId})
        and v.validity @> ${ctx.today}::date and upper(v.validity) <= ${inDays(ctx, COVER_SOON_DAYS)}::date`),
  },
  {
    kind: 'people.withoutLeader', unit: { zh: '处', en: 'site', enMany: 'sites' }, permission: 'people.manageDuties', topics: [...TOPICS, 'sites'], words: { zh: '没有点位长的点位', en: 'Sites without a leader' }, act: { zh: '安排点位长', en: 'Name who leads them' },
    select: (ctx) => (decides(ctx) ? sitesByZone(ctx, sql``, sql`true`, { day: ctx.today }) : null),
  },
  {
    kind: 'people.leaderEnding', unit: { zh: '处', en: 'site', enMany: 'sites' }, permission: 'people.manageDuties', topics: [...TOPICS, 'sites'], words: { zh: '点位长将到期', en: 'Leaders whose time ends' }, act: { zh: '两周内到期且无人接任，安排接任者', en: 'Over within two weeks with nobody to follow: name who does' },
    select: (ctx) => {
      const day = inDays(ctx, LEADER_SOON_DAYS);
      return decides(ctx) ? sitesByZone(ctx, sql`join people.responsibilities r on r.programme_id = s.programme_id and r.site_id = s.id and r.role = 'siteLeader' and r.validity @> ${ctx.today}::date`,
        sql`upper(r.validity) <= ${day}::date`, { day, due: startOf(ctx, sql`g.ends_on`) }) : null;
    },
  },
];
