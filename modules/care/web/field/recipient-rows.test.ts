import { describe, expect, it } from 'vitest';
import type { QueueItem } from '#platform/web/offline/index.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { ofSlip, recipientOnPhone, sought, subjectOf } from './recipient-rows.ts';
import type { FieldRecipient } from './recipient-rows.ts';

const row = (number: string, receivedOn: string | null = null): FieldRecipient => ({
  id: `id-${number}`, number, label: `示例${number}`, placeId: 'p', organisationId: null, placeZh: '东村', placeEn: 'East', schemeName: '行动', from: '2026-02-01', until: '2026-02-20', slipHash: '', benefits: [{ id: 'a', name: '话费', unit: '笔', quantity: 1, receivedOn }, { id: 'b', name: '礼包', unit: '份', quantity: 1, receivedOn: null }],
});
const record = (recipientId: string, benefitIds: string[], state = 'waiting'): QueueItem => ({ subject: subjectOf(recipientId), state, input: { benefitIds } }) as unknown as QueueItem;

describe('a recipient on the phone', () => {
  it('is due what nobody handed over, here or elsewhere; what was taken back is due again', () => {
    expect(recipientOnPhone(row('1'), []).due.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(recipientOnPhone(row('1', '2026-02-03'), []).due.map(({ id }) => id)).toEqual(['b']);
    expect(recipientOnPhone(row('1'), [record('id-1', ['a', 'b'])]).due).toEqual([]);
    expect(recipientOnPhone(row('1'), [record('id-1', ['a', 'b'], 'discarded')]).due).toHaveLength(2);
    expect(recipientOnPhone(row('1'), [record('id-2', ['a', 'b'])]).due).toHaveLength(2);
  });

  it('is found by name, number and place, those who are due first', () => {
    const all = [recipientOnPhone(row('1'), [record('id-1', ['a', 'b'])]), recipientOnPhone(row('2'), [])];
    expect(sought(all, '').map(({ row: { number } }) => number)).toEqual(['2', '1']);
    expect(sought(all, '示例1').map(({ row: { number } }) => number)).toEqual(['1']);
    expect(sought(all, 'east')).toHaveLength(2);
    expect(sought(all, '西村')).toEqual([]);
  });

  it('is found by a slip held before the lens, with the address it is printed in, and by no other code', () => {
    const all = [{ ...row('1'), slipHash: sha256Hex('0123456789') }, row('2')].map((each) => recipientOnPhone(each, []));
    expect(ofSlip(all, 'https://example.test/public/city/care/letters/O123456789')).toEqual({ recipientId: 'id-1', slip: '0123456789' });
    expect(ofSlip(all, '0123456780')).toBeNull();
  });
});
