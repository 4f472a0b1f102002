import { expect, it } from 'vitest';
import { DECISION_STATES, decisionIsOverdue, decisionMayBecome } from './index.ts';

it('a decision is done or dropped once, and opened again before anything else', () => {
  expect(DECISION_STATES.flatMap((from) => DECISION_STATES.filter((to) => decisionMayBecome(from, to)).map((to) => `${from} ${to}`))).toEqual(['open done', 'open dropped', 'done open', 'dropped open']);
});

it('is overdue after its day, while it is open', () => {
  expect([decisionIsOverdue({ state: 'open', dueOn: '2026-09-20' }, '2026-09-21'), decisionIsOverdue({ state: 'open', dueOn: '2026-09-21' }, '2026-09-21'), decisionIsOverdue({ state: 'done', dueOn: '2026-09-20' }, '2026-09-21')]).toEqual([true, false, false]);
});
