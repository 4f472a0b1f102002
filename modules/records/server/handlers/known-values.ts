import { DAY_MS } from '#kernel/local-date.ts';
import { readKnown } from '#platform/server/asks/index.ts';
import type { KnownSource } from '#platform/server/asks/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext } from '#platform/server/operations/index.ts';
import { suggestValues } from '../../contract/index.ts';
import type { RegisterField } from '../../domain/index.ts';
import { knownElsewhere, knownValues } from '../queries/known-values.ts';
import { registerById } from '../queries/registers.ts';

const daysBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));

/** What other modules know under the very name and unit of a field. */
async function fromOthers(ctx: ReadContext, sources: readonly KnownSource[], placeId: string, fields: readonly RegisterField[]) {
  const found = await readKnown(ctx, sources, placeId, knownElsewhere);
  return fields.flatMap((field) => {
    const row = found.find((each) => each.name === field.zh && (each.unit ?? null) === field.unit);
    if (row === undefined) return [];
    return [{ field: field.code, value: field.type === 'number' ? Number(row.value) : row.value, on: row.on_date, ageDays: row.on_date === null ? null : daysBetween(row.on_date, ctx.today), from: { recordId: null, path: row.path, title: row.title, registerZh: row.of_zh, registerEn: row.of_en } }];
  });
}

export const suggestValuesFrom = (sources: readonly KnownSource[]): Bound => bindRead(suggestValues, async (ctx, { registerId, placeId }) => {
  const register = await registerById(ctx.tx, ctx.programmeId, registerId);
  if (register === undefined) return ctx.notFound();
  const fields = new Map(register.definition.fields.map((field) => [field.code, field]));
  const found = await knownValues(ctx.tx, ctx.programmeId, { registerId, placeId });
  const rows = found.flatMap((row) => {
    const field = fields.get(row.field);
    // A choice is known by its code, and another register may have other choices.
    if (field === undefined || (field.type === 'choice' && !field.choices.some(({ code }) => code === row.value))) return [];
    return [{ field: row.field, value: field.type === 'number' ? Number(row.value) : row.value, on: row.on_date, ageDays: daysBetween(row.on_date, ctx.today), from: { recordId: row.record_id, path: `/records/${row.record_id}`, title: row.title, registerZh: row.register_zh, registerEn: row.register_en } }];
  });
  const open = register.definition.fields.filter(({ code, type }) => (type === 'number' || type === 'text') && code !== register.definition.titleField && !rows.some((row) => row.field === code));
  return { rows: [...rows, ...await fromOthers(ctx, sources, placeId, open)] };
});
