/** 移点位 · One site: dragged on the map, moved by arrow keys, or put where two numbers say. */
import { useEffect, useRef, useState } from 'react';
import { Marker } from 'maplibre-gl';
import type { Map as LibreMap } from 'maplibre-gl';
import { Move, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, Field, fieldError, LinkButton, Notice, ProblemAlert, Section, TextInput } from '#platform/web/ui/index.ts';
import { moveSite, readSite } from '#modules/places/contract/index.ts';
import { distance_m } from '#modules/places/domain/index.ts';
import type { Position } from '#modules/places/domain/index.ts';
import { SiteSelect } from '#modules/places/web/index.ts';
import { mapWorkMessages } from './messages.ts';
import { stepped } from './ring.ts';

type Site = OutputOf<typeof readSite>;

export function SitePanel({ map, siteId, onSite }: { readonly map: LibreMap | null; readonly siteId: string | undefined; readonly onSite: (siteId: string | undefined) => void }) {
  const t = useT(mapWorkMessages);
  const site = useRead(readSite, { siteId: siteId ?? '' }, { enabled: siteId !== undefined, hold: false }).data;
  return (
    <Section>
      <div className="lc-stack">
        <Field label={t('whichSite')} purpose={t('whichSitePurpose')}>{(w) => <SiteSelect {...w} value={siteId} onChange={onSite} />}</Field>
        {site !== undefined && siteId !== undefined && <SiteMover key={`${site.id}`} map={map} site={site} />}
      </div>
    </Section>
  );
}

function SiteMover({ map, site }: { readonly map: LibreMap | null; readonly site: Site }) {
  const t = useT(mapWorkMessages);
  const text = useText();
  const mayMove = useCan('places.manageSites') && site.siteTypeGeometry === 'point';
  const [at, setAt] = useState<Position>([site.longitude, site.latitude]);
  const [typed, setTyped] = useState<readonly [string, string] | null>(null);
  const [before, setBefore] = useState<Position | null>(null);
  const move = useWrite(moveSite, { invalidates: ['places', 'people', 'cases'] });
  const put = (next: Position) => { setTyped(null); move.clear(); setAt(next); };
  useHandle(map, mayMove ? at : null, put, t('handle'));
  useEffect(() => { map?.easeTo({ center: [site.longitude, site.latitude], zoom: Math.max(map.getZoom(), 15) }); }, [map, site.id]);
  const type = (axis: 0 | 1, value: string) => {
    const next: [string, string] = [...(typed ?? [String(at[0]), String(at[1])])] as [string, string];
    next[axis] = value;
    setTyped(next);
    const numbers = next.map(Number);
    if (next.every((each) => each.trim() !== '') && numbers.every(Number.isFinite)) setAt([numbers[0] as number, numbers[1] as number]);
  };
  const [longitude, latitude] = typed ?? [String(at[0]), String(at[1])];
  const far = distance_m([site.longitude, site.latitude], at);
  const send = async (to: Position, kept: Position | null) => {
    const answer = await move.run({ siteId: site.id, version: site.version, longitude: to[0], latitude: to[1] });
    if (answer === undefined) return;
    setBefore(kept);
    setAt(to);
    setTyped(null);
  };
  return (
    <div className="lc-stack">
      <p>{t('inPlace')}：{text({ zh: site.placeZh, en: site.placeEn })} · {text({ zh: site.siteTypeZh, en: site.siteTypeEn })}</p>
      {!mayMove ? <p className="lc-quiet">{t(site.siteTypeGeometry === 'line' ? 'lineSite' : 'noRight')}</p> : (
        <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); void send(at, [site.longitude, site.latitude]); }}>
          <p className="lc-quiet lc-small">{t('moveHint')}</p>
          <div className="lc-mapwork-pair">
            <Field label={t('longitude')} error={fieldError(move.problem, '/longitude')}>{(w) => <TextInput {...w} inputMode="decimal" value={longitude} onChange={(value) => type(0, value)} />}</Field>
            <Field label={t('latitude')} error={fieldError(move.problem, '/latitude')}>{(w) => <TextInput {...w} inputMode="decimal" value={latitude} onChange={(value) => type(1, value)} />}</Field>
          </div>
          <p className="lc-quiet lc-small" role="status">{t('movedBy', { n: numberText(far, far < 10 ? 1 : 0) })}</p>
          <ProblemAlert problem={move.problem} />
          {before !== null && <div role="status"><Notice tone="ok" title={t('movedSite', { name: site.name })}><Button small icon={Undo2} pending={move.pending} onClick={() => void send(before, null)}>{t('moveBack')}</Button></Notice></div>}
          <div className="lc-row"><Button type="submit" kind="primary" icon={Move} disabled={far < 0.05} pending={move.pending}>{t('moveNow')}</Button></div>
        </form>
      )}
      <div className="lc-row"><LinkButton small to={`/sites/${site.id}`}>{t('openSite')}</LinkButton></div>
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** One handle on the map for the site in hand; a real button, so that the keyboard reaches it. */
function useHandle(map: LibreMap | null, at: Position | null, onMove: (at: Position) => void, label: string): void {
  const marker = useRef<Marker | null>(null);
  const latest = useRef({ at, onMove });
  latest.current = { at, onMove };
  const shown = at !== null;
  useEffect(() => {
    if (map === null || !shown) return undefined;
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'lc-mapwork-handle';
    element.setAttribute('aria-label', label);
    element.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      if (step === undefined || latest.current.at === null) return;
      event.preventDefault();
      event.stopPropagation();
      const by = event.shiftKey ? 10 : 1;
      latest.current.onMove(stepped(latest.current.at, step[0] * by, step[1] * by));
    });
    const made = new Marker({ element, draggable: true }).setLngLat([...(latest.current.at as Position)] as [number, number]).addTo(map);
    made.on('dragend', () => { const { lng, lat } = made.getLngLat(); latest.current.onMove(stepped([lng, lat], 0, 0)); });
    marker.current = made;
    return () => { made.remove(); marker.current = null; };
  }, [map, shown, label]);
  useEffect(() => { if (at !== null) marker.current?.setLngLat([at[0], at[1]]); }, [at]);
}
