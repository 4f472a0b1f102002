export { MEASURED_LEAST, minutesBy, monthsUpTo, overlapOf, rateOf } from './burden.ts';
export type { Asked, EarlierAsk, Overlap, Rate } from './burden.ts';
