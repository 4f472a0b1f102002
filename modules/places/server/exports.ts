/** The columns under which lists of this module go out; those of sites stand with their import. */
import { bindExport } from '#platform/server/exports/index.ts';
import { defineColumns, integerColumn } from '#platform/server/spreadsheet/index.ts';
import { exportOrganisations, exportPlaces, exportSiteTypes, listOrganisations, listPlaces, listSiteTypes } from '../contract/index.ts';
import { listOrganisationsBound, listPlacesBound, listSiteTypesBound } from './handlers/programmes.ts';
import { organisationColumns, placeColumns, siteTypeColumns } from './imports/columns.ts';
import { codesOf } from './queries/programmes.ts';

/** A boundary does not fit a cell; it travels as GeoJSON. */
const { boundary: _boundary, ...placeCells } = placeColumns;
const placeExportColumns = defineColumns({ ...placeCells, sites: integerColumn({ zh: placeColumns.sites.zh, en: placeColumns.sites.en, required: true }) });

export const placesExports = [
  bindExport(exportOrganisations, listOrganisationsBound, listOrganisations, {
    name: { zh: '单位', en: 'Organisations' }, columns: organisationColumns, prepare: (ctx) => codesOf(ctx.tx, ctx.programmeId),
    row: (row, { ground }) => ({ code: row.code, nameZh: row.nameZh, nameEn: row.nameEn, kind: row.kind, parent: ground.organisations.get(row.parentId ?? '') ?? null, place: ground.places.get(row.placeId ?? '') ?? null }),
  }),
  bindExport(exportPlaces, listPlacesBound, listPlaces, {
    name: { zh: '区域', en: 'Places' }, columns: placeExportColumns, prepare: (ctx) => codesOf(ctx.tx, ctx.programmeId),
    row: (row, { ground }) => ({ code: row.code, nameZh: row.nameZh, nameEn: row.nameEn, kind: row.kind, parent: ground.places.get(row.parentId ?? '') ?? null, householdCount: row.householdCount, validFrom: row.validFrom, sites: row.siteCount }),
  }),
  bindExport(exportSiteTypes, listSiteTypesBound, listSiteTypes, {
    name: { zh: '点位类型', en: 'Site types' }, columns: siteTypeColumns,
    row: (row) => ({ code: row.code, nameZh: row.nameZh, nameEn: row.nameEn, geometry: row.geometry, sortOrder: row.sortOrder, sites: row.siteCount }),
  }),
];
