/** Goal: photos stand where they are evidence, and what was recorded comes out as a file within the reader's reach. Method: a small round, recorded with photos. */
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '#modules/cases/contract/index.ts';
import { readFileInfo, uploadFile } from '#modules/files/contract/index.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import type { CellValue } from '#platform/server/spreadsheet/index.ts';
import { aDrawnRound, checksOf, editionInForce, fieldEdition } from '../../../tests/kit/a-round.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { dismissFinding, dispatchFindings, exportObservations, listFindings, planRound, readRoundSite, recordObservations } from '../contract/index.ts';

let app: TestApp;
let roundId: string;
let checks: Record<string, string>;
const observedAt = '2026-09-21T03:00:00Z';
const site = (code: string) => app.id(`site/${code}`);

beforeAll(async () => {
  app = await testApp();
  ({ roundId } = await aDrawnRound(app, { editionId: await editionInForce(app) }));
  checks = await checksOf(app, roundId, site('e1a-1'));
});

async function photo(person: string, siteId: string, shade: number): Promise<string> {
  const body = new Uint8Array(await sharp({ create: { width: 64, height: 48, channels: 3, background: { r: shade, g: 90, b: 30 } } }).jpeg().toBuffer());
  return (await app.as(person).call(uploadFile, { file: { fileName: 'p.jpg', body }, siteId })).id;
}

const unmet = (letter: string, photoIds: string[] = []) => ({ checkItemId: checks[letter] as string, observedCount: 1, metCount: 0, observedAt, photoIds });
const met = (letter: string) => ({ checkItemId: checks[letter] as string, observedCount: 1, metCount: 1, observedAt });

describe('a photo of a fault', () => {
  it('is asked for where the check says so, and must have arrived', async () => {
    const inspector = app.as('inspectorE');
    const siteId = site('e1a-1');
    expect((await problemOf(inspector.call(recordObservations, { roundId, siteId, observations: [unmet('b')] }))).code).toBe('inspections.observation_invalid');
    const lost = '018f0000-0000-7000-8000-000000000000';
    expect((await problemOf(inspector.call(recordObservations, { roundId, siteId, observations: [unmet('b', [lost])] }))).code).toBe('inspections.photo_not_found');
    const photoId = await photo('inspectorE', siteId, 200);
    expect(await inspector.call(recordObservations, { roundId, siteId, observations: [unmet('b', [photoId])] })).toMatchObject({ recordedCount: 1, findingCount: 1 });
  });

  it('goes on to the finding, to the case and to who answers for the site', async () => {
    const office = app.as('office');
    const [finding] = (await office.call(listFindings, { roundId, siteId: site('e1a-1') })).rows;
    expect(finding?.photoIds).toHaveLength(1);
    await office.call(dispatchFindings, { roundId, findingIds: [finding?.id as string], note: '尽快' });
    const [dispatched] = (await office.call(listFindings, { roundId, siteId: site('e1a-1') })).rows;
    const found = await app.as('leaderE').call(readCase, { caseId: dispatched?.caseId as string });
    expect(found).toMatchObject({ number: dispatched?.caseNumber, title: '点位e1a-1：绿地整齐', standardCode: '1.1.1', description: expect.stringContaining('交办要求：尽快') as string });
    expect(found.photos.map(({ role }) => role)).toEqual(['before']);
    await expect(app.as('leaderE').call(readFileInfo, { fileId: found.photos[0]?.fileId as string })).resolves.toBeDefined();
    expect((await problemOf(app.as('leaderW').call(readFileInfo, { fileId: found.photos[0]?.fileId as string }))).status).toBe(404);
  });

  it('can be exchanged; the case stays when the observation is corrected afterwards', async () => {
    const inspector = app.as('inspectorE');
    const other = await photo('inspectorE', site('e1a-1'), 20);
    await inspector.call(recordObservations, { roundId, siteId: site('e1a-1'), observations: [unmet('b', [other])] });
    const b = async () => (await inspector.call(readRoundSite, { roundId, siteId: site('e1a-1') })).checkItems.find(({ code }) => code === '1.1.1-b');
    expect((await b())?.observation).toMatchObject({ photoIds: [other], revision: 2 });
    await inspector.call(recordObservations, { roundId, siteId: site('e1a-1'), observations: [met('b')] });
    expect(await b()).toMatchObject({ findingState: 'dispatched', observation: { photoIds: [], metCount: 1 } });
  });
});

describe('a finding that is dismissed', () => {
  it('needs a reason, stays dismissed when recorded again, and is dismissed only once', async () => {
    const inspector = app.as('inspectorE');
    await inspector.call(recordObservations, { roundId, siteId: site('e1a-2'), observations: [unmet('a')] });
    const zone = app.as('zoneEast');
    const [finding] = (await zone.call(listFindings, { roundId, siteId: site('e1a-2') })).rows;
    const input = { findingId: finding?.id as string, reason: '当日停业' };
    expect((await problemOf(app.as('zoneWest').call(dismissFinding, input))).status).toBe(404);
    expect(await zone.call(dismissFinding, input)).toEqual({ state: 'dismissed' });
    await inspector.call(recordObservations, { roundId, siteId: site('e1a-2'), observations: [{ ...unmet('a'), note: '再次查看' }] });
    expect((await problemOf(zone.call(dismissFinding, input))).problem.title).toContain('不交办');
  });
});

describe('findings of a site that nobody answers for', () => {
  it('are registered, counted and left for the office to send on', async () => {
    await app.ownerDb.updateTable('inspections.round_sites').set({ organisation_id: null }).where('site_id', '=', site('e1b-1')).execute();
    await app.as('inspectorE').call(recordObservations, { roundId, siteId: site('e1b-1'), observations: [unmet('a')] });
    const done = await app.as('office').call(dispatchFindings, { roundId, all: true });
    expect(done).toMatchObject({ dispatchedCount: 0, withoutOrganisationCount: 1 });
    const [finding] = (await app.as('office').call(listFindings, { roundId, siteId: site('e1b-1') })).rows;
    expect((await app.as('office').call(readCase, { caseId: finding?.caseId as string })).state).toBe('registered');
  });
});

describe('the file of observations', () => {
  const rowsOf = async (person: string, locale = 'zh-CN') => {
    const file = await app.as(person, { locale }).call(exportObservations, { roundId });
    const rows: (readonly CellValue[])[] = [];
    for await (const row of readTable({ buffer: file.body })) rows.push(row.cells);
    return rows;
  };

  it('holds what the reader may see, under headers of their language', async () => {
    const [header, ...rows] = await rowsOf('office');
    expect(header?.slice(0, 2)).toEqual(['点位编码', '点位']);
    expect(rows.map(([code]) => code)).toEqual(['e1a-1', 'e1a-2', 'e1b-1']);
    const [english] = await rowsOf('office', 'en');
    expect(english?.slice(0, 2)).toEqual(['Site code', 'Site']);
    expect(await rowsOf('leaderW')).toHaveLength(1);
  });
});

describe('planning', () => {
  const input = { code: 'P1', nameZh: '轮', nameEn: 'R', startsOn: '2026-10-01', endsOn: '2026-10-07', sampleSize: 3 };

  it('wants an edition in force, a code of its own and days in order', async () => {
    const office = app.as('office');
    const draft = await editionInForce(app, fieldEdition({ code: 'draft-again' }));
    await app.ownerDb.updateTable('frameworks.editions').set({ state: 'draft' }).where('id', '=', draft).execute();
    expect((await problemOf(office.call(planRound, { ...input, editionId: draft }))).code).toBe('inspections.edition_not_usable');
    const used = (await app.ownerDb.selectFrom('inspections.rounds').select(['edition_id', 'code']).executeTakeFirstOrThrow()) as { edition_id: string; code: string };
    expect((await problemOf(office.call(planRound, { ...input, editionId: used.edition_id, code: used.code }))).problem.title).toContain(used.code);
    expect((await problemOf(office.call(planRound, { ...input, editionId: used.edition_id, endsOn: '2026-09-30' }))).code).toBe('inspections.dates_out_of_order');
    expect((await problemOf(app.as('office', { home: 'beta' }).call(planRound, { ...input, editionId: used.edition_id }))).status).toBe(404);
  });
});
