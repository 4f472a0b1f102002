/** Goal: the HTTP face refuses what it should, in problem bodies, and gives nothing away. Method: raw requests, no client. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '#platform/server/http/index.ts';
import { FIXTURE_PASSWORD, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

describe('a browser’s cookie alone', () => {
  it('reads, but does not write without the request key that no foreign form can send', async () => {
    const cookie = `lianchuang_session=${await app.token('office')}`;
    expect((await app.http.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(200);
    const write = await app.http.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect(write.statusCode).toBe(400);
    expect(write.json()).toMatchObject({ code: 'platform.missing_idempotency_key' });
  });
});

describe('bad requests', () => {
  it('are answered as problems in the reader’s language, with a request number', async () => {
    for (const [language, title] of [['zh-CN', '没有找到，或不在您的范围内'], ['en', 'Not found, or outside your area']] as const) {
      const answer = await app.http.inject({ url: '/api/nothing-here', headers: { 'accept-language': language } });
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({ code: 'platform.not_found', title });
      expect(answer.json<{ requestId: string }>().requestId).toBe(answer.headers['x-request-id']);
    }
  });
  it.each([
    ['broken JSON', { method: 'POST', url: '/api/session', payload: '{"username":', headers: { 'content-type': 'application/json' } }, 400],
    ['a body over the limit', { method: 'POST', url: '/api/session', payload: JSON.stringify({ username: 'a'.repeat(2_000_000) }), headers: { 'content-type': 'application/json' } }, 413],
    ['a page number that is no number', { method: 'GET', url: '/api/programmes/alpha/cases?page=many' }, 400],
    ['a day that does not exist', { method: 'GET', url: '/api/programmes/alpha/cases?from=2026-02-30' }, 400],
    ['a day nobody means', { method: 'GET', url: '/api/programmes/alpha/cases?to=9999-12-31' }, 400],
    ['a NUL in a search', { method: 'GET', url: '/api/programmes/alpha/sites?q=%00' }, 400],
    ['half a surrogate pair', { method: 'POST', url: '/api/session', payload: '{"username":"x\\ud800y","password":"p"}', headers: { 'content-type': 'application/json' } }, 400],
    ['an id longer than any', { method: 'GET', url: `/api/programmes/alpha/cases/${'x'.repeat(500)}` }, 404],
    ['an address that cannot be read', { method: 'GET', url: '/api/programmes/alpha/cases/%zz' }, 404],
    ['an id that is none', { method: 'GET', url: "/api/programmes/alpha/cases/1'%20or%201=1" }, 400],
    ['a form that breaks off', { method: 'POST', url: '/api/programmes/alpha/files', payload: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf', headers: { 'content-type': 'multipart/form-data; boundary=x', 'idempotency-key': 'broken-form-1' } }, 400],
    ['a form without a boundary', { method: 'POST', url: '/api/programmes/alpha/files', payload: 'x', headers: { 'content-type': 'multipart/form-data', 'idempotency-key': 'broken-form-2' } }, 400],
    ['a live topic that is a word of the language', { method: 'GET', url: '/api/programmes/alpha/events?topics=constructor' }, 400],
    ['a programme with a quote in its name', { method: 'GET', url: "/api/programmes/al'pha/cases" }, 404],
  ] as const)('%s: %#', async (_what, request, status) => {
    const headers = { ...('headers' in request ? request.headers : {}), authorization: `Bearer ${await app.token('office')}` };
    const answer = await app.http.inject({ ...request, headers } as never);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).not.toMatch(/node_modules|at Object|select |syntax error/);
  });
});

describe('live events', () => {
  it('may be asked for of all topics at once, each however often', async () => {
    const topics = Object.keys(app.runtime.topics);
    expect(topics.length).toBeGreaterThan(10);
    // Unsigned, so that it ends with an answer: a list that is too long would be told before that.
    expect((await app.http.inject({ url: `/api/programmes/alpha/events?topics=${[...topics, ...topics].join(',')}` })).statusCode).toBe(401);
  });
});

describe('the metrics', () => {
  const ask = (remoteAddress: string, headers: Record<string, string> = {}) => app.http.inject({ url: '/metrics', remoteAddress, headers });
  it('are for this machine alone unless a token is set', async () => {
    expect((await ask('127.0.0.1')).body).toContain('lianchuang_operation_seconds');
    expect((await ask('10.0.0.9')).statusCode).toBe(404);
    // Behind a proxy everybody seems to come from here.
    expect((await ask('127.0.0.1', { 'x-forwarded-for': '10.0.0.9' })).statusCode).toBe(404);
  });
  it('are for whoever brings the token, from anywhere', async () => {
    const server = await createHttpServer({
      runtime: app.runtime, listenUrl: app.ownerUrl, webFolder: '/nonexistent', fieldFolder: '/nonexistent', trustProxy: false, secureCookies: true, maxUploadBytes: 1_000,
      rateLimitPerMinute: 0, publicConfig: async () => ({}), openapi: () => ({}), readiness: () => ({ ready: true, doing: null }), tileHosts: [], metricsToken: 'a-token-of-some-length',
    });
    const status = async (authorization: string, remoteAddress = '10.0.0.9') => (await server.app.inject({ url: '/metrics', remoteAddress, headers: { authorization } })).statusCode;
    expect(await status('Bearer a-token-of-some-length')).toBe(200);
    expect(await status('Bearer a-token-of-some-lengtH')).toBe(404);
    expect(await status('', '127.0.0.1')).toBe(404);
    await server.close();
  });
});

describe('a rehearsed sign-in', () => {
  it('sets no cookie, since its session is not kept', async () => {
    const signIn = (headers: Record<string, string>) => app.http.inject({ method: 'POST', url: '/api/session', headers, payload: { username: 'office', password: FIXTURE_PASSWORD } });
    expect((await signIn({ 'x-dry-run': 'true' })).headers['set-cookie']).toBeUndefined();
    expect((await signIn({})).headers['set-cookie']).toMatch(/Max-Age=43200/);
  });
});

describe('an address that no page has', () => {
  it.each(['/p/alpha/plans//chart', '/p/alpha/plans/%2e%2e/chart', '/p/alpha/nothing-here'])('%s is answered by the page of the client to a browser, and by a problem to a program', async (url) => {
    const webFolder = await mkdtemp(join(tmpdir(), 'lianchuang-web-'));
    await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>client</title>');
    const server = await createHttpServer({
      runtime: app.runtime, listenUrl: app.ownerUrl, webFolder, fieldFolder: '/nonexistent', trustProxy: false, secureCookies: true, maxUploadBytes: 1_000,
      rateLimitPerMinute: 0, publicConfig: async () => ({}), openapi: () => ({}), readiness: () => ({ ready: true, doing: null }), tileHosts: [], metricsToken: null,
    });
    expect((await server.app.inject({ url, headers: { accept: 'text/html,*/*' } })).body).toContain('<title>client</title>');
    expect((await server.app.inject({ url, headers: { accept: 'application/json' } })).json()).toMatchObject({ code: expect.stringMatching(/^platform\./) });
    await server.close();
    await rm(webFolder, { recursive: true, force: true });
  });
});

describe('every answer', () => {
  it('carries the security headers', async () => {
    const { headers } = await app.http.inject({ url: '/healthz' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('guessing passwords', () => {
  it('is slowed down by address, over all names', async () => {
    const server = await createHttpServer({
      runtime: app.runtime, listenUrl: app.ownerUrl, webFolder: '/nonexistent', fieldFolder: '/nonexistent', trustProxy: false, secureCookies: true, maxUploadBytes: 1_000,
      rateLimitPerMinute: 6_000, publicConfig: async () => ({}), openapi: () => ({}), readiness: () => ({ ready: true, doing: null }), tileHosts: [], metricsToken: null,
    });
    const statuses: number[] = [];
    for (let time = 0; time < 33; time += 1) {
      statuses.push((await server.app.inject({ method: 'POST', url: '/api/session', payload: { username: `guess${time}`, password: 'wrong' } })).statusCode);
    }
    expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(30)).toEqual([429, 429, 429]);
    const cookie = (await server.app.inject({ method: 'POST', url: '/api/session', remoteAddress: '10.1.1.1', payload: { username: 'office', password: FIXTURE_PASSWORD } })).headers['set-cookie'];
    expect(cookie).toMatch(/Secure/);
    await server.close();
  });
});
