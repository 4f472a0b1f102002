/** 体系文件问题的文字 · What is wrong with an edition document and what to do about it, in both languages; `{name}` is filled from the issue. */
import type { EditionIssueCode } from '../domain/index.ts';

export const editionIssueWords: Readonly<Record<EditionIssueCode, { readonly zh: string; readonly en: string }>> = {
  format_unsupported: { zh: '不认识的文件格式“{format}”', en: 'The format “{format}” is not known' },
  choice_unknown: { zh: '“{word}”不在可选值里，可选：{choices}', en: '“{word}” is not one of: {choices}' },
  text_missing: { zh: '必填，不能为空', en: 'This must be filled in' },
  text_too_long: { zh: '文字有 {length} 字，最多 {lengthMax} 字', en: 'The text has {length} {length:character|characters}; at most {lengthMax} fit' },
  code_invalid: { zh: '编码“{code}”不合规：不超过 60 字，不含空格和斜线', en: 'The code “{code}” is not usable: at most 60 characters, no spaces and no slashes' },
  code_duplicate: { zh: '编码“{code}”重复', en: 'The code “{code}” stands here a second time' },
  reference_dangling: { zh: '没有编码为“{code}”的{kindZh}', en: 'There is no {kindEn} with the code “{code}”' },
  reference_duplicate: { zh: '“{code}”重复列出', en: '“{code}” is listed twice' },
  limit_exceeded: { zh: '{kindZh}有 {count} 个，最多 {countMax} 个', en: 'There are {count} of {kindEn}; at most {countMax} fit' },
  year_invalid: { zh: '年份应在 2000 至 2100 之间', en: 'The year must lie between 2000 and 2100' },
  date_invalid: { zh: '“{date}”不是日期，应为 2026-03-01 这样的写法', en: '“{date}” is not a date; write it as 2026-03-01' },
  dates_reversed: { zh: '失效日期 {effectiveTo} 早于生效日期 {effectiveFrom}', en: 'It ends on {effectiveTo}, before it starts on {effectiveFrom}' },
  weight_invalid: { zh: '权重应为正数，最多两位小数', en: 'A weight is a positive number with at most two decimals' },
  weights_not_100: { zh: '权重合计为 {total}，应为 100', en: 'The weights add up to {total} instead of 100' },
  method_weights_not_100: { zh: '各测评方式权重合计为 {total}，通常为 100，请核对', en: 'The methods’ weights add up to {total}; 100 is usual, please check' },
  methods_missing: { zh: '标准 {code} 没有测评方式', en: 'The standard {code} has no method' },
  method_duplicate: { zh: '测评方式“{method}”重复', en: 'The method “{method}” stands twice' },
  method_without_weight: { zh: '测评方式“{method}”在版本里没有权重', en: 'The method “{method}” has no weight in this edition' },
  themes_missing: { zh: '体系里一个测评项目也没有', en: 'The edition has no theme' },
  theme_empty: { zh: '测评项目 {code} 下没有测评内容', en: 'The theme {code} has no content' },
  content_empty: { zh: '测评内容 {code} 下没有测评标准', en: 'The content {code} has no standard' },
  score_invalid: { zh: '分值应为不小于 0 的数，最多两位小数', en: 'A score is a number from 0 with at most two decimals' },
  scores_do_not_add_up: { zh: '内容 {code} 的分值是 {scoreMax}，其标准合计 {childTotal}', en: 'The content {code} is worth {scoreMax}, its standards {childTotal} in all' },
  grades_missing: { zh: '评级方案 {code} 没有等级', en: 'The grading scheme {code} has no grades' },
  grade_invalid: { zh: '应为 0 到 1 之间的数', en: 'This must be a number from 0 to 1' },
  grades_not_descending: { zh: '等级应由高到低：{grade} 不低于 {better}', en: 'Grades go from the best down: {grade} does not lie below {better}' },
  grade_floor_missing: { zh: '最低一级的最低比例应为 0，否则有得分无级可评', en: 'The last grade must start at 0, or some results have no grade' },
  site_types_missing: { zh: '检查项 {code} 没有写明适用的点位类型', en: 'The check item {code} names no site type' },
  rule_invalid: { zh: '判定规则的数字不对：次数 1–1000 的整数，米数 1–100000 的整数，比例 0–100', en: 'The rule’s numbers are not right: a whole count from 1 to 1,000, whole metres from 1 to 100,000, a share up to 100' },
  rule_needs_line: { zh: '按长度计的规则用在了点状的点位类型“{code}”上，将按一段计', en: 'A rule per length is used at “{code}”, whose sites have no length; it counts as one stretch' },
  check_item_not_field: { zh: '标准 {code} 不用实地考察，这条检查项不计分', en: 'The standard {code} is not tested in the field; this check item will not count' },
  standard_unchecked: { zh: '标准 {code} 用实地考察，却没有检查项', en: 'The standard {code} is tested in the field, but nothing checks it' },
  look_back_invalid: { zh: '回溯月数应为 1 到 120 的整数', en: 'The months to look back are a whole number from 1 to 120' },
  deduction_invalid: { zh: '处置为扣分时须填扣分值（正数、最多两位小数），其他处置不填', en: 'What costs points says how many (positive, at most two decimals); nothing else does' },
  mapping_pair_invalid: { zh: '对应关系“{relation}”两边填得不对：新增只填新编码，取消只填旧编码，其余两边都填', en: 'The relation “{relation}” does not fit its codes: added has only a new one, dropped only an old one, all others both' },
  mapping_pair_duplicate: { zh: '同一对应关系出现两次', en: 'This pair stands twice' },
};

/** Kinds that an issue may name. */
export const editionKindWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  edition: { zh: '旧版本', en: 'earlier edition' }, code: { zh: '条目', en: 'entry' }, standard: { zh: '测评标准', en: 'standard' }, siteType: { zh: '点位类型', en: 'site type' },
  gradingScheme: { zh: '评级方案', en: 'grading scheme' }, themes: { zh: '测评项目', en: 'themes' }, contents: { zh: '测评内容', en: 'contents' },
  standards: { zh: '测评标准', en: 'standards' }, checkItems: { zh: '检查项', en: 'check items' }, siteTypes: { zh: '点位类型', en: 'site types' },
  negativeItems: { zh: '负面清单条目', en: 'negative items' }, gradingSchemes: { zh: '评级方案', en: 'grading schemes' }, yearWeights: { zh: '年度权重', en: 'yearly weights' },
};
