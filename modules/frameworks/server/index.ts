import type { ServerModule } from '#platform/server/operations/index.ts';
import { frameworksProblems } from '../contract/index.ts';
import { compareEditionsBound } from './handlers/compare.ts';
import { listCheckItemsBound, listEditionsBound, readEditionBound, setEditionStateBound } from './handlers/editions.ts';
import { exportEditionBound, importEditionBound } from './handlers/exchange.ts';
import { readPublicStandardBound } from './handlers/public.ts';
import { frameworksPages } from './pages.ts';
import { frameworkDuties } from './queries/duty-sources.ts';
import { frameworksFigureSource } from './queries/figure-sources.ts';
import { sampleEditionBound } from './handlers/sample.ts';
import { editionsInForce } from './queries/first-steps.ts';

export const frameworksModule: ServerModule = {
  name: 'frameworks',
  operations: [listEditionsBound, readEditionBound, listCheckItemsBound, importEditionBound, exportEditionBound, setEditionStateBound, compareEditionsBound, sampleEditionBound, readPublicStandardBound],
  firstSteps: [{ code: 'edition', count: editionsInForce }],
  problems: frameworksProblems,
  pages: frameworksPages,
  duties: frameworkDuties,
  figureSources: [frameworksFigureSource],
  searchTexts: [{ table: 'frameworks.check_items', key: 'id', name: 'name_zh', others: ['code', 'name_en'] }],
  constraints: { editions__code_unique: 'frameworks.edition_code_taken' },
};

export { crosswalkOperations } from './crosswalk.ts';
export type { EvidenceSource } from './evidence.ts';
export { keepEdition } from './keep-edition.ts';
export type { EditionToKeep } from './keep-edition.ts';
export { sameStandards } from './queries/same-standards.ts';
export { checkItemsOf, editionFacts, editionInForce, editionWithCode, nodesOf, noteRoundPlanned } from './queries/editions.ts';
export type { CheckItemRow, EditionFacts, NodeRow } from './queries/editions.ts';
