import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfEpochDay, localDate } from '#kernel/local-date.ts';
import { CAPTION_ELEMENTS, captionGaps, countOf, isWithin, materialScore, pointsOf, shareOf, windowOf } from './index.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((at) => dateOfEpochDay(at));
const few = fc.nat({ max: 30 });
const counts = fc.tuple(few, few, few).map(([required, accepted, waiting]) => countOf(required, accepted, waiting));

describe('the window', () => {
  it('of twelve months ends with the month before the test', () => {
    expect(windowOf(localDate('2017-07-31'), 12)).toEqual({ startsOn: '2016-08-01', endsOn: '2017-07-31' });
    expect(windowOf(localDate('2026-12-31'), 12)).toEqual({ startsOn: '2026-01-01', endsOn: '2026-12-31' });
    expect(windowOf(localDate('2026-03-30'), 1)).toEqual({ startsOn: '2026-02-28', endsOn: '2026-03-30' });
  });

  it('holds both its ends and no day beside them', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 36 }), (endsOn, months) => {
      const window = windowOf(endsOn, months);
      expect([window.startsOn, endsOn].every((each) => isWithin(each, window))).toBe(true);
      expect([addDays(localDate(window.startsOn), -1), addDays(endsOn, 1)].some((each) => isWithin(each, window))).toBe(false);
    }));
  });

  it('is never shorter with more months, and two windows on end make one', () => {
    fc.assert(fc.property(fc.integer({ min: 1970, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 18 }), fc.integer({ min: 1, max: 18 }), (year, month, one, other) => {
      const endsOn = addDays(localDate(`${year}-${String(month).padStart(2, '0')}-01`), -1);
      const later = windowOf(endsOn, one);
      expect(windowOf(addDays(localDate(later.startsOn), -1), other).startsOn).toBe(windowOf(endsOn, one + other).startsOn);
    }));
  });
});

describe('completeness', () => {
  it('leaves nothing over: what is accepted, waiting and missing covers what is required', () => {
    fc.assert(fc.property(few, few, few, (required, accepted, waiting) => {
      const { missing } = countOf(required, accepted, waiting);
      expect(accepted + waiting + missing).toBeGreaterThanOrEqual(required);
      expect(missing === 0 || accepted + waiting + missing === required).toBe(true);
    }));
  });

  it('is full only when every count is, so that plenty of one makes up for nothing of another', () => {
    fc.assert(fc.property(fc.array(counts, { maxLength: 12 }), (all) => {
      const { done, of } = shareOf(all);
      expect(done).toBeLessThanOrEqual(of);
      expect(done === of).toBe(all.every(({ required, accepted }) => accepted >= required));
    }));
  });

  it('of parts adds up to that of the whole', () => {
    fc.assert(fc.property(fc.array(counts), fc.array(counts), (one, other) => {
      const [left, right, whole] = [shareOf(one), shareOf(other), shareOf([...one, ...other])];
      expect(whole).toEqual({ done: left.done + right.done, of: left.of + right.of });
    }));
  });
});

describe('a caption', () => {
  it('of a picture says everything, of a document what it is about', () => {
    const empty = { place: ' ', people: '', theme: '', background: '', occasion: '' };
    expect(captionGaps('picture', empty)).toEqual([...CAPTION_ELEMENTS]);
    expect(captionGaps('document', empty)).toEqual(['theme']);
    expect(captionGaps('document', { ...empty, theme: '实施方案' })).toEqual([]);
  });
});

describe('the material part of an evaluation', () => {
  const need = fc.record({ standard: fc.constantFrom('1.1.1', '1.1.2', '2.1.1'), scoreHundredths: fc.constant(200), counts: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat({ max: 8 })).map(([required, accepted]) => [{ required, accepted }]) });
  const shareOfScore = (of: ReturnType<typeof materialScore>) => (of === null ? null : of.earned / of.possible);

  it('gives half of a standard’s points for half of its pieces, and weighs standards by their points', () => {
    expect(materialScore([])).toBeNull();
    const half = materialScore([{ standard: 'a', scoreHundredths: 200, counts: [{ required: 2, accepted: 1 }, { required: 2, accepted: 1 }] }]);
    expect([pointsOf(half?.earned ?? 0), pointsOf(half?.possible ?? 0), half?.pieces]).toEqual([1, 2, { done: 2, of: 4 }]);
    // 3 points whole and 1 point not at all: three quarters
    expect(shareOfScore(materialScore([{ standard: 'a', scoreHundredths: 300, counts: [{ required: 1, accepted: 1 }] }, { standard: 'b', scoreHundredths: 100, counts: [{ required: 1, accepted: 0 }] }]))).toBe(0.75);
  });

  it('lies between nothing and the whole, never falls by one more accepted piece, and gains nothing beyond what was required', () => {
    fc.assert(fc.property(fc.array(need, { minLength: 1, maxLength: 8 }), fc.nat(), (needs, pick) => {
      const before = shareOfScore(materialScore(needs)) as number;
      expect(before).toBeGreaterThanOrEqual(0);
      expect(before).toBeLessThanOrEqual(1);
      const at = pick % needs.length;
      const more = needs.map((each, index) => (index === at ? { ...each, counts: each.counts.map((count) => ({ ...count, accepted: count.accepted + 1 })) } : each));
      expect(shareOfScore(materialScore(more))).toBeGreaterThanOrEqual(before);
      const capped = needs.map((each) => ({ ...each, counts: each.counts.map(({ required, accepted }) => ({ required, accepted: Math.min(required, accepted) })) }));
      expect(materialScore(capped)).toEqual(materialScore(needs));
    }));
  });
});
