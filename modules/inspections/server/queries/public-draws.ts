/** Draws as the public sees them: the rounds themselves have no place, their sites come from a function that knows when they may be told. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { RoundState } from '../../domain/index.ts';

export interface PublicDrawRow { id: string; code: string; name_zh: string; name_en: string; starts_on: string; ends_on: string; seed_commitment: string | null; state: RoundState }
export interface OpenedDrawRow extends PublicDrawRow { seed: string | null; frame_hash: string | null; frame_size: number | null }

const shown = sql`r.id, r.code, r.name_zh, r.name_en, r.starts_on, r.ends_on, r.seed_commitment, r.state`;

export function publicDraws(tx: Tx, programmeId: string): Promise<PublicDrawRow[]> {
  return rows<PublicDrawRow>(tx, sql`select ${shown} from inspections.rounds r where r.programme_id = ${programmeId} and r.seed_commitment is not null order by r.starts_on desc, r.code desc limit 100`);
}

/** Seed and frame only of a closed round. */
export function publicDraw(tx: Tx, programmeId: string, roundId: string): Promise<OpenedDrawRow | undefined> {
  return maybeRow<OpenedDrawRow>(tx, sql`select ${shown}, case when r.state = 'closed' then r.seed end as seed, case when r.state = 'closed' then r.draw ->> 'frameHash' end as frame_hash,
      case when r.state = 'closed' then jsonb_array_length(r.draw -> 'frame') end as frame_size
    from inspections.rounds r where r.programme_id = ${programmeId} and r.id = ${roundId} and r.seed_commitment is not null`);
}

export interface DrawnSiteRow { code: string; name: string; site_type_code: string; type_zh: string | null; type_en: string | null; zone_zh: string | null; zone_en: string | null }

export function drawnSites(tx: Tx, roundId: string): Promise<DrawnSiteRow[]> {
  return rows<DrawnSiteRow>(tx, sql`select code, name, site_type_code, type_zh, type_en, zone_zh, zone_en from inspections.public_draw_sites(${roundId})`);
}
