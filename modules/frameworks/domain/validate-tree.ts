import type { IssueCollector } from './edition-issue.ts';
import { fromHundredths, hundredths, sumHundredths } from './edition-score.ts';
import { checkChoice, checkCode, checkTexts } from './edition-text.ts';
import { METHODS, type Content, type EditionDocument, type Standard } from './edition.ts';

/**
 * 测评体系树检查 · Themes hold contents, contents hold standards, the standards' scores add up to their content's,
 * the methods' weights to 100. Codes are unique over the whole tree, so that a mapping or a score key names one thing.
 */
export function validateTree(issues: IssueCollector, edition: EditionDocument): void {
  if (edition.themes.length === 0) issues.error('/themes', 'themes_missing');
  const pointerOfCode = new Map<string, string>();
  const standardContext = {
    pointerOfCode,
    gradingCodes: new Set(edition.gradingSchemes.map(({ code }) => code)),
    methodWeights: edition.methodWeights as Readonly<Record<string, number | undefined>>,
  };
  for (const [themeAt, theme] of edition.themes.entries()) {
    const pointer = `/themes/${themeAt}`;
    checkCode(issues, `${pointer}/code`, theme.code, pointerOfCode);
    checkTexts(issues, pointer, theme);
    if (theme.contents.length === 0) issues.error(`${pointer}/contents`, 'theme_empty', { code: theme.code });
    for (const [contentAt, content] of theme.contents.entries()) {
      validateContent(issues, `${pointer}/contents/${contentAt}`, content, standardContext);
    }
  }
}

type StandardContext = {
  readonly pointerOfCode: Map<string, string>;
  readonly gradingCodes: ReadonlySet<string>;
  readonly methodWeights: Readonly<Record<string, number | undefined>>;
};

function validateContent(issues: IssueCollector, pointer: string, content: Content, context: StandardContext): void {
  checkCode(issues, `${pointer}/code`, content.code, context.pointerOfCode);
  checkTexts(issues, pointer, content);
  const scoreMax = hundredths(content.scoreMax);
  if (scoreMax === null) issues.error(`${pointer}/scoreMax`, 'score_invalid', { score: content.scoreMax });
  for (const [at, standard] of content.standards.entries()) {
    validateStandard(issues, `${pointer}/standards/${at}`, standard, context);
  }
  if (content.standards.length === 0) {
    issues.error(`${pointer}/standards`, 'content_empty', { code: content.code });
    return;
  }
  const childTotal = sumHundredths(content.standards.map((standard) => standard.scoreMax));
  if (scoreMax !== null && childTotal !== null && scoreMax !== childTotal) {
    const params = { code: content.code, scoreMax: content.scoreMax, childTotal: fromHundredths(childTotal) };
    issues.error(`${pointer}/scoreMax`, 'scores_do_not_add_up', params);
  }
}

function validateStandard(issues: IssueCollector, pointer: string, standard: Standard, context: StandardContext): void {
  checkCode(issues, `${pointer}/code`, standard.code, context.pointerOfCode);
  checkTexts(issues, pointer, standard);
  if (hundredths(standard.scoreMax) === null) {
    issues.error(`${pointer}/scoreMax`, 'score_invalid', { score: standard.scoreMax });
  }
  if (!context.gradingCodes.has(standard.gradingScheme)) {
    issues.error(`${pointer}/gradingScheme`, 'reference_dangling', { kind: 'gradingScheme', code: standard.gradingScheme });
  }
  validateMethods(issues, `${pointer}/methods`, standard, context);
}

function validateMethods(issues: IssueCollector, pointer: string, standard: Standard, context: StandardContext): void {
  if (standard.methods.length === 0) {
    issues.error(pointer, 'methods_missing', { code: standard.code });
    return;
  }
  const seen = new Set<string>();
  for (const [at, { method, weight }] of standard.methods.entries()) {
    checkChoice(issues, `${pointer}/${at}/method`, method, METHODS);
    if (seen.has(method)) issues.error(`${pointer}/${at}/method`, 'method_duplicate', { method });
    seen.add(method);
    if (hundredths(weight) === null || weight === 0) issues.error(`${pointer}/${at}/weight`, 'weight_invalid', { weight });
    if (!((context.methodWeights[method] ?? 0) > 0)) {
      issues.error(`${pointer}/${at}/method`, 'method_without_weight', { method });
    }
  }
  const total = sumHundredths(standard.methods.map(({ weight }) => weight));
  if (total !== null && total !== 10_000) issues.error(pointer, 'weights_not_100', { total: fromHundredths(total) });
}
