import { createRng } from '#kernel/rng.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasInterval, indistinctRanks, rateConfidence, weightedConfidence, type SampleEstimate, type SiteCount } from './confidence.ts';
import { sampleDesign, type SampleStratum } from './sample-design.ts';

interface Site extends SiteCount { readonly stratum: number }
const keyed = (sites: readonly Omit<Site, 'siteKey'>[]): Site[] => sites.map((site, at) => ({ ...site, siteKey: `s${at}` }));

function strataOf(population: readonly Site[], chosen: readonly Site[]): SampleStratum[] {
  return [...new Set(population.map(({ stratum }) => stratum))].map((stratum) => ({
    siteTypeCode: `t${stratum}`, zoneCode: 'z', size: population.filter((site) => site.stratum === stratum).length,
    siteKeys: chosen.filter((site) => site.stratum === stratum).map(({ siteKey }) => siteKey),
  }));
}

function choices<T>(of: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return of.flatMap((first, at) => choices(of.slice(at + 1), count - 1).map((rest) => [first, ...rest]));
}

function mean(numbers: readonly number[]): number { return numbers.reduce((sum, number) => sum + number, 0) / numbers.length; }
const varianceAbout = (numbers: readonly number[], middle: number): number => mean(numbers.map((number) => (number - middle) ** 2));

it('over every sample that could have been drawn, the estimate is right on average and so is its variance', () => {
  const anyStratum = fc.record({ met: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 5 }), extra: fc.integer({ min: 0, max: 1 }) });
  fc.assert(fc.property(fc.array(anyStratum, { minLength: 1, maxLength: 3 }), (strata) => {
    const population = keyed(strata.flatMap(({ met }, stratum) => met.map((of) => ({ stratum, met: of, observed: 6 }))));
    const samples = strata.map(({ extra }, stratum) => choices(population.filter((site) => site.stratum === stratum), 2 + extra))
      .reduce<Site[][]>((all, next) => all.flatMap((before) => next.map((more) => [...before, ...more])), [[]]);
    const found = samples.map((sample) => ({ sample, answer: rateConfidence(sampleDesign(strataOf(population, sample)), sample) }));
    if (found.some(({ answer }) => !hasInterval(answer))) return;
    const estimates = found.map(({ answer }) => answer as SampleEstimate);
    const truth = mean(population.map(({ met }) => met)) / 6;
    const shares = estimates.map(({ estimate }) => estimate);
    expect(mean(shares)).toBeCloseTo(truth, 9);
    expect(mean(estimates.map(({ standardError }) => standardError ** 2))).toBeCloseTo(varianceAbout(shares, truth), 9);
  }), { numRuns: 60 });
});

/** A city of 600 sites in ten strata that differ, with as many judgements a site as the rules make of it. */
function aCity(seed: string): Site[] {
  const rng = createRng(seed);
  return keyed(Array.from({ length: 600 }, (_, at) => {
    const stratum = at % 10;
    const observed = 1 + rng.nextInt(25);
    const level = Math.min(0.98, 0.55 + 0.04 * stratum + 0.25 * (rng.nextFloat() - 0.5));
    return { stratum, observed, met: Array.from({ length: observed }, () => Number(rng.nextFloat() < level)).reduce((sum, one) => sum + one, 0) };
  }));
}

it.each(['one', 'two', 'three'])('of 400 drawn samples of city %s, the interval holds the truth in 92 to 98 of a hundred', (seed) => {
  const city = aCity(seed);
  const truth = city.reduce((sum, { met }) => sum + met, 0) / city.reduce((sum, { observed }) => sum + observed, 0);
  const rng = createRng(`${seed}/draws`);
  const ofStratum = [...Map.groupBy(city, ({ stratum }) => stratum).values()];
  const answers = Array.from({ length: 400 }, () => {
    // unequal shares of the strata, as a least number for every type makes them
    const sample = ofStratum.flatMap((sites, at) => rng.sample(sites, 4 + 2 * (at % 4)));
    return rateConfidence(sampleDesign(strataOf(city, sample)), sample) as SampleEstimate;
  });
  const held = answers.filter(({ low, high }) => low <= truth && truth <= high).length / answers.length;
  expect(held).toBeGreaterThanOrEqual(0.92);
  expect(held).toBeLessThanOrEqual(0.98);
  const trueError = Math.sqrt(varianceAbout(answers.map(({ estimate }) => estimate), truth));
  expect(mean(answers.map(({ standardError }) => standardError)) / trueError).toBeGreaterThan(0.88);
  expect(mean(answers.map(({ standardError }) => standardError)) / trueError).toBeLessThan(1.12);
});

it('joined strata that gave one site each make the interval wider rather than too narrow', () => {
  const city = aCity('thin');
  const truth = city.reduce((sum, { met }) => sum + met, 0) / city.reduce((sum, { observed }) => sum + observed, 0);
  const rng = createRng('thin/draws');
  const ofStratum = [...Map.groupBy(city, ({ stratum }) => stratum).values()];
  const answers = Array.from({ length: 400 }, () => {
    const sample = ofStratum.flatMap((sites) => rng.sample(sites, 1));
    return rateConfidence(sampleDesign(strataOf(city, sample)), sample) as SampleEstimate;
  });
  expect(answers.filter(({ low, high }) => low <= truth && truth <= high).length / answers.length).toBeGreaterThanOrEqual(0.93);
});

it('the weighted score of one standard has the interval of its rate, and the order of standards does not matter', () => {
  const city = aCity('weighted');
  const sample = createRng('weighted').sample(city, 90);
  const design = sampleDesign(strataOf(city, sample));
  const rate = rateConfidence(design, sample) as SampleEstimate;
  const one = weightedConfidence(design, [{ scoreMax: 7, counts: sample }]) as SampleEstimate;
  expect([one.estimate, one.low, one.high].map((of) => of.toFixed(9))).toEqual([rate.estimate, rate.low, rate.high].map((of) => of.toFixed(9)));
  const parts = [{ scoreMax: 3, counts: sample.slice(0, 50) }, { scoreMax: 9, counts: sample.slice(30) }];
  const [there, back] = [weightedConfidence(design, parts) as SampleEstimate, weightedConfidence(design, parts.toReversed()) as SampleEstimate];
  expect(there.low).toBeCloseTo(back.low, 9);
});

it('not to be set apart goes both ways', () => {
  const anyInterval = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  fc.assert(fc.property(fc.array(fc.option(anyInterval), { maxLength: 8 }), (intervals) => {
    const found = indistinctRanks(intervals.map((interval, at) => ({ rank: at + 1, interval })));
    for (const [at, ranks] of found.entries()) for (const rank of ranks) expect(found[rank - 1]).toContain(at + 1);
  }));
});
