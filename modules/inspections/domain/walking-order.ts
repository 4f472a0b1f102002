import { compareNatural } from '#kernel/natural-order.ts';
import { distance_m } from '#modules/places/domain/index.ts';
import type { Position } from '#modules/places/domain/index.ts';

/** 待走点位 · As much of a site as its place in the walk needs. */
export interface Walkable {
  readonly siteCode: string;
  readonly placeKey: string;
  readonly longitude: number;
  readonly latitude: number;
}

const positionOf = ({ longitude, latitude }: Walkable): Position => [longitude, latitude];

/**
 * 步行次序 · From where one stands always to the nearest site not yet visited; without a position grid by grid and in the
 * order of the codes. The position is an argument that stays on the phone: nothing here keeps or sends it.
 *
 * @unit from: degrees, WGS-84
 * @invariant every site comes exactly once
 */
export function walkingOrder<Site extends Walkable>(sites: readonly Site[], from: Position | null): readonly Site[] {
  if (from === null) return sites.toSorted((a, b) => compareNatural(a.placeKey, b.placeKey) || compareNatural(a.siteCode, b.siteCode));
  const left = sites.toSorted((a, b) => compareNatural(a.siteCode, b.siteCode));
  const walk: Site[] = [];
  let here = from;
  while (left.length > 0) {
    let nearest = 0;
    for (const [at, site] of left.entries()) if (distance_m(here, positionOf(site)) < distance_m(here, positionOf(left[nearest] as Site))) nearest = at;
    const [next] = left.splice(nearest, 1) as [Site];
    walk.push(next);
    here = positionOf(next);
  }
  return walk;
}
