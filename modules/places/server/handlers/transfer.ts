/** Handlers that move tables in and out: sites, places and organisations. */
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { TableRow } from '#platform/server/spreadsheet/index.ts';
import { tracked } from '#platform/server/tasks/index.ts';
import { EXPORT_ROWS_MAX, exportSites, importOrganisations, importPlaces, importSites, importSiteTypes, organisationImportTemplate, placeImportTemplate, siteImportTemplate, siteTypeImportTemplate } from '../../contract/index.ts';
import { lineText } from '../../domain/index.ts';
import { organisationColumns, placeColumns, siteColumns, siteTypeColumns } from '../imports/columns.ts';
import { siteTypeImport } from '../imports/site-types.ts';
import { areaGeometryCells, looksLikeJson, readGeojson, rowsOfFeatures, SITE_GEOMETRY_KEYS, siteGeometryCells } from '../imports/geojson.ts';
import { kindRank, organisationImport, placeImport } from '../imports/places.ts';
import { siteImport } from '../imports/sites.ts';
import { placesByCode } from '../queries/place-import.ts';
import { siteTypesOf } from '../queries/programmes.ts';
import { sitesForExport } from '../queries/site-list.ts';
import type { SiteExportRow } from '../queries/site-list.ts';
import { readerOf } from './programmes.ts';
import { filterOf } from './sites.ts';

export const importSitesBound = bindWrite(importSites, async (ctx, input) => {
  const { file, mode, crs } = input;
  let source: AsyncIterable<TableRow> | undefined;
  if (looksLikeJson(file.body)) {
    const read = readGeojson(file.body);
    if (!read.ok) return ctx.refuse('places.geojson_unreadable', { reasonZh: read.reasonZh, reasonEn: read.reasonEn }, { pointers: ['/file'] });
    source = rowsOfFeatures(read.features, SITE_GEOMETRY_KEYS, siteGeometryCells);
  }
  return importTable(ctx, { operation: importSites, file, mode, fields: { crs }, definition: () => siteImport(ctx, crs), ...(source === undefined ? {} : { source }) });
});

export const importPlacesBound = bindWrite(importPlaces, async (ctx, input) => {
  const { file, mode, crs } = input;
  if (!looksLikeJson(file.body)) return importTable(ctx, { operation: importPlaces, file, mode, fields: { crs }, definition: () => placeImport(ctx, crs) });
  const read = readGeojson(file.body);
  if (!read.ok) return ctx.refuse('places.geojson_unreadable', { reasonZh: read.reasonZh, reasonEn: read.reasonEn }, { pointers: ['/file'] });
  const features = read.features.toSorted((a, b) => kindRank(a.properties?.['kind']) - kindRank(b.properties?.['kind']));
  return importTable(ctx, { operation: importPlaces, file, mode, fields: { crs }, definition: () => placeImport(ctx, crs), source: rowsOfFeatures(features, ['boundary'], areaGeometryCells) });
});

export const importOrganisationsBound = bindWrite(importOrganisations, async (ctx, input) =>
  importTable(ctx, { operation: importOrganisations, file: input.file, mode: input.mode, definition: () => organisationImport(ctx) }));

/** The row as the import reads it, so that what goes out comes back in unchanged. */
const exportRow = (row: SiteExportRow) => ({
  code: row.code, name: row.name, siteType: row.site_type_zh, place: row.place_code, longitude: row.longitude, latitude: row.latitude,
  line: row.line === null ? null : lineText(row.line.coordinates), lengthM: row.length_m, address: row.address,
  siteLeader: row.leader_code, responsibleUnit: row.unit_code, liaison: row.liaison_code, validFrom: row.valid_from, dutyFrom: null,
});

const featureOf = (row: SiteExportRow) => {
  const { longitude: _longitude, latitude: _latitude, line: _line, dutyFrom: _dutyFrom, ...properties } = exportRow(row);
  return {
    type: 'Feature', geometry: row.line === null ? { type: 'Point', coordinates: [row.longitude, row.latitude] } : row.line,
    properties: { ...properties, siteType: row.site_type_code },
  };
};

export const exportSitesBound = bindRead(exportSites, async (ctx, input) => {
  const found = await sitesForExport(ctx.tx, readerOf(ctx), filterOf(input), EXPORT_ROWS_MAX + 1);
  if (found.length > EXPORT_ROWS_MAX) return ctx.refuse('places.too_many_rows', { limit: EXPORT_ROWS_MAX });
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const name = `${language === 'zh' ? '点位' : 'sites'}-${ctx.today}`;
  if (input.format === 'geojson') {
    const text = JSON.stringify({ type: 'FeatureCollection', features: found.map(featureOf) });
    return { fileName: `${name}.geojson`, mediaType: 'application/geo+json', body: new TextEncoder().encode(text) };
  }
  const stream = writeTable({ name: language === 'zh' ? '点位' : 'Sites', columns: siteColumns, rows: tracked(found.map(exportRow), found.length), language });
  return { fileName: `${name}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream };
});

const NO_TYPE = { code: 'park', name_zh: '公园', name_en: 'Park' } as const;
/** The examples of the four tables name one another and what the programme has already, so that they go in one after the other. */
export const siteImportTemplateBound = bindRead(siteImportTemplate, async (ctx, { format }) => {
  const type = (await siteTypesOf(ctx.tx, readerOf(ctx))).find(({ geometry }) => geometry === 'point') ?? NO_TYPE;
  const site = { code: 'S-001', place: 'G-001', longitude: 108.03, latitude: 32.07, siteLeader: 'P001', responsibleUnit: 'ORG-001' };
  return importTemplate(ctx, { zh: '点位导入模板', en: 'Sites to import' }, siteColumns, {
    zh: [{ ...site, name: '示例公园', siteType: type.name_zh, address: '示例路 1 号' }], en: [{ ...site, name: 'Example Park', siteType: type.name_en, address: '1 Example Road' }],
  }, format);
});

const organisationExample = [{ code: 'ORG-001', nameZh: '示例局', nameEn: 'Example Bureau', kind: '部门', parent: null, place: null }];
export const organisationImportTemplateBound = bindRead(organisationImportTemplate, (ctx, { format }) =>
  importTemplate(ctx, { zh: '单位导入模板', en: 'Organisations to import' }, organisationColumns, { zh: organisationExample, en: organisationExample }, format));

/** A boundary is drawn on the map or comes as GeoJSON; nobody types one into a cell. */
const { boundary: _boundary, ...placeSheetColumns } = placeColumns;
export const placeImportTemplateBound = bindRead(placeImportTemplate, async (ctx, { format }) => {
  const city = (await placesByCode(ctx.tx, ctx.programmeId, ctx.today)).find(({ kind }) => kind === 'city')?.code ?? 'CITY';
  const examples = [{ code: 'Z-01', nameZh: '示例片区', nameEn: 'Example Zone', kind: 'zone', parent: city }, { code: 'G-001', nameZh: '示例网格', nameEn: 'Example Grid', kind: 'grid', parent: 'Z-01', householdCount: 800 }];
  return importTemplate(ctx, { zh: '区域导入模板', en: 'Places to import' }, placeSheetColumns, { zh: examples, en: examples }, format);
});

export const importSiteTypesBound = bindWrite(importSiteTypes, (ctx, { file, mode }) => importTable(ctx, { operation: importSiteTypes, file, mode, definition: () => Promise.resolve(siteTypeImport(ctx)) }));

const siteTypeExample = [{ code: 'park', nameZh: '公园', nameEn: 'Park', geometry: 'point', sortOrder: 10 }, { code: 'street', nameZh: '主次干道', nameEn: 'Main street', geometry: 'line', sortOrder: 20 }];
export const siteTypeImportTemplateBound = bindRead(siteTypeImportTemplate, (ctx, { format }) =>
  importTemplate(ctx, { zh: '点位类型导入模板', en: 'Site types to import' }, siteTypeColumns, { zh: siteTypeExample, en: siteTypeExample }, format));
