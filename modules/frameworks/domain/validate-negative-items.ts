import type { IssueCollector } from './edition-issue.ts';
import { hundredths } from './edition-score.ts';
import { checkChoice, checkCode, checkTexts } from './edition-text.ts';
import { SANCTIONS, type NegativeItem } from './edition.ts';

const LOOK_BACK_MONTHS_MAX = 120;

/** 负面清单检查 · Each item looks back a number of months; what deducts says how much, and nothing else does. */
export function validateNegativeItems(issues: IssueCollector, negativeItems: readonly NegativeItem[]): void {
  const pointerOfCode = new Map<string, string>();
  for (const [at, negativeItem] of negativeItems.entries()) {
    const pointer = `/negativeItems/${at}`;
    const { lookBackMonths, sanction, deduction } = negativeItem;
    checkCode(issues, `${pointer}/code`, negativeItem.code, pointerOfCode);
    checkTexts(issues, pointer, negativeItem);
    checkChoice(issues, `${pointer}/sanction`, sanction, SANCTIONS);
    if (!Number.isInteger(lookBackMonths) || lookBackMonths < 1 || lookBackMonths > LOOK_BACK_MONTHS_MAX) {
      issues.error(`${pointer}/lookBackMonths`, 'look_back_invalid', { lookBackMonths });
    }
    const deducts = sanction === 'deduct';
    const isDeductionValid = deduction !== undefined && hundredths(deduction) !== null && deduction > 0;
    if (deducts ? !isDeductionValid : deduction !== undefined) {
      issues.error(`${pointer}/deduction`, 'deduction_invalid', { sanction });
    }
  }
}
