/** What a month waits for by village, and boards that everybody may read. */
import { byPinyin, maybeRow, naturally, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export interface MonthRow { place_id: string | null; place_zh: string | null; place_en: string | null; recorded: number; waiting: number; mine: number; noticed: number; posted: number; declined: number; points: number }

/** By village in the order of their names: what stands where, and how much of what waits the reader recorded. */
export function monthRows(ctx: ReadContext, from: string, to: string, placeId: string | undefined): Promise<MonthRow[]> {
  return rows(ctx.tx, sql`
    select d.place_id, p.name_zh as place_zh, p.name_en as place_en, count(*) filter (where d.state <> 'corrected')::integer as recorded, count(*) filter (where d.state = 'recorded')::integer as waiting,
           count(*) filter (where d.state = 'recorded' and d.recorded_by = ${ctx.actor.personId})::integer as mine, count(*) filter (where d.state = 'noticed')::integer as noticed, count(*) filter (where d.state = 'posted')::integer as posted,
           count(*) filter (where d.state = 'declined')::integer as declined, coalesce(sum(d.posted_points) filter (where d.state = 'posted'), 0)::integer as points
      from points.deeds d left join places.places p on p.programme_id = d.programme_id and p.id = d.place_id
     where d.programme_id = ${ctx.programmeId} and d.happened_on between ${from}::date and ${to}::date and ${scopePredicate(ctx.scope, { place: 'd.place_id' })}
       ${placeId === undefined ? sql`` : sql`and d.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${placeId}::uuid])`}
     group by d.place_id, p.name_zh, p.name_en order by p.name_zh nulls last, d.place_id`);
}

export async function setPublic(tx: Tx, programmeId: string, quarter: string, isPublic: boolean, by: string, at: string): Promise<void> {
  await (isPublic ? sql`insert into points.public_boards (programme_id, quarter, published_by, published_at) values (${programmeId}, ${quarter}, ${by}, ${at}) on conflict do nothing`
    : sql`delete from points.public_boards where programme_id = ${programmeId} and quarter = ${quarter}`).execute(tx);
}

export function publicBoards(tx: Tx, programmeId: string): Promise<{ quarter: string; published_at: string }[]> {
  return rows(tx, sql`select quarter, published_at from points.public_boards where programme_id = ${programmeId} order by quarter desc limit 40`);
}

export const publicBoard = (tx: Tx, programmeId: string, quarter: string): Promise<{ published_at: string } | undefined> =>
  maybeRow(tx, sql`select published_at from points.public_boards where programme_id = ${programmeId} and quarter = ${quarter}`);

/** Which households are shown is the function's to say: nobody has a reach here. */
const board = (quarter: string, period: { from: string; to: string }, today: string): RawBuilder<unknown> => sql`points.public_board(${quarter}, ${period.from}::date, ${period.to}::date, ${today}::date)`;

export function publicPlaces(tx: Tx, quarter: string, period: { from: string; to: string }, today: string): Promise<{ id: string; name_zh: string; name_en: string; households: number }[]> {
  return rows(tx, sql`select b.place_id as id, b.place_zh as name_zh, b.place_en as name_en, count(*)::integer as households from ${board(quarter, period, today)} b group by 1, 2, 3 order by ${sql.raw(byPinyin('b.place_zh'))}, 1 limit 2000`);
}

export interface PublicRow { label: string; brought: number; earned: number; deducted: number; redeemed: number; other: number; held: number; balance: number }

/** By label and never by points. */
export function publicRows(tx: Tx, quarter: string, period: { from: string; to: string }, today: string, placeId: string, page: { limit: number; offset: number }): Promise<PublicRow[]> {
  return rows(tx, sql`select b.label, b.brought, b.earned, b.deducted, b.redeemed, b.other, b.held, b.balance from ${board(quarter, period, today)} b where b.place_id = ${placeId} order by ${naturally('b.label')}, b.subject_id limit ${page.limit} offset ${page.offset}`);
}
