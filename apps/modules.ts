/** Composition: which modules this server runs, in graph order. */
import type { ServerModule } from '#platform/server/operations/index.ts';
import { ballotsModule } from '#modules/ballots/server/index.ts';
import { createBulletinsModule } from '#modules/bulletins/server/index.ts';
import { createBurdenModule } from '#modules/burden/server/index.ts';
import { careModule } from '#modules/care/server/index.ts';
import { casesModule } from '#modules/cases/server/index.ts';
import { createFiguresModule } from '#modules/figures/server/index.ts';
import { filesModule } from '#modules/files/server/index.ts';
import { crosswalkOperations, frameworksModule } from '#modules/frameworks/server/index.ts';
import { honoursModule } from '#modules/honours/server/index.ts';
import { inspectionsModule, observationEvidence } from '#modules/inspections/server/index.ts';
import { noticesModule } from '#modules/notices/server/index.ts';
import { createPeopleModule } from '#modules/people/server/index.ts';
import { placesModule } from '#modules/places/server/index.ts';
import { createPlansModule, planEvidence, plansKnown } from '#modules/plans/server/index.ts';
import { createPointsModule } from '#modules/points/server/index.ts';
import { createRecordsModule, recordsKnown } from '#modules/records/server/index.ts';
import { scoringModule } from '#modules/scoring/server/index.ts';
import { createShopsModule, shopHolders } from '#modules/shops/server/index.ts';
import { materialEvidence, submissionsModule } from '#modules/submissions/server/index.ts';
import { surveyEvidence, surveysModule } from '#modules/surveys/server/index.ts';
import { redeemingTeams, teamDeedNotices, teamDeedsPosted, teamHolders, volunteeringModule } from '#modules/volunteering/server/index.ts';
import { bulkOperations } from '#platform/server/bulk/index.ts';
import { dutyOperations } from '#platform/server/duties/index.ts';
import { firstHourOperations } from '#platform/server/first-steps/index.ts';
import { FILL_SEARCH_JOB, fillSearchJob } from '#platform/server/search/index.ts';
import { platformModule } from '#platform/server/tasks/index.ts';
import { allPermissions, defaultRoles } from './permissions.ts';

/** Evidence lies in modules that stand on frameworks, and a crosswalk tells what is missing of it. */
const frameworks: ServerModule = { ...frameworksModule, operations: [...frameworksModule.operations, ...crosswalkOperations([observationEvidence, materialEvidence, planEvidence, surveyEvidence])] };

/** 已知内容 · What is known of a place already, said by the modules that know it; a form of a register or of a project asks for none of it again. */
const knownOfPlaces = placesModule.known ?? [];

const modulesThatCount: readonly ServerModule[] = [
  placesModule, createPeopleModule({ roles: defaultRoles, permissions: allPermissions }), filesModule, noticesModule, ballotsModule, frameworks, casesModule, createPlansModule({ known: [...knownOfPlaces, recordsKnown] }), inspectionsModule, createRecordsModule({ known: [...knownOfPlaces, plansKnown] }), surveysModule, honoursModule, createPointsModule({ holders: [...shopHolders, ...teamHolders], notices: [teamDeedNotices] }), createShopsModule({ deeds: [teamDeedsPosted], teams: redeemingTeams }), volunteeringModule, careModule, submissionsModule, scoringModule,
];

/** 数源 · Rows that can be counted, said by each module; figures know no others. */
const figureSources = modulesThatCount.flatMap((module) => module.figureSources ?? []);

/** 要求来源 · What is asked of people, said by each module; the burden meter knows no others. */
const askSources = modulesThatCount.flatMap((module) => module.asks ?? []);

const domainModules: readonly ServerModule[] = [...modulesThatCount, createFiguresModule({ sources: figureSources }), createBurdenModule({ sources: askSources }), createBulletinsModule({ sources: figureSources })];

/** 待办来源 · What people owe, said by each module and put together by the platform. */
export const dutySources = [platformModule, ...domainModules].flatMap((module) => module.duties ?? []);

/** 实时主题 · What may be heard live, and what it takes to hear it. */
const topicPermissions: Readonly<Record<string, string>> = Object.assign({}, ...domainModules.map((module) => module.topics ?? {}));

/** 检索列 · Tables of all modules that are found by pinyin. */
export const searchTexts = domainModules.flatMap((module) => module.searchTexts ?? []);

export const serverModules: readonly ServerModule[] = [
  {
    ...platformModule,
    jobs: { ...platformModule.jobs, [FILL_SEARCH_JOB]: fillSearchJob(searchTexts) }, schedule: [...platformModule.schedule ?? [], { cron: '* * * * *', job: FILL_SEARCH_JOB }],
    operations: [...platformModule.operations, ...dutyOperations(dutySources, topicPermissions), ...firstHourOperations(domainModules.flatMap((module) => module.firstSteps ?? [])), ...bulkOperations(domainModules.flatMap((module) => module.reversals ?? []))],
  }, ...domainModules,
];
