import type { ProblemText } from '#platform/contract/index.ts';
import type { ApplicationState, BanState, CallbackOutcome, ChangedPart, ChangeKind, CorrectionState, FacilityKind, Grade, OrderState, ProjectState, RequestState, ServiceState, Signal, SignupState } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 来源等级用语 */
export const gradeWords: Readonly<Record<Grade, ProblemText>> = { A: word('A 双向签到', 'A checked in by both'), B: word('B 负责人点名', 'B roll call'), C: word('C 签到表导入', 'C attendance sheet'), D: word('D 后台补录', 'D entered afterwards') };
/** 服务记录状态用语 */
export const serviceStateWords: Readonly<Record<ServiceState, ProblemText>> = { waiting: word('待第二人批准', 'Waits for a second person'), counted: word('已计入', 'Counted'), refused: word('已退回', 'Refused'), reversed: word('已冲销', 'Reversed') };
/** 可疑信号用语 */
export const signalWords: Readonly<Record<Signal, ProblemText>> = {
  overDay: word('一天时长过多', 'Too many hours in a day'), manyAlike: word('多人时长相同', 'Many people alike'), soonAfterPlanning: word('刚发布就记录', 'Recorded right after planning'), plannedLate: word('开始以后才发布', 'Planned after it began'), recordedBeforeEnd: word('结束前已记录', 'Recorded before it ended'), recordedLate: word('结束很久才记录', 'Recorded long afterwards'), sentLate: word('签到码补发', 'Codes sent later'), farAway: word('两地来不及', 'Two places too far apart'), livesFar: word('住地离服务地很远', 'Lives far from where they served'),
};
/** 报名状态用语 */
export const signupStateWords: Readonly<Record<SignupState, ProblemText>> = { signedUp: word('已报名', 'Signed up'), waiting: word('候补', 'Waiting'), cancelled: word('已取消', 'Cancelled') };
/** 更正申请状态用语 */
export const correctionStateWords: Readonly<Record<CorrectionState, ProblemText>> = { asked: word('待办理', 'To be decided'), accepted: word('已更正', 'Put right'), declined: word('未更正', 'Left as it is') };
/** 点单状态用语 */
export const orderStateWords: Readonly<Record<OrderState, ProblemText>> = { received: word('待审核', 'To be looked at'), open: word('待接单', 'To be picked up'), assigned: word('服务中', 'Being served'), done: word('已完成', 'Served'), declined: word('不受理', 'Declined') };
/** 回访结果用语 */
export const callbackWords: Readonly<Record<CallbackOutcome, ProblemText>> = { confirmed: word('属实满意', 'Confirmed'), unsatisfied: word('属实不满意', 'Not satisfied'), notServed: word('没有服务', 'Not served'), notReached: word('没有联系上', 'Not reached') };
/** 阵地类别用语 */
export const facilityWords: Readonly<Record<FacilityKind, ProblemText>> = { centre: word('文明实践中心', 'Practice centre'), institute: word('文明实践所', 'Practice institute'), station: word('文明实践站', 'Practice station'), base: word('其他阵地', 'Other facility') };
/** 项目状态用语 */
export const projectStateWords: Readonly<Record<ProjectState, ProblemText>> = { draft: word('筹备', 'In preparation'), open: word('开展中', 'Goes on'), paused: word('暂停', 'Paused'), ended: word('已结项', 'Over') };
/** 禁录状态用语 */
export const banStateWords: Readonly<Record<BanState, ProblemText>> = { decided: word('已决定', 'Decided'), appealed: word('申诉待办', 'Appeal to be decided'), upheld: word('申诉后维持', 'Upheld'), lifted: word('已解除', 'Lifted') };
/** 证明申请状态用语 */
export const requestStateWords: Readonly<Record<RequestState, ProblemText>> = { asked: word('待办理', 'Waits for an answer'), granted: word('已同意', 'Granted'), returned: word('已退回', 'Returned') };
/** 登记申请状态用语 */
export const applicationStateWords: Readonly<Record<ApplicationState, ProblemText>> = { received: word('待办理', 'Waits for an answer'), accepted: word('已登记', 'Registered'), declined: word('未登记', 'Not registered'), lapsed: word('过期未办', 'Not answered in time') };
/** 活动变更用语 */
export const changeKindWords: Readonly<Record<ChangeKind, ProblemText>> = { changed: word('已变更', 'Changed'), cancelled: word('已取消', 'Called off') };
/** 变更事项用语 */
export const changedPartWords: Readonly<Record<ChangedPart, ProblemText>> = {
  name: word('名称', 'Name'), times: word('时间', 'Time'), shifts: word('班次', 'Shifts'), place: word('地点', 'Place'), facility: word('阵地', 'Facility'), project: word('项目', 'Project'), capacity: word('名额', 'Seats'), about: word('活动说明', 'What it is about'), signups: word('报名', 'Sign-ups'),
};
