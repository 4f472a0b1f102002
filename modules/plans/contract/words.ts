import type { ProblemText } from '#platform/contract/index.ts';
import type { DecisionState, Direction, HolidayRule, MeetingKind, PhotoRole, PlanState, ProjectKind, ProjectState, RoutineCell, TaskState, Verdict } from '../domain/index.ts';

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
/** 项目类别用语 */
export const projectKindWords: Readonly<Record<ProjectKind, ProblemText>> = {
  construction: word('新建', 'Construction'), renewal: word('改造', 'Renewal'), action: word('专项行动', 'Action'), greening: word('绿化', 'Greening'), environment: word('环境整治', 'Environment'), service: word('公共服务', 'Public service'), other: word('其他', 'Other'),
};
/** 项目状态用语 */
export const projectStateWords: Readonly<Record<ProjectState, ProblemText>> = { planned: word('未开工', 'Planned'), underway: word('在建', 'Under way'), paused: word('停工', 'Paused'), finished: word('完工', 'Finished'), dropped: word('取消', 'Dropped') };
/** 照片时段用语 */
export const photoRoleWords: Readonly<Record<PhotoRole, ProblemText>> = { before: word('改造前', 'Before'), during: word('施工中', 'During'), after: word('改造后', 'After') };
/** 会议类别用语 */
export const meetingKindWords: Readonly<Record<MeetingKind, ProblemText>> = { mobilisation: word('动员会', 'Mobilisation'), leadingGroup: word('领导小组会', 'Leading group'), joint: word('联席会', 'Joint meeting'), special: word('专题会', 'Special meeting'), other: word('其他会议', 'Other') };
/** 事项状态用语 */
export const decisionStateWords: Readonly<Record<DecisionState, ProblemText>> = { open: word('待办', 'Open'), done: word('已办', 'Done'), dropped: word('已取消', 'Dropped') };
/** 方向用语 */
export const directionWords: Readonly<Record<Direction, ProblemText>> = { atLeast: word('不低于', 'At least'), atMost: word('不高于', 'At most') };
/** 阶段判断用语 */
export const verdictWords: Readonly<Record<Verdict, ProblemText>> = {
  reached: word('已达到', 'Reached'), missed: word('未达到', 'Missed'), onTrack: word('按趋势可达到', 'On track'), uncertain: word('误差范围内，难定', 'Within the error'), behind: word('按趋势达不到', 'Behind'),
  tooFewPoints: word('读数不足 3 次，不预测', 'Too few readings to tell'), noReading: word('还没有读数', 'No reading yet'),
};
