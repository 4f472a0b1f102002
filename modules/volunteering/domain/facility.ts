/** 文明实践阵地 · Centres of a county, institutes of its towns, stations of its villages, and other places where volunteers serve. */
export const FACILITY_KINDS = ['centre', 'institute', 'station', 'base'] as const;
/** 阵地类别 */
export type FacilityKind = (typeof FACILITY_KINDS)[number];

const LEVEL: Readonly<Record<FacilityKind, number>> = { centre: 0, institute: 1, station: 2, base: 3 };

/**
 * 能否隶属 · Whether one belongs to the other: a station to an institute or a centre, an institute to a centre, another facility to any of them.
 * @invariant no chain of parts leads back to where it began
 */
export const mayBelongTo = (part: FacilityKind, whole: FacilityKind): boolean => LEVEL[whole] < LEVEL[part];
