/** 时长 · People read hours; minutes are what is kept. */
const HOUR_MINUTES = 60;

/** @example hoursText(90) === '1.5' */
export const hoursText = (minutes: number): string => (minutes / HOUR_MINUTES).toLocaleString('en', { maximumFractionDigits: 1 });
