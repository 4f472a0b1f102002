import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryLinks, coverageOf, CROSSWALK_RELATIONS, savingOf, savingOfAll, suggestLinks, turned } from './crosswalk.ts';
import type { CrosswalkLink, CrosswalkStandard } from './crosswalk.ts';
import { METHODS } from './edition.ts';

const standards = (side: string): fc.Arbitrary<CrosswalkStandard[]> =>
  fc.array(fc.subarray([...METHODS], { minLength: 1 }), { minLength: 1, maxLength: 8 }).map((list) => list.map((methods, at) => ({ code: `${side}${at}`, methods })));
const ground = fc.tuple(standards('L'), standards('R')).chain(([left, right]) => fc.record({
  left: fc.constant(left), right: fc.constant(right),
  links: fc.uniqueArray(fc.record({ leftCode: fc.constantFrom(...left.map(({ code }) => code)), rightCode: fc.constantFrom(...right.map(({ code }) => code)), relation: fc.constantFrom(...CROSSWALK_RELATIONS) }), { maxLength: 20, selector: ({ leftCode, rightCode }) => `${leftCode}/${rightCode}` }),
}));
const flipped = (links: readonly CrosswalkLink[]): CrosswalkLink[] => links.map(({ leftCode, rightCode, relation }) => ({ leftCode: rightCode, rightCode: leftCode, relation: turned(relation) }));

/** The slow way: pieces are put together until nothing changes any more. */
function onceBySets(left: readonly CrosswalkStandard[], right: readonly CrosswalkStandard[], links: readonly CrosswalkLink[]): number {
  let groups = [...left.flatMap(({ code, methods }) => methods.map((method) => new Set([`${method}/${code}`]))), ...right.flatMap(({ code, methods }) => methods.map((method) => new Set([`${method}/${code}`])))];
  for (const { leftCode, rightCode, relation } of links) {
    if (relation !== 'same') continue;
    for (const method of METHODS) {
      const touched = groups.filter((group) => group.has(`${method}/${leftCode}`) || group.has(`${method}/${rightCode}`));
      if (touched.length === 2) groups = [...groups.filter((group) => !touched.includes(group)), new Set(touched.flatMap((group) => [...group]))];
    }
  }
  return groups.length;
}

describe('what several frameworks save together', () => {
  const single = (code: string): CrosswalkStandard[] => [{ code, methods: ['field'] }];

  it('is two pieces of three where three standards ask the same, also by way of the third', () => {
    const editions = new Map([['a', single('1')], ['b', single('2')], ['c', single('3')]]);
    const link = (leftEdition: string, leftCode: string, rightEdition: string, rightCode: string) => ({ leftEdition, leftCode, rightEdition, rightCode, relation: 'same' as const });
    expect(savingOfAll(editions, [link('a', '1', 'b', '2'), link('b', '2', 'c', '3')])).toEqual({ separately: 3, once: 1, served: [{ frameworks: 3, pieces: 1 }] });
    expect(savingOfAll(editions, [link('a', '1', 'b', '2'), link('b', '2', 'c', '3'), link('c', '3', 'a', '1')]).once).toBe(1);
    expect(savingOfAll(editions, [])).toEqual({ separately: 3, once: 3, served: [{ frameworks: 1, pieces: 3 }] });
  });

  it('is that of two where there are two, and every piece serves somebody', () => {
    fc.assert(fc.property(ground, ({ left, right, links }) => {
      const all = savingOfAll(new Map([['x', left], ['y', right]]), links.map((link) => ({ ...link, leftEdition: 'x', rightEdition: 'y' })));
      expect({ separately: all.separately, once: all.once }).toEqual(savingOf(left, right, links));
      expect(all.served.reduce((sum, { pieces }) => sum + pieces, 0)).toBe(all.once);
    }));
  });
});

describe('what a crosswalk saves', () => {
  it('is what is left when pieces that ask the same are put together, whichever way', () => {
    fc.assert(fc.property(ground, ({ left, right, links }) => { expect(savingOf(left, right, links).once).toBe(onceBySets(left, right, links)); }));
  });
  it('is nothing without a link, and never less with one more', () => {
    fc.assert(fc.property(ground, ({ left, right, links }) => {
      const none = savingOf(left, right, []);
      expect(none.once).toBe(none.separately);
      let before = none.once;
      for (let many = 1; many <= links.length; many += 1) {
        const { once } = savingOf(left, right, links.slice(0, many));
        expect(once).toBeLessThanOrEqual(before);
        before = once;
      }
    }));
  });
  it('is the same from either side', () => {
    fc.assert(fc.property(ground, ({ left, right, links }) => { expect(savingOf(right, left, flipped(links))).toEqual(savingOf(left, right, links)); }));
  });
});

describe('coverage', () => {
  const counts = (side: readonly CrosswalkStandard[]): fc.Arbitrary<Map<string, number>> => fc.array(fc.integer({ min: 0, max: 3 }), { minLength: side.length, maxLength: side.length }).map((list) => new Map(list.map((count, at) => [(side[at] as CrosswalkStandard).code, count])));
  it('answers for every standard once, and never loses one that has evidence when a link is added', () => {
    fc.assert(fc.property(ground.chain((one) => fc.tuple(fc.constant(one), counts(one.left), counts(one.right))), ([{ left, links }, own, other]) => {
      const evidence = { left: own, right: other, collected: new Set(METHODS) };
      const states = coverageOf(left, links, evidence);
      expect(states.map(({ code }) => code)).toEqual(left.map(({ code }) => code));
      const bare = coverageOf(left, [], evidence);
      for (const [at, { state }] of states.entries()) if (bare[at]?.state === 'own') expect(state).toBe('own');
      for (const { state, sharedCount, ownCount } of states) expect(state === 'missing').toBe(sharedCount === 0 && ownCount === 0);
    }));
  });
  it('takes the evidence of a standard that asks more for whole, and of one that asks less in part', () => {
    const left: CrosswalkStandard[] = [{ code: 'a', methods: ['field'] }, { code: 'b', methods: ['field'] }, { code: 'c', methods: ['material'] }];
    const links: CrosswalkLink[] = [{ leftCode: 'a', rightCode: 'x', relation: 'part' }, { leftCode: 'b', rightCode: 'x', relation: 'whole' }];
    const states = coverageOf(left, links, { left: new Map(), right: new Map([['x', 4]]), collected: new Set(['field']) });
    expect(states.map(({ state }) => state)).toEqual(['shared', 'partly', 'elsewhere']);
  });
});

describe('suggestions', () => {
  it('leave out what somebody has decided, and put the likest first', () => {
    const left = [{ code: '1', words: '公厕干净、设施完好' }, { code: '2', words: '农贸市场划行归市' }];
    const right = [{ code: 'a', words: '公厕干净，设施完好' }, { code: 'b', words: '农贸市场管理规范、划行归市' }];
    const all = suggestLinks(left, right, [], 0.3);
    expect(all.map(({ leftCode, rightCode }) => `${leftCode}${rightCode}`)).toEqual(['1a', '2b']);
    expect(suggestLinks(left, right, [{ leftCode: '1', rightCode: 'a' }], 0.3).map(({ leftCode }) => leftCode)).toEqual(['2']);
  });
});

describe('a new edition', () => {
  it('keeps the links of what was kept or changed, asks again about what was split, and leaves what was dropped', () => {
    const becomes = (code: string) => ({ '1': { relation: 'kept', codes: ['1'] }, '2': { relation: 'changed', codes: ['2b'] }, '3': { relation: 'split', codes: ['3a', '3b'] } }[code] ?? { relation: 'dropped', codes: [] });
    const links: CrosswalkLink[] = ['1', '2', '3', '4'].map((leftCode) => ({ leftCode, rightCode: 'x', relation: 'same' }));
    expect(carryLinks(links, becomes).map(({ leftCode, relation, changed }) => [leftCode, relation, changed])).toEqual([['1', 'same', false], ['2b', 'same', true], ['3a', 'related', true], ['3b', 'related', true]]);
  });
});
