/** 名额分配 · Seats shared out over places or classes: a calculator for any table, and a plan that a round keeps as its quotas. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, instant } from '#platform/contract/index.ts';
import { APPORTION_METHODS } from '../domain/index.ts';

const method = z.enum(APPORTION_METHODS).default('largestRemainder').describe('分配方法 method');
const seats = z.coerce.number().int().min(1).max(20_000).describe('名额总数 seats to share');
const least = z.coerce.number().int().min(0).max(10_000).default(0).describe('每处至少 least of each');
const most = z.coerce.number().int().min(0).max(20_000).optional().describe('每处至多，空为不限 most of each');
export const SEAT_BASES = ['households', 'subjects', 'applicants'] as const;

export const apportionStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('least'), code: z.string(), seats: z.number().int() }), z.object({ kind: z.literal('most'), code: z.string(), seats: z.number().int() }),
  z.object({ kind: z.literal('quota'), code: z.string(), weight: z.number().int(), weightSum: z.number().int(), seats: z.number().int(), whole: z.number().int(), remainder: z.number().int() }),
  z.object({ kind: z.literal('remainder'), code: z.string(), remainder: z.number().int(), tie: z.boolean() }),
  z.object({ kind: z.literal('round'), code: z.string(), weight: z.number().int(), divisor: z.number().int(), tie: z.boolean() }),
]);
const part = z.object({ code: z.string(), zh: z.string(), en: z.string(), weight: z.number().int(), least: z.number().int(), most: z.number().int().nullable(), seats: z.number().int() });
export const seatPlan = z.object({ method: z.enum(APPORTION_METHODS), seats: z.number().int(), parts: z.array(part), steps: z.array(apportionStep) });

const table = z.object({ seats, method, parts: z.string().trim().min(1).max(12_000).describe('每行：名称 基数 最低 最高 one part a line: name, base, least, most') });

export const apportionSeats = defineOperation({
  id: 'honours.apportionSeats', summary: { zh: '名额分配计算', en: 'Share seats out by a base' },
  method: 'GET', path: '/apportionment', permission: 'honours.read',
  input: table, output: seatPlan, errors: ['honours.parts_unreadable', 'honours.seats_infeasible'],
});

export const downloadApportionment = defineOperation({
  id: 'honours.downloadApportionment', summary: { zh: '导出名额分配及算式（xlsx）', en: 'Export seats with their sums (xlsx)' },
  method: 'GET', path: '/apportionment-file', permission: 'honours.read',
  input: table, output: fileOutput, errors: ['honours.parts_unreadable', 'honours.seats_infeasible'],
});

const ofRound = z.object({ roundId: idOf, titleId: idOf, seats, method, dimension: z.string().trim().min(1).max(40).default('village').describe('按什么分 village, class, county…'), base: z.enum(SEAT_BASES).default('households').describe('基数：户数、对象数、申报数 base'), least, most });

export const proposeSeats = defineOperation({
  id: 'honours.proposeSeats', reach: 'programme', summary: { zh: '试算评选的名额分配', en: 'Try a sharing of a round’s seats' },
  method: 'GET', path: '/selection-rounds/:roundId/seat-proposal', permission: 'honours.runRounds',
  input: ofRound, output: seatPlan, errors: ['honours.title_not_in_round', 'honours.seats_infeasible', 'honours.seats_without_parts'],
});

export const setSeats = defineOperation({
  id: 'honours.setSeats', reach: 'programme', summary: { zh: '把名额分配定为本次评选的名额', en: 'Keep a sharing of seats as the round’s quotas' },
  method: 'PUT', path: '/selection-rounds/:roundId/seats', permission: 'honours.runRounds',
  input: ofRound, output: seatPlan, errors: ['honours.title_not_in_round', 'honours.seats_infeasible', 'honours.seats_over_total', 'honours.seats_without_parts', 'honours.notice_drafted', 'honours.stage_not_open'],
});

export const readSeats = defineOperation({
  id: 'honours.readSeats', summary: { zh: '查看评选的名额分配及算式', en: 'Read how a round’s seats were shared, with the sums' },
  method: 'GET', path: '/selection-rounds/:roundId/seats', permission: 'honours.read',
  input: z.object({ roundId: idOf }),
  output: z.object({ plans: z.array(seatPlan.extend({ titleId: idOf, titleZh: z.string(), titleEn: z.string(), dimension: z.string(), base: z.enum(SEAT_BASES), madeAt: instant, madeByName: z.string() })), dimensions: z.array(z.string()), isOpen: z.boolean() }),
});

export const clearSeats = defineOperation({
  id: 'honours.clearSeats', reach: 'programme', summary: { zh: '取消评选的名额分配', en: 'Drop a sharing of seats from a round' },
  method: 'DELETE', path: '/selection-rounds/:roundId/titles/:titleId/seats', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, titleId: idOf }), output: z.object({ cleared: z.boolean() }), errors: ['honours.notice_drafted', 'honours.stage_not_open'],
});

export const downloadSeats = defineOperation({
  id: 'honours.downloadSeats', summary: { zh: '导出评选的名额分配及算式（xlsx）', en: 'Export a round’s seats with their sums (xlsx)' },
  method: 'GET', path: '/selection-rounds/:roundId/titles/:titleId/seat-file', permission: 'honours.read',
  input: z.object({ roundId: idOf, titleId: idOf }), output: fileOutput,
});
