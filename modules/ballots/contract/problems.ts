import { defineProblems } from '#platform/contract/index.ts';

export const ballotsProblems = defineProblems({
  'ballots.act_not_allowed': {
    status: 409, title: { zh: '投票现在是“{state}”，不能做这一步', en: 'The ballot is “{state}”; this step is not open' },
    advice: { zh: '请刷新查看最新状态。', en: 'Reload to see where it stands.' },
  },
  'ballots.changed_meanwhile': {
    status: 409, title: { zh: '投票刚被别人改过', en: 'Somebody has just changed this ballot' }, advice: { zh: '请刷新查看最新内容，再决定。', en: 'Reload to read the latest, then decide.' },
  },
  'ballots.weight_without_rule': {
    status: 422, title: { zh: '公众投票的权重高于默认，却没有写依据', en: 'The public vote weighs more than by default, and no rule says so' },
    advice: { zh: '请写明哪个评选办法的哪一条规定了这个权重；公众会看到。没有明文依据的，权重应为 0（仅供参考）。', en: 'Name the rule and clause that give it this weight; the public sees it. Without one the weight is 0, advice alone.' },
  },
  'ballots.weight_fixed': {
    status: 422, title: { zh: '这次投票的权重（{percent}%）和依据由评选办法定下，草稿里不能改', en: 'The selection says the weight of this ballot ({percent} %) and its rule: a draft does not change them' },
    advice: { zh: '请填回原来的权重和依据再保存；确要改的，须重新发起评选。', en: 'Put back the weight and rule and save again; another weight needs another round.' },
  },
  'ballots.question_wrong': {
    status: 422, title: { zh: '选项或组别设置有误：{faultZh} {at}', en: 'Options or classes do not fit: {faultEn} {at}' },
    advice: {
      zh: '请检查：至少两个选项，代码不重复，每个选项属于一个组，组内可选数和名额不超过选项数，总数不超过各组之和。',
      en: 'Check: at least two options, no code twice, every option in a class, limit and seats of a class no more than its options, the total no more than the classes together.',
    },
  },
  'ballots.times_wrong': {
    status: 422, title: { zh: '结束时间须在开始时间之后，且尚未过去', en: 'It must end after it begins, and in the future' }, advice: { zh: '请修改开始和结束时间。', en: 'Change when it opens and closes.' },
  },
  'ballots.author_cannot_open': {
    status: 403, title: { zh: '起草或修改过的人不能开启投票', en: 'Whoever wrote or changed a ballot cannot open it' }, advice: { zh: '请由另一位有权限的同志核对后开启。', en: 'Another person with the permission has to check and open it.' },
  },
  'ballots.no_codes': {
    status: 409, title: { zh: '还没有印投票码', en: 'No codes were printed' }, advice: { zh: '请先印一批投票码，再开启投票。', en: 'Print codes first, then open the ballot.' },
  },
  'ballots.token_kind_missing': {
    status: 409, title: { zh: '这次投票允许的身份方式，本系统没有配置', en: 'A way to be known that this ballot allows is not set up here' },
    advice: { zh: '请在草稿中改用印发的投票码，或请管理员配置短信、统一身份认证。', en: 'Change the draft to printed codes, or have an administrator set up text messages or the identity service.' },
  },
  'ballots.token_kind_closed': {
    status: 409, title: { zh: '这次投票不用这种身份方式', en: 'This ballot does not take that way to be known' }, advice: { zh: '请用投票页上列出的方式。', en: 'Use one of those on the voting page.' },
  },
  'ballots.number_wrong': {
    status: 422, title: { zh: '手机号不对', en: 'This is no phone number' }, advice: { zh: '请核对 11 位手机号；境外号码以 + 和国家代码开头。', en: 'Check the digits; numbers from elsewhere begin with + and the country.' },
  },
  'ballots.sms_too_many': {
    status: 429, title: { zh: '这个号码要得太频繁', en: 'Too many codes for this number' }, advice: { zh: '一分钟后再试；一个号码一天最多 5 次。', en: 'Try again in a minute; a number gets five a day.' },
  },
  'ballots.sms_code_wrong': {
    status: 422, title: { zh: '验证码不对，或已过期', en: 'The code is wrong or too old' }, advice: { zh: '请核对短信里的 6 位数字；错 5 次或超过 10 分钟要重新获取。', en: 'Check the six digits; after five mistakes or ten minutes ask for another.' },
  },
  'ballots.identity_unavailable': {
    status: 503, title: { zh: '统一身份认证现在不可用', en: 'The identity service does not answer' }, advice: { zh: '请稍后再试，或改用投票页上的其他方式。', en: 'Try again later, or use another way on the voting page.' },
  },
  'ballots.identity_refused': {
    status: 422, title: { zh: '身份没有确认成功', en: 'You could not be identified' }, advice: { zh: '请回到投票页重新开始。', en: 'Go back to the voting page and begin again.' },
  },
  'ballots.identity_used': {
    status: 409, title: { zh: '这个身份在这次投票已经换过凭证', en: 'This identity was exchanged already' }, advice: { zh: '凭证在当时用的设备上。一人只能换一次。', en: 'The credential is on the device that was used then. One each.' },
  },
  'ballots.option_unknown': {
    status: 404, title: { zh: '草稿里没有这个选项', en: 'The draft has no such option' }, advice: { zh: '请刷新后再试。', en: 'Reload and try again.' },
  },
  'ballots.option_is_nobody': {
    status: 409, title: { zh: '“{name}”不是个人或家庭，没有姓名可隐去', en: '“{name}” is no person or household: there is no name to withhold' }, advice: { zh: '地点、单位、项目的名称照样公开；组别标错、其实是个人或家庭的，请勾选说明并写明依据。', en: 'Names of places, units and projects stay public; where the class was marked by mistake, tick that it is a person or household after all, and say the ground.' },
  },
  'ballots.once_rule_missing': {
    status: 422, title: { zh: '有几种身份方式，同一个人可能投两次：没有写明怎样避免', en: 'There are several ways to be known, and one person might vote by two: how that is kept from happening is not said' },
    advice: { zh: '请写明发码时登记谁、怎样排除用短信或统一认证投票的人；或者只留一种身份方式。这段话公布在投票页。', en: 'Say who is registered at the hand-out and how those who vote by phone or identity service are left out, or take one way only. It is shown on the voting page.' },
  },
  'ballots.class_unknown': { status: 422, title: { zh: '没有这个组别', en: 'There is no such class' }, advice: { zh: '请在本次投票的组别中选择。', en: 'Choose among the classes of this ballot.' } },
  'ballots.picture_refused': {
    status: 422, title: { zh: '这张照片不能用', en: 'This picture cannot be used' }, advice: { zh: '请用 JPEG、PNG 或 WebP 格式、没有损坏的照片。', en: 'Use a JPEG, PNG or WebP that is not damaged.' },
  },
  'ballots.not_open': {
    status: 409, title: { zh: '现在不在投票时间', en: 'Voting is not open now' }, advice: { zh: '请查看公布的投票时间。', en: 'See the times that were published.' },
  },
  'ballots.code_unknown': {
    status: 422, title: { zh: '没有这个投票码', en: 'There is no such code' }, advice: { zh: '请对照纸上的投票码逐位检查；这个码只能用于它所印的那次投票。', en: 'Compare it with the paper sign by sign; a code is good for the ballot printed above it only.' },
  },
  'ballots.code_used': {
    status: 409, title: { zh: '这个投票码已经用过', en: 'This code was used already' }, advice: { zh: '如果不是您本人使用的，请联系发码的村（社区）或创建办。', en: 'If it was not you, tell the village or community that gave it to you, or the office.' },
  },
  'ballots.blinded_wrong': {
    status: 422, title: { zh: '凭证请求的格式不对', en: 'The request for a credential has the wrong form' }, advice: { zh: '请刷新投票页面再试。', en: 'Reload the voting page and try again.' },
  },
  'ballots.credential_forged': {
    status: 422, title: { zh: '投票凭证无效', en: 'The credential is not valid' }, advice: { zh: '没有有效凭证的选票不计。请用投票码重新领取凭证。', en: 'A ballot without a valid credential does not count. Exchange a code for one.' },
  },
  'ballots.credential_used': {
    status: 409, title: { zh: '这份凭证已经投过票', en: 'This credential has voted already' }, advice: { zh: '每份凭证只能投一次，投出后不能更改。请保留第一次的回执。', en: 'A credential votes once and the vote cannot be changed. Keep the receipt of the first.' },
  },
  'ballots.sealed_wrong': {
    status: 422, title: { zh: '密封选票的长度不对', en: 'The sealed ballot has the wrong length' }, advice: { zh: '请刷新投票页面再试。', en: 'Reload the voting page and try again.' },
  },
  'ballots.still_running': {
    status: 409, title: { zh: '投票时间还没有结束', en: 'The time for voting is not over' }, advice: { zh: '到结束时间后再申请结束；确需中止的，请撤销并说明理由。', en: 'Ask for the closing after its end; to stop earlier, withdraw it with a reason.' },
  },
  'ballots.closer_asked': {
    status: 403, title: { zh: '申请结束的人不能自己确认', en: 'Whoever asked for the closing cannot confirm it' }, advice: { zh: '请由另一位有权限的同志确认。', en: 'Another person with the permission has to confirm.' },
  },
  'ballots.not_counted': {
    status: 409, title: { zh: '计票之前没有任何票数', en: 'There are no figures before the count' }, advice: { zh: '选票在结束前是密封的，请等计票完成。', en: 'Ballots are sealed until the closing; wait for the count.' },
  },
  'ballots.not_signed_yet': {
    status: 409, title: { zh: '这张票还没有进入已签名的票箱', en: 'This ballot is not under a signature yet' }, advice: { zh: '票箱每小时签名一次，请一小时后再查。', en: 'The box is signed every hour; look again in an hour.' },
  },
  'ballots.paper_unsettled': {
    status: 409, title: { zh: '还有 {count} 张纸质选票没有录完', en: '{count} paper ballot(s) are not settled' }, advice: { zh: '每张纸票要两人分别录入，不一致的由第三人录入。', en: 'Each needs two people, and a third where they differ.' },
  },
  'ballots.paper_without_code': {
    status: 409, title: { zh: '纸质选票比收回的投票码多 {count} 张', en: 'There are {count} more paper ballots than codes handed in' }, advice: { zh: '请登记随纸票收回的投票码，或作废多出的纸票。', en: 'Register the codes handed in with them, or check the papers.' },
  },
  'ballots.paper_entered_by_you': {
    status: 409, title: { zh: '这张纸票您已经录过', en: 'You have entered this paper ballot already' }, advice: { zh: '请由另一位同志录入第二次。', en: 'Another person has to enter it the second time.' },
  },
  'ballots.paper_settled': {
    status: 409, title: { zh: '这张纸票已经确认', en: 'This paper ballot is settled' }, advice: { zh: '请核对编号。', en: 'Check the serial number.' },
  },
  'ballots.choice_wrong': {
    status: 422, title: { zh: '选择不符合规则', en: 'The choice does not keep to the rules' }, advice: { zh: '不符合规则的纸票请录为作废。', en: 'Enter a paper that breaks the rules as void.' },
  },
  'ballots.anomaly_unknown': {
    status: 409, title: { zh: '这条异常提示已经变了', en: 'What was pointed out has changed' }, advice: { zh: '请刷新异常提示再决定。', en: 'Reload the anomaly report, then decide.' },
  },
  'ballots.leaf_unknown': {
    status: 422, title: { zh: '票箱里没有这些序号', en: 'The box has no such places' }, advice: { zh: '请从异常提示里选择。', en: 'Choose from what the anomaly report names.' },
  },
  'ballots.leaf_quarantined': {
    status: 409, title: { zh: '其中有选票已经隔离', en: 'Some of these are set apart already' }, advice: { zh: '请先查看已有的隔离决定。', en: 'See the decisions made so far.' },
  },
  'ballots.file_missing': {
    status: 409, title: { zh: '公布文件不在了', en: 'The published file is gone' }, advice: { zh: '请创建办重新计票一次，会得到同一份文件。', en: 'The office can count once more and gets the same file.' },
  },
  'ballots.options_unreadable': {
    status: 422, title: { zh: '选项表读不了：{reason}', en: 'The list of options cannot be read: {reason}' }, advice: { zh: '表头为：组别、名称、说明。', en: 'The headers are: class, name, note.' },
  },
});
