import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#platform/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { adoptTitles, createTitle, importTitleCatalogue, listTitleCatalogues, listTitles, readTitle, updateTitle } from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const catalogue = readFileSync(new URL('../../../packs/titles/households.json', import.meta.url));
const file = (text: string | Uint8Array) => ({ fileName: 'titles.json', body: typeof text === 'string' ? new TextEncoder().encode(text) : new Uint8Array(text) });
const plain: InputOf<typeof createTitle> = { code: 'clean-street', nameZh: '洁净街巷', nameEn: 'Clean street', tier: 'county', subjectKind: 'unit', authority: '县文明委', rules: {}, source: '测试' };

describe('a title', () => {
  it('is a row that the office sets up, found by pinyin, and retired without being forgotten', async () => {
    const office = app.as('office');
    const { id, version } = await office.call(createTitle, plain);
    expect((await office.call(listTitles, { q: 'jjjx' })).rows.map(({ code }) => code)).toEqual(['clean-street']);
    expect((await problemOf(office.call(createTitle, plain))).code).toBe('honours.title_code_taken');
    const { code: _code, ...facts } = plain;
    const changed = await office.call(updateTitle, { titleId: id, version, ...facts, termMonths: 36, state: 'retired' });
    expect(changed.version).toBe(2);
    expect((await problemOf(office.call(updateTitle, { titleId: id, version, ...facts }))).code).toBe('platform.changed_meanwhile');
    expect(await app.as('lead').call(readTitle, { titleId: id })).toMatchObject({ state: 'retired', termMonths: 36, counts: { inForce: 0, cumulative: 0, kept: 0, withdrawn: 0 } });
  });

  it('that contradicts itself is refused, and every place is named', async () => {
    const problem = await problemOf(app.as('office').call(createTitle, { ...plain, code: 'wrong', reviewEveryMonths: 24, termMonths: 12, rules: { levels: [{ code: 'gold', zh: '金', en: 'Gold', starsFrom: 3 }] } }));
    expect(problem).toMatchObject({ code: 'honours.title_invalid', status: 422 });
    expect(problem.problem.errors?.map(({ pointer }) => pointer)).toEqual(['/rules/levels', '/reviewEveryMonths']);
  });
});

describe('a catalogue of titles', () => {
  it('is previewed, comes in once, and coming in again changes nothing', async () => {
    const office = app.as('office');
    expect(await office.call(importTitleCatalogue, { file: file(catalogue) })).toMatchObject({ imported: false, created: 3 });
    expect((await office.call(listTitles, { subjectKind: 'household' })).total).toBe(0);
    expect(await office.call(importTitleCatalogue, { file: file(catalogue), mode: 'import' })).toMatchObject({ imported: true, created: 3, unchanged: 0 });
    expect(await office.call(importTitleCatalogue, { file: file(catalogue), mode: 'import' })).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await office.call(importTitleCatalogue, { file: file(catalogue) })).toMatchObject({ imported: false, created: 0, updated: 0, unchanged: 3 });
    expect(await office.call(importTitleCatalogue, { file: file(new TextDecoder().decode(catalogue).replace('Six-good family', 'Six good family')) })).toMatchObject({ imported: false, updated: 1, unchanged: 2 });
    const changed = new TextDecoder().decode(catalogue).replace('六好家庭', '六好家庭户');
    expect(await office.call(importTitleCatalogue, { file: file(changed), mode: 'import' })).toMatchObject({ updated: 1, unchanged: 2 });
  });

  it('that is none, or holds a wrong title, brings in nothing', async () => {
    const office = app.as('office');
    for (const text of ['', '[1,2', '{"format":"something"}']) expect((await problemOf(office.call(importTitleCatalogue, { file: file(text), mode: 'import' }))).code, text).toBe('honours.pack_unreadable');
    const wrong = JSON.parse(new TextDecoder().decode(catalogue)) as { titles: { code: string; lockMonths: number; upwardTitleCode: string }[] };
    const [first] = wrong.titles;
    if (first !== undefined) Object.assign(first, { code: 'another', upwardTitleCode: 'another' });
    expect((await problemOf(office.call(importTitleCatalogue, { file: file(JSON.stringify(wrong)), mode: 'import' }))).code).toBe('honours.title_invalid');
    const preview = await office.call(importTitleCatalogue, { file: file(JSON.stringify(wrong)) });
    expect(preview.issues).toMatchObject([{ code: 'another', pointer: '/upwardTitleCode' }]);
    expect((await office.call(listTitles, { q: 'another' })).total).toBe(0);
  });

  it('comes with the product, six of them, and is adopted by name', async () => {
    const office = app.as('office');
    const { rows } = await office.call(listTitleCatalogues, {});
    expect(rows.map(({ name, titleCount, presentCount }) => [name, titleCount, presentCount])).toEqual([
      ['households', 3, 3], ['civilised', 21, 0], ['people', 15, 0], ['selections', 4, 0], ['volunteers', 12, 0], ['commendations', 2, 0],
    ]);
    expect(await office.call(adoptTitles, { name: 'civilised' })).toMatchObject({ created: 21 });
    const [town] = (await office.call(listTitles, { q: '省级文明镇' })).rows;
    const { rules } = await office.call(readTitle, { titleId: town?.id ?? '' });
    expect(rules.prerequisites).toMatchObject([{ kind: 'holdsTitle', titles: ['prefecture-town'] }, { kind: 'memberShare', least: { numerator: 65, denominator: 100 } }, { kind: 'memberShare', least: { numerator: 30, denominator: 100 } }]);
    expect((await problemOf(office.call(adoptTitles, { name: 'nothing' }))).code).toBe('honours.pack_unknown');
  });
});
