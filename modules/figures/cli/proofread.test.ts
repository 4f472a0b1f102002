import { describe, expect, it } from 'vitest';
import { proofReport } from './index.ts';

describe('lianchuang figures proofread', () => {
  it('prints each discrepancy in both languages with its line, and counts them', () => {
    const { lines, contradictions } = proofReport('一、概况\n新增文明单位18个，其中省级21个。\n会议于2021年2月29日召开。');
    expect(contradictions).toBe(2);
    expect(lines).toContain('1. [矛盾 Contradiction] 部分大于整体 · A part greater than its whole');
    expect(lines).toContain('   其中的 21个 超过了总数 18个。');
    expect(lines).toContain('    2: 新增文明单位18个，其中省级【21个】。会议于2021年2月29');
    expect(lines.at(-1)).toMatch(/· 2 处矛盾 contradictions · 0 处疑点 doubts · 0 条提示 notes$/);
  });
});
