/** Rows of photos and documents. Who may see one is decided by row-level security on the place, site or organisation it belongs to. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { FileFacts } from '../../contract/index.ts';
import { isPhotoType } from '../../domain/index.ts';

export interface FileScope { readonly placeId: string | null; readonly siteId: string | null; readonly organisationId: string | null }

export interface FileRow {
  id: string; sha256: string; stored_sha256: string; thumbnail_sha256: string | null; media_type: string; original_name: string; byte_size: number;
  width: number | null; height: number | null; captured_at: string | null; uploaded_at: string; uploaded_by: string | null;
}

const fileColumns = sql.raw(`f.id, f.sha256, f.stored_sha256, f.thumbnail_sha256, f.media_type, f.original_name, f.byte_size, f.width, f.height,
  f.captured_at, f.uploaded_at, f.uploaded_by`);

export function fileById(tx: Tx, programmeId: string, fileId: string): Promise<FileRow | undefined> {
  return maybeRow<FileRow>(tx, sql`select ${fileColumns} from files.files f where f.programme_id = ${programmeId} and f.id = ${fileId}`);
}

export function earlierUpload(tx: Tx, programmeId: string, of: { uploadedBy: string; sha256: string; subjectKey: string }): Promise<FileRow | undefined> {
  return maybeRow<FileRow>(tx, sql`select ${fileColumns} from files.files f
    where f.programme_id = ${programmeId} and f.uploaded_by = ${of.uploadedBy} and f.sha256 = ${of.sha256} and f.subject_key = ${of.subjectKey}`);
}

export interface OwnUpload extends FileRow { fingerprint: string | null }

/** What a person handed in with these contents, wherever it lies now: a person's own work is theirs to ask about also out of reach. */
export function ownUploads(tx: Tx, programmeId: string, personId: string, sha256s: readonly string[]): Promise<OwnUpload[]> {
  if (sha256s.length === 0) return Promise.resolve([]);
  return rows<OwnUpload>(tx, sql`select * from files.own_uploads(${programmeId}, ${personId}, ${[...sha256s]}::text[])`);
}

export interface RestoredContent { readonly storedSha256: string; readonly thumbnailSha256: string | null; readonly byteSize: number; readonly width: number | null; readonly height: number | null }

export async function restoreContent(tx: Tx, programmeId: string, fileId: string, content: RestoredContent): Promise<void> {
  await sql`update files.files set stored_sha256 = ${content.storedSha256}, thumbnail_sha256 = ${content.thumbnailSha256}, byte_size = ${content.byteSize},
      width = ${content.width}, height = ${content.height}
    where programme_id = ${programmeId} and id = ${fileId}`.execute(tx);
}

/** Two taps on one button arrive side by side; the second waits here and then finds the first. */
export async function lockUpload(tx: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

export interface NewFile extends FileScope {
  readonly id: string; readonly sha256: string; readonly storedSha256: string; readonly thumbnailSha256: string | null; readonly mediaType: string; readonly originalName: string;
  readonly byteSize: number; readonly width: number | null; readonly height: number | null; readonly fingerprint: string | null; readonly capturedAt: string | null;
  readonly uploadedBy: string | null; readonly uploadedAt: string; readonly subjectKey: string;
}

export function insertFile(tx: Tx, programmeId: string, file: NewFile): Promise<number> {
  return changed(tx, sql`
    insert into files.files (programme_id, id, sha256, stored_sha256, thumbnail_sha256, media_type, original_name, byte_size, width, height,
      perceptual_hash, captured_at, uploaded_by, uploaded_at, place_ids, site_ids, organisation_ids, subject_key)
    values (${programmeId}, ${file.id}, ${file.sha256}, ${file.storedSha256}, ${file.thumbnailSha256}, ${file.mediaType}, ${file.originalName}, ${file.byteSize},
      ${file.width}, ${file.height}, ${file.fingerprint}::text::bit(64), ${file.capturedAt}, ${file.uploadedBy}, ${file.uploadedAt},
      array_remove(array[${file.placeId}::uuid], null), array_remove(array[${file.siteId}::uuid], null),
      array_remove(array[${file.organisationId}::uuid], null), ${file.subjectKey})`);
}

/** 文件信息 · Which of these photos and documents exist and are in reach, in the order asked for. */
export async function filesOf(tx: Tx, programmeId: string, fileIds: readonly string[]): Promise<FileFacts[]> {
  if (fileIds.length === 0) return [];
  const found = await rows<FileFacts>(tx, sql`select id, original_name as name, media_type as "mediaType", byte_size as "byteSize" from files.files where programme_id = ${programmeId} and id = any(${[...fileIds]}::uuid[])`);
  return found.toSorted((a, b) => fileIds.indexOf(a.id) - fileIds.indexOf(b.id));
}

/** 可附照片 · Which of these are photos, exist and are in reach: a record that asks for a photo takes no document. */
export async function attachable(tx: Tx, programmeId: string, fileIds: readonly string[]): Promise<string[]> {
  return (await filesOf(tx, programmeId, fileIds)).filter(({ mediaType }) => isPhotoType(mediaType)).map(({ id }) => id);
}

/** 可附文件 · Which of these photos and documents exist and are in reach. */
export async function attachableFiles(tx: Tx, programmeId: string, fileIds: readonly string[]): Promise<string[]> {
  return (await filesOf(tx, programmeId, fileIds)).map(({ id }) => id);
}

export interface FileOfRecord extends FileScope { readonly fileId: string }

/**
 * 归属照片 · Lets everybody see photos who sees the records they are attached to. Reach is only ever added: attaching a
 * photo to a second record never takes it away from those who could see the first.
 */
export async function widenScopes(tx: Tx, programmeId: string, files: readonly FileOfRecord[]): Promise<void> {
  if (files.length === 0) return;
  await sql`
    update files.files f set
      place_ids = case when w.place_ids <@ f.place_ids then f.place_ids else (select array_agg(distinct i) from unnest(f.place_ids || w.place_ids) i) end,
      site_ids = case when w.site_ids <@ f.site_ids then f.site_ids else (select array_agg(distinct i) from unnest(f.site_ids || w.site_ids) i) end,
      organisation_ids = case when w.organisation_ids <@ f.organisation_ids then f.organisation_ids
        else (select array_agg(distinct i) from unnest(f.organisation_ids || w.organisation_ids) i) end
    from (
      select o."fileId" as id, array_remove(array_agg(o."placeId"), null) as place_ids, array_remove(array_agg(o."siteId"), null) as site_ids,
        array_remove(array_agg(o."organisationId"), null) as organisation_ids
        from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as o("fileId" uuid, "placeId" uuid, "siteId" uuid, "organisationId" uuid)
       group by o."fileId"
    ) w
    where f.programme_id = ${programmeId} and f.id = w.id
      and not (w.place_ids <@ f.place_ids and w.site_ids <@ f.site_ids and w.organisation_ids <@ f.organisation_ids)`.execute(tx);
}

/** The same for photos of one record. */
export function widenScope(tx: Tx, programmeId: string, fileIds: readonly string[], scope: FileScope): Promise<void> {
  return widenScopes(tx, programmeId, fileIds.map((fileId) => ({ fileId, ...scope })));
}

export interface SimilarRow { id: string; distance: number; uploaded_at: string; readable: boolean }

/** Photos of the whole programme within a Hamming distance; `readable` follows the reader's own reach. */
export function similarTo(tx: Tx, programmeId: string, fileId: string, distanceMax: number): Promise<SimilarRow[]> {
  return rows<SimilarRow>(tx, sql`
    select s.id, s.distance, s.uploaded_at, f.id is not null as readable
      from files.files mine
      cross join lateral files.similar_photos(${programmeId}, mine.perceptual_hash, mine.id, ${distanceMax}) s
      left join files.files f on f.programme_id = ${programmeId} and f.id = s.id
     where mine.programme_id = ${programmeId} and mine.id = ${fileId} and mine.perceptual_hash is not null
     order by s.distance, s.uploaded_at, s.id`);
}
