import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingNumbers, nextSerial, numbersLeft, rangeFault, receiptNumber } from './receipt.ts';

const range = record({ prefix: constantFrom('', '湟-', 'A'), first: integer({ min: 0, max: 900 }), length: integer({ min: 1, max: 60 }) })
  .map(({ prefix, first, length }) => ({ prefix, first, last: first + length - 1, digits: 4, used: first - 1 }));

describe('a range of receipt numbers', () => {
  it('gives each number once, from the first to the last, and then no more', () => {
    assert(property(range, (given) => {
      let [used, count] = [given.used, 0];
      const seen = new Set<string>();
      for (let serial = nextSerial({ ...given, used }); serial !== null; serial = nextSerial({ ...given, used })) {
        used = serial;
        count += 1;
        seen.add(receiptNumber(given, serial));
        expect(missingNumbers({ ...given, used }, count)).toBe(0);
        expect(numbersLeft({ ...given, used })).toBe(given.last - given.first + 1 - count);
      }
      expect(count).toBe(given.last - given.first + 1);
      expect(seen.size).toBe(count);
      expect(seen.has(receiptNumber(given, given.first)) && seen.has(receiptNumber(given, given.last))).toBe(true);
    }));
  });

  it('that lost a receipt says how many are missing', () => {
    expect(missingNumbers({ first: 101, used: 110 }, 8)).toBe(2);
    expect(missingNumbers({ first: 101, used: 100 }, 0)).toBe(0);
  });

  it('runs upwards, fits its digits and is no longer than a register can show', () => {
    expect(rangeFault({ first: 5, last: 4, digits: 3 })).toBe('order');
    expect(rangeFault({ first: 1, last: 1_000, digits: 3 })).toBe('digits');
    expect(rangeFault({ first: 1, last: 100_001, digits: 6 })).toBe('tooLong');
    expect(rangeFault({ first: 1, last: 100_000, digits: 6 })).toBeNull();
  });

  it('writes its numbers with all their digits', () => {
    expect(receiptNumber({ prefix: '湟捐-', digits: 6 }, 42)).toBe('湟捐-000042');
  });
});
