/** Bulletins as everybody sees them: published ones, from what was frozen with them. */
import { maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Figure } from '../../domain/index.ts';
import type { BulletinModel } from '../model.ts';

export interface PublicBulletinRow { id: string; title: string; document_number: string | null; published_at: string; as_of: string; figures_hash: string; round_id: string; round_zh: string; round_en: string }
export interface PublicBulletinWhole extends PublicBulletinRow { figures: Figure[]; model: BulletinModel }

const shown = sql`b.id, b.title, b.document_number, b.published_at, b.as_of, b.figures_hash, b.round_id, r.name_zh as round_zh, r.name_en as round_en`;
const published = (programmeId: string) => sql`bulletins.bulletins b join inspections.rounds r on r.programme_id = b.programme_id and r.id = b.round_id
  where b.programme_id = ${programmeId} and b.state = 'published'`;

export function publicBulletinPage(tx: Tx, programmeId: string, page: number, pageSize: number): Promise<PublicBulletinRow[]> {
  return rows<PublicBulletinRow>(tx, sql`select ${shown} from ${published(programmeId)} order by b.published_at desc, b.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
}

export async function publicBulletinTotal(tx: Tx, programmeId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ${published(programmeId)}`)).count;
}

/** The one named, or the latest. */
export function publicBulletin(tx: Tx, programmeId: string, bulletinId: string | null): Promise<PublicBulletinWhole | undefined> {
  return maybeRow<PublicBulletinWhole>(tx, sql`select ${shown}, b.figures, b.model from ${published(programmeId)} and (${bulletinId}::uuid is null or b.id = ${bulletinId}::uuid)
    order by b.published_at desc, b.id desc limit 1`);
}
