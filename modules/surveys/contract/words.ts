import type { ProblemText } from '#platform/contract/index.ts';
import type { AnswerFault, Channel, DefinitionFault, IndexKind, QuestionType, SurveyState } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 问卷状态用语 */
export const surveyStateWords: Readonly<Record<SurveyState, ProblemText>> = { draft: word('草稿', 'Draft'), open: word('开放中', 'Open'), closed: word('已结束', 'Closed') };
/** 题型用语 */
export const questionTypeWords: Readonly<Record<QuestionType, ProblemText>> = { single: word('单选', 'One choice'), multiple: word('多选', 'Several choices'), scale5: word('1–5 分', 'Scale 1–5'), scale10: word('1–10 分', 'Scale 1–10') };
/** 渠道用语 */
export const channelWords: Readonly<Record<Channel, ProblemText>> = { online: word('网上', 'Online'), office: word('访问录入', 'Interview'), paper: word('纸质', 'Paper') };
/** 指数用语 */
export const indexKindWords: Readonly<Record<IndexKind, ProblemText>> = { satisfaction: word('满意度', 'Satisfaction'), awareness: word('知晓率', 'Awareness') };
/** 定义问题用语 */
export const definitionFaultWords: Readonly<Record<DefinitionFault, ProblemText>> = {
  repeatedCode: word('代码重复或被占用', 'has a code that is used twice or reserved'), choicesMissing: word('至少要有两个选项', 'needs two choices at least'), choicesUseless: word('量表题不要选项', 'is a scale and takes no choices'),
  versionUnknown: word('适用版本不存在', 'names a version that does not exist'), topBoxUnknown: word('计入指数的选项不存在', 'counts a choice that does not exist'), topBoxMissing: word('没有写明哪些选项计入指数', 'does not say which choices count for the index'),
  multipleInIndex: word('多选题不能计入指数', 'takes several choices and cannot count for an index'), versionUnasked: word('没有适用的题目', 'is asked nothing'), standardUnknown: word('对应的测评标准不存在，请写“版本编码/标准编码”', 'names a standard that does not exist: write edition/standard'), asksPerson: word('问到了个人身份：问卷不记名', 'asks who somebody is: a survey is anonymous'),
};
/** 答卷问题用语 */
export const answerFaultWords: Readonly<Record<AnswerFault, ProblemText>> = {
  missing: word('没有作答', 'is not answered'), unknownChoice: word('没有这个选项', 'has no such choice'), severalGiven: word('只能选一项', 'takes one choice'), dontKnowNotOffered: word('不能选“不清楚”', 'does not take “don’t know”'),
  dontKnowBeside: word('“不清楚”不能与其他选项同选', 'takes “don’t know” only alone'), notAsked: word('不在这个版本里', 'is not asked in this version'),
};
