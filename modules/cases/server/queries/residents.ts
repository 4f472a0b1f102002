/** Residents' reports: written by nobody in particular, read back through narrow functions, worked on by the office. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import { systemFindsAny } from '#platform/server/db/as-system.ts';
import type { Db, Tx } from '#platform/server/db/index.ts';
import type { CaseState } from '../../domain/index.ts';

export interface ResidentCategoryRow { code: string; name_zh: string; name_en: string; for_residents: boolean }

export function residentCategories(tx: Tx, programmeId: string): Promise<ResidentCategoryRow[]> {
  return rows<ResidentCategoryRow>(tx, sql`select code, name_zh, name_en, for_residents from cases.categories where programme_id = ${programmeId} order by sort_order, code`);
}

export function markForResidents(tx: Tx, programmeId: string, codes: readonly string[]): Promise<number> {
  return changed(tx, sql`update cases.categories set for_residents = (code = any(${codes}::text[])) where programme_id = ${programmeId} and for_residents <> (code = any(${codes}::text[]))`);
}

export interface SimilarReport { id: string; number: string; reported_at: string }

export function similarReport(tx: Tx, at: { category: string; siteId: string | null; longitude: number | null; latitude: number | null; since: string }): Promise<SimilarReport | undefined> {
  return maybeRow<SimilarReport>(tx, sql`select id, number, reported_at from cases.public_similar(${at.category}, ${at.siteId}, ${at.longitude}, ${at.latitude}, ${at.since})`);
}

export async function reportCountSince(tx: Tx, since: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select cases.resident_report_count(${since}) as count`)).count;
}

export function insertResidentReport(tx: Tx, programmeId: string, caseId: string, address: string | null): Promise<number> {
  return changed(tx, sql`insert into cases.resident_reports (programme_id, case_id, address) values (${programmeId}, ${caseId}, ${address})`);
}

export function insertFollow(tx: Tx, programmeId: string, follow: { id: string; caseId: string; kind: 'reporter' | 'supporter'; tokenHash: Buffer; at: string }): Promise<number> {
  return changed(tx, sql`insert into cases.follows (programme_id, id, case_id, kind, token_hash, created_at)
    values (${programmeId}, ${follow.id}, ${follow.caseId}, ${follow.kind}, ${follow.tokenHash}, ${follow.at})`);
}

export interface FollowedRow {
  case_id: string; number: string; state: CaseState; category_zh: string | null; category_en: string | null; place_zh: string | null; place_en: string | null; reported_at: string;
  answer: string | null; photos_public: boolean; supporter_count: number; steps: { act: string; at: string; reason: string | null }[];
}

export function followed(tx: Tx, tokenHash: Buffer): Promise<FollowedRow | undefined> {
  return maybeRow<FollowedRow>(tx, sql`select * from cases.public_follow(${tokenHash})`);
}

export function followedPhotos(tx: Tx, tokenHash: Buffer): Promise<{ file_id: string; stored_sha256: string }[]> {
  return rows(tx, sql`select file_id, stored_sha256 from cases.public_follow_photos(${tokenHash})`);
}

/** Of whoever sent the report themselves; nothing for who joined in. */
export function ownReport(tx: Tx, tokenHash: Buffer): Promise<{ words: string; address: string | null; site_name: string | null } | undefined> {
  return maybeRow(tx, sql`select words, address, site_name from cases.public_follow_own(${tokenHash})`);
}

export function ownPhotos(tx: Tx, tokenHash: Buffer): Promise<{ file_id: string; stored_sha256: string }[]> {
  return rows(tx, sql`select file_id, stored_sha256 from cases.public_follow_own_photos(${tokenHash})`);
}

export interface ResidentReportRow { address: string | null; answer: string | null; photos_public: boolean; supporter_count: number }

/** What a member of staff sees of it, within their reach. */
export function residentReport(tx: Tx, programmeId: string, caseId: string): Promise<ResidentReportRow | undefined> {
  return maybeRow<ResidentReportRow>(tx, sql`select r.address, r.answer, r.photos_public,
      (select count(*) from cases.follows f where f.programme_id = r.programme_id and f.case_id = r.case_id and f.kind = 'supporter') as supporter_count
    from cases.resident_reports r where r.programme_id = ${programmeId} and r.case_id = ${caseId}`);
}

export function saveAnswer(tx: Tx, programmeId: string, caseId: string, to: { answer: string; photosPublic: boolean; at: string; personId: string }): Promise<number> {
  return changed(tx, sql`update cases.resident_reports set answer = ${to.answer}, photos_public = ${to.photosPublic}, answered_at = ${to.at}, answered_by = ${to.personId}
    where programme_id = ${programmeId} and case_id = ${caseId}`);
}

const stale = (programmeId: string, before: string) => sql`select r.case_id from cases.resident_reports r join cases.cases c on c.programme_id = r.programme_id and c.id = r.case_id
  where r.programme_id = ${programmeId} and r.coarsened_at is null and c.reported_at < ${before}::timestamptz`;

/** The place stays, the point goes: where it was is then as exact as its grid. @returns how many cases */
export async function coarsen(tx: Tx, programmeId: string, before: string, at: string): Promise<number> {
  await sql`update cases.cases set longitude = null, latitude = null where programme_id = ${programmeId} and id in (${stale(programmeId, before)})`.execute(tx);
  return changed(tx, sql`update cases.resident_reports set coarsened_at = ${at} where programme_id = ${programmeId} and case_id in (${stale(programmeId, before)})`);
}

export const anythingToCoarsen = (db: Db, programmeId: string, before: string): Promise<boolean> => systemFindsAny(db, programmeId, stale(programmeId, before));
