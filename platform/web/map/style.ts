/**
 * 地图样式 · Layers of the city's own geometry in the product's colours. No tile server, no sprite and no glyph file:
 * text is drawn from the fonts of the device.
 */
import type { LayerSpecification, StyleSpecification, VariableAnchorOffsetCollectionSpecification } from 'maplibre-gl';
import { colours } from '../tokens.ts';
import type { ThemeName } from '../tokens.ts';
import { hollowTones } from './markers.ts';

export const EMPTY = { type: 'FeatureCollection' as const, features: [] };
export const CLUSTER_RADIUS_PX = 46;
export const CLUSTER_MAX_ZOOM = 14;

/** Where the name of a zone may stand when sites are in its middle, in ems, nearest first. */
const ZONE_NAME_PLACES: VariableAnchorOffsetCollectionSpecification = [
  'center', [0, 0], 'top', [0, 1.3], 'bottom', [0, -1.3], 'left', [1.2, 0], 'right', [-1.2, 0], 'top', [0, 2.4], 'bottom', [0, -2.4], 'left', [2.4, 0], 'right', [-2.4, 0], 'top-left', [0.6, 1.2], 'top-right', [-0.6, 1.2], 'bottom-left', [0.6, -1.2], 'bottom-right', [-0.6, -1.2],
  'top-right', [-2.4, 1.8], 'top-left', [2.4, 1.8], 'bottom-right', [-2.4, -1.8], 'bottom-left', [2.4, -1.8],
];

/** An empty image, scaled to the circle of a cluster. @unit px */
export const CLUSTER_ROOM = 'cluster-room';
export const CLUSTER_ROOM_PX = 32;

const PLAIN = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC'];
const BOLD = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC Bold'];

function baseLayers(theme: ThemeName): LayerSpecification[] {
  const c = colours[theme];
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': c.sunken } },
    { id: 'land', type: 'fill', source: 'boundary', paint: { 'fill-color': c['map-land'] } },
    { id: 'greens', type: 'fill', source: 'greens', paint: { 'fill-color': c['map-green'] } },
    { id: 'water-area', type: 'fill', source: 'water', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': c['map-water'] } },
    { id: 'water-line', type: 'line', source: 'water', filter: ['==', ['geometry-type'], 'LineString'], layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': c['map-water'], 'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 10, 3, 13, 10, 16, 44] } },
  ];
}

function roadLayers(theme: ThemeName): LayerSpecification[] {
  const c = colours[theme];
  const width = (extra: number) => ['interpolate', ['exponential', 1.5], ['zoom'], 11, ['match', ['get', 'rank'], 1, 2.6 + extra, 2, 1.5 + extra, 0.6 + extra / 2], 16, ['match', ['get', 'rank'], 1, 15 + extra * 2, 2, 10 + extra * 2, 6 + extra * 2]];
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    { id: 'road-edge', type: 'line', source: 'roads', layout, paint: { 'line-color': c['map-road-edge'], 'line-width': width(1.4) as never } },
    { id: 'road', type: 'line', source: 'roads', layout, paint: { 'line-color': c['map-road'], 'line-width': width(0) as never } },
    {
      id: 'road-name', type: 'symbol', source: 'roads', minzoom: 13.5, filter: ['has', 'name'],
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': PLAIN, 'text-size': 12, 'text-letter-spacing': 0.12 },
      paint: { 'text-color': c['ink-3'], 'text-halo-color': c['map-land'], 'text-halo-width': 1.5 },
    },
  ];
}

function areaLayers(theme: ThemeName): LayerSpecification[] {
  const c = colours[theme];
  return [
    { id: 'zone-fill', type: 'fill', source: 'zones', paint: { 'fill-color': c.accent, 'fill-opacity': ['case', ['has', 'shade'], ['interpolate', ['linear'], ['get', 'shade'], 0, 0.03, 1, 0.42], 0.01] } },
    { id: 'grid-line', type: 'line', source: 'grids', minzoom: 12.5, paint: { 'line-color': c['ink-3'], 'line-width': 0.8, 'line-opacity': 0.55, 'line-dasharray': [3, 2.5] } },
    { id: 'zone-line', type: 'line', source: 'zones', layout: { 'line-join': 'round' }, paint: { 'line-color': c.accent, 'line-width': 1.6, 'line-opacity': 0.75 } },
    { id: 'boundary-line', type: 'line', source: 'boundary', layout: { 'line-join': 'round' }, paint: { 'line-color': c['ink-3'], 'line-width': 1.4, 'line-dasharray': [5, 2, 1, 2] } },
    {
      id: 'zone-name', type: 'symbol', source: 'zone-labels', maxzoom: 15.5,
      layout: {
        'text-field': ['format', ['get', 'name'], {}, ['case', ['has', 'figure'], ['concat', '\n', ['get', 'figure']], ''], { 'font-scale': 0.86 }],
        'text-font': BOLD, 'text-size': ['interpolate', ['linear'], ['zoom'], 10, 14, 14, 22], 'text-letter-spacing': 0.18, 'text-line-height': 1.3, 'text-variable-anchor-offset': ZONE_NAME_PLACES, 'text-overlap': 'always',
      },
      paint: { 'text-color': c['accent-strong'], 'text-halo-color': c['map-land'], 'text-halo-width': 2 },
    },
    {
      id: 'grid-name', type: 'symbol', source: 'grid-labels', minzoom: 14,
      layout: { 'text-field': ['get', 'name'], 'text-font': PLAIN, 'text-size': 12 },
      paint: { 'text-color': c['ink-3'], 'text-halo-color': c['map-land'], 'text-halo-width': 1.5 },
    },
  ];
}

function siteLayers(theme: ThemeName): LayerSpecification[] {
  const c = colours[theme];
  return [
    {
      id: 'cluster', type: 'circle', source: 'sites', filter: ['has', 'point_count'],
      paint: {
        'circle-color': c.accent, 'circle-opacity': 0.92, 'circle-stroke-color': c.raised, 'circle-stroke-width': 2,
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1, 13, 10, 19, 45, 32],
      },
    },
    {
      id: 'cluster-count', type: 'symbol', source: 'sites', filter: ['has', 'point_count'],
      layout: {
        'text-field': ['case', ['>', ['get', 'attention'], 0], ['format', ['to-string', ['get', 'point_count']], {}, '\n', {}, ['concat', '◆', ['to-string', ['get', 'attention']]], { 'font-scale': 0.8 }], ['to-string', ['get', 'point_count']]],
        'text-font': BOLD, 'text-size': 13, 'text-line-height': 1.05, 'text-allow-overlap': true,
        // Nothing is drawn by it: as wide as the circle, it keeps the names of zones from standing under one.
        'icon-image': CLUSTER_ROOM, 'icon-allow-overlap': true, 'icon-size': ['/', ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1, 14, 10, 21, 45, 34], CLUSTER_ROOM_PX / 2],
      },
      paint: { 'text-color': c['on-accent'] },
    },
    {
      id: 'site', type: 'symbol', source: 'sites', filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['concat', 'marker-', ['get', 'tone']], 'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.6, 15, 0.9, 17, 1], 'icon-allow-overlap': true,
        'text-field': ['get', 'glyph'], 'text-font': BOLD, 'text-size': ['interpolate', ['linear'], ['zoom'], 11, 8.5, 15, 13, 17, 14], 'text-allow-overlap': true,
        'symbol-sort-key': ['match', ['get', 'tone'], 'danger', 3, 'warn', 2, 1],
      },
      paint: { 'text-color': ['match', ['get', 'tone'], [...hollowTones], c.ink, c.raised] },
    },
    {
      id: 'site-name', type: 'symbol', source: 'sites', minzoom: 15.5, filter: ['!', ['has', 'point_count']],
      layout: { 'text-field': ['get', 'name'], 'text-font': PLAIN, 'text-size': 12.5, 'text-anchor': 'top', 'text-offset': [0, 1.35], 'text-max-width': 9 },
      paint: { 'text-color': c.ink, 'text-halo-color': c['map-land'], 'text-halo-width': 1.6 },
    },
    { id: 'selected', type: 'circle', source: 'selected', paint: { 'circle-radius': 21, 'circle-color': 'rgba(0,0,0,0)', 'circle-stroke-color': c.seal, 'circle-stroke-width': 3.5 } },
  ];
}

/** 全部图层 · In drawing order. */
export function layersFor(theme: ThemeName): LayerSpecification[] {
  return [...baseLayers(theme), ...roadLayers(theme), ...areaLayers(theme), ...siteLayers(theme)];
}

/** 地图样式 · The style with empty sources; data is set afterwards and survives a change of theme. */
export function styleFor(theme: ThemeName): StyleSpecification {
  const plain = { type: 'geojson' as const, data: EMPTY };
  return {
    version: 8,
    sources: {
      'boundary': plain, 'greens': plain, 'water': plain, 'roads': plain, 'zones': plain, 'zone-labels': plain, 'grids': plain, 'grid-labels': plain, 'selected': plain,
      'sites': {
        type: 'geojson', data: EMPTY, cluster: true, clusterRadius: CLUSTER_RADIUS_PX, clusterMaxZoom: CLUSTER_MAX_ZOOM,
        clusterProperties: { attention: ['+', ['match', ['get', 'tone'], 'danger', 1, 0]] },
      },
    },
    layers: layersFor(theme),
  };
}

/** 天地图底图 · The national base map and its labels as raster sources. @source 天地图 WMTS (vec_w, cva_w) */
export function tiandituTiles(layer: 'vec' | 'cva', key: string): string[] {
  return ['0', '1', '2', '3'].map(
    (host) => `https://t${host}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`,
  );
}
