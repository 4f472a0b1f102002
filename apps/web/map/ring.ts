/** 边线 · A ring as the form and the map hand it to and fro: corners without the closing one, WGS-84. */
import { area_m2, boundsOf, contains, distance_m, lineText, parseLineText, partsOf, roundedPosition, simplified } from '#modules/places/domain/index.ts';
import type { Area, Position } from '#modules/places/domain/index.ts';

export type Ring = readonly Position[];

/** The area of a ring; null until it has three corners. */
export function areaOf(ring: Ring): Area | null {
  return ring.length < 3 ? null : { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
}

/** The ring of an area that has one only; others are kept as they are and not drawn by hand. */
export function ringOf(area: Area | null): Ring | null {
  if (area === null) return [];
  const rings = partsOf(area).flat();
  return rings.length === 1 ? (rings[0] as Ring).slice(0, -1).map(roundedPosition) : null;
}

export const ringText = (ring: Ring): string => lineText(ring).replaceAll('; ', '\n');

/** Corners from text, one a row; null when a row is no pair of numbers. */
export function ringFromText(text: string): Ring | null {
  if (text.trim() === '') return [];
  const line = parseLineText(text);
  if (line === null) return null;
  const [first, last] = [line[0] as Position, line.at(-1) as Position];
  return (line.length > 1 && first[0] === last[0] && first[1] === last[1] ? line.slice(0, -1) : line).map(roundedPosition);
}

/** @unit metres */
const SIMPLER_M = 3;

export function simplerRing(ring: Ring): Ring {
  const area = areaOf(ring);
  return area === null ? ring : ringOf(simplified(area, SIMPLER_M)) ?? ring;
}

export const ringSize_m2 = (ring: Ring): number => {
  const area = areaOf(ring);
  return area === null ? 0 : area_m2(area);
};

export const ringBox = (ring: Ring) => boundsOf(ring);

interface Standing { readonly id: string; readonly longitude: number; readonly latitude: number }

/** Which sites stand inside a ring. */
export function sitesInside<Site extends Standing>(ring: Ring, sites: readonly Site[]): Site[] {
  const area = areaOf(ring);
  return area === null ? [] : sites.filter((site) => contains(area, [site.longitude, site.latitude]));
}

/** The nearest point of a stretch. */
function nearestOn(position: Position, from: Position, to: Position): Position {
  const shrink = Math.cos((position[1] * Math.PI) / 180);
  const [dx, dy] = [(to[0] - from[0]) * shrink, to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((position[0] - from[0]) * shrink * dx + (position[1] - from[1]) * dy) / length));
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** Every ring of the neighbours, ready to be snapped to. */
export type SnapLines = readonly (readonly Position[])[];
export const snapLinesOf = (areas: readonly Area[]): SnapLines => areas.flatMap((area) => partsOf(area).flat());

/**
 * 吸附 · The corner of a neighbour within reach, else the nearest point of its line, else nothing. Corners come first: two
 * grids that share them share the whole line.
 */
export function snapped(position: Position, lines: SnapLines, reach_m: number): Position | undefined {
  let corner: { at: Position; far: number } | undefined;
  let onLine: { at: Position; far: number } | undefined;
  const reachDegrees = reach_m / 90_000;
  for (const line of lines) {
    for (let at = 1; at < line.length; at += 1) {
      const [from, to] = [line[at - 1] as Position, line[at] as Position];
      if (Math.min(from[1], to[1]) - reachDegrees > position[1] || Math.max(from[1], to[1]) + reachDegrees < position[1]) continue;
      const far = distance_m(position, to);
      if (far <= reach_m && far < (corner?.far ?? Infinity)) corner = { at: to, far };
      const near = nearestOn(position, from, to);
      const off = distance_m(position, near);
      if (off <= reach_m && off < (onLine?.far ?? Infinity)) onLine = { at: near, far: off };
    }
  }
  return (corner ?? onLine)?.at;
}

/** 步移 · A position moved by metres to the east and north. */
export function stepped([longitude, latitude]: Position, east_m: number, north_m: number): Position {
  return roundedPosition([longitude + east_m / (111_320 * Math.cos((latitude * Math.PI) / 180)), latitude + north_m / 110_574]);
}
