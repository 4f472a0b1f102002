import { expect, it } from 'vitest';
import { optionsIn, optionText, questionOf, typedOf } from './question-text.ts';

it('options typed or pasted come back as they were, with codes by place and limits by class', () => {
  const typed = optionsIn('助人为乐, 赵甲，邻里互助\n\n助人为乐\t钱乙\n敬业奉献,李丁\n没有名称,\n');
  expect(typed).toEqual([{ classLabel: '助人为乐', label: '赵甲', note: '邻里互助' }, { classLabel: '助人为乐', label: '钱乙', note: null }, { classLabel: '敬业奉献', label: '李丁', note: null }]);
  const { classes, options } = questionOf(typed, { 助人为乐: { limit: 2, seats: 1 } });
  expect(classes).toEqual([{ code: 'c1', label: '助人为乐', limit: 2, seats: 1 }, { code: 'c2', label: '敬业奉献', limit: 1, seats: 1 }]);
  expect(optionsIn(optionText(typedOf(classes, options)))).toEqual(typed);
});

it('an option that stays keeps its code whatever is put before it or taken out, and codes are never given twice', () => {
  const known = questionOf(optionsIn('甲组,赵甲\n甲组,钱乙\n乙组,李丁'), {});
  const renamed = { classes: known.classes, options: known.options.map((option, at) => ({ ...option, code: ['7', '3', 'n1'][at] as string })) };
  const { classes, options } = questionOf(optionsIn('丙组,新人\n甲组,钱乙\n甲组,孙丙\n乙组,李丁'), {}, renamed);
  expect(classes.map(({ code }) => code)).toEqual(['c3', 'c1', 'c2']);
  expect(options.map(({ label, code }) => [label, code])).toEqual([['新人', 'n2'], ['钱乙', '3'], ['孙丙', 'n3'], ['李丁', 'n1']]);
});
