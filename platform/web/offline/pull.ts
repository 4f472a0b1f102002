/** 下行 · Brings what changed since the cursor into the store, all pages or none. */
import { call, isoNow } from './core.ts';
import type { Core } from './core.ts';
import { remembered } from './database.ts';
import { written } from './storage.ts';
import type { PulledPage, PullSource } from './types.ts';

/** A server that never ends its pages must not fill the phone. */
const PAGES_MAX = 200;

const cursorKey = (source: string): string => `cursor:${source}`;
export const pulledAtKey = (source: string): string => `pulledAt:${source}`;

/** 拉取一类 @errors as a call; StorageFullError */
export async function pullSource(core: Core, source: PullSource): Promise<void> {
  let cursor = source.isWhole === true ? null : await remembered<string>(core.db, cursorKey(source.name));
  const pages: PulledPage[] = [];
  do {
    const answer = (await call(core, source.operation, { ...source.input, ...(cursor === null ? {} : { cursor }) })) as PulledPage;
    const page = source.isWhole === true ? { cursor: '', full: true, more: false, rows: answer.rows, removedIds: [] } : answer;
    pages.push(page);
    cursor = page.cursor;
  } while (pages.at(-1)?.more === true && pages.length < PAGES_MAX);
  const { db } = core;
  await written(() => db.transaction('rw', db.pulled, db.meta, async () => {
    for (const page of pages) {
      if (page.full) await db.pulled.where('source').equals(source.name).delete();
      await db.pulled.bulkPut(page.rows.map((row) => ({ source: source.name, id: row.id, row })));
      await db.pulled.bulkDelete(page.removedIds.map((id): [string, string] => [source.name, id]));
    }
    await db.meta.bulkPut([{ key: cursorKey(source.name), value: cursor }, { key: pulledAtKey(source.name), value: isoNow(core) }]);
  }));
}
