import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRng } from './rng.ts';

const byNumber = (a: number, b: number) => a - b;

it('a shuffle keeps every element and the same seed shuffles the same way', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.integer(), { maxLength: 60 }), (seed, array) => {
      const shuffled = createRng(seed).shuffle(array);
      expect(shuffled.toSorted(byNumber)).toEqual(array.toSorted(byNumber));
      expect(createRng(seed).shuffle(array)).toEqual(shuffled);
    }),
  );
});

it('a sample draws without putting back', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat({ max: 60 }), fc.nat({ max: 60 }), (seed, size, wanted) => {
      const array = Array.from({ length: size }, (_, place) => place);
      const drawn = createRng(seed).sample(array, Math.min(wanted, size));
      expect(new Set(drawn).size).toBe(Math.min(wanted, size));
      for (const place of drawn) expect(array).toContain(place);
    }),
  );
});

it('whole numbers and fractions stay in their range', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
      const rng = createRng(seed);
      const whole = rng.nextInt(bound);
      expect(whole >= 0 && whole < bound && Number.isInteger(whole)).toBe(true);
      const fraction = rng.nextFloat();
      expect(fraction >= 0 && fraction < 1).toBe(true);
    }),
  );
});

it('draws every element about equally often', () => {
  const rng = createRng('均匀');
  const counts = Array.from({ length: 10 }, () => 0);
  const rounds = 20_000;
  for (let round = 0; round < rounds; round += 1) for (const place of rng.sample([...counts.keys()], 3)) counts[place]! += 1;
  // Expected 6,000 each with a standard deviation of 65; the seed is fixed, so this never fails by chance.
  for (const count of counts) expect(Math.abs(count - 6000)).toBeLessThan(260);
});
