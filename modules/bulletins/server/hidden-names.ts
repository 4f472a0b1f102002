/** What is read of a published account: the frozen words without the names of those who took back their consent. */
import type { FigureSource } from '#platform/server/figures/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { stillNamed } from '#modules/figures/server/index.ts';
import { withoutNames } from '../domain/index.ts';
import type { BulletinModel } from './model.ts';
import { namedRows } from './queries/named-rows.ts';

export interface ShownModel { readonly model: BulletinModel; /** People who are no longer named. */ readonly namesWithdrawn: number }

/** 现在能看到的 · Asked of everybody alike: also of those who wrote it. */
export async function shownModel(ctx: ReadContext, sources: readonly FigureSource[], bulletinId: string, model: BulletinModel): Promise<ShownModel> {
  const named = await namedRows(ctx.tx, ctx.programmeId, bulletinId);
  if (named.length === 0) return { model, namesWithdrawn: 0 };
  const still = await stillNamed(ctx, sources, named.map(({ source, row_id: id }) => ({ source, id })));
  const { body, hiddenCount } = withoutNames(model.body, named.map(({ figure_code: code, source, row_id: id, name }) => ({ code, name, mayBeNamed: still({ source, id }) })));
  return hiddenCount === 0 ? { model, namesWithdrawn: 0 } : { model: { ...model, body }, namesWithdrawn: hiddenCount };
}

/** The same for a document, which says at its end that names were taken out. */
export async function printedModel(ctx: ReadContext, sources: readonly FigureSource[], bulletinId: string, model: BulletinModel): Promise<BulletinModel> {
  const shown = await shownModel(ctx, sources, bulletinId, model);
  return shown.namesWithdrawn === 0 ? shown.model : { ...shown.model, body: [...shown.model.body, { kind: 'paragraph', text: '注：本文印发后，有人撤回公布姓名的同意，姓名已隐去；其余文字、数字及其摘要与印发时一致。' }] };
}
