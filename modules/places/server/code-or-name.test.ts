import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A_PLACE, CalledThings, cellsMeant, idMeant, nearlyCalled, severalFault } from './code-or-name.ts';
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

describe('a cell that is nearly a name', () => {
  const only = (one: NamedThing): NamedThing => ({ ...one, isOnlyNear: true });
  const river = thing('4', 'C-04', '清河村');
  const told = (cell: string, known: readonly NamedThing[]): string | undefined => { let zh: string | undefined; idMeant(cell, cellsMeant([cell], known), A_PLACE, (fault) => { zh = fault.zh; }); return zh; };

  it('means nothing, and the person is asked whether the one of nearly this name is meant', () => {
    expect(cellsMeant(['钟楼村'], [only(bell)]).ids.size).toBe(0);
    expect(told('钟楼村', [only(bell)])).toBe('没有编码或全称为“钟楼村”的区域。是否指钟楼社区（SQ-01）？');
    expect(told('青河村', [only(river), only(spring)])).toBe('没有编码或全称为“青河村”的区域。是否指清河村（C-04）？');
    expect(told('望江村', [only(river), only(spring)])).toBe('没有编码或全称为“望江村”的区域');
  });

  it('suggests three at most, the nearest first, and none of its own name or of two characters that differ in one', () => {
    const towns = ['甲', '乙', '丙', '丁'].map((char, at) => only(thing(`t${at}`, `T-${at}`, `清河${char}村`)));
    expect(nearlyCalled('清河村', [...towns, only(thing('5', 'C-05', '清河社区'))]).map(({ code }) => code)).toEqual(['C-05', 'T-0', 'T-1']);
    expect(nearlyCalled('清河村', [river]).length).toBe(0);
    expect(nearlyCalled('东村', [only(thing('6', 'C-06', '西村'))])).toEqual([]);
  });

  it('among rows further up, by any one slip and not by a code that another row has taken over', () => {
    const called = new CalledThings([bell]);
    called.add(river);
    for (const slip of ['青河村', '清和村', '清河庄', '大清河村', '清河']) expect([slip, called.nearly(slip).map(({ code }) => code)]).toEqual([slip, ['C-04']]);
    called.add(thing('7', 'C-07', '柳溪新村'));
    expect(called.nearly('溪新村').map(({ code }) => code)).toEqual(['C-07']);
    called.add(thing('4', 'C-04', '望江村'));
    expect(called.nearly('清荷村')).toEqual([]);
    expect(called.nearly('望工村').map(({ names: [name] }) => name)).toEqual(['望江村']);
  });

  it('a sheet full of names that nobody has is not held against every place for every row', () => {
    let looks = 0;
    const watched = Array.from({ length: 400 }, (_each, at): NamedThing => ({ id: String(at), code: `W-${at}`, within: null, get names() { looks += 1; return [`清河${at}村`, `Qinghe ${at}`]; } }));
    const called = new CalledThings(watched);
    looks = 0;
    const told = Array.from({ length: 3_000 }, (_each, at) => called.nearly(`清河${at % 1_000}镇`).length);
    expect(told.slice(0, 60).every((count) => count > 0)).toBe(true);
    expect(told.slice(60, 1_000).every((count) => count === 0)).toBe(true);
    expect(told.slice(2_000, 2_060)).toEqual(told.slice(0, 60));
    expect(looks).toBeLessThanOrEqual(watched.length);
  });

  it('whatever is near, no cell is understood by it', () => {
    const name = fc.string({ unit: fc.constantFrom('东', '西', '村', '镇'), minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.array(name, { maxLength: 5 }), fc.array(name, { maxLength: 5 }), (names, cells) => {
      const near = names.map((each, at) => only(thing(String(at), `K-${at}`, each)));
      const { ids, several } = cellsMeant(cells, near);
      expect([ids.size, several.size]).toEqual([0, 0]);
      for (const cell of cells) expect(nearlyCalled(cell, near).length).toBeLessThanOrEqual(3);
    }), { seed: 20_261_129, numRuns: 200 });
  });
});
