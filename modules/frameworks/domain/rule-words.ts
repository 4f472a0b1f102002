import { assertNever } from '#kernel/result.ts';
import type { BilingualText, CheckRule } from './edition.ts';

/**
 * 规则文字 · A check rule as a sentence, so that everybody who reads the check reads the same rule.
 *
 * @example ruleWords({ kind: 'perLength', count: 1, everyMetres: 200 }).zh // '每 200 米不少于 1 处'
 */
export function ruleWords(rule: CheckRule): BilingualText {
  switch (rule.kind) {
    case 'yesNo':
      return { zh: '逐处判定达标或不达标', en: 'Each one looked at is met or not met' };
    case 'minCount':
      return { zh: `不少于 ${rule.count} 处`, en: `At least ${rule.count}` };
    case 'perLength':
      return { zh: `每 ${rule.everyMetres} 米不少于 ${rule.count} 处`, en: `At least ${rule.count} every ${rule.everyMetres} m` };
    case 'window':
      return { zh: `任意 ${rule.windowMetres} 米内不少于 ${rule.count} 处`, en: `At least ${rule.count} within any ${rule.windowMetres} m` };
    case 'share':
      return { zh: `合格比例不低于 ${rule.minPercent}%`, en: `At least ${rule.minPercent}% in order` };
    default:
      return assertNever(rule);
  }
}

/** 是否量化 · Whether the rule names a number, so that it is counted and not only looked at. */
export function isQuantified(rule: CheckRule): boolean {
  return rule.kind !== 'yesNo';
}
