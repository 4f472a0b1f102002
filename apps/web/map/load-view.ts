/** 负荷 · How many sites, leaders and cases each place carries, and how dark that makes it on the map. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { readCaseLoad } from '#modules/cases/contract/index.ts';
import type { readLoad } from '#modules/places/contract/index.ts';

export const LOAD_COLOURS = ['sites', 'withoutLeader', 'open', 'overdue'] as const;
export type LoadColour = (typeof LOAD_COLOURS)[number];
export type PlaceLoad = OutputOf<typeof readLoad>['rows'][number] & { readonly open: number; readonly overdue: number };

/** Figures of sites and of cases, place by place. */
export function joinLoad(places: OutputOf<typeof readLoad>['rows'], cases: OutputOf<typeof readCaseLoad>['rows'] | undefined): PlaceLoad[] {
  const byPlace = new Map((cases ?? []).map((row) => [row.placeId, row]));
  return places.map((place) => ({ ...place, open: byPlace.get(place.id)?.open ?? 0, overdue: byPlace.get(place.id)?.overdue ?? 0 }));
}

/** From 0 for none to 1 for the most among these; null where nobody has any. */
export function shadesOf(places: readonly PlaceLoad[], colour: LoadColour): ReadonlyMap<string, number> {
  const most = Math.max(0, ...places.map((place) => place[colour]));
  return new Map(places.map((place) => [place.id, most === 0 ? 0 : place[colour] / most]));
}

/** The levels that can be coloured: zones with towns, or the smallest places with villages. */
export const LEVELS = { zones: ['zone', 'town'], grids: ['grid', 'village'] } as const;
export type Level = keyof typeof LEVELS;
export const isOfLevel = (kind: string, level: Level): boolean => (LEVELS[level] as readonly string[]).includes(kind);

/** @unit square metres */
export function sizeText(size_m2: number): string {
  return size_m2 >= 100_000 ? `${(size_m2 / 1e6).toFixed(2)} km²` : `${Math.round(size_m2).toLocaleString('en-US')} m²`;
}
