import { describe, expect, it } from 'vitest';
import { inTurn, runLanes } from './lanes.ts';

describe('lanes of loading', () => {
  it('tell about the first that still works, and all end before a failure is thrown', async () => {
    const told: string[] = [];
    const finished: string[] = [];
    let release = (): void => undefined;
    const waiting = new Promise<void>((resolve) => { release = resolve; });
    let now = 0;
    const running = runLanes([
      { name: 'city', work: async (tell) => { tell('city 1'); await waiting; tell('city 2'); } },
      { name: 'villages', work: async (tell) => { tell('villages 1'); await Promise.resolve(); release(); throw new Error('a row is bad'); } },
      { name: 'care', work: async (tell) => { tell('care 1'); await waiting; } },
    ], { tell: (text) => told.push(text), finished: (name, took) => finished.push(`${name} ${took}`), clock: () => (now += 10) });
    await expect(running).rejects.toThrow('a row is bad');
    expect(finished.toSorted()).toEqual(['care 20', 'city 30'].toSorted().map((text) => expect.stringMatching(new RegExp(`^${text.split(' ')[0]} \\d+$`, 'u'))));
    expect(told[0]).toBe('city 1');
    expect(told).not.toContain('care 1');
    expect(told.filter((text, at) => text === told[at - 1]), 'nothing twice in a row').toEqual([]);
  });

  it('do what is done in turn one after the other, and go on after one that failed', async () => {
    const turn = inTurn();
    const told: string[] = [];
    const work = (name: string, failing = false) => turn(async () => {
      told.push(`${name} begins`);
      await Promise.resolve();
      if (failing) throw new Error(`${name} failed`);
      told.push(`${name} ends`);
      return name;
    });
    const ended = await Promise.allSettled([work('city'), work('village', true), work('county')]);
    expect(ended.map((end) => (end.status === 'fulfilled' ? end.value : (end.reason as Error).message))).toEqual(['city', 'village failed', 'county']);
    expect(told).toEqual(['city begins', 'city ends', 'village begins', 'county begins', 'county ends']);
  });
});
