import { describe, expect, it } from 'vitest';
import { isPeriod } from './filter-period.ts';

const day = (name: string) => ({ name, kind: 'date' });

describe('two days of a filter bar', () => {
  it('stay together when they are the two ends of one period', () => {
    expect([isPeriod(day('from'), day('to')), isPeriod(day('closedFrom'), day('closedTo'))]).toEqual([true, true]);
  });

  it('stand alone when they are not: days of different things, in the other order, or beside something that is no day', () => {
    expect([isPeriod(day('asOf'), day('reviewBy')), isPeriod(day('from'), day('closedTo')), isPeriod(day('closedFrom'), day('to')), isPeriod(day('to'), day('from')), isPeriod(day('from'), { name: 'to', kind: 'text' }), isPeriod(day('from'), undefined)]).toEqual([false, false, false, false, false, false]);
  });
});
