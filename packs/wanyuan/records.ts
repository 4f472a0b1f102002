/** 万源台账 · The declared numbers of the published account; every record is made up. */
import { daysBefore } from '../honours/sheets.ts';
import { indicatorSheet } from '../registers/sheets.ts';
import type { RegisterSheet } from '../registers/sheets.ts';

/** @param today the day on which the story stands */
export function wanyuanRecords(today: string): RegisterSheet[] {
  return [
    indicatorSheet('WY-I', daysBefore(today, 365), daysBefore(today, 1), [
      { code: 'population', zh: '常住人口', value: 600_000, unit: '人' },
      // As it was published: a share and the count it speaks of, without what it is a share of.
      { code: 'volunteers.ratio', zh: '志愿者比例', value: 0.62, unit: '比', numerator: 60_039 },
    ]),
  ];
}
