import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#platform/contract/tasks.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { isSignedBy } from '#platform/server/signing/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { castBallot, draftBallot, exchangeCode, openBallot, printCodes, readPublicBallot, withdrawBallot } from '../contract/index.ts';
import { bytesOfHex, hexOf, receiptText, rootOf, rootOver } from '../domain/index.ts';
import type { BallotDefinition, SealedBallot } from '../domain/index.ts';
import { blindedRequest, sealedBallot } from '../seed/voters.ts';
import { frontierOf } from './box.ts';
import { leafDigest } from './crypto.ts';

let app: TestApp;
const nobody = () => app.as('nobody', { programme: 'alpha' });
beforeAll(async () => { app = await testApp(); });

async function openedWith(voters: number) {
  const { id: ballotId } = await app.as('office').call(draftBallot, {
    title: '年度人物公众投票', body: '', mode: 'approve', opensAt: new Date(app.clock.now).toISOString(), closesAt: new Date(app.clock.now + 86_400_000).toISOString(),
    classes: [{ code: 'A', label: '助人为乐', limit: 2, seats: 1 }], options: ['a1', 'a2'].map((code) => ({ code, classCode: 'A', label: code, note: null })),
  });
  const { codes } = await app.as('office').call(printCodes, { ballotId, label: '东街村', count: voters });
  await app.as('lead').call(openBallot, { ballotId, version: 1 });
  const { definition } = await nobody().call(readPublicBallot, { ballotId });
  const ballots = await Promise.all(codes.map(async (code) => {
    const request = await blindedRequest(definition as BallotDefinition);
    const { blindSignature } = await nobody().call(exchangeCode, { ballotId, code, blinded: request.blinded });
    return sealedBallot(definition as BallotDefinition, await request.finish(blindSignature), [0]);
  }));
  const cast = (at: number) => nobody().call(castBallot, { ballotId, ...ballots[at] as SealedBallot });
  return { ballotId, definition, ballots, cast };
}

const boxOf = async (ballotId: string) => (await rows<{ size: number; peaks: string[] }>(app.ownerDb, sql`select size, peaks from ballots.boxes where ballot_id = ${ballotId}`))[0] as { size: number; peaks: string[] };
/** The root of what is kept of the tree, and the root over the leaves themselves. */
async function roots(ballotId: string): Promise<[string, string]> {
  const leaves = await rows<SealedBallot>(app.ownerDb, sql`select credential, signature, sealed from ballots.sealed_ballots where ballot_id = ${ballotId} order by leaf_index`);
  return [hexOf(rootOf(frontierOf(await boxOf(ballotId)))), hexOf(rootOver(leaves.map((leaf) => Uint8Array.from(leafDigest(leaf)))))];
}

describe('a group that is written in one statement', () => {
  it('leaves its ballots and one entry in the audit in one transaction, and the chain is whole', async () => {
    const { ballotId, definition, cast } = await openedWith(5);
    await cast(0);
    const receipts = await Promise.all([1, 2, 3, 4].map(cast));
    for (const receipt of receipts) expect(isSignedBy(definition.boxKey, receiptText(receipt), receipt.signature)).toBe(true);
    const entries = await rows<{ xmin: string; entry: { records: unknown } }>(app.ownerDb, sql`select xmin::text as xmin, entry::jsonb as entry from platform.audit_entries where operation = 'ballots.castBallot' and subject_id = ${ballotId} order by sequence`);
    expect(entries.map(({ entry }) => entry.records)).toEqual([[{ kind: 'ballotBox', id: ballotId, change: { act: 'cast', from: 0, to: 1 }, reason: null }], [{ kind: 'ballotBox', id: ballotId, change: { act: 'cast', from: 1, to: 5 }, reason: null }]]);
    const leaves = await rows<{ xmin: string }>(app.ownerDb, sql`select xmin::text as xmin from ballots.sealed_ballots where ballot_id = ${ballotId} order by leaf_index`);
    expect(leaves.map(({ xmin }) => xmin)).toEqual([0, 1, 1, 1, 1].map((at) => entries[at]?.xmin));
    const [kept, counted] = await roots(ballotId);
    expect(kept).toBe(counted);
    expect(await app.as('office').call(verifyAudit, {})).toMatchObject({ intact: true, broken: null });
  });

  it('goes the long way where another process laid a group meanwhile: one ballot after the other, and none twice', async () => {
    const { ballotId, ballots, cast } = await openedWith(4);
    await cast(0);
    const [foreign, later] = [ballots[1] as SealedBallot, ballots[2] as SealedBallot];
    // As the other process does it: the same function, from the size at which the box stands.
    const { size, peaks } = await boxOf(ballotId);
    const digest = Uint8Array.from(leafDigest(foreign));
    const pair = hexOf(rootOver([bytesOfHex(peaks[0] as string), digest]));
    await app.ownerDb.transaction().execute(async (tx) => {
      await sql`select set_config('app.programme_id', ${app.id('programme')}, true)`.execute(tx);
      expect(await rows(tx, sql`select ballots.lay_group(${ballotId}, ${size}, ${[foreign.credential]}::text[], ${[foreign.signature]}::text[], ${[foreign.sealed]}::text[], ${[hexOf(digest)]}::text[], ${[null]}::text[], '{}', '{}', 2, ${[pair]}::text[], now()) as is_laid`)).toEqual([{ is_laid: true }]);
    });
    const [second, first, third] = await Promise.all([cast(2), cast(1), cast(3)]);
    expect(first).toMatchObject({ index: 1, leafHash: hexOf(digest) });
    expect([second.index, third.index].toSorted()).toEqual([2, 3]);
    expect(second.leafHash).toBe(leafDigest(later).toString('hex'));
    const [kept, counted] = await roots(ballotId);
    expect(kept).toBe(counted);
  });

  it('tells nobody of a receipt when its commit fails, and the box goes on from where it stood', async () => {
    const { ballotId, cast } = await openedWith(3);
    await cast(0);
    await sql`create function ballots.refuse_at_commit() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`.execute(app.ownerDb);
    await sql`create constraint trigger refuse_at_commit after insert on ballots.sealed_ballots deferrable initially deferred for each row execute function ballots.refuse_at_commit()`.execute(app.ownerDb);
    const refused = await Promise.all([problemOf(cast(1)), problemOf(cast(2))]);
    await sql`drop function ballots.refuse_at_commit() cascade`.execute(app.ownerDb);
    expect(refused.map(({ code }) => code)).toEqual(['platform.bug', 'platform.bug']);
    expect((await boxOf(ballotId)).size).toBe(1);
    expect((await Promise.all([cast(1), cast(2)])).map(({ index }) => index).toSorted()).toEqual([1, 2]);
    const [kept, counted] = await roots(ballotId);
    expect(kept).toBe(counted);
    expect(await app.as('office').call(verifyAudit, {})).toMatchObject({ intact: true, broken: null });
  });

  it('is refused by how the ballot stands now, not by what is remembered of it', async () => {
    const { ballotId, cast } = await openedWith(3);
    await cast(0);
    await app.as('lead').call(withdrawBallot, { ballotId, reason: '候选人名单有误' });
    // Nobody in particular reads a withdrawn ballot any more.
    expect((await problemOf(cast(1))).code).toBe('platform.not_found');
    expect((await boxOf(ballotId)).size).toBe(1);
  });
});
