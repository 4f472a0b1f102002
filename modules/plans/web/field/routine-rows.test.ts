import { expect, it } from 'vitest';
import type { QueueItem } from '#platform/web/offline/index.ts';
import { inOrder, routineOnPhone, subjectOf } from './routine-rows.ts';
import type { PulledRoutine } from './routine-rows.ts';

const row: PulledRoutine = {
  id: 'r:p', routineId: 'r', placeId: 'p', nameZh: '周五建卫日', nameEn: 'Hygiene day', placeZh: '示例村', placeEn: 'Village', today: '2026-09-18', missed: 0,
  occurrences: [{ on: '2026-09-11', dueOn: '2026-09-11', doneOn: null }, { on: '2026-09-18', dueOn: '2026-09-18', doneOn: null }, { on: '2026-09-25', dueOn: '2026-09-25', doneOn: null }],
};
const item = (state: QueueItem['state'], doneOn: string): QueueItem => ({ operation: 'plans.recordCompletion', subject: subjectOf(row), state, input: { doneOn } } as unknown as QueueItem);

it('a tap without a network counts at once, and not once it was refused', () => {
  const done = (state: QueueItem['state']) => routineOnPhone(row, [item(state, '2026-09-18')], '2026-09-18').isDone;
  expect([done('waiting' as QueueItem['state']), done('synced'), done('refused'), done('discarded')]).toEqual([true, true, false, false]);
});

it('last week’s tap does not count for this week, and the phone’s own day moves on to the next occurrence', () => {
  expect(routineOnPhone(row, [item('synced', '2026-09-12')], '2026-09-18').isDone).toBe(false);
  expect(routineOnPhone(row, [], '2026-09-24')).toMatchObject({ current: { on: '2026-09-18' }, next: { on: '2026-09-25' } });
  expect(routineOnPhone(row, [], '2026-09-26').current?.on).toBe('2026-09-25');
});

it('what is to be done stands first, what was left out for a holiday last', () => {
  const holiday: PulledRoutine = { ...row, id: 'h', routineId: 'h', occurrences: [{ on: '2026-09-18', dueOn: null, doneOn: null }] };
  const done: PulledRoutine = { ...row, id: 'd', routineId: 'd', occurrences: [{ on: '2026-09-18', dueOn: '2026-09-18', doneOn: '2026-09-18' }] };
  expect(inOrder([holiday, done, row].map((each) => routineOnPhone(each, [], '2026-09-18'))).map((each) => each.row.id)).toEqual(['r:p', 'd', 'h']);
});
