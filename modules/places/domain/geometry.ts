/** 几何 · The little geometry that sites and grids need. @unit degrees of WGS-84 unless a name says metres */

export type Position = readonly [longitude: number, latitude: number];
type Ring = readonly Position[];
export interface Area {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly coordinates: readonly unknown[];
}

const EARTH_RADIUS_M = 6_371_008.8;
const DEGREE = Math.PI / 180;
/** Seven decimals are a centimetre; more would be noise that makes equal places differ. */
const DECIMALS = 1e7;

/** 坐标取整 · To seven decimals, about one centimetre. */
export function roundedPosition(position: Position): Position {
  return [Math.round(position[0] * DECIMALS) / DECIMALS, Math.round(position[1] * DECIMALS) / DECIMALS];
}

/** 两点距离 · Along the great circle. @unit metres */
export function distance_m(a: Position, b: Position): number {
  const half = (from: number, to: number): number => Math.sin(((to - from) * DEGREE) / 2) ** 2;
  const h = half(a[1], b[1]) + Math.cos(a[1] * DEGREE) * Math.cos(b[1] * DEGREE) * half(a[0], b[0]);
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** 线路长度 · @unit whole metres, at least 1 */
export function lineLength_m(line: readonly Position[]): number {
  let length = 0;
  for (let at = 1; at < line.length; at += 1) length += distance_m(line[at - 1] as Position, line[at] as Position);
  return Math.max(1, Math.round(length));
}

/** 线路中点 · Half way along the line: where its one marker stands. */
export function lineMiddle(line: readonly Position[]): Position {
  const first = line[0] as Position;
  let left = line.reduce((sum, position, at) => sum + (at === 0 ? 0 : distance_m(line[at - 1] as Position, position)), 0) / 2;
  for (let at = 1; at < line.length; at += 1) {
    const [from, to] = [line[at - 1] as Position, line[at] as Position];
    const step = distance_m(from, to);
    if (left <= step && step > 0) {
      const share = left / step;
      return roundedPosition([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
    }
    left -= step;
  }
  return first;
}

/** The rings of each part of an area. */
export function partsOf(area: Area): readonly (readonly Ring[])[] {
  return (area.type === 'Polygon' ? [area.coordinates] : area.coordinates) as readonly (readonly Ring[])[];
}

/** 外包框 · West, south, east, north. */
export function boundsOf(positions: Iterable<Position>): [number, number, number, number] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of positions) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return west === Infinity ? null : [west, south, east, north];
}

/**
 * 点在环内 · By crossings of a ray to the east. An edge belongs to the area on its east and north only, so that a point
 * on the line between two grids lies in exactly one.
 */
function inRing([x, y]: Position, ring: Ring): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [ax, ay] = ring[at] as Position;
    const [bx, by] = ring[before] as Position;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** 点在区域内 · Inside an outer ring and in none of its holes. */
export function contains(area: Area, position: Position): boolean {
  return partsOf(area).some(([outer, ...holes]) => outer !== undefined && inRing(position, outer) && !holes.some((hole) => inRing(position, hole)));
}

/** 区域中心 · The centroid of the largest part, for labels. */
export function centreOf(area: Area): Position | null {
  let best: { at: Position; size: number } | null = null;
  for (const [outer] of partsOf(area)) {
    if (outer === undefined || outer[0] === undefined) continue;
    const centre = ringCentre(outer);
    if (best === null || centre.size > best.size) best = centre;
  }
  return best === null ? null : roundedPosition(best.at);
}

/** Relative to the first position: the products of raw degrees would lose the digits that matter. */
function ringCentre(ring: Ring): { at: Position; size: number } {
  const [originX, originY] = ring[0] as Position;
  let [twice, x, y] = [0, 0, 0];
  for (let at = 0; at < ring.length - 1; at += 1) {
    const [ax, ay] = ring[at] as Position;
    const [bx, by] = ring[at + 1] as Position;
    const cross = (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
    twice += cross;
    x += (ax + bx - 2 * originX) * cross;
    y += (ay + by - 2 * originY) * cross;
  }
  if (twice === 0) return { at: [originX, originY], size: 0 };
  return { at: [originX + x / (3 * twice), originY + y / (3 * twice)], size: Math.abs(twice) / 2 };
}

interface Candidate<T> { readonly area: Area; readonly box: readonly [number, number, number, number]; readonly value: T }

/**
 * 落点查找 · Answers in which of many areas a point lies. Areas are told apart by their boxes first.
 * @invariant the same answer as trying every area in the order given
 */
export function areaFinder<T>(areas: readonly { readonly area: Area; readonly value: T }[]): (position: Position) => T | null {
  const candidates: Candidate<T>[] = [];
  for (const { area, value } of areas) {
    const box = boundsOf(partsOf(area).flatMap((rings) => rings[0] ?? []));
    if (box !== null) candidates.push({ area, value, box });
  }
  return (position) => {
    const [x, y] = position;
    for (const { area, box, value } of candidates) {
      if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && contains(area, position)) return value;
    }
    return null;
  };
}

/**
 * 解析线路文字 · Reads `108.01,32.01; 108.02,32.02`, also with spaces and full-width marks.
 * @returns null when a part is no pair of numbers, or fewer than two are given
 */
export function parseLineText(text: string): Position[] | null {
  const parts = text.normalize('NFKC').split(/[;；|\n]/).map((part) => part.trim()).filter((part) => part !== '');
  const line: Position[] = [];
  for (const part of parts) {
    const numbers = part.split(/[\s,，]+/).map(Number);
    if (numbers.length !== 2 || !numbers.every(Number.isFinite)) return null;
    line.push([numbers[0] as number, numbers[1] as number]);
  }
  return line.length < 2 ? null : line;
}

/** 线路文字 · The form that {@link parseLineText} reads. */
export function lineText(line: readonly Position[]): string {
  return line.map(([longitude, latitude]) => `${longitude},${latitude}`).join('; ');
}
