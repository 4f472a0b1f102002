/** 管理用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const administrationMessages = defineMessages({
  zh: {
    tasks: '任务', tasksAbout: '您发起的导入等较长的工作。离开页面不影响进行。', task: '任务', state: '状态', progress: '进度', createdAt: '发起', finishedAt: '结束', actions: '操作', noTasks: '没有任务', noTasksAdvice: '导入大文件时，进度会显示在这里。', cancel: '取消', cancelling: '正在取消…', reportIs: '写入 {good} 行，错误 {bad} 处', errors: '错误回执',
    audit: '审计记录', auditAbout: '每一次改动都在这里，逐条相扣。改掉或删去任何一条，验证都会发现。', verify: '验证审计链', intact: '完整：已验证 {n} 条，没有被改动', head: '最新一条是第 {n} 条，摘要', brokenAt: '第 {n} 条处断裂，请立即报告', broken_gap: '有记录缺失。', broken_reordered: '记录次序被改动。', broken_unlinked: '与前一条不相扣。', broken_altered: '内容被改动。', broken_cut: '末尾的记录被删去。',
    operationFilter: '操作，如 cases.dispatchCase', subjectKindFilter: '对象种类，如 case', subjectIdFilter: '对象编号', from: '自', to: '至', actor: '操作人', anyActor: '操作人：不限', sequence: '序号', at: '时间', operation: '操作', subject: '对象', hash: '摘要', openEntry: '查看', openPerson: '查看人员', system: '系统', noAudit: '没有审计记录', noAuditAdvice: '第一次改动之后，这里就有记录。', entryOf: '第 {n} 条', requestId: '请求编号', previousHash: '前一条摘要', entryText: '以下是参与计算摘要的原文，排版便于阅读：',
  },
  en: {
    tasks: 'Tasks', tasksAbout: 'Imports and other long work that you started. It goes on when you leave the page.', task: 'Task', state: 'State', progress: 'Progress', createdAt: 'Started', finishedAt: 'Finished', actions: 'Actions', noTasks: 'No tasks', noTasksAdvice: 'The progress of large imports shows here.', cancel: 'Cancel', cancelling: 'Cancelling…', reportIs: '{good} rows written, {bad} mistakes', errors: 'Error workbook',
    audit: 'Audit', auditAbout: 'Every change, each entry bound to the one before. Altering or removing any of them shows.', verify: 'Verify the chain', intact: 'Intact: {n} entries verified, none altered', head: 'The newest is entry {n}, hash', brokenAt: 'Broken at entry {n}; report it at once', broken_gap: 'Entries are missing.', broken_reordered: 'Entries are out of order.', broken_unlinked: 'It is not bound to the one before.', broken_altered: 'Its content was altered.', broken_cut: 'Entries were cut off at the end.',
    operationFilter: 'Operation, e.g. cases.dispatchCase', subjectKindFilter: 'Kind of subject, e.g. case', subjectIdFilter: 'Subject id', from: 'From', to: 'To', actor: 'By', anyActor: 'By: anybody', sequence: 'No.', at: 'At', operation: 'Operation', subject: 'Subject', hash: 'Hash', openEntry: 'Open', openPerson: 'Open the person', system: 'System', noAudit: 'No entries', noAuditAdvice: 'Entries come with the first change.', entryOf: 'Entry {n}', requestId: 'Request', previousHash: 'Hash before', entryText: 'The text that was hashed, laid out to be read:',
  },
});
