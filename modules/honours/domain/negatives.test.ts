import { describe, expect, it } from 'vitest';
import { negativeState, NEGATIVE_STATES, signedByList } from './negatives.ts';

describe('signatures for the negative items of a list', () => {
  it('are asked where households have no stage that asks for them', () => {
    const plain = ['nomination', 'groupReview', 'committee', 'publicNotice', 'townshipApproval', 'conferral'] as const;
    expect(signedByList('household', plain, 0)).toBe(true);
    expect(signedByList('household', [...plain, 'eligibility'], 0)).toBe(false);
    expect(signedByList('household', [...plain, 'departmentCheck'], 3)).toBe(false);
    // A check without departments asks nobody.
    expect(signedByList('household', [...plain, 'departmentCheck'], 0)).toBe(true);
    expect(signedByList('unit', plain, 0)).toBe(false);
  });
  it('are missing before anything else is said; what happened counts until it is set aside', () => {
    const states = [[['a'], ['b'], []], [[], ['b'], ['c']], [[], [], ['c']], [[], [], []]].map(([unsigned, happened, setAside]) => negativeState({ unsigned: unsigned as string[], happened: happened as string[], setAside: setAside as string[] }));
    expect(states).toEqual([...NEGATIVE_STATES]);
  });
});
