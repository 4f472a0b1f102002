/** Composition: which modules this server runs, in graph order. */
import type { ServerModule } from '#platform/server/operations/index.ts';
import { casesModule } from '#modules/cases/server/index.ts';
import { filesModule } from '#modules/files/server/index.ts';
import { frameworksModule } from '#modules/frameworks/server/index.ts';
import { inspectionsModule } from '#modules/inspections/server/index.ts';
import { peopleModule } from '#modules/people/server/index.ts';

export const serverModules: readonly ServerModule[] = [peopleModule, filesModule, frameworksModule, casesModule, inspectionsModule];
