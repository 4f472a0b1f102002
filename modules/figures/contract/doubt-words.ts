import type { ProblemText } from '#platform/contract/index.ts';
import type { DoubtRule } from '../domain/index.ts';

/** 疑点用语 · `{name}` is filled from the facts of a doubt. */
export const doubtWords: Readonly<Record<DoubtRule, { readonly title: ProblemText; readonly text: ProblemText }>> = {
  ratioWithoutDenominator: { title: { zh: '比率没有分母', en: 'A ratio without its denominator' }, text: { zh: '“{name}”写 {stated}，没有写明是多少之中的多少，无法核对。请补上分子和分母。', en: '“{name}” says {stated} and not of how many, so nobody can check it. Add what is above and below the line.' } },
  ratioContradicted: { title: { zh: '比率与分子分母矛盾', en: 'A ratio that its counts contradict' }, text: { zh: '“{name}”写 {stated}，而 {part} ÷ {whole} = {computed}。', en: '“{name}” says {stated}; {part} ÷ {whole} is {computed}.' } },
  partExceedsWhole: { title: { zh: '部分大于整体', en: 'A part greater than its whole' }, text: { zh: '“{name}”是 {part}，超过了整体 {whole}。', en: '“{name}” is {part}, above the whole, {whole}.' } },
  partsDiffer: { title: { zh: '分项之和与总数不等', en: 'Parts that do not add up' }, text: { zh: '“{name}”是 {whole}，分项相加得 {sum}：{parts}。', en: '“{name}” is {whole}; its parts add up to {sum}: {parts}.' } },
  impossibleJump: { title: { zh: '增长过快', en: 'A jump' }, text: { zh: '“{name}”从 {before}（{beforeOn}）到 {now}（{nowOn}），是原来的 {times} 倍。请核对单位和期间。', en: '“{name}” went from {before} ({beforeOn}) to {now} ({nowOn}), {times} times as much. Check unit and period.' } },
  cumulativeFalls: { title: { zh: '累计数下降', en: 'A cumulative number that falls' }, text: { zh: '“{name}”是累计数，却从 {before}（{beforeOn}）降到 {now}（{nowOn}）。', en: '“{name}” is cumulative, but fell from {before} ({beforeOn}) to {now} ({nowOn}).' } },
  photoTwice: { title: { zh: '同一张照片用于多条记录', en: 'One photo behind several records' }, text: { zh: '同一张照片附在 {count} 条记录上。', en: 'The same photo is attached to {count} records.' } },
  eventTwice: { title: { zh: '同一件事记在两处', en: 'One event in two places' }, text: { zh: '“{name}”（{on}）在 {count} 处各有登记（台账、项目、会议、志愿服务等），可能重复计数。', en: '“{name}” ({on}) stands in {count} places (registers, projects, meetings, volunteering) and may be counted twice.' } },
  roundNumbers: { title: { zh: '整数过多', en: 'Too many round numbers' }, text: { zh: '“{name}”的“{column}”有 {count} 个数，{share} 以 0 结尾，像是估计的。', en: '“{column}” of “{name}” has {count} numbers, {share} of them ending in 0: they look estimated.' } },
};

/** 处理用语 */
export const settlementWords: Readonly<Record<'settled' | 'accepted', ProblemText>> = { settled: { zh: '已改正', en: 'Put right' }, accepted: { zh: '属实，接受', en: 'Right as it is' } };
