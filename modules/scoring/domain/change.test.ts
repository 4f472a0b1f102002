import { describe, expect, it } from 'vitest';
import { aggregate } from './aggregate.ts';
import { cellChange, previousKeyOf, scoreChange, type RoundEdition } from './change.ts';
import type { ScoredObservation } from './score-cell.ts';

const sameEdition: RoundEdition = { editionCode: 'e-2026', mapping: null };
const nextEdition: RoundEdition = {
  editionCode: 'e-2027',
  mapping: {
    fromEdition: 'e-2026',
    pairs: [
      { from: '1.1.2', to: '1.1.1', relation: 'kept' },
      { from: '1.1.3', to: '1.1.3', relation: 'merged' },
      { from: '1.1.4', to: '1.1.3', relation: 'merged' },
      { from: null, to: '1.1.9', relation: 'added' },
    ],
  },
};
const share = (numerator: number, denominator: number) => ({ numerator, denominator });

describe('the change against the last round', () => {
  it('is +1.6 pp for 70.1 % after 68.5 %, and −14.5 pp for 73.8 % after 88.3 %', () => {
    const up = scoreChange({ share: share(817, 1166), edition: sameEdition }, { share: share(685, 1000), editionCode: 'e-2026' });
    expect(up).toMatchObject({ isComparable: true, text: '+1.6' });
    const down = scoreChange({ share: share(738, 1000), edition: sameEdition }, { share: share(883, 1000), editionCode: 'e-2026' });
    expect(down).toEqual({ isComparable: true, points: -14.5, text: '-14.5' });
  });

  it.each([
    ['noPreviousRound', sameEdition, null],
    ['editionChanged', { editionCode: 'e-2028', mapping: null }, { share: share(1, 2), editionCode: 'e-2026' }],
    ['editionChanged', nextEdition, { share: share(1, 2), editionCode: 'e-2025' }],
    ['nothingObserved', sameEdition, { share: share(0, 0), editionCode: 'e-2026' }],
  ] as const)('is not given: %s', (reason, edition, previous) => {
    expect(scoreChange({ share: share(1, 2), edition }, previous)).toEqual({ isComparable: false, reason });
  });

  it('is given across editions when the mapping leads from the one to the other', () => {
    const change = scoreChange({ share: share(1, 2), edition: nextEdition }, { share: share(1, 4), editionCode: 'e-2026' });
    expect(change).toEqual({ isComparable: true, points: 25, text: '+25.0' });
  });
});

describe('where a cell of the last round is found', () => {
  it.each([
    ['1.1.1', '1.1.2'],
    ['1.1.3', null],
    ['1.1.9', null],
    ['1.1.2', null],
    ['1.1.7', '1.1.7'],
  ])('the standard %s was %s', (key, expected) => {
    expect(previousKeyOf(nextEdition, 'e-2026', { dimension: 'standard', key })).toBe(expected);
  });

  it('sites, zones and units keep their keys', () => {
    expect(previousKeyOf(nextEdition, 'e-2026', { dimension: 'zone', key: '1.1.1' })).toBe('1.1.1');
  });

  it('the same edition needs no mapping, and a foreign one has nothing', () => {
    expect(previousKeyOf({ ...nextEdition, editionCode: 'e-2026' }, 'e-2026', { dimension: 'standard', key: '1.1.1' })).toBe('1.1.1');
    expect(previousKeyOf(sameEdition, 'e-2020', { dimension: 'zone', key: 'Z1' })).toBeNull();
  });

  it('compares a renumbered standard with itself and not with the bearer of its code', () => {
    const observation = (standardKey: string, met: number): ScoredObservation => ({
      themeKey: '1', standardKey, siteTypeKey: 'market', siteKey: 'S1', zoneKey: null, organisationKey: null,
      observed: 10, met, notApplicable: false,
    });
    const cells = aggregate([observation('1.1.1', 0), observation('1.1.2', 5)]);
    const cell = aggregate([observation('1.1.1', 6)]).get('standard:1.1.1')!;
    expect(cellChange({ cell, edition: nextEdition }, { cells, editionCode: 'e-2026' })).toEqual({
      isComparable: true, points: 10, text: '+10.0',
    });
    const ofReused = { ...cell, key: '1.1.9' };
    expect(cellChange({ cell: ofReused, edition: nextEdition }, { cells, editionCode: 'e-2026' })).toEqual({
      isComparable: false, reason: 'codeChanged',
    });
    expect(cellChange({ cell, edition: sameEdition }, { cells, editionCode: 'e-2020' })).toMatchObject({ reason: 'editionChanged' });
    expect(cellChange({ cell, edition: sameEdition }, { cells: new Map(), editionCode: 'e-2026' })).toMatchObject({ reason: 'nothingObserved' });
    expect(cellChange({ cell, edition: sameEdition }, null)).toMatchObject({ reason: 'noPreviousRound' });
  });
});
