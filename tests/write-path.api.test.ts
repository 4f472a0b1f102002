/**
 * Goal: the single write path keeps its promises whatever a module does on it. Method: a toy module with one table-free
 * write on the real server and database, so that what is proved here is proved for all.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyChain } from '#kernel/hash-chain.ts';
import { defineOperation, defineProblems } from '#platform/contract/index.ts';
import { openDatabase, rows, sql } from '#platform/server/db/index.ts';
import { appUrl } from '#platform/server/db/migrate.ts';
import { bindRead, bindWrite, createRuntime, perform } from '#platform/server/operations/index.ts';
import type { Runtime, ServerModule } from '#platform/server/operations/index.ts';
import { serverModules } from '../apps/modules.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';
import { TEST_SECRET } from './kit/global-setup.ts';

const problems = defineProblems({
  'toy.no': { status: 422, title: { zh: '不行：{why}', en: 'No: {why}' }, advice: { zh: '换一个', en: 'Try another' } },
});
const input = z.object({ what: z.enum(['keep', 'refuse', 'crash', 'refuseButKeep', 'badOutput', 'deadlock']), amount: z.number().int().min(1).max(10).default(1) });
const write = defineOperation({ id: 'toy.write', summary: { zh: '写', en: 'Write' }, method: 'POST', path: '/toy', permission: 'signedIn', input, output: z.object({ id: z.uuid() }), errors: ['toy.no'] });
const readWrites = defineOperation({ id: 'toy.readWrites', summary: { zh: '读写', en: 'A read that writes' }, method: 'GET', path: '/toy', permission: 'signedIn', input: z.object({}), output: z.object({}) });

let deadlocksLeft = 0;
const toy: ServerModule = {
  name: 'toy', problems,
  operations: [
    bindWrite(write, async (ctx, { what, amount }) => {
      const id = ctx.newId();
      await sql`insert into platform.tasks (programme_id, id, kind, title_zh, title_en, state, started_by, created_at, total_count)
        values (${ctx.programmeId}, ${id}, 'toy', '玩', 'toy', 'done', ${ctx.personId}, now(), ${amount})`.execute(ctx.tx);
      ctx.record({ kind: 'toy', id });
      ctx.emit({ topic: 'toy', subjectId: id });
      if (what === 'refuse') return ctx.refuse('toy.no', { why: 'asked' }, { pointers: ['/what'] });
      if (what === 'refuseButKeep') return ctx.refuse('toy.no', { why: 'asked' }, { keepEffects: true });
      if (what === 'crash') throw new Error('a bug');
      if (what === 'badOutput') return { id: 'not an id' };
      if (what === 'deadlock' && deadlocksLeft > 0) {
        deadlocksLeft -= 1;
        await sql`do $$ begin raise exception 'as if' using errcode = '40P01'; end $$`.execute(ctx.tx);
      }
      return { id };
    }),
    bindRead(readWrites, async (ctx) => {
      await sql`insert into platform.loaded_packs (code, step) values ('x', 'y')`.execute(ctx.tx);
      return {};
    }),
  ],
};

let app: TestApp;
let runtime: Runtime;
beforeAll(async () => {
  app = await testApp();
  runtime = createRuntime({ db: app.appDb, log: app.runtime.log, modules: [...serverModules, toy], dataDir: app.dataDir, clock: () => app.clock.now });
});

async function attempt(body: z.input<typeof input>, meta: { key?: string; dryRun?: boolean; person?: string } = {}) {
  const bound = runtime.operations.get('toy.write');
  if (bound === undefined) throw new Error('no toy');
  return perform(runtime, bound, { token: await app.token(meta.person ?? 'office'), programme: 'alpha' }, body,
    { requestId: randomUUID(), locale: 'en', idempotencyKey: meta.key, dryRun: meta.dryRun ?? false });
}
const count = async (table: string): Promise<number> =>
  Number((await rows<{ n: number }>(app.ownerDb, sql`select count(*) as n from ${sql.raw(table)} where programme_id = ${app.id('programme')}`))[0]?.n);
const footprint = async (): Promise<number[]> => [await count('platform.tasks'), await count('platform.audit_entries'), await count('platform.outbox'), await count('platform.idempotency_keys')];

describe('a write', () => {
  it('leaves its row, one audit entry, its event and its key — together', async () => {
    const before = await footprint();
    expect((await attempt({ what: 'keep' }, { key: 'first-write' })).ok).toBe(true);
    expect(await footprint()).toEqual(before.map((n) => n + 1));
  });

  it.each(['refuse', 'crash', 'badOutput'] as const)('that ends in %s leaves nothing at all', async (what) => {
    const before = await footprint();
    const answer = await attempt({ what }, { key: `nothing-${what}` });
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.problem.code).toBe(what === 'refuse' ? 'toy.no' : 'platform.bug');
    expect(await footprint()).toEqual(before);
  });

  it('says in words what was refused, with the pointer', async () => {
    const answer = await attempt({ what: 'refuse' });
    expect(answer).toMatchObject({ ok: false, problem: { status: 422, title: 'No: asked', errors: [{ pointer: '/what' }] } });
  });

  it('that must count although it refuses, does', async () => {
    const before = await footprint();
    expect((await attempt({ what: 'refuseButKeep' })).ok).toBe(false);
    expect((await footprint())[0]).toBe((before[0] as number) + 1);
  });

  it('tried dry answers as if it had happened and leaves nothing', async () => {
    const before = await footprint();
    expect(await attempt({ what: 'keep' }, { dryRun: true, key: 'dry-run-key' })).toMatchObject({ ok: true });
    expect(await footprint()).toEqual(before);
  });

  it('is tried again after a deadlock, three times in all', async () => {
    deadlocksLeft = 2;
    expect((await attempt({ what: 'deadlock' })).ok).toBe(true);
    deadlocksLeft = 3;
    expect(await attempt({ what: 'deadlock' })).toMatchObject({ ok: false, problem: { code: 'platform.unavailable', status: 503 } });
    deadlocksLeft = 0;
  });
});

describe('the same key', () => {
  it('with the same input answers the same and happens once', async () => {
    const before = await footprint();
    const first = await attempt({ what: 'keep', amount: 3 }, { key: 'same-key-same-input' });
    const second = await attempt({ what: 'keep', amount: 3 }, { key: 'same-key-same-input' });
    expect(second).toMatchObject({ ok: true, output: first.ok ? first.output : null });
    expect((await footprint())[0]).toBe((before[0] as number) + 1);
  });
  it('with another input is a conflict', async () => {
    await attempt({ what: 'keep', amount: 3 }, { key: 'same-key-other-input' });
    expect(await attempt({ what: 'keep', amount: 4 }, { key: 'same-key-other-input' })).toMatchObject({ ok: false, problem: { status: 409, code: 'platform.idempotency_conflict' } });
  });
  it('of a refusal whose effects stay gives that refusal again, and the effects once', async () => {
    const first = await attempt({ what: 'refuseButKeep' }, { key: 'kept-refusal' });
    const before = await footprint();
    const again = await attempt({ what: 'refuseButKeep' }, { key: 'kept-refusal' });
    expect(first).toMatchObject({ ok: false, problem: { code: 'toy.no', status: 422, title: 'No: asked' } });
    expect(again).toMatchObject({ ok: false, problem: { code: 'toy.no', status: 422, title: 'No: asked' } });
    expect(await footprint()).toEqual(before);
  });
  it('from two people is two writes', async () => {
    const before = await footprint();
    await attempt({ what: 'keep' }, { key: 'shared-by-two', person: 'office' });
    await attempt({ what: 'keep' }, { key: 'shared-by-two', person: 'office2' });
    expect((await footprint())[0]).toBe((before[0] as number) + 2);
  });
  it('sent twenty times at once happens once, and all twenty get the one answer', async () => {
    const before = await footprint();
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt({ what: 'keep', amount: 7 }, { key: 'twenty-at-once' })));
    expect(new Set(answers.map((answer) => (answer.ok ? JSON.stringify(answer.output) : answer.problem.code))).size).toBe(1);
    expect((await footprint())[0]).toBe((before[0] as number) + 1);
  });
});

describe('the audit', () => {
  const entries = async () => (await rows<{ sequence: number; previous_hash: string; entry: string; hash: string }>(app.ownerDb, sql`
    select sequence, previous_hash, entry, hash from platform.audit_entries where programme_id = ${app.id('programme')} order by sequence`))
    .map((row) => ({ sequence: row.sequence, previousHash: row.previous_hash, entry: row.entry, hash: row.hash }));

  it('is one unbroken chain after forty writes at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => attempt({ what: 'keep' })));
    expect(verifyChain(await entries()).ok).toBe(true);
  });
  it('names the entry that somebody altered behind its back', async () => {
    const list = await entries();
    const at = Math.floor(list.length / 2);
    const altered = list.map((entry, index) => (index === at ? { ...entry, entry: entry.entry.replace('toy.write', 'toy.wrote') } : entry));
    expect(verifyChain(altered)).toMatchObject({ ok: false, error: { sequence: (list[at] as { sequence: number }).sequence } });
  });
  it('cannot be changed by the application', async () => {
    await expect(sql`update platform.audit_entries set entry = '{}'`.execute(app.appDb)).rejects.toThrow(/permission denied/);
    await expect(sql`delete from platform.audit_entries`.execute(app.appDb)).rejects.toThrow(/permission denied/);
  });
  it('holds ids, not words of a person', async () => {
    for (const { entry } of await entries()) expect(entry).not.toMatch(/示例/);
  });
});

describe('a read', () => {
  it('cannot write', async () => {
    const bound = runtime.operations.get('toy.readWrites');
    const answer = await perform(runtime, bound as never, { token: await app.token('office'), programme: 'alpha' }, {}, { requestId: 'r', locale: 'en' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'platform.bug' } });
  });
});

describe('when the database is out of reach', () => {
  it('the answer says so and asks to try again, instead of a stack', async () => {
    const away = openDatabase({ url: appUrl('postgresql://x@127.0.0.1:1/none', TEST_SECRET) });
    const lost = createRuntime({ db: away.db, log: app.runtime.log, modules: [toy], dataDir: app.dataDir });
    const answer = await perform(lost, lost.operations.get('toy.write') as never, { token: 'x', programme: 'alpha' }, { what: 'keep' }, { requestId: 'r', locale: 'zh-CN' });
    expect(answer).toMatchObject({ ok: false, problem: { status: 503, code: 'platform.unavailable' } });
    await away.close();
  });
});

describe('a runtime', () => {
  it('refuses two operations of one name, and an operation that names an unknown refusal', () => {
    const make = (modules: ServerModule[]) => () => createRuntime({ db: app.appDb, log: app.runtime.log, modules, dataDir: app.dataDir });
    expect(make([toy, { ...toy, problems: {} }])).toThrow(/declared twice/);
    expect(make([{ ...toy, problems: {} }])).toThrow(/unknown problem toy.no/);
  });
});
