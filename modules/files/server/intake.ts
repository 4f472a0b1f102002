/** 收照片和文件 · From the bytes as a device has them to a photo or document of a programme; the same way for a form and for a resumed upload. */
import { createHash } from 'node:crypto';
import { dutiesAt } from '#modules/people/server/index.ts';
import { organisationNames, placeExists, siteFacts } from '#modules/places/server/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { DOCUMENT_BYTES_MAX, UPLOAD_BYTES_MAX, UPLOAD_PIXELS_MAX } from '../contract/index.ts';
import { isPhotoType } from '../domain/index.ts';
import { documentOf } from './document.ts';
import { pictureOf } from './picture.ts';
import { earlierUpload, insertFile, lockUpload, ownUploads, restoreContent } from './queries/files.ts';
import type { FileRow, FileScope } from './queries/files.ts';

export const photoOut = (row: FileRow) => ({
  id: row.id, sha256: row.sha256, mediaType: row.media_type, originalName: row.original_name, byteSize: row.byte_size, width: row.width,
  height: row.height, capturedAt: row.captured_at, uploadedAt: row.uploaded_at, uploadedBy: row.uploaded_by,
});
type Taken = ReturnType<typeof photoOut> & { alreadyUploaded: boolean };
export type TakenPhoto = Taken & { width: number; height: number };

export interface Subject { readonly siteId?: string | undefined; readonly placeId?: string | undefined; readonly organisationId?: string | undefined }

/** A refusal of the intake; the operations that use it list its codes. */
export interface IntakeRefusal { readonly code: string; readonly params: Readonly<Record<string, number>>; readonly pointers: readonly string[] }
const refusal = (code: string, pointers: readonly string[] = [], params: Readonly<Record<string, number>> = {}): IntakeRefusal => ({ code, params, pointers });

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whose eyes the photo is for until it is attached; null when the subject is unknown or out of reach. */
async function scopeFor(ctx: ReadContext, subject: Subject): Promise<FileScope | null> {
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

/** A path a browser sent along, control characters and all, is not a name. */
function plainName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) as string;
  const plain = last.replace(/[\u0000-\u001f\u007f]/g, '').trim();
  return plain === '' ? 'photo' : plain.slice(0, 200);
}

/** The ending follows the content, so that what is called a document opens as one. */
function documentName(fileName: string, kind: string): string {
  return `${plainName(fileName).replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 190)}.${kind}`;
}

/** All that is kept of it lies in the store: both pictures of a photo, the document itself. */
export async function isHeld(ctx: ReadContext, row: { stored_sha256: string; thumbnail_sha256: string | null }): Promise<boolean> {
  return await ctx.fileStore.has(row.stored_sha256) && (row.thumbnail_sha256 === null || ctx.fileStore.has(row.thumbnail_sha256));
}

interface Kept { readonly mediaType: string; readonly fileName: string; readonly storedSha256: string; readonly thumbnailSha256: string | null; readonly byteSize: number; readonly width: number | null; readonly height: number | null; readonly fingerprint: string | null; readonly capturedAt: number | null }
type Content = { readonly bytes: Uint8Array; readonly fileName: string };
const keep = (ctx: WriteContext, content: Uint8Array): Promise<string> => (ctx.dryRun ? Promise.resolve(sha256Of(content)) : ctx.fileStore.put(content));
const tooLarge = (bytesMax: number): IntakeRefusal => refusal('files.too_large', ['/file'], { megabytes: bytesMax / 1_048_576 });

/** Decodes, encodes anew and keeps both pictures. Stored before the row is: a crash leaves bytes nobody points at, never a row without bytes. */
async function keepPicture(ctx: WriteContext, { bytes, fileName }: Content): Promise<Kept | IntakeRefusal> {
  if (bytes.byteLength > UPLOAD_BYTES_MAX) return tooLarge(UPLOAD_BYTES_MAX);
  const picture = await pictureOf(bytes, ctx.utcOffsetMinutes);
  if (!picture.ok) return refusal(picture.error, ['/file'], { megapixels: UPLOAD_PIXELS_MAX / 1_000_000 });
  const { stored, thumbnail, ...facts } = picture.value;
  return { ...facts, mediaType: 'image/jpeg', fileName: plainName(fileName), storedSha256: await keep(ctx, stored), thumbnailSha256: await keep(ctx, thumbnail), byteSize: stored.byteLength };
}

/** Looks into a document and keeps it as it is. */
async function keepDocument(ctx: WriteContext, { bytes, fileName }: Content): Promise<Kept | IntakeRefusal> {
  if (bytes.byteLength > DOCUMENT_BYTES_MAX) return tooLarge(DOCUMENT_BYTES_MAX);
  const document = await documentOf(bytes);
  if (!document.ok) return refusal(document.error, ['/file']);
  const { kind, mediaType } = document.value;
  return { mediaType, fileName: documentName(fileName, kind), storedSha256: await keep(ctx, bytes), thumbnailSha256: null, byteSize: bytes.byteLength, width: null, height: null, fingerprint: null, capturedAt: null };
}

interface Given extends Subject {
  readonly sha256: string;
  /** Asked for only when what is known does not do. @returns a refusal when they are not there */
  readonly bytes: () => Promise<{ readonly bytes: Uint8Array; readonly fileName: string } | IntakeRefusal>;
}

type Way = 'photo' | 'document';
const came = (row: FileRow, way: Way): boolean => isPhotoType(row.media_type) === (way === 'photo');

/** The same content of the same person for another subject: another row over it. */
async function sharedWith(ctx: WriteContext, given: Given, way: Way, subjectKey: string, scope: FileScope): Promise<Taken | null> {
  for (const row of await ownUploads(ctx.tx, ctx.programmeId, ctx.personId, [given.sha256])) {
    if (!came(row, way) || !(await isHeld(ctx, row))) continue;
    const file = { ...row, id: ctx.newId(), uploaded_at: new Date(ctx.now).toISOString() };
    await insertFile(ctx.tx, ctx.programmeId, {
      id: file.id, sha256: row.sha256, storedSha256: row.stored_sha256, thumbnailSha256: row.thumbnail_sha256, mediaType: row.media_type, originalName: row.original_name, byteSize: row.byte_size, width: row.width,
      height: row.height, fingerprint: row.fingerprint, capturedAt: row.captured_at, uploadedBy: ctx.personId, uploadedAt: file.uploaded_at, subjectKey, ...scope,
    });
    ctx.record({ kind: 'file', id: file.id, change: { sha256: row.sha256, storedSha256: row.stored_sha256 } });
    return { ...photoOut(file), alreadyUploaded: true };
  }
  return null;
}

/** Once for each person, content and subject, however often and by whatever way it comes. */
async function take(ctx: WriteContext, given: Given, way: Way): Promise<Taken | IntakeRefusal> {
  const scope = await scopeFor(ctx, given);
  if (scope === null) return refusal('files.subject_unknown', [given.siteId !== undefined ? '/siteId' : given.placeId !== undefined ? '/placeId' : '/organisationId']);
  const subjectKey = given.siteId ?? given.placeId ?? given.organisationId ?? '';
  await lockUpload(ctx.tx, `${ctx.programmeId}/${ctx.personId}/${given.sha256}`);
  const earlier = await earlierUpload(ctx.tx, ctx.programmeId, { uploadedBy: ctx.personId, sha256: given.sha256, subjectKey });
  if (earlier !== undefined && came(earlier, way) && await isHeld(ctx, earlier)) {
    ctx.record({ kind: 'file', id: earlier.id, change: { uploadedAgain: true } });
    return { ...photoOut(earlier), alreadyUploaded: true };
  }
  const shared = earlier === undefined ? await sharedWith(ctx, given, way, subjectKey, scope) : null;
  if (shared !== null) return shared;
  const content = await given.bytes();
  if ('code' in content) return content;
  const kept = await (way === 'photo' ? keepPicture(ctx, content) : keepDocument(ctx, content));
  if ('code' in kept) return kept;
  const { storedSha256, thumbnailSha256, fileName, ...facts } = kept;
  if (earlier !== undefined) {
    // Its row stands, its content was lost (a restored backup, a failed disk): it is whole again under its old id.
    await restoreContent(ctx.tx, ctx.programmeId, earlier.id, kept);
    ctx.record({ kind: 'file', id: earlier.id, change: { contentRestored: true, storedSha256 } });
    return { ...photoOut({ ...earlier, byte_size: kept.byteSize, width: kept.width, height: kept.height }), alreadyUploaded: true };
  }
  const file = {
    ...facts, storedSha256, thumbnailSha256, id: ctx.newId(), sha256: given.sha256, originalName: fileName, capturedAt: kept.capturedAt === null ? null : new Date(kept.capturedAt).toISOString(),
    uploadedBy: ctx.personId, uploadedAt: new Date(ctx.now).toISOString(), subjectKey, ...scope,
  };
  await insertFile(ctx.tx, ctx.programmeId, file);
  ctx.record({ kind: 'file', id: file.id, change: { sha256: file.sha256, storedSha256, ...(thumbnailSha256 === null ? {} : { thumbnailSha256 }) } });
  return {
    id: file.id, sha256: file.sha256, mediaType: file.mediaType, originalName: file.originalName, byteSize: file.byteSize, width: file.width, height: file.height,
    capturedAt: file.capturedAt, uploadedAt: file.uploadedAt, uploadedBy: file.uploadedBy, alreadyUploaded: false,
  };
}

/** 收一张照片 */
export async function takePhoto(ctx: WriteContext, given: Given): Promise<TakenPhoto | IntakeRefusal> {
  return await take(ctx, given, 'photo') as TakenPhoto | IntakeRefusal;
}

/** 收一份文件 */
export function takeDocument(ctx: WriteContext, given: Given): Promise<Taken | IntakeRefusal> {
  return take(ctx, given, 'document');
}

/** 收居民照片 · A photo of nobody in particular: decoded and encoded anew like every other, seen by those who see the place. */
export async function keepResidentPhoto(ctx: WriteContext, bytes: Uint8Array, scope: { readonly siteId: string | null; readonly placeId: string }): Promise<{ readonly id: string } | IntakeRefusal> {
  const kept = await keepPicture(ctx, { bytes, fileName: 'photo' });
  if ('code' in kept) return kept;
  const { fileName, ...facts } = kept;
  const id = ctx.newId();
  await insertFile(ctx.tx, ctx.programmeId, {
    ...facts, id, sha256: sha256Of(bytes), originalName: fileName, capturedAt: null, uploadedBy: null, uploadedAt: new Date(ctx.now).toISOString(),
    subjectKey: scope.siteId ?? scope.placeId, siteId: scope.siteId, placeId: scope.placeId, organisationId: null,
  });
  return { id };
}
