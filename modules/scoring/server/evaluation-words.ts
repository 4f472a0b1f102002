/** 计算过程用语 · Each step of a score as a line that anybody can check by hand. */
import type { ProblemText } from '#platform/contract/index.ts';
import { componentWords } from '../contract/index.ts';
import type { Standing, WorkingStep } from '../domain/index.ts';

/** @unit balance: points after this line */
export interface WorkingLine { readonly zh: string; readonly en: string; readonly balance: number | null }

const number = (value: number): string => String(Math.round(value * 100) / 100);
const entries = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);
const of = (scored: number | null, zh: string): string => (scored === null ? zh : number(scored));

/** 一行计算 */
export function workingWords(step: WorkingStep): WorkingLine {
  switch (step.kind) {
    case 'component': {
      const { zh, en } = componentWords[step.component];
      return { zh: `${zh}：${of(step.scored, '缺')}，权重 ${number(step.weight)}`, en: `${en}: ${of(step.scored, 'missing')}, weight ${number(step.weight)}`, balance: null };
    }
    case 'year': return step.covered < 100
      ? { zh: `按有结果的 ${number(step.covered)}% 权重合成`, en: `Weighted over the ${number(step.covered)}% that have a result`, balance: step.balance }
      : { zh: '按权重合成', en: 'Weighted together', balance: step.balance };
    case 'precondition': return { zh: `前置条件：关联体系 ${number(step.scored)}，要求不低于 ${number(step.minimum)}，${step.isMet ? '达到' : '未达到'}`, en: `Precondition: linked system ${number(step.scored)}, at least ${number(step.minimum)}: ${step.isMet ? 'met' : 'not met'}`, balance: null };
    case 'linked': return { zh: `计入关联体系 ${of(step.scored, '缺')}，占 ${number(step.share)}%`, en: `Linked system ${of(step.scored, 'missing')} takes ${number(step.share)}%`, balance: step.balance };
    case 'deduct': return { zh: `负面清单扣分：${step.entries} 条，−${number(step.points)}`, en: `Negative list: ${entries(step.entries)}, −${number(step.points)}`, balance: step.balance };
    case 'cap': return { zh: `负面清单封顶：${step.entries} 条，不高于 ${number(step.points)}`, en: `Negative list: capped at ${number(step.points)} by ${entries(step.entries)}`, balance: step.balance };
    case 'veto': return { zh: `负面清单否决：${step.entries} 条，不参加排名`, en: `Negative list: ${entries(step.entries)}, takes no place`, balance: null };
    case 'cycleYear': return { zh: `周期第 ${step.year} 年：${of(step.scored, '缺')}，权重 ${number(step.weight)}`, en: `Year ${step.year} of the cycle: ${of(step.scored, 'missing')}, weight ${number(step.weight)}`, balance: null };
    case 'cycle': return { zh: step.covered < 100 ? `按有结果的 ${number(step.covered)}% 权重合成周期得分` : '按年度权重合成周期得分', en: step.covered < 100 ? `Years weighted over the ${number(step.covered)}% that have a result` : 'Years weighted together', balance: step.balance };
  }
}

const reasonWords = {
  counted: { zh: '参加排名', en: 'counted' }, incomplete: { zh: '缺分项，不排名', en: 'parts missing, not ranked' }, precondition: { zh: '前置条件未达到，不排名', en: 'precondition not met, not ranked' }, vetoed: { zh: '负面清单否决，不排名', en: 'vetoed, not ranked' },
  nothing: { zh: '还没有结果，不排名', en: 'no result, not ranked' }, alone: { zh: '组内可比的不足两个，不排名', en: 'fewer than two to compare, not ranked' }, few: { zh: '判定数不足，不排名', en: 'too few judgements, not ranked' },
} as const satisfies Record<Standing | 'alone' | 'few', ProblemText>;

/** 不排名的原因 */
export function unrankedWords(standing: Standing | 'alone' | 'few'): ProblemText {
  return reasonWords[standing];
}

const YEAR = /^year(\d)$/;

/** 缺项名称 */
export function missingWords(key: string): ProblemText {
  const year = YEAR.exec(key)?.[1];
  if (year !== undefined) return { zh: `周期第 ${year} 年`, en: `year ${year}` };
  return key in componentWords ? componentWords[key as keyof typeof componentWords] : { zh: key, en: key };
}
