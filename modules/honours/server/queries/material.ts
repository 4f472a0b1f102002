/** Photos and documents of candidates. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { ScoringStage } from '../../domain/index.ts';

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

export interface OwnEvidenceRow { candidate_id: string; stage: ScoringStage; criterion: string; file_id: string; caption: string | null; media_type: string; stored_sha256: string }

/** What a judge attached to their own sheets of a round. */
export function ownEvidence(tx: Tx, roundId: string, personId: string): Promise<OwnEvidenceRow[]> {
  return rows(tx, sql`select * from honours.own_sheet_evidence(${roundId}, ${personId})`);
}

/** Whose sheets they are; nobody's where the review is blind. */
export function openSheets(tx: Tx, roundId: string, personId: string): Promise<{ candidate_id: string; label: string; place_zh: string | null; place_en: string | null }[]> {
  return rows(tx, sql`select * from honours.open_sheets(${roundId}, ${personId})`);
}

interface EvidenceKey { readonly roundId: string; readonly stage: ScoringStage; readonly personId: string; readonly candidateId: string; readonly criterion: string; readonly fileId: string }

export function saveEvidence(tx: Tx, programmeId: string, of: EvidenceKey, file: { readonly caption: string | null; readonly at: string }): Promise<number> {
  return changed(tx, sql`insert into honours.sheet_evidence (programme_id, round_id, stage, person_id, candidate_id, criterion, file_id, caption, added_at)
    values (${programmeId}, ${of.roundId}, ${of.stage}, ${of.personId}, ${of.candidateId}, ${of.criterion}, ${of.fileId}, ${file.caption}, ${file.at})
    on conflict (programme_id, round_id, stage, person_id, candidate_id, criterion, file_id) do update set caption = excluded.caption`);
}

export function dropEvidence(tx: Tx, programmeId: string, of: EvidenceKey): Promise<number> {
  return changed(tx, sql`delete from honours.sheet_evidence where programme_id = ${programmeId} and round_id = ${of.roundId} and stage = ${of.stage} and person_id = ${of.personId} and candidate_id = ${of.candidateId} and criterion = ${of.criterion} and file_id = ${of.fileId}`);
}

/** Of all sheets of a title at a stage. */
export function evidenceOf(tx: Tx, programmeId: string, roundId: string, titleId: string, stage: ScoringStage): Promise<{ candidate_id: string; criterion: string; file_id: string; caption: string | null; media_type: string }[]> {
  return rows(tx, sql`select e.candidate_id, e.criterion, e.file_id, e.caption, x.media_type from honours.sheet_evidence e join honours.candidates c on c.programme_id = e.programme_id and c.id = e.candidate_id join files.files x on x.programme_id = e.programme_id and x.id = e.file_id
    where e.programme_id = ${programmeId} and e.round_id = ${roundId} and e.stage = ${stage} and c.title_id = ${titleId} order by e.candidate_id, e.criterion, e.added_at, e.file_id`);
}
