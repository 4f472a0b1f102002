import { describe, expect, it } from 'vitest';
import { type ChainEntry, chainHash, EMPTY_CHAIN, GENESIS_HASH, verifyChain } from './hash-chain.ts';
import { err, ok } from './result.ts';

function aChain(...texts: string[]): ChainEntry[] {
  const entries: ChainEntry[] = [];
  let previousHash = GENESIS_HASH;
  for (const [place, entry] of texts.entries()) {
    const sequence = place + 1;
    const hash = chainHash(previousHash, sequence, entry);
    entries.push({ sequence, previousHash, entry, hash });
    previousHash = hash;
  }
  return entries;
}

const chain = aChain('registered', 'dispatched', 'accepted', 'rectified');
const [first, second, third, fourth] = chain as [ChainEntry, ChainEntry, ChainEntry, ChainEntry];

describe('an untouched chain', () => {
  it('hashes as sha256sum does', () => {
    // printf '%s\n%s\n%s' 000…000 1 registered | sha256sum
    expect(first.hash).toBe('544f83d8e289aba535f84e814cf142c4ca9194be479a9a54db206f5ab83fd0d6');
  });

  it('answers its head', () => {
    expect(verifyChain(chain)).toEqual(ok({ sequence: 4, hash: fourth.hash }));
    expect(verifyChain([])).toEqual(ok(EMPTY_CHAIN));
  });

  it('can be verified in pieces', () => {
    const head = verifyChain([first, second]);
    expect(head.ok && verifyChain([third, fourth], head.value)).toEqual(verifyChain(chain));
  });
});

describe('a broken chain names its first broken place', () => {
  it.each([
    ['an entry is missing', [first, third, fourth], { sequence: 2, reason: 'gap' }],
    ['the beginning is missing', [second, third], { sequence: 1, reason: 'gap' }],
    ['two entries changed places', [first, third, second], { sequence: 2, reason: 'gap' }],
    ['an entry stands twice', [first, second, second], { sequence: 2, reason: 'reordered' }],
    ['a text was changed', [first, { ...second, entry: 'declined' }], { sequence: 2, reason: 'altered' }],
    ['a hash was changed', [{ ...first, hash: second.hash }], { sequence: 1, reason: 'altered' }],
    [
      'a text was changed and hashed again',
      [first, aChain('registered', 'declined')[1]!, third],
      { sequence: 3, reason: 'unlinked' },
    ],
    ['numbers were closed up after a removal', [first, { ...third, sequence: 2 }], { sequence: 2, reason: 'unlinked' }],
  ] as const)('%s', (_what, entries, broken) => {
    expect(verifyChain(entries)).toEqual(err(broken));
  });
});
