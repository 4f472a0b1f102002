export { CRS_NAMES, DUTY_HOLDER, DUTY_ROLES, dutyRoleWords, PLACE_KINDS, placeKindWords } from './words.ts';
export type { CrsName, DutyRole, PlaceKind } from './words.ts';
export { crs, dutyRole, dutyRow, organisationRef, organisationRow, personRef, placeKind, placeRow, siteDetail, siteRow, siteType } from './shapes.ts';
export {
  CITY_CODE, createProgramme, importOrganisations, importPlaces, importSiteTypes, listOrganisations, listPlaces, listSiteTypes, mapPlaces, readPlace, readProgramme, placeImportTemplate, saveSiteType,
  siteTypeImportTemplate,
} from './programmes.ts';
export { closePlace, createPlace, MOVED_SITES_SHOWN, readLoad, updatePlace } from './place-changes.ts';
export {
  closeSite, createSite, EXPORT_ROWS_MAX, exportSites, importSites, listSites, MAP_SITES_MAX, mapSites, moveSite, readSite, searchPlaces, siteFilter,
  organisationImportTemplate, siteImportTemplate, updateSite,
} from './sites.ts';
export { changeSites, SITES_AT_ONCE_MAX } from './many-sites.ts';
export { listPublicPlaces, listPublicProgrammes, readPublicProgramme, readPublicSite, savePublicSite, searchPublicSites } from './public.ts';
export { placesPermissions } from './permissions.ts';
export { placesProblems } from './problems.ts';
export { exportOrganisations, exportPlaces, exportSiteTypes } from './exports.ts';
