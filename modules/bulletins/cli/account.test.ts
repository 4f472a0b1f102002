import { describe, expect, it } from 'vitest';
import { accountLines } from './index.ts';

const card = { code: 'volunteers.ratio', figureId: 'a', labelZh: '志愿者比例', labelEn: 'Ratio', unit: '比', kind: 'ratio' as const, scopeNote: '', value: 0.1, numerator: 60_039, denominator: 600_000, rowCount: 60_040, asOf: '2026-09-21' };
const preview = {
  title: [{ text: '工作纪实', code: null }], lines: [{ kind: 'heading' as const, level: 1, runs: [{ text: '一、概况', code: null }] }, { kind: 'paragraph' as const, level: 1, runs: [{ text: '占常住人口的', code: null }, { text: '10%', code: 'volunteers.ratio' }, { text: '，另有27个社区。', code: null }] }],
  cards: [card], wordCount: 21, wordLimit: 4_000, review: { loose: [{ line: 2, sentence: '占常住人口的10%，另有27个社区。', number: '27个', start: 12, end: 15 }], missing: [], faults: [], proof: [] },
};

describe('lianchuang bulletins account', () => {
  it('prints the words, then for every number the figure behind it, and names numbers that have none', () => {
    const lines = accountLines(preview);
    expect(lines.slice(0, 4)).toEqual(['工作纪实', '', '\n一、概况', '　　占常住人口的10%，另有27个社区。']);
    expect(lines).toContain('  10%  ← volunteers.ratio 志愿者比例 = 60039/600000，记录 rows 60040，截至 as of 2026-09-21');
    expect(lines.at(-2)).toContain('21/4000 字 characters · 1 个数字有出处 numbers with a figure · 1 个无出处 without');
    expect(lines.at(-1)).toBe('  × 2: 27个  占常住人口的10%，另有27个社区。');
  });
});
