import { describe, expect, it } from 'vitest';
import { actsFrom, CASE_ACTS, CASE_STATES, type CaseState, isOpen, nextState } from './states.ts';

/** The whole life cycle, one state per line; an act that is not named is refused. */
const TABLE = `
reported   : register>registered decline>declined void>voided
declined   :
registered : dispatch>dispatched void>voided
dispatched : accept>accepted return>registered shelve>shelved extend>dispatched void>voided
accepted   : return>registered rectify>rectified shelve>shelved extend>accepted void>voided
rectified  : verifyPass>closed verifyFail>accepted
closed     : reopen>registered
shelved    : resume>dispatched void>voided
voided     :
`;

const lines = TABLE.trim()
  .split('\n')
  .map((line) => line.split(':').map((part) => part.trim()) as [CaseState, string]);

describe('the life of a case', () => {
  it('has a line for every state', () => {
    expect(lines.map(([state]) => state)).toEqual([...CASE_STATES]);
  });

  it.each(lines)('%s', (state, allowed) => {
    const expected = new Map(allowed.split(' ').filter(Boolean).map((step) => step.split('>') as [string, CaseState]));
    for (const act of CASE_ACTS) {
      const next = expected.get(act);
      const answer = next === undefined ? { ok: false, error: 'cases.act_not_allowed' } : { ok: true, value: next };
      expect(nextState(state, act), `${state} · ${act}`).toEqual(answer);
    }
    expect(new Set(actsFrom(state))).toEqual(new Set(expected.keys()));
  });

  it('is closed by a passed verification and by nothing else', () => {
    const ways = CASE_STATES.flatMap((state) => actsFrom(state).map((act) => ({ state, act, next: nextState(state, act) })));
    expect(ways.filter(({ next }) => next.ok && next.value === 'closed').map(({ state, act }) => [state, act])).toEqual([
      ['rectified', 'verifyPass'],
    ]);
  });

  it('asks nothing of anybody once declined, closed or voided', () => {
    expect(CASE_STATES.filter((state) => !isOpen(state))).toEqual(['declined', 'closed', 'voided']);
  });
});
