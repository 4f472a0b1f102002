import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { listPublicSchemes, readPublicScheme, readThanks } from '../../contract/index.ts';
import { slipKeyOf } from '../details.ts';
import { benefitsOf, publicSchemes, schemeTotals, thanksBySlip } from '../queries/schemes.ts';
import type { SchemeRow } from '../queries/schemes.ts';

const summaryOut = (ctx: ReadContext, row: SchemeRow) => ({ id: row.id, name: row.name, purpose: row.purpose, from: row.from_date, until: row.until_date, isOver: row.state === 'closed' || row.until_date < ctx.today });

export const listPublicSchemesBound = bindRead(listPublicSchemes, async (ctx) => {
  await openPublicSite(ctx);
  return { rows: (await publicSchemes(ctx.tx, ctx.programmeId, null)).map((row) => summaryOut(ctx, row)) };
});

export const readPublicSchemeBound = bindRead(readPublicScheme, async (ctx, { schemeId }) => {
  await openPublicSite(ctx);
  const [row] = await publicSchemes(ctx.tx, ctx.programmeId, schemeId);
  if (row === undefined) return ctx.notFound();
  const [benefits, totals] = [await benefitsOf(ctx.tx, ctx.programmeId, schemeId), await schemeTotals(ctx.tx, ctx.programmeId, schemeId)];
  return {
    ...summaryOut(ctx, row), whoText: row.who_text, askText: row.ask_text, byHousehold: row.by_household, benefits: benefits.map((benefit) => ({ name: benefit.name, unit: benefit.unit, quantity: benefit.quantity_each })),
    totals: { on: ctx.today, listed: totals.listed, received: totals.received },
  };
});

export const readThanksBound = bindRead(readThanks, async (ctx, { slip }) => {
  await openPublicSite(ctx);
  const found = await thanksBySlip(ctx.tx, ctx.programmeId, slipKeyOf(ctx, slip));
  return found === undefined ? ctx.refuse('care.slip_unknown', {}, { pointers: ['/slip'] }) : { schemeName: found.name, text: found.thanks_text, on: ctx.today };
});
