import { describe, expect, test } from 'vitest';
import { checkItemsFor } from '#modules/frameworks/domain/index.ts';
import { demoEdition } from '../demo-city-edition/generate.ts';
import { generateCity } from './generate.ts';
import { syntheticPhotoSvg } from './photo.ts';
import { createSimulator, simulateObservation, type SimulatedObservation } from './simulate.ts';

const city = generateCity();
const edition = demoEdition();
const simulate = createSimulator(city, edition);

function answersOf(round: number): SimulatedObservation[] {
  return city.sites.flatMap((site) => checkItemsFor(edition, site.siteTypeCode).map((checkItem) => simulate('demo', site.code, checkItem.code, round)));
}

const rateOf = (answers: readonly SimulatedObservation[]): number =>
  answers.reduce((sum, { metCount }) => sum + metCount, 0) / answers.reduce((sum, { observedCount }) => sum + observedCount, 0);

const first = answersOf(1);
const second = answersOf(2);

describe('a simulated round', () => {
  test('meets about 82% of its judgements at first and about 88% the second time', () => {
    expect(rateOf(first)).toBeGreaterThan(0.81);
    expect(rateOf(first)).toBeLessThan(0.83);
    expect(rateOf(second)).toBeGreaterThan(0.87);
    expect(rateOf(second)).toBeLessThan(0.89);
  });

  test('answers the same question the same way', () => {
    const [site] = city.sites;
    const checkItem = checkItemsFor(edition, site?.siteTypeCode ?? '')[0];
    const ask = (): SimulatedObservation => simulateObservation('demo', site?.code ?? '', checkItem?.code ?? '', 1);
    expect(ask()).toEqual(ask());
    expect(ask()).toEqual(simulate('demo', site?.code ?? '', checkItem?.code ?? '', 1));
  });

  test('never meets more than it observed and observes nothing where a check does not apply', () => {
    for (const { observedCount, metCount, notApplicable } of first) {
      expect(metCount).toBeLessThanOrEqual(observedCount);
      expect(observedCount === 0).toBe(notApplicable);
    }
  });

  test('has a short note for every fault and none for what was met', () => {
    for (const { observedCount, metCount, notApplicable, note } of first) {
      if (notApplicable) continue;
      expect(note !== null).toBe(metCount < observedCount);
      expect(note?.length ?? 10).toBeLessThanOrEqual(16);
      expect(note ?? '').not.toBe('现场与要求不符');
    }
  });

  test('brings back at the same place more faults than chance would', () => {
    const wasFault = first.map(({ observedCount, metCount }) => metCount < observedCount);
    const again = second.filter((answer, at) => wasFault[at] && answer.metCount < answer.observedCount).length / wasFault.filter(Boolean).length;
    const fresh = second.filter((answer, at) => !wasFault[at] && answer.metCount < answer.observedCount).length / wasFault.filter((was) => !was).length;
    expect(again).toBeGreaterThan(2 * fresh);
  });

  test('refuses a site the demo does not have', () => {
    expect(() => simulate('demo', 'WY-NONE-0001', '1.1.2-a', 1)).toThrow('WY-NONE-0001');
  });
});

describe('a synthetic photo', () => {
  const categories = [...new Set(edition.checkItems.map(({ caseCategory }) => caseCategory))];
  const drawn = (kind: 'before' | 'after', siteType: string, seed: string, category: string) => syntheticPhotoSvg(kind, siteType, seed, { category, caption: '类别' });

  test('says that it is drawn and is the same for the same seed', () => {
    for (const siteType of edition.siteTypes.map(({ code }) => code)) {
      const svg = drawn('before', siteType, 'case-1', 'puddle');
      expect(svg).toContain('示意图 · 类别 · 整改前');
      expect(svg).toBe(drawn('before', siteType, 'case-1', 'puddle'));
      expect(svg).not.toMatch(/NaN|undefined/);
    }
  });

  test('shows what the case is about: another picture for every category, and for before and after', () => {
    const pictures = categories.flatMap((category) => (['before', 'after'] as const).map((kind) => drawn(kind, 'main-street', 'case-1', category).replace(/<text[^>]*>示意图.*?<\/text>/, '')));
    expect(new Set(pictures).size).toBe(categories.length * 2);
  });

  test('differs from one case to the next', () => {
    const pictures = ['case-1', 'case-2', 'case-3'].map((seed) => drawn('before', 'main-street', seed, 'puddle'));
    expect(new Set(pictures).size).toBe(3);
  });
});
