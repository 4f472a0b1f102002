/** 片区示意图 · A light map of the zones as SVG, to tap on; without a script it only shows where the zones lie. */
import { html } from '#platform/server/http/pages/index.ts';
import type { PageRequest } from '#platform/server/http/pages/index.ts';

type Ring = readonly (readonly [number, number])[];
interface Bounded { readonly id: string; readonly kind: string; readonly nameZh: string; readonly nameEn: string; readonly boundary: { readonly type: string; readonly coordinates: readonly unknown[] } | null }

const WIDTH = 640;
const HEIGHT_MAX = 520;
/** Closer than this two points of an outline are one. @unit pixels */
const DETAIL = 2.5;

const ringsOf = ({ type, coordinates }: NonNullable<Bounded['boundary']>): Ring[] => (type === 'Polygon' ? (coordinates as Ring[]) : (coordinates as Ring[][]).flat());

function outline(ring: Ring, project: (at: readonly [number, number]) => readonly [number, number]): string {
  const kept: (readonly [number, number])[] = [];
  for (const at of ring) {
    const point = project(at);
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= DETAIL) kept.push(point);
  }
  return kept.length < 3 ? '' : `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/** Zones only, the built-up part where people report; towns around them when there are no zones. */
export function zoneMap(places: readonly Bounded[], request: PageRequest, label: string) {
  const zones = places.filter((place) => place.kind === 'zone' && place.boundary !== null);
  const shown = zones.length > 0 ? zones : places.filter((place) => place.boundary !== null);
  const all = shown.flatMap((place) => ringsOf(place.boundary as NonNullable<Bounded['boundary']>).flat());
  if (all.length === 0) return null;
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min(WIDTH / ((east - west) * squeeze), HEIGHT_MAX / (north - south));
  const project = ([x, y]: readonly [number, number]) => [(x - west) * squeeze * scale, (north - y) * scale] as const;
  const [width, height] = [(east - west) * squeeze * scale, (north - south) * scale].map((size) => size.toFixed(0));
  return html`<div class="pub-field" data-map-field hidden><p><strong>${label}</strong></p>
<svg class="pub-map" data-map data-west="${west}" data-north="${north}" data-east="${east}" data-south="${south}" viewBox="0 0 ${width as string} ${height as string}" role="img" aria-label="${label}">
${shown.map((place) => {
    const rings = ringsOf(place.boundary as NonNullable<Bounded['boundary']>);
    const middle = (rings[0] ?? []).map(project);
    const [x, y] = [0, 1].map((axis) => middle.reduce((sum, point) => sum + (point[axis as 0 | 1]), 0) / Math.max(1, middle.length));
    return html`<path data-place="${place.id}" d="${rings.map((ring) => outline(ring, project)).join('')}"/><text x="${(x as number).toFixed(0)}" y="${(y as number).toFixed(0)}">${request.say({ zh: place.nameZh, en: place.nameEn })}</text>`;
  })}</svg></div>`;
}
