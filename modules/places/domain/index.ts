export { inChina, looksSwapped } from './coordinates.ts';
export { areaFinder, boundsOf, centreOf, contains, distance_m, lineLength_m, lineMiddle, lineText, parseLineText, partsOf, roundedPosition } from './geometry.ts';
export type { Area, Position } from './geometry.ts';
