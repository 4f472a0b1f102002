import { beforeAll, describe, expect, it } from 'vitest';
import { acceptCase, listCases, rectifyCase, verifyCase } from '#modules/cases/contract/index.ts';
import { closeRound, dispatchFindings, listFindings, listObservations, recordObservations } from '#modules/inspections/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import { aDrawnRound, checksOf, editionInForce } from '../../../tests/kit/a-round.ts';
import { photoBy } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  approveBulletin, checkBulletin, downloadBulletin, downloadRegister, draftBulletin, listBulletins, publishBulletin, readBulletin, redraftBulletin, withdrawBulletin,
} from '../contract/index.ts';

const SITES = ['e1a-1', 'e1b-1', 'w1a-1'] as const;

async function recordRound(app: TestApp, roundId: string): Promise<void> {
  for (const [at, site] of SITES.entries()) {
    const siteId = app.id(`site/${site}`);
    const checks = await checksOf(app, roundId, siteId);
    await app.as('office').call(recordObservations, {
      roundId, siteId, done: true, observations: [
        { checkItemId: checks['a'] as string, observedCount: 4, metCount: 4 - at - 1, observedAt: '2026-09-21T02:00:00Z' },
        { checkItemId: checks['c'] as string, observedCount: 5, metCount: 5, observedAt: '2026-09-21T02:00:00Z' },
      ],
    });
  }
}

async function closedRound(app: TestApp, editionId: string, code: string): Promise<string> {
  const { roundId } = await aDrawnRound(app, { editionId, code });
  await recordRound(app, roundId);
  await app.as('office').call(dispatchFindings, { roundId, all: true });
  await app.as('office').call(closeRound, { roundId, gapsReason: '测试只查三个点位' });
  return roundId;
}

async function publishedBulletin(app: TestApp, roundId: string): Promise<{ id: string; documentNumber: string }> {
  const { id } = await app.as('office').call(draftBulletin, { roundId });
  await app.as('lead').call(approveBulletin, { bulletinId: id });
  return { id, ...(await app.as('lead').call(publishBulletin, { bulletinId: id })) };
}

/** Fixes and closes the case of one site. */
async function closeCaseAt(app: TestApp, site: string, leader: string): Promise<void> {
  const { rows } = await app.as('office').call(listCases, { siteId: app.id(`site/${site}`), state: ['dispatched'] });
  const found = rows[0] as (typeof rows)[number];
  const { version } = await app.as(leader).call(acceptCase, { caseId: found.id, version: found.version });
  const fileId = await photoBy(app, leader, site);
  const fixed = await app.as(leader).call(rectifyCase, { caseId: found.id, version, note: '已清理', photos: [{ fileId, role: 'after' }] });
  await app.as('inspectorAll').call(verifyCase, { caseId: found.id, version: fixed.version, outcome: 'pass' });
}

async function rowsOf(body: Uint8Array): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of readTable({ buffer: body })) rows.push(row.cells.map((cell) => String(cell ?? '')));
  return rows;
}

describe('a bulletin', () => {
  let app: TestApp;
  let editionId: string;
  let roundId: string;
  beforeAll(async () => {
    app = await testApp();
    editionId = await editionInForce(app);
    roundId = await closedRound(app, editionId, 'closed');
  });

  it('is not drafted while its round runs', async () => {
    const { roundId: open } = await aDrawnRound(app, { editionId, code: 'open' });
    await recordRound(app, open);
    expect((await problemOf(app.as('office').call(draftBulletin, { roundId: open }))).code).toBe('bulletins.round_not_closed');
  });

  it('prints what the records say, every number with its figure', async () => {
    const { id } = await app.as('office').call(draftBulletin, { roundId });
    const read = await app.as('lead').call(readBulletin, { bulletinId: id });
    const figure = (name: string) => read.figures.find((one) => one.id === name);
    expect(figure('rate.overall')).toMatchObject({ numerator: 21, denominator: 27 });
    expect(figure('zone.zone-east.rate')).toMatchObject({ numerator: 15, denominator: 18 });
    expect(figure('findings.total')).toMatchObject({ numerator: 3 });
    expect(figure('cases.closed')).toMatchObject({ numerator: 0, denominator: 3 });
    const text = read.document.body.map((block) => (block.kind === 'table' ? '' : block.text)).join('');
    expect(text).toContain('总体得分率为77.8%（21/27）');
    expect(text).toContain('查看点位3个（抽取12个');
    expect(read.document.syntheticMark).toContain('演示数据');
    expect(read.wordCount).toBeGreaterThan(200);
    expect(read.wordCount).toBeLessThan(read.wordLimit);
    expect(read.acts).toEqual(['approve']);
  });

  it('is approved by somebody other than its drafter', async () => {
    const { id: bulletinId } = await app.as('office').call(draftBulletin, { roundId });
    expect((await problemOf(app.as('office').call(approveBulletin, { bulletinId }))).code).toBe('bulletins.drafter_cannot_approve');
    expect((await app.as('office').call(readBulletin, { bulletinId })).acts).toEqual(['redraft']);
    expect((await problemOf(app.as('lead').call(publishBulletin, { bulletinId }))).code).toBe('bulletins.act_not_allowed');
    await app.as('office2').call(approveBulletin, { bulletinId });
    expect((await app.as('office2').call(readBulletin, { bulletinId })).state).toBe('approved');
  });

  it('needs a new approval once its figures were computed anew', async () => {
    const { id: bulletinId } = await app.as('office').call(draftBulletin, { roundId });
    await app.as('lead').call(approveBulletin, { bulletinId });
    await app.as('office2').call(redraftBulletin, { bulletinId, withRanking: true });
    expect(await app.as('office').call(readBulletin, { bulletinId })).toMatchObject({ state: 'draft', approvedByName: null, draftedByName: '示例office2' });
    expect((await problemOf(app.as('office2').call(approveBulletin, { bulletinId }))).code).toBe('bulletins.drafter_cannot_approve');
  });

  it('says the same numbers in the same bytes for ever once published, and tells what has moved since', async () => {
    const fresh = await testApp();
    const round = await closedRound(fresh, await editionInForce(fresh), 'frozen');
    const { id: bulletinId, documentNumber } = await publishedBulletin(fresh, round);
    expect(documentNumber).toBe('创城办〔2026〕1号');
    const [office, lead] = [fresh.as('office'), fresh.as('lead')];
    const before = await lead.call(downloadBulletin, { bulletinId });
    const readBefore = await lead.call(readBulletin, { bulletinId });
    expect(await lead.call(checkBulletin, { bulletinId })).toEqual({ hashHolds: true, compared: true, drift: [] });

    await closeCaseAt(fresh, 'e1a-1', 'leaderE');
    fresh.clock.now += 40 * 86_400_000;
    const after = await lead.call(downloadBulletin, { bulletinId });
    expect(Buffer.compare(before.body, after.body)).toBe(0);
    expect((await lead.call(readBulletin, { bulletinId })).figures).toEqual(readBefore.figures);
    const check = await office.call(checkBulletin, { bulletinId });
    expect(check.hashHolds).toBe(true);
    expect(check.drift.map(({ id }) => id)).toEqual(expect.arrayContaining(['cases.closed', 'cases.overdue', 'organisation.bureau-a.closed']));
    expect(check.drift.map(({ id }) => id)).not.toContain('rate.overall');

    expect((await problemOf(office.call(redraftBulletin, { bulletinId }))).code).toBe('bulletins.published_is_frozen');
    await expect(sql`update bulletins.bulletins set figures = '[]' where id = ${bulletinId}`.execute(fresh.ownerDb)).rejects.toMatchObject({ constraint: 'bulletins__published_is_frozen' });
    await lead.call(withdrawBulletin, { bulletinId, reason: '数字有误，另发更正' });
    expect(await lead.call(readBulletin, { bulletinId })).toMatchObject({ state: 'withdrawn', acts: [] });
    expect(Buffer.compare(before.body, (await lead.call(downloadBulletin, { bulletinId })).body)).toBe(0);
  });

  it('shows at once when somebody went behind the program and changed a frozen number', async () => {
    const { id: bulletinId } = await publishedBulletin(app, roundId);
    await sql`alter table bulletins.bulletins disable trigger bulletins__frozen`.execute(app.ownerDb);
    await sql`update bulletins.bulletins set figures = jsonb_set(figures, '{0,numerator}', '999') where id = ${bulletinId}`.execute(app.ownerDb);
    await sql`alter table bulletins.bulletins enable trigger bulletins__frozen`.execute(app.ownerDb);
    expect((await app.as('lead').call(checkBulletin, { bulletinId })).hashHolds).toBe(false);
  });

  it('is numbered without gaps and without doubles, also when several are published at once', async () => {
    const fresh = await testApp();
    const round = await closedRound(fresh, await editionInForce(fresh), 'numbers');
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { id: bulletinId } = await fresh.as('office').call(draftBulletin, { roundId: round });
      await fresh.as('lead').call(approveBulletin, { bulletinId });
      ids.push(bulletinId);
    }
    const published = await Promise.all(ids.map((bulletinId) => fresh.as('lead').call(publishBulletin, { bulletinId })));
    expect(published.map(({ documentNumber }) => documentNumber).sort()).toEqual([1, 2, 3, 4].map((number) => `创城办〔2026〕${number}号`));
    expect((await problemOf(fresh.as('lead').call(publishBulletin, { bulletinId: ids[0] as string }))).code).toBe('bulletins.act_not_allowed');
    expect((await fresh.as('liaisonA').call(listBulletins, { state: 'published' })).total).toBe(4);
  });

  it('carries a draft mark and no number until it is published', async () => {
    const { id: bulletinId } = await app.as('office').call(draftBulletin, { roundId });
    const file = await app.as('office').call(downloadBulletin, { bulletinId });
    expect(file.fileName).toContain('草稿');
    expect((await app.as('office').call(readBulletin, { bulletinId })).documentNumber).toBeNull();
  });
});

describe('a figure of a bulletin', () => {
  it('opens into as many records as it counts', async () => {
    const app = await testApp();
    const roundId = await closedRound(app, await editionInForce(app), 'lineage');
    await closeCaseAt(app, 'e1a-1', 'leaderE');
    const { id: bulletinId } = await publishedBulletin(app, roundId);
    const office = app.as('office');
    const { figures } = await office.call(readBulletin, { bulletinId });
    const page = { page: 1, pageSize: 1 };
    let opened = 0;
    for (const figure of figures) {
      const [path = '', query = ''] = figure.href.split('?');
      const filters = Object.fromEntries(new URLSearchParams(query));
      if (/^(theme|zone|siteType|standard)\..*\.rate$/.test(figure.id)) {
        expect(path).toBe(`/rounds/${roundId}/observations`);
        const { met, observed } = await office.call(listObservations, { roundId, ...page, ...filters });
        expect([figure.id, met, observed]).toEqual([figure.id, figure.numerator, figure.denominator]);
      } else if (figure.id.startsWith('findings.')) {
        expect([figure.id, (await office.call(listFindings, { roundId, ...page, ...filters } as never)).total]).toEqual([figure.id, figure.numerator]);
      } else if (/^(cases|organisation\..*)\.(total|closed|overdue|rectified|shelved)$/.test(figure.id)) {
        expect(path).toBe('/cases');
        expect([figure.id, (await office.call(listCases, { ...page, ...filters } as never)).total]).toEqual([figure.id, figure.numerator]);
      } else continue;
      opened += 1;
    }
    expect(opened).toBeGreaterThan(15);
  });
});

describe('the register behind a bulletin', () => {
  it('has the columns of a 台账 and a row for every case; a narrow reader gets theirs', async () => {
    const app = await testApp();
    const roundId = await closedRound(app, await editionInForce(app), 'register');
    await closeCaseAt(app, 'e1a-1', 'leaderE');
    const { id: bulletinId } = await publishedBulletin(app, roundId);
    const [header, ...rows] = await rowsOf((await app.as('office').call(downloadRegister, { bulletinId })).body);
    expect(header).toEqual(['序号', '案件编号', '点位', '类型', '问题描述', '标准条款', '发现时间', '责任单位', '责任人', '整改时限', '整改情况', '前后照片', '核查人', '销号时间']);
    expect(rows).toHaveLength(3);
    const closed = rows.find((row) => row[2]?.startsWith('e1a-1')) as string[];
    expect(closed.slice(7, 13)).toEqual(['单位bureau-a', '示例leaderE', expect.any(String), '已销号：已清理', '0 / 1', '示例inspectorAll']);
    const [, ...own] = await rowsOf((await app.as('leaderW').call(downloadRegister, { bulletinId })).body);
    expect(own.map((row) => row[2])).toEqual(['w1a-1：点位w1a-1']);
    expect((await problemOf(app.as('inspectorAll').call(downloadRegister, { bulletinId }))).code).toBe('platform.not_permitted');
  });

  it('is frozen on the day of publication, byte for byte; a draft shows how things stand now', async () => {
    const app = await testApp();
    const roundId = await closedRound(app, await editionInForce(app), 'frozen');
    const { id: bulletinId } = await publishedBulletin(app, roundId);
    const read = async (id: string, person = 'office') => (await app.as(person).call(downloadRegister, { bulletinId: id })).body;
    const [published, ofLeader] = [await read(bulletinId), await read(bulletinId, 'leaderE')];
    await closeCaseAt(app, 'e1a-1', 'leaderE');
    await sql`update places.sites set name = '改了名' where code = 'e1a-1'`.execute(app.ownerDb);
    expect(Buffer.compare(await read(bulletinId), published)).toBe(0);
    expect(Buffer.compare(await read(bulletinId, 'leaderE'), ofLeader)).toBe(0);
    const { id: draftId } = await app.as('office').call(draftBulletin, { roundId });
    expect((await rowsOf(await read(draftId))).flat().join()).toContain('已销号');
    expect((await rowsOf(published)).flat().join()).not.toContain('已销号');
  });

  it('leaves the comparison with the whole to those who see the whole', async () => {
    const app = await testApp();
    const roundId = await closedRound(app, await editionInForce(app), 'narrow');
    const { id: bulletinId } = await publishedBulletin(app, roundId);
    expect(await app.as('zoneEast').call(checkBulletin, { bulletinId })).toEqual({ hashHolds: true, compared: false, drift: [] });
  });
});
