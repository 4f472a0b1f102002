/** 发送 · One record on its way: its photos first, then the record with their ids filled in. */
import { uuidv7 } from '#kernel/ids.ts';
import { placeValues, ProblemError, retryPause_ms } from '#platform/contract/index.ts';
import type { Operation, ProblemBody } from '#platform/contract/index.ts';
import { textIn } from '../i18n.ts';
import { currentPreferences } from '../preferences.ts';
import { call, deviceClient, deviceFetch, failureOf, isoNow } from './core.ts';
import type { Core, Failure } from './core.ts';
import type { StoredItem, StoredPhoto } from './database.ts';
import { written } from './storage.ts';
import type { PhotoSubject } from './types.ts';
import { CHUNK_BYTES, uploadIdOf, uploadPhoto, UploadRefusedError } from './upload.ts';

/** A photo that cannot be sent since the device lost its bytes. */
export class PhotoLostError extends Error {
  override readonly name = 'PhotoLostError';
}

const subjectKeyOf = (subject: PhotoSubject): string => subject.siteId ?? subject.placeId ?? subject.organisationId ?? '';

const patchPhoto = (core: Core, sha256: string, change: Partial<StoredPhoto>) => written(() => core.db.photos.update(sha256, change));

/** Says no to an upload in the words every other answer uses. */
function problemOfUpload(error: UploadRefusedError): Error {
  // A page of somebody else's (a portal's sign-in) instead of an answer.
  if (error.status < 400) return new TypeError('the answer is not of our server');
  try {
    const body = JSON.parse(error.body) as ProblemBody;
    if (typeof body.code === 'string') return new ProblemError(body);
  } catch {
    // tus itself answers in plain text.
  }
  return new ProblemError({ type: 'about:blank', code: 'platform.unavailable', status: Math.max(error.status, 500), title: error.body, advice: '' });
}

async function sendBytes(core: Core, photo: StoredPhoto): Promise<string> {
  const bytes = (await core.db.photoBytes.get(photo.sha256))?.bytes;
  if (bytes === undefined) throw new PhotoLostError(photo.sha256);
  const { programme } = core.setup;
  const progress = (sentBytes: number) => { core.passing.uploading = { sha256: photo.sha256, sentBytes, byteSize: photo.byteSize }; core.changed(); };
  progress(photo.sentBytes);
  try {
    const url = await uploadPhoto({
      url: core.setup.photos.uploadsUrl(programme), uploadUrl: photo.uploadUrl, bytes, sha256: photo.sha256, fileName: photo.fileName, chunk: core.setup.chunk_bytes ?? CHUNK_BYTES, fetch: deviceFetch(core),
      onUrl: async (uploadUrl) => { await patchPhoto(core, photo.sha256, { uploadUrl }); }, onProgress: progress,
    });
    await patchPhoto(core, photo.sha256, { uploadUrl: url, sentBytes: photo.byteSize });
    return url;
  } catch (error) {
    throw error instanceof UploadRefusedError ? problemOfUpload(error) : error;
  } finally {
    core.passing.uploading = null;
    core.changed();
  }
}

/**
 * 交照片 · Sends one photo for one subject. @returns its id on the server @errors ProblemError, PhotoLostError, failures of fetch
 */
export async function handInPhoto(core: Core, sha256: string, subject: PhotoSubject, again = true): Promise<string> {
  const photo = await core.db.photos.get(sha256);
  if (photo === undefined) throw new PhotoLostError(sha256);
  const subjectKey = subjectKeyOf(subject);
  const known = photo.fileIds[subjectKey];
  if (known !== undefined) return known;
  const uploadUrl = photo.uploadUrl !== null && photo.sentBytes === photo.byteSize ? photo.uploadUrl : await sendBytes(core, photo);
  try {
    // A fresh key each time: the server tells repetitions by content, and what it lost it must be able to take in again.
    const key = uuidv7(core.env.now(), core.env.randomBytes);
    const { id } = await core.setup.photos.receive(deviceClient(core), { uploadId: uploadIdOf(uploadUrl), sha256, fileName: photo.fileName, key, ...subject });
    await written(() => core.db.photos.where('sha256').equals(sha256).modify((row: StoredPhoto) => { row.fileIds[subjectKey] = id; }));
    return id;
  } catch (error) {
    if (!(error instanceof ProblemError) || !core.setup.photos.resendCodes.includes(error.code)) throw error;
    // The bytes did not arrive as they left, or were cleaned away: from the beginning, once.
    await patchPhoto(core, sha256, { uploadUrl: null, sentBytes: 0 });
    if (!again) throw new ProblemError({ ...error.problem, status: 503 });
    return handInPhoto(core, sha256, subject, false);
  }
}

/** What the pass over the queue does next. */
export type Sent = 'done' | 'later' | 'network' | 'signedOut';

/** Takes an item a step on, unless the person gave it up meanwhile. @returns whether it is still wanted */
function stepOn(core: Core, id: string, change: Partial<StoredItem>): Promise<boolean> {
  return written(() => core.db.transaction('rw', core.db.queue, async () => {
    const item = await core.db.queue.get(id);
    if (item === undefined || item.state === 'discarded') return false;
    await core.db.queue.update(id, change);
    return true;
  }));
}

async function pause(core: Core, item: StoredItem, problem: ProblemBody | null): Promise<void> {
  const tries = item.tries + 1;
  await stepOn(core, item.id, { state: 'waiting', tries, problem, notBefore: core.env.now() + retryPause_ms(tries, core.env.chance()) });
}

/** What stands on the server now, for the person to compare; null when it cannot be read just now. */
export async function readTheirs(core: Core, item: StoredItem): Promise<unknown> {
  const read = core.queued.get(item.operation)?.readTheirs;
  if (read === undefined) return null;
  try {
    return await read(deviceClient(core), item.input as never);
  } catch {
    // Offline again: asked for once more when the person opens the conflict.
    return null;
  }
}

async function afterFailure(core: Core, item: StoredItem, failure: Failure): Promise<Sent> {
  if (failure.kind === 'network') {
    await stepOn(core, item.id, { state: 'waiting', tries: item.tries + 1 });
    return 'network';
  }
  if (failure.kind === 'signedOut') {
    await stepOn(core, item.id, { state: 'signedOut' });
    return 'signedOut';
  }
  if (failure.kind === 'busy') {
    await pause(core, item, failure.problem);
    return 'later';
  }
  const isConflict = core.queued.get(item.operation)?.conflictCodes.includes(failure.problem.code) === true;
  const theirs = isConflict ? await readTheirs(core, item) : null;
  await stepOn(core, item.id, { state: isConflict ? 'conflict' : 'refused', problem: failure.problem, theirs, tries: item.tries + 1 });
  return 'done';
}

const lostPhotoWords = {
  title: { zh: '手机里的照片找不到了', en: 'A photo is no longer on this phone' },
  advice: { zh: '请重新拍照再提交。', en: 'Take it again and submit.' },
};

const lostPhoto = (locale = currentPreferences().locale): ProblemBody => ({
  type: 'about:blank', code: 'web.photo_lost', status: 0, title: textIn(locale, lostPhotoWords.title), advice: textIn(locale, lostPhotoWords.advice),
});

/** 发送一条 */
export async function sendItem(core: Core, item: StoredItem): Promise<Sent> {
  const operation = core.queued.get(item.operation)?.operation as Operation | undefined;
  if (operation === undefined) {
    // Entered by another version of the app: kept until one comes that knows it.
    await pause(core, item, null);
    return 'later';
  }
  try {
    if (item.photos.length > 0 && !(await stepOn(core, item.id, { state: 'uploading' }))) return 'done';
    const ids: string[] = [];
    for (const { sha256 } of item.photos) ids.push(await handInPhoto(core, sha256, item.photoSubject));
    const input = placeValues(item.input, item.photos.map(({ pointer }, at) => ({ pointer, value: ids[at] as string })));
    // Noted before it leaves: whether it arrived is then a question to the server, not a guess.
    if (!(await stepOn(core, item.id, { state: 'sending', tries: item.tries + 1 }))) return 'done';
    const output: unknown = await call(core, operation, input, item.key);
    // Given up while it was under way, it has arrived all the same.
    await written(() => core.db.queue.update(item.id, { state: 'acknowledged', acknowledgedAt: isoNow(core), output, problem: null, theirs: null, discardedBecause: null }));
    return 'done';
  } catch (error) {
    if (error instanceof PhotoLostError) {
      await stepOn(core, item.id, { state: 'refused', problem: lostPhoto() });
      return 'done';
    }
    return afterFailure(core, item, failureOf(error));
  }
}
