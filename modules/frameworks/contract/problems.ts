import { defineProblems } from '#platform/contract/index.ts';

export const frameworksProblems = defineProblems({
  'frameworks.edition_invalid': {
    status: 422,
    title: { zh: '体系文件有 {count} 处问题', en: 'The edition has {count} {count:problem|problems}' },
    advice: { zh: '请按列出的位置逐条修改后再导入；什么都没有写入。', en: 'Correct each place listed and import again; nothing was written.' },
  },
  'frameworks.file_unreadable': {
    status: 422,
    title: { zh: '读不懂这个文件', en: 'This file cannot be read' },
    advice: { zh: '{reasonZh}可用本系统导出的 xlsx 或 JSON 作为模板。', en: '{reasonEn} An xlsx or JSON exported here serves as the template.' },
  },
  'frameworks.edition_code_taken': {
    status: 409,
    title: { zh: '已有编码为 {code} 的版本', en: 'There is already an edition with the code {code}' },
    advice: { zh: '新版本请用新的编码；已被轮次使用的版本不能覆盖。', en: 'Give a new edition a new code; one that rounds use cannot be replaced.' },
  },
  'frameworks.edition_in_use': {
    status: 409,
    title: { zh: '这个版本已被督查轮次使用', en: 'Inspection rounds use this edition' },
    advice: { zh: '可以停用它，但不能删除。', en: 'It can be retired, but not deleted.' },
  },
  'frameworks.crosswalk_same_edition': {
    status: 422,
    title: { zh: '两边是同一个版本', en: 'Both sides are the same edition' },
    advice: { zh: '请选另一个体系的版本。新旧版本的变化请看“版本对照”。', en: 'Choose an edition of another framework. How an edition changed stands under “Compare”.' },
  },
  'frameworks.crosswalk_standard_unknown': {
    status: 422,
    title: { zh: '“{edition}”里没有标准 {code}', en: '“{edition}” has no standard {code}' },
    advice: { zh: '只能对应到最末一级（测评标准），请按体系树里的编码填写。', en: 'Links join standards, the last level of the tree: use their codes.' },
  },
  'frameworks.crosswalk_no_mapping': {
    status: 422,
    title: { zh: '这个版本没有写明与旧版的对应关系', en: 'This edition declares nothing about an earlier one' },
    advice: { zh: '沿用要依据新版文件里的对应关系。没有的话，请用建议或导入逐条确定。', en: 'Bringing links over follows the mapping in the new edition. Without one, decide by suggestions or by an import.' },
  },
});
