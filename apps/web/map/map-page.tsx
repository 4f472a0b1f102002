/** 地图工作台 · The city on one page: look, draw, assign, move. What is done on the map is done by the forms too. */
import { Suspense, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Map as LibreMap } from 'maplibre-gl';
import { z } from 'zod';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { CityMap } from '#platform/web/map/index.tsx';
import type { LegendEntry, MapGrid, MapZone } from '#platform/web/map/index.tsx';
import { useSearchState } from '#platform/web/navigation.tsx';
import { useAbilities, useServerConfig } from '#platform/web/session.tsx';
import { Button, Field, Notice, PageHeader, Section, Segmented, Skeleton } from '#platform/web/ui/index.ts';
import { readCaseLoad } from '#modules/cases/contract/index.ts';
import { MAP_SITES_MAX, mapPlaces, mapSites, PLACE_KINDS, readLoad, readPlace } from '#modules/places/contract/index.ts';
import type { Area } from '#modules/places/domain/index.ts';
import { PlaceSelect, useCity } from '#modules/places/web/index.ts';
import { AssignPanel } from './assign-panel.tsx';
import { DrawPanel } from './draw-panel.tsx';
import { LoadPanel, LoadTable } from './load-panel.tsx';
import { isOfLevel, joinLoad, shadesOf } from './load-view.ts';
import { mapWorkMessages } from './messages.ts';
import { areaOf, ringBox, ringOf, sitesInside, snapLinesOf } from './ring.ts';
import { SitePanel } from './site-panel.tsx';
import { useDrawing } from './use-drawing.ts';
import './map.css';

const schema = z.object({
  mode: z.enum(['look', 'draw', 'assign', 'move']).default('look'), level: z.enum(['zones', 'grids']).default('zones'),
  colour: z.enum(['sites', 'withoutLeader', 'open', 'overdue']).default('sites'), place: z.string().optional(), site: z.string().optional(), fresh: z.string().optional(),
});
const TABLE_ID = 'map-load';
const KEPT_MS = 60_000;

/** Boundaries, sites and load, as the page needs them. */
function useGround() {
  const can = useAbilities();
  const places = useRead(mapPlaces, { kinds: PLACE_KINDS.join(',') }, { fresh_ms: KEPT_MS }).data?.rows;
  const sites = useRead(mapSites, {}, { fresh_ms: KEPT_MS });
  const load = useRead(readLoad, {}).data?.rows;
  const cases = useRead(readCaseLoad, {}, { enabled: can('cases.read') }).data?.rows;
  const joined = useMemo(() => (load === undefined ? undefined : joinLoad(load, cases)), [load, cases]);
  return { places, sites: sites.data, problem: sites.problem, load: joined };
}

export function MapPage() {
  const t = useT(mapWorkMessages);
  const text = useText();
  const can = useAbilities();
  const config = useServerConfig();
  const [state, setState] = useSearchState(schema);
  const { mode, level, colour } = state;
  const { programme, base, glyphs } = useCity();
  const { places, sites, load } = useGround();
  const [map, setMap] = useState<LibreMap | null>(null);
  const placeInHand = useRead(readPlace, { placeId: state.place ?? '' }, { enabled: mode === 'draw' && state.place !== undefined, hold: false }).data;
  const snapLines = useMemo(() => snapLinesOf((places ?? []).filter((place) => place.id !== state.place).map((place) => place.boundary as Area)), [places, state.place]);
  const drawing = useDrawing(map, snapLines);
  useEffect(() => {
    if (mode !== 'draw') return;
    drawing.begin(placeInHand === undefined ? [] : ringOf(placeInHand.boundary as Area | null) ?? [], null);
    const box = placeInHand === undefined ? null : ringBox(ringOf(placeInHand.boundary as Area | null) ?? []);
    if (map !== null && box !== null) map.fitBounds(box, { padding: 60, maxZoom: 16 });
    // The ring begins anew with another place or another version of it, not with every answer.
  }, [map, mode, placeInHand?.id, placeInHand?.version]);
  const ofLevel = useMemo(() => (load ?? []).filter((place) => isOfLevel(place.kind, level)), [load, level]);
  const shades = useMemo(() => shadesOf(ofLevel, colour), [ofLevel, colour]);
  const zones = useMemo((): MapZone[] => (places ?? []).filter((place) => isOfLevel(place.kind, level)).map((place) => ({
    id: place.id, name: text({ zh: place.nameZh, en: place.nameEn }), geometry: place.boundary as MapZone['geometry'],
    ...(mode === 'look' ? { shade: shades.get(place.id) ?? 0, ...(level === 'zones' ? { figure: String(ofLevel.find((each) => each.id === place.id)?.[colour] ?? '') } : {}) } : {}),
  })), [places, level, shades, mode, colour, ofLevel, text]);
  const grids = useMemo((): MapGrid[] => (places ?? []).filter((place) => isOfLevel(place.kind, level === 'zones' ? 'grids' : 'zones')).map((place) => ({ id: place.id, name: text({ zh: place.nameZh, en: place.nameEn }), geometry: place.boundary as MapGrid['geometry'] })), [places, level, text]);
  const under = useMemo(() => (mode === 'assign' && state.place !== undefined && load !== undefined ? below(load, state.place) : null), [mode, state.place, load]);
  const chosenIds = useMemo(() => (mode !== 'assign' || sites === undefined ? [] : under !== null ? sites.sites.filter((site) => under.has(site.placeId)).map((site) => site.id)
    : areaOf(drawing.ring) === null ? [] : sitesInside(drawing.ring, sites.sites).map((site) => site.id)), [mode, sites, under, drawing.ring]);
  const marks = useMemo(() => {
    const chosen = new Set(chosenIds);
    return (sites?.sites ?? []).map((site) => ({
      id: site.id, name: site.name, longitude: site.longitude, latitude: site.latitude, glyph: glyphs.get(site.siteTypeCode) ?? '·',
      tone: chosen.has(site.id) ? 'info' as const : site.siteLeaderId === null ? 'warn' as const : 'neutral' as const, detail: site.siteLeaderId === null ? t('unledLegend') : '',
    }));
  }, [sites, glyphs, chosenIds, t]);
  const choose = (place: string | undefined) => setState({ place, site: undefined });
  const goMode = (next: typeof mode) => { drawing.begin([], null); setState({ mode: next, ...(next === 'move' ? {} : { site: undefined }) }); };
  const modes = [{ value: 'look' as const, label: t('look') }, ...(can('places.managePlaces') ? [{ value: 'draw' as const, label: t('draw') }] : []), ...(can('people.manageDuties') ? [{ value: 'assign' as const, label: t('assign') }] : []), ...(can('places.manageSites') ? [{ value: 'move' as const, label: t('move') }] : [])];
  const legend: LegendEntry[] = [{ tone: 'neutral', text: t('ledLegend') }, { tone: 'warn', text: t('unledLegend') }, ...(mode === 'assign' ? [{ tone: 'info' as const, text: t('chosenLegend') }] : [])];
  const today = programme?.today ?? '';
  const isDrawing = drawing.gesture !== null;
  return (
    <>
      <div className="lc-mapwork-head"><PageHeader title={t('map')} about={t('about')} /></div>
      <Segmented label={t('mode')} value={mode} choices={modes} onChange={goMode} />
      {sites?.truncated === true && <Notice tone="warn">{t('truncated', { n: MAP_SITES_MAX })}</Notice>}
      <div className="lc-mapwork">
        <div className="lc-mapwork-map">
          {programme === undefined ? <Skeleton height="var(--mapwork-height)" /> : <CityMap
            label={t('map')} base={base} zones={zones} grids={grids} sites={marks} legend={legend} listId={TABLE_ID} height="var(--mapwork-height)" tiandituKey={config?.tiandituKey}
            selectedId={state.site ?? null} {...(programme.bounds === null ? {} : { bounds: programme.bounds })} onMap={setMap}
            {...(isDrawing ? {} : { onSelectSite: (site: string) => setState({ mode: 'move', site }), onSelectZone: (place: string) => choose(place) })}
          />}
        </div>
        <div className="lc-mapwork-panel">
          {mode === 'look' && <LoadPanel level={level} colour={colour} place={load?.find((place) => place.id === state.place)} most={Math.max(0, ...ofLevel.map((place) => place[colour]))} onLevel={(next) => setState({ level: next })} onColour={(next) => setState({ colour: next })} onMode={goMode} />}
          <Suspense fallback={<Skeleton lines={4} />}>
            {mode === 'draw' && (
              <>
                <Section>
                  <Field label={t('which')} purpose={t('choosePlacePurpose')}>{(w) => <PlaceSelect {...w} value={state.place} onChange={choose} />}</Field>
                  {state.place !== undefined && <Button small onClick={() => choose(undefined)}>{t('newPlace')}</Button>}
                </Section>
                {(state.place === undefined || placeInHand !== undefined) && today !== '' && (load?.find((place) => place.id === state.place)?.editable === false ? <Section><p className="lc-quiet">{t('noRight')}</p></Section>
                  : <DrawPanel key={state.place ?? 'new'} place={placeInHand ?? null} drawing={drawing} today={today} onSaved={(place) => choose(place)} onClosed={() => choose(undefined)} />)}
              </>
            )}
            {mode === 'assign' && today !== '' && <AssignPanel drawing={drawing} chosenIds={chosenIds} placeId={state.place} onPlace={choose} today={today} />}
            {mode === 'move' && <SitePanel map={map} siteId={state.site} onSite={(site) => setState({ site })} />}
          </Suspense>
        </div>
      </div>
      <section id={TABLE_ID} tabIndex={-1} aria-label={t('load')}>
        <FoldedWhereNarrow title={t('load')}><Section bare title={t('load')} about={t('loadAbout')}><LoadTable places={load === undefined ? undefined : ofLevel} onChoose={choose} /></Section></FoldedWhereNarrow>
      </section>
    </>
  );
}

/** On a phone the map has the page; the table is one tap away. */
function FoldedWhereNarrow({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [narrow] = useState(() => window.matchMedia('(max-width: 60rem)').matches);
  return narrow ? <details className="lc-mapwork-fold"><summary>{title}</summary>{children}</details> : children;
}

/** The place and everything below it. */
function below(load: readonly { readonly id: string; readonly parentId: string | null }[], placeId: string): ReadonlySet<string> {
  const found = new Set([placeId]);
  // Larger places come first, so one pass finds them all.
  for (const place of load) if (place.parentId !== null && found.has(place.parentId)) found.add(place.id);
  return found;
}
