import type { ServerModule } from '#platform/server/operations/index.ts';
import { placesExports } from './exports.ts';
import { placesProblems } from '../contract/index.ts';
import { closePlaceBound, createPlaceBound, readLoadBound, updatePlaceBound } from './handlers/place-changes.ts';
import {
  createProgrammeBound, listOrganisationsBound, listPlacesBound, listSiteTypesBound, mapPlacesBound, readPlaceBound, readProgrammeBound, saveSiteTypeBound,
} from './handlers/programmes.ts';
import { listPublicPlacesBound, listPublicProgrammesBound, readPublicProgrammeBound, readPublicSiteBound, savePublicSiteBound, searchPublicSitesBound } from './handlers/public.ts';
import { changeSitesBound, placesReversals } from './handlers/many-sites.ts';
import { closeSiteBound, createSiteBound, moveSiteBound, updateSiteBound } from './handlers/site-writes.ts';
import { listSitesBound, mapSitesBound, readSiteBound, searchPlacesBound } from './handlers/sites.ts';
import {
  exportSitesBound, importOrganisationsBound, importPlacesBound, importSitesBound, importSiteTypesBound, organisationImportTemplateBound, placeImportTemplateBound, siteImportTemplateBound, siteTypeImportTemplateBound,
} from './handlers/transfer.ts';
import { drawnPlaces, openSites, organisationCount } from './queries/first-steps.ts';
import { placesKnown } from './queries/known.ts';
import { placesFigureSource } from './queries/figure-sources.ts';

export const placesModule: ServerModule = {
  name: 'places',
  operations: [
    readProgrammeBound, createProgrammeBound, listPlacesBound, readPlaceBound, mapPlacesBound, listOrganisationsBound, listSiteTypesBound, saveSiteTypeBound,
    listSitesBound, readSiteBound, mapSitesBound, searchPlacesBound, createSiteBound, updateSiteBound, moveSiteBound, closeSiteBound, changeSitesBound,
    createPlaceBound, updatePlaceBound, closePlaceBound, readLoadBound,
    importSitesBound, importPlacesBound, importOrganisationsBound, organisationImportTemplateBound, exportSitesBound, siteImportTemplateBound,
    importSiteTypesBound, siteTypeImportTemplateBound, placeImportTemplateBound,
    listPublicProgrammesBound, readPublicProgrammeBound, listPublicPlacesBound, searchPublicSitesBound, readPublicSiteBound, savePublicSiteBound,
    ...placesExports,
  ],
  firstSteps: [{ code: 'places', count: drawnPlaces }, { code: 'organisations', count: organisationCount }, { code: 'sites', count: openSites }],
  figureSources: [placesFigureSource],
  known: [placesKnown],
  problems: placesProblems,
  constraints: { programmes__code_unique: 'places.programme_code_taken', places__code_unique: 'places.place_code_taken', sites__code_unique: 'places.site_code_taken', sites__valid_order: 'places.dates_out_of_order' },
  reversals: placesReversals,
  searchTexts: [{ table: 'places.organisations', key: 'id', name: 'name_zh', others: ['code', 'name_en'] }],
  topics: { sites: 'places.read' },
};

export { A_PERSON, A_PLACE, AN_ORGANISATION, askedCells, CalledThings, cellsIn, cellsMeant, goesBy, idMeant, isCalledByName, listedIn, organisationsCalled, OUTSIDE, placesCalled, severalFault, toldThings, unknownFault } from './code-or-name.ts';
export type { CellsMeant, KindOfThing, NamedThing } from './code-or-name.ts';
export { placeField } from './place-field.ts';
export { zoneMap, zonePicture } from './zone-map.ts';
export { addMissingSiteTypes, administrativeNames, organisationNames, placeExists, placeNames, siteFacts, zoneOf } from './queries/facts.ts';
export type { NewSiteType, PlaceName, SiteFacts } from './queries/facts.ts';
export { programmeIds, saveProgrammeSetting, saveRankingSettings } from './queries/programmes.ts';
export { plainWordsIn } from './queries/plain-words.ts';
export { onceEverywhere, untilNothingLeft } from './every-programme.ts';
export { openPublicSite, residentPlace } from './public-site.ts';
export type { ResidentPlace } from './public-site.ts';
export type { DutyFromImport } from './imports/sites.ts';
export { siteIdsOf } from './handlers/sites.ts';
