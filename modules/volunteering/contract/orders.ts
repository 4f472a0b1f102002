/** 点单派单 · Ordered by a resident or a community, served by a team, rated without a name. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CALLBACK_OUTCOMES, ORDER_STATES } from '../domain/index.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const branch = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() });
const state = z.enum(ORDER_STATES);
const outcome = z.enum(CALLBACK_OUTCOMES);
const followToken = z.string().regex(/^[\w-]{20,80}$/).describe('查询码 the secret code');
const wish = { branch: z.string().trim().max(40).nullable().default(null).describe('服务分类 branch'), words: z.string().trim().min(4).max(1_000).describe('需要什么服务 what is needed'), placeId: idOf, wantedOn: localDate.nullable().default(null).describe('希望日期 wanted on') };
const contact = z.string().trim().min(5).max(120).describe('联系方式，加密保存，只给上门的队伍 contact, sealed, for the team that serves');

export const readOrderForm = defineOperation({
  id: 'volunteering.readOrderForm', summary: { zh: '点单表单', en: 'The form for ordering a service' },
  method: 'GET', path: '/public/order-form', permission: 'public', input: z.object({}), output: z.object({ branches: z.array(branch), formToken: z.string() }),
});

export const sendOrder = defineOperation({
  id: 'volunteering.sendOrder', summary: { zh: '点单：需要一项志愿服务', en: 'Order a service' },
  method: 'POST', path: '/public/service-orders', permission: 'public', callsPerMinuteMax: 5, callsPerDayMax: 40,
  input: z.object({ formToken: z.string().max(100), ...wish, contact, agreed: z.boolean().describe('同意队伍用联系方式联系 agrees to be called by the team'), website: z.string().max(200).optional().describe('留空 leave empty') }),
  output: z.object({ number: z.string(), followToken: z.string() }), errors: ['volunteering.order_form_stale', 'volunteering.orders_paused', 'volunteering.order_not_agreed', 'volunteering.place_unknown', 'volunteering.branch_unknown'],
});

export const followOrder = defineOperation({
  id: 'volunteering.followOrder', summary: { zh: '查看点单进度', en: 'Follow an order' },
  method: 'GET', path: '/public/service-orders/:followToken', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 2_000, input: z.object({ followToken }),
  output: z.object({ number: z.string(), words: z.string(), state, reason: z.string().nullable(), team: z.string().nullable(), receivedAt: instant, doneAt: instant.nullable(), note: z.string().nullable(), isRated: z.boolean() }),
});

export const rateOrder = defineOperation({
  id: 'volunteering.rateOrder', summary: { zh: '给服务打分', en: 'Rate a service' },
  method: 'POST', path: '/public/service-orders/:followToken/rating', permission: 'public', callsPerMinuteMax: 10, callsPerDayMax: 100,
  input: z.object({ followToken, rating: z.coerce.number().int().min(1).max(5) }), output: z.object({ isRated: z.boolean() }), errors: ['volunteering.order_settled'],
});

export const orderRow = z.object({
  id: idOf, number: z.string(), words: z.string(), branch: branch.nullable(), place: names, wantedOn: localDate.nullable(), state, reason: z.string().nullable(), team: z.object({ id: idOf, name: z.string() }).nullable(), receivedAt: instant, doneAt: instant.nullable(), isOfCommunity: z.boolean(),
  /** What was done, for whoever ordered here; null for anybody else. */ note: z.string().nullable(), /** The reader ordered it, it is served, and not rated yet. */ mayRate: z.boolean(),
  isDrawn: z.boolean(), callback: outcome.nullable(),
});

export const listServiceOrders = defineOperation({
  id: 'volunteering.listServiceOrders', summary: { zh: '点单', en: 'Orders of service' },
  method: 'GET', path: '/service-orders', permission: 'volunteering.read',
  input: z.object({ ...pageInput, state: state.optional(), teamId: idOf.optional(), toCall: z.enum(['yes']).optional().describe('抽中待回访 drawn and not called yet'), sort: sortInput(['received', 'wanted']) }), output: pageOf(orderRow),
});
export const exportServiceOrders = exportOf(listServiceOrders, { id: 'volunteering.exportServiceOrders', path: '/service-order-export', zh: '导出点单（xlsx）', en: 'Export orders (xlsx)' });

export const readOrderContact = defineOperation({
  id: 'volunteering.readOrderContact', summary: { zh: '查看点单人的联系方式', en: 'Read how to reach whoever ordered' },
  method: 'GET', path: '/service-orders/:orderId/contact', permission: 'volunteering.readDetails', input: z.object({ orderId: idOf }), output: z.object({ contact: z.string() }),
});

export const readOrderFigures = defineOperation({
  id: 'volunteering.readOrderFigures', summary: { zh: '点单合计', en: 'Sums of orders' },
  method: 'GET', path: '/order-figures', permission: 'volunteering.read', input: z.object({}),
  output: z.object({ on: localDate, orders: z.number().int(), done: z.number().int(), rated: z.number().int(), /** Sum of ratings, to be divided by `rated`. */ ratingSum: z.number().int(), drawn: z.number().int(), called: z.number().int(), confirmed: z.number().int() }),
});

export const placeOrder = defineOperation({
  id: 'volunteering.placeOrder', summary: { zh: '社区点单', en: 'Order a service for a community' },
  method: 'POST', path: '/service-orders', permission: 'volunteering.register', input: z.object({ ...wish, contact }), output: z.object({ id: idOf, number: z.string() }), errors: ['volunteering.place_unknown', 'volunteering.branch_unknown'],
});

export const rateOwnOrder = defineOperation({
  id: 'volunteering.rateOwnOrder', summary: { zh: '给本人代点的单打分', en: 'Rate a service that one ordered for a community' },
  method: 'POST', path: '/service-orders/:orderId/rating', permission: 'volunteering.register',
  input: z.object({ orderId: idOf, rating: z.number().int().min(1).max(5) }), output: z.object({ isRated: z.boolean() }), errors: ['volunteering.order_settled', 'volunteering.same_person'],
});

export const reviewOrder = defineOperation({
  id: 'volunteering.reviewOrder', summary: { zh: '审核点单', en: 'Look at an order' },
  method: 'POST', path: '/service-orders/:orderId/review', permission: 'volunteering.register', input: z.object({ orderId: idOf, accept: z.boolean(), reason: z.string().trim().min(2).max(300).nullable().default(null).describe('不受理的理由，只有点单人看得到 why not; whoever ordered reads it') }), output: z.object({ state }),
  errors: ['volunteering.order_settled', 'volunteering.reason_missing', 'volunteering.same_person'],
});

export const dispatchOrder = defineOperation({
  id: 'volunteering.dispatchOrder', summary: { zh: '派单', en: 'Give an order to a team' },
  method: 'POST', path: '/service-orders/:orderId/dispatch', permission: 'volunteering.register', input: z.object({ orderId: idOf, teamId: idOf }), output: z.object({ state }), errors: ['volunteering.order_settled'],
});

export const drawCallbacks = defineOperation({
  id: 'volunteering.drawCallbacks', reach: 'programme', summary: { zh: '抽取回访（二十分之一）', en: 'Draw one in twenty to be called back' },
  method: 'POST', path: '/order-callback-draws', permission: 'volunteering.manage', input: z.object({ seed: z.string().trim().min(4).max(100).describe('种子，人人可据以重抽 seed, with which anybody can draw again') }), output: z.object({ among: z.number().int(), drawn: z.number().int() }), errors: ['volunteering.nothing_to_draw'],
});

export const recordCallback = defineOperation({
  id: 'volunteering.recordCallback', reach: 'programme', summary: { zh: '登记回访结果', en: 'Record a call-back' },
  method: 'POST', path: '/service-orders/:orderId/callback', permission: 'volunteering.manage', input: z.object({ orderId: idOf, outcome }), output: z.object({ outcome }), errors: ['volunteering.order_settled', 'volunteering.same_person'],
});

const teamOrder = z.object({ id: idOf, number: z.string(), words: z.string(), place: names, wantedOn: localDate.nullable(), state, /** Of orders that the team serves now. */ contact: z.string().nullable() });

export const readTeamOrders = defineOperation({
  id: 'volunteering.readTeamOrders', summary: { zh: '我的队伍可接和在办的点单', en: 'Orders my team can pick up or serves' },
  method: 'GET', path: '/my-service/teams/:teamId/orders', permission: 'signedIn', input: z.object({ teamId: idOf }),
  output: z.object({ open: z.array(teamOrder), mine: z.array(teamOrder), /** null: fewer than five, which would tell who said what. */ rating: z.object({ sum: z.number().int(), count: z.number().int() }).nullable() }),
});

const own = { teamId: idOf, orderId: idOf };
export const pickUpOrder = defineOperation({
  id: 'volunteering.pickUpOrder', summary: { zh: '接单', en: 'Pick an order up' },
  method: 'POST', path: '/my-service/teams/:teamId/orders/:orderId/pick-up', permission: 'signedIn', input: z.object(own), output: z.object({ state }), errors: ['volunteering.order_settled'],
});

export const finishOrder = defineOperation({
  id: 'volunteering.finishOrder', summary: { zh: '完成或退回点单', en: 'Say that an order is served, or hand it back' },
  method: 'POST', path: '/my-service/teams/:teamId/orders/:orderId/finish', permission: 'signedIn', input: z.object({ ...own, served: z.boolean(), note: z.string().trim().min(2).max(500).describe('服务情况，点单人看得到 what was done; whoever ordered reads it') }), output: z.object({ state }), errors: ['volunteering.order_settled'],
});
