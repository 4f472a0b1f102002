import type { ProblemText } from '#platform/contract/index.ts';
import type { Direction, HolidayRule, PlanState, RoutineCell, TaskState, Verdict } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 计划状态用语 */
export const planStateWords: Readonly<Record<PlanState, ProblemText>> = { draft: word('起草中', 'Draft'), inForce: word('执行中', 'In force'), ended: word('已结束', 'Ended') };
/** 任务状态用语 */
export const taskStateWords: Readonly<Record<TaskState, ProblemText>> = {
  open: word('未开始', 'Open'), inProgress: word('进行中', 'In progress'), delivered: word('已交付，待验收', 'Delivered'), accepted: word('已验收', 'Accepted'), returned: word('已退回', 'Returned'), dropped: word('已取消', 'Dropped'),
};
/** 一格用语 */
export const routineCellWords: Readonly<Record<RoutineCell, ProblemText>> = { done: word('完成', 'Done'), late: word('补做', 'Late'), missed: word('漏', 'Missed'), open: word('待做', 'Open'), skipped: word('放假', 'Holiday'), absent: word('未参加', 'Not taking part') };
/** 逢假用语 */
export const holidayRuleWords: Readonly<Record<HolidayRule, ProblemText>> = { asUsual: word('照常', 'As usual'), skip: word('不做', 'Left out'), nextWorkingDay: word('顺延到下一个工作日', 'On the next working day') };
/** 方向用语 */
export const directionWords: Readonly<Record<Direction, ProblemText>> = { atLeast: word('不低于', 'At least'), atMost: word('不高于', 'At most') };
/** 阶段判断用语 */
export const verdictWords: Readonly<Record<Verdict, ProblemText>> = {
  reached: word('已达到', 'Reached'), missed: word('未达到', 'Missed'), onTrack: word('按趋势可达到', 'On track'), uncertain: word('误差范围内，难定', 'Within the error'), behind: word('按趋势达不到', 'Behind'),
  tooFewPoints: word('读数不足 3 次，不预测', 'Too few readings to tell'), noReading: word('还没有读数', 'No reading yet'),
};
