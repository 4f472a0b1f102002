/** 大量观测 · A whole round of observations in a few statements, for benches and large demonstrations. */
import { changed, maybeRow, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface ManyObservations {
  readonly programmeId: string;
  readonly roundId: string;
  readonly inspectorId: string;
  /** How many sites of the programme take part. */
  readonly siteCount?: number;
  /** How many check items every site is observed on. */
  readonly itemsPerSite?: number;
  /** When all of it was observed. */
  readonly observedAt: string;
  /** Findings for what was not met; left out where only scores matter. */
  readonly findings?: boolean;
}

const SITES = 2_000;
const ITEMS_PER_SITE = 150;
/** A judgement is met by a number made from its site and item, so that every run gives the same round. @unit per hundred */
const MET_PERCENT = 84;

/** What an observation comes to, from the hash of its site and check item. */
const outcome = sql.raw(`
  hashtext(s.site_code || '/' || k.code) & 2147483647 as chance, 1 + (hashtext(k.code || '#' || s.site_code) & 2147483647) % 4 as observed_count`);

/** Every row is made from the rows it refers to, so checking each again is time for nothing; only a superuser may leave it out. */
async function checkForeignKeys(ownerTx: Tx, isChecking: boolean): Promise<void> {
  await sql`select set_config('session_replication_role', ${isChecking ? 'origin' : 'replica'}, true) from pg_roles where rolname = current_user and rolsuper`.execute(ownerTx);
}

/**
 * Fills a round over the owner's connection: its sites where it has none yet, and an observation of each on the edition's first check items,
 * whatever their site types. 2,000 sites × 150 items are 300,000 observations in a few seconds.
 *
 * @errors throws when there is no such round
 * @returns how many sites and observations the round has gained
 */
export async function seedManyObservations(ownerTx: Tx, given: ManyObservations): Promise<{ siteCount: number; observationCount: number; findingCount: number }> {
  const { programmeId, roundId, inspectorId, observedAt, siteCount: sites = SITES, itemsPerSite = ITEMS_PER_SITE } = given;
  const round = await maybeRow<{ edition_id: string; starts_on: string }>(ownerTx, sql`select edition_id, starts_on from inspections.rounds where programme_id = ${programmeId} and id = ${roundId}`);
  if (round === undefined) throw new Error(`there is no round ${roundId}`);
  await checkForeignKeys(ownerTx, false);
  const siteCount = await changed(ownerTx, sql`
    insert into inspections.round_sites (programme_id, round_id, site_id, site_code, site_type_code, place_id, zone_id, organisation_id, site_leader_id, inspector_id, length_m, state, done_at)
    select s.programme_id, ${roundId}, s.id, s.code, s.site_type_code, s.place_id, s.zone_id, u.organisation_id, l.person_id, ${inspectorId}, s.length_m, 'done', ${observedAt}
      from (select * from places.sites where programme_id = ${programmeId} order by code limit ${sites}) s
      left join people.responsibilities u on u.programme_id = s.programme_id and u.site_id = s.id and u.role = 'responsibleUnit' and u.validity @> ${round.starts_on}::date
      left join people.responsibilities l on l.programme_id = s.programme_id and l.site_id = s.id and l.role = 'siteLeader' and l.validity @> ${round.starts_on}::date
    on conflict do nothing`);
  // Without figures about the new rows the checks of foreign keys may choose an index that reads the whole round for each observation.
  await sql`analyze inspections.round_sites`.execute(ownerTx);
  const observationCount = await changed(ownerTx, sql`
    insert into inspections.observations (programme_id, round_id, site_id, check_item_id, place_id, organisation_id, observed_count, met_count, not_applicable, observed_at, recorded_at, inspector_id)
    select programme_id, round_id, site_id, check_item_id, place_id, organisation_id, case when chance % 50 = 0 then 0 else observed_count end,
           case when chance % 50 = 0 then 0 when chance % 100 < ${MET_PERCENT} then observed_count else observed_count - 1 end, chance % 50 = 0, ${observedAt}, ${observedAt}, ${inspectorId}
      from (select s.programme_id, s.round_id, s.site_id, k.id as check_item_id, s.place_id, s.organisation_id, ${outcome}
              from inspections.round_sites s
              cross join (select id, code from frameworks.check_items where programme_id = ${programmeId} and edition_id = ${round.edition_id} order by sort_order limit ${itemsPerSite}) k
             where s.programme_id = ${programmeId} and s.round_id = ${roundId}) made
    on conflict do nothing`);
  await sql`analyze inspections.observations`.execute(ownerTx);
  await sql`update inspections.rounds set state = 'inProgress' where programme_id = ${programmeId} and id = ${roundId} and state in ('planned', 'drawn')`.execute(ownerTx);
  const findingCount = given.findings !== true ? 0 : await changed(ownerTx, sql`
    insert into inspections.findings (programme_id, id, round_id, site_id, check_item_id, place_id, organisation_id, state, found_at)
    select o.programme_id, uuidv7(), o.round_id, o.site_id, o.check_item_id, o.place_id, o.organisation_id, 'open', o.observed_at
      from inspections.observations o where o.programme_id = ${programmeId} and o.round_id = ${roundId} and not o.not_applicable and o.met_count < o.observed_count
    on conflict do nothing`);
  await checkForeignKeys(ownerTx, true);
  await sql`analyze inspections.findings`.execute(ownerTx);
  return { siteCount, observationCount, findingCount };
}
