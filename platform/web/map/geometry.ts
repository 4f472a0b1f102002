/** 几何 · The little geometry that labels and views need. @unit degrees */
import type { Geometry, Position } from 'geojson';
import type { Bounds } from './types.ts';

/** Every position of a geometry. */
export function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point': return [geometry.coordinates];
    case 'MultiPoint': case 'LineString': return geometry.coordinates;
    case 'MultiLineString': case 'Polygon': return geometry.coordinates.flat();
    case 'MultiPolygon': return geometry.coordinates.flat(2);
    case 'GeometryCollection': return geometry.geometries.flatMap(positionsOf);
    default: return [];
  }
}

/** 外包框 · The box around all positions, or null when there are none. */
export function boundsOf(positions: Iterable<Position>): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of positions) {
    if (longitude === undefined || latitude === undefined) continue;
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return west === Infinity ? null : [west, south, east, north];
}

interface Centroid {
  readonly at: Position;
  readonly area: number;
}

/** Area centroid of one ring (shoelace); for a ring without area, its first position. */
function ringCentroid(ring: readonly Position[]): Centroid {
  // Relative to the first position: the products of raw degrees would lose the digits that matter.
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let [twice, x, y] = [0, 0, 0];
  for (let at = 0; at < ring.length - 1; at += 1) {
    const [ax = 0, ay = 0] = ring[at] ?? [];
    const [bx = 0, by = 0] = ring[at + 1] ?? [];
    const cross = (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
    twice += cross;
    x += (ax + bx - 2 * originX) * cross;
    y += (ay + by - 2 * originY) * cross;
  }
  if (twice === 0) return { at: [originX, originY], area: 0 };
  return { at: [originX + x / (3 * twice), originY + y / (3 * twice)], area: Math.abs(twice) / 2 };
}

/** 注记点 · Where the name of an area stands: the centroid of its largest part. Null for what is no area. */
export function labelPoint(geometry: Geometry): Position | null {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  let best: Centroid | null = null;
  for (const rings of parts) {
    const centroid = ringCentroid(rings[0] ?? []);
    if (best === null || centroid.area > best.area) best = centroid;
  }
  return best === null ? null : best.at;
}
