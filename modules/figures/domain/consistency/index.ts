export { declaredAgainstFigures, DOUBT_RULES, isRatio, partDoubts, photoDoubts, ratioDoubts, roundDoubts } from './doubts.ts';
export type { ComputedFigure, Declared, Doubt, DoubtPlace, DoubtRule, PhotoBehind } from './doubts.ts';
export { eventDoubts } from './events.ts';
export type { EventBehind } from './events.ts';
export { figureSeriesDoubts, seriesDoubts } from './series.ts';
export type { FigureOverTime, FigurePoint } from './series.ts';
