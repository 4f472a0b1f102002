import { beforeAll, describe, expect, it } from 'vitest';
import { readFirstHour, saveFirstHour } from '#platform/contract/first-hour.ts';
import { listCategories, loadWorkRules, readCalendar, saveCategory } from '#modules/cases/contract/index.ts';
import { importEdition, sampleEdition, setEditionState } from '#modules/frameworks/contract/index.ts';
import { assignRole, createLogin, createPerson, personImportTemplate } from '#modules/people/contract/index.ts';
import { createProgramme, organisationImportTemplate, siteImportTemplate } from '#modules/places/contract/index.ts';

import type { Client } from '#platform/contract/index.ts';
import { isRunning } from './index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';

let app: TestApp;
let fresh: Client;
beforeAll(async () => {
  app = await testApp();
  await app.as('admin').call(createProgramme, { code: 'fresh', nameZh: '新项目', nameEn: 'Fresh', cityCode: '511700', administratorName: '示例管理员' });
  fresh = app.as('admin', { programme: 'fresh' });
});

const doneOf = async (client: Client) => (await client.call(readFirstHour, {})).steps.filter((step) => step.done).map((step) => step.code);

describe('a programme just made', () => {
  it('has nothing done, and counts what comes', async () => {
    expect(await doneOf(fresh)).toEqual([]);
    const person = await fresh.call(createPerson, { code: 'office', name: '示例主任' });
    await fresh.call(assignRole, { personId: person.id, roleCode: 'programmeOffice', anchor: { kind: 'programme' } });
    expect(await doneOf(fresh)).toEqual([]);
    await fresh.call(createLogin, { personId: person.id, username: 'fresh.office', password: 'Fresh-office-2026' });
    expect(await doneOf(fresh)).toEqual(['officeLogin']);
    await fresh.call(createPerson, { code: 'P1', name: '示例点位长' });
    expect(await doneOf(fresh)).toEqual(['officeLogin', 'persons']);
    expect((await fresh.call(readFirstHour, {})).isRunning).toBe(false);
    expect([199, 200].map(isRunning)).toEqual([false, true]);
  });

  it('lets its guide be put away, a step be skipped, and both be taken back', async () => {
    await fresh.call(saveFirstHour, { hidden: true, skipped: ['organisations'] });
    expect(await fresh.call(readFirstHour, {})).toMatchObject({ hidden: true, skipped: ['organisations'] });
    await fresh.call(saveFirstHour, { hidden: false });
    expect(await fresh.call(readFirstHour, {})).toMatchObject({ hidden: false, skipped: [] });
  });
});

describe('the guide of a programme at work', () => {
  it('says which sites lack a leader', async () => {
    const { steps } = await app.as('office').call(readFirstHour, {});
    expect(steps.find((step) => step.code === 'siteLeaders')).toEqual({ code: 'siteLeaders', count: 12, of: 12, done: true });
    expect(steps.find((step) => step.code === 'edition')).toMatchObject({ count: 0, done: false });
  });

  it('is for those who prepare it', async () => {
    expect((await problemOf(app.as('zoneEast').call(readFirstHour, {}))).code).toBe('platform.not_permitted');
    expect((await problemOf(app.as('inspectorAll').call(saveFirstHour, { hidden: true }))).code).toBe('platform.not_permitted');
  });
});

describe('what comes with the product', () => {
  it('fills calendar and categories in one step, and leaves what the programme has set itself', async () => {
    const office = app.as('office');
    await office.call(saveCategory, { code: 'exposed-garbage', nameZh: '自定垃圾', nameEn: 'Ours', stages: [{ code: 'handle', nameZh: '处置', nameEn: 'Handle', limit: { type: 'work_hour', amount: 9 } }] });
    const answer = await office.call(loadWorkRules, {});
    expect(answer.addedCategories).toBeGreaterThan(10);
    const { categories } = await office.call(listCategories, {});
    expect(categories.find((each) => each.code === 'exposed-garbage')).toMatchObject({ nameZh: '自定垃圾' });
    expect((await office.call(readCalendar, {})).knownYears).toContain(2026);
    expect(await office.call(loadWorkRules, {})).toEqual({ addedDays: 0, addedCategories: 0 });
  });

  it('has a sample edition that imports as it is', async () => {
    const office = app.as('office');
    const file = await office.call(sampleEdition, {});
    const imported = await office.call(importEdition, { file: { fileName: file.fileName, body: file.body }, mode: 'import' });
    await office.call(setEditionState, { editionId: imported.editionId as string, state: 'inForce' });
    expect((await office.call(readFirstHour, {})).steps.find((step) => step.code === 'edition')).toMatchObject({ done: true });
  });

  it('has templates with the headers that imports read, and an example on a sheet of its own', async () => {
    const { body } = await app.as('office').call(organisationImportTemplate, {});
    expect(new TextDecoder('latin1').decode(body)).toContain('sheet3.xml');
    for (const [person, operation] of [['office', personImportTemplate], ['office', siteImportTemplate]] as const) expect((await app.as(person).call(operation, {})).body.byteLength).toBeGreaterThan(2_000);
  });
});
