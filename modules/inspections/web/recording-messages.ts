/** 现场记录用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const recordingMessages = defineMessages({
  zh: {
    checkList: '检查表', record: '记录', read: '查看', mode: '记录或查看', progress: '已记 {done}/{total} 项', unmetCount: '不达标 {n} 项', everythingMet: '全部达标', allMet: '其余全部达标', save: '保存', finish: '完成本点位', finished: '本点位已完成',
    finishAsk: '还有 {n} 项没有记录，完成本点位？', finishNote: '没有记录的检查项不计入得分。之后在本轮结束前仍可补记。', restored: '已恢复上次没有提交的记录', restoredAdvice: '共 {n} 项还在这台设备上，没有传到服务器。', discard: '放弃这些记录', next: '下一个点位：{name}', allDone: '分给您的点位都查完了', backToList: '回到我的清单',
    rule: '规则', exceptions: '这些情况不算', judgements: '应判 {n} 次', verdictOf: '判定：{name}', howMany: '达标几次', ofTotal: '共几次', less: '减一', more: '加一', several: '多处分别计数', tally: '按清点数判定', seen: '看了几个', inOrder: '合格几个', tallyGood: '合格 {share}，达标', tallyBad: '合格 {share}，不达标',
    note: '哪里不达标', noteColumn: '说明', notePurpose: '责任单位照着它去改：位置、数量。', photo: '拍照', photoNeeded: '不达标要有照片：它是问题的证据，整改后与它对照。', photoOptional: '可以附照片。', uploading: '正在上传…', removePhoto: '移除第 {n} 张照片', filter: '显示哪些', all: '全部', open: '未提交', unmet: '不达标', nothingOpen: '全部提交了', nothingUnmet: '没有不达标的检查项',
    code: '编码', zone: '片区', place: '所在地', length: '长度', metres: '{n} 米', leader: '点位长', unit: '责任单位', inspector: '督查员', doneAt: '查完时间', rate: '得分率', item: '检查项', standard: '标准', verdict: '判定', judged: '达标/观测', photos: '照片', by: '记录人', case: '案件', finding: '问题', notObserved: '未记录', revision: '第 {n} 次修改', unsaved: '未保存',
    issue_count_invalid: '次数要填整数', issue_observed_missing: '至少判一次', issue_observed_too_many: '次数太多', issue_met_more_than_observed: '达标次数不能多于总次数', issue_not_applicable_with_counts: '不适用就不计次数', issue_note_too_long: '说明太长', issue_photo_missing: '请拍一张照片', issuesTitle: '有 {n} 项还没填好', notYours: '这个点位由{name}记录，您可以查看。',
  },
  en: {
    checkList: 'Check list', record: 'Record', read: 'View', mode: 'Record or view', progress: '{done}/{total} recorded', unmetCount: '{n} unmet', everythingMet: 'All met', allMet: 'All others met', save: 'Save', finish: 'Finish this site', finished: 'This site is finished',
    finishAsk: '{n} {n:check is|checks are} not recorded. Finish?', finishNote: 'They do not count in the score. You can still add them until the round closes.', restored: 'What you had not submitted is back', restoredAdvice: '{n} {n:check is|checks are} on this device and not on the server.', discard: 'Discard them', next: 'Next site: {name}', allDone: 'All your sites are finished', backToList: 'Back to my list',
    rule: 'Rule', exceptions: 'What does not count', judgements: '{n} {n:judgement|judgements}', verdictOf: 'Verdict: {name}', howMany: 'Met', ofTotal: 'Out of', less: 'One less', more: 'One more', several: 'Count several', tally: 'Decide by counting', seen: 'Looked at', inOrder: 'In order', tallyGood: '{share} in order: met', tallyBad: '{share} in order: unmet',
    note: 'What is wrong', noteColumn: 'Note', notePurpose: 'The unit will act on it: where, and how many.', photo: 'Photo', photoNeeded: 'Unmet needs a photo: it is the evidence, and the fix is held against it.', photoOptional: 'A photo may be added.', uploading: 'Uploading…', removePhoto: 'Remove photo {n}', filter: 'Show', all: 'All', open: 'Not saved', unmet: 'Unmet', nothingOpen: 'Everything is saved', nothingUnmet: 'Nothing is unmet',
    code: 'Code', zone: 'Zone', place: 'Place', length: 'Length', metres: '{n} m', leader: 'Site leader', unit: 'Responsible unit', inspector: 'Inspector', doneAt: 'Finished', rate: 'Rate', item: 'Check item', standard: 'Standard', verdict: 'Verdict', judged: 'Met/observed', photos: 'Photos', by: 'By', case: 'Case', finding: 'Finding', notObserved: 'Not recorded', revision: 'revision {n}', unsaved: 'Not saved',
    issue_count_invalid: 'Whole numbers only', issue_observed_missing: 'At least one judgement', issue_observed_too_many: 'Too many', issue_met_more_than_observed: 'Not more met than observed', issue_not_applicable_with_counts: 'Nothing is counted where it does not apply', issue_note_too_long: 'The note is too long', issue_photo_missing: 'Take a photo', issuesTitle: '{n} {n:check is|checks are} not complete', notYours: '{name} records this site; you can look at it.',
  },
});
