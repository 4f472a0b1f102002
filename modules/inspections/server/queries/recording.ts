/** Recording observations of one site: a handful of statements, however many observations. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Device } from '#platform/server/operations/index.ts';
import type { RoundState } from '../../domain/index.ts';

export interface SiteToRecord {
  site_id: string; site_type_code: string; place_id: string; zone_id: string | null; organisation_id: string | null; inspector_id: string | null;
  state: 'waiting' | 'started' | 'done'; round_state: RoundState; edition_id: string;
}

/** The site within its round, held so that two records of one site come one after the other; the round cannot close meanwhile. */
export function lockSiteToRecord(tx: Tx, programmeId: string, roundId: string, siteId: string): Promise<SiteToRecord | undefined> {
  return maybeRow<SiteToRecord>(tx, sql`
    select s.site_id, s.site_type_code, s.place_id, s.zone_id, s.organisation_id, s.inspector_id, s.state, r.state as round_state, r.edition_id
      from inspections.round_sites s join inspections.rounds r on r.programme_id = s.programme_id and r.id = s.round_id
     where s.programme_id = ${programmeId} and s.round_id = ${roundId} and s.site_id = ${siteId} for no key update of s for share of r`);
}

export interface CheckToRecord { id: string; standard_id: string; theme_id: string; photo_on_unmet: boolean }

/** Check items of the list at one site type. Expects the index on site types. */
export function checksToRecord(tx: Tx, programmeId: string, editionId: string, siteTypeCode: string, ids: readonly string[]): Promise<CheckToRecord[]> {
  return rows<CheckToRecord>(tx, sql`
    select k.id, k.standard_id, k.theme_id, k.photo_on_unmet from frameworks.check_items k
     where k.programme_id = ${programmeId} and k.edition_id = ${editionId} and k.site_type_codes @> array[${siteTypeCode}]::text[] and k.id = any(${[...ids]}::uuid[])`);
}

export interface KeptObservation {
  check_item_id: string; observed_count: number; met_count: number; not_applicable: boolean; note: string | null; photo_ids: string[];
  revision: number; inspector_id: string; inspector_name: string; device_id: string | null;
}

export function keptObservations(tx: Tx, programmeId: string, roundId: string, siteId: string, ids: readonly string[]): Promise<KeptObservation[]> {
  return rows<KeptObservation>(tx, sql`
    select o.check_item_id, o.observed_count, o.met_count, o.not_applicable, o.note, o.revision, o.inspector_id, o.device_id, q.name as inspector_name,
           array(select p.file_id from inspections.observation_photos p where p.programme_id = o.programme_id and p.round_id = o.round_id and p.site_id = o.site_id
                    and p.check_item_id = o.check_item_id order by p.file_id) as photo_ids
      from inspections.observations o join people.persons q on q.programme_id = o.programme_id and q.id = o.inspector_id
     where o.programme_id = ${programmeId} and o.round_id = ${roundId} and o.site_id = ${siteId} and o.check_item_id = any(${[...ids]}::uuid[])`);
}

export interface SiteOfRound { readonly roundId: string; readonly siteId: string; readonly placeId: string; readonly organisationId: string | null }
export interface ObservationToKeep {
  readonly checkItemId: string; readonly observedCount: number; readonly metCount: number; readonly notApplicable: boolean; readonly note: string | null;
  readonly observedAt: string; readonly photoIds: readonly string[];
  /** What the device said, where its clock was corrected. */
  readonly claimedAt: string | null;
}

export async function upsertObservations(
  tx: Tx, programmeId: string, site: SiteOfRound, observations: readonly ObservationToKeep[], by: { personId: string; at: string; device: Device },
): Promise<void> {
  await sql`
    insert into inspections.observations (programme_id, round_id, site_id, check_item_id, place_id, organisation_id, observed_count, met_count, not_applicable, note,
      observed_at, recorded_at, inspector_id, claimed_at, device_id, clock_offset_ms)
    select ${programmeId}, ${site.roundId}, ${site.siteId}, o."checkItemId", ${site.placeId}, ${site.organisationId}, o."observedCount", o."metCount", o."notApplicable", o.note,
           o."observedAt", ${by.at}, ${by.personId}, o."claimedAt", ${by.device.id}, ${by.device.clockOffset_ms}
      from jsonb_to_recordset(${JSON.stringify(observations)}::jsonb)
        as o("checkItemId" uuid, "observedCount" integer, "metCount" integer, "notApplicable" boolean, note text, "observedAt" timestamptz, "claimedAt" timestamptz)
    on conflict (programme_id, round_id, site_id, check_item_id) do update set
      observed_count = excluded.observed_count, met_count = excluded.met_count, not_applicable = excluded.not_applicable, note = excluded.note,
      observed_at = excluded.observed_at, recorded_at = excluded.recorded_at, inspector_id = excluded.inspector_id, claimed_at = excluded.claimed_at,
      device_id = excluded.device_id, clock_offset_ms = excluded.clock_offset_ms, revision = observations.revision + 1`.execute(tx);
}

/** The photos of these observations, exactly. */
export async function replacePhotos(tx: Tx, programmeId: string, site: SiteOfRound, observations: readonly ObservationToKeep[]): Promise<void> {
  await sql`delete from inspections.observation_photos where programme_id = ${programmeId} and round_id = ${site.roundId} and site_id = ${site.siteId}
    and check_item_id = any(${observations.map(({ checkItemId }) => checkItemId)}::uuid[])`.execute(tx);
  const photos = observations.flatMap(({ checkItemId, photoIds }) => [...new Set(photoIds)].map((fileId) => ({ checkItemId, fileId })));
  if (photos.length === 0) return;
  await sql`insert into inspections.observation_photos (programme_id, round_id, site_id, check_item_id, file_id)
    select ${programmeId}, ${site.roundId}, ${site.siteId}, p."checkItemId", p."fileId"
      from jsonb_to_recordset(${JSON.stringify(photos)}::jsonb) as p("checkItemId" uuid, "fileId" uuid)`.execute(tx);
}

/** Unmet observations are open findings; one that was withdrawn opens again, one that was decided stays as decided. */
export async function openFindings(tx: Tx, programmeId: string, site: SiteOfRound, unmet: readonly { id: string; checkItemId: string; observedAt: string }[]): Promise<void> {
  await sql`
    insert into inspections.findings (programme_id, id, round_id, site_id, check_item_id, place_id, organisation_id, state, found_at)
    select ${programmeId}, f.id, ${site.roundId}, ${site.siteId}, f."checkItemId", ${site.placeId}, ${site.organisationId}, 'open', f."observedAt"
      from jsonb_to_recordset(${JSON.stringify(unmet)}::jsonb) as f(id uuid, "checkItemId" uuid, "observedAt" timestamptz)
    on conflict (programme_id, round_id, site_id, check_item_id) do update set state = 'open', found_at = excluded.found_at where findings.state = 'withdrawn'`.execute(tx);
}

/** What turned out to be met is no finding, unless somebody acts on it already. */
export async function withdrawFindings(tx: Tx, programmeId: string, site: SiteOfRound, checkItemIds: readonly string[]): Promise<void> {
  await sql`update inspections.findings set state = 'withdrawn'
    where programme_id = ${programmeId} and round_id = ${site.roundId} and site_id = ${site.siteId} and check_item_id = any(${[...checkItemIds]}::uuid[]) and state = 'open'`.execute(tx);
}

export async function saveSiteState(tx: Tx, programmeId: string, site: SiteOfRound, state: 'started' | 'done', at: string): Promise<void> {
  await sql`update inspections.round_sites set state = ${state}, done_at = case when ${state} = 'done' then ${at}::timestamptz else done_at end
    where programme_id = ${programmeId} and round_id = ${site.roundId} and site_id = ${site.siteId}`.execute(tx);
}
