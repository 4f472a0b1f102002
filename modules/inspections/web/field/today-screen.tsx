/** 今日点位 · My sites in walking order, big rows. The position, when asked for, stays in the memory of this page. */
import { lazy, Suspense, useMemo, useState } from 'react';
import { Check, ChevronRight, Footprints, ListChecks, LocateFixed, Map as MapIcon } from 'lucide-react';
import { distance_m } from '#modules/places/domain/index.ts';
import type { Position } from '#modules/places/domain/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useOfflineStatus, usePulledAt } from '#platform/web/offline/use-offline.tsx';
import { FieldLink } from '#platform/web/field/router.tsx';
import { BigButton, Nothing, ScreenHead, Tag } from '#platform/web/field/ui.tsx';
import { walkingOrder } from '../../domain/index.ts';
import { verdictIn } from '../recording-draft.ts';
import { fieldInspectionMessages } from './messages.ts';
import { ROUND_SITES } from './site-rows.ts';
import { useSites } from './use-sites.ts';
import type { SiteOnPhone } from './use-sites.ts';

const WalkMap = lazy(() => import('./walk-map.tsx').then((module) => ({ default: module.WalkMap })));

type Shown = 'open' | 'done' | 'all';

/** Lives as long as the page, so that coming back from a site keeps the order; nowhere else. */
const memory: { here: Position | null } = { here: null };

function usePosition() {
  const [here, setHere] = useState<Position | null>(memory.here);
  const [state, setState] = useState<'idle' | 'asking' | 'none'>('idle');
  const keep = (position: Position | null) => { memory.here = position; setHere(position); };
  const ask = () => {
    if (!('geolocation' in navigator)) { setState('none'); return; }
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { keep([coords.longitude, coords.latitude]); setState('idle'); },
      () => setState('none'),
      { enableHighAccuracy: true, maximumAge: 60_000, timeout: 15_000 },
    );
  };
  return { here, state, ask, forget: () => keep(null) };
}

function useDistanceWords(): (metres: number) => string {
  const t = useT(fieldInspectionMessages);
  return (metres) => (metres < 950 ? t('away_m', { n: Math.max(10, Math.round(metres / 10) * 10) }) : t('away_km', { n: (metres / 1000).toFixed(1) }));
}

function SiteRow({ on, at, here }: { readonly on: SiteOnPhone; readonly at: number; readonly here: Position | null }) {
  const t = useT(fieldInspectionMessages);
  const text = useText();
  const away = useDistanceWords();
  const { site, lines, records, progress } = on;
  const judged = lines.filter((line) => verdictIn({}, line) !== null).length;
  const unmet = lines.filter((line) => verdictIn({}, line) === 'unmet').length;
  const asks = records.some(({ state }) => state === 'conflict' || state === 'refused');
  const waits = records.some(({ state }) => state !== 'synced' && state !== 'acknowledged');
  return (
    <li>
      <FieldLink to={`/sites/${site.roundId}/${site.siteId}`} className="lcf-site" data-state={progress}>
        <span className="lcf-site-number" aria-hidden="true">{progress === 'done' ? <Check size="1.4em" /> : at + 1}</span>
        <span className="lcf-site-words">
          <strong>{site.siteName}</strong>
          <span className="lcf-quiet">{text({ zh: site.siteTypeZh, en: site.siteTypeEn })} · {text({ zh: site.placeZh, en: site.placeEn })}</span>
          <span className="lcf-site-tags">
            <Tag tone={progress === 'done' ? 'ok' : progress === 'started' ? 'info' : 'neutral'}>{t(`state_${progress}`)}{progress === 'started' ? ` ${judged}/${lines.length}` : ''}</Tag>
            {unmet > 0 && <Tag tone="danger">{t('unmet', { n: unmet })}</Tag>}
            {asks ? <Tag tone="danger">{t('needsYou')}</Tag> : waits && <Tag tone="warn">{t('waitsToSend')}</Tag>}
          </span>
        </span>
        {here !== null && progress !== 'done' && <span className="lcf-site-away">{away(distance_m(here, [site.longitude, site.latitude]))}</span>}
        <ChevronRight className="lcf-row-end" size="1.5em" aria-hidden="true" />
      </FieldLink>
    </li>
  );
}

/** Done sites stand at the end, so that the next step is always on top. */
function useOrdered(sites: readonly SiteOnPhone[], here: Position | null): { readonly open: readonly SiteOnPhone[]; readonly done: readonly SiteOnPhone[] } {
  return useMemo(() => {
    const walkable = (on: SiteOnPhone) => ({ on, siteCode: on.site.siteCode, placeKey: on.site.placeZh, longitude: on.site.longitude, latitude: on.site.latitude });
    const order = (some: readonly SiteOnPhone[]) => walkingOrder(some.map(walkable), here).map(({ on }) => on);
    return { open: order(sites.filter(({ progress }) => progress !== 'done')), done: order(sites.filter(({ progress }) => progress === 'done')) };
  }, [sites, here]);
}

function Filter({ shown, counts, onChange }: { readonly shown: Shown; readonly counts: Readonly<Record<Shown, number>>; readonly onChange: (shown: Shown) => void }) {
  const t = useT(fieldInspectionMessages);
  return (
    <fieldset className="lcf-filter">
      <legend className="lc-visually-hidden">{t('filter')}</legend>
      {(['open', 'done', 'all'] as const).map((each) => (
        <label key={each} className="lcf-filter-one"><input type="radio" name="shown" className="lc-visually-hidden" checked={shown === each} onChange={() => onChange(each)} /><span>{t(each)} <b>{counts[each]}</b></span></label>
      ))}
    </fieldset>
  );
}

/** 今日点位 */
export function TodayScreen() {
  const t = useT(fieldInspectionMessages);
  const sites = useSites();
  const { isOnline } = useOfflineStatus();
  const pulledAt = usePulledAt(ROUND_SITES);
  const position = usePosition();
  const [shown, setShown] = useState<Shown>('open');
  const [showsMap, setShowsMap] = useState(false);
  const { open, done } = useOrdered(sites ?? [], position.here);
  // Before the first answer of the server an empty phone says nothing about one's sites.
  if (sites === null || (sites.length === 0 && isOnline && (pulledAt ?? null) === null)) return <><ScreenHead title={t('today')} /><p className="lcf-opening" role="status">{t('fetching')}</p></>;
  if (sites.length === 0) return <><ScreenHead title={t('today')} /><Nothing icon={ListChecks} title={t('nothing')}><p>{t('nothingAbout')}</p></Nothing></>;
  const list = shown === 'open' ? open : shown === 'done' ? done : [...open, ...done];
  return (
    <>
      <ScreenHead title={t('today')} about={<span role="status">{t('progress', { done: done.length, total: sites.length })}</span>} />
      <progress className="lcf-progress" max={sites.length} value={done.length} aria-label={t('progress', { done: done.length, total: sites.length })} />
      <div className="lcf-tools">
        <BigButton icon={LocateFixed} aria-pressed={position.here !== null} onClick={position.here === null ? position.ask : position.forget}>{t(position.state === 'asking' ? 'locating' : position.here === null ? 'byDistance' : 'byDistanceOn')}</BigButton>
        <BigButton icon={MapIcon} aria-expanded={showsMap} onClick={() => setShowsMap(!showsMap)}>{t(showsMap ? 'mapHide' : 'map')}</BigButton>
      </div>
      <p className="lcf-quiet lcf-small" role="status">{t(position.state === 'none' ? 'noPosition' : 'byDistanceAbout')}</p>
      {showsMap && <Suspense fallback={null}><WalkMap open={open} done={done} here={position.here} /></Suspense>}
      <Filter shown={shown} counts={{ open: open.length, done: done.length, all: sites.length }} onChange={setShown} />
      {list.length === 0
        ? <Nothing icon={Footprints} title={t(shown === 'done' ? 'noneDone' : 'allDone')}>{shown !== 'done' && <p>{t('allDoneAbout')}</p>}</Nothing>
        : <ol className="lcf-sites" aria-label={t('list')}>{list.map((on, at) => <SiteRow key={`${on.site.roundId}/${on.site.siteId}`} on={on} at={at} here={position.here} />)}</ol>}
    </>
  );
}
