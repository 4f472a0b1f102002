import { z } from 'zod';
import { defineOperation, fileInput } from '#platform/contract/index.ts';
import { MANUSCRIPT_LENGTH_MAX, PROOF_RULES, PROOF_WEIGHTS } from '../domain/index.ts';

const span = z.object({ start: z.number().int(), end: z.number().int() }).describe('在 text 中的起止 place in `text`, end not included');

export const proof = z.object({
  /** As it was read: the spans are places in it. */
  text: z.string(), characters: z.number().int(), quantities: z.number().int(),
  /** Figures of the programme that it was held against; none for whoever may not see figures. */
  cards: z.number().int(),
  /** Numbers that one of them says. */
  bound: z.array(span.extend({ code: z.string(), figureId: z.uuid(), labelZh: z.string(), labelEn: z.string() })),
  discrepancies: z.array(z.object({ rule: z.enum(PROOF_RULES), weight: z.enum(PROOF_WEIGHTS), spans: z.array(span).min(1), facts: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

/** Keeps nothing: neither the text nor what was found. */
export const proofreadText = defineOperation({
  id: 'figures.proofreadText', summary: { zh: '校核一段稿件', en: 'Proofread a text' },
  method: 'POST', path: '/proofreading', permission: 'figures.proofread', bodyLimitBytes: 2_000_000,
  input: z.object({ text: z.string().min(1).max(MANUSCRIPT_LENGTH_MAX).describe('稿件全文 the manuscript') }), output: proof,
});

/** Keeps nothing, as above. */
export const proofreadFile = defineOperation({
  id: 'figures.proofreadFile', summary: { zh: '校核一份稿件文件', en: 'Proofread a file' },
  method: 'POST', path: '/proofreading-file', permission: 'figures.proofread', bodyLimitBytes: 26 * 1024 * 1024,
  input: z.object({ file: fileInput }), output: proof, errors: ['figures.manuscript_unreadable', 'figures.manuscript_too_long'],
});
