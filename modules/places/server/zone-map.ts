/** 片区示意图 · A light map of the zones as SVG: to tap on, or only to look at. */
import { html } from '#platform/server/http/pages/index.ts';
import type { Html, PageRequest } from '#platform/server/http/pages/index.ts';

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

/** 形心 · Where a name stands: the middle of the surface, not of the corners. */
function middleOf(ring: readonly (readonly [number, number])[]): readonly [number, number] {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length] as readonly [number, number];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  });
  return area === 0 ? ring[0] ?? [0, 0] : [x / (3 * area), y / (3 * area)];
}

const NAME_PX = 22;
const nameWidth = (name: string): number => [...name].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? NAME_PX : NAME_PX * 0.55), 0);

/** Names step down until they stand clear of those before them: zones along a river are narrower than their names. */
function standingClear(names: readonly { readonly name: string; readonly at: readonly [number, number] }[]): { readonly name: string; readonly x: number; readonly y: number }[] {
  const placed: { name: string; x: number; y: number }[] = [];
  for (const { name, at: [x, y] } of [...names].sort((a, b) => a.at[1] - b.at[1])) {
    const collides = (top: number) => placed.some((other) => Math.abs(other.y - top) < NAME_PX * 1.25 && Math.abs(other.x - x) < (nameWidth(other.name) + nameWidth(name)) / 2 + 6);
    let top = y;
    while (collides(top)) top += NAME_PX / 3;
    placed.push({ name, x, y: top });
  }
  return placed;
}

/** Zones only, the built-up part where people report; towns around them when there are no zones. Null without outlines. */
function zoneShapes(places: readonly Bounded[], request: PageRequest) {
  const zones = places.filter((place) => place.kind === 'zone' && place.boundary !== null);
  const shown = zones.length > 0 ? zones : places.filter((place) => place.boundary !== null);
  const all = shown.flatMap((place) => ringsOf(place.boundary as NonNullable<Bounded['boundary']>).flat());
  if (all.length === 0) return null;
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min(WIDTH / ((east - west) * squeeze), HEIGHT_MAX / (north - south));
  const project = ([x, y]: readonly [number, number]) => [(x - west) * squeeze * scale, (north - y) * scale] as const;
  const rings = (place: Bounded) => ringsOf(place.boundary as NonNullable<Bounded['boundary']>);
  const names = standingClear(shown.map((place) => ({ name: request.say({ zh: place.nameZh, en: place.nameEn }), at: middleOf((rings(place)[0] ?? []).map(project)) })));
  return {
    west, east, south, north, viewBox: `0 0 ${[(east - west) * squeeze * scale, (north - south) * scale].map((size) => size.toFixed(0)).join(' ')}`,
    body: html`${shown.map((place) => html`<path data-place="${place.id}" d="${rings(place).map((ring) => outline(ring, project)).join('')}"/>`)}${names.map(({ name, x, y }) => html`<text x="${x.toFixed(0)}" y="${y.toFixed(0)}">${name}</text>`)}`,
  };
}

/** 片区选择图 · To tap on; shown by the script that listens to it. */
export function zoneMap(places: readonly Bounded[], request: PageRequest, label: string): Html | null {
  const shapes = zoneShapes(places, request);
  return shapes === null ? null : html`<div class="pub-field" data-map-field hidden><p><strong>${label}</strong></p>
<svg class="pub-map" data-map data-west="${shapes.west}" data-north="${shapes.north}" data-east="${shapes.east}" data-south="${shapes.south}" viewBox="${shapes.viewBox}" role="img" aria-label="${label}">${shapes.body}</svg></div>`;
}

/** 片区图 · Only to look at, beside words that say the same. */
export function zonePicture(places: readonly Bounded[], request: PageRequest): Html | null {
  const shapes = zoneShapes(places, request);
  return shapes === null ? null : html`<svg class="pub-map is-picture" viewBox="${shapes.viewBox}" aria-hidden="true" focusable="false">${shapes.body}</svg>`;
}
