import { describe, expect, it } from 'vitest';
import { aCheckItem, anEdition, aStandard, aTheme } from '../../../tests/kit/an-edition.ts';
import { diffEditions, mappingOfDiff } from './diff-editions.ts';
import type { Standard } from './edition.ts';
import { mapCodes, previousCodes } from './mapping.ts';
import { validateEdition } from './validate-edition.ts';

const withStandards = (standards: readonly Standard[], code = 'test-2027') =>
  anEdition({ code, themes: [aTheme(standards)], checkItems: [] });
const standardPairs = (before: readonly Standard[], after: readonly Standard[]) =>
  diffEditions(withStandards(before, 'test-2026'), withStandards(after))
    .pairs.filter(({ level }) => level === 'standard')
    .map(({ from, to, relation }) => `${from ?? '∅'} → ${to ?? '∅'} ${relation}`);

const displays = aStandard({ code: '1.1.1', zh: '街面公益广告有足够密度' });
const counters = aStandard({ code: '1.1.2', zh: '窗口秩序好、服务文明' });
const scales = aStandard({ code: '1.1.3', zh: '计量器具经过检定，设公平秤' });

describe('what became of the standards', () => {
  it('keeps what says the same under the same code, punctuation aside', () => {
    expect(standardPairs([counters], [{ ...counters, zh: '窗口秩序好，服务文明。' }])).toEqual(['1.1.2 → 1.1.2 kept']);
  });

  it('calls another score a change', () => {
    expect(standardPairs([displays], [{ ...displays, scoreMax: 12 }])).toEqual(['1.1.1 → 1.1.1 changed']);
  });

  it('follows a standard that was renumbered because the one before it was dropped', () => {
    expect(standardPairs([displays, counters, scales], [{ ...counters, code: '1.1.1' }, { ...scales, code: '1.1.2' }])).toEqual([
      '1.1.1 → ∅ dropped',
      '1.1.2 → 1.1.1 kept',
      '1.1.3 → 1.1.2 kept',
    ]);
  });

  it('finds a standard that was both renumbered and reworded', () => {
    expect(standardPairs([displays, scales], [{ ...scales, code: '1.1.7', zh: '计量器具按期检定，设有公平秤' }, displays])).toEqual([
      '1.1.1 → 1.1.1 kept',
      '1.1.3 → 1.1.7 changed',
    ]);
  });

  it('does not take a code for the same standard when it says something else', () => {
    expect(standardPairs([displays], [{ ...displays, zh: '居民对诉求办理满意' }])).toEqual([
      '1.1.1 → ∅ dropped',
      '∅ → 1.1.1 added',
    ]);
  });

  it('prefers the very same text elsewhere to a similar one under the old code', () => {
    const similar = { ...displays, zh: '街面公益广告有足够亮度' };
    expect(standardPairs([displays], [similar, { ...displays, code: '1.1.2' }])).toEqual(['1.1.1 → 1.1.2 kept', '∅ → 1.1.1 added']);
  });

  it('tells standards of the same text apart by their order', () => {
    const twin = { ...displays, code: '1.1.2' };
    expect(standardPairs([displays, twin], [{ ...displays, code: '1.1.5' }, { ...displays, code: '1.1.6' }])).toEqual([
      '1.1.1 → 1.1.5 kept',
      '1.1.2 → 1.1.6 kept',
    ]);
  });

  it('sees a changed rule of a check', () => {
    const after = anEdition({ code: 'test-2027', checkItems: [aCheckItem({ rule: { kind: 'minCount', count: 2 } })] });
    const pairs = diffEditions(anEdition(), after).pairs.filter(({ level }) => level === 'checkItem');
    expect(pairs).toEqual([{ level: 'checkItem', from: '1.1.1-a', to: '1.1.1-a', relation: 'changed', similarity: 1 }]);
  });
});

describe('a mapping between editions', () => {
  const mapping = {
    fromEdition: 'test-2026',
    pairs: [
      { from: '1.1.1', to: '1.1.1', relation: 'split' as const },
      { from: '1.1.1', to: '1.1.2', relation: 'split' as const },
      { from: '1.1.2', to: '1.1.3', relation: 'merged' as const },
      { from: '1.1.3', to: '1.1.3', relation: 'merged' as const },
      { from: '1.1.4', to: null, relation: 'dropped' as const },
      { from: '1.1.5', to: '1.1.6', relation: 'kept' as const },
      { from: null, to: '1.1.7', relation: 'added' as const },
    ],
  };

  it.each([
    ['1.1.1', 'split', ['1.1.1', '1.1.2']],
    ['1.1.3', 'merged', ['1.1.3']],
    ['1.1.4', 'dropped', []],
    ['1.1.5', 'kept', ['1.1.6']],
    ['1.1.8', 'kept', ['1.1.8']],
  ] as const)('says what the old code %s is called now', (code, relation, codes) => {
    expect(mapCodes(mapping, code)).toEqual({ relation, codes });
  });

  it.each([
    ['1.1.3', 'merged', ['1.1.2', '1.1.3']],
    ['1.1.6', 'kept', ['1.1.5']],
    ['1.1.7', 'added', []],
    ['1.1.5', 'added', []],
    ['1.1.8', 'kept', ['1.1.8']],
  ] as const)('says what the new code %s was called before', (code, relation, codes) => {
    expect(previousCodes(mapping, code)).toEqual({ relation, codes });
  });

  it('taken from a diff lists only what moved, and is a valid part of the new edition', () => {
    const before = withStandards([displays, counters, scales], 'test-2026');
    const after = withStandards([{ ...counters, code: '1.1.1' }, { ...scales, code: '1.1.2' }]);
    const adopted = mappingOfDiff(diffEditions(before, after));
    expect(adopted).toEqual({
      fromEdition: 'test-2026',
      pairs: [
        { from: '1.1', to: '1.1', relation: 'changed' },
        { from: '1.1.1', to: null, relation: 'dropped' },
        { from: '1.1.2', to: '1.1.1', relation: 'kept' },
        { from: '1.1.3', to: '1.1.2', relation: 'kept' },
      ],
    });
    const errors = validateEdition({ ...after, mapping: adopted }).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });
});
