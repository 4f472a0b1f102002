import { describe, expect, it } from 'vitest';
import { withoutNames } from './withheld.ts';

const list = { columns: ['称号', '名称', '所在地'], rows: [['好人', '示例甲', '东村'], ['好人', '示例甲乙', '西村'], ['好人', '示例丙', '东村']] };

describe('a name that is withheld', () => {
  it('leaves its cell and the text, and nobody else’s', () => {
    expect(withoutNames({ body: '拟命名 3 个，示例甲等。', list }, ['示例甲'], '（不列姓名）')).toEqual({ body: '拟命名 3 个，（不列姓名）等。', list: { columns: list.columns, rows: [['好人', '（不列姓名）', '东村'], ...list.rows.slice(1)] } });
  });
  it('is found in full width, with spaces, and where somebody wrote more into the cell', () => {
    const byHand = { columns: ['名称'], rows: [['示例 丙（教师）'], ['ＡＢ　Ｃ']] };
    expect(withoutNames({ body: '', list: byHand }, ['示例丙', 'AB C'], '—').list?.rows).toEqual([['—'], ['—']]);
  });
  it('of one character is taken out of a cell of its own alone', () => {
    expect(withoutNames({ body: '甲等三人', list: { columns: ['名称'], rows: [['甲'], ['甲村']] } }, ['甲'], '—')).toEqual({ body: '甲等三人', list: { columns: ['名称'], rows: [['—'], ['甲村']] } });
  });
});
