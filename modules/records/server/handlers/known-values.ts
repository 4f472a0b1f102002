import { DAY_MS } from '#kernel/local-date.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import { suggestValues } from '../../contract/index.ts';
import { knownValues } from '../queries/known-values.ts';
import { registerById } from '../queries/registers.ts';

const daysBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));

export const suggestValuesBound = bindRead(suggestValues, async (ctx, { registerId, placeId }) => {
  const register = await registerById(ctx.tx, ctx.programmeId, registerId);
  if (register === undefined) return ctx.notFound();
  const fields = new Map(register.definition.fields.map((field) => [field.code, field]));
  const found = await knownValues(ctx.tx, ctx.programmeId, { registerId, placeId });
  return {
    rows: found.flatMap((row) => {
      const field = fields.get(row.field);
      // A choice is known by its code, and another register may have other choices.
      if (field === undefined || (field.type === 'choice' && !field.choices.some(({ code }) => code === row.value))) return [];
      return [{ field: row.field, value: field.type === 'number' ? Number(row.value) : row.value, on: row.on_date, ageDays: daysBetween(row.on_date, ctx.today), from: { recordId: row.record_id, title: row.title, registerZh: row.register_zh, registerEn: row.register_en } }];
    }),
  };
});
