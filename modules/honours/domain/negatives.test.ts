import { describe, expect, it } from 'vitest';
import { negativeState, NEGATIVE_STATES, onVillageLists, signedByList, staysSaid } from './negatives.ts';

describe('signatures for the negative items of a list', () => {
  it('are asked of every kind where no stage asks for them; who is no household stands on no list of a village', () => {
    const plain = ['nomination', 'groupReview', 'committee', 'publicNotice', 'townshipApproval', 'conferral'] as const;
    expect(signedByList(plain, 0)).toBe(true);
    expect(signedByList([...plain, 'eligibility'], 0)).toBe(false);
    expect(signedByList([...plain, 'departmentCheck'], 3)).toBe(false);
    // A check without departments asks nobody.
    expect(signedByList([...plain, 'departmentCheck'], 0)).toBe(true);
    expect((['household', 'village', 'unit', 'campus', 'project', 'person'] as const).filter(onVillageLists)).toEqual(['household']);
  });
  it('are missing before anything else is said; what happened counts until it is set aside', () => {
    const states = [[['a'], ['b'], []], [[], ['b'], ['c']], [[], [], ['c']], [[], [], []]].map(([unsigned, happened, setAside]) => negativeState({ unsigned: unsigned as string[], happened: happened as string[], setAside: setAside as string[] }));
    expect(states).toEqual([...NEGATIVE_STATES]);
  });
  it('stand once something is said to have happened: neither a no nor an earlier day takes it back, a later one is news', () => {
    const after = (said: boolean, happenedOn: string | null) => staysSaid('2026-03-01', { said, happenedOn });
    expect([after(false, null), after(true, '2020-01-01'), after(true, '2026-02-28'), after(true, null)]).toEqual([false, false, false, false]);
    expect([after(true, '2026-03-01'), after(true, '2026-09-01'), staysSaid(null, { said: true, happenedOn: '2020-01-01' })]).toEqual([true, true, true]);
    expect(staysSaid(null, { said: false, happenedOn: null })).toBe(false);
  });
});
