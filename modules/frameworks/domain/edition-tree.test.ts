import { expect, it } from 'vitest';
import { aCheckItem, anEdition, aStandard, aTheme } from '../../../tests/kit/an-edition.ts';
import { fromHundredths, hundredths, sumHundredths } from './edition-score.ts';
import { checkItemsFor, editionSize, standardsOf } from './edition-tree.ts';

it('lists the checks of a site type in the order of their codes, from an edition or from a bare list', () => {
  const checkItems = [
    aCheckItem({ code: '1.1.1-j10' }),
    aCheckItem({ code: '1.1.1-j9' }),
    aCheckItem({ code: '1.1.1-a', siteTypes: ['main-street'] }),
  ];
  const codes = ['1.1.1-j9', '1.1.1-j10'];
  expect(checkItemsFor(anEdition({ checkItems }), 'market').map(({ code }) => code)).toEqual(codes);
  expect(checkItemsFor(checkItems, 'market').map(({ code }) => code)).toEqual(codes);
  expect(checkItemsFor(checkItems, 'cinema')).toEqual([]);
});

it('walks to every standard and knows what stands above it', () => {
  const edition = anEdition({ themes: [aTheme([aStandard(), aStandard({ code: '1.1.2' })])] });
  expect(standardsOf(edition).map(({ theme, content, standard }) => [theme.code, content.code, standard.code])).toEqual([
    ['1', '1.1', '1.1.1'],
    ['1', '1.1', '1.1.2'],
  ]);
  expect(editionSize(edition)).toEqual({ themes: 1, contents: 1, standards: 2, checkItems: 1, siteTypes: 2, negativeItems: 1 });
});

it('adds scores as whole hundredths: 39.7 + 46.3 + 10 + 10 = 106', () => {
  expect(sumHundredths([39.7, 46.3, 10, 10])).toBe(10_600);
  expect(fromHundredths(4_630)).toBe(46.3);
  expect(sumHundredths(Array.from({ length: 10 }, () => 0.1))).toBe(100);
});

it('has no hundredths for a third decimal, a negative score or no number', () => {
  expect([0.125, -1, Number.NaN, Number.POSITIVE_INFINITY].map(hundredths)).toEqual([null, null, null, null]);
  expect(sumHundredths([1, 0.125])).toBeNull();
});
