import type { LonLat } from './geometry/plane.ts';

export type Polygon = { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] };
export type LineString = { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] };
export type Point = { readonly type: 'Point'; readonly coordinates: LonLat };

export type PlaceKind = 'city' | 'zone' | 'subdistrict' | 'community' | 'grid' | 'town' | 'village';

/** 区域 · An area of the tree: city → zone → subdistrict → community → grid, and city → town → village. */
export type PlaceRow = {
  readonly code: string;
  readonly kind: PlaceKind;
  readonly parentCode: string | null;
  readonly zh: string;
  readonly en: string;
  readonly households: number;
  readonly geometry: Polygon;
};

export type OrganisationKind =
  | 'leadingGroup' | 'programmeOffice' | 'zoneHeadquarters' | 'bureau' | 'institution' | 'subdistrictOffice' | 'communityCommittee' | 'town';

export type OrganisationRow = {
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly parentCode: string | null;
  readonly placeCode: string;
  readonly zh: string;
  readonly en: string;
};

export type RoleCode =
  | 'programmeOffice' | 'leadingGroup' | 'zoneCoordinator' | 'departmentCoordinator' | 'siteLeader' | 'liaison' | 'inspector'
  | 'communityOfficer' | 'itAdministrator' | 'resident' | 'volunteer';

/** 人员 · An invented person; no telephone, no document number. Residents and volunteers belong to no organisation. */
export type PersonRow = { readonly code: string; readonly zh: string; readonly organisationCode: string | null };

/** What a role covers: everything, a place or organisation with what lies below, or what the person answers for today. */
export type Anchor =
  | { readonly kind: 'programme' | 'duty' }
  | { readonly kind: 'place'; readonly placeCode: string }
  | { readonly kind: 'organisation'; readonly organisationCode: string };

/** 任职 · A role a person holds. */
export type AssignmentRow = { readonly personCode: string; readonly role: RoleCode; readonly anchor: Anchor };

export type LoginRow = { readonly username: string; readonly personCode: string; readonly role: RoleCode };

/**
 * 责任 · Who answers for a site, and when: a person as its leader or liaison, an organisation as its responsible unit.
 *
 * @unit validFrom: first day it holds · validTo: first day it no longer holds, null while it does
 */
export type DutyRow = {
  readonly role: 'siteLeader' | 'liaison' | 'responsibleUnit';
  readonly personCode: string | null;
  readonly organisationCode: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
};

export type SiteRow = {
  readonly code: string;
  readonly siteTypeCode: string;
  readonly zh: string;
  readonly address: string;
  /** The grid or village that holds the whole site. */
  readonly placeCode: string;
  /** The zone or town above it. */
  readonly zoneCode: string;
  readonly geometry: Point | LineString;
  readonly lengthMetres: number | null;
  readonly organisationCode: string;
  readonly siteLeaderCode: string;
  readonly liaisonCode: string;
  readonly duties: readonly DutyRow[];
};

export type Feature = {
  readonly type: 'Feature';
  readonly geometry: Polygon | LineString;
  readonly properties: Readonly<Record<string, string | number>>;
};
export type FeatureCollection = { readonly type: 'FeatureCollection'; readonly features: readonly Feature[] };
export type BasemapLayer = 'boundary' | 'greens' | 'blocks' | 'water' | 'roads';

export type CityPack = {
  readonly synthetic: true;
  readonly notice: { readonly zh: string; readonly en: string };
  readonly programme: { readonly code: string; readonly zh: string; readonly en: string };
  readonly places: readonly PlaceRow[];
  readonly organisations: readonly OrganisationRow[];
  readonly people: readonly PersonRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly logins: readonly LoginRow[];
  readonly sites: readonly SiteRow[];
  readonly basemap: Readonly<Record<BasemapLayer, FeatureCollection>>;
};
