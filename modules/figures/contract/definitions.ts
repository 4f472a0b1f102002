/** 数字定义 · The shape of a definition on the wire; what it may name is held against the sources when it is saved. */
import { z } from 'zod';
import { localDate } from '#platform/contract/index.ts';
import { englishName } from '#platform/contract/english-name.ts';
import { OPERATORS } from '../domain/index.ts';

const columnName = z.string().trim().min(1).max(60);
const figureCode = z.string().trim().regex(/^[a-z][a-z0-9_.-]{0,99}$/, 'a–z, 0–9, _ . -');

export const condition = z.object({
  column: columnName, is: z.enum(OPERATORS), value: z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.union([z.string().max(200), z.number()])).min(1).max(200)]).optional().describe('取值，@asOf 为参考日 @asOf stands for the reference day'),
  orEmpty: z.boolean().optional().describe('空值也算 rows without a value fit, too'),
});

export const aggregate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count') }), z.object({ kind: z.literal('distinct'), column: columnName }), z.object({ kind: z.literal('sum'), column: columnName }),
  z.object({ kind: z.literal('share'), of: z.array(condition).min(1).max(10) }), z.object({ kind: z.literal('ratioOfSums'), numerator: columnName, denominator: columnName }),
  z.object({ kind: z.literal('ratioOfFigures'), numerator: figureCode, denominator: figureCode }), z.object({ kind: z.literal('changeOfFigures'), numerator: figureCode, denominator: figureCode }),
  z.object({ kind: z.literal('sumOfFigures'), figures: z.array(figureCode).min(2).max(20) }),
  z.object({ kind: z.literal('rank'), column: columnName, best: z.enum(['highest', 'lowest']), self: condition }),
]);

export const figureDefinition = z.object({
  source: z.string().trim().min(3).max(100).nullable(), where: z.array(condition).max(20).default([]), aggregate,
  period: z.object({ from: localDate.nullable().default(null), to: localDate.nullable().default(null) }).default({ from: null, to: null }), asOf: localDate.nullable().default(null).describe('参考日，空为当天 reference day, today when empty'),
  partOf: z.object({ figure: figureCode, complete: z.boolean().default(false) }).nullable().optional(),
  isCumulative: z.boolean().optional().describe('累计数，只增不减 only grows: a fall becomes a doubt'),
});

export const figureFacts = {
  labelZh: z.string().trim().min(1).max(120), labelEn: englishName(160), unit: z.string().trim().min(1).max(20), scopeNote: z.string().trim().max(1_000).default('').describe('统计口径 what counts and what does not'), definition: figureDefinition,
};
export const codeOfFigure = figureCode;

export const figuresFile = z.object({ format: z.literal('lianchuang-figures/1'), source: z.string().max(500).optional(), figures: z.array(z.object({ code: figureCode, ...figureFacts })).min(1).max(1_000) });
