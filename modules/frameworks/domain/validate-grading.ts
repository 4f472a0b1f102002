import type { IssueCollector } from './edition-issue.ts';
import { checkChoice, checkCode, checkTexts } from './edition-text.ts';
import { GRADING_KINDS, type Grade, type GradingScheme } from './edition.ts';

/**
 * 评级方案检查 · Grades go down from the best, cover every share to nothing, and are worth no more than the whole.
 * Only a scheme that is read as the bare rate (得分率) may do without grades.
 */
export function validateGradingSchemes(issues: IssueCollector, schemes: readonly GradingScheme[]): void {
  const pointerOfCode = new Map<string, string>();
  for (const [at, scheme] of schemes.entries()) {
    const pointer = `/gradingSchemes/${at}`;
    checkCode(issues, `${pointer}/code`, scheme.code, pointerOfCode);
    checkTexts(issues, pointer, scheme);
    checkChoice(issues, `${pointer}/kind`, scheme.kind, GRADING_KINDS);
    if (scheme.grades.length === 0) {
      if (scheme.kind !== 'observationRate') issues.error(`${pointer}/grades`, 'grades_missing', { code: scheme.code });
      continue;
    }
    validateGrades(issues, `${pointer}/grades`, scheme.grades);
  }
}

function validateGrades(issues: IssueCollector, pointer: string, grades: readonly Grade[]): void {
  const pointerOfGrade = new Map<string, string>();
  for (const [at, grade] of grades.entries()) {
    checkCode(issues, `${pointer}/${at}/grade`, grade.grade, pointerOfGrade);
    if (!isShare(grade.minShare)) issues.error(`${pointer}/${at}/minShare`, 'grade_invalid', { share: grade.minShare });
    if (!isShare(grade.factor)) issues.error(`${pointer}/${at}/factor`, 'grade_invalid', { share: grade.factor });
    const better = grades[at - 1];
    if (better !== undefined && (grade.minShare >= better.minShare || grade.factor > better.factor)) {
      issues.error(`${pointer}/${at}`, 'grades_not_descending', { better: better.grade, grade: grade.grade });
    }
  }
  if (grades.at(-1)?.minShare !== 0) issues.error(pointer, 'grade_floor_missing');
}

function isShare(share: number): boolean {
  return share >= 0 && share <= 1;
}
