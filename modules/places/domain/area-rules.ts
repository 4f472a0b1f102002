/**
 * 区域规则 · What a boundary must be before it is kept: closed rings that never cross themselves, of a size that can be
 * walked. Sizes are measured on a local plane, which is exact to a tenth of a percent over a city.
 */
import { boundsOf, distance_m, partsOf } from './geometry.ts';
import type { Area, Position } from './geometry.ts';

type Ring = readonly Position[];
type Point = readonly [x: number, y: number];

const EARTH_RADIUS_M = 6_371_008.8;
const DEGREE = Math.PI / 180;
/** Below it a boundary is a slip of the hand. @unit square metres */
export const AREA_LEAST_M2 = 100;
/** More corners than any grid needs, and few enough to be checked at once. */
export const CORNERS_MAX = 5_000;
/** Two areas that share this much or less of the smaller one only touch: drawn lines never match to the centimetre. */
export const SLIVER_SHARE = 0.005;

export type AreaFault = 'empty' | 'tooManyCorners' | 'notNumbers' | 'tooFewCorners' | 'notClosed' | 'crossesItself' | 'tooSmall' | 'holeOutside';

const isPosition = (value: unknown): value is Position => Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);

/** Side of c as seen from a to b: positive on the left, 0 on the line. */
const turn = (a: Position, b: Position, c: Position): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const isBetween = (a: Position, b: Position, c: Position): boolean =>
  Math.min(a[0], b[0]) <= c[0] && c[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= c[1] && c[1] <= Math.max(a[1], b[1]);

/** Whether two stretches share a point. */
function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (((abc > 0 && abd < 0) || (abc < 0 && abd > 0)) && ((cda > 0 && cdb < 0) || (cda < 0 && cdb > 0))) return true;
  return (abc === 0 && isBetween(a, b, c)) || (abd === 0 && isBetween(a, b, d)) || (cda === 0 && isBetween(c, d, a)) || (cdb === 0 && isBetween(c, d, b));
}

interface Stretch { readonly from: Position; readonly to: Position; readonly ring: number; readonly at: number; readonly west: number; readonly east: number }

/** Neighbours in one ring share their corner and nothing else. */
function neighboursFold(first: Stretch, second: Stretch): boolean {
  return turn(first.from, first.to, second.to) === 0 && (second.to[0] - first.to[0]) * (first.from[0] - first.to[0]) + (second.to[1] - first.to[1]) * (first.from[1] - first.to[1]) > 0;
}

function clash(a: Stretch, b: Stretch, ringLengths: readonly number[]): boolean {
  if (a.ring === b.ring) {
    const length = ringLengths[a.ring] as number;
    if ((a.at + 1) % length === b.at) return neighboursFold(a, b);
    if ((b.at + 1) % length === a.at) return neighboursFold(b, a);
  }
  return meet(a.from, a.to, b.from, b.to);
}

/** 自相交 · Whether the rings of an area cross or touch themselves or one another. Sorted by their west ends, so that few pairs are compared. */
export function crossesItself(rings: readonly Ring[]): boolean {
  const lengths = rings.map((ring) => ring.length - 1);
  const stretches = rings.flatMap((ring, index) => ring.slice(1).map((to, at): Stretch => {
    const from = ring[at] as Position;
    return { from, to, ring: index, at, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) };
  })).toSorted((a, b) => a.west - b.west);
  for (const [index, stretch] of stretches.entries()) {
    for (let next = index + 1; next < stretches.length && (stretches[next] as Stretch).west <= stretch.east; next += 1) {
      if (clash(stretch, stretches[next] as Stretch, lengths)) return true;
    }
  }
  return false;
}

function ringFault(ring: unknown): AreaFault | null {
  if (!Array.isArray(ring) || !ring.every(isPosition)) return 'notNumbers';
  if (ring.length < 4) return 'tooFewCorners';
  const [first, last] = [ring[0] as Position, ring.at(-1) as Position];
  return first[0] === last[0] && first[1] === last[1] ? null : 'notClosed';
}

/** The rings without corners that follow on themselves: a double click leaves two. */
export function withoutDoubles(area: Area): Area {
  const clean = (ring: Ring): Ring => ring.filter((position, at) => at === 0 || position[0] !== (ring[at - 1] as Position)[0] || position[1] !== (ring[at - 1] as Position)[1]);
  const parts = partsOf(area).map((rings) => rings.map(clean));
  return { type: area.type, coordinates: area.type === 'Polygon' ? parts[0] as readonly unknown[] : parts };
}

/** 边界检查 · The first thing wrong with a boundary, or null for one that may be kept. */
export function areaFault(area: Area): AreaFault | null {
  const parts = partsOf(area);
  if (!Array.isArray(parts) || parts.length === 0 || !parts.every((rings) => Array.isArray(rings) && rings.length > 0)) return 'empty';
  const rings = parts.flat();
  for (const ring of rings) {
    const fault = ringFault(ring);
    if (fault !== null) return fault;
  }
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > CORNERS_MAX) return 'tooManyCorners';
  if (crossesItself(rings)) return 'crossesItself';
  const holesInside = parts.every(([outer, ...holes]) => holes.every((hole: Ring) => holds(outer as Ring, hole[0] as Position)));
  if (!holesInside) return 'holeOutside';
  return area_m2(area) < AREA_LEAST_M2 ? 'tooSmall' : null;
}

function holds(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [[ax, ay], [bx, by]] = [ring[at - 1] as Position, ring[at] as Position];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** To metres on a plane that touches the earth at a latitude. */
const planeAt = (latitude: number, originX: number, originY: number) => ([x, y]: Position): Point =>
  [(x - originX) * DEGREE * EARTH_RADIUS_M * Math.cos(latitude * DEGREE), (y - originY) * DEGREE * EARTH_RADIUS_M];

function planeFor(areas: readonly Area[]): (position: Position) => Point {
  const box = boundsOf(areas.flatMap((area) => partsOf(area).flat(2)));
  return box === null ? ([x, y]) => [x, y] : planeAt((box[1] + box[3]) / 2, box[0], box[1]);
}

function ringSize(ring: readonly Point[]): number {
  let twice = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [[ax, ay], [bx, by]] = [ring[at - 1] as Point, ring[at] as Point];
    twice += ax * by - bx * ay;
  }
  return Math.abs(twice) / 2;
}

/** 面积 · Outer rings less their holes. @unit square metres */
export function area_m2(area: Area): number {
  return sizeOn(planeFor([area]), area);
}

function sizeOn(plane: (position: Position) => Point, area: Area): number {
  return partsOf(area).reduce((sum, [outer = [], ...holes]) =>
    sum + ringSize(outer.map(plane)) - holes.reduce((inner, hole) => inner + ringSize(hole.map(plane)), 0), 0);
}

interface Edge { readonly low: Point; readonly high: Point }

const edgesOf = (area: Area, plane: (position: Position) => Point): Edge[] => partsOf(area).flat().flatMap((ring) => {
  const points = ring.map(plane);
  return points.slice(1).flatMap((to, at): Edge[] => {
    const from = points[at] as Point;
    if (from[1] === to[1]) return [];
    return [from[1] < to[1] ? { low: from, high: to } : { low: to, high: from }];
  });
});

const atHeight = ({ low, high }: Edge, y: number): number => low[0] + ((high[0] - low[0]) * (y - low[1])) / (high[1] - low[1]);

/** Heights at which an edge of one crosses an edge of the other. */
function crossingHeights(ones: readonly Edge[], others: readonly Edge[]): number[] {
  const heights: number[] = [];
  for (const a of ones) {
    for (const b of others) {
      const [from, to] = [Math.max(a.low[1], b.low[1]), Math.min(a.high[1], b.high[1])];
      if (from >= to) continue;
      const [before, after] = [atHeight(a, from) - atHeight(b, from), atHeight(a, to) - atHeight(b, to)];
      if ((before < 0 && after > 0) || (before > 0 && after < 0)) heights.push(from + ((to - from) * before) / (before - after));
    }
  }
  return heights;
}

/** Where a horizontal line lies inside, by pairs of crossings. */
function spansAt(edges: readonly Edge[], y: number): [number, number][] {
  const crossings = edges.filter(({ low, high }) => low[1] < y && y < high[1]).map((edge) => atHeight(edge, y)).sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (let at = 1; at < crossings.length; at += 2) spans.push([crossings[at - 1] as number, crossings[at] as number]);
  return spans;
}

/**
 * 重叠面积 · What two areas share. Cut into bands at every corner and crossing, each band holds trapezoids only, whose size
 * is their middle width times their height: no clipping, no special cases. @unit square metres
 */
export function sharedArea_m2(one: Area, other: Area): number {
  const [a, b] = [boundsOf(partsOf(one).flat(2)), boundsOf(partsOf(other).flat(2))];
  if (a === null || b === null || a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3]) return 0;
  const plane = planeFor([one, other]);
  const [ones, others] = [edgesOf(one, plane), edgesOf(other, plane)];
  const [south, north] = [Math.max(a[1], b[1]), Math.min(a[3], b[3])].map((latitude) => plane([a[0], latitude])[1]) as [number, number];
  const near = (edges: readonly Edge[]): Edge[] => edges.filter(({ low, high }) => low[1] < north && high[1] > south);
  const [nearOnes, nearOthers] = [near(ones), near(others)];
  const heights = [...new Set([south, north, ...[...nearOnes, ...nearOthers].flatMap(({ low, high }) => [low[1], high[1]]), ...crossingHeights(nearOnes, nearOthers)])]
    .filter((y) => y >= south && y <= north).sort((low, high) => low - high);
  let size = 0;
  for (let at = 1; at < heights.length; at += 1) {
    const [low, high] = [heights[at - 1] as number, heights[at] as number];
    const middle = (low + high) / 2;
    const spans = spansAt(nearOthers, middle);
    for (const [west, east] of spansAt(nearOnes, middle)) {
      for (const [from, to] of spans) size += Math.max(0, Math.min(east, to) - Math.max(west, from)) * (high - low);
    }
  }
  return size;
}

/** 相互重叠 · Whether two areas share more than a sliver of the smaller one. */
export function overlap(one: Area, other: Area): boolean {
  return sharedArea_m2(one, other) > SLIVER_SHARE * Math.min(area_m2(one), area_m2(other));
}

/** 超出部分 · How much of the inner area lies outside the outer one, as a share of the inner; up to {@link SLIVER_SHARE} is drawing, not meaning. */
export function outsideShare(inner: Area, outer: Area): number {
  // On the plane of both: measured on two planes, a part could be larger than the whole.
  const size = sizeOn(planeFor([inner, outer]), inner);
  return size === 0 ? 0 : Math.max(0, 1 - sharedArea_m2(inner, outer) / size);
}

/** Distance from a position to a stretch. @unit metres */
function offset_m(position: Position, from: Position, to: Position): number {
  const plane = planeAt(position[1], position[0], position[1]);
  const [[ax, ay], [bx, by]] = [plane(from), plane(to)];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length));
  return Math.hypot(ax + share * (bx - ax), ay + share * (by - ay));
}

function simplerLine(line: Ring, tolerance_m: number): Position[] {
  const keep = new Set([0, line.length - 1]);
  const pending: [number, number][] = [[0, line.length - 1]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [first, last] = next;
    let [farthest, most] = [-1, tolerance_m];
    for (let at = first + 1; at < last; at += 1) {
      const offset = offset_m(line[at] as Position, line[first] as Position, line[last] as Position);
      if (offset > most) [farthest, most] = [at, offset];
    }
    if (farthest > 0) { keep.add(farthest); pending.push([first, farthest], [farthest, last]); }
  }
  return line.filter((_position, at) => keep.has(at));
}

/** A ring has no ends: it is cut where it is farthest from where it begins. */
function simplerRing(ring: Ring, tolerance_m: number): Position[] {
  const first = ring[0] as Position;
  const far = ring.reduce((best, position, at) => (distance_m(first, position) > distance_m(first, ring[best] as Position) ? at : best), 0);
  if (far === 0) return [...ring];
  return [...simplerLine(ring.slice(0, far + 1), tolerance_m), ...simplerLine(ring.slice(far), tolerance_m).slice(1)];
}

/**
 * 简化 · Fewer corners, none farther from the new line than the tolerance. @unit metres
 * @invariant what was valid stays valid: when dropping corners would break it, the area comes back as it was
 */
export function simplified(area: Area, tolerance_m: number): Area {
  const parts = partsOf(area).map((rings) => rings.map((ring) => simplerRing(ring, tolerance_m)));
  const simpler: Area = { type: area.type, coordinates: area.type === 'Polygon' ? parts[0] as readonly unknown[] : parts };
  return areaFault(simpler) === null ? simpler : area;
}
