import { describe, expect, it } from 'vitest';
import { CASE_STATES } from '../domain/index.ts';
import { actBetween, cardAfter } from './case-board-view.ts';

describe('a card dragged to another column', () => {
  it('asks for the act that leads there', () => {
    expect([
      actBetween('reported', 'registered'), actBetween('registered', 'dispatched'), actBetween('dispatched', 'accepted'), actBetween('accepted', 'rectified'), actBetween('rectified', 'closed'),
      actBetween('rectified', 'accepted'), actBetween('accepted', 'registered'), actBetween('accepted', 'shelved'), actBetween('shelved', 'dispatched'), actBetween('closed', 'registered'),
    ]).toEqual(['register', 'dispatch', 'accept', 'rectify', 'verifyPass', 'verifyFail', 'return', 'shelve', 'resume', 'reopen']);
  });
  it('never skips the verification', () => {
    for (const from of CASE_STATES) if (from !== 'rectified') expect(actBetween(from, 'closed'), from).toBeNull();
  });
  it('dropped where it was asks for nothing', () => {
    for (const state of CASE_STATES) expect(actBetween(state, state)).toBeNull();
  });
});

describe('arrow keys on the board', () => {
  it('move inside a column and across columns, over empty ones', () => {
    expect(cardAfter([2, 0, 1], { column: 0, card: 0 }, 'ArrowDown')).toEqual({ column: 0, card: 1 });
    expect(cardAfter([2, 0, 1], { column: 0, card: 1 }, 'ArrowDown')).toBeNull();
    expect(cardAfter([2, 0, 1], { column: 0, card: 1 }, 'ArrowRight')).toEqual({ column: 2, card: 0 });
    expect(cardAfter([2, 0, 1], { column: 2, card: 0 }, 'ArrowRight')).toBeNull();
    expect(cardAfter([2, 0, 1], { column: 2, card: 0 }, 'ArrowLeft')).toEqual({ column: 0, card: 0 });
    expect(cardAfter([2], { column: 0, card: 0 }, 'Enter')).toBeNull();
  });
});
