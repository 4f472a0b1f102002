/** Photos and documents of candidates. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface MaterialRow { file_id: string; caption: string | null; media_type: string; shows_nobody: boolean; added_at: string; added_by_name: string | null }

export function materialOf(tx: Tx, programmeId: string, candidateId: string): Promise<MaterialRow[]> {
  return rows(tx, sql`select f.file_id, f.caption, x.media_type, f.shows_nobody, f.added_at, q.name as added_by_name from honours.candidate_files f join files.files x on x.programme_id = f.programme_id and x.id = f.file_id
    left join people.persons q on q.programme_id = f.programme_id and q.id = f.added_by where f.programme_id = ${programmeId} and f.candidate_id = ${candidateId} order by f.added_at, f.file_id`);
}

export interface MaterialToKeep { readonly fileId: string; readonly caption: string | null; readonly showsNobody: boolean; readonly at: string; readonly personId: string }

/** Attached again, it is told anew what it is. */
export function saveMaterial(tx: Tx, programmeId: string, candidateId: string, file: MaterialToKeep): Promise<number> {
  return changed(tx, sql`insert into honours.candidate_files (programme_id, candidate_id, file_id, caption, shows_nobody, added_at, added_by)
    values (${programmeId}, ${candidateId}, ${file.fileId}, ${file.caption}, ${file.showsNobody}, ${file.at}, ${file.personId})
    on conflict (programme_id, candidate_id, file_id) do update set caption = excluded.caption, shows_nobody = excluded.shows_nobody`);
}

export function dropMaterial(tx: Tx, programmeId: string, candidateId: string, fileId: string): Promise<number> {
  return changed(tx, sql`delete from honours.candidate_files where programme_id = ${programmeId} and candidate_id = ${candidateId} and file_id = ${fileId}`);
}

export interface SheetFileRow { candidate_id: string; blind_number: number; file_id: string; caption: string | null; media_type: string; stored_sha256: string }

/** What a judge is shown, by number. */
export function sheetFiles(tx: Tx, roundId: string, personId: string): Promise<SheetFileRow[]> {
  return rows(tx, sql`select * from honours.sheet_files(${roundId}, ${personId})`);
}
