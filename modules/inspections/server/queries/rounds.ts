/** Rounds and how far they have come. Counts follow the reader's reach. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { heldPermissions } from '#platform/server/operations/index.ts';
import { searchable, searchTextOf } from '#platform/server/search/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { RoundState } from '../../domain/index.ts';

export interface RoundRow {
  id: string; code: string; name_zh: string; name_en: string; state: RoundState; starts_on: string; ends_on: string; edition_id: string; edition_code: string;
  edition_title_zh: string; edition_title_en: string; synthetic: boolean; sample_size: number; drawn_count: number; done_count: number; started_count: number;
  observation_count: number; finding_count: number; open_finding_count: number; dispatched_finding_count: number; seed_commitment: string | null; seed: string | null;
  drawn_at: string | null; closed_at: string | null; previous_round_id: string | null;
}

/** The columns by which a reader reaches sites, observations and findings of a round. */
export function reach(ctx: ReadContext, alias: string): RawBuilder<boolean> {
  return scopePredicate(ctx.scope, { place: `${alias}.place_id`, site: `${alias}.site_id`, organisation: `${alias}.organisation_id` });
}

/**
 * 抽样保密 · Who may see which sites of a round that is not over: whoever is told beforehand where the inspectors will come
 * has the place swept in time. `all`: whoever organises rounds. Otherwise one's own sites to inspect, and for those who
 * dispatch findings the sites where somebody has begun. Everybody sees everything in reach once the round is closed.
 */
export interface SampleView { readonly all: boolean; readonly ownOf: string | null; readonly done: boolean }

export async function sampleView(ctx: ReadContext): Promise<SampleView> {
  const held = await heldPermissions(ctx, ['inspections.manage', 'inspections.record', 'inspections.dispatch']);
  return { all: held.has('inspections.manage'), ownOf: held.has('inspections.record') ? ctx.personId : null, done: held.has('inspections.dispatch') };
}

/** Tells apart what two people of the same reach may see, for numbers that are remembered. */
export function sampleKey(view: SampleView): string {
  return view.all ? '*' : `${view.ownOf ?? ''}/${view.done ? 'done' : ''}`;
}

/** The condition on rows of `alias`, which carries programme_id, round_id and site_id. */
export function sampleVisible(view: SampleView, alias: string): RawBuilder<boolean> {
  if (view.all) return sql<boolean>`true`;
  const [programme, round, site] = [sql.ref(`${alias}.programme_id`), sql.ref(`${alias}.round_id`), sql.ref(`${alias}.site_id`)];
  const ways: RawBuilder<boolean>[] = [sql<boolean>`exists (select 1 from inspections.rounds v where v.programme_id = ${programme} and v.id = ${round} and v.state = 'closed')`];
  if (view.ownOf !== null || view.done) {
    const own = view.ownOf === null ? sql`false` : sql`v.inspector_id = ${view.ownOf}`;
    ways.push(sql<boolean>`exists (select 1 from inspections.round_sites v where v.programme_id = ${programme} and v.round_id = ${round} and v.site_id = ${site}
      and (${own} or ${view.done ? sql`v.state <> 'waiting'` : sql`false`}))`);
  }
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** Reach and secrecy of the sample together: what every list and count of a round is made under. */
export function inSight(ctx: ReadContext, view: SampleView, alias: string): RawBuilder<boolean> {
  return sql<boolean>`(${reach(ctx, alias)} and ${sampleVisible(view, alias)})`;
}

/** Counts of the whole programme name no site; counts of a part would. */
export function seen(ctx: ReadContext, view: SampleView, alias: string): RawBuilder<boolean> {
  return ctx.scope.everything ? sql<boolean>`true` : inSight(ctx, view, alias);
}

export type RoundSort = SortOf<'recent' | 'name' | 'code' | 'ends'>;
const ordered = (sort: RoundSort): RawBuilder<unknown> => orderBy(sort, {
  recent: ['r.starts_on desc', 'r.code desc'], name: ['r.name_zh', 'r.code'], code: ['r.code'], ends: ['r.ends_on', 'r.code'],
});

/** Rounds with their counts. Serves lists and single rounds; expects the primary keys of its tables. */
function summaries(ctx: ReadContext, view: SampleView, page: RawBuilder<unknown>, sort: RoundSort = 'recent'): RawBuilder<unknown> {
  return sql`
    select r.id, r.code, r.name_zh, r.name_en, r.state, r.starts_on, r.ends_on, r.edition_id, e.code as edition_code, e.title_zh as edition_title_zh, e.title_en as edition_title_en,
           e.synthetic, r.sample_size, r.seed_commitment, r.seed, r.drawn_at, r.closed_at, r.previous_round_id, s.drawn_count, s.done_count, s.started_count,
           (select count(*) from inspections.observations o where o.programme_id = r.programme_id and o.round_id = r.id and ${seen(ctx, view, 'o')}) as observation_count,
           f.finding_count, f.open_finding_count, f.dispatched_finding_count
      from (${page}) r
      join frameworks.editions e on e.programme_id = r.programme_id and e.id = r.edition_id
      cross join lateral (
        select count(*) as drawn_count, count(*) filter (where s.state = 'done') as done_count, count(*) filter (where s.state = 'started') as started_count
          from inspections.round_sites s where s.programme_id = r.programme_id and s.round_id = r.id and ${seen(ctx, view, 's')}) s
      cross join lateral (
        select count(*) filter (where f.state <> 'withdrawn') as finding_count, count(*) filter (where f.state = 'open') as open_finding_count,
               count(*) filter (where f.state = 'dispatched') as dispatched_finding_count
          from inspections.findings f where f.programme_id = r.programme_id and f.round_id = r.id and ${seen(ctx, view, 'f')}) f
     order by ${ordered(sort)}`;
}

export interface RoundFilter { readonly state?: readonly RoundState[] | undefined; readonly patterns: readonly string[] }

function roundWhere(ctx: ReadContext, filter: RoundFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`r.programme_id = ${ctx.programmeId}`];
  if (filter.state !== undefined) parts.push(sql`r.state = any(${[...filter.state]}::text[])`);
  for (const pattern of filter.patterns) parts.push(sql`${searchable('r', 'name_zh')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function roundPage(ctx: ReadContext, view: SampleView, filter: RoundFilter, sort: RoundSort, page: number, pageSize: number): Promise<RoundRow[]> {
  return rows<RoundRow>(ctx.tx, sql`${summaries(ctx, view, sql`
    select r.* from inspections.rounds r where ${roundWhere(ctx, filter)} order by ${ordered(sort)} limit ${pageSize} offset ${(page - 1) * pageSize}`, sort)}`);
}

export async function roundTotal(ctx: ReadContext, filter: RoundFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from inspections.rounds r where ${roundWhere(ctx, filter)}`)).count;
}

export function roundSummaryRow(ctx: ReadContext, view: SampleView, roundId: string): Promise<RoundRow | undefined> {
  return maybeRow<RoundRow>(ctx.tx, sql`${summaries(ctx, view, sql`select * from inspections.rounds where programme_id = ${ctx.programmeId} and id = ${roundId}`)}`);
}

export interface LockedRound {
  id: string; code: string; name_zh: string; name_en: string; state: RoundState; edition_id: string; starts_on: string; ends_on: string; sample_size: number;
  seed_commitment: string | null; seed_sealed: string | null;
}

/** The round, held until the end of the transaction. */
export function lockRound(tx: Tx, programmeId: string, roundId: string): Promise<LockedRound | undefined> {
  return maybeRow<LockedRound>(tx, sql`select id, code, name_zh, name_en, state, edition_id, starts_on, ends_on, sample_size, seed_commitment, seed_sealed
    from inspections.rounds where programme_id = ${programmeId} and id = ${roundId} for no key update`);
}

export function roundWithCode(tx: Tx, programmeId: string, code: string): Promise<{ id: string } | undefined> {
  return maybeRow(tx, sql`select id from inspections.rounds where programme_id = ${programmeId} and code = ${code}`);
}

export interface RoundFacts { id: string; code: string; state: RoundState; edition_id: string; name_zh: string; name_en: string; starts_on: string; seed_commitment: string | null }

export function roundFacts(tx: Tx, programmeId: string, roundId: string): Promise<RoundFacts | undefined> {
  return maybeRow<RoundFacts>(tx, sql`select id, code, state, edition_id, name_zh, name_en, starts_on, seed_commitment from inspections.rounds where programme_id = ${programmeId} and id = ${roundId}`);
}

export interface NewRound {
  readonly id: string; readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly editionId: string; readonly startsOn: string; readonly endsOn: string;
  readonly sampleSize: number; readonly previousRoundId: string | null; readonly seedCommitment: string; readonly seedSealed: string | null; readonly createdAt: string;
}

export function insertRound(tx: Tx, programmeId: string, round: NewRound): Promise<number> {
  return changed(tx, sql`insert into inspections.rounds (programme_id, id, code, name_zh, name_en, edition_id, state, starts_on, ends_on, sample_size, seed_commitment, seed_sealed, previous_round_id, created_at, search_text)
    values (${programmeId}, ${round.id}, ${round.code}, ${round.nameZh}, ${round.nameEn}, ${round.editionId}, 'planned', ${round.startsOn}, ${round.endsOn}, ${round.sampleSize},
      ${round.seedCommitment}, ${round.seedSealed}, ${round.previousRoundId}, ${round.createdAt}, ${searchTextOf(round.nameZh, round.code, round.nameEn)})`);
}

/** 首次记录即开始 · The first observation starts the round; at any other time nothing is touched. */
export function startRound(tx: Tx, programmeId: string, roundId: string): Promise<number> {
  return changed(tx, sql`update inspections.rounds set state = 'inProgress' where programme_id = ${programmeId} and id = ${roundId} and state = 'drawn'`);
}

export function endRound(tx: Tx, programmeId: string, roundId: string, closedAt: string): Promise<number> {
  return changed(tx, sql`update inspections.rounds set state = 'closed', closed_at = ${closedAt} where programme_id = ${programmeId} and id = ${roundId}`);
}

export async function unfinishedCount(tx: Tx, programmeId: string, roundId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from inspections.round_sites
    where programme_id = ${programmeId} and round_id = ${roundId} and state <> 'done'`)).count;
}
