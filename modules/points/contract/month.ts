/** 月度评议与公开榜 · What waits in a month by village, and the board of a quarter as everybody may read it. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput } from '#platform/contract/index.ts';
import { boardFigures } from './deeds.ts';

const counts = { recorded: z.number().int(), waiting: z.number().int(), mine: z.number().int().describe('自己记的，由别人评议 recorded by the reader, for others to review'), noticed: z.number().int(), posted: z.number().int(), declined: z.number().int(), points: z.number().int() };
const quarter = z.string().regex(/^20\d{2}-[1-4]$/);

export const readReviewMonth = defineOperation({
  id: 'points.readReviewMonth', summary: { zh: '月度评议进度', en: 'How the review of a month stands' },
  method: 'GET', path: '/points-month', permission: 'points.read',
  input: z.object({ month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).optional(), placeId: idOf.optional() }),
  output: z.object({ month: z.string(), from: localDate, to: localDate, dueOn: localDate, rows: z.array(z.object({ placeId: idOf.nullable(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), ...counts })), totals: z.object(counts) }),
});

export const publishBoard = defineOperation({
  id: 'points.publishBoard', reach: 'programme', summary: { zh: '公开或收回一个季度的积分榜', en: 'Show the board of a quarter to everybody, or take it back' },
  method: 'PUT', path: '/points-board/publication', permission: 'points.publish', input: z.object({ quarter, isPublic: z.boolean() }), output: z.object({ isPublic: z.boolean() }), errors: ['points.quarter_to_come'],
});

const place = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string(), households: z.number().int() });

export const readPublicBoards = defineOperation({
  id: 'points.readPublicBoards', summary: { zh: '公众查看已公开的积分榜', en: 'Boards that are open to everybody' },
  method: 'GET', path: '/public/points-boards', permission: 'public', input: z.object({}), output: z.object({ boards: z.array(z.object({ quarter: z.string(), from: localDate, to: localDate, publishedAt: instant })) }),
});

export const readPublicBoard = defineOperation({
  id: 'points.readPublicBoard', summary: { zh: '公众查看一个季度的积分榜', en: 'The board of a quarter, for everybody' },
  method: 'GET', path: '/public/points-boards/:quarter', permission: 'public',
  input: z.object({ ...pageInput, quarter, placeId: idOf.optional() }),
  output: z.object({
    quarter: z.string(), from: localDate, to: localDate, placeId: idOf.nullable(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), places: z.array(place),
    rows: z.array(z.object({ label: z.string(), ...boardFigures })), total: z.number().int(), page: z.number().int(), pageSize: z.number().int(),
  }),
});
