/** GeoJSON 读写 · Features as rows under the same headers as a spreadsheet: row n is the n-th feature. */
import type { CellValue, TableRow } from '#platform/server/spreadsheet/index.ts';

interface Feature { readonly type: 'Feature'; readonly geometry: { readonly type: string; readonly coordinates: unknown } | null; readonly properties: Readonly<Record<string, unknown>> | null }

export type GeojsonReading = { readonly ok: true; readonly features: readonly Feature[] } | { readonly ok: false; readonly reasonZh: string; readonly reasonEn: string };

/** Whether a file looks like JSON rather than a spreadsheet. */
export function looksLikeJson(body: Uint8Array): boolean {
  for (const byte of body.subarray(0, 64)) {
    if (byte === 0x7b) return true;
    if (!(byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0xef || byte === 0xbb || byte === 0xbf)) return false;
  }
  return false;
}

/** @returns the features, or why there are none */
export function readGeojson(body: Uint8Array): GeojsonReading {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { ok: false, reasonZh: '文件不是 UTF-8 编码的 JSON。', reasonEn: 'The file is not JSON in UTF-8.' };
  }
  const collection = parsed as { type?: unknown; features?: unknown };
  if (collection.type !== 'FeatureCollection' || !Array.isArray(collection.features)) return { ok: false, reasonZh: '顶层不是 FeatureCollection。', reasonEn: 'The top level is not a FeatureCollection.' };
  const features = collection.features as Feature[];
  if (features.length === 0) return { ok: false, reasonZh: '文件里没有要素。', reasonEn: 'There is no feature in it.' };
  if (features.some((feature) => feature?.type !== 'Feature')) return { ok: false, reasonZh: 'features 里有不是 Feature 的内容。', reasonEn: 'Something in features is not a Feature.' };
  return { ok: true, features };
}

function cellOf(value: unknown): CellValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** @param geometryCells what the geometry fills in, by column key */
export async function* rowsOfFeatures(
  features: readonly Feature[], geometryKeys: readonly string[], geometryCells: (geometry: Feature['geometry']) => readonly CellValue[],
): AsyncGenerator<TableRow, void, undefined> {
  const names = new Set<string>();
  for (const feature of features) for (const name of Object.keys(feature.properties ?? {})) names.add(name);
  const headers = [...names].filter((name) => !geometryKeys.includes(name));
  yield { rowNumber: 0, cells: [...headers, ...geometryKeys] };
  for (const [at, { properties, geometry }] of features.entries()) {
    yield { rowNumber: at + 1, cells: [...headers.map((name) => cellOf(properties?.[name])), ...geometryCells(geometry)] };
  }
}

type Pair = readonly [number, number];

/** Point and line of a site. Another geometry is named in the longitude's cell, where its fault is then shown. */
export function siteGeometryCells(geometry: Feature['geometry']): readonly CellValue[] {
  if (geometry?.type === 'Point') {
    const [longitude, latitude] = geometry.coordinates as Pair;
    return [longitude ?? null, latitude ?? null, null];
  }
  if (geometry?.type === 'LineString') return [null, null, (geometry.coordinates as Pair[]).map(([longitude, latitude]) => `${longitude},${latitude}`).join('; ')];
  return [geometry?.type ?? null, null, null];
}
export const SITE_GEOMETRY_KEYS = ['longitude', 'latitude', 'line'] as const;

/** The boundary of a place as text, for the one column that people do not fill in. */
export function areaGeometryCells(geometry: Feature['geometry']): readonly CellValue[] {
  return [geometry === null ? null : JSON.stringify(geometry)];
}
