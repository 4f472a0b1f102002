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
  | 'office' | 'zoneCoordinator' | 'departmentCoordinator' | 'siteLeader' | 'inspector' | 'communityOfficer'
  | 'leadingGroup' | 'administrator' | 'resident' | 'volunteer';

/** 人员 · An invented person; no telephone, no document number. */
export type PersonRow = {
  readonly code: string;
  readonly zh: string;
  /** Null for residents and volunteers. */
  readonly organisationCode: string | null;
  readonly role: RoleCode;
  /** The place whose subtree the role covers. */
  readonly placeCode: string;
};

export type LoginRow = { readonly username: string; readonly personCode: string; readonly role: RoleCode };

/**
 * 责任 · Who answers for a site, and when.
 *
 * @unit validFrom: first day it holds · validTo: first day it no longer holds, null while it does
 */
export type DutyRow = {
  readonly role: 'siteLeader' | 'liaison' | 'responsibleUnit';
  readonly personCode: string | null;
  readonly organisationCode: string;
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
export type BasemapLayer = 'boundary' | 'greens' | 'blocks' | 'river' | 'roads';

export type CityPack = {
  readonly synthetic: true;
  readonly notice: { readonly zh: string; readonly en: string };
  readonly programme: { readonly code: string; readonly zh: string; readonly en: string };
  readonly places: readonly PlaceRow[];
  readonly organisations: readonly OrganisationRow[];
  readonly people: readonly PersonRow[];
  readonly logins: readonly LoginRow[];
  readonly sites: readonly SiteRow[];
  readonly basemap: Readonly<Record<BasemapLayer, FeatureCollection>>;
};
