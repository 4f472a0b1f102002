/** What places, organisations and sites look like from outside. */
import { z } from 'zod';
import { idOf, localDate } from '#platform/contract/index.ts';
import { CRS_NAMES, DUTY_ROLES, PLACE_KINDS } from './words.ts';

export const crs = z.enum(CRS_NAMES);
export const placeKind = z.enum(PLACE_KINDS);
export const dutyRole = z.enum(DUTY_ROLES);

/** @unit degrees, WGS-84 unless said otherwise */
export const position = z.tuple([z.number(), z.number()]);
export const lineString = z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2).max(2_000) });
export const areaGeometry = z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) });
export const featureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({
    type: z.literal('Feature'), geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
  })),
});

export const siteType = z.object({
  code: z.string(), nameZh: z.string(), nameEn: z.string(), geometry: z.enum(['point', 'line']), sortOrder: z.number().int(), siteCount: z.number().int(),
});

export const placeRow = z.object({
  id: idOf, parentId: idOf.nullable(), kind: placeKind, code: z.string(), nameZh: z.string(), nameEn: z.string(), zoneId: idOf.nullable(),
  householdCount: z.number().int().nullable(), centreLongitude: z.number().nullable(), centreLatitude: z.number().nullable(),
  validFrom: localDate, validTo: localDate.nullable(), version: z.number().int(),
  /** Open sites in this place and below, of those the reader may see. */
  siteCount: z.number().int(),
});

export const organisationRow = z.object({
  id: idOf, parentId: idOf.nullable(), code: z.string(), nameZh: z.string(), nameEn: z.string(), kind: z.string(), placeId: idOf.nullable(),
  /** Open sites it answers for today, of those the reader may see; not those of units below it. */
  siteCount: z.number().int(),
});

export const personRef = z.object({ id: idOf, name: z.string() });
export const organisationRef = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });

export const siteRow = z.object({
  id: idOf, code: z.string(), name: z.string(), siteTypeCode: z.string(), siteTypeZh: z.string(), siteTypeEn: z.string(),
  placeId: idOf, placeCode: z.string(), placeZh: z.string(), placeEn: z.string(), zoneId: idOf.nullable(), zoneZh: z.string().nullable(), zoneEn: z.string().nullable(),
  longitude: z.number(), latitude: z.number(), lengthM: z.number().int().nullable(), address: z.string().nullable(),
  validFrom: localDate, validTo: localDate.nullable(), version: z.number().int(),
  /** Who answers for it on the day asked for (today unless told). */
  siteLeader: personRef.nullable(), responsibleUnit: organisationRef.nullable(), liaison: personRef.nullable(),
});

export const dutyRow = z.object({
  id: idOf, role: dutyRole, person: personRef.nullable(), organisation: organisationRef.nullable(),
  /** First day it holds, and the first day it no longer does; null while it goes on. */
  from: localDate, to: localDate.nullable(), present: z.boolean(),
  /** For whom a deputy stands in; null for a holder in their own right. */
  coverFor: personRef.nullable(),
});

export const siteDetail = siteRow.extend({
  line: lineString.nullable(), sourceCrs: crs, siteTypeGeometry: z.enum(['point', 'line']),
  /** From the city down to the place that holds the site. */
  placePath: z.array(z.object({ id: idOf, kind: placeKind, code: z.string(), nameZh: z.string(), nameEn: z.string() })),
  /** Present duties first, then the whole history, newest first. */
  duties: z.array(dutyRow),
});
