import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceBytesOf, choiceFault, choiceGaps, choiceIn, createTally, paddedChoice, questionFault, shuffledOptions, tieKey } from './index.ts';
import type { BallotMode } from './index.ts';

const option = (code: string, classCode: string) => ({ code, classCode, label: code, note: null });
const rules = (mode: BallotMode, change: { totalLimit?: number | null } = {}) => ({
  mode, totalLimit: null, ...change,
  classes: [{ code: 'A', label: '助人为乐', limit: 2, seats: 1 }, { code: 'B', label: '敬业奉献', limit: 1, seats: 1 }],
  options: [option('a1', 'A'), option('a2', 'A'), option('a3', 'A'), option('b1', 'B'), option('b2', 'B')],
});

describe('what a valid choice is', () => {
  it('approve takes up to the limit of each class, and not nothing', () => {
    expect(choiceFault(rules('approve'), [0, 1, 3])).toBeNull();
    expect(choiceFault(rules('approve'), [4])).toBeNull();
    expect(choiceFault(rules('approve'), [0, 1, 2])).toBe('too_many');
    // And says in which group, and by how many.
    expect(choiceGaps(rules('approve'), [0, 1, 2]).map(({ code, over, under }) => [code, over, under])).toEqual([['A', 1, 0]]);
    expect(choiceGaps(rules('approve'), [0, 1, 3])).toEqual([]);
    expect(choiceFault(rules('approve'), [])).toBe('empty');
    expect(choiceFault(rules('approve'), [0, 0])).toBe('repeated');
    expect(choiceFault(rules('approve'), [5])).toBe('unknown');
  });
  it('exactly takes neither more nor fewer in any class, as ballots that are void otherwise', () => {
    expect(choiceFault(rules('exactly'), [0, 2, 3])).toBeNull();
    expect(choiceFault(rules('exactly'), [0, 3])).toBe('too_few');
    expect(choiceGaps(rules('exactly'), [0, 1, 2]).map(({ code, over, under }) => [code, over, under])).toEqual([['A', 1, 0], ['B', 0, 1]]);
  });
  it('a limit over all classes stands beside those of the classes', () => {
    expect(choiceFault(rules('approve', { totalLimit: 2 }), [0, 1])).toBeNull();
    expect(choiceFault(rules('approve', { totalLimit: 2 }), [0, 1, 3])).toBe('over_total');
  });
  it('is sealed at one length, whatever was chosen', () => {
    const bytes = choiceBytesOf(rules('approve'));
    for (const choice of [[0], [0, 1, 3], [4]]) {
      expect(paddedChoice(choice, bytes)).toHaveLength(bytes);
      expect(choiceIn(paddedChoice(choice, bytes))).toEqual(choice);
    }
    expect(choiceIn('{"no":1}')).toBeNull();
  });
});

describe('counting', () => {
  const ballots = fc.array(fc.oneof(fc.constant(null), fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 4 })), { maxLength: 60 });
  it.each(['approve', 'exactly', 'ranked'] as const)('%s: gives the same result in whatever order the ballots come', (mode) => {
    fc.assert(fc.property(ballots, fc.nat(), (choices, turn) => {
      const turned = choices.map((_, at) => choices[(at + turn) % choices.length] as number[] | null).toReversed();
      const [one, two] = [createTally(rules(mode)), createTally(rules(mode))];
      for (const choice of choices) one.add(choice);
      for (const choice of turned) two.add(choice);
      expect(two.result('seed')).toEqual(one.result('seed'));
    }));
  });

  it('gives the first of a ranked class its limit, the next one less, and says how many put whom first', () => {
    const tally = createTally(rules('ranked'));
    tally.add([0, 1, 3]);
    tally.add([1, 4, 2]);
    const [a, b] = tally.result('s').classes;
    expect(a?.options.map(({ code, votes, firstPlaces }) => [code, votes, firstPlaces])).toEqual([['a2', 3, 1], ['a1', 2, 1], ['a3', 1, 0]]);
    expect(b?.options.map(({ votes }) => votes)).toEqual([1, 1]);
  });

  it('counts what breaks the rules or cannot be read as spoilt and nowhere else', () => {
    const tally = createTally(rules('exactly'));
    for (const choice of [[0, 1, 3], [0, 3], null, [9]]) tally.add(choice);
    const result = tally.result('s');
    expect(result).toMatchObject({ ballots: 4, valid: 1, spoilt: 3 });
    expect(result.classes.flatMap(({ options }) => options).reduce((sum, { votes }) => sum + votes, 0)).toBe(3);
  });

  it('settles every tie by the seed committed to before, and says that there was one', () => {
    const tally = createTally(rules('approve'));
    tally.add([0, 1, 2]);
    tally.add([0, 1]);
    const ranked = (seed: string) => tally.result(seed).classes[0]?.options ?? [];
    for (const seed of ['x', 'y', 'z', 'w']) {
      const [first, second, third] = ranked(seed);
      expect([first?.code, second?.code].toSorted()).toEqual(['a1', 'a2']);
      expect(tieKey(seed, first?.code ?? '') < tieKey(seed, second?.code ?? '')).toBe(true);
      expect([first?.isTied, second?.isTied, third?.isTied, first?.isIn, second?.isIn]).toEqual([true, true, false, true, false]);
    }
    expect(new Set(['x', 'y', 'z', 'w', 'v', 'u'].map((seed) => ranked(seed)[0]?.code)).size).toBe(2);
  });
});

describe('the order in which a voter sees the options', () => {
  it('is the same for the same credential, holds every option once, and puts each first for somebody', () => {
    const firsts = new Set<number>();
    for (let voter = 0; voter < 60; voter += 1) {
      const shown = shuffledOptions(rules('approve'), `voter ${voter}`);
      expect(shown).toEqual(shuffledOptions(rules('approve'), `voter ${voter}`));
      expect(shown.flatMap(({ places }) => places).toSorted()).toEqual([0, 1, 2, 3, 4]);
      firsts.add(shown[0]?.places[0] as number);
    }
    expect(firsts).toEqual(new Set([0, 1, 2]));
  });
});

describe('what a question must be', () => {
  it('names the first thing wrong', () => {
    expect(questionFault(rules('approve'))).toBeNull();
    expect(questionFault({ ...rules('approve'), options: [option('a1', 'A')] })?.fault).toBe('no_options');
    expect(questionFault({ ...rules('approve'), options: [option('a1', 'A'), option('a1', 'B')] })).toEqual({ fault: 'code_repeated', at: 'a1' });
    expect(questionFault({ ...rules('approve'), options: [...rules('approve').options, option('c1', 'C')] })).toEqual({ fault: 'class_unknown', at: 'c1' });
    expect(questionFault({ ...rules('approve'), classes: [...rules('approve').classes, { code: 'C', label: 'C', limit: 1, seats: 1 }] })).toEqual({ fault: 'class_empty', at: 'C' });
    expect(questionFault({ ...rules('approve'), classes: [{ code: 'A', label: 'A', limit: 4, seats: 1 }, { code: 'B', label: 'B', limit: 1, seats: 1 }] })).toEqual({ fault: 'limit_too_high', at: 'A' });
    expect(questionFault(rules('approve', { totalLimit: 4 }))?.fault).toBe('total_too_high');
    expect(questionFault(rules('exactly', { totalLimit: 2 }))?.fault).toBe('total_with_exactly');
  });
});
