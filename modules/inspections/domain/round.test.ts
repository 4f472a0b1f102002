import { expect, it } from 'vitest';
import { canAssignIn, canRecordIn, nextRoundState, ROUND_ACTIONS, ROUND_STATES, roundActionsIn } from './round.ts';

it('goes from planned to drawn to in progress to closed, and nowhere else', () => {
  const table = ROUND_STATES.flatMap((state) =>
    ROUND_ACTIONS.map((action) => {
      const next = nextRoundState(state, action);
      return `${state} ${action} ${next.ok ? next.value : next.error}`;
    }),
  );
  expect(table).toEqual([
    'planned draw drawn',
    'planned start round_state_forbids',
    'planned close round_state_forbids',
    'drawn draw round_state_forbids',
    'drawn start inProgress',
    'drawn close round_state_forbids',
    'inProgress draw round_state_forbids',
    'inProgress start round_state_forbids',
    'inProgress close closed',
    'closed draw round_state_forbids',
    'closed start round_state_forbids',
    'closed close round_state_forbids',
  ]);
});

it('offers exactly the actions that lead somewhere', () => {
  expect(ROUND_STATES.map(roundActionsIn)).toEqual([['draw'], ['start'], ['close'], []]);
});

it('takes assignments from the draw on and observations only while it runs', () => {
  expect(ROUND_STATES.filter(canAssignIn)).toEqual(['drawn', 'inProgress']);
  expect(ROUND_STATES.filter(canRecordIn)).toEqual(['inProgress']);
});
