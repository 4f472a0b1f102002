import type { ProblemText } from '#platform/contract/index.ts';
import type { Direction, PlanState, Verdict } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 计划状态用语 */
export const planStateWords: Readonly<Record<PlanState, ProblemText>> = { draft: word('起草中', 'Draft'), inForce: word('执行中', 'In force'), ended: word('已结束', 'Ended') };
/** 方向用语 */
export const directionWords: Readonly<Record<Direction, ProblemText>> = { atLeast: word('不低于', 'At least'), atMost: word('不高于', 'At most') };
/** 阶段判断用语 */
export const verdictWords: Readonly<Record<Verdict, ProblemText>> = {
  reached: word('已达到', 'Reached'), missed: word('未达到', 'Missed'), onTrack: word('按趋势可达到', 'On track'), uncertain: word('误差范围内，难定', 'Within the error'), behind: word('按趋势达不到', 'Behind'),
  tooFewPoints: word('读数不足 3 次，不预测', 'Too few readings to tell'), noReading: word('还没有读数', 'No reading yet'),
};
