/** 导出 · Lists of this module as xlsx, under the headers of their imports. */
import { exportOf } from '#platform/contract/list-export.ts';
import { listOrganisations, listPlaces, listSiteTypes } from './programmes.ts';

const permission = 'places.export';

export const exportOrganisations = exportOf(listOrganisations, { id: 'places.exportOrganisations', path: '/organisation-export', permission, zh: '导出单位（xlsx，表头与导入相同）', en: 'Export organisations (xlsx, headers as imported)' });
export const exportPlaces = exportOf(listPlaces, { id: 'places.exportPlaces', path: '/place-export', permission, zh: '导出区域（xlsx）', en: 'Export places (xlsx)' });
export const exportSiteTypes = exportOf(listSiteTypes, { id: 'places.exportSiteTypes', path: '/site-type-export', permission, zh: '导出点位类型（xlsx）', en: 'Export site types (xlsx)' });
