/** 区域维护 · Drawing, naming, reshaping and closing places, and how much each carries. */
import { z } from 'zod';
import { defineOperation, idOf, localDate } from '#platform/contract/index.ts';
import { areaGeometry, crs, placeKind } from './shapes.ts';

/** Sites named in the answer of a change; their number is always exact. */
export const MOVED_SITES_SHOWN = 200;

const placeName = z.object({ id: idOf, kind: placeKind, code: z.string(), nameZh: z.string(), nameEn: z.string() });
const placeCode = z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/, 'A-Z, 0-9, . _ / -');

/** What a change does; asked as a dry run, it is the preview. */
const placeChange = z.object({
  id: idOf, version: z.number().int(),
  /** @unit square metres; null without a boundary */
  areaM2: z.number().int().nullable(),
  /** Share of the boundary outside the place above. */
  outsideShare: z.number(),
  overlaps: z.array(placeName.extend({ areaM2: z.number().int() })),
  /** Places below that no longer lie inside. */
  childrenOutside: z.array(placeName),
  /** Sites that now lie in another place. */
  siteCount: z.number().int(),
  sites: z.array(z.object({ id: idOf, code: z.string(), name: z.string(), from: placeName, to: placeName })),
  /** Sites of this place whose coordinates lie in no area now; they stay until somebody moves them. */
  strayCount: z.number().int(),
});

const facts = {
  code: placeCode, nameZh: z.string().trim().min(1).max(80), nameEn: z.string().trim().max(120).default('').describe('空着则同中文名 the Chinese name when empty'),
  parentId: idOf, householdCount: z.number().int().min(0).max(10_000_000).nullable().default(null),
  boundary: areaGeometry.nullable().default(null), crs: crs.default('WGS-84').describe('坐标系 system of the coordinates'),
  accept: z.array(z.enum(['overlaps', 'childrenOutside'])).max(2).default([]).describe('知情接受的情况 what the drawer accepts knowingly'),
};
const drawErrors = [
  'places.place_code_taken', 'places.parent_wrong', 'places.boundary_invalid', 'places.boundary_outside_parent', 'places.boundary_overlaps', 'places.children_outside',
  'places.coordinates_out_of_range',
] as const;
const bodyLimitBytes = 4 * 1024 * 1024;

export const createPlace = defineOperation({
  id: 'places.createPlace', summary: { zh: '新建区域（可画边界）', en: 'Create a place, with its boundary when drawn' },
  method: 'POST', path: '/places', permission: 'places.managePlaces',
  input: z.object({ kind: placeKind.exclude(['city']), ...facts }), output: placeChange, errors: [...drawErrors], bodyLimitBytes,
});

export const updatePlace = defineOperation({
  id: 'places.updatePlace', summary: { zh: '修改区域（名称、上级、边界），点位随之归格', en: 'Change a place; sites follow its boundary' },
  method: 'PUT', path: '/places/:placeId', permission: 'places.managePlaces',
  input: z.object({ placeId: idOf, version: z.number().int().min(1), ...facts, parentId: idOf.nullable().describe('市（县）没有上级 null for the city') }),
  output: placeChange, errors: [...drawErrors, 'places.place_closed', 'platform.changed_meanwhile'], bodyLimitBytes,
});

export const closePlace = defineOperation({
  id: 'places.closePlace', summary: { zh: '撤销区域，点位划归他处', en: 'Close a place; its sites go elsewhere' },
  method: 'POST', path: '/places/:placeId/close', permission: 'places.managePlaces',
  input: z.object({
    placeId: idOf, version: z.number().int().min(1), validTo: localDate.describe('自此日起不再使用 first day on which it is no longer used'),
    sitesToPlaceId: idOf.nullable().default(null).describe('点位划归何处；空着则按坐标，其余归上级 where the sites go; by coordinates when empty, the rest to the place above'),
    successorIds: z.array(idOf).max(20).default([]).describe('地域归入哪些区域：一个为合并，多个为拆分；空着则同点位去处 which places its area went to: one is a merger, several a split; where the sites go, when empty'),
    reason: z.string().trim().min(1).max(300),
  }),
  output: placeChange, errors: ['places.place_has_children', 'places.place_closed', 'places.place_unknown', 'places.successor_unfit', 'places.dates_out_of_order', 'platform.changed_meanwhile'],
});

export const readLoad = defineOperation({
  id: 'places.readLoad', summary: { zh: '各区域负荷（点位、点位长、无人负责）', en: 'Load of places: sites, leaders, sites without one' },
  method: 'GET', path: '/map/load', permission: 'places.read',
  input: z.object({}),
  output: z.object({
    rows: z.array(placeName.extend({
      parentId: idOf.nullable(), version: z.number().int(), hasBoundary: z.boolean(), sites: z.number().int(), leaders: z.number().int(), withoutLeader: z.number().int(),
      /** Whether the reader may draw here. */
      editable: z.boolean(),
    })),
  }),
});
