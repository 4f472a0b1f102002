/** Goal: two frameworks are linked by people, and the links tell what is saved and what is missing. Method: the demo's two editions through the operations. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { fieldEdition, fileOf } from '../../../tests/kit/a-round.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  carryCrosswalk, decideCrosswalkLinks, exportCrosswalkCoverage, exportCrosswalkLinks, importCrosswalkLinks, importEdition, listCrosswalkCoverage, listCrosswalkLinks, listCrosswalkSuggestions, readCrosswalk, removeCrosswalkLink,
} from '../contract/index.ts';

let app: TestApp;
let pair: { editionId: string; otherEditionId: string };
let next: string;
const office = () => app.as('office');

async function edition(path: string): Promise<string> {
  const body = new Uint8Array(await readFile(new URL(`../../../packs/${path}`, import.meta.url)));
  return (await office().call(importEdition, { file: { fileName: 'edition.json', body }, mode: 'import' })).editionId as string;
}

beforeAll(async () => {
  app = await testApp();
  pair = { editionId: await edition('demo-city-edition/edition.json'), otherEditionId: await edition('demo-hygiene-edition/edition.json') };
  next = await edition('demo-city-edition/edition-next.json');
});

const turnedPair = () => ({ editionId: pair.otherEditionId, otherEditionId: pair.editionId });

describe('two frameworks beside each other', () => {
  it('save nothing until somebody decides', async () => {
    const whole = await office().call(readCrosswalk, pair);
    expect(whole).toMatchObject({ left: { standards: 140, linked: 0 }, right: { standards: 40, linked: 0 } });
    expect(whole.pieces.once).toBe(whole.pieces.separately);
    expect(whole.coverage).toMatchObject({ own: 0, shared: 0 });
  });

  it('suggest pairs by their words, the likest first, and no longer what was decided', async () => {
    const before = await office().call(listCrosswalkSuggestions, { ...pair, least: 35 });
    expect(before.rows.length).toBeGreaterThan(5);
    const [first] = before.rows;
    await office().call(decideCrosswalkLinks, { ...pair, links: [{ leftCode: first?.left.code as string, rightCode: first?.right.code as string, relation: 'unrelated' }] });
    const after = await office().call(listCrosswalkSuggestions, { ...pair, least: 35 });
    expect(after.total).toBe(before.total - 1);
    expect(after.rows.map(({ left, right }) => `${left.code}/${right.code}`)).not.toContain(`${first?.left.code}/${first?.right.code}`);
  });

  it('save one piece for each method that two standards which ask the same are both tested by', async () => {
    const before = (await office().call(readCrosswalk, pair)).pieces;
    // 6.3.1 and 3.1.3 are both looked at in the field.
    await office().call(decideCrosswalkLinks, { ...pair, links: [{ leftCode: '6.3.1', rightCode: '3.1.3', relation: 'same', note: '同一座公厕，一次检查' }, { leftCode: '6.4.1', rightCode: '3.1.4', relation: 'part' }] });
    const { pieces, counts, left } = await office().call(readCrosswalk, pair);
    expect([pieces.separately, pieces.once]).toEqual([before.separately, before.once - 1]);
    expect(counts).toMatchObject({ same: 1, part: 1, unrelated: 1 });
    expect(left.linked).toBe(2);
  });

  it('read the same from the other side, where a part is the whole', async () => {
    const seen = await office().call(listCrosswalkLinks, { ...turnedPair(), relation: 'whole' });
    expect(seen.rows.map(({ left, right }) => [left.code, right.code])).toEqual([['3.1.4', '6.4.1']]);
    expect((await office().call(readCrosswalk, turnedPair())).pieces).toEqual((await office().call(readCrosswalk, pair)).pieces);
  });

  it('say which standards lack evidence, with the methods of which no evidence is kept set aside', async () => {
    const missing = await office().call(listCrosswalkCoverage, { ...pair, state: 'missing', pageSize: 200 });
    expect(missing.rows.every(({ standard }) => (['field', 'material', 'questionnaire'] as const).some((method) => standard.methods.includes(method)))).toBe(true);
    const elsewhere = await office().call(listCrosswalkCoverage, { ...pair, state: 'elsewhere', pageSize: 200 });
    expect(missing.total + elsewhere.total).toBe(140);
    const file = await office().call(exportCrosswalkCoverage, { ...pair, state: 'missing' });
    let rowCount = 0;
    for await (const row of readTable({ buffer: Buffer.from(file.body) })) if (row.rowNumber > 1) rowCount += 1;
    expect(rowCount).toBe(missing.total);
  });

  it('come back from the sheet they went out in, and nothing changes; a wrong row is named by its cell', async () => {
    const file = await office().call(exportCrosswalkLinks, pair);
    const again = await office().call(importCrosswalkLinks, { file: { fileName: 'links.xlsx', body: file.body }, mode: 'all' });
    expect(again.report).toMatchObject({ outcome: 'written', created: 0, updated: 0, unchanged: 3, badRowCount: 0 });
    const rows: string[][] = [];
    for await (const row of readTable({ buffer: Buffer.from(file.body) })) rows.push(row.cells.map(cellText));
    const header = (rows[0] as string[]).slice(0, 8);
    const csv = [header, ['demo-county-city-2026', '6.1.1', '', '要求相同', 'demo-county-hygiene-2026', '3.1.1', '', ''], ['demo-county-city-2026', '99.9.9', '', '要求相同', 'demo-county-hygiene-2026', '3.1.1', '', ''], ['没有', '1.1.1', '', '有关联', 'demo-county-hygiene-2026', '3.1.1', '', '']].map((cells) => cells.join(',')).join('\n');
    const report = (await office().call(importCrosswalkLinks, { file: { fileName: 'links.csv', body: new TextEncoder().encode(csv) }, mode: 'good' })).report;
    expect(report).toMatchObject({ created: 1, badRowCount: 2 });
    expect(report?.badRows.map(({ row, code }) => [row, code])).toEqual([[3, 'unknown_standard'], [4, 'unknown_edition']]);
  });

  it('are told before they come to the next edition, and come only once', async () => {
    const forward = { editionId: next, otherEditionId: pair.otherEditionId };
    const shown = await office().call(carryCrosswalk, forward, { dryRun: true });
    expect(shown).toMatchObject({ fromEditionCode: 'demo-county-city-2026', known: 0 });
    expect(shown.carried + shown.left).toBeGreaterThanOrEqual(4);
    expect((await office().call(listCrosswalkLinks, forward)).total).toBe(0);
    expect((await office().call(carryCrosswalk, forward)).carried).toBe(shown.carried);
    expect((await office().call(carryCrosswalk, forward))).toMatchObject({ carried: 0, known: shown.carried });
    expect((await problemOf(office().call(carryCrosswalk, turnedPair()))).code).toBe('frameworks.crosswalk_no_mapping');
  });

  it('refuse a standard that is not there, one edition against itself, and who may only read', async () => {
    expect((await problemOf(office().call(decideCrosswalkLinks, { ...pair, links: [{ leftCode: '1.1', rightCode: '3.1.1', relation: 'same' }] }))).code).toBe('frameworks.crosswalk_standard_unknown');
    expect((await problemOf(office().call(readCrosswalk, { editionId: pair.editionId, otherEditionId: pair.editionId }))).code).toBe('frameworks.crosswalk_same_edition');
    expect((await problemOf(app.as('inspectorAll').call(decideCrosswalkLinks, { ...pair, links: [{ leftCode: '6.1.1', rightCode: '3.1.1', relation: 'same' }] }))).code).toBe('platform.not_permitted');
    const { rows: [link] } = await office().call(listCrosswalkLinks, pair);
    const elsewhere = app.as('office', { home: 'beta' });
    expect((await problemOf(elsewhere.call(removeCrosswalkLink, { linkId: link?.id as string }))).code).toBe('platform.not_found');
    expect(await office().call(removeCrosswalkLink, { linkId: link?.id as string })).toEqual({ removed: true });
  });
});

it('a third framework shows what is saved over all of them, and the next edition of one is none of its own', async () => {
  expect((await office().call(readCrosswalk, pair)).together).toBeNull();
  const { editionId: third } = await office().call(importEdition, { file: fileOf(fieldEdition({ code: 'third-2026', family: 'third' })), mode: 'import' });
  await office().call(decideCrosswalkLinks, { ...pair, links: [{ leftCode: '6.3.1', rightCode: '3.1.3', relation: 'same' }] });
  await office().call(decideCrosswalkLinks, { editionId: pair.editionId, otherEditionId: third as string, links: [{ leftCode: '6.3.1', rightCode: '1.1.1', relation: 'same' }] });
  const { together, pieces } = await office().call(readCrosswalk, pair);
  expect(together?.editions.map(({ id }) => id)).toEqual(expect.arrayContaining([pair.editionId, pair.otherEditionId, third]));
  // The field part of 6.3.1 is asked once for three.
  expect(together?.served.find(({ frameworks }) => frameworks === 3)).toEqual({ frameworks: 3, pieces: 1 });
  expect((together?.separately ?? 0) - (together?.once ?? 0)).toBe(pieces.separately - pieces.once + 1);
});
