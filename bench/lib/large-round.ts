/** A round of a whole city on the small programme: 2,000 sites of 29 types, 60 responsible units, observations on every check item of the demo edition. */
import { readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { seedEdition } from '#modules/frameworks/seed/index.ts';
import type { EditionDocument } from '#modules/frameworks/domain/index.ts';
import { seedManyObservations } from '#modules/inspections/seed/index.ts';
import { uuidv7 } from '#kernel/ids.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Ground } from './ground.ts';

const EDITION = new URL('../../packs/demo-city-edition/edition.json', import.meta.url);
const ORGANISATIONS = 60;
const STARTS_ON = '2026-06-01';
const OBSERVED_AT = '2026-06-02T02:00:00Z';
const newId = (): string => uuidv7(Date.now(), (count) => new Uint8Array(randomBytes(count)));

export interface LargeRound { readonly roundId: string; readonly siteCount: number; readonly observationCount: number; readonly standardCount: number }

async function seedSites(tx: Tx, ground: Ground, count: number): Promise<void> {
  const programmeId = ground.id('programme');
  const places = ['e1a', 'e1b', 'e2a', 'w1a'].map((code) => ground.id(`place/${code}`));
  await sql`insert into places.organisations (programme_id, id, parent_id, code, name_zh, name_en, kind, ancestor_ids)
    select ${programmeId}, made.id, null, 'bench-' || made.n, '演示单位' || made.n, 'Demo organisation ' || made.n, 'department', array[made.id]
      from (select n, uuidv7() as id from generate_series(1, ${ORGANISATIONS}::integer) n) made`.execute(tx);
  await sql`insert into places.sites (programme_id, id, code, name, site_type_code, place_id, zone_id, longitude, latitude, length_m, valid_from, search_text)
    select ${programmeId}, uuidv7(), 'bench-' || n, '演示点位' || n, t.code, p.id, p.zone_id, 108 + n / 1e5, 32 + n / 1e5, 600, '2026-01-01', 'bench-' || n
      from generate_series(1, ${count}::integer) n
      join (select code, row_number() over (order by code) - 1 as at, count(*) over () as total from places.site_types where programme_id = ${programmeId}) t on t.at = n % t.total
      join places.places p on p.programme_id = ${programmeId} and p.id = (${places}::uuid[])[1 + n % 4]`.execute(tx);
  await sql`insert into people.responsibilities (programme_id, id, site_id, role, organisation_id, validity)
    select s.programme_id, uuidv7(), s.id, 'responsibleUnit', o.id, '[2026-01-01,)'
      from places.sites s join places.organisations o on o.programme_id = s.programme_id and o.code = 'bench-' || 1 + (substr(s.code, 7)::integer * 7) % ${ORGANISATIONS}::integer
     where s.programme_id = ${programmeId} and s.code like 'bench-%'`.execute(tx);
}

/** @returns the round, in progress, without any score counted yet */
export async function seedLargeRound(ground: Ground, siteCount: number): Promise<LargeRound> {
  const programmeId = ground.id('programme');
  const edition = JSON.parse(await readFile(EDITION, 'utf8')) as EditionDocument;
  const roundId = newId();
  const made = await ground.owner.db.transaction().execute(async (tx) => {
    const editionId = await seedEdition(tx, programmeId, { edition, state: 'inForce', importedAt: `${STARTS_ON}T00:00:00Z`, importedBy: ground.id('person/office'), newId });
    await seedSites(tx, ground, siteCount);
    await sql`insert into inspections.rounds (programme_id, id, code, name_zh, name_en, edition_id, state, starts_on, ends_on, sample_size, created_at)
      values (${programmeId}, ${roundId}, 'bench', '演示轮次', 'Demo round', ${editionId}, 'drawn', ${STARTS_ON}, '2026-06-30', ${siteCount}, ${OBSERVED_AT})`.execute(tx);
    return seedManyObservations(tx, { programmeId, roundId, inspectorId: ground.id('person/inspectorAll'), siteCount, itemsPerSite: edition.checkItems.length, observedAt: OBSERVED_AT });
  });
  await sql`vacuum analyze inspections.observations, inspections.round_sites, frameworks.check_items, places.sites`.execute(ground.owner.db);
  const { count } = await oneRow<{ count: number }>(ground.owner.db, sql`select count(distinct k.standard_id) as count from inspections.observations o
    join frameworks.check_items k on k.programme_id = o.programme_id and k.id = o.check_item_id where o.programme_id = ${programmeId} and o.round_id = ${roundId}`);
  return { roundId, siteCount: made.siteCount, observationCount: made.observationCount, standardCount: count };
}
