/** 点位 · Sites: finding them, one site with who answers for it, keeping them, and moving them in and out as files. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, listParam, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { IMPORT_BYTES_MAX } from './programmes.ts';
import { crs, lineString, placeKind, siteDetail, siteRow } from './shapes.ts';

/** Rows an export holds at most. */
export const EXPORT_ROWS_MAX = 50_000;
/** Sites a map shows at most. */
export const MAP_SITES_MAX = 10_000;

export const siteFilter = {
  siteTypes: listParam(z.string().max(60)).describe('点位类型 codes of site types'),
  zoneId: idOf.optional().describe('片区 zone'),
  placeId: idOf.optional().describe('区域（含下级） place and below'),
  organisationId: idOf.optional().describe('责任单位（含下级） responsible unit and below'),
  siteLeaderId: idOf.optional().describe('点位长 site leader'),
  withoutLeaderOn: localDate.optional().describe('该日没有点位长 nobody leads it on that day'),
  q: z.string().trim().max(60).optional().describe('名称、编码或拼音首字母 name, code or pinyin initials'),
  withClosed: booleanParam.describe('含停用 with closed sites'),
};

export const listSites = defineOperation({
  id: 'places.listSites', summary: { zh: '点位列表', en: 'List sites' },
  method: 'GET', path: '/sites', permission: 'places.read',
  input: z.object({ ...siteFilter, sort: sortInput(['code', 'name', 'siteType', 'zone', 'recent']), ...pageInput }),
  output: pageOf(siteRow),
});

export const readSite = defineOperation({
  id: 'places.readSite', summary: { zh: '查看点位、现任责任人与历任', en: 'Read a site with present and former holders of its duties' },
  method: 'GET', path: '/sites/:siteId', permission: 'places.read',
  input: z.object({ siteId: idOf }), output: siteDetail,
});

export const mapSites = defineOperation({
  id: 'places.mapSites', summary: { zh: '点位地图数据', en: 'Sites for the map' },
  method: 'GET', path: '/map/sites', permission: 'places.read', keptByBrowser: true,
  input: z.object(siteFilter),
  output: z.object({
    sites: z.array(z.object({
      id: idOf, code: z.string(), name: z.string(), siteTypeCode: z.string(), longitude: z.number(), latitude: z.number(),
      line: z.array(z.tuple([z.number(), z.number()])).nullable(), zoneId: idOf.nullable(), placeId: idOf,
      /** Null where nobody leads it today. */
      siteLeaderId: idOf.nullable(),
    })),
    total: z.number().int(), truncated: z.boolean(),
  }),
});

export const searchPlaces = defineOperation({
  id: 'places.searchPlaces', summary: { zh: '搜索点位与区域', en: 'Search sites and places' },
  method: 'GET', path: '/place-search', permission: 'places.read',
  input: z.object({ q: z.string().trim().min(1).max(60).describe('名称、编码或拼音首字母 name, code or pinyin initials'), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({
    rows: z.array(z.object({
      kind: z.union([z.literal('site'), placeKind]), id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(),
      /** Type of a site; place above a place. */
      detailZh: z.string().nullable(), detailEn: z.string().nullable(), longitude: z.number().nullable(), latitude: z.number().nullable(),
    })),
  }),
});

const located = {
  longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90),
  line: lineString.nullable().default(null), crs: crs.default('WGS-84'),
  /** Left out: the grid that holds the point. */
  placeId: idOf.nullable().default(null),
  /** Left out: measured along the line. */
  lengthM: z.number().int().min(1).max(1_000_000).nullable().default(null),
};
const siteName = z.string().trim().min(1).max(120);
const siteTypeCode = z.string().min(1).max(60);
const address = z.string().trim().max(200).nullable().default(null);
const changed = z.object({ id: idOf, code: z.string(), version: z.number().int() });
const whichSite = { siteId: idOf, version: z.number().int().min(1) };
const placeErrors = ['places.place_unknown', 'places.place_not_found_by_point', 'places.coordinates_out_of_range', 'places.line_needed'] as const;

export const createSite = defineOperation({
  id: 'places.createSite', summary: { zh: '新建点位', en: 'Create a site' },
  method: 'POST', path: '/sites', permission: 'places.manageSites',
  input: z.object({ code: z.string().trim().min(1).max(60), name: siteName, siteTypeCode, address, ...located, validFrom: localDate.optional().describe('启用日期，默认今天 opening day, today unless told') }),
  output: changed, errors: ['places.site_code_taken', 'places.site_type_unknown', ...placeErrors],
});

export const updateSite = defineOperation({
  id: 'places.updateSite', summary: { zh: '修改点位', en: 'Change a site' },
  method: 'PUT', path: '/sites/:siteId', permission: 'places.manageSites',
  input: z.object({ ...whichSite, name: siteName, siteTypeCode, address, lengthM: located.lengthM }),
  output: changed, errors: ['places.site_type_unknown', 'places.line_needed', 'places.site_closed', 'platform.changed_meanwhile'],
});

export const moveSite = defineOperation({
  id: 'places.moveSite', summary: { zh: '移动点位（坐标、所属网格）', en: 'Move a site' },
  method: 'POST', path: '/sites/:siteId/move', permission: 'places.manageSites',
  input: z.object({ ...whichSite, ...located }),
  output: changed, errors: [...placeErrors, 'places.site_closed', 'platform.changed_meanwhile'],
});

export const closeSite = defineOperation({
  id: 'places.closeSite', summary: { zh: '停用点位', en: 'Close a site' },
  method: 'POST', path: '/sites/:siteId/close', permission: 'places.manageSites',
  input: z.object({ ...whichSite, validTo: localDate.describe('自此日起不再检查 first day on which it is no longer inspected'), reason: z.string().trim().min(1).max(300) }),
  output: changed, errors: ['places.dates_out_of_order', 'places.site_closed', 'platform.changed_meanwhile'],
});

/** xlsx and CSV carry coordinates in columns, GeoJSON in its geometry; both know the same headers. */
export const importSites = defineOperation({
  id: 'places.importSites', summary: { zh: '导入点位（xlsx、CSV、GeoJSON）', en: 'Import sites (xlsx, CSV, GeoJSON)' },
  method: 'POST', path: '/sites/import', permission: 'places.manageSites',
  input: z.object({ file: fileInput, mode: importMode.default('preview'), crs: crs.default('WGS-84').describe('坐标系 system of the coordinates') }),
  output: importAnswer, errors: [...importErrors, 'places.geojson_unreadable'], bodyLimitBytes: IMPORT_BYTES_MAX + 1024 * 1024,
});

export const exportSites = defineOperation({
  id: 'places.exportSites', summary: { zh: '导出点位（xlsx、GeoJSON）', en: 'Export sites (xlsx, GeoJSON)' },
  method: 'GET', path: '/site-export', permission: 'places.export',
  input: z.object({ ...siteFilter, format: z.enum(['xlsx', 'geojson']).default('xlsx') }),
  output: fileOutput, errors: ['places.too_many_rows'],
});

export const organisationImportTemplate = defineOperation({
  id: 'places.organisationImportTemplate', summary: { zh: '下载单位导入模板', en: 'Download the template for importing organisations' },
  method: 'GET', path: '/organisation-import-template', permission: 'places.manage',
  input: z.object({ ...templateInput }), output: fileOutput,
});

export const siteImportTemplate = defineOperation({
  id: 'places.siteImportTemplate', summary: { zh: '下载点位导入模板', en: 'Download the template for importing sites' },
  method: 'GET', path: '/site-import-template', permission: 'places.manageSites',
  input: z.object({ ...templateInput }), output: fileOutput,
});
