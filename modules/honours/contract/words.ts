import type { ProblemText } from '#platform/contract/index.ts';
import type { AwardEventKind, BlockerCode, CandidateState, Consent, ConsentForm, EligibilityCode, JuryMethod, NegativeState, NominationState, NominatorKind, RecommendationEventKind, RecommendationState, ReviewItemState, ShortlistLine, StageKind, Standing, SubjectKind, Succession, TieKey, Tier, TitleIssue, TitleState, WithdrawalState } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 级别用语 */
export const tierWords: Readonly<Record<Tier, ProblemText>> = {
  nation: word('全国', 'Nation'), province: word('省级', 'Province'), prefecture: word('市级', 'Prefecture'), county: word('县级', 'County'), township: word('乡镇级', 'Township'), village: word('村级', 'Village'),
};
/** 对象种类用语 */
export const subjectKindWords: Readonly<Record<SubjectKind, ProblemText>> = {
  city: word('城市', 'City'), town: word('村镇（镇）', 'Town'), village: word('村（社区）', 'Village or community'), unit: word('单位', 'Unit'), campus: word('校园', 'Campus'),
  household: word('家庭（户）', 'Household'), person: word('个人', 'Person'), team: word('集体（团队）', 'Collective'), project: word('项目', 'Project'),
};
/** 称号状态用语 */
export const titleStateWords: Readonly<Record<TitleState, ProblemText>> = { inUse: word('在用', 'In use'), retired: word('停用', 'Retired') };
/** 荣誉状态用语 */
export const standingWords: Readonly<Record<Standing, ProblemText>> = {
  ahead: word('未生效', 'Not yet in force'), inForce: word('有效', 'In force'), rectifying: word('限期整改', 'To rectify'), lapsed: word('届满', 'Lapsed'), withdrawn: word('已撤销', 'Withdrawn'),
  locked: word('已撤销，锁定中', 'Withdrawn, locked'), superseded: word('已换发', 'Superseded'), ended: word('已终止', 'Ended'), passedOn: word('已由承接对象延续', 'Passed on'),
};
/** 部门意见用语 */
export const answerWords: Readonly<Record<'yes' | 'no', ProblemText>> = { yes: word('同意', 'Agreed'), no: word('不同意', 'Not agreed') };
/** 荣誉事件用语 */
export const awardEventWords: Readonly<Record<AwardEventKind, ProblemText>> = {
  conferred: word('命名', 'Conferred'), kept: word('复查保持', 'Kept'), rectifyBy: word('限期整改', 'To rectify'), rectified: word('整改完成', 'Rectified'), withdrawn: word('撤销', 'Withdrawn'),
  lapsed: word('届满', 'Lapsed'), superseded: word('换发', 'Superseded'), ended: word('终止', 'Ended'), carried: word('随变更延续', 'Carried over'), passedOn: word('由承接对象延续', 'Passed on'), published: word('公开', 'Published'),
};
/** 同意用语 */
export const consentWords: Readonly<Record<Consent, ProblemText>> = { notAsked: word('未征求', 'Not asked'), given: word('同意公开', 'Agreed'), refused: word('不同意', 'Refused'), withdrawn: word('已收回', 'Withdrawn') };
/** 同意形式用语 */
export const consentFormWords: Readonly<Record<ConsentForm, ProblemText>> = { signed: word('签字', 'Signed'), oral: word('当面口头', 'By word of mouth'), message: word('微信或短信', 'By message') };
/** 变更用语 */
export const successionWords: Readonly<Record<Succession, ProblemText>> = { renamed: word('更名', 'Renamed'), merged: word('合并', 'Merged'), split: word('拆分', 'Split') };
/** 称号问题用语 */
export const titleIssueWords: Readonly<Record<TitleIssue['code'], ProblemText>> = {
  doubled_code: word('编码重复', 'A code stands twice'), level_without_stars: word('有档次而没有星', 'Levels without stars'), levels_not_rising: word('档次的星数须递增', 'Levels must rise'),
  level_unreachable: word('档次要求的星数多于设置的星', 'A level asks for more stars than there are'), review_after_term: word('复查间隔长于有效期', 'Re-review later than the term'),
  share_not_one: word('比例须在 0 与 1 之间', 'A share lies between 0 and 1'), unknown_class: word('没有这个类别', 'No such class'), itself: word('不能以自身为条件', 'A title cannot refer to itself'), quota_range: word('下限高于上限', 'The least exceeds the most'), quotas_contradict: word('与其他名额规则矛盾：没有名单能同时满足', 'Contradicts another quota: no list keeps both'), ground_missing: word('至少要有一种撤销情形', 'At least one ground for a withdrawal'),
};
/** 环节用语 */
export const stageWords: Readonly<Record<StageKind, ProblemText>> = {
  nomination: word('推荐申报', 'Nomination'), groupReview: word('小组评议', 'Group review'), committee: word('村评议', 'Village committee'), eligibility: word('资格核定', 'Eligibility'), departmentCheck: word('部门联审', 'Department check'),
  review: word('考评', 'Review'), jury: word('评委评审', 'Jury'), shortlist: word('初评入围', 'Shortlist'), publicVoice: word('公众意见', 'Public voice'), publicNotice: word('公示', 'Public notice'), townshipApproval: word('乡镇审批', 'Township approval'), decision: word('审定', 'Decision'), conferral: word('命名', 'Conferral'), publication: word('发布', 'Publication'),
};
/** 阻滞用语 */
export const blockerWords: Readonly<Record<BlockerCode, ProblemText>> = {
  noCandidates: word('还没有候选对象', 'no candidates yet'), withoutGroup: word('候选未填名额分组', 'candidates without a group for the quotas'), unsettled: word('候选资格未核定', 'candidates not judged'), missingChecks: word('部门未签字', 'department signatures missing'), missingStars: word('有星未评议', 'stars not looked at'),
  missingMeetings: word('有村未开会评议', 'villages without a meeting'), tooFewJudges: word('评委不足', 'too few judges'), missingSheets: word('打分表未交齐', 'sheets missing'), unscored: word('有候选没有评委可评（全部回避），请增聘评委', 'a candidate whom no judge may score: appoint another'), shortlistOpen: word('入围名单未定', 'shortlist not decided'), voiceOpen: word('公众意见未截止', 'public voice not closed'),
  nobodyChosen: word('未确定入选名单', 'nobody chosen'), noNotice: word('公示未起草', 'no notice drafted'), noticeDraft: word('公示待另一人发布', 'notice waits for another to publish it'), noticeRuns: word('公示没有结束', 'notice not closed'),
  objectionOpen: word('异议未处理', 'objection open'), noticeWithdrawn: word('公示已撤回，请重新起草', 'notice withdrawn; draft it again'), quotasUnmet: word('名额规则未满足', 'quotas not kept'), townsOpen: word('有乡镇未审批', 'towns that have not answered'), negativesUnsigned: word('有候选的负面清单未答复（户由村或乡镇签，其他由创建办签）', 'candidates whose negative items nobody answered (households: village or town; others: the office)'), undecided: word('名单未审定', 'list not decided'), notConferred: word('称号未授予', 'titles not conferred'),
};
/** 负面清单核查用语 */
export const negativeStateWords: Readonly<Record<NegativeState, ProblemText>> = { unsigned: word('未签字', 'Not signed'), happened: word('有负面情形', 'Something happened'), setAside: word('已放行', 'Set aside'), signed: word('已签字', 'Signed') };
/** 乡镇审批用语 */
export const townAnswerWords = { approved: word('同意', 'Approved'), refused: word('整批不同意', 'Refused') } as const;
/** 候选状态用语 */
export const candidateStateWords: Readonly<Record<CandidateState, ProblemText>> = {
  nominated: word('已推荐', 'Nominated'), eligible: word('合格', 'Eligible'), ineligible: word('不合格', 'Not eligible'), removed: word('已撤下', 'Removed'), notShortlisted: word('未入围', 'Not shortlisted'), chosen: word('入选', 'Chosen'), notChosen: word('未入选', 'Not chosen'), confirmed: word('已审定', 'Confirmed'),
  declined: word('不予命名', 'Not confirmed'), conferred: word('已命名', 'Conferred'),
};
/** 评选状态用语 */
export const roundStateWords = { planned: word('筹备', 'Planned'), running: word('进行中', 'Running'), closed: word('已结束', 'Closed'), cancelled: word('已取消', 'Cancelled') } as const;
/** 入围线用语 */
export const shortlistLineWords: Readonly<Record<ShortlistLine, ProblemText>> = { in: word('按规则入围', 'In by the rule'), below: word('未入围', 'Not in'), added: word('说明理由列入', 'Taken in with a reason'), dropped: word('说明理由不列入', 'Left out with a reason') };
/** 推荐来源用语 */
export const sourceWords = { organisation: word('组织推荐', 'By an organisation'), self: word('自荐', 'By themselves'), resident: word('群众推荐', 'By a resident'), feeder: word('榜单引入', 'From another title') } as const;
/** 平分规则用语 */
export const tieKeyWords: Readonly<Record<TieKey, ProblemText>> = {
  median: word('中位数高者先', 'the higher median first'), highestFewest: word('最高分票数多者先', 'more sheets with the highest score first'), lowest: word('最低分票数少者先', 'fewer sheets with the lowest score first'), earlier: word('先推荐者先', 'the earlier nomination first'), lot: word('按公布的种子抽签', 'a lot from the published seed'),
};
/** 评审方法用语 */
export const juryMethodWords: Readonly<Record<JuryMethod, ProblemText>> = { trimmedMean: word('去掉最高最低取平均', 'Trimmed mean'), mean: word('平均', 'Mean'), rankedChoice: word('名次计分', 'Points by place') };
/** 资格条件用语 */
export const eligibilityWords: Readonly<Record<EligibilityCode, ProblemText>> = {
  kind: word('对象种类相符', 'Right kind of subject'), locked: word('不在撤销锁定期', 'Not locked after a withdrawal'), holdsAlready: word('尚未持有该称号', 'Does not hold the title yet'), holdsTitle: word('持有下级称号', 'Holds the lower title'), memberShare: word('所辖达标比例', 'Share of its members'),
  declared: word('声明条件', 'Declared condition'), negative: word('无负面情形', 'No negative item'), age: word('年龄', 'Age'), department: word('部门同意', 'Department agrees'), upward: word('连续持有下级称号', 'Holds the title below for terms in a row'), group: word('名额分组已填', 'Group for the quotas is said'),
};
/** 复查条目用语 */
export const reviewItemWords: Readonly<Record<ReviewItemState, ProblemText>> = { open: word('待复查', 'To review'), kept: word('保持', 'Kept'), rectifying: word('限期整改', 'To rectify'), proposed: word('提议撤销', 'Withdrawal proposed'), appealed: word('已申诉', 'Appealed'), withdrawn: word('已撤销', 'Withdrawn') };
/** 撤销程序状态用语 */
export const withdrawalStateWords: Readonly<Record<WithdrawalState, ProblemText>> = {
  proposed: word('待告知', 'To be told'), notified: word('待听取', 'To be heard'), heard: word('待确认', 'To be confirmed'), confirmed: word('申诉期内', 'Open to appeal'), appealed: word('申诉待裁决', 'Appeal to decide'),
  final: word('已撤销', 'Withdrawn'), refused: word('未予确认', 'Not confirmed'), upheld: word('申诉成立', 'Appeal upheld'), lapsed: word('已无对象', 'Over by itself'),
};
/** 复查状态用语 */
export const reviewStateWords = { running: word('进行中', 'Running'), closed: word('已结束', 'Closed') } as const;
/** 推荐状态用语 */
export const recommendationStateWords: Readonly<Record<RecommendationState, ProblemText>> = { sent: word('已报送', 'Sent'), chosen: word('入选', 'Chosen'), notChosen: word('未入选', 'Not chosen'), returned: word('退回', 'Returned'), withdrawn: word('撤回', 'Withdrawn') };
/** 推荐事件用语 */
export const recommendationEventWords: Readonly<Record<RecommendationEventKind, ProblemText>> = { ...recommendationStateWords, sent: word('报送', 'Sent'), sentAgain: word('再次报送', 'Sent again'), awarded: word('登记授予', 'Title registered') };
/** 公开推荐状态用语 */
export const nominationStateWords: Readonly<Record<NominationState, ProblemText>> = { received: word('待办理', 'Waiting'), accepted: word('已列为候选', 'Taken as a candidate'), declined: word('未列为候选', 'Not taken') };
/** 推荐人用语 */
export const nominatorWords: Readonly<Record<NominatorKind, ProblemText>> = { self: word('自荐', 'For oneself'), organisation: word('单位推荐', 'For an organisation'), resident: word('群众推荐', 'As a resident') };
