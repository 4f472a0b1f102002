/** Goal: pages for everybody work without script, say nothing that is not for everybody, and break in words. Method: raw requests. */
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptTitles } from '#modules/honours/contract/index.ts';
import { createPlan, publishPlan, setPlanState } from '#modules/plans/contract/index.ts';
import { safeReturn } from '#platform/server/http/pages/index.ts';
import { publicPages } from '../apps/public/index.ts';
import { aDrawnRound, editionInForce } from './kit/a-round.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const get = (url: string, headers: Record<string, string> = {}) => app.http.inject({ url, headers: { accept: 'text/html', ...headers } });

describe('pages for everybody', () => {
  it('lead from the address of the server to the only programme there is', async () => {
    const answer = await get('/');
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe('/public/alpha');
  });

  it('speak the reader’s language, the chosen one before the browser’s', async () => {
    expect((await get('/public/alpha')).body).toContain('<html lang="zh-CN"');
    expect((await get('/public/alpha', { 'accept-language': 'en-GB,en' })).body).toContain('<html lang="en"');
    expect((await get('/public/alpha', { 'accept-language': 'en-GB,en', cookie: 'lianchuang_lang=zh-CN' })).body).toContain('<html lang="zh-CN"');
    const chosen = await get('/public-preferences?lang=en&view=elder&to=/public/alpha');
    expect(chosen.headers.location).toBe('/public/alpha');
    expect(chosen.cookies.map((cookie) => `${cookie.name}=${cookie.value}`)).toEqual(['lianchuang_lang=en', 'lianchuang_view=elder']);
    expect((await get('/public/alpha', { cookie: 'lianchuang_view=elder' })).body).toContain('data-view="elder"');
  });

  it('never send a reader to another site', () => {
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\r\nset-cookie: x']) expect(safeReturn(to)).toBe('/');
    expect(safeReturn('/public/alpha/notices?page=2')).toBe('/public/alpha/notices?page=2');
  });

  it('run no script but their own and are not asked for again while nothing changed', async () => {
    const first = await get('/public/alpha');
    expect(first.headers['content-security-policy']).toContain("default-src 'none'");
    expect(first.headers['content-security-policy']).not.toContain('unsafe');
    expect(first.body).not.toMatch(/<script(?! src="\/public-assets\/)| style=| on\w+="/);
    expect((await get('/public/alpha', { 'if-none-match': first.headers.etag as string })).statusCode).toBe(304);
    const sheet = /href="(\/public-assets\/[^"]+\.css)"/.exec(first.body)?.[1] as string;
    const css = await get(sheet);
    expect(css.headers['cache-control']).toContain('immutable');
    expect(css.body).toContain('prefers-color-scheme: dark');
  });

  it('open with what the programme has, and tell of inspections only where there are any', async () => {
    const home = async () => /<main[\s\S]*<\/main>/.exec((await get('/public/alpha')).body)?.[0] ?? '';
    const before = await home();
    expect(before).toContain('<h2>公示</h2>');
    expect(before).not.toMatch(/督查|抽样|这里有什么|一个问题怎样被解决/);
    await app.as('office').call(adoptTitles, { name: 'households' });
    const { id: planId } = await app.as('office').call(createPlan, { code: 'P-1', nameZh: '三年行动计划', nameEn: 'Three years', startsOn: '2025-01-01', endsOn: '2027-12-31', phases: [{ name: '第二年', goal: '示例', startsOn: '2026-01-01', endsOn: '2026-12-31' }] });
    await app.as('office').call(setPlanState, { planId, state: 'inForce' });
    await app.as('office').call(publishPlan, { planId, shown: true });
    const after = await home();
    expect(after).toMatch(/<h2>这里有什么<\/h2>.*三年行动计划<\/a><\/h3><p class="pub-quiet">正在进行：第二年<\/p>/s);
    expect(after).not.toMatch(/督查|一个问题怎样被解决|爱心超市<\/a><\/h3>/);
    await aDrawnRound(app, { editionId: await editionInForce(app) });
    expect(await home()).toMatch(/这里有什么.*现在进行到哪一步.*一个问题怎样被解决/s);
  });

  it('have a sign for the browser’s tab that is there', async () => {
    const address = /rel="icon" href="([^"]+)"/.exec((await get('/public/alpha')).body)?.[1] as string;
    const sign = await get(address);
    expect([sign.statusCode, sign.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect((await get('/favicon.ico')).headers.location).toBe(address);
  });

  it('do not exist for a programme whose site is closed, nor for one that is not there', async () => {
    for (const programme of ['beta', 'nowhere']) {
      for (const { path } of publicPages.pages.filter((page) => page.path.startsWith('/public/:programme'))) {
        const answer = await get(path.replace(':programme', programme).replace(/:\w+/g, '01234567-89ab-7def-8123-456789abcdef'));
        expect(answer.statusCode, path).toBe(404);
        expect(answer.body).toContain('没有找到这个页面');
        expect(answer.headers['content-type']).toContain('text/html');
      }
    }
  });

  it('are found with a stroke too many, and the public site without a programme', async () => {
    const sentTo = async (url: string) => { const answer = await app.http.inject({ url, headers: { accept: 'text/html' } }); return [answer.statusCode, answer.headers.location]; };
    expect(await sentTo('/public/alpha/')).toEqual([301, '/public/alpha']);
    expect(await sentTo('/public/alpha/?lang=en')).toEqual([301, '/public/alpha?lang=en']);
    expect(await sentTo('/public')).toEqual([301, '/']);
    expect(await sentTo('/public/')).toEqual([301, '/']);
    // Never to another host, whatever is written behind it.
    expect((await sentTo('/public//example.org/'))[0]).toBe(404);
  });

  it('answer a wrong address as a page, and the interface for programs as before', async () => {
    expect((await get('/public/alpha/nothing')).body).toContain('<h1>没有找到这个页面</h1>');
    expect((await app.http.inject({ url: '/api/nothing' })).headers['content-type']).toContain('application/problem+json');
  });
});

describe('what is sent to the server', () => {
  /** A form with one part of that many bytes. */
  function formWith(bytes: number, name = 'photos') {
    const head = `--x\r\nContent-Disposition: form-data; name="words"\r\n\r\n路面坑洼\r\n--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.jpg"\r\n\r\n`;
    return { headers: { 'content-type': 'multipart/form-data; boundary=x', accept: 'text/html' }, payload: Buffer.concat([Buffer.from(head), Buffer.alloc(bytes), Buffer.from('\r\n--x--\r\n')]) };
  }

  it('is not held in memory for somebody whose calls are used up; the words stay in the form', async () => {
    let answer = await app.http.inject({ method: 'POST', url: '/public/alpha/report', ...formWith(100) });
    for (let more = 0; more < 6; more += 1) answer = await app.http.inject({ method: 'POST', url: '/public/alpha/report', ...formWith(15_000_000) });
    expect(answer.statusCode).toBe(429);
    expect(answer.body).toContain('路面坑洼');
  });

  it('is not even read for somebody who may not send it', async () => {
    const send = (headers: Record<string, string>) => {
      const form = formWith(60_000_000, 'file');
      return app.http.inject({ method: 'POST', url: '/api/programmes/alpha/files', ...form, headers: { ...form.headers, ...headers } });
    };
    // Too long for anybody: whoever may send is told so, whoever may not is not read so far.
    expect((await send({})).statusCode).toBe(401);
    expect((await send({ authorization: `Bearer ${await app.token('resident')}` })).statusCode).toBe(403);
    expect((await send({ authorization: `Bearer ${await app.token('office')}` })).statusCode).toBe(413);
  });
});
