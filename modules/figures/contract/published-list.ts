/** 公布的数字清单 · A file of published numbers as the web and the command line read it: `as_of` is the day of an entry, or of all of them. */
import { z } from 'zod';
import { localDate } from '#platform/contract/index.ts';
import { publishedEntry } from './figures.ts';

const day = localDate.optional();
export const publishedList = z.object({ as_of: day, figures: z.array(publishedEntry.extend({ programme: z.string().min(1).max(60).optional(), as_of: day })).min(1) });
export type ListedFigure = z.output<typeof publishedList>['figures'][number];

/** As `checkFigures` takes it. @param asOf the day of entries that have none of their own */
export function entryToCheck({ programme: _of, as_of, ...entry }: ListedFigure, asOf: string | undefined) {
  const own = entry.asOf ?? as_of ?? asOf;
  return { ...entry, ...(own === undefined ? {} : { asOf: own }) };
}
