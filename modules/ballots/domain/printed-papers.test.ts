import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enterPaperBallot } from '../contract/index.ts';
import { choiceFault, paperClasses, paperLayout, PAPER_NUMBER_MAX, PAPERS_AT_ONCE_MAX, paperSerials, paperTotal, WITHHELD_LABEL } from './index.ts';
import type { BallotMode } from './index.ts';

const option = (code: string, classCode: string, note: string | null = null) => ({ code, classCode, label: `候选${code}`, note });
const question = (mode: BallotMode, totalLimit: number | null = null) => ({
  mode, totalLimit,
  classes: [{ code: 'A', label: '助人为乐', limit: 2, seats: 1 }, { code: 'B', label: '敬业奉献', limit: 1, seats: 1 }],
  options: [option('b1', 'B'), option('a1', 'A', '邻里互助'), option('a2', 'A'), option('b2', 'B'), option('a3', 'A')],
});
const NOBODY = new Set<string>();

describe('the numbers of papers', () => {
  it('run on from the first, as long as each other, behind what stands before them', () => {
    expect(paperSerials({ prefix: '', from: 1, count: 3 })).toEqual(['0001', '0002', '0003']);
    expect(paperSerials({ prefix: ' ｄｊ ', from: 9_999, count: 2 })).toEqual(['DJ-9999', 'DJ-10000']);
  });
  it('are none without end, beyond the limit, or with what nobody can type again', () => {
    expect(paperSerials({ prefix: '', from: 1, count: PAPERS_AT_ONCE_MAX + 1 })).toBeNull();
    expect(paperSerials({ prefix: '', from: PAPER_NUMBER_MAX, count: 2 })).toBeNull();
    expect(paperSerials({ prefix: '', from: 0, count: 1 })).toBeNull();
    expect(paperSerials({ prefix: '', from: 1.5, count: 1 })).toBeNull();
    expect(paperSerials({ prefix: '东街', from: 1, count: 1 })).toBeNull();
  });
  it('are each taken by paper entry, and no two are the same', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-Za-z]{0,8}$/), fc.integer({ min: 1, max: PAPER_NUMBER_MAX - PAPERS_AT_ONCE_MAX }), fc.integer({ min: 1, max: 60 }), (prefix, from, count) => {
      const serials = paperSerials({ prefix, from, count }) ?? [];
      expect(new Set(serials).size).toBe(count);
      for (const serial of serials) expect(enterPaperBallot.input.shape.serial.safeParse(serial).data).toBe(serial);
    }), { seed: 5, numRuns: 60 });
  });
});

describe('what a paper asks', () => {
  it('has the classes and options in the order in which they are entered', () => {
    expect(paperClasses(question('approve'), NOBODY).map(({ label, options }) => [label, options.map(({ code }) => code)])).toEqual([['助人为乐', ['a1', 'a2', 'a3']], ['敬业奉献', ['b1', 'b2']]]);
  });
  it.each([['approve', 'upTo'], ['exactly', 'exactly'], ['ranked', 'rank'], ['runoff', 'rank'], ['condorcet', 'rank']] as const)('%s is told as %s, with the limit of each class', (mode, rule) => {
    expect(paperClasses(question(mode), NOBODY).map((group) => [group.rule, group.limit])).toEqual([[rule, 2], [rule, 1]]);
  });
  it('a paper filled in as it says is valid when it is entered', () => {
    for (const mode of ['approve', 'exactly', 'ranked'] as const) {
      const rules = question(mode);
      const choice = paperClasses(rules, NOBODY).flatMap(({ limit, options }) => options.slice(0, limit).map(({ code }) => rules.options.findIndex((each) => each.code === code)));
      expect(choiceFault(rules, choice)).toBeNull();
    }
  });
  it('tells a limit over all classes only where it takes something away', () => {
    expect(paperTotal(question('approve', 2))).toBe(2);
    expect(paperTotal(question('approve', 3))).toBeNull();
    expect(paperTotal(question('approve'))).toBeNull();
  });
  it('names nobody who took back their consent', () => {
    const [first] = paperClasses(question('approve'), new Set(['a1']));
    expect(first?.options[0]).toMatchObject({ label: WITHHELD_LABEL, note: null });
  });
  it('stands two on a page while it is short, in large letters while there is room, and has a page of its own otherwise', () => {
    const short = paperClasses(question('approve'), NOBODY);
    expect(paperLayout(short, '我最喜爱的街角')).toBe('half');
    expect(paperLayout(paperClasses({ ...question('approve'), classes: question('approve').classes.slice(0, 1) }, NOBODY), '我最喜爱的街角')).toBe('large');
    const options = Array.from({ length: 40 }, (_, at) => option(`n${at}`, 'A'));
    expect(paperLayout(paperClasses({ ...question('approve'), options }, NOBODY), '')).toBe('whole');
    expect(paperLayout(paperClasses({ ...question('approve'), options: [option('a1', 'A', '长'.repeat(300)), option('a2', 'A')] }, NOBODY), '')).toBe('whole');
  });
});
