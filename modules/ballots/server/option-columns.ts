import { choiceColumn, textColumn } from '#platform/server/spreadsheet/index.ts';

/** 选项表 · One option a row. */
export const optionColumns = {
  classLabel: textColumn({ zh: '组别', en: 'Class', required: true, maxLength: 60 }),
  label: textColumn({ zh: '名称', en: 'Name', required: true, maxLength: 80 }),
  note: textColumn({ zh: '说明', en: 'Note', maxLength: 300 }),
  /** Of a class all of whose rows are no people nobody takes back a name. */
  whatItIs: choiceColumn({ zh: '对象', en: 'What it is', labels: { people: { zh: '个人或家庭', en: 'Person or household' }, other: { zh: '地点、单位或项目', en: 'Place, unit or project' } }, also: { people: ['个人', '家庭', '户', '人'], other: ['地点', '单位', '项目', '村', '社区', '集体', '校园'] } }),
} as const;
