import { describe, expect, it } from 'vitest';
import { checkLines } from './check.ts';

const row = (more: object) => ({ id: 'a.b', figureId: null, label: '示例', unit: '个', published: 3, qualifier: 'exact' as const, asOf: null, computed: 3, numerator: null, denominator: null, rowCount: 3, verdict: 'matches' as const, isAsExpected: true, ...more });

describe('lianchuang figures check', () => {
  it('prints a line a figure, marks what is not reproduced, and tells the arithmetic of a contradicted ratio', () => {
    const lines = checkLines([row({}), row({ id: 'a.c', computed: 2, rowCount: 2, verdict: 'differs', isAsExpected: false }), row({ id: 'a.ratio', published: 0.62, computed: 0.100065, numerator: 60_039, denominator: 600_000, verdict: 'inconsistent' })]);
    expect(lines[0]).toMatch(/^数字 figure +名称 label +公布 published/);
    expect(lines[1]).toMatch(/^a\.b +示例 +3 +3 +3 +一致 matches$/);
    expect(lines[2]).toMatch(/× 不一致 differs$/);
    expect(lines[4]).toContain('60039 / 600000 = 0.1001');
    expect(lines[4]).toContain('96837');
  });
});
