import { beforeAll, describe, expect, it } from 'vitest';
import { deleteView, listViews, saveView, shareView, VIEWS_A_LIST_MAX } from '#platform/contract/views.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const view = { list: '/sites', search: 'zoneId=x&sort=name&pageSize=50&columns=type,leader' };
const namesFor = async (person: string, list = '/sites') => (await app.as(person).call(listViews, { list })).views.map(({ name }) => name);

describe('views of a list', () => {
  it('give the address back exactly as it was kept, to its owner alone', async () => {
    const office = app.as('office');
    await office.call(saveView, { ...view, name: '东片无点位长' });
    expect((await office.call(listViews, { list: '/sites' })).views).toMatchObject([{ name: '东片无点位长', search: view.search, mine: true, shared: false, isDefault: false }]);
    expect(await namesFor('zoneEast')).toEqual([]);
    expect(await namesFor('office', '/cases')).toEqual([]);
  });

  it('are shared by those who may, seen by all of the programme and of no other, and changed by their owner only', async () => {
    const office = app.as('office');
    const { id } = await office.call(saveView, { ...view, name: '共享' });
    expect((await problemOf(app.as('inspectorE').call(shareView, { viewId: id }))).code).toBe('platform.not_permitted');
    expect((await problemOf(app.as('zoneEast').call(shareView, { viewId: id }))).status).toBe(404);
    await office.call(shareView, { viewId: id });
    expect(await namesFor('zoneEast')).toEqual(['共享']);
    expect((await problemOf(app.as('zoneEast').call(deleteView, { viewId: id }))).status).toBe(404);
    await office.call(shareView, { viewId: id, shared: false });
    expect(await namesFor('zoneEast')).toEqual([]);
    await office.call(deleteView, { viewId: id });
    expect(await namesFor('office')).not.toContain('共享');
  });

  it('shared ones are not changed by an owner who may not share any more', async () => {
    const office = app.as('office');
    const { id } = await office.call(saveView, { ...view, name: '大家的' });
    await office.call(shareView, { viewId: id });
    const isOffice = sql`programme_id = ${app.id('programme')} and role_code = 'programmeOffice' and permission = 'platform.shareViews'`;
    await sql`delete from people.role_permissions where ${isOffice}`.execute(app.ownerDb);
    expect((await problemOf(office.call(saveView, { ...view, name: '大家的', search: 'q=other' }))).code).toBe('platform.view_shared');
    await office.call(saveView, { ...view, name: '大家的', isDefault: true });
    expect((await app.as('zoneEast').call(listViews, { list: '/sites' })).views).toMatchObject([{ name: '大家的', search: view.search }]);
    await sql`insert into people.role_permissions (programme_id, role_code, permission) values (${app.id('programme')}, 'programmeOffice', 'platform.shareViews')`.execute(app.ownerDb);
    await office.call(saveView, { ...view, name: '大家的', search: 'q=other' });
    await office.call(deleteView, { viewId: id });
  });

  it('have one default a person and list; the same name replaces, also when the list is full of views', async () => {
    const person = app.as('zoneWest');
    for (let at = 1; at <= VIEWS_A_LIST_MAX; at += 1) await person.call(saveView, { ...view, name: `v${at}`, isDefault: at <= 2 });
    const { views } = await person.call(listViews, { list: '/sites' });
    expect(views.filter((each) => each.isDefault).map(({ name }) => name)).toEqual(['v2']);
    expect((await problemOf(person.call(saveView, { ...view, name: 'one more' }))).code).toBe('platform.views_too_many');
    await person.call(saveView, { ...view, search: 'q=new', name: 'v7', isDefault: true });
    const again = (await person.call(listViews, { list: '/sites' })).views;
    expect(again).toHaveLength(VIEWS_A_LIST_MAX);
    expect(again[0]).toMatchObject({ name: 'v7', search: 'q=new', isDefault: true });
  });
});
