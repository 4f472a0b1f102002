/** 可沿用的进度 · What is known already under the name and unit of a measure, of the place where its project lies. */
import { DAY_MS } from '#kernel/local-date.ts';
import { readKnown } from '#platform/server/asks/index.ts';
import type { KnownSource } from '#platform/server/asks/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { suggestProgress } from '../../contract/index.ts';
import { knownUnder, measureInReach } from '../queries/known.ts';

const KNOWN_MAX = 5;

export const suggestProgressFrom = (sources: readonly KnownSource[]): Bound => bindRead(suggestProgress, async (ctx, { measureId }) => {
  const measure = (await measureInReach(ctx, measureId)) ?? ctx.notFound();
  const found = measure.place_id === null ? [] : await readKnown(ctx, sources, measure.place_id, (tx, known) => knownUnder(tx, known, measure));
  const dated = found.filter(({ value, on_date: on }) => Number.isFinite(Number(value)) && (on === null || on <= ctx.today));
  return {
    rows: dated.toSorted((one, other) => (other.on_date ?? '').localeCompare(one.on_date ?? '')).slice(0, KNOWN_MAX).map((row) => ({
      value: Number(row.value), on: row.on_date, ageDays: row.on_date === null ? null : Math.max(0, Math.round((Date.parse(ctx.today) - Date.parse(row.on_date)) / DAY_MS)),
      from: { path: row.path, title: row.title, ofZh: row.of_zh, ofEn: row.of_en },
    })),
  };
});
