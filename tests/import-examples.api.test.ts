import { beforeAll, expect, it } from 'vitest';
import { importPersons, personImportTemplate } from '#modules/people/contract/index.ts';
import { importOrganisations, importPlaces, importSites, organisationImportTemplate, placeImportTemplate, siteImportTemplate } from '#modules/places/contract/index.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

it.each(['zh-CN', 'en'] as const)('the example tables in %s go in as they are downloaded, one after the other', async (locale) => {
  const office = app.as('office', { locale });
  const steps = [[placeImportTemplate, importPlaces, 2], [organisationImportTemplate, importOrganisations, 1], [personImportTemplate, importPersons, 1], [siteImportTemplate, importSites, 1]] as const;
  for (const [template, bring, count] of steps) {
    const { fileName, body } = await office.call(template, { format: 'csv' });
    expect(fileName).toMatch(/\.csv$/);
    const { report } = await office.call(bring, { file: { fileName, body }, mode: 'all' });
    expect(report).toMatchObject({ outcome: 'written', badRows: [], totalRows: count, ignoredColumns: [] });
  }
});
