import { expect, it } from 'vitest';
import { blankNumbers, nextGoods, nextSlip, slipsToSend, SLIPS_MOST } from './paper-slips.ts';

it('a paper slip with several kinds of goods goes out as one slip under its number', () => {
  const first = nextSlip([]);
  const soap = { ...first.goods[0], key: 1, goodsId: 'soap', quantity: '2' };
  const slip = { ...first, paperNumber: 'P-1', household: 'H-1', redeemedOn: '2026-09-24', goods: [soap, { ...nextGoods([soap]), goodsId: 'oil' }] };
  expect(new Set(slip.goods.map(({ key }) => key)).size).toBe(2);
  const next = nextSlip([slip]);
  expect(next).toMatchObject({ redeemedOn: '2026-09-24', goods: [{ goodsId: 'soap', quantity: '1' }] });
  expect(slipsToSend([slip, { ...next, redeemedOn: '' }], '2026-09-25')).toMatchObject([
    { paperNumber: 'P-1', householdCode: 'H-1', redeemedOn: '2026-09-24', lines: [{ goodsId: 'soap', quantity: 2 }, { goodsId: 'oil', quantity: 1 }] },
    { redeemedOn: '2026-09-25', lines: [{ goodsId: 'soap', quantity: 1 }] },
  ]);
});

it('blank slips are numbered upwards without a gap, as many as a print carries, and never from nonsense', () => {
  expect(blankNumbers('S-1-Z', 9, 2)).toEqual(['S-1-Z0009', 'S-1-Z0010']);
  expect(new Set(blankNumbers('Z', 1, 5_000)).size).toBe(SLIPS_MOST);
  for (const [first, count] of [[0, 1], [1, 0], [1.5, 2], [Number.NaN, 2], [999_999, 2]] as const) expect(blankNumbers('Z', first, count)).toEqual([]);
});
