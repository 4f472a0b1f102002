/** Bulletins as everybody sees them: published ones, from what was frozen with them. */
import { maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { BulletinKind, Figure } from '../../domain/index.ts';
import type { BulletinModel } from '../model.ts';

export interface PublicBulletinRow { id: string; title: string; document_number: string | null; published_at: string; as_of: string; figures_hash: string; kind: BulletinKind; round_id: string | null; round_zh: string | null; round_en: string | null }
export interface PublicBulletinWhole extends PublicBulletinRow { figures: Figure[]; model: BulletinModel; corrected_id: string | null; corrected_number: string | null; corrected_title: string | null; corrected_reason: string | null }

const shown = sql`b.id, b.title, b.document_number, b.published_at, b.as_of, b.figures_hash, b.kind, b.round_id, r.name_zh as round_zh, r.name_en as round_en`;
const published = (programmeId: string) => sql`bulletins.bulletins b left join inspections.rounds r on r.programme_id = b.programme_id and r.id = b.round_id
  left join bulletins.bulletins w on w.programme_id = b.programme_id and w.id = b.corrects_id
  where b.programme_id = ${programmeId} and b.state = 'published'`;

export function publicBulletinPage(tx: Tx, programmeId: string, page: number, pageSize: number): Promise<PublicBulletinRow[]> {
  return rows<PublicBulletinRow>(tx, sql`select ${shown} from ${published(programmeId)} order by b.published_at desc, b.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
}

export async function publicBulletinTotal(tx: Tx, programmeId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ${published(programmeId)}`)).count;
}

/** The one named; or the latest, of a round before any other, since its figures are the programme's own reading of itself. */
export function publicBulletin(tx: Tx, programmeId: string, bulletinId: string | null): Promise<PublicBulletinWhole | undefined> {
  return maybeRow<PublicBulletinWhole>(tx, sql`select ${shown}, b.figures, b.model, w.id as corrected_id, w.document_number as corrected_number, w.title as corrected_title, w.withdrawal_reason as corrected_reason from ${published(programmeId)} and (${bulletinId}::uuid is null or b.id = ${bulletinId}::uuid)
    order by (b.kind = 'inspection') desc, b.published_at desc, b.id desc limit 1`);
}
