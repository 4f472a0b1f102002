/**
 * 补检索文字 · Rows that came from a seed, or from before the column, have no search text yet: SQL knows no pinyin. Until the
 * job has come round, lists find them by their names alone.
 */
import type { JobHandler } from '../operations/module.ts';
import { changed, rows, sql } from '../db/index.ts';
import type { Db, RawBuilder, Tx } from '../db/index.ts';
import type { SearchSource } from './source.ts';
import { searchTextOf } from './search-text.ts';

export const FILL_SEARCH_JOB = 'platform.fillSearchTexts';
const ROWS_A_TIME = 2_000;

/** What a list compares a pattern with. */
export function searchable(alias: string, name: string): RawBuilder<string> {
  return sql<string>`coalesce(${sql.ref(`${alias}.search_text`)}, lower(${sql.ref(`${alias}.${name}`)}))`;
}

/** Rows that another run holds are its own to fill. @returns how many rows were filled; fewer than asked for when there are no more */
export async function fillSome(tx: Tx, programmeId: string, source: SearchSource, limit = ROWS_A_TIME): Promise<number> {
  const table = sql.raw(source.table);
  const columns = [source.name, ...source.others];
  const empty = await rows<Record<string, string | null>>(tx, sql`select ${sql.ref(source.key)}::text as key, ${sql.join(columns.map((column) => sql.ref(column)))}
    from ${table} where programme_id = ${programmeId} and search_text is null limit ${limit} for update skip locked`);
  if (empty.length === 0) return 0;
  const texts = empty.map((row) => ({ key: row['key'], text: searchTextOf(row[source.name] ?? '', ...source.others.map((column) => row[column])) }));
  await changed(tx, sql`update ${table} t set search_text = n.text from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as n(key text, text text)
    where t.programme_id = ${programmeId} and t.${sql.ref(source.key)} = n.key::${sql.raw(source.key === 'id' ? 'uuid' : 'text')}`);
  return empty.length;
}

/** Every table of every programme, a stretch at a time, each in a transaction of its own. */
export async function fillSearchTexts(db: Db, sources: readonly SearchSource[], isStopped: () => boolean = () => false): Promise<number> {
  let filled = 0;
  for (const { id } of await rows<{ id: string }>(db, sql`select id from places.programme_ids()`)) {
    for (const source of sources) {
      for (let some = ROWS_A_TIME; some === ROWS_A_TIME && !isStopped();) {
        some = await db.transaction().execute(async (tx) => {
          await sql`select set_config('app.programme_id', ${id}, true), set_config('app.scope_everything', 'on', true)`.execute(tx);
          return fillSome(tx, id, source);
        });
        filled += some;
      }
    }
  }
  return filled;
}

export const fillSearchJob = (sources: readonly SearchSource[]): JobHandler => async (_payload, { runtime, signal }) => {
  await fillSearchTexts(runtime.db, sources, () => signal.aborted);
};
