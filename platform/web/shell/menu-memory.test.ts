import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { menuKey, menuMemory, menuMemoryOf, rememberMenu, withFold, withRecent } from './menu-memory.ts';

const nothing = menuMemoryOf(null);

afterEach(() => { vi.unstubAllGlobals(); });

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

  it('is of one person in one programme: nobody else at the device sees it', () => {
    const stored = new Map<string, string>();
    vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => { stored.set(key, value); } });
    const mine = menuKey('alpha', 'me');
    rememberMenu(mine, (memory) => withFold(withRecent(memory, '/points/tie-outs'), 'care'));
    expect(menuMemory(mine)).toEqual({ folded: ['care'], recent: ['/points/tie-outs'] });
    for (const other of [menuKey('alpha', 'another'), menuKey('beta', 'me')]) expect(menuMemory(other)).toEqual(nothing);
    expect(menuMemoryOf(stored.get(mine) ?? null)).toEqual(menuMemory(mine));
  });
});
