/**
 * 暂存续传 · Where photos lie while they arrive in pieces: one file each below `<data>/uploads`. Its name says whose it is and
 * what it will be, so that nobody finds another's, and the same photo sent anew goes on in the same place.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const OWNER_DIGITS = 16;
const UPLOAD_ID = /^[0-9a-f]{64}$/;

export interface Owner { readonly programmeId: string; readonly personId: string }

export const stagingFolder = (dataDir: string): string => join(dataDir, 'uploads');

function ownerTag({ programmeId, personId }: Owner): string {
  return createHash('sha256').update(`${programmeId}/${personId}`).digest('hex').slice(0, OWNER_DIGITS);
}

/** 续传编号 · Of one person's photo; another person sending the same picture has another. */
export function uploadIdFor(owner: Owner, sha256: string): string {
  return ownerTag(owner) + sha256.slice(0, 64 - OWNER_DIGITS);
}

/** Whether the id is one of this person's. */
export function isOwnUpload(owner: Owner, uploadId: string): boolean {
  return UPLOAD_ID.test(uploadId) && uploadId.startsWith(ownerTag(owner));
}

export type Staged = { readonly state: 'absent' } | { readonly state: 'incomplete' } | { readonly state: 'complete'; readonly bytes: Uint8Array; readonly fileName: string };

interface StagedNote { readonly size?: number; readonly metadata?: Readonly<Record<string, string | null>> }

/** The bytes of a finished upload. */
export async function readStaged(dataDir: string, uploadId: string): Promise<Staged> {
  const path = join(stagingFolder(dataDir), uploadId);
  try {
    const [note, found] = await Promise.all([readFile(`${path}.json`, 'utf8'), stat(path)]);
    const { size, metadata } = JSON.parse(note) as StagedNote;
    if (size === undefined || found.size < size) return { state: 'incomplete' };
    return { state: 'complete', bytes: new Uint8Array(await readFile(path)), fileName: metadata?.['fileName'] ?? 'photo' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'absent' };
    // A note cut short by a crash: as good as none, the device sends again.
    if (error instanceof SyntaxError) return { state: 'absent' };
    throw error;
  }
}

export async function removeStaged(dataDir: string, uploadId: string): Promise<void> {
  const path = join(stagingFolder(dataDir), uploadId);
  await rm(path, { force: true });
  await rm(`${path}.json`, { force: true });
}

export interface StagedUpload { readonly uploadId: string; readonly size: number; readonly touchedAt: number }

/** What one person began, with the length each announced. @unit bytes */
export async function ownStaged(dataDir: string, owner: Owner): Promise<StagedUpload[]> {
  const own = await stagedWithAge(dataDir, (uploadId) => isOwnUpload(owner, uploadId));
  return Promise.all(own.map(async (upload) => ({ ...upload, size: await announcedSize(join(stagingFolder(dataDir), upload.uploadId)) })));
}

/** A note that is gone or was cut short announces nothing: then what lies there counts. */
async function announcedSize(path: string): Promise<number> {
  const lies = stat(path).then(({ size }) => size, () => 0);
  try {
    return (JSON.parse(await readFile(`${path}.json`, 'utf8')) as StagedNote).size ?? await lies;
  } catch { return lies; }
}

async function stagedWithAge(dataDir: string, isAsked: (uploadId: string) => boolean): Promise<{ uploadId: string; touchedAt: number }[]> {
  const names = await readdir(stagingFolder(dataDir)).catch(() => [] as string[]);
  const found = await Promise.all([...new Set(names.map((name) => name.replace(/\.json$/, '')))].filter((id) => UPLOAD_ID.test(id) && isAsked(id)).map(async (uploadId) => {
    const times = await Promise.all([uploadId, `${uploadId}.json`].map((name) => stat(join(stagingFolder(dataDir), name)).then(({ mtimeMs }) => mtimeMs, () => 0)));
    return { uploadId, touchedAt: Math.max(...times) };
  }));
  return found.toSorted((a, b) => a.touchedAt - b.touchedAt);
}

/** Makes room for one more: a phone on a bad network is never locked out by what it began and could not finish. */
export async function makeRoom(dataDir: string, owner: Owner, openMax: number): Promise<void> {
  const own = await stagedWithAge(dataDir, (uploadId) => isOwnUpload(owner, uploadId));
  for (const { uploadId } of own.slice(0, Math.max(0, own.length - openMax + 1))) await removeStaged(dataDir, uploadId);
}

/** 清理暂存 · Removes what nobody touched since. @unit before: epoch milliseconds @returns how many */
export async function removeStale(dataDir: string, before: number): Promise<number> {
  const stale = (await stagedWithAge(dataDir, () => true)).filter(({ touchedAt }) => touchedAt < before);
  for (const { uploadId } of stale) await removeStaged(dataDir, uploadId);
  return stale.length;
}
