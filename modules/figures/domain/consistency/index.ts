export { declaredAgainstFigures, DOUBT_RULES, isRatio, partDoubts, photoDoubts, ratioDoubts, roundDoubts, seriesDoubts } from './doubts.ts';
export type { ComputedFigure, Declared, Doubt, DoubtPlace, DoubtRule, PhotoBehind } from './doubts.ts';
