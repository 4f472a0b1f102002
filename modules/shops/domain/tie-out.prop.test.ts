import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overBudget, tied } from './index.ts';

const pairs = fc.array(fc.record({ id: fc.uuid(), label: fc.constant('x'), booked: fc.integer({ min: -50, max: 50 }), ledger: fc.integer({ min: -50, max: 50 }) }), { maxLength: 20 });

it('two books agree exactly when every pair does, and two mistakes never cancel', () => {
  fc.assert(fc.property(pairs, (rows) => {
    const side = tied(rows);
    expect(side.difference === 0).toBe(rows.every(({ booked, ledger }) => booked === ledger));
    expect(side.findings.length).toBe(rows.filter(({ booked, ledger }) => booked !== ledger).length);
    expect(Math.abs(side.booked - side.ledger)).toBeLessThanOrEqual(side.difference);
  }));
  expect(tied([{ id: 'a', label: 'a', booked: 1, ledger: 2 }, { id: 'b', label: 'b', booked: 2, ledger: 1 }]).difference).toBe(2);
});

it('nothing is over a budget that nobody set', () => {
  expect([overBudget(null, 500), overBudget(500, 500), overBudget(500, 700), overBudget(0, 1)]).toEqual([0, 0, 200, 1]);
});
