import { describe, expect, it } from 'vitest';
import { fileFault, tableLines } from './cli-table.ts';

describe('a list on a terminal', () => {
  it('says names instead of ids, lines up also in Chinese, and leaves out what no cell can hold', () => {
    const rows = [
      { id: '1', code: 'C-1', title: '占道经营', place: { id: 'p', nameZh: '城关社区', nameEn: 'Chengguan' }, photos: [{ size: 1 }], isOverdue: true },
      { id: '2', code: 'C-20', title: '乱贴', place: null, photos: [], isOverdue: false },
    ];
    expect(tableLines(rows, 'zh')).toEqual([
      'code  title     place     photos  isOverdue',
      '----  --------  --------  ------  ---------',
      'C-1   占道经营  城关社区          ✓',
      'C-20  乱贴      —',
    ]);
    expect(tableLines(rows, 'en')[2]).toContain('Chengguan');
    expect(tableLines([{ text: '很'.repeat(40) }], 'zh')[2]).toBe(`${'很'.repeat(15)}…`);
    expect(tableLines([{ id: 'a' }], 'zh')).toEqual(['id', '--', 'a']);
  });
});

describe('a file that a command cannot open', () => {
  it('is told in words, and other errors are left to whoever knows them', () => {
    const fault = (code: string): Error => Object.assign(new Error(`${code}: raw`), { code, path: 'sites.xlsx' });
    expect(fileFault(fault('ENOENT'))).toMatch(/^sites\.xlsx: 没有这个文件.*no such file/);
    expect(fileFault(fault('EISDIR'))).toContain('文件夹');
    expect(fileFault(new Error('fetch failed'))).toBeNull();
  });
});
