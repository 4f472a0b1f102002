/** 平面点 · Metres east and north of the synthetic centre. */
export type Plane = readonly [eastMetres: number, northMetres: number];

/** 经纬度 · WGS-84, degrees, six decimals (about 0.1 m). */
export type LonLat = readonly [longitude: number, latitude: number];

const CENTRE: LonLat = [108.04, 32.07];
const METRES_PER_DEGREE_NORTH = 110_900;
const METRES_PER_DEGREE_EAST = 111_320 * Math.cos((CENTRE[1] * Math.PI) / 180);
const DECIMALS = 1e6;

/** 平面到经纬度 · Over a county the flat approximation is off by less than a metre in a thousand. */
export function toLonLat([east, north]: Plane): LonLat {
  return [
    Math.round((CENTRE[0] + east / METRES_PER_DEGREE_EAST) * DECIMALS) / DECIMALS,
    Math.round((CENTRE[1] + north / METRES_PER_DEGREE_NORTH) * DECIMALS) / DECIMALS,
  ];
}

/** 距离 · Straight distance. @unit metres */
export function distanceMetres(from: Plane, to: Plane): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

/** 线长 · Length along a line. @unit metres */
export function lengthMetres(line: readonly Plane[]): number {
  let sum = 0;
  for (let at = 1; at < line.length; at += 1) sum += distanceMetres(line[at - 1] as Plane, line[at] as Plane);
  return sum;
}

/** 之间 · The point at a share of the way; 0 is the first, 1 the second. */
export function between(from: Plane, to: Plane, share: number): Plane {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/** 点在面内 · Whether a point lies inside a ring, by counting crossings. */
export function isInside(point: Plane, ring: readonly Plane[]): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1, y1] = ring[at] as Plane;
    const [x2, y2] = ring[before] as Plane;
    if (y1 > point[1] !== y2 > point[1] && point[0] < ((x2 - x1) * (point[1] - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
