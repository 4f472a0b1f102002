import { expect, it } from 'vitest';
import { nextGoods, nextSlip, slipsToSend } from './paper-slips.ts';

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
