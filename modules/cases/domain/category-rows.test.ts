import { describe, expect, it } from 'vitest';
import { categoryAfter, outcomeOfLine } from './category-rows.ts';
import type { CategoryLine, CategoryState } from './category-rows.ts';

const handle = { code: 'handle', zh: '处置', en: 'Handle', limit: { type: 'work_day', amount: 3 } } as const;
const secure = { code: 'secure', zh: '先行控制', en: 'Make safe', limit: { type: 'urgent_hour', amount: 2 } } as const;
const standing: CategoryState = { code: 'pit', nameZh: '坑洼', nameEn: 'Pothole', photos: 1, sortOrder: 10, stages: [secure, handle] };
const line = (stage: CategoryLine['stage'], cells: Partial<CategoryLine> = {}): CategoryLine => ({ code: 'pit', nameZh: '坑洼', nameEn: 'Pothole', photos: 1, sortOrder: 10, stage, ...cells });

describe('rows of a table of categories', () => {
  it('mean nothing where they say what stands', () => {
    expect([line(secure), line(handle)].map((each) => outcomeOfLine(each, standing))).toEqual(['unchanged', 'unchanged']);
    expect(categoryAfter([line(handle), line(secure)], standing)).toEqual(standing);
  });

  it('change one stage and leave the others, also those that the table does not name', () => {
    const slower = { ...handle, limit: { type: 'work_day', amount: 5 } } as const;
    expect(outcomeOfLine(line(slower), standing)).toBe('updated');
    expect(categoryAfter([line(slower)], standing).stages).toEqual([secure, slower]);
  });

  it('add a stage at the end, and a category that was not there', () => {
    const fine = { ...handle, code: 'penalise', zh: '处罚', en: 'Penalise' };
    expect(outcomeOfLine(line(fine), standing)).toBe('created');
    expect(categoryAfter([line(fine)], standing).stages.map(({ code }) => code)).toEqual(['secure', 'handle', 'penalise']);
    expect(outcomeOfLine(line(handle), undefined)).toBe('created');
    expect(categoryAfter([line(handle), line(fine)], undefined).stages.map(({ code }) => code)).toEqual(['handle', 'penalise']);
  });
});
