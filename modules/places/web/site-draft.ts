/** 点位表单 · What a person has typed about a site, and the input of the operation made of it. Pure. */
import type { CrsName } from '../contract/index.ts';

export interface SiteDraft {
  readonly code: string;
  readonly name: string;
  readonly siteTypeCode: string;
  readonly address: string;
  readonly longitude: string;
  readonly latitude: string;
  readonly crs: CrsName;
  readonly placeId: string | undefined;
  readonly length_m: string;
  readonly line: string;
}

export const emptySite: SiteDraft = { code: '', name: '', siteTypeCode: '', address: '', longitude: '', latitude: '', crs: 'WGS-84', placeId: undefined, length_m: '', line: '' };

type Position = [number, number];

/**
 * 线路坐标 · One point a line, longitude and latitude apart by a comma or a space; null when something is no point.
 *
 * @example parseLine('104.5 35.2\n104.6,35.3') // [[104.5, 35.2], [104.6, 35.3]]
 */
export function parseLine(text: string): Position[] | null {
  const rows = text.split(/[\n;；]/).map((row) => row.trim()).filter((row) => row !== '');
  const points = rows.map((row) => row.split(/[\s,，]+/).map(Number));
  return points.every((point): point is Position => point.length === 2 && point.every(Number.isFinite)) ? points : null;
}

/** 坐标文本 */
export function lineText(coordinates: readonly (readonly [number, number])[]): string {
  return coordinates.map(([longitude, latitude]) => `${longitude}, ${latitude}`).join('\n');
}

/** 数字或空 · An empty field is null; text that is no number stays out and lets the server say so. */
export function numberOrNull(text: string): number | null {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** 位置输入 · Coordinates as operations take them; null while they are incomplete. */
export function locatedOf(draft: SiteDraft) {
  const longitude = numberOrNull(draft.longitude);
  const latitude = numberOrNull(draft.latitude);
  const points = draft.line.trim() === '' ? [] : parseLine(draft.line);
  if (longitude === null || latitude === null || points === null || points.length === 1) return null;
  return {
    longitude, latitude, crs: draft.crs, placeId: draft.placeId ?? null, lengthM: numberOrNull(draft.length_m),
    line: points.length === 0 ? null : { type: 'LineString' as const, coordinates: points },
  };
}
