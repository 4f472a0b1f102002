import { beforeAll, describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { listPublicPlaces, listPublicProgrammes, readPublicProgramme, readPublicSite, savePublicSite, searchPublicSites } from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const nobody = (programme = 'alpha') => app.as('nobody', { programme });
const closed = { siteOpen: false, reportingOpen: false, aboutZh: null, aboutEn: null, contact: null, recordNumber: null, mapApprovalNumber: null };

describe('the public site of a programme', () => {
  it('shows programmes whose site is open, and no other, to everybody', async () => {
    expect((await app.as('nobody').call(listPublicProgrammes, {})).rows.map((row) => row.code)).toEqual(['alpha']);
    expect(await nobody().call(readPublicProgramme, {})).toMatchObject({ code: 'alpha', contact: '0000-0000000', reportingOpen: true });
  });

  it('does not exist while it is closed, whatever is asked of it', async () => {
    for (const operation of [readPublicProgramme, listPublicPlaces]) expect((await problemOf(nobody('beta').call(operation, {}))).code).toBe('platform.not_found');
    expect((await problemOf(nobody('beta').call(searchPublicSites, { q: '点位' }))).code).toBe('platform.not_found');
  });

  it('names places down to the community, and sites by name alone', async () => {
    const kinds = (await nobody().call(listPublicPlaces, {})).rows.map((row) => row.kind);
    expect(new Set(kinds)).toEqual(new Set(['zone', 'community']));
    const { rows } = await nobody().call(searchPublicSites, { q: '点位e1a' });
    expect(rows.map((row) => row.name).sort()).toEqual(['点位e1a-1', '点位e1a-2', '点位e1a-3']);
    expect(Object.keys(rows[0] as object).sort()).toEqual(['id', 'name', 'placeEn', 'placeZh']);
    expect((await nobody().call(searchPublicSites, { q: '%' })).rows).toEqual([]);
  });

  it('is opened and closed by whoever manages places in the whole programme', async () => {
    await app.as('office').call(savePublicSite, { ...closed, recordNumber: '示例备 00000000 号' });
    expect(await app.as('office').call(readPublicSite, {})).toMatchObject({ siteOpen: false, recordNumber: '示例备 00000000 号' });
    expect((await problemOf(nobody().call(readPublicProgramme, {}))).code).toBe('platform.not_found');
    await app.as('office').call(savePublicSite, { ...closed, siteOpen: true, reportingOpen: true });
    expect((await nobody().call(readPublicProgramme, {})).contact).toBeNull();
  });

  it('says how to reach the office in the language of the page, and in Chinese where there is nothing else', async () => {
    const foot = async (language: string) => (await app.http.inject({ url: '/public/alpha', headers: { accept: 'text/html', 'accept-language': language } })).body;
    const open = { ...closed, siteOpen: true, contact: '创建办 0000-1111' };
    await app.as('office').call(savePublicSite, { ...open, contactEn: 'Office, ring 0000-1111' });
    expect([(await foot('en')).includes('Office, ring 0000-1111'), (await foot('zh-CN')).includes('创建办 0000-1111'), (await foot('en')).includes('创建办 0000-1111')]).toEqual([true, true, false]);
    await app.as('office').call(savePublicSite, open);
    expect(await foot('en')).toContain('创建办 0000-1111');
  });
});
