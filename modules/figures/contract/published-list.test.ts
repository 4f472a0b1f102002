import { describe, expect, it } from 'vitest';
import { entryToCheck, publishedList } from './index.ts';

describe('a file of published numbers', () => {
  it('counts each number as of its own day, or of the day of the whole file, or as of now', () => {
    const { as_of, figures } = publishedList.parse({ as_of: '2026-10-01', figures: [{ id: 'a', value: 1, programme: 'alpha' }, { id: 'b', value: 2, as_of: '2026-09-01' }, { id: 'c', value: 3, asOf: '2026-08-01', as_of: '2026-09-01' }] });
    expect(figures.map((entry) => entryToCheck(entry, as_of)).map(({ id, asOf }) => [id, asOf])).toEqual([['a', '2026-10-01'], ['b', '2026-09-01'], ['c', '2026-08-01']]);
    const [plain] = publishedList.parse({ figures: [{ id: 'a', value: 1, programme: 'alpha' }] }).figures.map((entry) => entryToCheck(entry, undefined));
    expect(plain).toEqual({ id: 'a', value: 1, label: '', unit: '', qualifier: 'exact', kind: 'count', reproduce: true });
  });

  it('is not read with a day that is none', () => {
    expect(publishedList.safeParse({ as_of: '2026-13-01', figures: [{ id: 'a', value: 1 }] }).success).toBe(false);
  });
});
