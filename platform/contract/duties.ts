/** 我的待办 · What a person owes, by when, over all modules: sorted by the clock, the escalated first. */
import { z } from 'zod';
import { booleanParam, defineOperation, instant, listParam, pageInput, pageOf } from './operation.ts';

/** overdue: its time is past · today: due before midnight · soon: within three more days · later · open: without a time. */
export const DUTY_LATENESS = ['overdue', 'today', 'soon', 'later', 'open'] as const;
export const dutyLateness = z.enum(DUTY_LATENESS);
export type DutyLateness = (typeof DUTY_LATENESS)[number];

/** So deep does anybody look through their own duties; beyond it a filter helps. */
export const DUTIES_REACHED_MAX = 10_000;

const kindFilter = {
  kind: listParam(z.string().max(80)).describe('种类 kinds, comma-separated'),
  lateness: listParam(dutyLateness).describe('时限 overdue, today, soon (three days), later, open (no time)'),
  escalated: booleanParam.describe('只看已升级督办的 only what has climbed the ladder'),
};

const kindWords = { kind: z.string(), kindZh: z.string(), kindEn: z.string() };

export const dutyItem = z.object({
  ...kindWords,
  /** What is expected of the person. */
  actZh: z.string(), actEn: z.string(),
  subjectId: z.string(), code: z.string().nullable(), titleZh: z.string(), titleEn: z.string(),
  placeZh: z.string().nullable(), placeEn: z.string().nullable(),
  due: instant.nullable(), since: instant.nullable(), lateness: dutyLateness,
  /** 0, or how high it has climbed. */
  escalation: z.number().int(),
  /** How many things one duty stands for: sites of a round, findings to dispatch; null where it is one. */
  count: z.number().int().nullable(),
  /** The same with what is counted: “9 笔”, “9 deeds”. */
  countedZh: z.string().nullable(), countedEn: z.string().nullable(),
  /** Page inside the programme where it is done. */
  path: z.string(),
});

export const listMyDuties = defineOperation({
  id: 'platform.listMyDuties', summary: { zh: '我的待办（按时限排序）', en: 'My duties, by the clock' },
  method: 'GET', path: '/my-duties', permission: 'signedIn',
  input: z.object({ ...kindFilter, ...pageInput })
    .refine((input) => input.page * input.pageSize <= DUTIES_REACHED_MAX, { path: ['page'], message: `1–${DUTIES_REACHED_MAX}` }),
  output: pageOf(dutyItem).extend({ asOf: instant }),
});

export const countMyDuties = defineOperation({
  id: 'platform.countMyDuties', summary: { zh: '我的待办计数', en: 'Count my duties by kind and lateness' },
  method: 'GET', path: '/my-duty-counts', permission: 'signedIn',
  input: z.object({}),
  output: z.object({
    asOf: instant, total: z.number().int(), overdue: z.number().int(), escalated: z.number().int(),
    byLateness: z.array(z.object({ lateness: dutyLateness, count: z.number().int() })),
    /** Only kinds of which there is something, the most urgent first. */
    byKind: z.array(z.object({ ...kindWords, count: z.number().int(), overdue: z.number().int(), escalated: z.number().int() })),
    /** Live topics that can change this. */
    topics: z.array(z.string()),
  }),
});
