/** 减负 · What a new ask would cost and what of it was asked already; minutes asked by unit and month, for the office and for everybody. */
import { z } from 'zod';
import { defineOperation, idOf, instant } from '#platform/contract/index.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM');
const kindCode = z.string().trim().min(3).max(60);
const rate = z.object({ minutes: z.number(), source: z.enum(['set', 'measured', 'default']) });

/** Keeps nothing. `about` is what the form knows, as JSON; each kind reads its own members. */
export const previewAsk = defineOperation({
  id: 'burden.previewAsk', reach: 'programme', summary: { zh: '下发前看新增用时和重复', en: 'What an ask would add, and what of it was asked already' },
  method: 'GET', path: '/burden/preview', permission: 'burden.read',
  input: z.object({ kind: kindCode, about: z.string().max(8_000).describe('表单已有的内容，JSON what the form knows, as JSON') }),
  output: z.object({
    kind: words, role: words, item: words, rate, isReady: z.boolean(), items: z.number(), times: z.number(), minutes: z.number(),
    /** 0 to 1 */
    overlapShare: z.number(), topicCount: z.number().int(),
    overlaps: z.array(z.object({
      askId: z.string(), kind: words, label: z.string(), path: z.string().nullable(), on: z.string().nullable(), topics: z.array(z.string()),
      /** How many of the units of this ask were asked it; 0 where the units of either are not told. */
      unitCount: z.number().int(),
    })),
    /** How many units the form names. */
    unitCount: z.number().int(),
    /** Where it is spread over weeks, or comes again each week: in all, and for each that answers. */
    weekly: z.object({ minutes: z.number(), each: z.number() }).nullable(),
    /** What this role was asked by the week in the last whole month, all kinds together. @unit minutes */
    roleAWeek: z.number(),
  }),
  errors: ['burden.kind_unknown'],
});

const unit = z.object({ id: idOf.nullable(), words: words.nullable(), minutes: z.array(z.number()) });

export const readBurden = defineOperation({
  id: 'burden.readBurden', reach: 'programme', summary: { zh: '减负计量（按单位和月份）', en: 'The burden meter, by unit and month' },
  method: 'GET', path: '/burden', permission: 'burden.read', input: z.object({ months: z.coerce.number().int().min(1).max(24).default(6) }),
  output: z.object({
    months: z.array(z.object({ month, minutes: z.number(), publishedAt: instant.nullable() })), units: z.array(unit),
    kinds: z.array(z.object({ code: z.string(), words, item: words, role: words, rate, byDefault: z.number(), measured: z.object({ minutes: z.number(), count: z.number().int() }).nullable(), minutes: z.array(z.number()), items: z.number() })),
    /** Who loses how much: minutes by month, and by the week in the last whole month. */
    roles: z.array(z.object({ words, minutes: z.array(z.number()), aWeek: z.number() })),
    asks: z.array(z.object({ kind: z.string(), askId: z.string(), label: z.string(), path: z.string().nullable(), minutes: z.number() })),
  }),
});

export const setRate = defineOperation({
  id: 'burden.setRate', reach: 'programme', summary: { zh: '设定每项用时', en: 'Set the minutes an item takes' },
  method: 'PUT', path: '/burden/rates/:kind', permission: 'burden.manage',
  input: z.object({ kind: kindCode, minutes: z.number().min(0.05).max(600).nullable().describe('每项分钟，空为按实测或默认 minutes an item; null goes by what was measured, or the default') }),
  output: z.object({ rate }), errors: ['burden.kind_unknown'],
});

export const publishMonth = defineOperation({
  id: 'burden.publishMonth', reach: 'programme', summary: { zh: '公布一个月的减负计量', en: 'Publish the burden meter of a month' },
  method: 'POST', path: '/burden/months/:month/publication', permission: 'burden.manage', input: z.object({ month }), output: z.object({ minutes: z.number() }), errors: ['burden.month_not_over'],
});

export const readPublicBurden = defineOperation({
  id: 'burden.readPublicBurden', summary: { zh: '公众查看减负计量', en: 'The burden meter, for everybody' },
  method: 'GET', path: '/public/burden', permission: 'public', input: z.object({}),
  output: z.object({ months: z.array(z.object({ month, minutes: z.number(), publishedAt: instant, units: z.array(z.object({ words, minutes: z.number() })), kinds: z.array(z.object({ words, role: words, minutes: z.number() })) })) }),
});
