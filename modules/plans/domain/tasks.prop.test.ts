import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesIn, isOverdue, mayAccept, OWED_STATES, standardReferences, stateAfter, TASK_ACTS, TASK_STATES } from './index.ts';
import type { TaskState } from './index.ts';

const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-09-${String(at).padStart(2, '0')}`);

describe('a task', () => {
  it('goes the ways that are drawn and no other', () => {
    const ways = TASK_STATES.flatMap((state) => TASK_ACTS.flatMap((act) => (stateAfter(state, act) === null ? [] : [`${state} ${act} ${stateAfter(state, act)}`])));
    expect(ways).toEqual([
      'open begin inProgress', 'open deliver delivered', 'open drop dropped', 'inProgress deliver delivered', 'inProgress drop dropped', 'delivered accept accepted', 'delivered return returned', 'delivered drop dropped', 'returned deliver delivered', 'returned drop dropped',
    ]);
  });

  it('is accepted only after it was delivered, whatever is tried, and then stays', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...TASK_ACTS), { maxLength: 20 }), (acts) => {
      let state: TaskState = 'open';
      for (const act of acts) {
        const next = stateAfter(state, act);
        if (next === 'accepted') expect(state).toBe('delivered');
        if (state === 'accepted' || state === 'dropped') expect(next).toBeNull();
        state = next ?? state;
      }
    }));
  });

  it('is overdue once its day is over and the unit still owes it', () => {
    fc.assert(fc.property(fc.constantFrom(...TASK_STATES), day, day, (state, dueOn, today) => isOverdue({ state, dueOn }, today) === (OWED_STATES.includes(state) && today > dueOn)));
    expect(isOverdue({ state: 'open', dueOn: '2026-09-21' }, '2026-09-21')).toBe(false);
  });

  it('is accepted by somebody other than whoever delivered it', () => {
    expect([mayAccept({ deliveredBy: 'a' }, 'a'), mayAccept({ deliveredBy: 'a' }, 'b')]).toEqual([false, true]);
  });
});

describe('a cell of codes', () => {
  it('holds each once, whatever stands between them', () => {
    expect(codesIn(' A-1、B-2；A-1, C-3 ')).toEqual(['A-1', 'B-2', 'C-3']);
    fc.assert(fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Z]-[0-9]{1,3}$/), { maxLength: 6 }), fc.constantFrom('、', ',', ' ; ', '，'), (codes, between) => { expect(codesIn(codes.join(between))).toEqual(codes); }));
  });

  it('names a standard alone or with its edition', () => {
    expect(standardReferences('1.1.2、CITY-2026/3.2')).toEqual([{ edition: null, code: '1.1.2' }, { edition: 'CITY-2026', code: '3.2' }]);
  });
});
