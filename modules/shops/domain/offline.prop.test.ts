import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceSlipText, issuesOf, mergedBasket, offlineAllowance, pickOrOwe, splitPoints } from './index.ts';

const goods = fc.constantFrom('oil', 'soap');
const lines = fc.array(fc.record({ goodsId: goods, quantity: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 4 });
const shelf = fc.array(fc.record({ goodsId: goods, left: fc.integer({ min: 0, max: 6 }), expiresOn: fc.constantFrom(null, '2026-12-01') }), { maxLength: 5 }).map((rows) => rows.map((row, at) => ({ ...row, batchId: `b${at}` })));

describe('what was handed out without network', () => {
  it('is paid as far as the household can, and the shop bears the rest: nothing is lost and nobody sinks', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: -50, max: 500 }), (points, available) => {
      const { paid, short } = splitPoints(points, available);
      expect(paid + short).toBe(points);
      expect(paid).toBeGreaterThanOrEqual(0);
      expect(paid).toBeLessThanOrEqual(Math.max(0, available));
    }));
  });

  it('leaves its batches as far as they go, and owes exactly what they did not hold', () => {
    fc.assert(fc.property(lines, shelf, (basket, batches) => {
      const { pickings, short } = pickOrOwe(basket, batches, '2026-09-21');
      for (const { goodsId, quantity } of mergedBasket(basket)) {
        const picked = pickings.filter((each) => each.goodsId === goodsId).reduce((sum, each) => sum + each.quantity, 0);
        const owed = short.filter((each) => each.goodsId === goodsId).reduce((sum, each) => sum + each.quantity, 0);
        expect(picked + owed).toBe(quantity);
        if (owed > 0) expect(picked).toBe(batches.filter((each) => each.goodsId === goodsId).reduce((sum, { left }) => sum + left, 0));
      }
      for (const batch of batches) expect(pickings.filter(({ batchId }) => batchId === batch.batchId).reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(batch.left);
    }));
  });

  it('stays within the cap of the day and within what the household had', () => {
    expect(offlineAllowance({ cap: 50, balance: 80, takenToday: 0, takenSincePull: 0 })).toBe(50);
    expect(offlineAllowance({ cap: 50, balance: 80, takenToday: 20, takenSincePull: 20 })).toBe(30);
    expect(offlineAllowance({ cap: 50, balance: 30, takenToday: 0, takenSincePull: 0 })).toBe(30);
    expect(offlineAllowance({ cap: 50, balance: 10, takenToday: 0, takenSincePull: 40 })).toBe(0);
  });

  it('is another text when anything of it is another', () => {
    const slip = { counterId: 'c', slipId: 's', sequence: 1, subjectId: 'h', lines: [{ goodsId: 'oil', quantity: 1, pricePoints: 30 }], redeemedAt: '2026-09-21T02:00:00.000Z' };
    const texts = [slip, { ...slip, sequence: 2 }, { ...slip, subjectId: 'x' }, { ...slip, lines: [{ goodsId: 'oil', quantity: 2, pricePoints: 30 }] }, { ...slip, lines: [{ goodsId: 'oil', quantity: 1, pricePoints: 3 }] }, { ...slip, redeemedAt: '2026-09-21T02:00:01.000Z' }].map(deviceSlipText);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is looked at only where something was not as it should be', () => {
    const well = { shortPoints: 0, isShortOfStock: false, takenThatDay: 50, cap: 50, redeemedAt_ms: 5, validUntil_ms: 10, hasOtherPrice: false, tookPart: false, isServed: true, mayRedeem: true };
    expect(issuesOf(well)).toEqual([]);
    expect(issuesOf({ ...well, shortPoints: 3, takenThatDay: 51, redeemedAt_ms: 11, isServed: false, mayRedeem: false })).toEqual(['shortPoints', 'overCap', 'afterDay', 'notServed', 'notRedeemer']);
  });
});
