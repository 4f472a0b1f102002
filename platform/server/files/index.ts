/**
 * 文件存储 · Where the bytes of photos lie: by their own SHA-256, so that the same content is kept once and a damaged
 * file betrays itself. A folder on this machine is the first kind; an object store has the same verbs.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface FileStore {
  /** Keeps the bytes; once this answers they survive a power cut. @returns their SHA-256 */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, or null when they are not there. @errors throws when they do not match their name */
  get(sha256: string): Promise<Uint8Array | null>;
  has(sha256: string): Promise<boolean>;
  /** For what one owner alone put there, such as a sealed copy: of anything else the same bytes may serve others. */
  remove(sha256: string): Promise<void>;
}

const SHA256_TEXT = /^[0-9a-f]{64}$/;

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A name is only durable when the folder that holds it is. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; its renames are journalled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try { await handle.sync(); } finally { await handle.close(); }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const handle = await open(draft, 'wx', 0o640);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally { await handle.close(); }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
  if (made === undefined) return;
  await syncFolder(dirname(folder));
  await syncFolder(dirname(dirname(folder)));
}

/** 本地存储 · A folder `ab/cd/<sha256>`: written beside its place, flushed, then moved in one step, so a crash leaves no half file. */
export function localFileStore(folder: string): FileStore {
  const pathOf = (sha256: string): string => {
    if (!SHA256_TEXT.test(sha256)) throw new Error('a stored file is named by its SHA-256');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const has = async (sha256: string): Promise<boolean> => stat(pathOf(sha256)).then((found) => found.isFile(), () => false);
  return {
    has,
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      if (!await has(sha256)) await writeDurably(pathOf(sha256), bytes);
      return sha256;
    },
    async get(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (bytes === null) return null;
      if (sha256Of(bytes) !== sha256) throw new Error(`the stored file ${sha256} is damaged`);
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
  };
}
