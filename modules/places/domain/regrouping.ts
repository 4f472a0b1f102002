/**
 * 归格 · Which sites lie elsewhere once a boundary has changed. A site follows the lines only where the lines put it: one
 * that somebody placed by hand, against its coordinates, stays.
 */
import type { Position } from './geometry.ts';

export interface RegroupedSite { readonly id: string; readonly placeId: string; readonly position: Position }

type Finder = (position: Position) => string | null;

/**
 * @param isAbove whether the first place lies above the second: a site kept in the zone moves down into a new grid
 * @invariant nothing moves when nothing changed; what moved comes back when the change is taken back
 */
export function regrouped<Site extends RegroupedSite>(sites: readonly Site[], before: Finder, after: Finder, isAbove: (placeId: string, ofPlaceId: string) => boolean): { readonly moves: { readonly site: Site; readonly to: string }[]; readonly strays: Site[] } {
  const moves: { site: Site; to: string }[] = [];
  const strays: Site[] = [];
  for (const site of sites) {
    const [was, is] = [before(site.position), after(site.position)];
    if (was === is) continue;
    if (is === null) {
      if (site.placeId === was) strays.push(site);
    } else if (site.placeId !== is && (site.placeId === was || (was === null && isAbove(site.placeId, is)))) moves.push({ site, to: is });
  }
  return { moves, strays };
}
