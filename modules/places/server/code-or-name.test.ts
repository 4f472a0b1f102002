import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsMeant, severalFault } from './code-or-name.ts';
import type { NamedThing } from './code-or-name.ts';

const thing = (id: string, code: string, name: string, within: string | null = null): NamedThing => ({ id, code, names: [name, `${name} (en)`], within });
const bell = thing('1', 'SQ-01', '钟楼社区', '城东街道');
const bellToo = thing('2', 'SQ-02', '钟楼社区', '城西街道');
const spring = thing('3', 'SQ-03', '龙泉社区');

describe('a cell that names a place', () => {
  it('means the one of this code, or the only one of this name in either language', () => {
    const { ids, several } = cellsMeant(['SQ-02', '龙泉社区', '龙泉社区 (en)', '龙泉', null], [bell, bellToo, spring]);
    expect([...ids]).toEqual([['SQ-02', '2'], ['龙泉社区', '3'], ['龙泉社区 (en)', '3']]);
    expect(several.size).toBe(0);
  });

  it('means none of several of one name, and is told their codes', () => {
    const { ids, several } = cellsMeant(['钟楼社区'], [bellToo, bell, spring]);
    expect(ids.size).toBe(0);
    expect(severalFault('钟楼社区', several.get('钟楼社区') ?? [])).toEqual({ code: 'several_named', zh: '有 2 个“钟楼社区”，请写编码：SQ-01（城东街道）、SQ-02（城西街道）', en: '2 are called “钟楼社区”; write the code: SQ-01 (城东街道), SQ-02 (城西街道)' });
  });

  it('means the one of several that lies in the sender’s area', () => {
    expect(cellsMeant(['钟楼社区'], [bell, bellToo], { isNear: (id) => id === '2' }).ids.get('钟楼社区')).toBe('2');
    expect(cellsMeant(['钟楼社区'], [bell, bellToo], { isNear: () => false }).several.has('钟楼社区')).toBe(true);
  });

  it('takes a code in other case only where that is asked for and means one', () => {
    expect(cellsMeant(['sq-01'], [bell, bellToo]).ids.size).toBe(0);
    expect(cellsMeant(['sq-01'], [bell, bellToo], { anyCase: true }).ids.get('sq-01')).toBe('1');
    expect(cellsMeant(['sq-01'], [bell, thing('9', 'Sq-01', '别处')], { anyCase: true }).ids.size).toBe(0);
  });

  it('means what its code says, whatever others are called, and is never both understood and doubtful', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(fc.property(fc.uniqueArray(fc.record({ code: word, name: word }), { selector: ({ code }) => code, maxLength: 4 }), fc.array(word), (made, cells) => {
      const known = made.map(({ code, name }, at): NamedThing => ({ id: String(at), code, names: [name, name], within: null }));
      const { ids, several } = cellsMeant(cells, known);
      for (const cell of cells) {
        const coded = known.find(({ code }) => code === cell);
        const named = known.filter(({ names }) => names.includes(cell));
        expect(ids.get(cell)).toBe(coded?.id ?? (named.length === 1 ? named[0]?.id : undefined));
        expect(several.has(cell)).toBe(coded === undefined && named.length > 1);
      }
    }), { seed: 20_261_129, numRuns: 200 });
  });
});
