/** 点位表单 · What a person has typed about a site, and the input of the operation made of it. Pure. */
import type { CrsName } from '../contract/index.ts';
import { lineText, parseLineText } from '../domain/index.ts';

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

/** 线路文本 · One point a line, as the form shows them; it is read by the rule that imports use too. */
export function linesOf(coordinates: readonly (readonly [number, number])[]): string {
  return lineText(coordinates.map(([longitude, latitude]) => [longitude, latitude])).replaceAll('; ', '\n');
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
  const points = draft.line.trim() === '' ? [] : parseLineText(draft.line);
  if (longitude === null || latitude === null || points === null) return null;
  return {
    longitude, latitude, crs: draft.crs, placeId: draft.placeId ?? null, lengthM: numberOrNull(draft.length_m),
    line: points.length === 0 ? null : { type: 'LineString' as const, coordinates: points.map(([east, north]): [number, number] => [east, north]) },
  };
}
