import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { menuMemoryOf, withFold, withRecent } from './menu-memory.ts';

const nothing = menuMemoryOf(null);

describe('what the menu remembers', () => {
  it('is the pages used last, each once, the last one first, and no more than six', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('/a', '/b', '/c', '/d', '/e', '/f', '/g', '/h')), (visits) => {
      const { recent } = visits.reduce(withRecent, nothing);
      expect(recent).toEqual([...new Set(visits.toReversed())].slice(0, 6));
    }));
  });

  it('is which groups were folded: pressed twice, a group stands open again', () => {
    expect(withFold(nothing, 'care').folded).toEqual(['care']);
    expect(withFold(withFold(nothing, 'care'), 'care').folded).toEqual([]);
  });

  it('is nothing where the storage holds another text', () => {
    for (const text of ['', 'no JSON', '[]', '7', 'null', '{"folded":"care","recent":[1,{}]}']) expect(menuMemoryOf(text)).toEqual({ folded: [], recent: [] });
    expect(menuMemoryOf('{"folded":["care"],"recent":["/a",3]}')).toEqual({ folded: ['care'], recent: ['/a'] });
  });
});
