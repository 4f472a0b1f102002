/**
 * 地图 · `<CityMap>`: the city's own vector layers, sites by type and state, no tile server needed. MapLibre arrives
 * in a chunk of its own when the first map is shown.
 */
import { lazy, Suspense, useId } from 'react';
import { useT } from '../i18n.ts';
import { Skeleton } from '../ui/empty-state.tsx';
import './map.css';
import { mapMessages } from './messages.ts';
import { ToneSymbol } from './tone-symbol.tsx';
import type { CityMapProps } from './types.ts';

export type { Bounds, CityMapProps, LegendEntry, MapBase, MapGrid, MapSite, MapZone } from './types.ts';

/** Where the map's own code does not come, the page around it and its list go on. */
function NoCanvas() {
  const t = useT(mapMessages);
  return <p className="lc-map-broken" role="alert">{t('notLoaded')}</p>;
}

const Canvas = lazy(() => import('./city-map.tsx').then((module) => ({ default: module.CityMapCanvas }), () => ({ default: NoCanvas })));

/**
 * 城市地图 · Give the same content as a list on the page and name it in `listId`.
 *
 * @example <CityMap label="点位地图" base={base} zones={zones} sites={sites} onSelectSite={(id) => go(`/sites/${id}`)} listId="site-list" />
 */
export function CityMap(props: CityMapProps) {
  const t = useT(mapMessages);
  const id = useId();
  const { height = '26rem', legend = [], listId } = props;
  const attention = legend.find(({ tone }) => tone === 'danger');
  return (
    <figure className="lc-map" aria-describedby={`${id}-keys`}>
      {listId !== undefined && <a className="lc-map-skip" href={`#${listId}`} onClick={(event) => { event.preventDefault(); document.getElementById(listId)?.scrollIntoView(); document.getElementById(listId)?.focus(); }}>{t('skipMap')}</a>}
      <p id={`${id}-keys`} className="lc-visually-hidden">{t('keys')}</p>
      <div className="lc-map-frame" style={{ height }}>
        <Suspense fallback={<><Skeleton height="100%" /><p className="lc-map-note" role="status">{t('drawing')}</p></>}><Canvas {...props} /></Suspense>
      </div>
      {legend.length > 0 && (
        <figcaption className="lc-map-legend">
          <span className="lc-visually-hidden">{t('legend')}</span>
          <ul>{legend.map((entry) => <li key={entry.text}><ToneSymbol tone={entry.tone} />{entry.text}</li>)}<li className="lc-quiet">{attention === undefined ? t('clusterLegend') : t('clusterAttention', { what: attention.text })}</li></ul>
        </figcaption>
      )}
    </figure>
  );
}
