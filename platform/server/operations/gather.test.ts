import { describe, expect, it } from 'vitest';
import { Gatherer } from './gather.ts';

describe('calls gathered into groups', () => {
  it('each get their own answer, whatever group they fell into, and no group is longer than it may be', async () => {
    const groups: number[][] = [];
    const gatherer = new Gatherer<number, number>(async (calls) => { groups.push([...calls]); await Promise.resolve(); return calls.map((call) => call * 2); }, 7);
    const waves = await Promise.all([1, 2, 3].map(async (wave) => Promise.all(Array.from({ length: 10 }, (_, at) => gatherer.add(wave * 100 + at)))));
    expect(waves.flat()).toEqual([1, 2, 3].flatMap((wave) => Array.from({ length: 10 }, (_, at) => 2 * (wave * 100 + at))));
    expect(groups.flat().toSorted((a, b) => a - b)).toEqual([1, 2, 3].flatMap((wave) => Array.from({ length: 10 }, (_, at) => wave * 100 + at)));
    expect(Math.max(...groups.map(({ length }) => length))).toBe(7);
  });

  it('that come at once share a group; a later one does not wait for others that stay away', async () => {
    const groups: number[] = [];
    const gatherer = new Gatherer<number, number>(async (calls) => { groups.push(calls.length); return calls; });
    await Promise.all([1, 2, 3, 4].map((call) => gatherer.add(call)));
    expect(await gatherer.add(5)).toBe(5);
    expect(groups).toEqual([4, 1]);
  });

  it('of a group that fails all hear of it, and the next group goes on', async () => {
    let isFirst = true;
    const gatherer = new Gatherer<number, number>(async (calls) => { if (isFirst) { isFirst = false; throw new Error('lost'); } return calls; });
    const first = await Promise.allSettled([gatherer.add(1), gatherer.add(2)]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await gatherer.add(3)).toBe(3);
  });
});
