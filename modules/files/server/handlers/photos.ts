import { createHash } from 'node:crypto';
import { dutiesAt } from '#modules/people/server/index.ts';
import { organisationNames, placeExists, siteFacts } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { readFile, readFileInfo, readThumbnail, similarPhotos, UPLOAD_BYTES_MAX, UPLOAD_PIXELS_MAX, uploadFile } from '../../contract/index.ts';
import { SIMILAR_DISTANCE_MAX } from '../../domain/index.ts';
import { pictureOf } from '../picture.ts';
import { earlierUpload, fileById, insertFile, lockUpload, similarTo } from '../queries/files.ts';
import type { FileRow, FileScope } from '../queries/files.ts';

const photoOut = (row: FileRow) => ({
  id: row.id, sha256: row.sha256, mediaType: row.media_type, originalName: row.original_name, byteSize: row.byte_size, width: row.width,
  height: row.height, capturedAt: row.captured_at, uploadedAt: row.uploaded_at, uploadedBy: row.uploaded_by,
});

interface Subject { readonly siteId?: string | undefined; readonly placeId?: string | undefined; readonly organisationId?: string | undefined }

/** Whose eyes the photo is for until it is attached; null when the subject is unknown or out of reach. */
async function scopeFor(ctx: WriteContext, subject: Subject): Promise<FileScope | null> {
  const { tx, programmeId, scope } = ctx;
  const reached = (ids: readonly string[], id: string) => scope.everything || ids.includes(id);
  if (subject.siteId !== undefined) {
    const [site] = await siteFacts(tx, programmeId, [subject.siteId]);
    if (site === undefined) return null;
    const duty = (await dutiesAt(tx, programmeId, [site.id], ctx.today)).get(site.id);
    return { siteId: site.id, placeId: site.placeId, organisationId: duty?.organisationId ?? null };
  }
  if (subject.placeId !== undefined) {
    const known = reached(scope.placeIds, subject.placeId) && await placeExists(tx, programmeId, subject.placeId);
    return known ? { siteId: null, placeId: subject.placeId, organisationId: null } : null;
  }
  if (subject.organisationId !== undefined) {
    const known = reached(scope.organisationIds, subject.organisationId) && (await organisationNames(tx, programmeId, [subject.organisationId])).length > 0;
    return known ? { siteId: null, placeId: null, organisationId: subject.organisationId } : null;
  }
  // Nothing was said: the uploader's own reach, so that at least they see it.
  return {
    siteId: scope.siteIds[0] ?? null,
    placeId: scope.siteIds.length > 0 ? null : (scope.placeIds[0] ?? null),
    organisationId: scope.siteIds.length > 0 || scope.placeIds.length > 0 ? null : (scope.organisationIds[0] ?? null),
  };
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A path a browser sent along, control characters and all, is not a name. */
function plainName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) as string;
  const plain = last.replace(/[\u0000-\u001f\u007f]/g, '').trim();
  return plain === '' ? 'photo' : plain.slice(0, 200);
}

export const uploadFileBound = bindWrite(uploadFile, async (ctx, input) => {
  const { body, fileName } = input.file;
  if (body.byteLength > UPLOAD_BYTES_MAX) return ctx.refuse('files.too_large', { megabytes: UPLOAD_BYTES_MAX / 1_048_576 }, { pointers: ['/file'] });
  const scope = await scopeFor(ctx, input);
  if (scope === null) {
    const member = input.siteId !== undefined ? '/siteId' : input.placeId !== undefined ? '/placeId' : '/organisationId';
    return ctx.refuse('files.subject_unknown', {}, { pointers: [member] });
  }
  const sha256 = sha256Of(body);
  const subjectKey = input.siteId ?? input.placeId ?? input.organisationId ?? '';
  await lockUpload(ctx.tx, `${ctx.programmeId}/${ctx.personId}/${sha256}/${subjectKey}`);
  const earlier = await earlierUpload(ctx.tx, ctx.programmeId, { uploadedBy: ctx.personId, sha256, subjectKey });
  if (earlier !== undefined) {
    ctx.record({ kind: 'file', id: earlier.id, change: { uploadedAgain: true } });
    return { ...photoOut(earlier), alreadyUploaded: true };
  }
  const picture = await pictureOf(body, ctx.utcOffsetMinutes);
  if (!picture.ok) return ctx.refuse(picture.error, { megapixels: UPLOAD_PIXELS_MAX / 1_000_000 }, { pointers: ['/file'] });
  const { stored, thumbnail, width, height, fingerprint, capturedAt } = picture.value;
  // Stored before the row is: a crash in between leaves bytes nobody points at, never a row without bytes.
  const keep = (bytes: Uint8Array) => (ctx.dryRun ? Promise.resolve(sha256Of(bytes)) : ctx.fileStore.put(bytes));
  const [storedSha256, thumbnailSha256] = [await keep(stored), await keep(thumbnail)];
  const file = {
    id: ctx.newId(), sha256, storedSha256, thumbnailSha256, originalName: plainName(fileName), byteSize: stored.byteLength, width, height, fingerprint,
    capturedAt: capturedAt === null ? null : new Date(capturedAt).toISOString(), uploadedBy: ctx.personId,
    uploadedAt: new Date(ctx.now).toISOString(), subjectKey, ...scope,
  };
  await insertFile(ctx.tx, ctx.programmeId, file);
  ctx.record({ kind: 'file', id: file.id, change: { sha256, storedSha256 } });
  return {
    id: file.id, sha256, mediaType: 'image/jpeg', originalName: file.originalName, byteSize: file.byteSize, width, height,
    capturedAt: file.capturedAt, uploadedAt: file.uploadedAt, uploadedBy: file.uploadedBy, alreadyUploaded: false,
  };
});

async function fileInReach(ctx: ReadContext, fileId: string): Promise<FileRow> {
  return (await fileById(ctx.tx, ctx.programmeId, fileId)) ?? ctx.notFound();
}

/** What a saved copy is called; the uploaded name may say who took it. */
const downloadName = (row: FileRow, suffix = '') => `${row.id}${suffix}.jpg`;

export const readFileInfoBound = bindRead(readFileInfo, async (ctx, input) => photoOut(await fileInReach(ctx, input.fileId)));

export const readFileBound = bindRead(readFile, async (ctx, input) => {
  const row = await fileInReach(ctx, input.fileId);
  const body = await ctx.fileStore.get(row.stored_sha256);
  return body === null ? ctx.refuse('files.content_missing') : { fileName: downloadName(row), mediaType: row.media_type, body };
});

export const readThumbnailBound = bindRead(readThumbnail, async (ctx, input) => {
  const row = await fileInReach(ctx, input.fileId);
  const body = await ctx.fileStore.get(row.thumbnail_sha256);
  return body === null ? ctx.refuse('files.content_missing') : { fileName: downloadName(row, '-small'), mediaType: row.media_type, body };
});

export const similarPhotosBound = bindRead(similarPhotos, async (ctx, input) => {
  const { id } = await fileInReach(ctx, input.fileId);
  const found = await similarTo(ctx.tx, ctx.programmeId, id, SIMILAR_DISTANCE_MAX);
  return { photos: found.map((row) => ({ id: row.id, distance: row.distance, uploadedAt: row.uploaded_at, readable: row.readable })) };
});
