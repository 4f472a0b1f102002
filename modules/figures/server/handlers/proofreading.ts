import { bindWrite } from '#platform/server/operations/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { proofreadFile, proofreadText } from '../../contract/index.ts';
import { MANUSCRIPT_LENGTH_MAX } from '../../domain/index.ts';
import { proofOf } from '../cards.ts';
import { manuscriptText, ManuscriptFileError } from '../manuscript-file.ts';

async function proofOut(tx: Tx, programmeId: string, text: string) {
  const { discrepancies, characters, quantities } = await proofOf(tx, programmeId, text);
  return { text, characters, quantities, discrepancies: discrepancies.map((discrepancy) => ({ ...discrepancy, spans: [...discrepancy.spans], facts: { ...discrepancy.facts } })) };
}

export const proofreadTextBound = bindWrite(proofreadText, async (ctx, { text }) => proofOut(ctx.tx, ctx.programmeId, text), { replay: false });

export const proofreadFileBound = bindWrite(proofreadFile, async (ctx, { file }) => {
  try {
    const text = manuscriptText(file.body);
    if (text.length > MANUSCRIPT_LENGTH_MAX) return ctx.refuse('figures.manuscript_too_long', { count: text.length, limit: MANUSCRIPT_LENGTH_MAX }, { pointers: ['/file'] });
    return await proofOut(ctx.tx, ctx.programmeId, text);
  } catch (error) {
    if (error instanceof ManuscriptFileError) return ctx.refuse('figures.manuscript_unreadable', { reason: ctx.locale === 'en' ? error.reason.en : error.reason.zh }, { pointers: ['/file'] });
    throw error;
  }
}, { replay: false });
