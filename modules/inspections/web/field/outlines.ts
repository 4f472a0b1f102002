/** 轮廓 · Boundaries of zones and grids as the phone carries them. */
import type { Client, OutputOf } from '#platform/contract/index.ts';
import { mapPlaces } from '#modules/places/contract/index.ts';
import { partsOf } from '#modules/places/domain/index.ts';
import type { Area, Position } from '#modules/places/domain/index.ts';

/** 轮廓地址 · Of the boundaries of zones and grids: one answer, carried along and asked for anew when there is a network. */
export const outlinesAddress = (client: Client, programme: string): string => client.urlOf(mapPlaces, { kinds: 'zone,grid' }, programme);

export type Outline = OutputOf<typeof mapPlaces>['rows'][number];

/** 外环 · Holes are left out: a sketch needs the edge. */
export function outlineRings({ boundary }: Outline): readonly (readonly Position[])[] {
  return partsOf(boundary as Area).flatMap((rings) => rings.slice(0, 1));
}
