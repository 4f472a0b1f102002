import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anEdition, aStandard, aTheme } from '../../../tests/kit/an-edition.ts';
import { diffEditions, mappingOfDiff } from './diff-editions.ts';
import { standardsOf } from './edition-tree.ts';
import { mapCodes } from './mapping.ts';
import { similarityIndex, textProfile, textSimilarity } from './text-similarity.ts';

const text = fc.string({ unit: fc.constantFrom('街', '面', '公', '益', '广', '告', '3', '，'), minLength: 1, maxLength: 12 });
const anyEdition = fc
  .uniqueArray(fc.record({ code: fc.integer({ min: 1, max: 15 }).map((at) => `1.1.${at}`), zh: text }), {
    selector: ({ code }) => code,
    minLength: 1,
    maxLength: 10,
  })
  .map((rows) => anEdition({ themes: [aTheme(rows.map((row) => aStandard(row)))], checkItems: [] }));

it('puts every old and every new code into exactly one pair of its level', () => {
  fc.assert(
    fc.property(anyEdition, anyEdition, (before, after) => {
      const pairs = diffEditions(before, after).pairs.filter(({ level }) => level === 'standard');
      const codesOf = (edition: typeof before) => standardsOf(edition).map(({ standard }) => standard.code);
      expect(pairs.flatMap(({ from }) => from ?? []).toSorted()).toEqual(codesOf(before).toSorted());
      expect(pairs.flatMap(({ to }) => to ?? []).toSorted()).toEqual(codesOf(after).toSorted());
    }),
  );
});

it('leads every old code where the diff said, also through the shortened mapping', () => {
  fc.assert(
    fc.property(anyEdition, anyEdition, (before, after) => {
      const diff = diffEditions(before, after);
      const mapping = mappingOfDiff(diff);
      for (const { from, to } of diff.pairs.filter((pair) => pair.level === 'standard')) {
        if (from !== null) expect(mapCodes(mapping, from).codes).toEqual(to === null ? [] : [to]);
      }
    }),
  );
});

it('keeps everything of an edition compared with itself', () => {
  fc.assert(
    fc.property(anyEdition, (edition) => {
      const pairs = diffEditions(edition, edition).pairs;
      expect(pairs.every(({ from, to, relation, similarity }) => from === to && relation === 'kept' && similarity === 1)).toBe(true);
    }),
  );
});

it('measures likeness the same from both sides, between nothing and the whole', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [a, b] = [textProfile(left), textProfile(right)];
      expect(textSimilarity(a, b)).toBe(textSimilarity(b, a));
      expect(textSimilarity(a, b)).toBeGreaterThanOrEqual(0);
      expect(textSimilarity(a, b)).toBeLessThanOrEqual(1);
      expect(textSimilarity(a, b) === 1).toBe(a.text === b.text || isSamePairs(a.pairs, b.pairs));
    }),
  );
});

it('finds through the index exactly the texts that are similar enough one by one', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 12 }), fc.constantFrom(0.2, 0.5, 0.6, 1), (sought, texts, similarityMin) => {
      const [profile, profiles] = [textProfile(sought), texts.map(textProfile)];
      const expected = profiles
        .map((other, at) => ({ at, similarity: textSimilarity(profile, other) }))
        .filter(({ similarity }) => similarity >= similarityMin);
      expect(similarityIndex(profiles)(profile, similarityMin)).toEqual(expected);
    }),
  );
});

function isSamePairs(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): boolean {
  return left.size === right.size && [...left].every(([pair, count]) => right.get(pair) === count);
}
