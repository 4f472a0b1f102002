import { describe, expect, it } from 'vitest';
import { indistinctRanks, rankingBounds, rankRuns, rateConfidence, type SampleEstimate } from './confidence.ts';
import { sampleDesign, type SampleStratum } from './sample-design.ts';

const strata: readonly SampleStratum[] = [
  { siteTypeCode: 'market', zoneCode: 'e', size: 20, siteKeys: ['m1', 'm2', 'm3', 'm4'] },
  { siteTypeCode: 'road', zoneCode: 'e', size: 60, siteKeys: ['r1', 'r2', 'r3', 'r4'] },
];
const seen = (met: Readonly<Record<string, number>>) => Object.entries(met).map(([siteKey, of]) => ({ siteKey, met: of, observed: 10 }));
const design = sampleDesign(strata);

describe('the interval of a rate', () => {
  it('is worked out by hand for two strata: 76.9 % with a standard error of 4.8 points', () => {
    // markets 6 7 8 9 (mean 7.5, s² 5/3), roads 9 8 6 8 (mean 7.75, s² 19/12): the share is (20×7.5 + 60×7.75)/800 = 0.76875
    const answer = rateConfidence(design, seen({ m1: 6, m2: 7, m3: 8, m4: 9, r1: 9, r2: 8, r3: 6, r4: 8 })) as SampleEstimate;
    expect(answer.estimate).toBeCloseTo(0.768_75, 9);
    // v = [20²(1−4/20)(5/3)/4 + 60²(1−4/60)(19/12)/4] / 800²
    expect(answer.standardError).toBeCloseTo(Math.sqrt((400 * 0.8 * (5 / 3) / 4 + 3600 * (56 / 60) * (19 / 12) / 4) / 640_000), 9);
    expect(answer).toMatchObject({ siteCount: 8, degreesOfFreedom: 6 });
    expect(answer.low).toBeLessThan(0.768_75 - 2 * answer.standardError);
  });

  it('weighs a stratum by its sites and not by how many were drawn: the estimate is not the plain rate', () => {
    const answer = rateConfidence(design, seen({ m1: 0, m2: 0, m3: 0, m4: 0, r1: 10, r2: 10, r3: 10, r4: 10 })) as SampleEstimate;
    expect(answer.estimate).toBeCloseTo(60 / 80, 9);
  });

  it('is no point where every site agreed: without a fault at eight sites, the city may still have some', () => {
    const answer = rateConfidence(design, seen({ m1: 10, m2: 10, m3: 10, m4: 10, r1: 10, r2: 10, r3: 10, r4: 10 })) as SampleEstimate;
    expect(answer.high).toBe(1);
    expect(answer.low).toBeLessThan(0.75);
  });
});

describe('there is no interval, with the reason', () => {
  it('where all sites were looked at', () => {
    const all = strata.map((stratum) => ({ ...stratum, size: 4 }));
    expect(rateConfidence(sampleDesign(all), seen({ m1: 1 }))).toEqual({ reason: 'census' });
  });

  it('for a part that was looked at as a whole inside a sample', () => {
    const mixed = sampleDesign([{ ...strata[0] as SampleStratum, size: 4 }, strata[1] as SampleStratum]);
    expect(rateConfidence(mixed, seen({ m1: 5, m2: 5, m3: 5, m4: 5 }))).toEqual({ reason: 'census' });
  });

  it('and a part of which a stratum was not seen at all is no census, though every stratum that was seen was seen whole', () => {
    const holed = sampleDesign([{ ...strata[0] as SampleStratum, size: 4 }, strata[1] as SampleStratum, { siteTypeCode: 'road', zoneCode: 'w', size: 5, siteKeys: [] }]);
    expect(rateConfidence(holed, seen({ m1: 5, m2: 5, m3: 5, m4: 5 }))).toEqual({ reason: 'oneSite' });
    expect(rateConfidence(holed, seen({ m1: 5, m2: 5, m3: 5, m4: 5 }), false)).toEqual({ reason: 'census' });
  });

  it('for what one site showed, and for what none did', () => {
    expect(rateConfidence(design, seen({ m1: 5 }))).toEqual({ reason: 'oneSite' });
    expect(rateConfidence(design, [{ siteKey: 'm1', met: 0, observed: 0 }])).toEqual({ reason: 'nothingSeen' });
  });
});

it('ranks whose intervals overlap are named to each other', () => {
  const interval = (low: number, high: number) => ({ low, high });
  expect(indistinctRanks([{ rank: 1, interval: interval(0.9, 0.95) }, { rank: 2, interval: interval(0.8, 0.91) }, { rank: 3, interval: interval(0.7, 0.79) }, { rank: 4, interval: null }])).toEqual([[2], [1], [], []]);
});

it('what was looked at as a whole is compared as a point, and what one site showed is set apart from nobody', () => {
  expect(rankingBounds({ reason: 'census' }, 0.7)).toEqual({ low: 0.7, high: 0.7 });
  expect(rankingBounds({ reason: 'oneSite' }, 0.7)).toEqual({ low: 0, high: 1 });
  expect(rankingBounds({ reason: 'nothingSeen' }, null)).toBeNull();
});

it('many ranks are read as runs', () => {
  expect(rankRuns([1, 2, 3, 5, 7, 8])).toEqual(['1–3', '5', '7', '8']);
  expect(rankRuns([])).toEqual([]);
});
