import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketPoints, cardCodeIn, cardCodeOf, mergedBasket, pickBatches, shopStateOn, shownCardCode } from './index.ts';

const TODAY = '2026-09-21';
const goods = fc.constantFrom('oil', 'soap', 'salt');
const lines = fc.array(fc.record({ goodsId: goods, quantity: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 6 });
const shelf = fc.array(fc.record({ goodsId: goods, left: fc.integer({ min: 0, max: 12 }), expiresOn: fc.constantFrom(null, '2026-09-20', '2026-09-21', '2026-12-01') }), { maxLength: 8 })
  .map((rows) => rows.map((row, at) => ({ ...row, batchId: `b${at}` })));

describe('a basket', () => {
  it('is given whole from what is there, never more of a batch than it holds and nothing that has ended', () => {
    fc.assert(fc.property(lines, shelf, (basket, batches) => {
      const { pickings, missing } = pickBatches(basket, batches, TODAY);
      const short = new Set(missing.map(({ goodsId }) => goodsId));
      for (const { goodsId, quantity } of mergedBasket(basket)) expect(pickings.filter((each) => each.goodsId === goodsId).reduce((sum, each) => sum + each.quantity, 0)).toBe(short.has(goodsId) ? 0 : quantity);
      for (const picking of pickings) {
        const batch = batches.find(({ batchId }) => batchId === picking.batchId);
        expect(picking.quantity).toBeLessThanOrEqual(batch?.left ?? 0);
        expect(batch?.expiresOn ?? '9999').not.toBe('2026-09-20');
      }
    }));
  });

  it('takes first what ends first', () => {
    const batches = [{ batchId: 'later', goodsId: 'oil', left: 5, expiresOn: '2027-01-01' }, { batchId: 'sooner', goodsId: 'oil', left: 2, expiresOn: '2026-10-01' }, { batchId: 'never', goodsId: 'oil', left: 9, expiresOn: null }];
    expect(pickBatches([{ goodsId: 'oil', quantity: 4 }], batches, TODAY).pickings.map(({ batchId, quantity }) => [batchId, quantity])).toEqual([['sooner', 2], ['later', 2]]);
  });

  it('costs the same in whatever order and pieces it is named', () => {
    const prices = new Map([['oil', 30], ['soap', 5], ['salt', 2]]);
    fc.assert(fc.property(lines, (basket) => { expect(basketPoints(basket.toReversed(), prices)).toBe(basketPoints(mergedBasket(basket), prices)); }));
  });
});

describe('a card', () => {
  it('is read as it was made, with strokes, in small letters, and with letters taken for digits', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      const code = cardCodeOf(bytes);
      expect(code).toHaveLength(16);
      expect(cardCodeIn(shownCardCode(code).toLowerCase())).toBe(code);
      expect(cardCodeIn(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
    }));
    expect(cardCodeIn('王家户')).toBeNull();
  });
  it('differs when one byte differs', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), fc.nat(9), fc.integer({ min: 1, max: 255 }), (bytes, at, change) => {
      const other = Uint8Array.from(bytes, (byte, place) => (place === at ? byte ^ change : byte));
      expect(cardCodeOf(other)).not.toBe(cardCodeOf(bytes));
    }));
  });
});

it('a shop opens on its day and is closed from its last one', () => {
  const shop = { openedOn: '2026-09-01', closedOn: '2026-10-01' };
  expect(['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01'].map((day) => shopStateOn(shop, day))).toEqual(['coming', 'open', 'open', 'closed']);
});
