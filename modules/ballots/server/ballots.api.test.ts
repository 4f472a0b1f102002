import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import {
  acceptAnomaly, castBallot, clearCastMarks, closeBallot, countBallot, downloadPublishedBallot, draftBallot, enterPaperBallot, exchangeCode, listBallots, listBoxHeads, listCodeBatches, listPaperBallots, listPublicBallots,
  listQuarantines, listSealedBallots, openBallot, printCodes, quarantineBallots, readAnomalies, readBallot, readConsistency, readInclusion, readOptionsFile, readPublicBallot, readPublicResult, readResult,
  registerPaperCodes, releaseQuarantine, requestClosing, returnClosing, setGuardLimits, signBoxes, updateBallot, withdrawBallot, withholdOption,
} from '../contract/index.ts';
import { bytesOfHex, GUARD_LIMITS, headText, isConsistent, isIncluded, receiptText, shuffledOptions, verifyPublished } from '../domain/index.ts';
import type { BallotDefinition } from '../domain/index.ts';
import { isSignedBy } from '#platform/server/signing/index.ts';
import { blindedRequest, sealedBallot } from '../seed/voters.ts';
import type { Credential } from '../seed/voters.ts';
import { cryptoFor } from './crypto.ts';
import { publishedPath } from './published-file.ts';

const HOUR = 3_600_000;
let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const nobody = () => app.as('nobody', { programme: 'alpha' });
function question(change: Record<string, unknown> = {}) {
  const now = app.clock.now;
  return {
    title: '年度人物公众投票', body: '每组最多选两位。', mode: 'approve' as const, opensAt: new Date(now).toISOString(), closesAt: new Date(now + 24 * HOUR).toISOString(), totalLimit: null, weightPercent: 0, weightRule: '',
    classes: [{ code: 'A', label: '助人为乐', limit: 2, seats: 1 }, { code: 'B', label: '敬业奉献', limit: 1, seats: 1 }],
    options: [['a1', 'A', '赵甲'], ['a2', 'A', '钱乙'], ['a3', 'A', '孙丙'], ['b1', 'B', '李丁'], ['b2', 'B', '周戊']].map(([code, classCode, label]) => ({ code: code as string, classCode: classCode as string, label: label as string, note: null })),
    ...change,
  };
}

interface Opened { ballotId: string; codes: string[]; definition: BallotDefinition }
async function opened(codeCount = 12, change: Record<string, unknown> = {}): Promise<Opened> {
  const { id: ballotId } = await app.as('office').call(draftBallot, question(change));
  const { codes } = await app.as('office').call(printCodes, { ballotId, label: '东街村', count: codeCount });
  await app.as('lead').call(openBallot, { ballotId, version: 1 });
  const { definition } = await nobody().call(readPublicBallot, { ballotId });
  return { ballotId, codes, definition };
}

async function credentialFor({ ballotId, definition }: Opened, code: string): Promise<Credential> {
  const request = await blindedRequest(definition);
  app.clock.now += 1_500;
  const { blindSignature } = await nobody().call(exchangeCode, { ballotId, code, blinded: request.blinded });
  return request.finish(blindSignature);
}

async function vote(ballot: Opened, code: string, choice: readonly number[]) {
  const credential = await credentialFor(ballot, code);
  return nobody().call(castBallot, { ballotId: ballot.ballotId, ...sealedBallot(ballot.definition, credential, choice) });
}

async function closed(ballot: Opened): Promise<void> {
  app.clock.now = Math.max(app.clock.now, Date.parse(ballot.definition.closesAt) + 1);
  await app.as('office').call(requestClosing, { ballotId: ballot.ballotId, minutes: '时间已到，纸票已清。' });
  await app.as('lead').call(closeBallot, { ballotId: ballot.ballotId });
  await app.as('lead').call(countBallot, { ballotId: ballot.ballotId });
}

async function* linesOf(text: string): AsyncGenerator<string> { yield* text.split('\n'); }
async function published(ballotId: string): Promise<string> {
  return new TextDecoder().decode((await nobody().call(downloadPublishedBallot, { ballotId })).body);
}

describe('a ballot before it opens', () => {
  it('is shown to the office only, and opened by somebody who wrote none of it, once codes were printed', async () => {
    const { id: ballotId } = await app.as('office').call(draftBallot, question());
    expect((await problemOf(nobody().call(readPublicBallot, { ballotId }))).code).toBe('platform.not_found');
    expect((await problemOf(app.as('lead').call(openBallot, { ballotId, version: 1 }))).code).toBe('ballots.no_codes');
    await app.as('office').call(printCodes, { ballotId, label: '西街社区', count: 3 });
    expect((await problemOf(app.as('office').call(openBallot, { ballotId, version: 1 }))).code).toBe('ballots.author_cannot_open');
    await app.as('office2').call(updateBallot, { ballotId, ...question({ title: '改过的标题' }), version: 1 });
    expect((await problemOf(app.as('office2').call(openBallot, { ballotId, version: 2 }))).code).toBe('ballots.author_cannot_open');
    expect((await problemOf(app.as('lead').call(openBallot, { ballotId, version: 1 }))).code).toBe('ballots.changed_meanwhile');
    expect((await app.as('lead').call(readBallot, { ballotId })).acts).toContain('open');
    await expect(sql`update ballots.ballots set opened_by = ${app.id('person/office')} where id = ${ballotId}`.execute(app.ownerDb)).rejects.toThrow('ballots__opener_is_no_author');
    expect(await app.as('lead').call(openBallot, { ballotId, version: 2 })).toMatchObject({ state: 'open' });
    expect((await problemOf(app.as('office').call(updateBallot, { ballotId, ...question(), version: 3 }))).code).toBe('ballots.act_not_allowed');
    expect((await app.as('office').call(listBallots, { q: '改过' })).rows.map(({ id, limits }) => [id, limits])).toEqual([[ballotId, (await app.as('office').call(readBallot, { ballotId })).classes.map(({ limit }) => limit)]]);
    expect((await app.as('office').call(listCodeBatches, { ballotId })).rows).toMatchObject([{ label: '西街社区', codeCount: 3, spentCount: 0 }]);
    expect((await nobody().call(listPublicBallots, {})).rows.map(({ id }) => id)).toContain(ballotId);
  });

  it('is not kept with options or times that do not fit', async () => {
    expect((await problemOf(app.as('office').call(draftBallot, question({ options: [] })))).problem).toMatchObject({ code: 'ballots.question_wrong', title: '选项或组别设置有误：不足两个选项 ' });
    expect((await problemOf(app.as('office').call(draftBallot, question({ closesAt: new Date(app.clock.now - 1).toISOString() })))).code).toBe('ballots.times_wrong');
  });

  it('takes its options from a table, and names rows that do not fit', async () => {
    const body = new TextEncoder().encode(`组别,名称,说明\n助人为乐,赵甲,邻里互助\n助人为乐,,\n敬业奉献,李丁,\n`);
    const read = await app.as('office').call(readOptionsFile, { file: { fileName: 'options.csv', body } });
    expect(read.options).toEqual([{ classLabel: '助人为乐', label: '赵甲', note: '邻里互助' }, { classLabel: '敬业奉献', label: '李丁', note: null }]);
    expect(read.bad.map(({ rowNumber }) => rowNumber)).toEqual([3]);
    expect((await problemOf(app.as('office').call(readOptionsFile, { file: { fileName: 'x.xlsx', body: new Uint8Array([1, 2]) } }))).code).toBe('ballots.options_unreadable');
  });

  it('says of which classes nobody takes back a name: a place, a unit, a project has none', async () => {
    const rows = '组别,名称,说明,对象\n公园,东门公园,,地点\n公园,河西公园,,项目\n人物,赵甲,,个人\n混合,某村,,村\n混合,钱乙,,户\n未说,孙丙,,\n';
    expect((await app.as('office').call(readOptionsFile, { file: { fileName: 'options.csv', body: new TextEncoder().encode(rows) } })).impersonalClasses).toEqual(['公园']);
    expect((await problemOf(app.as('office').call(draftBallot, question({ impersonalClasses: ['C'] })))).problem).toMatchObject({ code: 'ballots.class_unknown', errors: [{ pointer: '/impersonalClasses/0' }] });
    const { ballotId, definition } = await opened(1, { impersonalClasses: ['B'] });
    expect(definition).not.toHaveProperty('impersonalClasses');
    expect((await app.as('office').call(readBallot, { ballotId })).impersonalClasses).toEqual(['B']);
    const withhold = (optionCode: string, isWithheld = true) => app.as('office').call(withholdOption, { ballotId, optionCode, isWithheld, reason: '本人收回同意' });
    expect((await problemOf(withhold('b1'))).problem).toMatchObject({ code: 'ballots.option_is_nobody', params: { name: '李丁' } });
    expect(await withhold('a1')).toEqual({ isWithheld: true });
    // What stood withheld before this was asked is put back.
    expect(await withhold('b1', false)).toEqual({ isWithheld: false });
    // Nor does a class that was marked by mistake keep anybody's name public.
    expect(await app.as('office').call(withholdOption, { ballotId, optionCode: 'b1', isWithheld: true, isPerson: true, reason: '组别标错，本人收回同意' })).toEqual({ isWithheld: true });
    expect((await app.as('office').call(readBallot, { ballotId })).withheldOptions).toContain('b1');
  });

  it('says how nobody votes twice where there are several ways to be known, and everybody reads it in the rules that are signed', async () => {
    const several = (onceRule: string) => question({ tokenKinds: ['code', 'oidc'], onceRule });
    expect((await problemOf(app.as('office').call(draftBallot, several(' ')))).problem).toMatchObject({ code: 'ballots.once_rule_missing', errors: [{ pointer: '/onceRule' }] });
    const { id: ballotId } = await app.as('office').call(draftBallot, several('领码的人签名登记，声明不用统一认证投票'));
    await app.as('office').call(printCodes, { ballotId, label: '东街村', count: 1 });
    // As a draft from before it was asked.
    await sql`update ballots.ballots set once_rule = '' where id = ${ballotId}`.execute(app.ownerDb);
    expect((await problemOf(app.as('lead').call(openBallot, { ballotId, version: 1 }))).code).toBe('ballots.once_rule_missing');
    expect((await opened(1)).definition).not.toHaveProperty('onceRule');
  });

  it('can be withdrawn with a reason', async () => {
    const { id: ballotId } = await app.as('office').call(draftBallot, question());
    expect(await app.as('lead').call(withdrawBallot, { ballotId, reason: '名单有误' })).toEqual({ state: 'withdrawn' });
    expect((await problemOf(app.as('lead').call(withdrawBallot, { ballotId, reason: '再撤一次' }))).code).toBe('ballots.act_not_allowed');
  });
});

describe('one vote for each code', () => {
  it('a code gives one credential; the lost answer of the same request is given again, another request is refused', async () => {
    const ballot = await opened();
    const { ballotId, definition } = ballot;
    const code = ballot.codes[0] as string;
    const request = await blindedRequest(definition);
    const first = await nobody().call(exchangeCode, { ballotId, code: code.toLowerCase(), blinded: request.blinded });
    expect(await nobody().call(exchangeCode, { ballotId, code, blinded: request.blinded })).toEqual(first);
    const other = await blindedRequest(definition);
    expect((await problemOf(nobody().call(exchangeCode, { ballotId, code, blinded: other.blinded }))).code).toBe('ballots.code_used');
    expect((await problemOf(nobody().call(exchangeCode, { ballotId, code: 'AAAA-AAAA-AAAA-AAAA', blinded: other.blinded }))).code).toBe('ballots.code_unknown');
    // The time of an exchange stands nowhere: not with a key that keeps the answer, not in the audit.
    for (const table of ['platform.idempotency_keys', 'platform.audit_entries']) expect(await rows(app.ownerDb, sql`select 1 from ${sql.table(table)} where operation = 'ballots.exchangeCode'`), table).toEqual([]);
    expect((await problemOf(nobody().call(exchangeCode, { ballotId, code: ballot.codes[1] as string, blinded: `${'_'.repeat(341)}w` }))).code).toBe('ballots.blinded_wrong');
    await expect(sql`insert into ballots.exchanges (programme_id, ballot_id, code_digest, channel) select programme_id, ballot_id, code_digest, 'paper' from ballots.exchanges where ballot_id = ${ballotId}`.execute(app.ownerDb)).rejects.toThrow('exchanges__one_per_code');
  });

  it('two requests at the same moment for one code give one credential', async () => {
    const ballot = await opened(1);
    const requests = await Promise.all([blindedRequest(ballot.definition), blindedRequest(ballot.definition)]);
    const answers = await Promise.allSettled(requests.map((request) => nobody().call(exchangeCode, { ballotId: ballot.ballotId, code: ballot.codes[0] as string, blinded: request.blinded })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('a credential votes once: the same sealed ballot gives the same receipt, another choice is refused', async () => {
    const ballot = await opened();
    const credential = await credentialFor(ballot, ballot.codes[0] as string);
    const sealed = sealedBallot(ballot.definition, credential, [0, 3]);
    const cast = () => nobody().call(castBallot, { ballotId: ballot.ballotId, ...sealed });
    const receipt = await cast();
    expect(receipt.index).toBe(0);
    expect(isSignedBy(ballot.definition.boxKey, receiptText(receipt), receipt.signature)).toBe(true);
    expect(await cast()).toEqual(receipt);
    const again = sealedBallot(ballot.definition, credential, [1]);
    expect((await problemOf(nobody().call(castBallot, { ballotId: ballot.ballotId, ...again }))).code).toBe('ballots.credential_used');
    const moved = sql`update ballots.sealed_ballots set sealed = 'x' where ballot_id = ${ballot.ballotId}`;
    await expect(moved.execute(app.ownerDb)).rejects.toThrow('append-only');
    await expect(sql`delete from ballots.sealed_ballots where ballot_id = ${ballot.ballotId}`.execute(app.ownerDb)).rejects.toThrow('append-only');
    await expect(sql`insert into ballots.sealed_ballots select programme_id, ballot_id, 99, credential, signature, sealed, leaf_hash from ballots.sealed_ballots where ballot_id = ${ballot.ballotId}`.execute(app.ownerDb)).rejects.toThrow('sealed_ballots__one_per_credential');
  });

  it('two casts of one credential at the same moment count once', async () => {
    const ballot = await opened();
    const credential = await credentialFor(ballot, ballot.codes[0] as string);
    const answers = await Promise.allSettled([[0], [1], [2]].map((choice) => nobody().call(castBallot, { ballotId: ballot.ballotId, ...sealedBallot(ballot.definition, credential, choice) })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is taken during the time of the ballot only', async () => {
    const ballot = await opened();
    const credential = await credentialFor(ballot, ballot.codes[0] as string);
    app.clock.now = Date.parse(ballot.definition.closesAt);
    expect((await problemOf(nobody().call(castBallot, { ballotId: ballot.ballotId, ...sealedBallot(ballot.definition, credential, [0]) }))).code).toBe('ballots.not_open');
    const request = await blindedRequest(ballot.definition);
    expect((await problemOf(nobody().call(exchangeCode, { ballotId: ballot.ballotId, code: ballot.codes[1] as string, blinded: request.blinded }))).code).toBe('ballots.not_open');
  });

  it('is shown the options in an order that follows from its own credential', async () => {
    const ballot = await opened(2);
    const { credential } = await credentialFor(ballot, ballot.codes[0] as string);
    expect(shuffledOptions(ballot.definition, credential)).toEqual(shuffledOptions(ballot.definition, credential));
  });
});

describe('while a ballot is open', () => {
  it('nothing tells a figure: no operation, and no text in the database holds a choice', async () => {
    const ballot = await opened();
    for (const [at, code] of ballot.codes.slice(0, 4).entries()) await vote(ballot, code, [at % 3]);
    const { ballotId } = ballot;
    const asks = [() => app.as('office').call(readResult, { ballotId }), () => nobody().call(readPublicResult, { ballotId }), () => nobody().call(downloadPublishedBallot, { ballotId })];
    for (const ask of asks) {
      expect((await problemOf(ask())).code).toBe('ballots.not_counted');
    }
    app.clock.now = Date.parse(ballot.definition.closesAt) + 1;
    await app.as('office').call(requestClosing, { ballotId, minutes: '时间已到。' });
    expect((await problemOf(app.as('lead').call(readResult, { ballotId }))).code).toBe('ballots.not_counted');
    expect(await rows(app.ownerDb, sql`select 1 from ballots.results where ballot_id = ${ballotId}`)).toEqual([]);
    const [keys] = await rows<Record<string, string>>(app.ownerDb, sql`select to_jsonb(k)::text as text from ballots.ballot_keys k where ballot_id = ${ballotId}`);
    const sealedRows = await rows<{ sealed: string; credential: string }>(app.ownerDb, sql`select sealed, credential from ballots.sealed_ballots where ballot_id = ${ballotId}`);
    expect(new Set(sealedRows.map(({ sealed }) => sealed.length)).size).toBe(1);
    for (const { sealed } of sealedRows) expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toMatch(/\[[0-9](,[0-9])*\]/);
    expect(keys?.['text']).not.toContain('openingKey');
  });

  it('the box is signed by the hour in a chain; every ballot is shown to be in it and every head to be its beginning', async () => {
    const ballot = await opened(8);
    const { ballotId, definition } = ballot;
    const { definitionHash } = await nobody().call(readPublicBallot, { ballotId });
    const receipts = [];
    for (const [at, code] of ballot.codes.slice(0, 7).entries()) {
      receipts.push(await vote(ballot, code, [at % 3]));
      if (at === 2 || at === 5) await app.as('admin').call(signBoxes, {});
    }
    expect((await problemOf(nobody().call(readInclusion, { ballotId, index: 6 }))).code).toBe('ballots.not_signed_yet');
    const { rows: heads } = await nobody().call(listBoxHeads, { ballotId });
    expect(heads.map(({ size }) => size)).toEqual([3, 6]);
    for (const head of heads) expect(isSignedBy(definition.boxKey, headText({ ballotId, definitionHash }, head), head.signature)).toBe(true);
    for (const { index, leafHash } of receipts.slice(0, 6)) {
      const { proof, head } = await nobody().call(readInclusion, { ballotId, index });
      expect(isIncluded({ leaf: bytesOfHex(leafHash), index, size: head.size, proof: proof.map(bytesOfHex), root: bytesOfHex(head.root) })).toBe(true);
    }
    const { proof, head } = await nobody().call(readConsistency, { ballotId, older: 3 });
    expect(isConsistent({ older: 3, size: head.size, olderRoot: bytesOfHex(heads[0]?.root as string), root: bytesOfHex(head.root), proof: proof.map(bytesOfHex) })).toBe(true);
    expect((await nobody().call(listSealedBallots, { ballotId })).rows.map(({ leafHash }) => leafHash)).toEqual(receipts.slice(0, 6).map(({ leafHash }) => leafHash));
    await expect(sql`update ballots.box_heads set root = 'x' where ballot_id = ${ballotId}`.execute(app.ownerDb)).rejects.toThrow('append-only');
  });
});

describe('ten thousand scripted ballots', () => {
  it('none without a valid credential counts, and those with one still do', async () => {
    const ballot = await opened(3);
    const { ballotId, definition } = ballot;
    const real = await credentialFor(ballot, ballot.codes[0] as string);
    const foreign = await opened(1);
    const elsewhere = await credentialFor(foreign, foreign.codes[0] as string);
    const template = sealedBallot(definition, real, [0]);
    await nobody().call(castBallot, { ballotId, ...template });
    const bound = app.runtime.operations.get(castBallot.id) as Bound;
    const forged = (at: number) => {
      const bytes = Buffer.alloc(32, at % 251);
      bytes.writeUInt32BE(at);
      const credential = bytes.toString('base64url');
      if (at % 4 === 0) return { ...template, credential };
      if (at % 4 === 1) return { ...template, signature: Buffer.alloc(256, at % 251).toString('base64url') };
      if (at % 4 === 2) return { ...template, ...elsewhere };
      return { ...template, credential, signature: elsewhere.signature };
    };
    const codes = new Map<string, number>();
    for (let from = 0; from < 10_000; from += 500) {
      const answers = await Promise.all(Array.from({ length: 500 }, (_, at) => perform(app.runtime, bound, { token: null, programme: 'alpha' }, { ballotId, ...forged(from + at) }, { requestId: 'stuffing', locale: 'zh-CN', address: `10.${at % 200}.${from % 250}.7` })));
      for (const answer of answers) {
        const code = answer.ok ? 'accepted' : answer.problem.code;
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
    expect(Object.fromEntries(codes)).toEqual({ 'ballots.credential_forged': 10_000 });
    expect(await rows(app.ownerDb, sql`select size from ballots.boxes where ballot_id = ${ballotId}`)).toEqual([{ size: 1 }]);
    expect((await vote(ballot, ballot.codes[1] as string, [1])).index).toBe(1);
  }, 120_000);

  it('from one address are turned away after the first of a minute', async () => {
    const ballot = await opened(1);
    app.clock.now += 120_000;
    const codes: string[] = [];
    for (let at = 0; at < 125; at += 1) codes.push((await problemOf(nobody().call(castBallot, { ballotId: ballot.ballotId, credential: 'A'.repeat(43), signature: 'A'.repeat(342), sealed: 'A'.repeat(151) }))).code);
    expect(codes.slice(0, 120)).not.toContain('platform.too_many_requests');
    expect(codes.slice(120)).toEqual(Array.from({ length: 5 }, () => 'platform.too_many_requests'));
    app.clock.now += 120_000;
  });

  it('from a hall whose network many share have as many times the calls as the ballot allows', async () => {
    const ballot = await opened(1);
    app.clock.now += 120_000;
    await app.as('office').call(setGuardLimits, { ballotId: ballot.ballotId, limits: { ...GUARD_LIMITS, networkTimes: 2 }, reason: '全村在村部投票' });
    const codes: string[] = [];
    for (let at = 0; at < 245; at += 1) codes.push((await problemOf(nobody().call(castBallot, { ballotId: ballot.ballotId, credential: 'A'.repeat(43), signature: 'A'.repeat(342), sealed: 'A'.repeat(151) }))).code);
    expect(codes.slice(0, 240)).not.toContain('platform.too_many_requests');
    expect(codes.slice(240)).toEqual(Array.from({ length: 5 }, () => 'platform.too_many_requests'));
    app.clock.now += 120_000;
  });
});

describe('what looks unusual', () => {
  it('is set apart by a person with minutes while all is sealed, counted separately, and can be taken back', async () => {
    const ballot = await opened(40);
    const { ballotId, definition } = ballot;
    const bound = app.runtime.operations.get(castBallot.id) as Bound;
    for (const [at, code] of ballot.codes.slice(0, 30).entries()) {
      const sealed = sealedBallot(definition, await credentialFor(ballot, code), [at < 25 ? 0 : 1]);
      await perform(app.runtime, bound, { token: null, programme: 'alpha' }, { ballotId, ...sealed }, { requestId: 'test', locale: 'zh-CN', address: at < 25 ? '203.0.113.9' : `198.51.${at}.4` });
    }
    await app.as('admin').call(signBoxes, {});
    const { anomalies, marked } = await app.as('office').call(readAnomalies, { ballotId });
    // Whoever confirms the closing sees what they confirm, and decides none of it.
    expect((await app.as('lead').call(readAnomalies, { ballotId })).anomalies).toEqual(anomalies);
    expect((await app.as('lead').call(listQuarantines, { ballotId })).total).toBe(0);
    expect((await problemOf(app.as('lead').call(quarantineBallots, { ballotId, leafIndexes: [0], reason: '同一来源', minutes: '会议记录' }))).code).toBe('platform.not_permitted');
    expect((await problemOf(app.as('deptA').call(readAnomalies, { ballotId }))).code).toBe('platform.not_permitted');
    expect(marked).toBe(30);
    const origin = anomalies.find(({ kind }) => kind === 'oneOrigin');
    expect(origin).toMatchObject({ count: 25, of: 30, quarantined: 0 });
    const stored = await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(m)::text as text from ballots.cast_marks m where ballot_id = ${ballotId}`);
    expect(stored.filter(({ text }) => /203\.0|198\.51/.test(text))).toEqual([]);
    const leafIndexes = origin?.leafIndexes ?? [];
    // What waits for a person is its duty; found in order, with minutes, it waits no more until it has grown by half.
    const owed = async () => (await app.as('office').call(listMyDuties, { kind: ['ballots.anomalies'] })).rows.find(({ path }) => path === `/ballots/${ballotId}`)?.count ?? 0;
    const undecided = async () => (await app.as('office').call(readAnomalies, { ballotId })).anomalies.filter((each) => each.isUndecided).length;
    // Three hours, so that one of them can be a burst.
    await sql`update ballots.cast_marks set cast_hour = cast_hour - make_interval(hours => case when leaf_index < 4 then 1 else 2 end) where ballot_id = ${ballotId} and leaf_index < 6`.execute(app.ownerDb);
    const hints = { ...GUARD_LIMITS, originMin: 20, burstTimes: 2, burstMin: 20, nightFrom: 0, nightTo: 23, nightMin: 5 };
    for (const limits of [hints, { ...hints, burstMin: 50 }, { ...hints, nightMin: 500 }, GUARD_LIMITS]) {
      await app.as('office').call(setGuardLimits, { ballotId, limits, reason: '试一试界限' });
      expect([await owed(), await undecided() > 0], JSON.stringify(limits)).toEqual([await undecided(), true]);
    }
    expect((await app.as('lead').call(listMyDuties, { kind: ['ballots.anomalies'] })).rows).toEqual([]);
    await app.as('office').call(setGuardLimits, { ballotId, limits: hints, reason: '试一试界限' });
    for (const left of [2, 1]) {
      const found = (await app.as('office').call(readAnomalies, { ballotId })).anomalies.find((each) => each.isUndecided && each.kind !== 'oneOrigin');
      await app.as('office').call(acceptAnomaly, { ballotId, kind: found?.kind as 'burst', subject: found?.subject ?? '', minutes: '三人核对过。' });
      expect([await owed(), await undecided()]).toEqual([left, left]);
    }
    await app.as('office').call(setGuardLimits, { ballotId, limits: GUARD_LIMITS, reason: '照出厂的界限' });
    const accept = { ballotId, kind: 'oneOrigin' as const, subject: origin?.subject ?? '', minutes: '核实为村委会集中投票点。' };
    expect((await problemOf(app.as('office').call(acceptAnomaly, { ...accept, subject: 'ffffffff' }))).code).toBe('ballots.anomaly_unknown');
    expect(await app.as('office').call(acceptAnomaly, accept)).toEqual({ count: 25 });
    expect([await owed(), await undecided()]).toEqual([0, 0]);
    expect((await app.as('office').call(readAnomalies, { ballotId })).anomalies.find(({ kind }) => kind === 'oneOrigin')?.decisions).toMatchObject([{ minutes: '核实为村委会集中投票点。', count: 25, decidedByName: '示例office' }]);
    expect((await problemOf(app.as('office').call(acceptAnomaly, accept))).code).toBe('ballots.anomaly_unknown');
    expect(await rows(app.ownerDb, sql`select a.attname from pg_attribute a where a.attrelid = 'ballots.anomaly_decisions'::regclass and a.attnum > 0 and has_column_privilege('lianchuang_app', a.attrelid, a.attnum, 'update')`)).toEqual([{ attname: 'subject' }]);
    await sql`update ballots.anomaly_decisions set leaf_count = 16 where ballot_id = ${ballotId}`.execute(app.ownerDb);
    expect([await owed(), await undecided()]).toEqual([1, 1]);
    const { id: quarantineId } = await app.as('office').call(quarantineBallots, { ballotId, leafIndexes, reason: '同一网络集中投票', minutes: '九月二十一日，三人核对。' });
    expect((await problemOf(app.as('office').call(quarantineBallots, { ballotId, leafIndexes: [leafIndexes[0] as number], reason: '重复', minutes: '重复' }))).code).toBe('ballots.leaf_quarantined');
    expect((await problemOf(app.as('office').call(quarantineBallots, { ballotId, leafIndexes: [30], reason: '没有', minutes: '没有' }))).code).toBe('ballots.leaf_unknown');
    await app.as('office').call(releaseQuarantine, { ballotId, quarantineId, minutes: '核实为村委会集中投票点，解除。' });
    await app.as('office').call(quarantineBallots, { ballotId, leafIndexes: leafIndexes.slice(0, 20), reason: '同一网络集中投票', minutes: '复核后保留二十张。' });
    expect((await app.as('office').call(listQuarantines, { ballotId })).rows.map(({ count, releasedAt }) => [count, releasedAt !== null]).toSorted()).toEqual([[20, false], [25, true]]);
    await closed(ballot);
    const result = await nobody().call(readPublicResult, { ballotId });
    expect([result.counted.valid, result.quarantined.valid]).toEqual([10, 20]);
    expect(result.counted.classes[0]?.options.find(({ code }) => code === 'a1')?.votes).toBe(5);
    expect(result.quarantined.classes[0]?.options.find(({ code }) => code === 'a1')?.votes).toBe(20);
    expect((await verifyPublished(linesOf(await published(ballotId)), cryptoFor)).differences).toEqual([]);
    app.clock.now += 31 * 24 * HOUR;
    expect(await app.as('admin').call(clearCastMarks, {})).toMatchObject({ cleared: expect.any(Number) as number });
    expect(await rows(app.ownerDb, sql`select 1 from ballots.cast_marks where ballot_id = ${ballotId}`)).toEqual([]);
    expect(await rows(app.ownerDb, sql`select 1 from ballots.anomaly_decisions where ballot_id = ${ballotId} and kind = 'oneOrigin' and subject <> '-'`)).toEqual([]);
  }, 60_000);
});

describe('what looks unusual in the last hour', () => {
  it('is pointed out once the closing is asked for, and is set apart after the request was returned', async () => {
    const ballot = await opened(3);
    const { ballotId } = ballot;
    await app.as('office').call(setGuardLimits, { ballotId, limits: { ...GUARD_LIMITS, originMin: 2 }, reason: '小范围投票' });
    const bound = app.runtime.operations.get(castBallot.id) as Bound;
    for (const [at, code] of ballot.codes.entries()) {
      const sealed = sealedBallot(ballot.definition, await credentialFor(ballot, code), [0]);
      await perform(app.runtime, bound, { token: null, programme: 'alpha' }, { ballotId, ...sealed }, { requestId: 'test', locale: 'zh-CN', address: at < 2 ? '203.0.113.9' : '198.51.100.4' });
    }
    expect(await app.as('office').call(readAnomalies, { ballotId })).toEqual({ marked: 0, anomalies: [] });
    app.clock.now = Date.parse(ballot.definition.closesAt);
    await app.as('office').call(requestClosing, { ballotId, minutes: '时间已到。' });
    expect(await app.as('office').call(readAnomalies, { ballotId })).toMatchObject({ marked: 3, anomalies: [{ kind: 'oneOrigin', count: 2, isUndecided: true }] });
    await app.as('lead').call(returnClosing, { ballotId, reason: '先核实最后一小时的选票' });
    await app.as('office').call(quarantineBallots, { ballotId, leafIndexes: [0, 1], reason: '同一网络集中投票', minutes: '三人核对。' });
    await closed(ballot);
    const { counted, quarantined } = await nobody().call(readPublicResult, { ballotId });
    expect([counted.valid, quarantined.valid]).toEqual([1, 2]);
    expect((await verifyPublished(linesOf(await published(ballotId)), cryptoFor)).differences).toEqual([]);
  });
});

describe('from where on something is unusual', () => {
  it('is what ships until the ballot says otherwise, with a reason that the audit keeps, and not once it is over', async () => {
    const ballot = await opened(12);
    const { ballotId } = ballot;
    const bound = app.runtime.operations.get(castBallot.id) as Bound;
    for (const code of ballot.codes) {
      const sealed = sealedBallot(ballot.definition, await credentialFor(ballot, code), [0]);
      await perform(app.runtime, bound, { token: null, programme: 'alpha' }, { ballotId, ...sealed }, { requestId: 'test', locale: 'zh-CN', address: '203.0.113.9' });
    }
    await app.as('admin').call(signBoxes, {});
    const kinds = async () => (await app.as('office').call(readAnomalies, { ballotId })).anomalies.map(({ kind }) => kind);
    expect(await app.as('office').call(readBallot, { ballotId })).toMatchObject({ usualLimits: true, guardLimits: GUARD_LIMITS });
    expect(await kinds()).toEqual([]);
    const limits = { ...GUARD_LIMITS, originMin: 12 };
    const set = (changed: typeof limits | null) => app.as('office').call(setGuardLimits, { ballotId, limits: changed, reason: '全村三百人，十二张已占不少' });
    expect(await set(limits)).toEqual({ guardLimits: limits, usualLimits: false });
    expect(await kinds()).toEqual(['oneOrigin']);
    const { entry } = (await rows<{ entry: string }>(app.ownerDb, sql`select entry from platform.audit_entries where operation = ${setGuardLimits.id} and subject_id = ${ballotId}`))[0] as { entry: string };
    expect(JSON.parse(entry)).toMatchObject({ records: [{ reason: '全村三百人，十二张已占不少', change: { from: null, to: limits } }] });
    expect((await problemOf(set({ ...limits, nightFrom: 5, nightTo: 5 }))).code).toBe('platform.invalid_input');
    expect(await set(null)).toEqual({ guardLimits: GUARD_LIMITS, usualLimits: true });
    expect(await kinds()).toEqual([]);
    await closed(ballot);
    expect((await problemOf(set(limits))).code).toBe('ballots.act_not_allowed');
  }, 60_000);
});

describe('the weight of a public vote', () => {
  it('is advice unless the rule that says otherwise is named, which everybody reads beside it', async () => {
    const weighed = (weightRule: string) => app.as('office').call(draftBallot, question({ weightPercent: 30, weightRule }));
    expect((await problemOf(weighed(' '))).problem).toMatchObject({ code: 'ballots.weight_without_rule', errors: [{ pointer: '/weightRule' }] });
    const { id: ballotId } = await weighed('建设方案第四条');
    await app.as('office').call(printCodes, { ballotId, label: '东街村', count: 1 });
    await app.as('lead').call(openBallot, { ballotId, version: 1 });
    expect((await nobody().call(readPublicBallot, { ballotId })).definition).toMatchObject({ weightPercent: 30, weightRule: '建设方案第四条' });
    const page = await app.http.inject({ url: `/public/alpha/ballots/${ballotId}`, headers: { 'accept-language': 'zh-CN' } });
    expect(page.body).toContain('依据：建设方案第四条');
    expect(page.body).toContain('高于默认的 0%');
    // Whoever has no code yet reads who stands; the names of methods come after the plain words.
    expect(page.body).toMatch(/<h2>选项<\/h2>.*赵甲.*周戊/s);
    const [plain = '', technical = ''] = page.body.split('<summary>技术上怎样做到');
    expect(plain).not.toMatch(/凭证|盲签名|波达|舒尔策/);
    expect(technical).toContain('盲签名');
    await app.as('lead').call(withdrawBallot, { ballotId, reason: '试过了' });
  });
});

describe('paper ballots', () => {
  it('are entered by two people apart, by a third where they differ, and counted once with the code they came with spent', async () => {
    const ballot = await opened(6);
    const { ballotId } = ballot;
    const enter = (person: string, serial: string, choice: number[] | null) => app.as(person).call(enterPaperBallot, { ballotId, serial, choice });
    expect(await enter('office', 'P1', [3, 0])).toEqual({ state: 'once' });
    expect((await problemOf(enter('office', 'P1', [0, 3]))).code).toBe('ballots.paper_entered_by_you');
    expect(await enter('office2', 'P1', [0, 3])).toEqual({ state: 'settled' });
    expect((await problemOf(enter('lead', 'P1', [0]))).code).toBe('ballots.paper_settled');
    await enter('office', 'P2', [1]);
    expect(await enter('office2', 'P2', [2])).toEqual({ state: 'differs' });
    expect((await problemOf(enter('office2', 'P2', [1]))).code).toBe('ballots.paper_entered_by_you');
    expect((await problemOf(enter('lead', 'P2', [0, 1, 2]))).code).toBe('ballots.choice_wrong');
    expect((await app.as('lead').call(listPaperBallots, { ballotId })).rows).toEqual([{ serial: 'P2', state: 'differs', enteredByMe: false }, { serial: 'P1', state: 'settled', enteredByMe: false }]);
    app.clock.now = Date.parse(ballot.definition.closesAt) + 1;
    const ask = () => app.as('office').call(requestClosing, { ballotId, minutes: '核对纸票。' });
    expect((await problemOf(ask())).code).toBe('ballots.paper_unsettled');
    await enter('lead', 'P2', [1]);
    expect((await problemOf(ask())).code).toBe('ballots.paper_without_code');
    const handedIn = await app.as('office').call(registerPaperCodes, { ballotId, codes: [ballot.codes[4] as string, ballot.codes[5] as string, 'ZZZZ', ballot.codes[5] as string] });
    expect(handedIn).toEqual({ registered: 2, refused: [{ place: 3, reason: 'unknown' }, { place: 4, reason: 'used' }] });
    await closed(ballot);
    const result = await app.as('office').call(readResult, { ballotId });
    expect(result).toMatchObject({ paperCount: 2, codes: { printed: 6, online: 0, paper: 2 }, counted: { ballots: 2, valid: 2 } });
    expect(result.counted.classes[0]?.options.map(({ code, votes }) => [code, votes]).toSorted()).toEqual([['a1', 1], ['a2', 1], ['a3', 0]]);
    expect((await verifyPublished(linesOf(await published(ballotId)), cryptoFor)).isSound).toBe(true);
  });

  it('of somebody whose code was handed in cannot be doubled online', async () => {
    const ballot = await opened(2);
    await app.as('office').call(registerPaperCodes, { ballotId: ballot.ballotId, codes: [ballot.codes[0] as string] });
    const request = await blindedRequest(ballot.definition);
    expect((await problemOf(nobody().call(exchangeCode, { ballotId: ballot.ballotId, code: ballot.codes[0] as string, blinded: request.blinded }))).code).toBe('ballots.code_used');
  });
});

describe('closing', () => {
  it('takes two people, after the end, and can be returned', async () => {
    const ballot = await opened(3);
    const { ballotId } = ballot;
    await vote(ballot, ballot.codes[0] as string, [0]);
    expect((await problemOf(app.as('office').call(requestClosing, { ballotId, minutes: '太早' }))).code).toBe('ballots.still_running');
    app.clock.now = Date.parse(ballot.definition.closesAt);
    await app.as('office').call(requestClosing, { ballotId, minutes: '时间已到。' });
    expect((await problemOf(app.as('office').call(closeBallot, { ballotId }))).code).toBe('ballots.closer_asked');
    expect(await app.as('lead').call(returnClosing, { ballotId, reason: '还有纸票' })).toEqual({ state: 'open' });
    await app.as('office').call(requestClosing, { ballotId, minutes: '纸票已清。' });
    expect(await app.as('lead').call(closeBallot, { ballotId })).toMatchObject({ state: 'counting' });
    expect((await problemOf(app.as('office').call(quarantineBallots, { ballotId, leafIndexes: [0], reason: '晚了', minutes: '晚了' }))).code).toBe('ballots.act_not_allowed');
    expect(await app.as('lead').call(countBallot, { ballotId })).toMatchObject({ state: 'closed', ballots: 1 });
  });

  it('gives a file from which root, heads and tally are made again, the same at a second count, and in which any change is found', async () => {
    const ballot = await opened(8);
    const choices = [[0, 3], [0], [1, 4], [0, 1], [2, 3]];
    for (const [at, choice] of choices.entries()) {
      await vote(ballot, ballot.codes[at] as string, choice);
      if (at === 1) await app.as('admin').call(signBoxes, {});
    }
    await closed(ballot);
    const { ballotId } = ballot;
    const text = await published(ballotId);
    const sound = await verifyPublished(linesOf(text), cryptoFor);
    expect(sound).toMatchObject({ isSound: true, sealed: 5, heads: 2, signaturesChecked: true });
    const result = await nobody().call(readPublicResult, { ballotId });
    expect(sound.counted).toEqual(result.counted);
    expect(result.counted.classes[0]?.options[0]).toMatchObject({ code: 'a1', votes: 3, rank: 1, isIn: true });
    expect(result.root).toBe(sound.root);
    expect(await app.as('office').call(countBallot, { ballotId })).toMatchObject({ fileSha256: result.fileSha256 });
    const found = async (changed: string) => [...new Set((await verifyPublished(linesOf(changed), cryptoFor)).differences.map(({ code }) => code))];
    const lines = text.trimEnd().split('\n');
    const sealedAt = lines.findIndex((line) => line.includes('"kind":"sealed"'));
    const without = (at: number) => lines.filter((_, place) => place !== at).join('\n');
    expect(await found(without(sealedAt))).toContain('head_differs');
    expect(await found(lines.map((line, at) => (at === sealedAt ? line.replace(/"choice":\[[\d,]+\]/, '"choice":[2]') : line)).join('\n'))).toEqual(['choice_differs']);
    expect(await found(text.replace(/"votes":3/, '"votes":4'))).toEqual(['result_differs', 'result_forged']);
    expect(await found([...lines.slice(0, sealedAt), lines[sealedAt + 1], lines[sealedAt], ...lines.slice(sealedAt + 2)].join('\n'))).toContain('index_differs');
    expect(await found(without(lines.length - 1))).toEqual(['result_missing']);
    expect(await found(text.replace(/"tieSeed":"..../, '"tieSeed":"AAAA'))).toContain('tie_seed_differs');
    expect(await found('{"kind":"other"}')).toEqual(['not_a_ballot_file']);
    expect(await readFile(publishedPath(app.dataDir, ballotId), 'utf8')).toBe(text);
  });

  it.each([['runoff', 'a1'], ['condorcet', 'a3']] as const)('counts rankings by %s, with its working in the file that anybody checks', async (mode, winner) => {
    const ballot = await opened(9, { mode, classes: [{ code: 'A', label: '助人为乐', limit: 3, seats: 1 }, { code: 'B', label: '敬业奉献', limit: 2, seats: 1 }] });
    // 4 a1>a3, 3 a2>a3, 2 a3>a1: a3 has the fewest first places and beats both others.
    const choices = [[0, 2], [0, 2], [0, 2], [0, 2], [1, 2], [1, 2], [1, 2], [2, 0], [2, 0]];
    for (const [at, choice] of choices.entries()) await vote(ballot, ballot.codes[at] as string, choice);
    await closed(ballot);
    const { counted } = await nobody().call(readPublicResult, { ballotId: ballot.ballotId });
    const [group] = counted.classes;
    expect(group?.options[0]).toMatchObject({ code: winner, isIn: true, isTied: false });
    if (mode === 'runoff') expect(group?.rounds?.[0]).toEqual({ counts: { a1: 4, a2: 3, a3: 2 }, eliminated: 'a3', exhausted: 0 });
    else expect([group?.options.map(({ code, votes }) => [code, votes]), group?.pairs]).toEqual([[['a3', 2], ['a1', 1], ['a2', 0]], [[0, 5, 6], [4, 0, 6], [3, 3, 0]]]);
    const text = await published(ballot.ballotId);
    expect((await verifyPublished(linesOf(text), cryptoFor)).counted).toEqual(counted);
    expect((await verifyPublished(linesOf(text.replace(/"counts":\{"a1":4/, '"counts":{"a1":5').replace(/"pairs":\[\[0,5/, '"pairs":[[0,6')), cryptoFor)).isSound).toBe(false);
  });

  it('says to everybody, and under the signature of the result, how many codes were printed after the opening', async () => {
    const ballot = await opened(3);
    const { ballotId } = ballot;
    expect((await nobody().call(readPublicBallot, { ballotId })).codes).toEqual({ printed: 3, afterOpening: 0 });
    app.clock.now += 1_000;
    await app.as('office').call(printCodes, { ballotId, label: '补印', count: 2 });
    expect((await nobody().call(readPublicBallot, { ballotId })).codes).toEqual({ printed: 5, afterOpening: 2 });
    expect((await app.as('office').call(listCodeBatches, { ballotId })).rows.map(({ label, isAfterOpening }) => [label, isAfterOpening])).toEqual([['补印', true], ['东街村', false]]);
    await vote(ballot, ballot.codes[0] as string, [0]);
    await closed(ballot);
    expect((await nobody().call(readPublicResult, { ballotId })).codes).toEqual({ printed: 5, afterOpening: 2, online: 1, paper: 0, sms: 0, oidc: 0 });
    const found = await verifyPublished(linesOf((await published(ballotId)).replace('"afterOpening":2', '"afterOpening":0')), cryptoFor);
    expect(found.differences.map(({ code }) => code)).toEqual(['result_forged']);
  });

  it.each(['exactly', 'ranked'] as const)('counts a ballot of the mode %s', async (mode) => {
    const ballot = await opened(3, { mode });
    await vote(ballot, ballot.codes[0] as string, [2, 0, 4]);
    await vote(ballot, ballot.codes[1] as string, [2, 1, 3]);
    await closed(ballot);
    const result = await nobody().call(readPublicResult, { ballotId: ballot.ballotId });
    expect(result.counted).toMatchObject({ valid: 2, spoilt: 0 });
    expect(result.counted.classes[0]?.options[0]).toMatchObject({ code: 'a3', votes: mode === 'ranked' ? 4 : 2, isIn: true });
  });
});
