/** 体系文件问题代码 · Everything that can be wrong with an edition document; each has its text in the catalogue. */
export const EDITION_ISSUE_CODES = [
  'format_unsupported',
  'choice_unknown',
  'text_missing',
  'text_too_long',
  'code_invalid',
  'code_duplicate',
  'reference_dangling',
  'reference_duplicate',
  'limit_exceeded',
  'year_invalid',
  'date_invalid',
  'dates_reversed',
  'weight_invalid',
  'weights_not_100',
  'method_weights_not_100',
  'methods_missing',
  'method_duplicate',
  'method_without_weight',
  'themes_missing',
  'theme_empty',
  'content_empty',
  'score_invalid',
  'scores_do_not_add_up',
  'grades_missing',
  'grade_invalid',
  'grades_not_descending',
  'grade_floor_missing',
  'site_types_missing',
  'rule_invalid',
  'rule_needs_line',
  'check_item_not_field',
  'standard_unchecked',
  'look_back_invalid',
  'deduction_invalid',
  'mapping_pair_invalid',
  'mapping_pair_duplicate',
] as const;

export type EditionIssueCode = (typeof EDITION_ISSUE_CODES)[number];

/** 问题参数 · What the text of an issue names. */
export type IssueParams = Readonly<Record<string, string | number>>;

/** 体系文件问题 · One fault and where it stands; a warning may be imported, an error may not. */
export type EditionIssue = {
  readonly pointer: string;
  readonly code: EditionIssueCode;
  readonly severity: 'error' | 'warning';
  readonly params: IssueParams;
};

/** 收集问题 · Takes issues while a document is walked. */
export type IssueCollector = {
  readonly issues: EditionIssue[];
  readonly error: (pointer: string, code: EditionIssueCode, params?: IssueParams) => void;
  readonly warning: (pointer: string, code: EditionIssueCode, params?: IssueParams) => void;
};

/** 开始收集 · Opens an empty list of issues. */
export function collectIssues(): IssueCollector {
  const issues: EditionIssue[] = [];
  return {
    issues,
    error: (pointer, code, params = {}) => issues.push({ pointer, code, severity: 'error', params }),
    warning: (pointer, code, params = {}) => issues.push({ pointer, code, severity: 'warning', params }),
  };
}
