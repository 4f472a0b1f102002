/** 体系文件的形状 · The shape of an edition document as JSON. What its values mean is held against the rules of the domain. */
import { z } from 'zod';

// Far above anything sensible; keeps sums of hundredths inside a whole number of the database.
const NUMBER_MAX = 10_000;
const TEXT_MAX = 5_000;
const text = z.string().max(TEXT_MAX);
const amount = z.number().min(-NUMBER_MAX).max(NUMBER_MAX);
const share = z.number().min(-1).max(100);
const bilingual = { zh: text, en: text };

const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('yesNo') }),
  z.strictObject({ kind: z.literal('minCount'), count: amount }),
  z.strictObject({ kind: z.literal('perLength'), count: amount, everyMetres: z.number() }),
  z.strictObject({ kind: z.literal('window'), count: amount, windowMetres: z.number() }),
  z.strictObject({ kind: z.literal('share'), minPercent: amount }),
]);

const standard = z.strictObject({
  code: text, ...bilingual, scoreMax: amount, methods: z.array(z.strictObject({ method: text, weight: amount })), gradingScheme: text, leadOrganisation: text.optional(),
});

/** Closed lists are texts here, so that a wrong word is answered with the words that are right. */
export const editionDocument = z.strictObject({
  format: text, code: text, family: text, level: text, year: z.number(), version: text, title: z.strictObject(bilingual), synthetic: z.boolean(), source: text,
  effectiveFrom: text, effectiveTo: text.nullable(),
  methodWeights: z.strictObject({ material: amount, field: amount, questionnaire: amount, consultation: amount.optional() }),
  yearWeights: z.array(amount),
  gradingSchemes: z.array(z.strictObject({
    code: text, kind: text, ...bilingual, grades: z.array(z.strictObject({ grade: text, minShare: share, factor: share })),
  })),
  siteTypes: z.array(z.strictObject({ code: text, ...bilingual, geometry: text })),
  themes: z.array(z.strictObject({
    code: text, ...bilingual, contents: z.array(z.strictObject({ code: text, ...bilingual, scoreMax: amount, standards: z.array(standard) })),
  })),
  checkItems: z.array(z.strictObject({
    code: text, standardCode: text, ...bilingual, siteTypes: z.array(text), rule, exceptionsZh: text.optional(), exceptionsEn: text.optional(),
    caseCategory: text, photoOnUnmet: z.boolean(), weight: amount,
  })),
  negativeItems: z.array(z.strictObject({ code: text, ...bilingual, lookBackMonths: z.number(), sanction: text, deduction: amount.optional() })),
  mapping: z.strictObject({
    fromEdition: text, pairs: z.array(z.strictObject({ from: text.nullable(), to: text.nullable(), relation: text, note: text.optional() })),
  }).optional(),
});
