import { defineProblems } from '#platform/contract/index.ts';

export const pointsProblems = defineProblems({
  'points.transfer_unbalanced': {
    status: 422, title: { zh: '这笔转移借贷不平：{at}', en: 'This transfer does not balance: {at}' },
    advice: { zh: '每笔转移至少两条分录，每种资产的分录合计必须为零，且没有为零的分录。', en: 'A transfer has two legs or more; in each asset they add up to zero, and none is zero.' },
  },
  'points.balance_too_low': {
    status: 409, title: { zh: '余额不足', en: 'The balance is too low' }, advice: { zh: '请查看账户现有余额和预留，减少数量或稍后再试。', en: 'See what the account holds and what is set aside; take less, or try later.' },
  },
  'points.transfer_differs': {
    status: 409, title: { zh: '同一编号已过账，但内容不同', en: 'This id was posted with other content' }, advice: { zh: '已过账的转移不能修改；更正请冲正后用新编号重做。', en: 'What was posted stays; to correct it, reverse it and post anew under a new id.' },
  },
  'points.reversed_already': {
    status: 409, title: { zh: '这笔转移已经冲正过', en: 'This transfer was reversed already' }, advice: { zh: '每笔只能冲正一次。请刷新查看。', en: 'Each can be reversed once. Reload to see it.' },
  },
  'points.asset_unknown': {
    status: 422, title: { zh: '没有这种资产', en: 'There is no such asset' }, advice: { zh: '请核对资产编号；积分资产随积分规则建立。', en: 'Check the asset’s id; points come with their rule book.' },
  },
  'points.rules_wrong': {
    status: 422, title: { zh: '规则有误：第 {at} 条', en: 'A rule is wrong: number {at}' }, advice: { zh: '编码不能重复，分值不能为零。', en: 'No code twice, and no rule worth nothing.' },
  },
  'points.book_settled': {
    status: 409, title: { zh: '这版规则已不是草稿', en: 'This rule book is no longer a draft' }, advice: { zh: '已批准的规则不能修改；需要变动时另起草一版。', en: 'What is in force stays as it is; draft another version.' },
  },
  'points.same_person': {
    status: 403, title: { zh: '不能由同一人办理', en: 'The same person cannot do this' }, advice: { zh: '起草与批准、记分与评议、评议与兑换须由不同的人办理。请由另一位同志办理。', en: 'Drafting and approving, recording and reviewing, reviewing and redeeming take different people. Ask a colleague.' },
  },
  'points.book_day_taken': {
    status: 409, title: { zh: '这一天已有一版规则生效', en: 'Another book begins on that day' }, advice: { zh: '请放弃这份草稿，换一个生效日期重新起草。', en: 'Discard this draft and draft it anew from another day.' },
  },
  'points.book_too_late': {
    status: 409, title: { zh: '生效日期已过', en: 'The day it begins is over' }, advice: { zh: '规则不能追溯。请放弃这份草稿，从今天或以后的日期重新起草。', en: 'Rules never reach back. Discard this draft and draft it from today or later.' },
  },
  'points.subject_unknown': {
    status: 422, title: { zh: '没有这一户（人），或已注销', en: 'There is no such household or person, or it is gone' }, advice: { zh: '请在对象名册里查找；没有的先登记。', en: 'Look in the register of subjects; register it first.' },
  },
  'points.rule_unknown': {
    status: 422, title: { zh: '那一天没有这条规则', en: 'No such rule was in force on that day' }, advice: { zh: '请核对发生日期和规则；还没有规则的，先起草并批准。', en: 'Check the day and the rule; without a rule book, have one drafted and approved first.' },
  },
  'points.over_cap': {
    status: 409, title: { zh: '这一项本月已满 {cap} 次', en: 'This rule is full for the month: {cap}' }, advice: { zh: '同一户同一项每月次数有上限，下月再记。', en: 'A household has this rule so often a month; record it next month.' },
  },
  'points.evidence_missing': {
    status: 422, title: { zh: '扣分须写明凭据', en: 'A deduction needs its evidence' }, advice: { zh: '请写明时间、经过和在场的人。', en: 'Tell when, what happened and who was there.' },
  },
  'points.evidence_kind_missing': {
    status: 422, title: { zh: '这一项要写明凭据：{kind}', en: 'This rule needs its evidence: {kind}' }, advice: { zh: '积分规则要求写明它。请在“凭据”里写清楚，如签到表第几页、证明人是谁、单据号多少。', en: 'The rule book asks for it. Write it under “Evidence”: which page of the signed list, who the witness is, the number of the slip.' },
  },
  'points.photo_missing': {
    status: 422, title: { zh: '这一项要有照片', en: 'This rule needs a photo' }, advice: { zh: '规则要求现场照片或单据照片。请拍一张再记。', en: 'The rule asks for a photo of the place or of the slip. Take one and record again.' },
  },
  'points.photo_unknown': {
    status: 422, title: { zh: '照片不在，或不归您看', en: 'A photo is not there, or not yours to see' }, advice: { zh: '请重新拍照上传。', en: 'Take and upload it again.' },
  },
  'points.role_wrong': {
    status: 403, title: { zh: '按现行规则，这一步由{roles}办理', en: 'By the rules in force this is done by: {roles}' }, advice: { zh: '请交给规则指定的同志办理；要改由谁办，另起一版规则。', en: 'Leave it to those whom the rule book names; to change who, draft another version.' },
  },
  'points.day_wrong': {
    status: 422, title: { zh: '日期在未来，或超过两个月前', en: 'The day is in the future or more than two months ago' }, advice: { zh: '请填发生的日期；过久的不再补记。', en: 'Give the day it happened; older deeds are not recorded any more.' },
  },
  'points.reason_missing': {
    status: 422, title: { zh: '不同意须说明理由', en: 'Declining needs a reason' }, advice: { zh: '理由会给记分的人看到。', en: 'Whoever recorded it will read it.' },
  },
  'points.deed_not_open': {
    status: 409, title: { zh: '这笔记分现在不能更正', en: 'This deed cannot be corrected now' }, advice: { zh: '公示中和已入账的可以更正。请刷新查看。', en: 'What is on notice or posted can be. Reload to see it.' },
  },
  'points.no_book': {
    status: 409, title: { zh: '还没有生效的积分规则', en: 'No rule book is in force' }, advice: { zh: '请先起草一版规则，由另一位同志批准。', en: 'Draft one, and have a colleague put it in force.' },
  },
  'points.nothing_expires': {
    status: 409, title: { zh: '按现行规则全部结转，没有到期', en: 'By the rules in force everything is carried over' }, advice: { zh: '不用公布预告。要改结转比例，另起一版规则。', en: 'No warning is needed. To change what is carried over, draft another rule book.' },
  },
  'points.settlement_known': {
    status: 409, title: { zh: '{year} 年度已公布过预告', en: 'The warning of {year} was published already' }, advice: { zh: '要重新公布，先撤回原来的预告。', en: 'Take that one back first to publish another.' },
  },
  'points.settlement_year': {
    status: 422, title: { zh: '不是可以结算的年度', en: 'This year cannot be settled' }, advice: { zh: '只能结算上一年、本年或下一年。', en: 'Only the last year, this one or the next.' },
  },
  'points.settlement_settled': {
    status: 409, title: { zh: '这次结算现在不能这样办', en: 'This cannot be done to the settlement now' }, advice: { zh: '它可能已入账或已撤回。请刷新查看。', en: 'It may be posted or taken back. Reload to see it.' },
  },
  'points.settlement_too_early': {
    status: 409, title: { zh: '{day} 起才能结算', en: 'It can be posted from {day}' }, advice: { zh: '年度要先结束，预告要公布满 60 天。', en: 'The year must be over and the warning published for 60 days.' },
  },
  'points.nothing_to_reverse': {
    status: 409, title: { zh: '没有可冲正的到期积分', en: 'Nothing that expired is left to reverse' }, advice: { zh: '这些户没有到期，或已经还过。', en: 'These lost nothing, or it was given back already.' },
  },
  'points.quarter_to_come': {
    status: 422, title: { zh: '这个季度还没开始', en: 'This quarter has not begun' }, advice: { zh: '请选已开始的季度。', en: 'Choose one that has begun.' },
  },
  'points.concerns_oneself': {
    status: 403, title: { zh: '这条提示涉及您本人', en: 'This signal concerns you' }, advice: { zh: '由提示没有涉及的另一位同志处理。', en: 'A colleague whom it does not concern decides about it.' },
  },
  'points.signal_settled': {
    status: 409, title: { zh: '这条提示已经处理', en: 'This signal was decided already' }, advice: { zh: '请刷新查看处理结果；有新情况时会再次列出。', en: 'Reload to see what was decided; it comes back when there is more.' },
  },
  'points.signal_grown': {
    status: 409, title: { zh: '其间又有新增', en: 'More came meanwhile' }, advice: { zh: '请刷新，看过新增的再处理。', en: 'Reload and look at what came before deciding.' },
  },
  'points.not_on_notice': {
    status: 409, title: { zh: '这笔记分现在不在公示中', en: 'This deed is not on notice now' }, advice: { zh: '公示期内才能在这里提出异议；已入账的，请找村干部更正。', en: 'Objections are taken here while it is on notice; once it is posted, ask the village officer to correct it.' },
  },
  'points.objection_settled': {
    status: 409, title: { zh: '这条异议已经处理过', en: 'This objection was settled already' }, advice: { zh: '请刷新查看处理结果。', en: 'Reload to see how.' },
  },
  'points.objection_open': {
    status: 409, title: { zh: '这笔记分有异议正在核实', en: 'An objection to this deed is being looked into' }, advice: { zh: '处理完异议才能入账。', en: 'It is posted once the objection is settled.' },
  },
  'points.notice_runs': {
    status: 409, title: { zh: '公示期还没有结束', en: 'The notice is not over yet' }, advice: { zh: '公示期满的第二天自动入账。', en: 'It is posted by itself on the day after its last.' },
  },
  'points.form_stale': {
    status: 422, title: { zh: '表单已过期或提交得太快', en: 'The form is too old, or was sent too fast' }, advice: { zh: '内容还在，请检查后再提交一次。', en: 'Your words are still there: check them and send again.' },
  },
  'points.objection_groundless': {
    status: 422, title: { zh: '没有写明理由', en: 'The objection does not say what is wrong' }, advice: { zh: '请写明哪里不对、您是怎么知道的。不留联系方式的，至少写 8 个字；留了联系方式的，写一句即可。', en: 'Say what is wrong and how you know: at least eight letters or signs, or a few words with a way to reach you.' },
  },
  'points.too_many_objections': {
    status: 429, title: { zh: '这笔记分收到的异议太多，暂停接收', en: 'Too many objections to this deed; no more are taken' }, advice: { zh: '已有异议正在核实，请等结果或找村干部。', en: 'Those that came are being looked into; wait for the answer, or ask the village officer.' },
  },
  'points.transfer_unknown': {
    status: 422, title: { zh: '没有这笔转移：{at}', en: 'There is no such transfer: {at}' }, advice: { zh: '请核对编号；只能冲正本项目已过账的转移。', en: 'Check the id; only what was posted in this programme is reversed.' },
  },
  'points.not_posted_by_system': {
    status: 409, title: { zh: '这笔转移不是本系统过的账：{at}', en: 'This system did not post this transfer: {at}' }, advice: { zh: '别的系统过的账由那个系统冲正；记分请更正记分，兑换请冲销兑换单，到期请冲正结算。', en: 'The system that posted it takes it back; or correct the deed, reverse the slip, or reverse the settlement instead.' },
  },
  'points.board_too_long': {
    status: 409, title: { zh: '这张榜太长，一份文稿放不下', en: 'This board is too long for a document' }, advice: { zh: '请选一个村再下载，或下载表格。', en: 'Choose a village first, or download the table.' },
  },
});
