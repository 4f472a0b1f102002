/** Pictures of options, until the definition names them. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface PhotoRow { option_code: string; sha256: string; alt: string; bytes: number }

export function photosOf(tx: Tx, programmeId: string, ballotId: string): Promise<PhotoRow[]> {
  return rows<PhotoRow>(tx, sql`select option_code, sha256, alt, bytes from ballots.option_photos where programme_id = ${programmeId} and ballot_id = ${ballotId} order by option_code`);
}

export function savePhoto(tx: Tx, programmeId: string, ballotId: string, photo: { readonly optionCode: string; readonly sha256: string; readonly alt: string; readonly bytes: number; readonly at: string; readonly personId: string }): Promise<number> {
  return changed(tx, sql`insert into ballots.option_photos (programme_id, ballot_id, option_code, sha256, alt, bytes, added_at, added_by)
    values (${programmeId}, ${ballotId}, ${photo.optionCode}, ${photo.sha256}, ${photo.alt}, ${photo.bytes}, ${photo.at}, ${photo.personId})
    on conflict (programme_id, ballot_id, option_code) do update set sha256 = excluded.sha256, alt = excluded.alt, bytes = excluded.bytes, added_at = excluded.added_at, added_by = excluded.added_by`);
}

export function deletePhoto(tx: Tx, programmeId: string, ballotId: string, optionCode: string): Promise<number> {
  return changed(tx, sql`delete from ballots.option_photos where programme_id = ${programmeId} and ballot_id = ${ballotId} and option_code = ${optionCode}`);
}

/** Of options that stand no longer in the draft. */
export function deleteStrayPhotos(tx: Tx, programmeId: string, ballotId: string, optionCodes: readonly string[]): Promise<number> {
  return changed(tx, sql`delete from ballots.option_photos where programme_id = ${programmeId} and ballot_id = ${ballotId} and option_code <> all(${[...optionCodes]}::text[])`);
}
