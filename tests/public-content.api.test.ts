/** Goal: the public reads what was published and nothing that is still worked on. Method: one closed round with its bulletin, one that runs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { approveBulletin, downloadPublicBulletin, draftBulletin, listPublicBulletins, listPublicFigures, publishBulletin, readPublicBulletin, withdrawBulletin } from '#modules/bulletins/contract/index.ts';
import { readPublicStandard } from '#modules/frameworks/contract/index.ts';
import { closeRound, downloadPublicDraw, listPublicDraws, listRoundSites, readPublicDraw, recordObservations } from '#modules/inspections/contract/index.ts';
import { verifyDraw } from '#modules/inspections/domain/index.ts';
import { aDrawnRound, checksOf, editionInForce } from './kit/a-round.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
let closedId: string;
let runningId: string;
let bulletinId: string;
let draftId: string;
const nobody = (programme = 'alpha') => app.as('nobody', { programme });
const page = (path: string) => app.http.inject({ url: `/public/alpha${path}`, headers: { accept: 'text/html' } });

beforeAll(async () => {
  app = await testApp();
  const editionId = await editionInForce(app);
  closedId = (await aDrawnRound(app, { editionId, code: 'closed' })).roundId;
  const siteId = app.id('site/e1a-1');
  const checks = await checksOf(app, closedId, siteId);
  await app.as('office').call(recordObservations, { roundId: closedId, siteId, done: true, observations: [{ checkItemId: checks['a'] as string, observedCount: 4, metCount: 3, observedAt: '2026-09-21T02:00:00Z' }] });
  await app.as('office').call(closeRound, { roundId: closedId, gapsReason: '测试只查一个点位' });
  bulletinId = (await app.as('office').call(draftBulletin, { roundId: closedId })).id;
  await app.as('lead').call(approveBulletin, { bulletinId });
  await app.as('lead').call(publishBulletin, { bulletinId });
  draftId = (await app.as('office').call(draftBulletin, { roundId: closedId })).id;
  runningId = (await aDrawnRound(app, { editionId, code: 'running' })).roundId;
});

describe('a draw', () => {
  it('is open with names, seed and file once its round is closed, and can be made again from the file', async () => {
    const draw = await nobody().call(readPublicDraw, { roundId: closedId });
    expect(draw.opened).toBe(true);
    expect(draw.seed).not.toBeNull();
    expect(draw.sites.length).toBeGreaterThan(0);
    expect(draw.sites[0]?.name).toContain('点位');
    const file = await nobody().call(downloadPublicDraw, { roundId: closedId });
    const { round: _round, ...record } = JSON.parse(new TextDecoder().decode(file.body)) as Parameters<typeof verifyDraw>[0] & { round: unknown };
    expect(verifyDraw(record)).toMatchObject({ ok: true });
  });

  it('shows the commitment alone while its round runs', async () => {
    const { rows } = await nobody().call(listPublicDraws, {});
    expect(rows.find((row) => row.roundId === runningId)).toMatchObject({ opened: false });
    const draw = await nobody().call(readPublicDraw, { roundId: runningId });
    expect(draw).toMatchObject({ opened: false, seed: null, frameHash: null, sites: [] });
    expect(draw.commitment).not.toBeNull();
    expect((await problemOf(nobody().call(downloadPublicDraw, { roundId: runningId }))).code).toBe('platform.not_found');
    const drawn = await app.as('office').call(listRoundSites, { roundId: runningId, pageSize: 50 });
    const text = (await page(`/draws/${runningId}`)).body;
    for (const site of drawn.rows) expect(text).not.toContain(site.siteCode);
  });

  it('belongs to its programme', async () => {
    expect((await problemOf(nobody('beta').call(readPublicDraw, { roundId: closedId }))).code).toBe('platform.not_found');
    expect((await problemOf(nobody('beta').call(listPublicDraws, {}))).code).toBe('platform.not_found');
  });
});

describe('a bulletin', () => {
  it('is public once published: text, figures with definition, and the document', async () => {
    expect((await nobody().call(listPublicBulletins, {})).rows.map((row) => row.id)).toEqual([bulletinId]);
    const read = await nobody().call(readPublicBulletin, { bulletinId });
    expect(read.figures.find((figure) => figure.id === 'rate.overall')).toMatchObject({ numerator: 3, denominator: 4 });
    expect(JSON.stringify(read)).not.toMatch(/href|示例office|draftedBy/);
    expect((await nobody().call(downloadPublicBulletin, { bulletinId })).body.byteLength).toBeGreaterThan(1_000);
    expect((await page(`/bulletins/${bulletinId}/docx`)).headers['content-disposition']).toContain('attachment');
  });

  it('does not exist as a draft, nor once withdrawn, nor for another programme', async () => {
    expect((await problemOf(nobody().call(readPublicBulletin, { bulletinId: draftId }))).code).toBe('platform.not_found');
    expect((await problemOf(nobody().call(listPublicFigures, { bulletinId: draftId }))).code).toBe('platform.not_found');
    expect((await problemOf(nobody('beta').call(readPublicBulletin, { bulletinId }))).code).toBe('platform.not_found');
  });

  it('leads the start page with figures that say how they are counted', async () => {
    const { figures } = await nobody().call(listPublicFigures, { headline: 'true' });
    expect(figures.map((figure) => figure.id)).toEqual(['rate.overall', 'sites.done', 'findings.total', 'cases.closed']);
    const home = (await page('')).body;
    expect(home).toContain('75.0%');
    expect(home).toContain('得分率＝达标判定数÷观测判定数');
  });

  it('is gone from every page once withdrawn', async () => {
    const again = await app.as('office').call(draftBulletin, { roundId: closedId });
    await app.as('lead').call(approveBulletin, { bulletinId: again.id });
    await app.as('lead').call(publishBulletin, { bulletinId: again.id });
    await app.as('lead').call(withdrawBulletin, { bulletinId: again.id, reason: '发错了' });
    expect((await nobody().call(listPublicBulletins, {})).rows.map((row) => row.id)).toEqual([bulletinId]);
    expect((await page(`/bulletins/${again.id}`)).statusCode).toBe(404);
  });
});

describe('the standard', () => {
  it('is told theme by theme, with its rule in words and the kinds of place', async () => {
    const { themes } = await nobody().call(readPublicStandard, {});
    expect(themes.length).toBeGreaterThan(0);
    expect(themes.every((theme) => theme.standards.length === 0)).toBe(true);
    const code = themes[0]?.code as string;
    const theme = (await nobody().call(readPublicStandard, { theme: code })).themes.find((one) => one.code === code);
    expect(theme?.standards.length).toBeGreaterThan(0);
    expect((await problemOf(nobody().call(readPublicStandard, { theme: 'nothing' }))).code).toBe('platform.not_found');
    expect((await page(`/standard/${code}`)).body).toContain('怎样算达标');
  });
});

describe('every page', () => {
  it('is whole in both languages', async () => {
    for (const path of ['', '/standard', '/notices', '/bulletins', `/bulletins/${bulletinId}`, `/bulletins/${bulletinId}/figures`, '/draws', `/draws/${closedId}`, `/draws/${runningId}`]) {
      for (const language of ['zh-CN', 'en']) {
        const answer = await app.http.inject({ url: `/public/alpha${path}`, headers: { accept: 'text/html', 'accept-language': language } });
        expect(answer.statusCode, `${path} ${language}`).toBe(200);
        expect(answer.body, `${path} ${language}`).not.toMatch(/undefined|\[object Object\]|NaN/);
        expect(answer.body.match(/<h1/g)?.length, path).toBe(1);
      }
    }
  });
});
