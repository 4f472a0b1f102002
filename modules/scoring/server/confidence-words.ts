/** 抽样误差用语 · What the pages, the interface and the workbook say of a round's sample. */
import type { ProblemText } from '#platform/contract/index.ts';
import { rankRuns } from '../domain/index.ts';
import type { RoundConfidence } from './confidence.ts';

const withoutInterval: Readonly<Record<Exclude<RoundConfidence['kind'], 'sample'>, ProblemText>> = {
  census: { zh: '抽样框里的点位全部查过，没有抽样误差，所以没有区间。', en: 'Every site of the frame was looked at: there is no sampling error and so no interval.' },
  running: { zh: '本轮还没有结束：查过的只是先走到的点位，不是样本；结束后给出区间。', en: 'The round is not closed: the sites seen so far are those that lay on the way, not a sample; intervals come with its close.' },
  notDrawn: { zh: '本轮点位不是抽出来的，没有抽样设计，所以没有区间。', en: 'The sites of this round were not drawn; without a design there is no interval.' },
  partly: { zh: '您看到的是本轮的一部分；区间按全部样本计算，只给看得到全部的人。', en: 'You see a part of the round; intervals stand on the whole sample and are shown to those who see all of it.' },
};

const method: ProblemText = {
  zh: '估计值按各层点位数加权，推到抽样框的全部点位，所以与样本得分率可以不同；区间为 95% 置信水平，按分层设计（点位类型×片区）、有限总体修正和威尔逊法计算（Cochran 1977 §6.11）。',
  en: 'The estimate weighs every stratum by its sites, to stand for the whole frame, and so may differ from the rate of the sample; the 95 % interval follows the stratified design (site type × zone) with finite population correction and Wilson’s method (Cochran 1977, 6.11).',
};

/** 抽样说明 · One paragraph; what had to be joined or cannot be said stands in it. */
export function confidenceText({ kind, design }: Pick<RoundConfidence, 'kind' | 'design'>): ProblemText {
  if (kind !== 'sample' || design === null) return withoutInterval[kind === 'sample' ? 'notDrawn' : kind];
  const { frameSize, drawnCount, seenCount, strataCount, joinedStrata, uncoveredSites } = design;
  const zh = [`从 ${frameSize} 个点位中分 ${strataCount} 层抽出 ${drawnCount} 个，查了 ${seenCount} 个。`, method.zh];
  const en = [`${drawnCount} of ${frameSize} sites were drawn in ${strataCount} strata and ${seenCount} looked at. `, method.en];
  if (seenCount < drawnCount) { zh.push(`有 ${drawnCount - seenCount} 个抽中的点位没有查，按与同层查过的点位一样估计。`); en.push(` ${drawnCount - seenCount} drawn sites were not looked at and are taken to be like the others of their stratum.`); }
  if (joinedStrata > 0) { zh.push(`有 ${joinedStrata} 层只查了一个点位或没有查到，层内看不出误差，已与同类型的层合并，区间因此偏宽。`); en.push(` ${joinedStrata} strata gave one site or none and show no error of their own; they were joined with others, which makes the intervals wider.`); }
  if (uncoveredSites > 0) { zh.push(`有 ${uncoveredSites} 个点位所属的类型一个也没有查到，估计不包括它们。`); en.push(` ${uncoveredSites} sites are of types of which none was looked at; the estimate leaves them out.`); }
  return { zh: zh.join(''), en: en.join('') };
}

/** 不可区分 · Which other ranks the sample does not set apart; empty where it does. */
export function indistinctText(ranks: readonly number[]): ProblemText | null {
  if (ranks.length === 0) return null;
  return { zh: `与第${rankRuns(ranks).join('、')}名不可区分`, en: `not set apart from rank ${rankRuns(ranks).join(', ')}` };
}
