import { programmeIds } from '#modules/places/server/index.ts';
import { bindWrite, perform } from '#platform/server/operations/index.ts';
import type { Bound, JobHandler } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { keepFigures } from '../../contract/index.ts';
import { isKeepable } from '../../domain/index.ts';
import { Computing } from '../computing.ts';
import { dropHeads, forgetChanges, keepParts } from '../queries/kept.ts';
import { figuresByCode } from '../queries/figures.ts';
import { queryHash } from '../query-hash.ts';

export const KEEP_JOB = 'figures.keep';

export function keepingOperations(sources: readonly FigureSource[]): readonly Bound[] {
  return [bindWrite(keepFigures, async (ctx, { from }) => {
    const computing = new Computing(ctx, sources);
    const figures = (await figuresByCode(ctx.tx, ctx.programmeId)).filter(({ definition }) => definition.source !== null && isKeepable(definition));
    const values = await computing.values(figures);
    let [kept, parts] = [0, 0];
    const standing: string[] = [];
    for (const figure of figures) {
      const value = values.get(figure.code);
      // Who does not see all of it can neither keep it nor tell that it need not be kept.
      if (value === undefined || value.outcome === 'notPermitted' || !value.whole) { standing.push(figure.code); continue; }
      if (value.rowCount < from) continue;
      const counted = await computing.under(figure.definition, async (inner, asked) => (asked.ground.shape.parts === undefined ? null : keepParts(inner.tx, figure.code, asked, queryHash(figure.definition), new Date(ctx.now).toISOString())));
      if (typeof counted !== 'number') continue;
      standing.push(figure.code);
      kept += 1;
      parts += counted;
    }
    await dropHeads(ctx.tx, ctx.programmeId, standing);
    await computing.underShapes(undefined, async (inner, shapes) => { for (const shape of shapes) await forgetChanges(inner.tx, { ground: { shape, asOf: ctx.today, programmeId: inner.programmeId } }); });
    if (kept > 0) ctx.record({ kind: 'figure', id: ctx.programmeId, change: { act: 'keep', figures: kept, parts } });
    return { figures: kept, parts };
  })];
}

/** Every night, programme by programme. */
export const keepEverywhere: JobHandler = async (_payload, { runtime, signal }) => {
  const bound = runtime.operations.get(keepFigures.id) as Bound;
  for (const programme of await programmeIds(runtime.db)) {
    if (signal.aborted) return;
    const answer = await perform(runtime, bound, { asSystem: { programmeId: programme.id } }, {}, { requestId: `${KEEP_JOB}/${runtime.newId()}`, locale: 'zh-CN' });
    if (!answer.ok) runtime.log.error({ programme: programme.code, problem: answer.problem.code }, 'figures were not kept');
  }
};
