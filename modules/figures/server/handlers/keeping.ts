import { onceEverywhere } from '#modules/places/server/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { keepFigures } from '../../contract/index.ts';
import { isKeepable } from '../../domain/index.ts';
import { Computing } from '../computing.ts';
import { attempt, saveBroken } from '../queries/broken.ts';
import { dropHeads, forgetChanges, keepParts } from '../queries/kept.ts';
import { figuresByCode } from '../queries/figures.ts';

export const KEEP_JOB = 'figures.keep';

export function keepingOperations(sources: readonly FigureSource[]): readonly Bound[] {
  return [bindWrite(keepFigures, async (ctx, { from }) => {
    const computing = new Computing(ctx, sources);
    const all = await figuresByCode(ctx.tx, ctx.programmeId);
    const values = await computing.values(all);
    const now = new Date(ctx.now).toISOString();
    let [kept, parts] = [0, 0];
    const standing: string[] = [];
    const broken = new Map<string, string>(all.flatMap(({ code, definition }) => { const value = values.get(code); return value?.outcome === 'broken' && definition.source !== null ? [[code, value.reason ?? '—'] as const] : []; }));
    for (const figure of all.filter(({ code, definition }) => definition.source !== null && isKeepable(definition) && !broken.has(code))) {
      const value = values.get(figure.code);
      // Who does not see all of it can neither keep it nor tell that it need not be kept.
      if (value === undefined || value.outcome === 'notPermitted' || !value.whole) { standing.push(figure.code); continue; }
      if (value.rowCount < from) continue;
      const counted = await computing.under(figure.definition, async (inner, asked) => (asked.ground.shape.parts === undefined ? null : attempt(inner.tx, () => keepParts(inner.tx, figure.code, asked, now))));
      if (counted === null || typeof counted === 'string') continue;
      // One that cannot be kept is counted anew by whoever reads it, and keeps nobody else from being kept.
      if (counted.failed !== undefined) { broken.set(figure.code, counted.failed); continue; }
      standing.push(figure.code);
      kept += 1;
      parts += counted.done;
    }
    await dropHeads(ctx.tx, ctx.programmeId, standing);
    await computing.underShapes(undefined, async (inner, shapes) => { for (const shape of shapes) await forgetChanges(inner.tx, { ground: { shape, asOf: ctx.today, programmeId: inner.programmeId } }); });
    await saveBroken(ctx.tx, ctx.programmeId, [...broken].map(([code, reason]) => ({ code, reason })), now);
    if (kept > 0 || broken.size > 0) ctx.record({ kind: 'figure', id: ctx.programmeId, change: { act: 'keep', figures: kept, parts, ...(broken.size === 0 ? {} : { broken: [...broken.keys()].sort() }) } });
    if (broken.size > 0) ctx.emit({ topic: 'figures', subjectId: ctx.programmeId });
    return { figures: kept, parts, broken: [...broken.keys()].sort() };
  })];
}

/** Every night. */
export const keepEverywhere = onceEverywhere({
  job: KEEP_JOB, operation: keepFigures,
  done(output, programme, { log }) {
    const { broken } = output as OutputOf<typeof keepFigures>;
    if (broken.length > 0) log.warn({ programme: programme.code, figures: broken }, 'figures that cannot be counted');
  },
});
