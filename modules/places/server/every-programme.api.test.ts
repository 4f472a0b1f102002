import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import type { Bound, Runtime } from '#platform/server/operations/index.ts';
import { createPlace } from '../contract/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { onceEverywhere, programmeIds, untilNothingLeft } from './index.ts';

let app: TestApp;
let codes: readonly string[];
beforeAll(async () => {
  app = await testApp();
  codes = (await programmeIds(app.runtime.db)).map(({ code }) => code);
});

/** The runtime in which an operation does as told, through the whole write path: rights, transaction, audit. */
function runtimeIn(work: (code: string) => unknown): { runtime: Runtime; operation: { id: string } } {
  const bound = app.runtime.operations.get(createPlace.id) as Bound;
  const handler = async (ctx: { tx: Parameters<typeof programmeIds>[0]; programmeId: string }) => work((await programmeIds(ctx.tx)).find(({ id }) => id === ctx.programmeId)?.code as string);
  const operation = { ...bound.operation, input: { safeParse: () => ({ success: true, data: {} }) } };
  return { runtime: { ...app.runtime, validateOutput: false, operations: new Map([[bound.operation.id, { ...bound, operation, handler } as never as Bound]]) }, operation: { id: bound.operation.id } };
}
const tools = (runtime: Runtime, signal = new AbortController().signal) => ({ runtime, signal });

describe('what the system does in each programme by itself', () => {
  it('is done in the others too when the first of them fails, and the job says which it was', async () => {
    const [first, ...others] = codes as [string, ...string[]];
    const done: string[] = [];
    const { runtime, operation } = runtimeIn((code) => { if (code === first) throw new Error('broken'); done.push(code); return {}; });
    await expect(onceEverywhere({ job: 'night', operation })({}, tools(runtime))).rejects.toThrow(`night failed in ${first}`);
    expect(others.length).toBeGreaterThan(0);
    expect(done).toEqual(others);
  });

  it('is tried anew only where it failed', async () => {
    const [first, ...others] = codes as [string, ...string[]];
    const [done, finished] = [[] as string[], new Set<string>()];
    let broken = true;
    const { runtime, operation } = runtimeIn((code) => { if (code === first && broken) throw new Error('broken'); done.push(code); return {}; });
    const night = () => onceEverywhere({ job: 'night', operation })({}, { ...tools(runtime), finished });
    await expect(night()).rejects.toThrow(`night failed in ${first}`);
    broken = false;
    await night();
    expect(done).toEqual([...others, first]);
  });

  it('goes on in the others when it cannot even be asked whether there is something to do', async () => {
    const [first, ...others] = codes as [string, ...string[]];
    const ids = new Map((await programmeIds(app.runtime.db)).map(({ id, code }) => [id, code]));
    const done: string[] = [];
    const { runtime, operation } = runtimeIn((code) => { done.push(code); return { count: 0 }; });
    const ask = async (_: Runtime, id: string) => { if (ids.get(id) === first) await sql`select 1 / 0`.execute(app.appDb); return true; };
    await expect(onceEverywhere({ job: 'night', operation, isDue: ask })({}, tools(runtime))).rejects.toThrow(`night failed in ${first}`);
    await expect(untilNothingLeft({ job: 'night', operation, isLeft: ask, done: () => 0 })({}, tools(runtime))).rejects.toThrow(`night failed in ${first}`);
    expect(done).toEqual([...others, ...others]);
  });

  it('leaves no trace where nothing is due', async () => {
    const entries = async () => (await sql<{ count: string }>`select count(*) from platform.audit_entries`.execute(app.ownerDb)).rows[0]?.count;
    const { runtime, operation } = runtimeIn(() => ({}));
    const before = await entries();
    await onceEverywhere({ job: 'night', operation, isDue: async () => false })({}, tools(runtime));
    expect(await entries()).toBe(before);
  });

  it('is done again until nothing is left, so many times at most where that is said, and no more once it stands still', async () => {
    const left = new Map(codes.map((code) => [code, 3]));
    const ids = new Map((await programmeIds(app.runtime.db)).map(({ id, code }) => [id, code]));
    const { runtime, operation } = runtimeIn((code) => { left.set(code, left.get(code) as number - 1); return { count: 1 }; });
    const round = { job: 'night', operation, isLeft: async (_: Runtime, id: string) => left.get(ids.get(id) as string) as number > 0, done: (output: unknown) => (output as { count: number }).count };
    await untilNothingLeft({ ...round, roundsMax: 2 })({}, tools(runtime));
    expect([...left.values()]).toEqual(codes.map(() => 1));
    await untilNothingLeft(round)({}, tools(runtime));
    expect([...left.values()]).toEqual(codes.map(() => 0));
    const still: string[] = [];
    const idle = runtimeIn((code) => { still.push(code); return { count: 0 }; });
    await untilNothingLeft({ ...round, isLeft: async () => true })({}, tools(idle.runtime));
    expect(still).toEqual(codes);
  });

  it('stops between two programmes when the app is being stopped, which is no failure', async () => {
    const stopping = new AbortController();
    const done: string[] = [];
    const { runtime, operation } = runtimeIn((code) => { done.push(code); stopping.abort(); return {}; });
    await onceEverywhere({ job: 'night', operation })({}, tools(runtime, stopping.signal));
    expect(done).toEqual(codes.slice(0, 1));
  });
});
