/** 赶路 · How fast somebody would have had to travel between two places they served at. */
export interface Served { readonly from: number; readonly to: number; readonly longitude: number; readonly latitude: number }

const [EARTH_KM, HOUR_MS, DEGREE] = [6_371, 3_600_000, Math.PI / 180];
/** Faster than any road here allows from door to door. @unit kilometres an hour */
const FASTEST = 60;
/** Within a town nobody looks at a few minutes. @unit kilometres */
const NEAR_KM = 3;

/** 两地距离 · As the crow flies. @unit kilometres; degrees */
export function distanceKm(a: Pick<Served, 'longitude' | 'latitude'>, b: Pick<Served, 'longitude' | 'latitude'>): number {
  const [dLat, dLon] = [(b.latitude - a.latitude) * DEGREE, (b.longitude - a.longitude) * DEGREE];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * DEGREE) * Math.cos(b.latitude * DEGREE) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * 来不及 · Whether two records lie too far apart for the time between them: a signal for a person to look at, no refusal.
 * @unit milliseconds
 */
export function isTooFar(one: Served, other: Served): boolean {
  const km = distanceKm(one, other);
  const gap = Math.max(one.from, other.from) - Math.min(one.to, other.to);
  return km > NEAR_KM && km > FASTEST * Math.max(0, gap) / HOUR_MS;
}

type Spot = Pick<Served, 'longitude' | 'latitude'>;
/** 住得远 · Whether somebody lives too far from where they served: the centres of two places, and no whereabouts of anybody. @unit kilometres */
export const livesTooFar = (home: Spot, here: Spot, farKm: number): boolean => distanceKm(home, here) > farKm;
