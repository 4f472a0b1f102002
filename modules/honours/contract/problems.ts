import { defineProblems } from '#platform/contract/index.ts';
import { subjectProblems } from './subject-problems.ts';

export const honoursProblems = defineProblems({
  ...subjectProblems,
  'honours.title_code_taken': {
    status: 409, title: { zh: '这个称号编码已被使用', en: 'This title code is taken' },
    advice: { zh: '请换一个编码；停用的称号也保留其编码。', en: 'Choose another; retired titles keep theirs too.' },
  },
  'honours.title_invalid': {
    status: 422, title: { zh: '称号规则有 {count} 处自相矛盾', en: 'The title contradicts itself in {count} {count:place|places}' },
    advice: { zh: '请按标出的位置修改。', en: 'Correct the places that are marked.' },
  },
  'honours.title_retired': {
    status: 409, title: { zh: '称号已停用', en: 'The title is retired' },
    advice: { zh: '停用的称号不再授予；已授予的仍可复查。', en: 'A retired title is not conferred any more; awards of it can still be reviewed.' },
  },
  'honours.title_in_use': {
    status: 409, title: { zh: '评选或荣誉正按这一版规则办：{rounds} 个评选，{awards} 项荣誉', en: '{rounds} selection(s) and {awards} award(s) keep to this version of the rules' },
    advice: { zh: '规则不能在办理中改变；请修订为新版本并写明生效日。', en: 'Rules are not changed under them: revise them, with the day from which the new version holds.' },
  },
  'honours.title_fixed': {
    status: 409, title: { zh: '称号已有评选或荣誉，级别和对象种类不能改', en: 'Selections or awards exist: the tier and the kind of subject stand' },
    advice: { zh: '级别或对象不同的是另一个称号，请新建。', en: 'Another tier or kind of subject is another title: create it.' },
  },
  'honours.title_version_taken': {
    status: 409, title: { zh: '从这一天起已有一个版本', en: 'A version holds from this day already' },
    advice: { zh: '请另选生效日；尚未生效的版本可先取消。', en: 'Choose another day; a version that is not in force yet can be dropped first.' },
  },
  'honours.title_unchanged': {
    status: 422, title: { zh: '与那一天的规则相同', en: 'The rules of that day say the same' },
    advice: { zh: '没有改动就不必修订。', en: 'Nothing to revise.' },
  },
  'honours.title_version_in_force': {
    status: 409, title: { zh: '这一版已生效，或没有这一版', en: 'This version is in force, or there is none' },
    advice: { zh: '只能取消尚未生效的版本；生效的请再修订。', en: 'Only a version ahead is dropped; revise one that is in force.' },
  },
  'honours.pack_unreadable': {
    status: 422, title: { zh: '不是称号目录文件', en: 'This is no title catalogue' },
    advice: { zh: '请选择 JSON 格式的称号目录；可先下载一份现成的对照。', en: 'Choose a title catalogue in JSON; download one to compare.' },
  },
  'honours.pack_unknown': {
    status: 404, title: { zh: '没有这个称号目录', en: 'There is no such catalogue' },
    advice: { zh: '请从列表中选择。', en: 'Choose one from the list.' },
  },
  'honours.too_many_due': {
    status: 422, title: { zh: '可向上推荐的超过 {limit} 个', en: 'More than {limit} may be recommended upward' },
    advice: { zh: '请按上级称号、级别或名称筛选后再看。', en: 'Narrow the list by the higher title, the tier or a name.' },
  },
  'honours.kind_differs': {
    status: 422, title: { zh: '这个称号不授予这类对象', en: 'The title is not given to this kind of subject' },
    advice: { zh: '请检查称号与对象。', en: 'Check title and subject.' },
  },
  'honours.class_unknown': {
    status: 422, title: { zh: '称号没有这个类别或星', en: 'The title has no such class or star' },
    advice: { zh: '请从称号的类别和星中选择；分类别的称号须选一类。', en: 'Choose from the title’s classes and stars; a title with classes needs one.' },
  },
  'honours.holds_already': {
    status: 409, title: { zh: '该对象在这段时间已持有这个称号', en: 'The subject holds this title in that time already' },
    advice: { zh: '届满后再授予；升降星级请用换发。', en: 'Confer it after its term; for other stars supersede the award.' },
  },
  'honours.locked': {
    status: 409, title: { zh: '称号撤销后的锁定期到 {day} 为止', en: 'A withdrawal keeps the subject out until {day}' },
    advice: { zh: '锁定期满后可再申报。', en: 'It may be a candidate from that day on.' },
  },
  'honours.number_taken': {
    status: 409, title: { zh: '这个荣誉编号已被使用', en: 'This award number is taken' },
    advice: { zh: '请换一个编号，或留空由系统编号。', en: 'Choose another, or leave it empty.' },
  },
  'honours.not_in_force': {
    status: 409, title: { zh: '荣誉在这一天不是有效状态', en: 'The award is not in force on that day' },
    advice: { zh: '请检查日期；届满、撤销的荣誉不能再复查。', en: 'Check the day; what lapsed or was withdrawn is not reviewed again.' },
  },
  'honours.renewed_already': {
    status: 409, title: { zh: '下一届已经延过', en: 'Another term was given already' },
    advice: { zh: '一次只延一届；进入最后一届后再办。', en: 'One term at a time: do it again within the last one.' },
  },
  'honours.dates_out_of_order': {
    status: 422, title: { zh: '日期先后不对', en: 'The dates are out of order' },
    advice: { zh: '请检查日期：不能早于命名日，整改期限须在之后，不能晚于今天。', en: 'Check them: not before the award, a deadline after it, nothing later than today.' },
  },
  'honours.publication_refused': {
    status: 422, title: { zh: '这项荣誉不能公开', en: 'This award cannot be published' },
    advice: { zh: '个人和家庭须先取得同意，未满14周岁的一律不公开，年龄不明的先核实。', en: 'Persons and households must agree first, a child under fourteen is never shown, and an unknown age is found out first.' },
  },
  'honours.round_code_taken': {
    status: 409, title: { zh: '这个评选编码已被使用', en: 'This code of a selection is taken' },
    advice: { zh: '请换一个编码。', en: 'Choose another.' },
  },
  'honours.pipeline_invalid': {
    status: 422, title: { zh: '评选环节有 {count} 处不成立', en: 'The stages do not hold in {count} {count:place|places}' },
    advice: { zh: '推荐、公示、审定、命名不可少，先后须说得通（资格核定在评审、投票、入围之前，这些都在公示之前，公示在审定之前，审定在命名之前），日期依次相接。', en: 'Nomination, notice, decision and conferral are needed. Eligibility comes before scoring, voting and the shortlist, all of these before the notice, the notice before the decision, the decision before conferral; dates follow each other.' },
  },
  'honours.round_unchanged': {
    status: 409, title: { zh: '没有要变更的内容', en: 'Nothing would change' },
    advice: { zh: '请改动后再保存。', en: 'Change something, then save.' },
  },
  'honours.change_refused': {
    status: 409, title: { zh: '不能这样变更：{reasonsZh}', en: 'This cannot be changed: {reasonsEn}' },
    advice: { zh: '已据以办理的内容不在事后改动。其余变更可以单独保存。', en: 'What was decided on does not change under it. The other changes can be saved by themselves.' },
  },
  'honours.open_review_with_jury': {
    status: 422, title: { zh: '考评不盲评的评选不能再有评委评审', en: 'A round whose review is open has no jury' },
    advice: { zh: '同一批人看过是谁，就不能再盲评。请去掉“评委评审”，或让考评也盲评。', en: 'Who saw whose it is cannot judge blind. Leave the jury out, or let the review be blind, too.' },
  },
  'honours.ballot_classes': {
    status: 422, title: { zh: '称号和类别合起来有 {count} 组，一次投票至多 {most} 组', en: '{count} groups of titles and classes; a ballot has {most} at most' },
    advice: { zh: '请把称号分到几次评选，各自投票。', en: 'Give the titles in rounds of their own, each with its ballot.' },
  },
  'honours.no_shortlist': {
    status: 409, title: { zh: '现在还没有入围名单', en: 'There is no shortlist yet' },
    advice: { zh: '评选须有“初评入围”环节；到了这个环节才排出名单。', en: 'A round needs the stage “Shortlist”; the list is made once it is open.' },
  },
  'honours.nobody_shortlisted': {
    status: 422, title: { zh: '没有一个候选入围', en: 'Nobody would be on the shortlist' },
    advice: { zh: '至少留一个候选入围。', en: 'Leave one candidate in at least.' },
  },
  'honours.shortlist_rule_missing': {
    status: 422, title: { zh: '有“初评入围”环节，须写明每一部分入围多少个', en: 'A shortlist needs its rule: how many of each part' },
    advice: { zh: '请填写入围数和按什么分开。', en: 'Fill in how many, and by what they are parted.' },
  },
  'honours.stage_not_open': {
    status: 409, title: { zh: '现在不是“{stageZh}”环节', en: 'The stage “{stageEn}” is not open now' },
    advice: { zh: '请刷新查看评选进行到哪一步。', en: 'Reload to see where the round stands.' },
  },
  'honours.round_conferred': {
    status: 409, title: { zh: '这次评选已经命名，不能取消', en: 'Titles of this round were conferred: it can no longer be cancelled' },
    advice: { zh: '请按环节办完；命名有误的，逐个走撤销程序。', en: 'Finish its stages; where a title was wrong, withdraw that one.' },
  },
  'honours.stage_blocked': {
    status: 409, title: { zh: '这个环节还不能结束：{reasonsZh}', en: 'This stage cannot end yet: {reasonsEn}' },
    advice: { zh: '先办完列出的事项。', en: 'Settle what is listed first.' },
  },
  'honours.candidate_known': {
    status: 409, title: { zh: '该对象已在这次评选的这个称号里', en: 'The subject is a candidate for this title already' },
    advice: { zh: '请在候选名单中查找。', en: 'Find it in the list of candidates.' },
  },
  'honours.title_not_in_round': {
    status: 422, title: { zh: '这次评选不包含这个称号', en: 'The round does not give this title' },
    advice: { zh: '请从这次评选的称号中选择。', en: 'Choose one of its titles.' },
  },
  'honours.candidate_settled': {
    status: 409, title: { zh: '候选对象已不在评选中', en: 'The candidate is no longer in the running' },
    advice: { zh: '请刷新查看其状态。', en: 'Reload to see how it stands.' },
  },
  'honours.check_unknown': {
    status: 422, title: { zh: '没有这个条件或负面项', en: 'No such condition or negative item' },
    advice: { zh: '请从评选的设置中选择；负面项须写明日期。', en: 'Choose one of the round’s; a negative item needs its day.' },
  },
  'honours.department_invalid': {
    status: 422, title: { zh: '联审部门写了两次，或没有这个单位', en: 'A department stands twice, or there is no such organisation' },
    advice: { zh: '每个部门、每个单位只列一次；签字单位从单位名册里选。', en: 'Name each department and each organisation once, and choose organisations from the register.' },
  },
  'honours.not_your_department': {
    status: 403, title: { zh: '您不是这个部门的人', en: 'You do not belong to this department' },
    advice: { zh: '联审意见由部门自己的人签署；部门交来的是纸质意见的，由创建办代录。', en: 'A department signs for itself; what it answered on paper is entered by the office.' },
  },
  'honours.not_asked': {
    status: 422, title: { zh: '有候选不归这个部门答复，或写了两次', en: 'A candidate this department is not asked about, or one named twice' },
    advice: { zh: '请刷新名单再签；已撤下的候选不再需要答复。', en: 'Reload the list; candidates that were removed need no answer any more.' },
  },
  'honours.nothing_answered': {
    status: 422, title: { zh: '没有要签署的意见', en: 'There is nothing to sign' },
    advice: { zh: '请勾选候选，或选择其余全部同意。', en: 'Tick candidates, or agree to all the others.' },
  },
  'honours.signed_already': {
    status: 409, title: { zh: '部门自己已经签署', en: 'The department has signed itself' },
    advice: { zh: '部门签署的意见不能用纸质意见改；要改请部门自己重新签署。', en: 'A paper does not change what the department signed; it signs anew itself.' },
  },
  'honours.finding_unknown': {
    status: 422, title: { zh: '没有这一条未满足的条件', en: 'There is no such unmet condition' },
    advice: { zh: '只能放行列出的未满足条件；对象类别、年龄、撤销锁定期和已有称号不能放行。', en: 'Only a condition that is listed as unmet can be set aside; the kind of subject, age, the time after a withdrawal and a title already held never.' },
  },
  'honours.not_a_judge': {
    status: 403, title: { zh: '您不是这次评选的评委', en: 'You are no judge of this round' },
    advice: { zh: '评委由创建办在评选页聘请。', en: 'The office appoints judges on the page of the round.' },
  },
  'honours.judge_unknown': {
    status: 422, title: { zh: '有人不在人员名册中，或已有打分', en: 'Somebody is not in the register, or has scored already' },
    advice: { zh: '请从人员名册选择；已打分的评委不能撤换。', en: 'Choose from the register; a judge who scored stays.' },
  },
  'honours.sheet_invalid': {
    status: 422, title: { zh: '打分表不完整或分值超出', en: 'The sheet is incomplete, or a score is out of range' },
    advice: { zh: '每一项都要打分，不低于0、不超过满分；已声明回避的不打分。', en: 'Score every criterion between nought and its most; one with a declared conflict is not scored.' },
  },
  'honours.voice_rule_missing': {
    status: 422, title: { zh: '公众意见有权重，却没有写依据', en: 'The public voice has a weight, and no rule says so' },
    advice: { zh: '请写明评选办法的哪一条规定了这个权重，它会与权重一起公布；没有明文依据的，权重应为 0（仅供参考）。', en: 'Name the clause that gives it this weight; it is shown beside it. Without one the weight is 0, advice alone.' },
  },
  'honours.tie_rule_missing': {
    status: 422, title: { zh: '平分规则须以抽签收尾', en: 'The tie rule must end with the lot' },
    advice: { zh: '事先写下的规则要保证没有并列；抽签用事先公布的种子，谁都能重做。', en: 'A rule written beforehand leaves no tie; the lot is drawn from a seed that was published.' },
  },
  'honours.nothing_to_print': {
    status: 422, title: { zh: '没有现在有效的荣誉可打印', en: 'No award in force to print' },
    advice: { zh: '请换一个称号或条件；届满、撤销的荣誉不再打印证书。', en: 'Choose another title or filter; no certificate is printed of an award that lapsed or was withdrawn.' },
  },
  'honours.parts_unreadable': {
    status: 422, title: { zh: '第 {lines} 行看不懂', en: 'Line {lines} cannot be read' },
    advice: { zh: '每行写：名称 基数 最低 最高，后两项可不写，如“东镇 1200 1 3”。', en: 'Each line: name, base, and if you like least and most, such as “East town 1200 1 3”.' },
  },
  'honours.seats_infeasible': {
    status: 422, title: { zh: '名额分不了：{reasonZh}', en: 'The seats cannot be shared: {reasonEn}' },
    advice: { zh: '请改名额总数、最低数或最高数。', en: 'Change the seats, the least or the most.' },
  },
  'honours.seats_over_total': {
    status: 422, title: { zh: '分了 {seats} 个，总数上限是 {most} 个', en: '{seats} are shared and {most} is the most in all' },
    advice: { zh: '请把名额总数改到上限以内；上限要提高的，先用“变更评选”改名额规则，写明理由。', en: 'Share no more than that; to raise it, change the quotas of the selection first, with a reason.' },
  },
  'honours.seats_without_parts': {
    status: 422, title: { zh: '没有可分的对象', en: 'There is nobody to share among' },
    advice: { zh: '请换一种分法或基数；按申报数分，要先有候选。', en: 'Choose another grouping or base; by applicants there must be candidates first.' },
  },
  'honours.quotas_unmet': {
    status: 409, title: { zh: '名单有 {count} 条名额规则不满足', en: 'The list breaks {count} {count:quota rule|quota rules}' },
    advice: { zh: '请调整名单，或由有权限的领导逐条说明理由放行。', en: 'Change the list, or let somebody entitled set each aside with a reason.' },
  },
  'honours.order_left': {
    status: 409, title: { zh: '名单没有按名次：{names} 名次在前而未入选', en: 'The list leaves the order: {names} stand before somebody chosen' },
    advice: { zh: '平分已按事先写定的规则分开。请按名次确定名单；确需调整（如为满足名额规则），写明理由，理由随评审结果保存。', en: 'Ties were broken by the rule written down beforehand. Keep to the order; where it must be left, to keep a quota for instance, say why: the reason is kept with the result.' },
  },
  'honours.notice_drafted': {
    status: 409, title: { zh: '公示已经起草', en: 'The notice is drafted already' },
    advice: { zh: '要改名单，请先撤回公示。', en: 'Withdraw the notice before changing the list.' },
  },
  'honours.objection_open': {
    status: 409, title: { zh: '公示还有异议没有处理，不能审定', en: 'An objection to the notice is open: nobody can be confirmed' },
    advice: { zh: '请先逐条处理异议并结束公示。', en: 'Resolve each objection and close the notice first.' },
  },
  'honours.negatives_stand': {
    status: 409, title: { zh: '有 {count} 个候选的负面清单没有答复，或有负面情形：{names}', en: 'Of {count} candidate(s) negative items are unanswered, or something happened: {names}' },
    advice: { zh: '请在“负面清单签字”核查并签字：户由村（社区）或乡镇签，其他候选由创建办签；确有情形的，由乡镇退回、审定时不通过，命名前由组织评选的同志在候选页撤下；或由领导小组说明理由放行。', en: 'Sign under “Negative items”: the village or the town for households, the office for all others; where something happened the town sends the household back, the candidate is not confirmed, or before conferral whoever runs the selection removes it on its page; or the leading group sets it aside with a reason.' },
  },
  'honours.happened_stands': { status: 409, title: { zh: '已经记录发生过的负面情形，不能改为没有或改成更早的日期', en: 'A negative item that is on record as happened is not changed to no, nor to an earlier day' }, advice: { zh: '确属误记的，请领导小组在候选页说明理由放行。', en: 'Where it was recorded by mistake the leading group sets it aside on the candidate’s page, with a reason.' } },
  'honours.negatives_elsewhere': {
    status: 409, title: { zh: '这次评选的负面清单由资格核定或部门联审签字', en: 'In this selection negative items are signed for by its stage of eligibility or by departments' },
    advice: { zh: '不需要按名单签字。', en: 'No signature by list is needed.' },
  },
  'honours.list_changed': {
    status: 409, title: { zh: '名单有变化，现在是 {count} 个', en: 'The list has changed: {count} candidate(s) by now' },
    advice: { zh: '请重新打开名单，核查后再签字。', en: 'Open the list again, check it, then sign.' },
  },
  'honours.ballot_not_counted': {
    status: 409, title: { zh: '这次公众投票还没有计票', en: 'This ballot is not counted yet' },
    advice: { zh: '请先在公众投票中截止并计票。', en: 'Close and count it under Ballots first.' },
  },
  'honours.ballot_size': {
    status: 422, title: { zh: '{count} 个合格候选，不能列成一次投票（2 至 {most} 个）', en: '{count} eligible candidates do not make a ballot (2 to {most})' },
    advice: { zh: '候选太多时，请按类别或片区分次投票。', en: 'Where there are more, hold a ballot for each class or area.' },
  },
  'honours.ballot_standing': {
    status: 409, title: { zh: '这轮评选已有自己的公众投票', en: 'This round has a public ballot of its own already' },
    advice: { zh: '一轮评选只有一次公众投票，一人一票，也只引入它的结果。要改的，在草稿里改；确需重来的，先写明理由撤销原来的投票。', en: 'A round has one ballot, so that everybody votes once, and takes in its result alone. Change the draft; to begin again, withdraw the other first, with a reason.' },
  },
  'honours.ballot_differs': {
    status: 422, title: { zh: '投票选项与候选不一致：{codes}', en: 'Options of the ballot and candidates differ: {codes}' },
    advice: { zh: '每个合格候选都要是一个选项，选项编码全部用对象编号，或者全部用盲评号；在评选页“起草公众投票”会自动列好。', en: 'Each eligible candidate must be an option, all by subject code or all by blind number; “Draft a ballot” on the page of the round does that.' },
  },
  'honours.ballot_weight_differs': {
    status: 422, title: { zh: '投票写明的权重是 {ballot}%，评选定的是 {round}%，或者依据不一致', en: 'The ballot says a weight of {ballot} %, the round {round} %; or their rules differ' },
    advice: { zh: '公众看到的权重和依据必须与评选办法一致。请在评选页“起草公众投票”，重新投票后再引入。', en: 'What voters were told must be what the round goes by. Use “Draft a ballot” on the page of the round, hold it, and take in its result.' },
  },
  'honours.upward_unmet': {
    status: 422, title: { zh: '还不能推荐：{reasonsZh}', en: 'Not to be recommended yet: {reasonsEn}' },
    advice: { zh: '请先满足条件；确需推荐的，由有放行权限的同志写明理由。对象类别、年龄、锁定期和已有称号不能放行。', en: 'Meet the condition first; where it must go up, somebody entitled gives the reason. Kind, age, a lock and a title already held are never set aside.' },
  },
  'honours.set_aside_not_yours': {
    status: 403, title: { zh: '条件不满足，您没有放行的权限', en: 'A condition is not met, and you may not set it aside' },
    advice: { zh: '请由有放行权限的同志登记这次推荐。', en: 'Somebody entitled records this recommendation.' },
  },
  'honours.recommended_already': {
    status: 409, title: { zh: '该对象在这一批次已推荐过这个称号', en: 'The subject was recommended for this title in this batch' },
    advice: { zh: '请在推荐台账中查找；再次报送请在那一条上办理。', en: 'Find it in the register; send it again there.' },
  },
  'honours.recommendation_settled': {
    status: 409, title: { zh: '这次推荐现在不能这样办', en: 'This recommendation is not at that step now' },
    advice: { zh: '请刷新查看其状态；已登记授予的不再改结果。', en: 'Reload to see where it stands; once the title is registered its outcome stays.' },
  },
  'honours.nomination_closed': {
    status: 409, title: { zh: '这次评选现在不接受公开推荐', en: 'This selection takes no nominations from the public now' },
    advice: { zh: '请查看正在征集推荐的评选；有疑问请联系创建办。', en: 'See which selections do; if in doubt, ask the programme office.' },
  },
  'honours.nomination_form_stale': {
    status: 409, title: { zh: '表单打开得太久，或提交得太快', en: 'The form was open too long, or sent too fast' },
    advice: { zh: '您写的还在，请再提交一次。', en: 'What you wrote is still here; send it again.' },
  },
  'honours.nominations_paused': {
    status: 503, title: { zh: '现在推荐的人太多，暂时不接收', en: 'Too many nominations at once: none are taken for the moment' },
    advice: { zh: '大约一小时后恢复，请稍后再试。', en: 'It goes on in about an hour.' },
  },
  'honours.nomination_not_agreed': {
    status: 422, title: { zh: '请勾选同意', en: 'Please tick that you agree' },
    advice: { zh: '没有联系方式无法核实推荐。', en: 'Without your contact nobody can look into it.' },
  },
  'honours.nomination_settled': {
    status: 409, title: { zh: '这件推荐已经办理', en: 'This nomination is settled already' },
    advice: { zh: '请刷新查看结果。', en: 'Reload to see how.' },
  },
  'honours.nothing_due': {
    status: 422, title: { zh: '没有应复查的荣誉', en: 'No award is due for re-review' },
    advice: { zh: '请改用更晚的日期，或检查称号是否设置了复查间隔。', en: 'Take a later day, or see whether the title has a rhythm of re-review.' },
  },
  'honours.review_not_open': {
    status: 409, title: { zh: '这一条现在不能这样办', en: 'This award is not at that step now' },
    advice: { zh: '请刷新查看其状态。', en: 'Reload to see where it stands.' },
  },
  'honours.review_incomplete': {
    status: 422, title: { zh: '结论不完整', en: 'The result is incomplete' },
    advice: { zh: '整改须写期限和理由；提议撤销须写理由。', en: 'A rectification needs its day and reason, a proposed withdrawal its reason.' },
  },
  'honours.appeal_over': {
    status: 409, title: { zh: '申诉期已过', en: 'The time for an appeal is over' },
    advice: { zh: '请按信访、复核等其他途径反映。', en: 'Other ways of complaint remain open.' },
  },
  'honours.stars_to_enter': {
    status: 422, title: { zh: '“{name}”的 {count} 项还没有填', en: 'The {count} of “{name}” are not entered yet' },
    advice: { zh: '各地说法不同，产品不替您定。请打开称号“修改规则”，按本地文件填满 {count} 项并写明出处，再发起评选。', en: 'They differ from place to place and none ship with the product. Edit the rules of the title, enter all {count} by your own document with its source, then start the round.' },
  },
  'honours.answer_runs': {
    status: 409, title: { zh: '答复期到 {day} 才满', en: 'The time to answer runs until {day}' },
    advice: { zh: '持有者来陈述了，现在就可以登记；没有答复的，期满第二天再登记。', en: 'If the holder spoke, record it now; that they said nothing is recorded the day after.' },
  },
  'honours.statement_missing': {
    status: 422, title: { zh: '没有写陈述的内容', en: 'What the holder said is missing' },
    advice: { zh: '请写下陈述申辩的要点；期满没有答复的，选“期满未答复”。', en: 'Write down what they said; where the time went by, choose “Said nothing”.' },
  },
  'honours.withdrawal_runs': {
    status: 409, title: { zh: '这项荣誉正在撤销程序中', en: 'A withdrawal of this award runs' },
    advice: { zh: '请在撤销程序里办理：告知、听取、确认、申诉。', en: 'Go on in that proceeding: notice, hearing, confirmation, appeal.' },
  },
  'honours.withdrawal_not_at_step': {
    status: 409, title: { zh: '撤销程序现在不在这一步', en: 'The withdrawal is not at that step now' },
    advice: { zh: '请刷新查看办到哪一步。', en: 'Reload to see where it stands.' },
  },
  'honours.ground_unknown': {
    status: 422, title: { zh: '称号规则里没有这种撤销情形', en: 'The rules of the title know no such ground' },
    advice: { zh: '请从列出的情形中选；要加情形，修改称号规则。', en: 'Choose one that is listed; more are added in the rules of the title.' },
  },
  'honours.same_person': {
    status: 403, title: { zh: '提议、确认、裁决申诉须由不同的人', en: 'Proposing, confirming and deciding an appeal need different people' },
    advice: { zh: '请由另一位有权限的同志办理；没有的，请管理员给另一位同志这项权限。', en: 'Another person with the right does it; where there is none, ask an administrator to give the right to one more.' },
  },
  'honours.file_unknown': {
    status: 422, title: { zh: '没有这个照片或文件，或者不在您的范围', en: 'There is no such photo or document within your reach' },
    advice: { zh: '请重新上传后再附上。', en: 'Upload it again, then attach it.' },
  },
  'honours.material_full': {
    status: 422, title: { zh: '一个候选最多附 {most} 个照片和文件', en: 'A candidate takes {most} photos and documents at most' },
    advice: { zh: '请先移除用不着的，再附上新的。', en: 'Take away what is not needed, then attach the new one.' },
  },
  'honours.review_unsettled': {
    status: 409, title: { zh: '还有 {count} 条没有结论', en: '{count} award(s) have no result yet' },
    advice: { zh: '请先逐条办完；整改中的，期满验收后写明保留或提议撤销，再结束复查。', en: 'Settle each first; of those to be rectified say after their day whether they are kept or proposed for withdrawal.' },
  },
  'honours.votes_exceed': {
    status: 422, title: { zh: '票数多于到会人数，或还没有记录评议会', en: 'More votes than people present, or no meeting is recorded' },
    advice: { zh: '请先记录这个村的评议会，再按到会人数填票。', en: 'Record the meeting of the village first; votes cannot exceed those present.' },
  },
  'honours.township_of_households': {
    status: 422, title: { zh: '乡镇审批只用于家庭的称号', en: 'Townships approve titles of households alone' },
    advice: { zh: '请去掉这个环节，或把家庭的称号和其他称号分两次评选。', en: 'Leave the stage out, or select households in a round of their own.' },
  },
  'honours.stars_unclaimed': {
    status: 422, title: { zh: '没有勾选申报的星', en: 'No star is claimed' },
    advice: { zh: '自荐的户请至少勾选一颗星，最好各写一句。', en: 'Tick at least one star, best with a sentence of why.' },
  },
  'honours.reason_missing': {
    status: 422, title: { zh: '没有写理由', en: 'A reason is missing' },
    advice: { zh: '整批不同意的，请写明理由，村里要据此答复。', en: 'Say why the whole list is refused: the villages answer by it.' },
  },
  'honours.notice_open': {
    status: 409, title: { zh: '公示没有结束，不能审定', en: 'The notice is not closed: nobody can be confirmed' },
    advice: { zh: '期满、异议处理完后结束公示，再审定。', en: 'Close it after its period with every objection resolved.' },
  },
  'honours.nobody_named': {
    status: 422, title: { zh: '名单是空的，或没有可以公示的对象', en: 'The list is empty, or nobody on it may be shown' },
    advice: { zh: '请先确定入选名单，并征得个人和家庭的同意。', en: 'Choose candidates first, and ask persons and households for their consent.' },
  },
});
