/** 用语 · What states, acts and sources are called, once for pages, problems and documents. */
import type { LimitType } from '#kernel/deadline.ts';
import type { ProblemText } from '#platform/contract/index.ts';
import type { CaseAct, CaseSource, CaseState } from '../domain/index.ts';

export const stateWords: Readonly<Record<CaseState, ProblemText>> = {
  reported: { zh: '已上报', en: 'Reported' },
  declined: { zh: '不予立案', en: 'Declined' },
  registered: { zh: '已立案', en: 'Registered' },
  dispatched: { zh: '已交办', en: 'Dispatched' },
  accepted: { zh: '整改中', en: 'Being fixed' },
  rectified: { zh: '待核查', en: 'Awaiting verification' },
  closed: { zh: '已销号', en: 'Closed' },
  shelved: { zh: '已挂账', en: 'Shelved' },
  voided: { zh: '已作废', en: 'Voided' },
};

export const actWords: Readonly<Record<CaseAct | 'report' | 'askExtension' | 'refuseExtension' | 'decideExtension' | 'escalate' | 'undo' | 'message' | 'answerResident', ProblemText>> = {
  report: { zh: '上报', en: 'Report' },
  register: { zh: '立案', en: 'Register' },
  decline: { zh: '不予立案', en: 'Decline' },
  dispatch: { zh: '交办', en: 'Dispatch' },
  accept: { zh: '接收', en: 'Accept' },
  return: { zh: '退回重派', en: 'Return' },
  rectify: { zh: '反馈整改', en: 'Report the fix' },
  verifyPass: { zh: '核查通过', en: 'Pass' },
  verifyFail: { zh: '核查不通过，返工', en: 'Fail, do it again' },
  shelve: { zh: '挂账', en: 'Shelve' },
  resume: { zh: '恢复办理', en: 'Resume' },
  extend: { zh: '延期', en: 'Extend' },
  askExtension: { zh: '申请延期', en: 'Ask for more time' },
  refuseExtension: { zh: '驳回延期', en: 'Refuse the extension' },
  decideExtension: { zh: '审批延期', en: 'Decide on the extension' },
  void: { zh: '作废', en: 'Void' },
  reopen: { zh: '反弹重开', en: 'Reopen' },
  escalate: { zh: '超期升级', en: 'Escalate' },
  undo: { zh: '撤销上一步', en: 'Take the last step back' },
  message: { zh: '留言', en: 'Message' },
  answerResident: { zh: '答复居民', en: 'Answer the resident' },
};

export const sourceWords: Readonly<Record<CaseSource, ProblemText>> = {
  inspection: { zh: '督查测评', en: 'Inspection' },
  patrol: { zh: '日常巡查', en: 'Patrol' },
  superior: { zh: '上级交办', en: 'From above' },
  citizen: { zh: '群众随手拍', en: 'From residents' },
  media: { zh: '媒体反映', en: 'Media' },
};

/** 阶段用语 · Stages that packs commonly use; others bring their own words. */
export const stageWords: Readonly<Record<string, ProblemText>> = {
  handle: { zh: '处置', en: 'Handle' },
  secure: { zh: '先行控制', en: 'Make safe' },
  stop: { zh: '责令停工', en: 'Stop the work' },
  penalise: { zh: '处罚', en: 'Penalise' },
  demolish: { zh: '拆除', en: 'Demolish' },
};

/** 时限单位 · As a cell names them; a page says more. */
export const limitUnitWords: Readonly<Record<LimitType, ProblemText>> = {
  urgent_hour: { zh: '紧急工作时', en: 'Hours by the clock' }, work_hour: { zh: '工作时', en: 'Working hours' },
  work_day: { zh: '工作日', en: 'Working days' }, natural_day: { zh: '自然日', en: 'Calendar days' },
};

/** 时限出处 · Where the limits of a category come from; a pack may name others, which stand as they are. */
export const originWords: Readonly<Record<string, ProblemText>> = {
  programme: { zh: '本项目设定', en: 'Set by the programme' }, default: { zh: '产品建议值', en: 'Proposed by the product' }, cityA: { zh: '参照某市公布的时限', en: 'As one city published' },
};
