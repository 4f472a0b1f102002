import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

const anyJson = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' });

it('canonical text survives a round trip through JSON.parse', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('does not depend on the order in which members were typed', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), anyJson), fc.infiniteStream(fc.nat()), (value, places) => {
      const shuffled = Object.entries(value)
        .map(([name, member]) => ({ name, member, place: places.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ name, member }) => [name, member] as const);
      expect(canonicalJson(Object.fromEntries(shuffled))).toBe(canonicalJson(value));
    }),
  );
});

it('gives the same text only to equal values', () => {
  const closeValues = fc.jsonValue({ maxDepth: 1 });
  fc.assert(
    fc.property(closeValues, closeValues, (left, right) => {
      const sameText = canonicalJson(left) === canonicalJson(right);
      expect(sameText).toBe(isDeepStrictEqual(throughJson(left), throughJson(right)));
    }),
  );
});

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
