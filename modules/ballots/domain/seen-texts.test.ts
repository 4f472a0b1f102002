import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seenTexts } from './seen-texts.ts';

describe('texts that came before', () => {
  it('are found each time and no other is, whatever number was expected', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 400 }), fc.constantFrom(0, 1, 50, 10_000, Number.NaN, Infinity), (texts, expected) => {
      const [seen, known] = [seenTexts(expected), new Set<string>()];
      for (const text of texts) {
        expect(seen(text)).toBe(known.has(text));
        known.add(text);
      }
    }), { numRuns: 300 });
  });
  it('are found when there are far more of them than was said', () => {
    const seen = seenTexts(3);
    for (let at = 0; at < 5_000; at += 1) expect(seen(`text ${at}`)).toBe(false);
    for (let at = 0; at < 5_000; at += 1) expect(seen(`text ${at}`)).toBe(true);
  });
});
