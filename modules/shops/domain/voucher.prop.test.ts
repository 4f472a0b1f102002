import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CARD_BYTES, cardCodeIn, cardCodeOf, spendVoucher, VOUCHER_LENGTH, voucherCodeIn, voucherCodeOf } from './index.ts';

const bytes = fc.uint8Array({ minLength: CARD_BYTES, maxLength: CARD_BYTES });

it('a voucher is read back whatever strokes, blanks and mistaken letters a hand makes, and is never taken for a card', () => {
  fc.assert(fc.property(bytes, (given) => {
    const code = voucherCodeOf(given);
    expect(code).toHaveLength(VOUCHER_LENGTH);
    expect(voucherCodeIn(` ${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)} `.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    expect([cardCodeIn(code), voucherCodeIn(cardCodeOf(given))]).toEqual([null, null]);
  }), { seed: 7, numRuns: 200 });
});

it('what goods cost is paid from it and the rest lapses; what costs more than it is worth is refused', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 20_000 }), (worth, cost) => {
    const spent = spendVoucher(worth, cost);
    expect(spent === null ? null : [spent.paid, spent.paid + spent.lapsed]).toEqual(cost > worth ? null : [cost, worth]);
  }), { seed: 8, numRuns: 200 });
});
