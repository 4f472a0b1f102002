/** Deeds of teams, and what their accounts hold. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export type TeamDeedState = 'recorded' | 'noticed' | 'posted' | 'declined' | 'corrected';
export interface TeamDeedRow {
  id: string; team_id: string; team_code: string; team_name: string; place_id: string | null; book_id: string; rule_label: string; points: number; happened_on: string; evidence: string; state: TeamDeedState; recorded_by: string; recorded_by_name: string; recorded_at: string; reviewed_by_name: string | null; review_reason: string | null; notice_until: string | null; transfer_id: string | null; correction_reason: string | null; is_objected: boolean; leader_id: string | null;
}
export interface TeamDeedFilter { readonly id?: string | undefined; readonly teamId?: string | undefined; readonly state?: TeamDeedState | undefined }

const from = sql`volunteering.team_deeds d join volunteering.teams t on t.programme_id = d.programme_id and t.id = d.team_id join people.persons r on r.programme_id = d.programme_id and r.id = d.recorded_by left join people.persons v on v.programme_id = d.programme_id and v.id = d.reviewed_by`;
const columns = sql`d.id, d.team_id, t.code as team_code, t.name as team_name, t.place_id, d.book_id, d.rule_label, d.points, d.happened_on, d.evidence, d.state, d.recorded_by, r.name as recorded_by_name, d.recorded_at, v.name as reviewed_by_name, d.review_reason, d.notice_until, d.transfer_id, d.correction_reason, t.leader_id,
  exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id and o.state = 'open') as is_objected`;

function where(ctx: ReadContext, filter: TeamDeedFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`d.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 't.place_id', organisation: 't.organisation_id' })];
  if (filter.id !== undefined) parts.push(sql`d.id = ${filter.id}`);
  if (filter.teamId !== undefined) parts.push(sql`d.team_id = ${filter.teamId}`);
  if (filter.state !== undefined) parts.push(sql`d.state = ${filter.state}`);
  return sql.join(parts, sql` and `);
}

export function teamDeedPage(ctx: ReadContext, filter: TeamDeedFilter, sort: SortOf<'recent' | 'points'>, page: { limit: number; offset: number }): Promise<TeamDeedRow[]> {
  const order = orderBy(sort, { recent: ['d.recorded_at desc', 'd.id desc'], points: ['d.points desc', 'd.id'] });
  return rows(ctx.tx, sql`select ${columns} from ${from} where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function teamDeedTotal(ctx: ReadContext, filter: TeamDeedFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from} where ${where(ctx, filter)}`)).count;
}

export function lockTeamDeed(ctx: ReadContext, id: string): Promise<TeamDeedRow | undefined> {
  return maybeRow(ctx.tx, sql`select ${columns} from ${from} where ${where(ctx, { id })} for update of d`);
}

/** A team in reach that is not dissolved, held so that its deeds of a month are counted one writer at a time. */
export function lockTeamInReach(ctx: ReadContext, teamId: string): Promise<{ id: string; place_id: string | null } | undefined> {
  return maybeRow(ctx.tx, sql`select t.id, t.place_id from volunteering.teams t where t.programme_id = ${ctx.programmeId} and t.id = ${teamId} and (t.dissolved_on is null or t.dissolved_on > ${ctx.today}::date) and ${scopePredicate(ctx.scope, { place: 't.place_id', organisation: 't.organisation_id' })} for no key update`);
}

export async function teamDeedsOfMonth(tx: Tx, programmeId: string, teamId: string, ruleCode: string, day: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from volunteering.team_deeds where programme_id = ${programmeId} and team_id = ${teamId} and rule_code = ${ruleCode} and state not in ('declined', 'corrected')
    and happened_on >= date_trunc('month', ${day}::date) and happened_on < date_trunc('month', ${day}::date) + interval '1 month'`)).count;
}

export interface NewTeamDeed { readonly id: string; readonly teamId: string; readonly bookId: string; readonly ruleCode: string; readonly ruleLabel: string; readonly points: number; readonly happenedOn: string; readonly evidence: string; readonly by: string; readonly at: string }
export async function insertTeamDeed(tx: Tx, programmeId: string, deed: NewTeamDeed): Promise<void> {
  await sql`insert into volunteering.team_deeds (programme_id, id, team_id, book_id, rule_code, rule_label, points, happened_on, evidence, state, recorded_by, recorded_at)
    values (${programmeId}, ${deed.id}, ${deed.teamId}, ${deed.bookId}, ${deed.ruleCode}, ${deed.ruleLabel}, ${deed.points}, ${deed.happenedOn}, ${deed.evidence}, 'recorded', ${deed.by}, ${deed.at})`.execute(tx);
}

export function settleTeamDeed(tx: Tx, programmeId: string, id: string, review: { state: 'noticed' | 'declined'; reason: string | null; noticeUntil: string | null; by: string; at: string }): Promise<number> {
  return changed(tx, sql`update volunteering.team_deeds set state = ${review.state}, review_reason = ${review.reason}, notice_until = ${review.noticeUntil}, reviewed_by = ${review.by}, reviewed_at = ${review.at} where programme_id = ${programmeId} and id = ${id} and state = 'recorded'`);
}

export function markTeamDeedCorrected(tx: Tx, programmeId: string, id: string, correction: { reason: string; by: string; at: string }): Promise<number> {
  return changed(tx, sql`update volunteering.team_deeds set state = 'corrected', correction_reason = ${correction.reason}, corrected_by = ${correction.by}, corrected_at = ${correction.at} where programme_id = ${programmeId} and id = ${id}`);
}

/** The last day of a notice still belongs to it, and what is objected to waits until that is settled. */
export function dueTeamDeeds(tx: Tx, programmeId: string, today: string, limit: number): Promise<{ id: string; team_id: string; place_id: string | null; rule_label: string; points: number; happened_on: string }[]> {
  return rows(tx, sql`select d.id, d.team_id, t.place_id, d.rule_label, d.points, d.happened_on from volunteering.team_deeds d join volunteering.teams t on t.programme_id = d.programme_id and t.id = d.team_id
    where d.programme_id = ${programmeId} and d.state = 'noticed' and d.notice_until < ${today}::date and not exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id and o.state = 'open') order by d.happened_on, d.id limit ${limit} for update of d skip locked`);
}

export async function markTeamDeedsPosted(tx: Tx, programmeId: string, postedOn: string, posted: readonly { id: string; transferId: string }[]): Promise<void> {
  await sql`update volunteering.team_deeds d set state = 'posted', posted_on = ${postedOn}::date, transfer_id = n.transfer_id from unnest(${posted.map(({ id }) => id)}::uuid[], ${posted.map(({ transferId }) => transferId)}::uuid[]) n(id, transfer_id) where d.programme_id = ${programmeId} and d.id = n.id`.execute(tx);
}

export function programmesWithDueTeamDeeds(db: Parameters<typeof rows>[0]): Promise<{ id: string; code: string }[]> {
  return rows(db, sql`select * from volunteering.programmes_with_due_team_deeds()`);
}

/** What the account of a team holds. @unit points */
export async function teamBalance(ctx: ReadContext, teamId: string): Promise<number> {
  return (await maybeRow<{ balance: number }>(ctx.tx, sql`select (a.balance - a.held) as balance from points.assets k join points.accounts a on a.programme_id = k.programme_id and a.asset_id = k.id and a.holder_kind = 'team' and a.holder_id = ${teamId} and a.purpose = 'holding'
    where k.programme_id = ${ctx.programmeId} and k.kind = 'points' and k.code = 'household'`))?.balance ?? 0;
}
