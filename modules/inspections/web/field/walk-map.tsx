/** 示意图 · Outlines and dots drawn from what the phone holds: no tiles, no network, no map of the world. */
import { useMemo } from 'react';
import type { Position } from '#modules/places/domain/index.ts';
import { useFieldApp } from '#platform/web/field/context.ts';
import { useCarriedAnswer } from '#platform/web/field/pictures.ts';
import { useFieldGo } from '#platform/web/field/router.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { fieldInspectionMessages } from './messages.ts';
import { outlineRings, outlinesAddress } from './outlines.ts';
import type { Outline } from './outlines.ts';
import type { SiteOnPhone } from './use-sites.ts';

const [WIDTH, HEIGHT, EDGE] = [360, 300, 18];
/** Around a single site there is still something to see. @unit degrees */
const SPAN_LEAST = 0.004;

/** 投影 · Degrees onto the sketch, true to shape at this latitude. */
function projection(positions: readonly Position[]): (position: Position) => [number, number] {
  const [longitudes, latitudes] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  const [west, east, south, north] = [Math.min(...longitudes), Math.max(...longitudes), Math.min(...latitudes), Math.max(...latitudes)];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min((WIDTH - 2 * EDGE) / Math.max((east - west) * squeeze, SPAN_LEAST), (HEIGHT - 2 * EDGE) / Math.max(north - south, SPAN_LEAST));
  const [midX, midY] = [(west + east) / 2, (south + north) / 2];
  return ([x, y]) => [WIDTH / 2 + (x - midX) * squeeze * scale, HEIGHT / 2 - (y - midY) * scale];
}

interface WalkMapProps { readonly open: readonly SiteOnPhone[]; readonly done: readonly SiteOnPhone[]; readonly here: Position | null }

/** 示意图 · The list beside it says the same in words; the picture is for the eye. */
export function WalkMap({ open, done, here }: WalkMapProps) {
  const t = useT(fieldInspectionMessages);
  const text = useText();
  const go = useFieldGo();
  const { client, person } = useFieldApp();
  const { answer } = useCarriedAnswer<{ rows: readonly Outline[] }>(outlinesAddress(client, person.code));
  const outlines = answer?.rows ?? [];
  const at = ({ site }: SiteOnPhone): Position => [site.longitude, site.latitude];
  const project = useMemo(() => projection([...open, ...done].map(at).concat(here === null ? [] : [here])), [open, done, here]);
  const line = [...(here === null ? [] : [here]), ...open.map(at)].map((position) => project(position).map((value) => value.toFixed(1)).join(',')).join(' ');
  const dot = (on: SiteOnPhone, number: number | null) => {
    const [x, y] = project(at(on));
    return (
      <g key={`${on.site.roundId}/${on.site.siteId}`} className={number === null ? 'lcf-map-done' : 'lcf-map-open'} onClick={() => go(`/sites/${on.site.roundId}/${on.site.siteId}`)}>
        <circle cx={x} cy={y} r={number === null ? 5 : 10} />
        {number !== null && <text x={x} y={y + 3.6} textAnchor="middle">{number}</text>}
      </g>
    );
  };
  return (
    <figure className="lcf-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('mapAbout', { n: open.length + done.length })}>
        {outlines.map((outline) => (
          <g key={outline.id} className="lcf-map-outline">
            {outlineRings(outline).map((ring, index) => <path key={index} d={`M${ring.map((position) => project(position).map((value) => value.toFixed(1)).join(',')).join('L')}Z`}><title>{text({ zh: outline.nameZh, en: outline.nameEn })}</title></path>)}
          </g>
        ))}
        <polyline className="lcf-map-walk" points={line} />
        {done.map((on) => dot(on, null))}
        {open.map((on, index) => dot(on, index + 1))}
        {here !== null && (() => { const [x, y] = project(here); return <g className="lcf-map-here"><circle cx={x} cy={y} r={7} /><title>{t('mapSelf')}</title></g>; })()}
      </svg>
    </figure>
  );
}
