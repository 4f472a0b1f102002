import { textColumn } from '#platform/server/spreadsheet/index.ts';

/** 选项表 · One option a row. */
export const optionColumns = {
  classLabel: textColumn({ zh: '组别', en: 'Class', required: true, maxLength: 60 }),
  label: textColumn({ zh: '名称', en: 'Name', required: true, maxLength: 80 }),
  note: textColumn({ zh: '说明', en: 'Note', maxLength: 300 }),
} as const;
