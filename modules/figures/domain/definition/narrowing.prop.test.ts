import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowed, narrowingOf, narrowingText } from './index.ts';
import type { FigureDefinition } from './index.ts';

const year: FigureDefinition = { source: 'x.rows', where: [{ column: 'kind', is: 'is', value: 'a' }], aggregate: { kind: 'count' }, period: { from: '2026-01-01', to: '2026-12-31' }, asOf: null };
const isBoolean = (column: string): boolean => column === 'ok';

describe('a figure narrowed', () => {
  it('keeps its own conditions and adds what the group says', () => {
    const both = narrowed(year, [{ by: '@zone', key: 'z' }, { by: '@place', key: 'p' }, { by: 'ok', key: 'true' }, { by: 'tier', key: null }], isBoolean);
    expect(both?.zone).toBe('z');
    expect(both?.where).toEqual([{ column: 'kind', is: 'is', value: 'a' }, { column: 'place', is: 'is', value: 'p' }, { column: 'ok', is: 'is', value: true }, { column: 'tier', is: 'empty' }]);
    expect(narrowed(year, [{ by: '@month', key: '2026-02' }], isBoolean)?.period).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(narrowed({ ...year, period: { from: '2024-02-10', to: null } }, [{ by: '@month', key: '2024-02' }], isBoolean)?.period).toEqual({ from: '2024-02-10', to: '2024-02-29' });
    expect(narrowed(year, [{ by: '@month', key: null }], isBoolean)).toBeNull();
  });

  it('never reaches beyond the period of the figure, and months of a year do not overlap', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 11 }), (month) => {
      const of = (which: number) => narrowed(year, [{ by: '@month', key: `2026-${String(which).padStart(2, '0')}` }], isBoolean)?.period as { from: string; to: string };
      expect(of(month).from >= '2026-01-01' && of(month + 1).to <= '2026-12-31').toBe(true);
      expect(of(month).to < of(month + 1).from).toBe(true);
    }));
  });

  it('stands in an address and comes back', () => {
    fc.assert(fc.property(fc.constantFrom('@zone', '@month', 'kind', 'tier_code'), fc.option(fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'ab中文1-:') }), { nil: null }), (by, key) => {
      expect(narrowingOf(narrowingText({ by, key }))).toEqual({ by, key });
    }));
    expect(narrowingOf('nothing')).toBeNull();
  });
});
