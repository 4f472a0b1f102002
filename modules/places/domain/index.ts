export { inChina, looksSwapped } from './coordinates.ts';
export { areaFinder, boundsOf, centreOf, contains, distance_m, lineLength_m, lineMiddle, lineText, parseLineText, partsOf, roundedPosition } from './geometry.ts';
export type { Area, Position } from './geometry.ts';
export { AREA_LEAST_M2, area_m2, areaFault, CORNERS_MAX, outsideShare, overlap, sharedArea_m2, simplified, SLIVER_SHARE, withoutDoubles } from './area-rules.ts';
export type { AreaFault } from './area-rules.ts';
export { regrouped } from './regrouping.ts';
export type { RegroupedSite } from './regrouping.ts';
