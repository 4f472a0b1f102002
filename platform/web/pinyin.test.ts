import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { matchesWords, pinyinInitials } from './pinyin.ts';

describe('pinyin initials', () => {
  it.each([['问题案件', 'wtaj'], ['督查轮次', 'dclc'], ['单位', 'dw'], ['点位', 'dw'], ['人员', 'ry'], ['首页', 'sy'], ['2026 年得分', '2026ndf'], ['角色与权限', 'jsyqx']])('%s is %s', (words, initials) => {
    expect(pinyinInitials(words)).toBe(initials);
  });

  it('agree with a dictionary on the common characters of the office', () => {
    const common = '创建文明城市测评体系实地考察材料审核问卷调查点位片区网格街道社区责任单位人员督查轮次抽样观测发现问题交办整改核查销号挂账延期退回通报简报公示得分排名指标标准版本日历类别时限导入导出权限角色账号审计任务首页地图区域志愿服务积分台账年月日';
    const wrong = [...new Set(common)].filter((character) => pinyinInitials(character) !== pinyin(character, { pattern: 'first', toneType: 'none' }));
    // It has two readings, and the other one comes first here.
    expect(wrong.join('')).toBe('调');
  });

  it('find a page by its words, by its English, and by its initials', () => {
    const words = ['问题案件', 'Cases'];
    for (const query of ['案件', 'case', 'wtaj', 'aj', '']) expect(matchesWords(query, words), query).toBe(true);
    for (const query of ['通报', 'tb', 'caseload']) expect(matchesWords(query, words), query).toBe(false);
  });
});
