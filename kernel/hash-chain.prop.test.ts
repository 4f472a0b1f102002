import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ChainEntry, chainHash, GENESIS_HASH, verifyChain } from './hash-chain.ts';

function chainOf(texts: readonly string[]): ChainEntry[] {
  const entries: ChainEntry[] = [];
  for (const [place, entry] of texts.entries()) {
    const previousHash = entries[place - 1]?.hash ?? GENESIS_HASH;
    entries.push({ sequence: place + 1, previousHash, entry, hash: chainHash(previousHash, place + 1, entry) });
  }
  return entries;
}

const texts = fc.array(fc.string(), { minLength: 1, maxLength: 12 });

it('accepts every untouched chain', () => {
  fc.assert(
    fc.property(texts, (entries) => {
      expect(verifyChain(chainOf(entries)).ok).toBe(true);
    }),
  );
});

it('finds any one change of text, at exactly its place', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.string(), (entries, at, forged) => {
      const chain = chainOf(entries);
      const place = at % chain.length;
      const entry = chain[place]!;
      fc.pre(entry.entry !== forged);
      chain[place] = { ...entry, entry: forged };
      expect(verifyChain(chain)).toEqual({ ok: false, error: { sequence: place + 1, reason: 'altered' } });
    }),
  );
});

it('finds any removal that is not at the end', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (entries, at) => {
      const chain = chainOf([...entries, 'last']);
      const place = at % entries.length;
      chain.splice(place, 1);
      expect(verifyChain(chain)).toEqual({ ok: false, error: { sequence: place + 1, reason: 'gap' } });
    }),
  );
});
