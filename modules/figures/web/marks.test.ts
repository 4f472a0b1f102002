import { describe, expect, it } from 'vitest';
import { markedPieces } from './marks.ts';

describe('marks in a text', () => {
  it('pieces are the text again, and overlapping places carry all their discrepancies', () => {
    const pieces = markedPieces('共十人，列九人。', [{ spans: [{ start: 1, end: 6 }] }, { spans: [{ start: 4, end: 7 }] }]);
    expect(pieces.map(({ text }) => text).join('')).toBe('共十人，列九人。');
    expect(pieces.map(({ discrepancies }) => discrepancies)).toEqual([[], [0], [0, 1], [1], []]);
  });
  it('a text without discrepancies is one piece', () => { expect(markedPieces('无', [])).toEqual([{ text: '无', start: 0, discrepancies: [], bound: null }]); });
  it('a number that a figure says is a piece of its own', () => { expect(markedPieces('共12户。', [], [{ start: 1, end: 4 }]).map(({ text, bound }) => [text, bound])).toEqual([['共', null], ['12户', 0], ['。', null]]); });
});
