import { beforeAll, describe, expect, it } from 'vitest';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { castBallot, draftBallot, exchangeCode, listCodeBatches, openBallot, printCodes, quarantineBallots, readAnomalies, readBallot, readPublicBallot, signBoxes } from '../contract/index.ts';
import type { BallotDefinition } from '../domain/index.ts';
import { blindedRequest, sealedBallot } from '../seed/voters.ts';

let app: TestApp;
let ballotId = '';
let codes: readonly string[] = [];
let definition: BallotDefinition;
const nobody = () => app.as('nobody', { programme: 'alpha' });
beforeAll(async () => {
  app = await testApp();
  ({ id: ballotId } = await app.as('office').call(draftBallot, {
    title: '年度人物公众投票', body: '', mode: 'approve', opensAt: new Date(app.clock.now).toISOString(), closesAt: new Date(app.clock.now + 86_400_000).toISOString(),
    classes: [{ code: 'A', label: '助人为乐', limit: 2, seats: 1 }], options: ['a1', 'a2', 'a3'].map((code) => ({ code, classCode: 'A', label: code, note: null })),
  }));
  ({ codes } = await app.as('office').call(printCodes, { ballotId, label: '东街村', count: 4 }));
  await app.as('lead').call(openBallot, { ballotId, version: 1 });
  ({ definition } = await nobody().call(readPublicBallot, { ballotId }));
});

const laid = async () => (await rows(app.ownerDb, sql`select leaf_index from ballots.sealed_ballots where ballot_id = ${ballotId}`)).length;
const tried = (operation: string, input: Record<string, unknown>) =>
  perform(app.runtime, app.runtime.operations.get(operation) as Bound, { token: null, programme: 'alpha' }, input, { requestId: 'tried', locale: 'zh-CN', dryRun: true });

describe('one code is one vote', () => {
  it('and trying without doing gives out no credential and no receipt', async () => {
    const request = await blindedRequest(definition);
    expect(await tried(exchangeCode.id, { ballotId, code: codes[0], blinded: request.blinded })).toMatchObject({ ok: false, problem: { code: 'platform.no_dry_run' } });
    const { blindSignature } = await nobody().call(exchangeCode, { ballotId, code: codes[0] as string, blinded: request.blinded });
    const sealed = sealedBallot(definition, await request.finish(blindSignature), [0]);
    const before = await laid();
    expect(await tried(castBallot.id, { ballotId, ...sealed })).toMatchObject({ ok: false, problem: { code: 'platform.no_dry_run' } });
    expect(await laid()).toBe(before);
  });

  it('however its credential is spelled: the same bytes in other letters are no other credential', async () => {
    const request = await blindedRequest(definition);
    const { blindSignature } = await nobody().call(exchangeCode, { ballotId, code: codes[1] as string, blinded: request.blinded });
    const own = await request.finish(blindSignature);
    await nobody().call(castBallot, { ballotId, ...sealedBallot(definition, own, [0]) });
    const before = await laid();
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = signs.indexOf(own.credential.at(-1) as string);
    for (const spare of [1, 2, 3]) {
      const credential = own.credential.slice(0, -1) + (signs[last + spare] as string);
      expect(Buffer.from(credential, 'base64url').equals(Buffer.from(own.credential, 'base64url'))).toBe(true);
      expect((await problemOf(nobody().call(castBallot, { ballotId, ...sealedBallot(definition, { ...own, credential }, [1]) }))).code).toBe('platform.invalid_input');
    }
    expect(await laid()).toBe(before);
  });
});

describe('who had which ballot', () => {
  it('is not told by the order in which rows were written, nor by figures that move while one looks', async () => {
    await app.as('admin').call(signBoxes, {});
    const figures = async () => [
      (await app.as('office').call(readBallot, { ballotId })).codes.online, (await app.as('office').call(listCodeBatches, { ballotId })).rows[0]?.spentCount, (await app.as('office').call(readAnomalies, { ballotId })).marked,
      (await problemOf(app.as('office').call(quarantineBallots, { ballotId, leafIndexes: [1], reason: '没有', minutes: '没有' }))).code,
    ];
    const before = await figures();
    for (const code of codes.slice(2)) {
      const request = await blindedRequest(definition);
      const { blindSignature } = await nobody().call(exchangeCode, { ballotId, code, blinded: request.blinded });
      await nobody().call(castBallot, { ballotId, ...sealedBallot(definition, await request.finish(blindSignature), [0]) });
    }
    expect(before).toEqual([2, 2, 1, 'ballots.leaf_unknown']);
    expect(await figures()).toEqual(before);
    await app.as('admin').call(signBoxes, {});
    expect((await app.as('office').call(readBallot, { ballotId })).codes.online).toBe(4);
    const written = await rows<{ xmin: string; code_digest: string }>(app.ownerDb, sql`select xmin::text as xmin, code_digest from ballots.exchanges where ballot_id = ${ballotId} order by ctid`);
    expect(new Set(written.map(({ xmin }) => xmin)).size).toBe(1);
    const digests = written.map(({ code_digest }) => code_digest);
    expect(digests).toEqual(await rows<{ d: string }>(app.ownerDb, sql`select code_digest as d from ballots.exchanges where ballot_id = ${ballotId} order by code_digest`).then((found) => found.map(({ d }) => d)));
    expect(await rows(app.ownerDb, sql`select 1 from ballots.codes where ballot_id = ${ballotId} and xmax::text <> '0'`)).toEqual([]);
  });
});
