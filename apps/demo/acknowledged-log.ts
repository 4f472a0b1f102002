/** What was acknowledged, line by line, on the disk before the next step is taken. */
import { open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Acknowledged } from './acting.ts';

/** Lines of a log; a last line that a kill cut short was never acknowledged. */
export async function readAcknowledged(path: string): Promise<Acknowledged[]> {
  let text: string;
  try { text = await readFile(path, 'utf8'); } catch { return []; }
  return text.slice(0, text.lastIndexOf('\n') + 1).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Acknowledged);
}

export interface AcknowledgedLog {
  append(write: Acknowledged): Promise<void>;
  close(): Promise<void>;
}

/** Opens the log for appending. Writers that come together share one flush; each waits for its own. */
export async function openAcknowledgedLog(path: string, options: { fresh: boolean }): Promise<AcknowledgedLog> {
  const known = new Set(options.fresh ? [] : (await readAcknowledged(path)).map((write) => write.key));
  const handle: FileHandle = await open(path, options.fresh ? 'w' : 'a');
  // After a line cut short the next one starts anew.
  if (!options.fresh) await handle.appendFile(await endsOpen(path) ? '\n' : '');
  let waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = [];
  let flushing = false;
  const flush = async (): Promise<void> => {
    flushing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await handle.appendFile(batch.map(({ line }) => line).join(''));
        await handle.datasync();
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    flushing = false;
  };
  return {
    append(write) {
      if (known.has(write.key)) return Promise.resolve();
      known.add(write.key);
      return new Promise((done, failed) => {
        waiting.push({ line: `${JSON.stringify(write)}\n`, done, failed });
        if (!flushing) void flush();
      });
    },
    close: () => handle.close(),
  };
}

async function endsOpen(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8');
  return text !== '' && !text.endsWith('\n');
}
