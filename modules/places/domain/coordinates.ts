/** 坐标范围 · Where coordinates of this country may lie. */
import type { Position } from './geometry.ts';

/** @unit degrees; the country with a margin for the shift of its own coordinate systems */
const CHINA = { west: 73, east: 136, south: 3, north: 54 } as const;

export function inChina([longitude, latitude]: Position): boolean {
  return longitude >= CHINA.west && longitude <= CHINA.east && latitude >= CHINA.south && latitude <= CHINA.north;
}

/** 经纬颠倒 · Outside as given, inside the other way round: the commonest mistake of all. */
export function looksSwapped([longitude, latitude]: Position): boolean {
  return !inChina([longitude, latitude]) && inChina([latitude, longitude]);
}
