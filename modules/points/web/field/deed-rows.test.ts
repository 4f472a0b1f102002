import { expect, it } from 'vitest';
import type { QueueItem } from '#platform/web/offline/index.ts';
import { findHouseholds, pointsOnPhone } from './deed-rows.ts';
import type { PulledDeed, PulledHousehold } from './deed-rows.ts';

const household = (label: string, code: string): PulledHousehold => ({ kind: 'household', id: code, code, label, search: 'wangjiahu', balance: 0, placeId: null, placeZh: null, placeEn: null });
const deed = (id: string): PulledDeed => ({ kind: 'deed', id, label: '王家户', ruleLabel: '清扫', points: 10, happenedOn: '2026-09-21', evidence: null, recordedByName: '甲', photoIds: [], placeId: null, placeZh: null, placeEn: null });
const item = (operation: string, state: QueueItem['state'], input: unknown): QueueItem => ({ operation, state, input } as unknown as QueueItem);

it('a deed reviewed on this phone no longer waits, unless the review was refused', () => {
  const shown = (state: QueueItem['state']) => pointsOnPhone([deed('d1'), deed('d2')], [item('points.reviewDeeds', state, { deedIds: ['d1'] })]).deeds.map(({ id }) => id);
  expect(shown('waiting' as QueueItem['state'])).toEqual(['d2']);
  expect(shown('refused')).toEqual(['d1', 'd2']);
});

it('deeds recorded here are told until they are synced', () => {
  expect(pointsOnPhone([], [item('points.recordDeed', 'synced', {}), item('points.recordDeed', 'refused', {})]).waiting).toHaveLength(1);
});

it('a household is found by name, number or pinyin', () => {
  const all = [household('王家户', 'H-1'), { ...household('李家户', 'H-2'), search: 'lijiahu' }];
  expect(findHouseholds(all, '王', 9).map(({ code }) => code)).toEqual(['H-1']);
  expect(findHouseholds(all, 'lijia', 9).map(({ code }) => code)).toEqual(['H-2']);
  expect(findHouseholds(all, 'h-', 1)).toHaveLength(1);
});
