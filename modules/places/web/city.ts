/** 城市图层 · The programme's own geometry in the form that maps draw, and the names that filters offer. */
import { useMemo } from 'react';
import type { FeatureCollection } from 'geojson';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText } from '#platform/web/i18n.ts';
import type { Bounds, MapBase, MapGrid, MapZone } from '#platform/web/map/index.tsx';
import { useCan } from '#platform/web/session.tsx';
import type { Choice } from '#platform/web/ui/index.ts';
import { listPlaces, listSiteTypes, mapPlaces, readProgramme } from '../contract/index.ts';

const NAMES_FRESH_MS = 300_000;
const GEOMETRY_FRESH_MS = 600_000;

type Basemap = OutputOf<typeof readProgramme>['basemap'];

const ROAD_RANKS: Readonly<Record<string, number>> = { highway: 1, main: 1, street: 2, country: 2, lane: 3 };

function ranked(roads: FeatureCollection): FeatureCollection {
  return {
    ...roads,
    features: roads.features.map((feature) => ({ ...feature, properties: { ...feature.properties, rank: feature.properties?.['rank'] ?? ROAD_RANKS[String(feature.properties?.['class'])] ?? 3 } })),
  };
}

/** The land is the outermost area alone: what lies inside it comes as zones and grids. */
function outermost(boundary: FeatureCollection): FeatureCollection {
  const city = boundary.features.filter((feature) => feature.properties?.['class'] === 'city');
  return city.length === 0 ? boundary : { ...boundary, features: city };
}

/** 底图转换 · From the programme's layers to the map's; a programme without a basemap gives an empty one. */
export function baseOf(basemap: Basemap | undefined): MapBase {
  if (basemap === null || basemap === undefined) return {};
  const { boundary, water, greens, roads } = basemap as unknown as Record<string, FeatureCollection | undefined>;
  return {
    ...(boundary === undefined ? {} : { boundary: outermost(boundary) }),
    ...(water === undefined ? {} : { water }),
    ...(greens === undefined ? {} : { greens }),
    ...(roads === undefined ? {} : { roads: ranked(roads) }),
  } as MapBase;
}

/** 类型字形 · One character for each site type: the first of its name that no earlier type has taken. */
export function glyphsOf(types: readonly { readonly code: string; readonly nameZh: string }[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(types.map(({ code, nameZh }) => {
    const characters = [...nameZh];
    const glyph = characters.find((each) => !taken.has(each)) ?? characters[0] ?? '点';
    taken.add(glyph);
    return [code, glyph];
  }));
}

/** 视野 · The box around some points, a little wider; null when there are none. */
export function boundsAround(points: readonly { readonly longitude: number; readonly latitude: number }[], margin_degrees = 0.002): Bounds | null {
  if (points.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { longitude, latitude } of points) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return [west - margin_degrees, south - margin_degrees, east + margin_degrees, north + margin_degrees];
}

/** 城市 · Basemap, zones, grids and types of this programme; read once and kept. */
export function useCity() {
  const text = useText();
  const programme = useRead(readProgramme, {}, { fresh_ms: GEOMETRY_FRESH_MS }).data;
  const canSeePlaces = useCan('places.read');
  const places = useRead(mapPlaces, {}, { enabled: canSeePlaces, fresh_ms: GEOMETRY_FRESH_MS }).data?.rows;
  const base = useMemo(() => baseOf(programme?.basemap), [programme]);
  const glyphs = useMemo(() => glyphsOf(programme?.siteTypes ?? []), [programme]);
  const areas = useMemo(() => (places ?? []).map((place) => ({ kind: place.kind, code: place.code, id: place.id, name: text({ zh: place.nameZh, en: place.nameEn }), geometry: place.boundary as MapZone['geometry'] })), [places, text]);
  const zones = useMemo(() => areas.filter((area) => area.kind === 'zone'), [areas]);
  const grids = useMemo((): readonly MapGrid[] => areas.filter((area) => area.kind === 'grid'), [areas]);
  return { programme, base, zones, grids, glyphs };
}

/** 片区选项 */
export function useZoneChoices(): readonly Choice[] {
  const text = useText();
  const zones = useRead(listPlaces, { kinds: 'zone' }, { enabled: useCan('places.read'), fresh_ms: NAMES_FRESH_MS }).data?.rows;
  return useMemo(() => (zones ?? []).map((zone) => ({ value: zone.id, label: text({ zh: zone.nameZh, en: zone.nameEn }) })), [zones, text]);
}

/** 点位类型选项 */
export function useSiteTypeChoices(): readonly Choice[] {
  const text = useText();
  const types = useRead(listSiteTypes, {}, { fresh_ms: NAMES_FRESH_MS }).data?.rows;
  return useMemo(() => (types ?? []).map((type) => ({ value: type.code, label: text({ zh: type.nameZh, en: type.nameEn }) })), [types, text]);
}
