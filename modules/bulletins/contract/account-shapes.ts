/** 文稿的形状 · What a written account shows beside its words: where its numbers come from, and what keeps it from being approved. */
import { z } from 'zod';

/** @unit line: 0 is the title, paragraphs from 1; start, end: characters of the line */
export const looseNumber = z.object({ line: z.number().int(), sentence: z.string(), number: z.string(), start: z.number().int(), end: z.number().int() });

export const discrepancy = z.object({ rule: z.string(), weight: z.enum(['contradiction', 'doubt', 'note']), place: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) });

/** 把关 · `loose` numbers nobody counted, `missing` figures that say nothing, `faults` of the language; `proof` is for a person to judge. */
export const review = z.object({
  loose: z.array(looseNumber), missing: z.array(z.object({ code: z.string(), source: z.string(), withheld: z.number().int().optional().describe('未同意公布姓名的条数 rows that may not be named') })),
  faults: z.array(z.object({ fault: z.enum(['tagUnknown', 'formatUnknown', 'elseStray', 'endStray', 'ifOpen', 'ifTooDeep']), line: z.number().int(), source: z.string() })), proof: z.array(discrepancy),
});

export const account = z.object({
  version: z.number().int(), titleSource: z.string().nullable().describe('印发后不再给出 null once it was issued'), content: z.string().nullable(), template: z.object({ id: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string(), version: z.number().int() }).nullable(),
  remark: z.string().nullable(), withdrawalReason: z.string().nullable(), corrects: z.object({ id: z.uuid(), title: z.string(), documentNumber: z.string().nullable() }).nullable(), review,
});

export const run = z.object({ text: z.string(), code: z.string().nullable() });
export const line = z.object({ kind: z.enum(['heading', 'paragraph']), level: z.number().int(), runs: z.array(run) });

export const card = z.object({
  code: z.string(), figureId: z.string(), labelZh: z.string(), labelEn: z.string(), unit: z.string(), kind: z.enum(['count', 'sum', 'ratio', 'rank']), scopeNote: z.string(), value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(),
  rowCount: z.number().int(), asOf: z.string(),
});
