/**
 * 导出文件 · Files made to be taken away: written piece by piece, so that memory does not grow with their length, kept for
 * as long as their task says, then swept. Nothing here is a record; each can be made again.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface DraftFile { readonly path: string; readonly bytes: number }

export interface ExportFiles {
  /** Writes a stream to a draft of its own. @errors throws what the stream throws; nothing is left then */
  draft(stream: Readable): Promise<DraftFile>;
  /** Gives a draft its lasting name. */
  keep(draft: DraftFile, name: string): Promise<void>;
  /** Where a kept file lies, or null. */
  find(name: string): Promise<DraftFile | null>;
  drop(path: string): Promise<void>;
  /** Removes what is older. @returns how many */
  sweep(before: number): Promise<number>;
}

const NAME = /^[0-9a-f-]{36}$/;

export function exportFiles(folder: string): ExportFiles {
  const pathOf = (name: string): string => {
    if (!NAME.test(name)) throw new Error('an export is named by the id of its task');
    return join(folder, name);
  };
  return {
    async draft(stream) {
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${randomBytes(12).toString('hex')}.part`);
      try {
        await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o640 }));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      return { path, bytes: (await stat(path)).size };
    },
    keep: (draft, name) => rename(draft.path, pathOf(name)),
    find: (name) => stat(pathOf(name)).then((found) => ({ path: pathOf(name), bytes: found.size }), () => null),
    drop: (path) => rm(path, { force: true }),
    async sweep(before) {
      let count = 0;
      for (const name of await readdir(folder).catch(() => [])) {
        const found = await stat(join(folder, name)).catch(() => null);
        if (found === null || found.mtimeMs >= before) continue;
        await rm(join(folder, name), { force: true });
        count += 1;
      }
      return count;
    },
  };
}

/** Reads a file; one that is only passing through is removed as soon as it was read. */
export function readAway(file: DraftFile, files: ExportFiles, isTemporary: boolean): Readable {
  const stream = createReadStream(file.path);
  if (isTemporary) stream.once('close', () => void files.drop(file.path).catch(() => undefined));
  return stream;
}
