import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCensus, sampleDesign, type SampleStratum } from './sample-design.ts';

const stratum = (siteTypeCode: string, zoneCode: string, size: number, seen: number): SampleStratum => ({
  siteTypeCode, zoneCode, size, siteKeys: Array.from({ length: seen }, (_, at) => `${siteTypeCode}${zoneCode}${at}`),
});
const shape = (strata: readonly SampleStratum[]) => sampleDesign(strata).groups.map(({ size, siteKeys }) => [size, siteKeys.length]);

describe('strata that gave one site', () => {
  it('stay as drawn while each gave two or was looked at as a whole', () => {
    expect(shape([stratum('market', 'e', 10, 2), stratum('market', 'w', 1, 1)])).toEqual([[10, 2], [1, 1]]);
  });

  it('are joined with others of their type, also with one that gave none', () => {
    const strata = [stratum('market', 'e', 10, 1), stratum('market', 'w', 8, 1), stratum('market', 'n', 3, 0), stratum('road', 'e', 20, 4)];
    expect(shape(strata)).toEqual([[21, 2], [20, 4]]);
    expect(sampleDesign(strata)).toMatchObject({ strataCount: 4, joinedStrata: 3, uncoveredSites: 0 });
  });

  it('are joined over types when a type gave one site in all, and never with what is bigger than need be', () => {
    expect(shape([stratum('a', 'e', 5, 1), stratum('b', 'e', 6, 1), stratum('c', 'e', 9, 3)])).toEqual([[9, 3], [11, 2]]);
    expect(shape([stratum('a', 'e', 5, 1), stratum('c', 'e', 9, 3), stratum('d', 'e', 4, 2)])).toEqual([[9, 3], [9, 3]]);
  });

  it('of a type without any seen site are left out and counted', () => {
    expect(sampleDesign([stratum('a', 'e', 7, 0), stratum('c', 'e', 9, 3)])).toMatchObject({ uncoveredSites: 7, frameSize: 16, seenCount: 3 });
  });
});

it('a census leaves nothing to chance', () => {
  expect(isCensus(sampleDesign([stratum('a', 'e', 3, 3), stratum('b', 'w', 1, 1)]))).toBe(true);
  expect(isCensus(sampleDesign([stratum('a', 'e', 3, 2), stratum('b', 'w', 1, 1)]))).toBe(false);
});

it('whatever was drawn, each seen site is in one group, the weights add up to the covered frame, and at most a lone site shows no error', () => {
  const anyStrata = fc.array(fc.record({ type: fc.integer({ min: 1, max: 4 }), size: fc.integer({ min: 1, max: 30 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 1, maxLength: 12 })
    .map((found) => found.map(({ type, size, share }, at) => stratum(`t${type}`, `z${at}`, size, Math.round(size * share))));
  fc.assert(fc.property(anyStrata, (strata) => {
    const { groups, weightOf, frameSize, uncoveredSites, seenCount } = sampleDesign(strata);
    expect(groups.flatMap(({ siteKeys }) => siteKeys).toSorted()).toEqual(strata.flatMap(({ siteKeys }) => siteKeys).toSorted());
    expect([...weightOf.values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(frameSize - uncoveredSites, 6);
    const thin = groups.filter(({ size, siteKeys }) => siteKeys.length < 2 && siteKeys.length < size);
    expect(thin.length).toBe(seenCount === 1 && groups.length === 1 && thin.length === 1 ? 1 : 0);
  }));
});
