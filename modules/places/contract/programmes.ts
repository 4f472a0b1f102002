/** The programme itself, its places, organisations and site types. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, listParam } from '#platform/contract/index.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { areaGeometry, crs, featureCollection, organisationRow, placeKind, placeRow, siteType } from './shapes.ts';

export const readProgramme = defineOperation({
  id: 'places.readProgramme', summary: { zh: '项目概况、设置与底图', en: 'The programme, its settings and base map' },
  method: 'GET', path: '/programme', permission: 'signedIn', keptByBrowser: true,
  input: z.object({ basemap: booleanParam.describe('附带底图 with the base map; yes unless told otherwise') }),
  output: z.object({
    id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), synthetic: z.boolean(), utcOffsetMinutes: z.number().int(), today: z.string(),
    settings: z.record(z.string(), z.unknown()),
    /** The city's own vector layers: boundary, water, greens, roads, blocks; each may be missing. */
    basemap: z.partialRecord(z.enum(['boundary', 'water', 'greens', 'roads', 'blocks']), featureCollection).nullable(),
    siteTypes: z.array(siteType),
    /** West, south, east, north of all there is; null when nothing has coordinates. */
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  }),
});

/** 行政区划代码 · Digits alone are a code of the official list, which has six, nine or twelve of them; a code of one’s own has a letter in it, as the import of places takes it. */
export const CITY_CODE = /^(?:\d{6}(?:\d{3}){0,2}|(?=.*\D).+)$/u;

export const createProgramme = defineOperation({
  id: 'places.createProgramme', summary: { zh: '新建项目', en: 'Create a programme' },
  method: 'POST', path: '/programmes', scope: 'installation', permission: 'places.createProgramme',
  input: z.object({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/), nameZh: z.string().trim().min(1).max(80), nameEn: z.string().trim().min(1).max(120),
    cityCode: z.string().trim().min(1).max(40).regex(CITY_CODE).describe('行政区划代码，6、9 或 12 位数字；没有的可用带字母的自编代码 code of the city or county: 6, 9 or 12 digits, or a code of one’s own with a letter in it'),
    utcOffsetMinutes: z.number().int().min(-720).max(840).default(480), synthetic: z.boolean().default(false),
    /** What the person who creates it is called there; they become its first administrator. */
    administratorName: z.string().trim().min(1).max(60),
  }),
  output: z.object({ id: idOf, code: z.string() }),
  errors: ['places.programme_code_taken'],
});

export const listPlaces = defineOperation({
  id: 'places.listPlaces', summary: { zh: '区域树（含点位数、户数）', en: 'The tree of places with site and household counts' },
  method: 'GET', path: '/places', permission: 'places.read',
  input: z.object({ kinds: listParam(placeKind, 10), under: idOf.optional().describe('某区域及以下 only this place and below'), withClosed: booleanParam.describe('含撤销 with closed places') }),
  output: z.object({ rows: z.array(placeRow) }),
});

export const readPlace = defineOperation({
  id: 'places.readPlace', summary: { zh: '查看区域', en: 'Read a place' },
  method: 'GET', path: '/places/:placeId', permission: 'places.read',
  input: z.object({ placeId: idOf }),
  output: placeRow.extend({
    boundary: areaGeometry.nullable(),
    path: z.array(z.object({ id: idOf, kind: placeKind, code: z.string(), nameZh: z.string(), nameEn: z.string() })),
    children: z.array(placeRow),
    siteTypes: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), siteCount: z.number().int() })),
  }),
});

export const mapPlaces = defineOperation({
  id: 'places.mapPlaces', summary: { zh: '区域边界（地图用）', en: 'Boundaries of places, for maps' },
  method: 'GET', path: '/map/places', permission: 'places.read', keptByBrowser: true,
  input: z.object({ kinds: listParam(placeKind, 10).describe('默认片区与网格 zones and grids unless told') }),
  output: z.object({
    rows: z.array(z.object({ id: idOf, kind: placeKind, code: z.string(), nameZh: z.string(), nameEn: z.string(), parentId: idOf.nullable(), zoneId: idOf.nullable(), version: z.number().int(), boundary: areaGeometry })),
  }),
});

export const listOrganisations = defineOperation({
  id: 'places.listOrganisations', summary: { zh: '单位树', en: 'The tree of organisations' },
  method: 'GET', path: '/organisations', permission: 'places.read',
  input: z.object({ q: z.string().trim().max(60).optional() }),
  output: z.object({ rows: z.array(organisationRow) }),
});

export const listSiteTypes = defineOperation({
  id: 'places.listSiteTypes', summary: { zh: '点位类型', en: 'Site types' },
  method: 'GET', path: '/site-types', permission: 'signedIn',
  input: z.object({}), output: z.object({ rows: z.array(siteType) }),
});

export const saveSiteType = defineOperation({
  id: 'places.saveSiteType', reach: 'programme', summary: { zh: '保存点位类型', en: 'Save a site type' },
  method: 'PUT', path: '/site-types/:code', permission: 'places.manage',
  input: z.object({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/), nameZh: z.string().trim().min(1).max(60), nameEn: z.string().trim().min(1).max(80),
    geometry: z.enum(['point', 'line']), sortOrder: z.number().int().min(0).max(10_000).default(0),
  }),
  output: z.object({ code: z.string(), created: z.boolean() }),
  errors: ['places.site_type_in_use'],
});

/** @unit bytes */
export const IMPORT_BYTES_MAX = 64 * 1024 * 1024;
const importOf = { file: fileInput, mode: importMode.default('preview') };
const bodyLimitBytes = IMPORT_BYTES_MAX + 1024 * 1024;

export const importOrganisations = defineOperation({
  id: 'places.importOrganisations', reach: 'programme', summary: { zh: '导入单位（xlsx、CSV）', en: 'Import organisations (xlsx, CSV)' },
  method: 'POST', path: '/organisations/import', permission: 'places.manage',
  input: z.object(importOf), output: importAnswer, errors: [...importErrors], bodyLimitBytes,
});

export const importPlaces = defineOperation({
  id: 'places.importPlaces', reach: 'programme', summary: { zh: '导入区域（xlsx、CSV；边界用 GeoJSON）', en: 'Import places (xlsx, CSV; with boundaries as GeoJSON)' },
  method: 'POST', path: '/places/import', permission: 'places.manage',
  input: z.object({ ...importOf, crs: crs.default('WGS-84').describe('坐标系 system of the coordinates') }),
  output: importAnswer, errors: [...importErrors, 'places.geojson_unreadable'], bodyLimitBytes,
});

export const importSiteTypes = defineOperation({
  id: 'places.importSiteTypes', reach: 'programme', summary: { zh: '导入点位类型（xlsx、CSV）', en: 'Import site types (xlsx, CSV)' },
  method: 'POST', path: '/site-types/import', permission: 'places.manage',
  input: z.object(importOf), output: importAnswer, errors: [...importErrors], bodyLimitBytes,
});

export const siteTypeImportTemplate = defineOperation({
  id: 'places.siteTypeImportTemplate', summary: { zh: '下载点位类型导入模板', en: 'Download the template for importing site types' },
  method: 'GET', path: '/site-type-import-template', permission: 'places.manage',
  input: z.object({ ...templateInput }), output: fileOutput,
});

export const placeImportTemplate = defineOperation({
  id: 'places.placeImportTemplate', summary: { zh: '下载区域导入模板', en: 'Download the template for importing places' },
  method: 'GET', path: '/place-import-template', permission: 'places.manage',
  input: z.object({ ...templateInput }), output: fileOutput,
});
