/** 年终结算 · A preview of who keeps and loses what, the warning everybody reads, the posting, and what is taken back. */
import { z } from 'zod';
import { booleanParam, defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { SETTLEMENT_STATES } from '../domain/index.ts';

const sums = z.object({ households: z.number().int(), balance: z.number().int(), spent: z.number().int(), expired: z.number().int(), carried: z.number().int() });
const line = z.object({
  subjectId: idOf, code: z.string(), label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), balance: z.number().int(), spent: z.number().int(), expired: z.number().int(), carried: z.number().int(),
  /** Why what expired was given back, when it was. */
  reversalReason: z.string().nullable(),
});
const settlement = z.object({
  id: idOf, year: z.number().int(), endsOn: localDate, keepPercent: z.number().int(), keepMost: z.number().int().nullable(), notice: z.string(), state: z.enum(SETTLEMENT_STATES), warnedOn: localDate, warnedByName: z.string(), notBefore: localDate,
  postedByName: z.string().nullable(), postedAt: instant.nullable(), withdrawalReason: z.string().nullable(), expired: z.number().int(), reversed: z.number().int(), mayPost: z.boolean(), mayReverse: z.boolean(),
});
const filters = { q: z.string().trim().max(60).optional().describe('户名或编号 label or number'), placeId: idOf.optional(), expiring: booleanParam.describe('只看有到期的 those that lose some'), sort: sortInput(['expired', 'label', 'balance']) };
const yearInput = z.coerce.number().int().min(2000).max(2999).optional().describe('不给则为正在结算或将要结束的年度');

export const listSettlementPreview = defineOperation({
  id: 'points.listSettlementPreview', summary: { zh: '年终结算预览：每户结转多少、到期多少', en: 'What each household would carry over and lose at the end of the year' },
  method: 'GET', path: '/points-settlement-preview', permission: 'points.read',
  input: z.object({ ...pageInput, ...filters, year: yearInput }),
  output: pageOf(line).extend({
    year: z.number().int(), endsOn: localDate, keepPercent: z.number().int(), keepMost: z.number().int().nullable(), mayExpire: z.boolean(), warnBy: localDate, notBefore: localDate, settlementId: idOf.nullable(), state: z.enum(SETTLEMENT_STATES).nullable(), totals: sums,
    /** Words to begin a warning with. */
    noticeZh: z.string(), noticeEn: z.string(),
  }),
  errors: ['points.no_book'],
});
export const exportSettlementPreview = exportOf(listSettlementPreview, { id: 'points.exportSettlementPreview', path: '/points-settlement-preview-export', zh: '导出年终结算预览（xlsx）', en: 'Export the preview of the settlement (xlsx)' });

export const readSettlements = defineOperation({
  id: 'points.readSettlements', summary: { zh: '历年结算', en: 'Settlements' },
  method: 'GET', path: '/points-settlements', permission: 'points.read', input: z.object({}), output: z.object({ rows: z.array(settlement), total: z.number().int() }),
});

export const listSettlementLines = defineOperation({
  id: 'points.listSettlementLines', summary: { zh: '结算明细', en: 'Lines of a settlement' },
  method: 'GET', path: '/points-settlements/:settlementId/lines', permission: 'points.read',
  input: z.object({ ...pageInput, ...filters, settlementId: idOf }), output: pageOf(line).extend({ totals: sums }),
});
export const exportSettlementLines = exportOf(listSettlementLines, { id: 'points.exportSettlementLines', path: '/points-settlements/:settlementId/line-export', zh: '导出结算明细（xlsx）', en: 'Export lines of a settlement (xlsx)' });

export const warnSettlement = defineOperation({
  id: 'points.warnSettlement', reach: 'programme', summary: { zh: '公布到期预告', en: 'Publish the warning that points expire' },
  method: 'POST', path: '/points-settlements', permission: 'points.settle',
  input: z.object({ year: z.number().int().min(2000).max(2999), notice: z.string().trim().min(10).max(2000).describe('公布在公众网站的预告 words for the public site') }), output: z.object({ id: idOf, notBefore: localDate }),
  errors: ['points.no_book', 'points.nothing_expires', 'points.settlement_known', 'points.settlement_year'],
});

export const withdrawSettlement = defineOperation({
  id: 'points.withdrawSettlement', reach: 'programme', summary: { zh: '撤回到期预告', en: 'Take back the warning' },
  method: 'POST', path: '/points-settlements/:settlementId/withdrawal', permission: 'points.settle',
  input: z.object({ settlementId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ id: idOf }), errors: ['points.settlement_settled'],
});

export const postSettlement = defineOperation({
  id: 'points.postSettlement', reach: 'programme', summary: { zh: '年终结算入账', en: 'Post the settlement of a year' },
  method: 'POST', path: '/points-settlements/:settlementId/posting', permission: 'points.settle',
  input: z.object({ settlementId: idOf }), output: sums, errors: ['points.settlement_settled', 'points.settlement_too_early', 'points.same_person'],
});

export const reverseSettlement = defineOperation({
  id: 'points.reverseSettlement', reach: 'programme', summary: { zh: '冲正到期：把到期的积分还给户', en: 'Give back what expired' },
  method: 'POST', path: '/points-settlements/:settlementId/reversal', permission: 'points.settle',
  input: z.object({ settlementId: idOf, subjectIds: z.array(idOf).min(1).max(5_000).optional().describe('不给则全部 without: everybody'), reason: z.string().trim().min(2).max(300) }), output: z.object({ reversed: z.number().int(), points: z.number().int() }),
  errors: ['points.settlement_settled', 'points.same_person', 'points.nothing_to_reverse'],
});

export const readPublicSettlement = defineOperation({
  id: 'points.readPublicSettlement', summary: { zh: '公众查看积分到期预告', en: 'The warning that points expire, for everybody' },
  method: 'GET', path: '/public/points-settlement', permission: 'public', input: z.object({}),
  output: z.object({ warning: z.object({ year: z.number().int(), endsOn: localDate, notBefore: localDate, warnedOn: localDate, keepPercent: z.number().int(), keepMost: z.number().int().nullable(), notice: z.string(), isPosted: z.boolean() }).nullable() }),
});
