import { describe, expect, it } from 'vitest';
import { gradeOf } from './grading.ts';

const countMet = {
  grades: [
    { grade: 'A', minShare: 1, factor: 1 },
    { grade: 'B', minShare: 0.8, factor: 0.66 },
    { grade: 'C', minShare: 0.6, factor: 0.33 },
    { grade: 'C#', minShare: 0, factor: 0 },
  ],
};
const gradeFor = (numerator: number, denominator: number) => gradeOf(countMet, { numerator, denominator })?.grade;

describe('grades by sub-requirements met', () => {
  it('gives A, B, C, C# for 5, 4, 3 and fewer of 5', () => {
    expect([5, 4, 3, 2, 1, 0].map((met) => gradeFor(met, 5))).toEqual(['A', 'B', 'C', 'C#', 'C#', 'C#']);
  });

  it('is exact at the border, however large the numbers', () => {
    expect(gradeFor(800_000_000_000, 1_000_000_000_000)).toBe('B');
    expect(gradeFor(799_999_999_999, 1_000_000_000_000)).toBe('C');
  });

  it('gives no grade for nothing counted, nor from a scheme that is read as the bare rate', () => {
    expect(gradeOf(countMet, { numerator: 0, denominator: 0 })).toBeNull();
    expect(gradeOf({ grades: [] }, { numerator: 1, denominator: 2 })).toBeNull();
  });
});
