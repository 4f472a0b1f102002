/** 城市地图 · The map itself, with MapLibre; loaded only where a map is shown (see index.tsx). */
import { useEffect, useMemo, useRef, useState } from 'react';
import { AttributionControl, Map as LibreMap, NavigationControl, Popup, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { useT } from '../i18n.ts';
import { usePreferences } from '../preferences.ts';
import { Skeleton } from '../ui/empty-state.tsx';
import { fonts } from '../tokens.ts';
import type { ThemeName } from '../tokens.ts';
import { MARKER_PIXEL_RATIO, markerImage, tones } from './markers.ts';
import { mapMessages } from './messages.ts';
import { selectedSource, sourcesFor, viewFor } from './sources.ts';
import { CLUSTER_ROOM, CLUSTER_ROOM_PX, layersFor, styleFor, tiandituTiles } from './style.ts';
import type { CityMapProps } from './types.ts';

setWorkerUrl(workerUrl);

const FIT = { padding: 36, maxZoom: 16 } as const;

function setMarkers(map: LibreMap, theme: ThemeName): void {
  if (!map.hasImage(CLUSTER_ROOM)) map.addImage(CLUSTER_ROOM, { width: CLUSTER_ROOM_PX, height: CLUSTER_ROOM_PX, data: new Uint8Array(CLUSTER_ROOM_PX * CLUSTER_ROOM_PX * 4) });
  for (const tone of tones) {
    const name = `marker-${tone}`;
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, markerImage(tone, theme), { pixelRatio: MARKER_PIXEL_RATIO });
  }
}

/** Recolours in place: setting a new style would drop the data and blink. */
function applyTheme(map: LibreMap, theme: ThemeName): void {
  for (const layer of layersFor(theme)) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name as never, value as never);
  }
  setMarkers(map, theme);
}

function setBaseMap(map: LibreMap, key: string, shown: boolean): void {
  for (const layer of ['vec', 'cva'] as const) {
    const id = `tianditu-${layer}`;
    if (shown && map.getSource(id) === undefined) {
      map.addSource(id, { type: 'raster', tiles: tiandituTiles(layer, key), tileSize: 256, maxzoom: 18, attribution: '天地图' });
      map.addLayer({ id, type: 'raster', source: id }, 'zone-fill');
    }
    if (map.getLayer(id) !== undefined) map.setLayoutProperty(id, 'visibility', shown ? 'visible' : 'none');
  }
  for (const id of ['land', 'greens', 'water-area', 'water-line', 'road-edge', 'road', 'road-name']) map.setLayoutProperty(id, 'visibility', shown ? 'none' : 'visible');
}

type Handlers = { readonly current: Pick<CityMapProps, 'onSelectSite' | 'onSelectZone' | 'onMap'> };

function hintFor(feature: MapGeoJSONFeature): HTMLElement {
  const box = document.createElement('div');
  const name = document.createElement('strong');
  name.textContent = String(feature.properties['name'] ?? '');
  box.append(name);
  const detail = String(feature.properties['detail'] ?? '');
  if (detail !== '') {
    const line = document.createElement('span');
    line.textContent = detail;
    box.append(line);
  }
  return box;
}

async function openCluster(map: LibreMap, feature: MapGeoJSONFeature): Promise<void> {
  const source = map.getSource<GeoJSONSource>('sites');
  if (source === undefined || feature.geometry.type !== 'Point') return;
  const zoom = await source.getClusterExpansionZoom(Number(feature.properties['cluster_id']));
  const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
  map.easeTo({ center: [longitude, latitude], zoom: zoom + 0.4 });
}

/** Pointer: hints on sites, clusters open, sites and zones are chosen. */
function listen(map: LibreMap, handlers: Handlers): void {
  const hint = new Popup({ closeButton: false, closeOnClick: false, offset: 20, className: 'lc-map-hint', maxWidth: '18rem' });
  const point = (event: MapMouseEvent & { features?: MapGeoJSONFeature[] }) => {
    map.getCanvas().style.cursor = 'pointer';
    const feature = event.features?.[0];
    if (feature === undefined || feature.geometry.type !== 'Point' || feature.properties['cluster'] === true) return;
    const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
    hint.setLngLat([longitude, latitude]).setDOMContent(hintFor(feature)).addTo(map);
  };
  const leave = () => {
    map.getCanvas().style.cursor = '';
    hint.remove();
  };
  for (const layer of ['site', 'cluster']) {
    map.on('mouseenter', layer, point);
    map.on('mousemove', layer, point);
    map.on('mouseleave', layer, leave);
  }
  map.on('click', (event) => {
    const [hit] = map.queryRenderedFeatures(event.point, { layers: ['site', 'cluster', 'zone-fill'] });
    if (hit === undefined) return;
    const id = String(hit.properties['id']);
    if (hit.layer.id === 'cluster') void openCluster(map, hit);
    else if (hit.layer.id === 'site') handlers.current.onSelectSite?.(id);
    else handlers.current.onSelectZone?.(id);
  });
}

function createMap(container: HTMLElement, props: CityMapProps, theme: ThemeName, words: Record<string, string>): LibreMap {
  const view = viewFor(props);
  const map = new LibreMap({
    container,
    style: styleFor(theme),
    ...(view === null ? {} : { bounds: [...view] as [number, number, number, number], fitBoundsOptions: FIT }),
    localIdeographFontFamily: fonts.sans,
    locale: words,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    rollEnabled: false,
    maxZoom: 18.5,
    fadeDuration: 120,
    // Kept after drawing, so that the map is on the paper when the page is printed.
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  map.addControl(new AttributionControl({ compact: false }), 'bottom-right');
  map.getCanvas().setAttribute('aria-label', props.label);
  return map;
}

/** 画到哪一步 · first: nothing of the city is on it yet; busy: more is being drawn. */
type Phase = 'first' | 'busy' | 'drawn';

const DATA_SOURCES = ['boundary', 'zones', 'sites'] as const;

function hasNothing(map: LibreMap): boolean {
  return DATA_SOURCES.every((name) => map.querySourceFeatures(name).length === 0);
}

/** Makes the map once, and tells when it can take data. */
function useLibreMap(props: CityMapProps) {
  const { theme, locale } = usePreferences();
  const t = useT(mapMessages);
  const container = useRef<HTMLDivElement>(null);
  const handlers = useRef<Handlers['current']>(props);
  handlers.current = props;
  const [map, setMap] = useState<LibreMap | null>(null);
  const [broken, setBroken] = useState(false);
  const [phase, setPhase] = useState<Phase>('first');
  const [tilesFailed, setTilesFailed] = useState(false);
  useEffect(() => {
    if (container.current === null) return undefined;
    let made: LibreMap;
    try {
      made = createMap(container.current, props, theme, { 'NavigationControl.ZoomIn': t('zoomIn'), 'NavigationControl.ZoomOut': t('zoomOut'), 'Map.Title': props.label, 'ScaleControl.Meters': 'm', 'ScaleControl.Kilometers': 'km' });
    } catch {
      // No WebGL on this device: the list beside the map carries the same content.
      setBroken(true);
      return undefined;
    }
    // Until all that it was given is drawn: who prints it, or takes its picture, waits for that.
    const frame = container.current;
    made.on('dataloading', () => { frame.setAttribute('aria-busy', 'true'); setPhase((before) => (before === 'first' ? before : 'busy')); });
    made.on('idle', () => {
      frame.removeAttribute('aria-busy');
      // Idle before anything was handed over is an empty ground, which is not yet a map.
      setPhase((before) => (before === 'first' && hasNothing(made) ? before : 'drawn'));
    });
    made.on('error', ({ error, ...of }) => {
      if (String((of as { sourceId?: string }).sourceId ?? '').startsWith('tianditu')) setTilesFailed(true);
      else console.error(error);
    });
    made.on('load', () => {
      setMarkers(made, theme);
      listen(made, handlers);
      setMap(made);
      handlers.current.onMap?.(made);
    });
    return () => {
      setMap(null);
      handlers.current.onMap?.(null);
      made.remove();
    };
    // Made anew only for another language: data, theme and view follow through the effects of CityMap.
  }, [locale]);
  return { container, map, broken, theme, phase, tilesFailed };
}

/** 城市地图 · @see CityMapProps */
export function CityMapCanvas(props: CityMapProps) {
  const { base, zones, grids, sites, selectedId, tiandituKey } = props;
  const { container, map, broken, theme, phase, tilesFailed } = useLibreMap(props);
  const t = useT(mapMessages);
  const [national, setNational] = useState(false);
  const sources = useMemo(() => sourcesFor({ label: '', ...(base && { base }), ...(zones && { zones }), ...(grids && { grids }), ...(sites && { sites }) }), [base, zones, grids, sites]);
  const view = viewFor(props);
  const viewKey = view === null ? '' : view.join(' ');
  useEffect(() => {
    if (map === null) return;
    for (const [name, data] of Object.entries(sources)) void map.getSource<GeoJSONSource>(name)?.setData(data);
  }, [map, sources]);
  useEffect(() => {
    if (map !== null) void map.getSource<GeoJSONSource>('selected')?.setData(selectedSource(sites ?? [], selectedId));
  }, [map, sites, selectedId]);
  useEffect(() => {
    if (map !== null) applyTheme(map, theme);
  }, [map, theme]);
  useEffect(() => {
    if (map !== null && tiandituKey != null) setBaseMap(map, tiandituKey, national && !tilesFailed);
  }, [map, tiandituKey, national, tilesFailed]);
  useEffect(() => {
    if (map !== null && view !== null) map.fitBounds([...view] as [number, number, number, number], { ...FIT, animate: false });
    // A change of filter moves the sites, not the view; only another area does.
  }, [map, viewKey]);
  if (broken) return <p className="lc-map-broken" role="status">{t('noWebGl')}</p>;
  return (
    <>
      <div ref={container} className="lc-map-canvas" />
      {phase === 'first' && <div className="lc-map-waiting"><Skeleton height="100%" /></div>}
      <p className={`lc-map-note ${phase === 'drawn' && !(national && tilesFailed) ? 'lc-visually-hidden' : ''}`} role="status">{phase !== 'drawn' ? t('drawing') : national && tilesFailed ? t('tilesFailed') : ''}</p>
      {tiandituKey != null && <button type="button" className="lc-map-base-switch" aria-pressed={national} onClick={() => setNational(!national)}>{t('nationalBase')}</button>}
    </>
  );
}
