export { MEASURED_LEAST, minutesAWeek, minutesBy, monthsUpTo, overlapOf, rateOf, unitsAsked, wholeMinutes } from './burden.ts';
export type { Asked, EarlierAsk, Overlap, Rate } from './burden.ts';
