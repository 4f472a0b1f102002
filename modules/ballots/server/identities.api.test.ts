/** Goal: a phone or an identity service lets somebody vote once, leaves neither number nor subject nor time behind, and cannot be linked with the ballot. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { rows, sql } from '#platform/server/db/index.ts';
import { identityService, outboxSender } from '#platform/server/identities/index.ts';
import { anIssuer } from '../../../tests/kit/an-issuer.ts';
import type { TestIssuer } from '../../../tests/kit/an-issuer.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  beginIdentity, castBallot, closeBallot, countBallot, draftBallot, exchangeCode, exchangeIdentity, finishIdentity, listSmsOutbox, openBallot, placeOptionPhoto, printCodes, readBallot, readOptionPhoto, readPublicBallot,
  readPublicResult, readOptionPhotoDraft, removeOptionPhoto, requestClosing, sendSmsCode, signBoxes, updateBallot, verifySmsCode,
} from '../contract/index.ts';
import type { BallotDefinition, TokenKind } from '../domain/index.ts';
import { verifyPublished } from '../domain/index.ts';
import { blindedRequest, sealedBallot } from '../seed/voters.ts';
import { cryptoFor } from './crypto.ts';
import { downloadPublishedBallot } from '../contract/index.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
let app: TestApp;
let issuer: TestIssuer;
const clock = { now: () => 0 };
const nobody = () => app.as('nobody', { programme: 'alpha' });

beforeAll(async () => {
  issuer = await anIssuer('lianchuang', 'issuer-secret');
  app = await testApp({ identities: { sms: outboxSender(() => clock.now()), service: identityService({ issuer: issuer.address, clientId: 'lianchuang', clientSecret: 'issuer-secret', publicUrl: 'https://vote.example' }) } });
  clock.now = () => app.clock.now;
});
afterAll(() => issuer.close());

const question = (tokenKinds: TokenKind[]) => ({
  title: '口袋公园投票', body: '', mode: 'approve' as const, opensAt: new Date(app.clock.now).toISOString(), closesAt: new Date(app.clock.now + 24 * HOUR).toISOString(), tokenKinds, ...(tokenKinds.length > 1 ? { onceRule: '发码时签名登记，不发给用手机投票的人' } : {}),
  classes: [{ code: 'A', label: '地点', limit: 1, seats: 1 }], options: ['东门', '河西'].map((label, at) => ({ code: `p${at + 1}`, classCode: 'A', label, note: null })),
});
async function opened(...tokenKinds: TokenKind[]): Promise<{ ballotId: string; definition: BallotDefinition }> {
  const { id: ballotId } = await app.as('office').call(draftBallot, question(tokenKinds));
  if (tokenKinds.includes('code')) await app.as('office').call(printCodes, { ballotId, label: '社区', count: 1 });
  await app.as('lead').call(openBallot, { ballotId, version: 1 });
  const { definition } = await nobody().call(readPublicBallot, { ballotId });
  // Where there are several ways, what is done against voting twice is part of the rules that are signed.
  expect(definition.onceRule).toBe(tokenKinds.length > 1 ? '发码时签名登记，不发给用手机投票的人' : undefined);
  return { ballotId, definition };
}
/** The code of the newest message; as an administrator reads it. */
async function lastCode(): Promise<string> {
  const [message] = (await app.as('admin').call(listSmsOutbox, {})).rows;
  return /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
}
async function phoneToken(ballotId: string, number: string): Promise<string> {
  app.clock.now += 2 * MINUTE;
  await nobody().call(sendSmsCode, { ballotId, number });
  return (await nobody().call(verifySmsCode, { ballotId, number, code: await lastCode() })).token;
}
async function serviceToken(ballotId: string): Promise<string> {
  app.clock.now += MINUTE;
  const { url } = await nobody().call(beginIdentity, { ballotId });
  const { searchParams } = await issuer.agree(url);
  return (await nobody().call(finishIdentity, { ballotId, code: searchParams.get('code') ?? '', state: searchParams.get('state') ?? '' })).token;
}
async function vote(ballot: { ballotId: string; definition: BallotDefinition }, token: string, choice: number[]) {
  const request = await blindedRequest(ballot.definition);
  const { blindSignature } = await nobody().call(exchangeIdentity, { ballotId: ballot.ballotId, token, blinded: request.blinded });
  return nobody().call(castBallot, { ballotId: ballot.ballotId, ...sealedBallot(ballot.definition, await request.finish(blindSignature), choice) });
}

describe('a phone', () => {
  it('gets a code that only an administrator of the outbox reads, and with it one credential; the number stands nowhere', async () => {
    const ballot = await opened('sms');
    const { ballotId } = ballot;
    expect(await nobody().call(sendSmsCode, { ballotId, number: '+86 138 0000 0001' })).toEqual({ minutes: 10 });
    expect((await problemOf(app.as('office').call(listSmsOutbox, {}))).code).toBe('platform.not_permitted');
    expect((await app.as('admin').call(listSmsOutbox, {})).rows[0]).toMatchObject({ maskedNumber: '138****0001' });
    const code = await lastCode();
    const { token } = await nobody().call(verifySmsCode, { ballotId, number: '13800000001', code });
    const request = await blindedRequest(ballot.definition);
    const first = await nobody().call(exchangeIdentity, { ballotId, token, blinded: request.blinded });
    expect(await nobody().call(exchangeIdentity, { ballotId, token, blinded: request.blinded })).toEqual(first);
    await nobody().call(castBallot, { ballotId, ...sealedBallot(ballot.definition, await request.finish(first.blindSignature), [0]) });
    const again = await phoneToken(ballotId, '13800000001');
    expect((await problemOf(vote(ballot, again, [1]))).code).toBe('ballots.identity_used');
    for (const table of ['ballots.identity_exchanges', 'ballots.sms_codes', 'platform.audit_entries', 'platform.idempotency_keys', 'platform.outbox']) {
      const texts = await rows<{ text: string }>(app.ownerDb, sql`select t::text as text from ${sql.table(table)} t`);
      expect(texts.filter(({ text }) => text.includes('138000') || text.includes(code)), table).toEqual([]);
    }
    for (const operation of [sendSmsCode, verifySmsCode, exchangeIdentity]) expect(await rows(app.ownerDb, sql`select 1 from platform.audit_entries where operation = ${operation.id}`)).toEqual([]);
  });

  it('is written to a minute apart and five times a day, and takes five mistakes and ten minutes', async () => {
    const { ballotId } = await opened('sms');
    const send = () => nobody().call(sendSmsCode, { ballotId, number: '13900000002' });
    const verify = (code: string) => nobody().call(verifySmsCode, { ballotId, number: '13900000002', code });
    app.clock.now += 2 * MINUTE;
    await send();
    expect((await problemOf(send())).code).toBe('ballots.sms_too_many');
    const code = await lastCode();
    const wrong = code === '000000' ? '000001' : '000000';
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await problemOf(verify(wrong))).code).toBe('ballots.sms_code_wrong');
    expect((await problemOf(verify(code))).code).toBe('ballots.sms_code_wrong');
    app.clock.now += MINUTE;
    await send();
    const second = await lastCode();
    app.clock.now += 10 * MINUTE;
    expect((await problemOf(verify(second))).code).toBe('ballots.sms_code_wrong');
    for (let more = 0; more < 3; more += 1) { await send(); app.clock.now += 2 * MINUTE; }
    expect((await problemOf(send())).code).toBe('ballots.sms_too_many');
    expect((await problemOf(nobody().call(sendSmsCode, { ballotId, number: '12345' }))).code).toBe('ballots.number_wrong');
  });

  it('leaves no time behind once the hour is over', async () => {
    const { ballotId } = await opened('sms');
    await phoneToken(ballotId, '13700000003');
    app.clock.now += HOUR;
    await app.as('admin').call(signBoxes, {});
    expect(await rows(app.ownerDb, sql`select code_digest, expires_at, sent_count from ballots.sms_codes where ballot_id = ${ballotId}`)).toEqual([{ code_digest: null, expires_at: null, sent_count: 1 }]);
  });
});

describe('an identity service', () => {
  it('vouches for a subject by code and proof key; one credential each, and the subject stands nowhere', async () => {
    const ballot = await opened('oidc');
    const { ballotId } = ballot;
    issuer.subject = 'citizen-0042';
    const { url } = await nobody().call(beginIdentity, { ballotId });
    const asked = new URL(url);
    expect([asked.origin, asked.searchParams.get('redirect_uri'), asked.searchParams.get('code_challenge_method'), asked.searchParams.get('scope')]).toEqual([issuer.address, 'https://vote.example/public/alpha/ballots/identity', 'S256', 'openid']);
    expect(await vote(ballot, await serviceToken(ballotId), [0])).toMatchObject({ index: 0 });
    expect((await problemOf(vote(ballot, await serviceToken(ballotId), [1]))).code).toBe('ballots.identity_used');
    issuer.subject = 'citizen-0043';
    expect(await vote(ballot, await serviceToken(ballotId), [1])).toMatchObject({ index: 1 });
    for (const table of ['ballots.identity_exchanges', 'platform.audit_entries', 'platform.idempotency_keys']) {
      const texts = await rows<{ text: string }>(app.ownerDb, sql`select t::text as text from ${sql.table(table)} t`);
      expect(texts.filter(({ text }) => text.includes('citizen')), table).toEqual([]);
    }
  });

  it('is not believed with a used code, another’s state, a token for another client, another nonce or from another issuer', async () => {
    const { ballotId } = await opened('oidc');
    const other = await opened('oidc');
    const finish = (search: URLSearchParams, state = search.get('state') ?? '', at = ballotId) => nobody().call(finishIdentity, { ballotId: at, code: search.get('code') ?? '', state });
    const answered = async () => { app.clock.now += MINUTE; return (await issuer.agree((await nobody().call(beginIdentity, { ballotId })).url)).searchParams; };
    const good = await answered();
    await finish(good);
    expect((await problemOf(finish(good))).code).toBe('ballots.identity_refused');
    expect((await problemOf(finish(await answered(), (await answered()).get('state') ?? ''))).code).toBe('ballots.identity_refused');
    expect((await problemOf(finish(await answered(), undefined, other.ballotId))).code).toBe('ballots.identity_refused');
    expect((await problemOf(finish(await answered(), 'abc'))).code).toBe('ballots.identity_refused');
    for (const claims of [{ aud: 'somebody-else' }, { nonce: 'another' }, { iss: 'http://127.0.0.1:9' }, { exp: 1 }]) {
      issuer.claims = claims;
      app.clock.now += MINUTE;
      expect((await problemOf(finish(await answered()))).code, JSON.stringify(claims)).toBe('ballots.identity_refused');
    }
    issuer.claims = {};
  });
});

describe('a ballot', () => {
  it('takes only those ways that it names, tokens of its own alone, and for twenty minutes', async () => {
    const [byPhone, byCode] = [await opened('sms'), await opened('code')];
    expect((await problemOf(nobody().call(sendSmsCode, { ballotId: byCode.ballotId, number: '13800000009' }))).code).toBe('ballots.token_kind_closed');
    expect((await problemOf(nobody().call(beginIdentity, { ballotId: byPhone.ballotId }))).code).toBe('ballots.token_kind_closed');
    const request = await blindedRequest(byPhone.definition);
    expect((await problemOf(nobody().call(exchangeCode, { ballotId: byPhone.ballotId, code: 'AAAA', blinded: request.blinded }))).code).toBe('ballots.token_kind_closed');
    const token = await phoneToken(byPhone.ballotId, '13800000010');
    const elsewhere = await opened('sms');
    expect((await problemOf(nobody().call(exchangeIdentity, { ballotId: elsewhere.ballotId, token, blinded: request.blinded }))).code).toBe('ballots.identity_refused');
    app.clock.now += 21 * MINUTE;
    expect((await problemOf(nobody().call(exchangeIdentity, { ballotId: byPhone.ballotId, token, blinded: request.blinded }))).code).toBe('ballots.identity_refused');
  });

  it('is not opened for a way that is not set up here', async () => {
    const bare = await testApp();
    const { id: ballotId } = await bare.as('office').call(draftBallot, { ...question(['oidc']), opensAt: new Date(bare.clock.now).toISOString(), closesAt: new Date(bare.clock.now + HOUR).toISOString() });
    expect((await problemOf(bare.as('lead').call(openBallot, { ballotId, version: 1 }))).code).toBe('ballots.token_kind_missing');
  });

  it('publishes how many came by which way, and its file is sound', async () => {
    const ballot = await opened('sms', 'oidc');
    await vote(ballot, await phoneToken(ballot.ballotId, '13800000011'), [0]);
    issuer.subject = 'citizen-0050';
    await vote(ballot, await serviceToken(ballot.ballotId), [0]);
    app.clock.now = Date.parse(ballot.definition.closesAt) + 1;
    await app.as('office').call(requestClosing, { ballotId: ballot.ballotId, minutes: '时间已到。' });
    await app.as('lead').call(closeBallot, { ballotId: ballot.ballotId });
    await app.as('lead').call(countBallot, { ballotId: ballot.ballotId });
    expect((await nobody().call(readPublicResult, { ballotId: ballot.ballotId })).codes).toEqual({ printed: 0, afterOpening: 0, online: 0, paper: 0, sms: 1, oidc: 1 });
    const text = new TextDecoder().decode((await nobody().call(downloadPublishedBallot, { ballotId: ballot.ballotId })).body);
    async function* lines() { yield* text.split('\n'); }
    expect((await verifyPublished(lines(), cryptoFor)).differences).toEqual([]);
  });
});

describe('pictures of options', () => {
  const picture = (format: 'png' | 'jpeg') => sharp({ create: { width: 900, height: 600, channels: 3, background: '#336699' } })[format]().toBuffer().then((bytes) => new Uint8Array(bytes));

  it('are made anew, need words, belong to the definition once it is settled, and make whoever placed them an author', async () => {
    const { id: ballotId } = await app.as('office').call(draftBallot, question(['sms']));
    const place = (optionCode: string, body: Uint8Array, alt = '东门外的空地') => app.as('office2').call(placeOptionPhoto, { ballotId, optionCode, alt, file: { fileName: 'x.png', body } });
    const placed = await place('p1', await picture('png'));
    expect((await problemOf(place('p9', await picture('png')))).code).toBe('ballots.option_unknown');
    expect((await problemOf(place('p1', new TextEncoder().encode('<svg onload="alert(1)"/>')))).code).toBe('ballots.picture_refused');
    expect((await problemOf(place('p1', await picture('png'), ' '))).code).toBe('platform.invalid_input');
    await place('p2', await picture('jpeg'), '河西的树');
    await app.as('office').call(removeOptionPhoto, { ballotId, optionCode: 'p2' });
    const draft = await app.as('office').call(readBallot, { ballotId });
    expect(draft.photos).toEqual([{ optionCode: 'p1', sha256: placed.sha256, alt: '东门外的空地' }]);
    expect(Buffer.from((await app.as('office').call(readOptionPhotoDraft, { ballotId, optionCode: 'p1' })).body).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect((await problemOf(nobody().call(readOptionPhoto, { ballotId, sha256: placed.sha256 }))).code).toBe('platform.not_found');
    expect((await problemOf(app.as('office2').call(openBallot, { ballotId, version: draft.version }))).code).toBe('ballots.author_cannot_open');
    await app.as('lead').call(openBallot, { ballotId, version: draft.version });
    const { definition } = await nobody().call(readPublicBallot, { ballotId });
    expect(definition.options.map(({ photo }) => photo)).toEqual([{ sha256: placed.sha256, alt: '东门外的空地' }, null]);
    expect((await sharp((await nobody().call(readOptionPhoto, { ballotId, sha256: placed.sha256 })).body).metadata())).toMatchObject({ format: 'jpeg', width: 480, height: 320 });
    expect((await problemOf(nobody().call(readOptionPhoto, { ballotId, sha256: 'a'.repeat(64) }))).code).toBe('platform.not_found');
    expect((await problemOf(place('p1', await picture('png')))).code).toBe('ballots.act_not_allowed');
  });

  it('of an option that is taken out of the draft go with it', async () => {
    const { id: ballotId } = await app.as('office').call(draftBallot, question(['sms']));
    await app.as('office').call(placeOptionPhoto, { ballotId, optionCode: 'p2', alt: '河西的树', file: { fileName: 'x.png', body: await picture('png') } });
    const { version } = await app.as('office').call(readBallot, { ballotId });
    await app.as('office').call(updateBallot, { ballotId, version, ...question(['sms']), options: ['东门', '北坡'].map((label, at) => ({ code: ['p1', 'p3'][at] as string, classCode: 'A', label, note: null })) });
    expect((await app.as('office').call(readBallot, { ballotId })).photos).toEqual([]);
  });
});
