/** 地图数据源 · From what a page hands over to what MapLibre draws. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { boundsOf, labelPoint, positionsOf } from './geometry.ts';
import { EMPTY } from './style.ts';
import type { Bounds, CityMapProps, MapGrid, MapSite, MapZone } from './types.ts';

type Sources = Record<'boundary' | 'greens' | 'water' | 'roads' | 'zones' | 'zone-labels' | 'grids' | 'grid-labels' | 'selected' | 'sites', FeatureCollection>;

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

function area({ id, name, geometry, ...rest }: MapZone | MapGrid): Feature {
  const properties: Record<string, unknown> = { id, name };
  if ('shade' in rest && typeof rest.shade === 'number') properties['shade'] = rest.shade;
  return { type: 'Feature', geometry, properties };
}

function label(place: MapZone | MapGrid): Feature[] {
  const at = labelPoint(place.geometry);
  if (at === null) return [];
  const figure = 'figure' in place && place.figure !== undefined ? { figure: place.figure } : {};
  return [{ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { id: place.id, name: place.name, ...figure } }];
}

function site(each: MapSite): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [each.longitude, each.latitude] },
    properties: { id: each.id, name: each.name, glyph: each.glyph, tone: each.tone, detail: each.detail ?? '' },
  };
}

/** 数据源 · All sources of one map. */
export function sourcesFor({ base = {}, zones = [], grids = [], sites = [] }: CityMapProps): Omit<Sources, 'selected'> {
  return {
    'boundary': base.boundary ?? EMPTY,
    'greens': base.greens ?? EMPTY,
    'water': base.water ?? EMPTY,
    'roads': base.roads ?? EMPTY,
    'zones': collection(zones.map(area)),
    'zone-labels': collection(zones.flatMap(label)),
    'grids': collection(grids.map(area)),
    'grid-labels': collection(grids.flatMap(label)),
    'sites': collection(sites.map(site)),
  };
}

/** 选中点 · The ring around the chosen site; drawn on its own, so that it shows inside a cluster too. */
export function selectedSource(sites: readonly MapSite[], id: string | null | undefined): FeatureCollection {
  const chosen = sites.find((each) => each.id === id);
  return chosen === undefined ? EMPTY : collection([site(chosen)]);
}

/** 视野 · The box that shows everything: the boundary and zones where given, otherwise the sites. */
export function viewFor({ bounds, base, zones = [], sites = [] }: CityMapProps): Bounds | null {
  if (bounds !== undefined) return bounds;
  const areas: Geometry[] = [...zones.map((zone) => zone.geometry), ...(base?.boundary?.features.map((feature) => feature.geometry) ?? [])];
  return boundsOf(areas.length > 0 ? areas.flatMap(positionsOf) : sites.map((each) => [each.longitude, each.latitude]));
}
