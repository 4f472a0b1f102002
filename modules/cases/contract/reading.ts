/** Looking at cases: lists, one case, counts, metrics and the register. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { caseDetail, caseFilter, caseRow, caseState } from './shapes.ts';

export const listCases = defineOperation({
  id: 'cases.listCases',
  summary: { zh: '案件列表', en: 'List cases' },
  method: 'GET', path: '/cases', permission: 'cases.read',
  input: z.object({
    ...caseFilter,
    sort: sortInput(['recent', 'deadline', 'number', 'title']),
    ...pageInput,
  }),
  output: pageOf(caseRow),
});

export const readCase = defineOperation({
  id: 'cases.readCase',
  summary: { zh: '查看案件', en: 'Read a case' },
  method: 'GET', path: '/cases/:caseId', permission: 'cases.read',
  input: z.object({ caseId: idOf }),
  output: caseDetail,
});

export const countCases = defineOperation({
  id: 'cases.countCases',
  summary: { zh: '案件计数（按状态、超期、片区）', en: 'Count cases by state, lateness and zone' },
  method: 'GET', path: '/case-counts', permission: 'cases.read',
  input: z.object(caseFilter),
  output: z.object({
    total: z.number().int(),
    open: z.number().int(),
    overdue: z.number().int(),
    mine: z.number().int(),
    byState: z.array(z.object({ state: caseState, count: z.number().int() })),
    byZone: z.array(z.object({
      zoneId: idOf.nullable(), nameZh: z.string().nullable(), nameEn: z.string().nullable(),
      total: z.number().int(), open: z.number().int(), overdue: z.number().int(), closed: z.number().int(),
    })),
  }),
});

export const readCaseLoad = defineOperation({
  id: 'cases.readCaseLoad',
  summary: { zh: '各区域未结与超期案件（地图用）', en: 'Open and overdue cases of places, for maps' },
  method: 'GET', path: '/map/cases', permission: 'cases.read',
  input: z.object({}),
  /** A place counts what lies in it and below; places without open cases are left out. */
  output: z.object({ rows: z.array(z.object({ placeId: idOf, open: z.number().int(), overdue: z.number().int() })) }),
});

const share = z.object({ numerator: z.number().int(), denominator: z.number().int() });
const metricNames = [
  'closeRate', 'onTimeCloseRate', 'reworkRate', 'rectifyRate', 'onTimeRectifyRate', 'reworkOfDueRate', 'overduePendingRate', 'extensionRate', 'accurateRegisterRate',
] as const;
const countNames = [
  'registered', 'voided', 'pendingInTime', 'closed', 'closedOnTime', 'rectifyDue', 'rectified', 'rectifiedOnTime', 'overduePending', 'extended', 'reworks', 'supervised', 'supervisedPending',
] as const;
const objectOf = <Name extends string, T extends z.ZodType>(names: readonly Name[], member: T) =>
  z.object(Object.fromEntries(names.map((name) => [name, member])) as Record<Name, T>);

const measured = z.object({
  counts: objectOf(countNames, z.number().int()),
  /** Null value = nothing was due; shown as “—”, never as 0 %. */
  metrics: objectOf(metricNames, share),
  composites: z.array(z.object({ code: z.string(), score: z.number().nullable() })),
});

export const readCaseMetrics = defineOperation({
  id: 'cases.readCaseMetrics',
  summary: { zh: '案件指标（分子、分母俱全）', en: 'Case metrics with numerator and denominator' },
  method: 'GET', path: '/case-metrics', permission: 'cases.read',
  input: z.object({
    from: localDate.optional().describe('上报日期自 reported from this day'),
    to: localDate.optional().describe('上报日期至 to this day, inclusive'),
    zoneId: idOf.optional(), organisationId: idOf.optional(), category: z.string().max(60).optional(),
    by: z.enum(['none', 'zone', 'organisation', 'category']).default('none'),
  }),
  output: measured.extend({
    groups: z.array(measured.extend({ key: z.string().nullable(), nameZh: z.string().nullable(), nameEn: z.string().nullable() })),
  }),
});

/** What the meeting room sees of cases: no persons, and of a place no more than its name. */
export const readCaseTrend = defineOperation({
  id: 'cases.readCaseTrend', reach: 'programme',
  summary: { zh: '大屏：案件动态（每日立案与销号、最近销号）', en: 'For the board: cases registered and closed by day, and the latest closed' },
  method: 'GET', path: '/case-trend', permission: 'cases.showBoard',
  input: z.object({ days: z.coerce.number().int().min(2).max(31).default(14).describe('天数，含今天 days, today included') }),
  output: z.object({
    asOf: instant, today: localDate, open: z.number().int(), overdue: z.number().int(),
    /** Oldest first, today last. */
    days: z.array(z.object({ day: localDate, reported: z.number().int(), closed: z.number().int() })),
    latestClosed: z.array(z.object({ id: idOf, number: z.string(), title: z.string(), siteName: z.string().nullable(), placeNameZh: z.string().nullable(), placeNameEn: z.string().nullable(), closedAt: instant })),
  }),
});

export const exportCases = defineOperation({
  id: 'cases.exportCases',
  summary: { zh: '导出问题台账（xlsx）', en: 'Export the register of cases (xlsx)' },
  method: 'GET', path: '/case-register', permission: 'cases.export',
  input: z.object(caseFilter),
  output: fileOutput,
  errors: ['cases.too_many_rows'],
});
