export { declaredAgainstFigures, DOUBT_RULES, isRatio, partDoubts, ratioDoubts, roundDoubts, seriesDoubts } from './doubts.ts';
export type { ComputedFigure, Declared, Doubt, DoubtPlace, DoubtRule } from './doubts.ts';
