import { percentText } from '#kernel/ratio.ts';
import { describe, expect, it } from 'vitest';
import { aggregate, applyDelta, cellIdentity, cellIncrements } from './aggregate.ts';
import { OVERALL_KEY, scoreRate, SCORE_DIMENSIONS, type ScoredObservation } from './score-cell.ts';

const anObservation = (changes: Partial<ScoredObservation> = {}): ScoredObservation => ({
  themeKey: '1', standardKey: '1.1.1', siteTypeKey: 'market', siteKey: 'S1', zoneKey: 'Z1', organisationKey: 'O1',
  observed: 5, met: 4, notApplicable: false, ...changes,
});

describe('counting observations into cells', () => {
  it('counts one observation once in every dimension', () => {
    const cells = [...aggregate([anObservation()]).values()];
    expect(cells.map(({ dimension, key }) => `${dimension} ${key}`)).toEqual([
      'overall overall', 'theme 1', 'standard 1.1.1', 'siteType market', 'zone Z1', 'organisation O1', 'site S1', 'zoneTheme Z1/1',
    ]);
    expect(new Set(cells.map(({ dimension }) => dimension))).toEqual(new Set(SCORE_DIMENSIONS));
    for (const cell of cells) expect(cell).toMatchObject({ met: 4, observed: 5, notApplicable: 0, itemCount: 1 });
  });

  it('keeps what does not apply apart from the rate', () => {
    const cells = aggregate([anObservation(), anObservation({ siteKey: 'S2', observed: 0, met: 0, notApplicable: true })]);
    expect(cells.get(cellIdentity('overall', OVERALL_KEY))).toMatchObject({ met: 4, observed: 5, notApplicable: 1, itemCount: 1 });
    expect(cells.get(cellIdentity('site', 'S2'))).toMatchObject({ met: 0, observed: 0, notApplicable: 1, itemCount: 0 });
  });

  it('counts a site without zone or responsible unit everywhere else', () => {
    const cells = aggregate([anObservation({ zoneKey: null, organisationKey: null })]);
    expect([...cells.values()].map(({ dimension }) => dimension)).toEqual(['overall', 'theme', 'standard', 'siteType', 'site']);
  });

  it('makes 得分率 70.1% of 817 met in 1,166 observations', () => {
    const observations = Array.from({ length: 1166 }, (_, at) => anObservation({ siteKey: `S${at % 78}`, observed: 1, met: at < 817 ? 1 : 0 }));
    const overall = aggregate(observations).get(cellIdentity('overall', OVERALL_KEY))!;
    expect(scoreRate(overall)).toEqual({ numerator: 817, denominator: 1166 });
    expect(percentText(scoreRate(overall))).toBe('70.1%');
  });
});

describe('one changed observation', () => {
  it('moves only its own cells and leaves the others the same objects', () => {
    const cells = aggregate([anObservation(), anObservation({ siteKey: 'S2', zoneKey: 'Z2' })]);
    const after = applyDelta(cells, anObservation(), anObservation({ met: 5 }));
    expect(after.get(cellIdentity('zone', 'Z1'))).toMatchObject({ met: 5, observed: 5 });
    expect(after.get(cellIdentity('overall', OVERALL_KEY))).toMatchObject({ met: 9, observed: 10, itemCount: 2 });
    expect(after.get(cellIdentity('zone', 'Z2'))).toBe(cells.get(cellIdentity('zone', 'Z2')));
  });

  it('adds nothing when nothing changed', () => {
    expect(cellIncrements(anObservation(), anObservation())).toEqual([]);
    expect(cellIncrements(null, null)).toEqual([]);
  });

  it('takes from one unit and gives to another when the duty was corrected', () => {
    const increments = cellIncrements(anObservation(), anObservation({ organisationKey: 'O2' }));
    expect(increments.map(({ dimension, key, met, itemCount }) => [dimension, key, met, itemCount])).toEqual([
      ['organisation', 'O1', -4, -1],
      ['organisation', 'O2', 4, 1],
    ]);
  });

  it('leaves no empty cell behind when it is withdrawn', () => {
    expect(applyDelta(aggregate([anObservation()]), anObservation(), null).size).toBe(0);
  });
});
