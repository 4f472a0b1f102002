/** Composition: which modules this server runs, in graph order. */
import type { ServerModule } from '#platform/server/operations/index.ts';
import { bulletinsModule } from '#modules/bulletins/server/index.ts';
import { casesModule } from '#modules/cases/server/index.ts';
import { filesModule } from '#modules/files/server/index.ts';
import { frameworksModule } from '#modules/frameworks/server/index.ts';
import { inspectionsModule } from '#modules/inspections/server/index.ts';
import { noticesModule } from '#modules/notices/server/index.ts';
import { createPeopleModule } from '#modules/people/server/index.ts';
import { placesModule } from '#modules/places/server/index.ts';
import { scoringModule } from '#modules/scoring/server/index.ts';
import { bulkOperations } from '#platform/server/bulk/index.ts';
import { dutyOperations } from '#platform/server/duties/index.ts';
import { firstHourOperations } from '#platform/server/first-steps/index.ts';
import { FILL_SEARCH_JOB, fillSearchJob } from '#platform/server/search/index.ts';
import { platformModule } from '#platform/server/tasks/index.ts';
import { allPermissions, defaultRoles } from './permissions.ts';

const domainModules: readonly ServerModule[] = [
  placesModule, createPeopleModule({ roles: defaultRoles, permissions: allPermissions }), filesModule, noticesModule, frameworksModule, casesModule, inspectionsModule, scoringModule, bulletinsModule,
];

/** 待办来源 · What people owe, said by each module and put together by the platform. */
export const dutySources = [platformModule, ...domainModules].flatMap((module) => module.duties ?? []);

/** 检索列 · Tables of all modules that are found by pinyin. */
export const searchTexts = domainModules.flatMap((module) => module.searchTexts ?? []);

export const serverModules: readonly ServerModule[] = [
  {
    ...platformModule,
    jobs: { ...platformModule.jobs, [FILL_SEARCH_JOB]: fillSearchJob(searchTexts) }, schedule: [...platformModule.schedule ?? [], { cron: '* * * * *', job: FILL_SEARCH_JOB }],
    operations: [...platformModule.operations, ...dutyOperations(dutySources), ...firstHourOperations(domainModules.flatMap((module) => module.firstSteps ?? [])), ...bulkOperations(domainModules.flatMap((module) => module.reversals ?? []))],
  }, ...domainModules,
];
