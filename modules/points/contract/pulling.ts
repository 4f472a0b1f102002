/** 离线下载 · What a village officer's phone carries of points: the households, the rules of today, and the deeds that wait for them. */
import { z } from 'zod';
import { defineOperation, idOf, localDate } from '#platform/contract/index.ts';
import { pulledPage, pullInput } from '#platform/contract/pulling.ts';
import { ruleInput } from './rules.ts';

/** Who reaches more works at a desk; the phone says so. */
export const PULL_HOUSEHOLDS_MAX = 2_000;

const place = { placeId: idOf.nullable(), placeZh: z.string().nullable(), placeEn: z.string().nullable() };
export const pulledPoints = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('household'), id: z.string(), code: z.string(), label: z.string(), search: z.string(), balance: z.number().int(), ...place }),
  z.object({ kind: z.literal('rules'), id: z.string(), effectiveFrom: localDate, today: localDate, rules: z.array(ruleInput), isCut: z.boolean() }),
  z.object({ kind: z.literal('deed'), id: z.string(), label: z.string(), ruleLabel: z.string(), points: z.number().int(), happenedOn: localDate, evidence: z.string().nullable(), recordedByName: z.string(), photoIds: z.array(idOf), ...place }),
]);

export const pullDeeds = defineOperation({
  id: 'points.pullDeeds', summary: { zh: '下载户、规则和待评议的记分（离线用）', en: 'Households, rules and deeds to review, for work offline' },
  method: 'GET', path: '/pull/points', permission: 'points.read', input: z.object(pullInput), output: pulledPage(pulledPoints),
});
