import { compareRatios } from '#kernel/ratio.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankEntries, type RankingEntry } from './rank.ts';

const anyEntries: fc.Arbitrary<RankingEntry[]> = fc
  .array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 }), fc.boolean()), { maxLength: 25 })
  .map((rows) =>
    rows.map(([met, unmet, isUnderAppeal], at) => ({
      key: `O${at}`, share: { numerator: met, denominator: met + unmet }, taskCount: met + unmet, isUnderAppeal,
    })),
  );

it('gives each entry one more than the number of better ones, whatever the order of the list', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const ranking = rankEntries('organisation', entries);
      expect(rankEntries('organisation', entries.toReversed())).toEqual(ranking);
      for (const { share, rank, isTied } of ranking.ranked) {
        const compared = ranking.ranked.map((other) => compareRatios(other.share, share));
        expect(rank).toBe(1 + compared.filter((order) => order > 0).length);
        expect(isTied).toBe(compared.filter((order) => order === 0).length > 1);
      }
    }),
  );
});

it('lists every entry exactly once, ranked or with a reason', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const { ranked, unranked } = rankEntries('zone', entries);
      expect([...ranked, ...unranked].map(({ key }) => key).toSorted()).toEqual(entries.map(({ key }) => key).toSorted());
    }),
  );
});
