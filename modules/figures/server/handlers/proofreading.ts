import { bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { proofreadFile, proofreadText } from '../../contract/index.ts';
import { MANUSCRIPT_LENGTH_MAX } from '../../domain/index.ts';
import { allCards, proofOf } from '../cards.ts';
import { manuscriptText, ManuscriptFileError } from '../manuscript-file.ts';

async function proofOut(ctx: ReadContext, sources: readonly FigureSource[], text: string) {
  const cards = await allCards(ctx, sources);
  const { discrepancies, characters, quantities, bound } = await proofOf(ctx.tx, ctx.programmeId, text, cards);
  const byCode = new Map(cards.map((card) => [card.code, card]));
  return {
    text, characters, quantities, cards: cards.filter(({ value, isWhole }) => value !== null && isWhole).length,
    bound: bound.flatMap(({ start, end, code }) => { const card = byCode.get(code); return card === undefined ? [] : [{ start, end, code, figureId: card.id, labelZh: card.labelZh, labelEn: card.labelEn }]; }),
    discrepancies: discrepancies.map((discrepancy) => ({ ...discrepancy, spans: [...discrepancy.spans], facts: { ...discrepancy.facts } })),
  };
}

export function proofreadingOperations(sources: readonly FigureSource[]): readonly Bound[] {
  const proofreadTextBound = bindWrite(proofreadText, async (ctx, { text }) => proofOut(ctx, sources, text), { replay: false });

  const proofreadFileBound = bindWrite(proofreadFile, async (ctx, { file }) => {
    try {
      const text = manuscriptText(file.body);
      if (text.length > MANUSCRIPT_LENGTH_MAX) return ctx.refuse('figures.manuscript_too_long', { count: text.length, limit: MANUSCRIPT_LENGTH_MAX }, { pointers: ['/file'] });
      return await proofOut(ctx, sources, text);
    } catch (error) {
      if (error instanceof ManuscriptFileError) return ctx.refuse('figures.manuscript_unreadable', { reason: ctx.locale === 'en' ? error.reason.en : error.reason.zh }, { pointers: ['/file'] });
      throw error;
    }
  }, { replay: false });

  return [proofreadTextBound, proofreadFileBound];
}
