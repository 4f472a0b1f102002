import type { CityPack } from './types.ts';

const ROWS = 30;
const STEP = 61;
const METRES_TO_DEGREES = 1 / 111_000;
const SHIFT_METRES = 6;

export const EXAMPLE_HEADER = [
  '点位编码', '点位名称', '点位类型', '所属网格编码', '地址', '经度', '纬度', '线路坐标', '长度（米）', '责任单位编码', '点位长', '联络员', '生效日期',
] as const;

/**
 * 点位导入样例 · A header and thirty rows of new sites for a workbook to try the import with: other codes than
 * those of the demo city, a few metres from sites it has. Coordinates are WGS-84; a line is written as
 * "longitude latitude; longitude latitude; …".
 */
export function exampleSitesWorkbookRows(city: CityPack): (string | number)[][] {
  const names = new Map(city.people.map((person) => [person.code, person.zh]));
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const site = city.sites[at * STEP] as CityPack['sites'][number];
    const shifted = positionsOf(site).map(([longitude, latitude]) => [longitude, round(latitude + SHIFT_METRES * METRES_TO_DEGREES)] as const);
    const middle = shifted[Math.floor(shifted.length / 2)] as readonly [number, number];
    return [
      `WY-NEW-${String(at + 1).padStart(4, '0')}`, `${site.zh}（新增）`, site.siteTypeCode, site.placeCode, site.address, middle[0], middle[1],
      shifted.length > 1 ? shifted.map((position) => position.join(' ')).join('; ') : '', site.lengthMetres ?? '', site.organisationCode,
      names.get(site.siteLeaderCode) ?? '', names.get(site.liaisonCode) ?? '', '2026-12-01',
    ];
  });
  return [[...EXAMPLE_HEADER], ...rows];
}

function positionsOf(site: CityPack['sites'][number]): readonly (readonly [number, number])[] {
  return site.geometry.type === 'Point' ? [site.geometry.coordinates] : site.geometry.coordinates;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
