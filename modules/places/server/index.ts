export { addMissingSiteTypes, organisationNames, placeExists, placeNames, siteFacts, zoneOf } from './queries/facts.ts';
export type { NewSiteType, PlaceName, SiteFacts } from './queries/facts.ts';
