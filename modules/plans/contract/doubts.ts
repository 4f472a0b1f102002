/** 项目疑点 · What does not go together, said in a sentence. */
import { fillText } from '#platform/contract/index.ts';
import type { ProblemText } from '#platform/contract/index.ts';
import { wanOfFen } from '../domain/index.ts';
import type { Doubt, ProjectDoubt } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

const sentences: Readonly<Record<ProjectDoubt, ProblemText>> = {
  spentOverArrived: word('{year} 年{source}：已支出 {more} 万元，超过已到位的 {than} 万元', '{year}, {source}: {more} spent of {than} arrived (10,000 yuan)'),
  arrivedOverPlanned: word('{year} 年{source}：已到位 {more} 万元，超过计划的 {than} 万元', '{year}, {source}: {more} arrived of {than} planned (10,000 yuan)'),
  overDone: word('{measure}：累计完成 {done} {unit}，超过计划的 {planned} {unit}（超过 100%）', '{measure}: {done} {unit} done of {planned} planned, more than 100%'),
  finishedUndone: word('已完工，但{measure}只完成 {done} {unit}，计划 {planned} {unit}', 'Finished, but {measure}: {done} {unit} done of {planned} planned'),
  fell: word('{measure}：{on} 的累计量 {done} {unit} 少于上一次的 {before} {unit}', '{measure}: {done} {unit} up to {on} is less than {before} before'),
  finishedMilestones: word('已完工，但还有 {open} 个节点没有完成', 'Finished, but {open} {open:milestone|milestones} not done'),
  late: word('已过计划完工日期 {days} 天', 'Late by {days} {days:day|days}'),
};

const HUNDREDTHS = 100;
const amount = (hundredths: number): string => (hundredths / HUNDREDTHS).toLocaleString('en', { maximumFractionDigits: 2 });

/** @param sourceOf names of the sources of money by their codes */
export function doubtText(doubt: Doubt, sourceOf: ReadonlyMap<string, ProblemText>): { kind: ProjectDoubt; zh: string; en: string } {
  const said = (language: 'zh' | 'en'): string => {
    const text = sentences[doubt.kind][language];
    switch (doubt.kind) {
      case 'spentOverArrived': case 'arrivedOverPlanned': return fillText(text, { year: String(doubt.year), source: sourceOf.get(doubt.source)?.[language] ?? doubt.source, more: wanOfFen(doubt.more), than: wanOfFen(doubt.than) });
      case 'overDone': case 'finishedUndone': return fillText(text, { measure: doubt.measure, unit: doubt.unit, done: amount(doubt.done), planned: amount(doubt.planned) });
      case 'fell': return fillText(text, { measure: doubt.measure, unit: doubt.unit, on: doubt.on, done: amount(doubt.done), before: amount(doubt.before) });
      case 'finishedMilestones': return fillText(text, { open: doubt.open });
      default: return fillText(text, { days: doubt.days });
    }
  };
  return { kind: doubt.kind, zh: said('zh'), en: said('en') };
}
