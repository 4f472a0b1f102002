/** 发放 · Handing over, person by person, once; and what becomes of a second time. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { BENEFIT_KINDS, DELIVERY_STATES, OUTCOMES, PROOFS, RELATIONS, SPOTS } from '../domain/index.ts';
import { deliveryRow, double, names } from './shapes.ts';

export const readHandOver = defineOperation({
  id: 'care.readHandOver', summary: { zh: '发放前核对', en: 'What to hand over, and whether it was before' }, method: 'GET', path: '/care-hand-over', permission: 'care.deliver',
  input: z.object({ recipientId: idOf.optional(), slip: z.string().trim().max(200).optional().describe('领取码，可扫码 code of the slip') }),
  output: z.object({
    recipient: z.object({ id: idOf, number: z.string(), label: z.string(), place: names.nullable(), organisation: names.nullable() }), scheme: z.object({ id: idOf, name: z.string(), from: localDate, until: localDate }), slipFits: z.boolean(), isConfirmed: z.boolean(),
    benefits: z.array(z.object({ id: idOf, kind: z.enum(BENEFIT_KINDS), name: z.string(), unit: z.string(), quantity: z.number().int(), onHand: z.number().int(), /** Something certain stops it. */ isDue: z.boolean() })), doubles: z.array(double),
  }),
  errors: ['care.slip_unknown', 'care.slip_void'],
});

export const recordDelivery = defineOperation({
  id: 'care.recordDelivery', summary: { zh: '发放并签收', en: 'Hand over, with a sign of receipt' }, method: 'POST', path: '/care-deliveries', permission: 'care.deliver',
  input: z.object({
    recipientId: idOf, benefitIds: z.array(idOf).min(1).max(20).optional().describe('物品，默认全部应发的 benefits; all that are due unless told'), proof: z.enum(PROOFS), slip: z.string().trim().max(200).nullable().default(null).describe('领取码 code of the slip'),
    signatureFileId: idOf.nullable().default(null).describe('签名图片 picture of the signature'), spot: z.enum(SPOTS), proxyName: z.string().trim().min(1).max(60).nullable().default(null).describe('代领人，加密保存 who took it in their place, kept sealed'), relation: z.enum(RELATIONS).nullable().default(null).describe('代领关系 relation'),
    alreadyHandedOver: z.boolean().default(false).describe('离线时已经交到手上：重复的也记下，由人决定 it had happened offline: a double is kept too, for a person to decide'), likenessNote: z.string().trim().min(4).max(500).nullable().default(null).describe('像已发过的一户时写明问了什么、为什么仍发，加密保存 where it looks like a household that was given the same: what was asked and why it is handed over; kept sealed'), claimedAt: instant.optional().describe('交付时间 when it happened'),
  }),
  output: z.object({ id: idOf, state: z.enum(DELIVERY_STATES) }),
  errors: ['care.not_confirmed', 'care.scheme_state', 'care.outside_period', 'care.slip_wrong', 'care.signature_missing', 'care.signature_unreadable', 'care.proxy_incomplete', 'care.received_already', 'care.likeness_unsaid', 'care.stock_short'],
});

export const listDeliveries = defineOperation({
  id: 'care.listDeliveries', summary: { zh: '发放记录', en: 'Hand-overs' }, method: 'GET', path: '/care-deliveries', permission: 'care.read',
  input: z.object({ ...pageInput, schemeId: idOf.optional(), recipientId: idOf.optional(), state: z.enum(DELIVERY_STATES).optional(), proof: z.enum(PROOFS).optional(), alike: z.enum(['true', 'false']).optional().describe('像已发过的一户 like a household that was given the same'), sort: sortInput(['recent', 'number']) }), output: pageOf(deliveryRow),
});

export const exportDeliveries = exportOf(listDeliveries, { id: 'care.exportDeliveries', path: '/care-delivery-export', zh: '导出发放记录（xlsx，称呼隐去）', en: 'Export hand-overs (xlsx, names masked)' });

export const readDelivery = defineOperation({
  id: 'care.readDelivery', summary: { zh: '查看发放记录', en: 'Read a hand-over' }, method: 'GET', path: '/care-deliveries/:deliveryId', permission: 'care.readDetails',
  input: z.object({ deliveryId: idOf }), output: deliveryRow.extend({ signatureFileId: idOf.nullable(), proxyName: z.string().nullable(), reason: z.string().nullable(), likenessNote: z.string().nullable(), doubles: z.array(double) }),
});

export const settleDelivery = defineOperation({
  id: 'care.settleDelivery', reach: 'programme', summary: { zh: '处理重复或有误的发放', en: 'Settle a double or mistaken hand-over' }, method: 'POST', path: '/care-deliveries/:deliveryId/decision', permission: 'care.manage',
  input: z.object({ deliveryId: idOf, outcome: z.enum(OUTCOMES).describe('cameBack 物品已收回；explained 属实，说明理由'), reason: z.string().trim().min(2).max(500) }), output: z.object({ state: z.enum(DELIVERY_STATES) }), errors: ['care.delivery_settled', 'care.same_person'],
});

/** Rows a phone holds for a day without a network: those in reach who are due, and what they were given so far. */
export const PULL_MOST = 2_000;
export const pulledRecipient = z.object({
  id: idOf, number: z.string(), label: z.string(), placeId: idOf.nullable(), organisationId: idOf.nullable(), placeZh: z.string(), placeEn: z.string(), schemeName: z.string(), from: localDate, until: localDate,
  /** SHA-256 of the code of the slip: the phone can tell whether it fits, and cannot make one. */ slipHash: z.string(),
  benefits: z.array(z.object({ id: idOf, name: z.string(), unit: z.string(), quantity: z.number().int(), /** Day on which it was handed over, here or through another scheme. */ receivedOn: localDate.nullable() })),
});

export const pullRecipients = defineOperation({
  id: 'care.pullRecipients', summary: { zh: '下载我要发放的对象（离线用）', en: 'Recipients I hand over to, for work offline' }, method: 'GET', path: '/pull/care-recipients', permission: 'care.deliver',
  input: z.object({}), output: z.object({ rows: z.array(pulledRecipient) }),
});
