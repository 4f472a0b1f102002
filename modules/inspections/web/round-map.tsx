/** 轮次地图 · The sample on the city's own map, by what each site came to. */
import { useMemo } from 'react';
import { mapPlaces, readProgramme } from '#modules/places/contract/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { CityMap } from '#platform/web/map/index.tsx';
import type { LegendEntry, MapBase, MapSite, MapZone } from '#platform/web/map/index.tsx';
import { useGo } from '#platform/web/navigation.tsx';
import { useCan, useServerConfig } from '#platform/web/session.tsx';
import type { listRoundSites } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';
import { useEveryRoundSite } from './use-round.ts';
import { siteLook } from './site-look.ts';

const GEOMETRY_FRESH_MS = 600_000;

export function RoundMap({ roundId, filters, listId = 'round-site-list' }: { readonly roundId: string; readonly filters: Omit<InputOf<typeof listRoundSites>, 'roundId'>; /** What says the same in words, for who cannot use a map. */ readonly listId?: string }) {
  const t = useT(inspectionMessages);
  const text = useText();
  const go = useGo();
  const canSeePlaces = useCan('places.read');
  const programme = useRead(readProgramme, {}, { fresh_ms: GEOMETRY_FRESH_MS }).data;
  const places = useRead(mapPlaces, { kinds: 'zone' }, { enabled: canSeePlaces, fresh_ms: GEOMETRY_FRESH_MS }).data?.rows;
  const { sites, total } = useEveryRoundSite({ roundId, ...filters });
  const tiandituKey = useServerConfig()?.tiandituKey;
  // The contract says no more than “coordinates”; the map's types name each geometry.
  const base = useMemo(() => (programme?.basemap ?? {}) as MapBase, [programme]);
  const zones = useMemo(() => (places ?? []).map((place): MapZone => ({ id: place.id, name: text({ zh: place.nameZh, en: place.nameEn }), geometry: place.boundary as MapZone['geometry'] })), [places, text]);
  const points = useMemo(() => sites.map((site): MapSite => {
    const look = siteLook(site);
    const type = text({ zh: site.siteTypeZh, en: site.siteTypeEn });
    return { id: site.siteId, name: site.siteName, longitude: site.longitude, latitude: site.latitude, glyph: site.siteTypeZh.slice(0, 1), tone: look.tone, detail: `${type} · ${text(look.text)}` };
  }), [sites, text]);
  const legend: readonly LegendEntry[] = [
    { tone: 'neutral', text: t('legendWaiting') }, { tone: 'info', text: t('legendStarted') }, { tone: 'ok', text: t('legendDoneOk') }, { tone: 'danger', text: t('legendDoneUnmet') },
  ];
  return (
    <>
      {total !== undefined && sites.length < total && <p className="lc-quiet lc-small" role="status">{t('mapLoading', { n: sites.length, total })}</p>}
      <CityMap
        label={t('mapOf')} base={base} zones={zones} sites={points} legend={legend} height="30rem" listId={listId} tiandituKey={tiandituKey ?? null}
        onSelectSite={(id) => go(`/rounds/${roundId}/sites/${id}`)}
      />
    </>
  );
}
