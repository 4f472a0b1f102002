/** 坐标转换 · Declared coordinates into WGS-84, which is all that is stored. */
import gcoordModule from 'gcoord';
import type { CrsName } from '../contract/index.ts';
import { roundedPosition } from '../domain/index.ts';
import type { Position } from '../domain/index.ts';

/** The package is CommonJS, whose default is the interface itself; its types say otherwise. */
const gcoord = gcoordModule as unknown as { transform(position: [number, number], from: string, to: string): [number, number] };
const NAMES: Readonly<Record<CrsName, string>> = { 'WGS-84': 'WGS84', 'GCJ-02': 'GCJ02', 'BD-09': 'BD09' };

/** @source gcoord; the inverse of GCJ-02 is found by iteration, of BD-09 by its published formula: within a metre */
export function toWgs84(position: Position, crs: CrsName): Position {
  if (crs === 'WGS-84') return roundedPosition(position);
  return roundedPosition(gcoord.transform([position[0], position[1]], NAMES[crs], NAMES['WGS-84']));
}

/** The other way, for maps and devices that count in a shifted system. */
export function fromWgs84(position: Position, crs: CrsName): Position {
  if (crs === 'WGS-84') return roundedPosition(position);
  return roundedPosition(gcoord.transform([position[0], position[1]], NAMES['WGS-84'], NAMES[crs]));
}

/** Every position of nested GeoJSON coordinates. */
export function coordinatesToWgs84(coordinates: unknown, crs: CrsName): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (typeof coordinates[0] === 'number') return toWgs84([coordinates[0], coordinates[1] as number], crs);
  return coordinates.map((part) => coordinatesToWgs84(part, crs));
}
