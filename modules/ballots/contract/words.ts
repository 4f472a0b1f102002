import { fillText } from '#platform/contract/index.ts';
import type { ProblemText } from '#platform/contract/index.ts';
import type { AnomalyKind, BallotMode, BallotState, DifferenceCode, PaperState, QuestionFault, TokenKind } from '../domain/index.ts';

/** 权重提示 · Where the public vote weighs more than by default. */
export const weightWarning: ProblemText = {
  zh: '高于默认：通行做法是评委决定、公众投票仅供参考（0%）。须有评选办法的明文依据，依据向公众公布；票数不得用于考评单位和个人。',
  en: 'Above the default: the jury decides and the public vote is advice (0 %). The rule that says otherwise must be named and is published; votes may not be used to assess units or people.',
};

/** 投票状态用语 */
export const ballotStateWords: Readonly<Record<BallotState, ProblemText>> = {
  draft: { zh: '草稿', en: 'Draft' }, open: { zh: '投票中', en: 'Open' }, closing: { zh: '待复核结束', en: 'To be closed' },
  counting: { zh: '计票中', en: 'Counting' }, closed: { zh: '已计票', en: 'Counted' }, withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};

/** 内容差错用语 · What does not fit in a question. */
export const questionFaultWords: Readonly<Record<QuestionFault, ProblemText>> = {
  no_options: { zh: '不足两个选项', en: 'fewer than two options' }, class_unknown: { zh: '选项的组别不存在', en: 'an option is in no class' }, code_repeated: { zh: '代码重复', en: 'a code stands twice' },
  class_empty: { zh: '组别里没有选项', en: 'a class has no options' }, limit_too_high: { zh: '可选数或名额超过选项数', en: 'limit or seats exceed the options' }, total_too_high: { zh: '合计上限超过各组之和', en: 'the total exceeds the classes together' },
  total_with_exactly: { zh: '“必须选够”不能再设合计上限', en: '“exactly” takes no total' }, too_many_to_compare: { zh: '选项太多，不能两两比较', en: 'too many options to compare' },
};

/** 投票方式用语 */
export const ballotModeWords: Readonly<Record<BallotMode, ProblemText>> = {
  approve: { zh: '最多选若干项', en: 'Choose up to a number' }, exactly: { zh: '必须选够规定项数', en: 'Choose exactly a number' }, ranked: { zh: '排序，按分计（波达）', en: 'Rank, counted by points (Borda)' },
  runoff: { zh: '排序，即时淘汰', en: 'Rank, instant runoff' }, condorcet: { zh: '排序，两两比较（孔多塞·舒尔策）', en: 'Rank, compared in pairs (Condorcet, Schulze)' },
};

const LIMIT_WORDS: Partial<Readonly<Record<BallotMode, { readonly one: ProblemText; readonly each: ProblemText }>>> = {
  approve: { one: { zh: '最多选 {n} 项', en: 'Choose up to {n}' }, each: { zh: '每组最多选 {n} 项', en: 'Choose up to {n} of each group' } },
  exactly: { one: { zh: '选 {n} 项，不多不少', en: 'Choose exactly {n}' }, each: { zh: '每组选 {n} 项，不多不少', en: 'Choose exactly {n} of each group' } },
};

/** 选几项 · What a voter does, with the numbers of its groups; ranked ways have a name alone. */
export function ballotModeText(mode: BallotMode, limits: readonly number[]): ProblemText {
  const words = LIMIT_WORDS[mode];
  if (words === undefined || limits.length === 0) return ballotModeWords[mode];
  const alike = new Set(limits).size === 1;
  const { zh, en } = limits.length === 1 ? words.one : words.each;
  return { zh: fillText(zh, { n: alike ? limits[0] as number : limits.join('、') }), en: fillText(en, { n: alike ? limits[0] as number : limits.join(', ') }) };
}

/** 身份方式用语 */
export const tokenKindWords: Readonly<Record<TokenKind, ProblemText>> = {
  code: { zh: '印发的投票码', en: 'Printed code' }, sms: { zh: '手机短信验证', en: 'Code by text message' }, oidc: { zh: '统一身份认证', en: 'Identity service' },
};

/** 纸票状态用语 */
export const paperStateWords: Readonly<Record<PaperState, ProblemText>> = {
  once: { zh: '待第二人录入', en: 'Waits for a second person' }, differs: { zh: '两次不一致，待第三人', en: 'Differs: waits for a third person' }, settled: { zh: '已确认', en: 'Settled' },
};

/** 异常用语 */
export const anomalyWords: Readonly<Record<AnomalyKind, ProblemText>> = {
  oneOrigin: { zh: '同一网络来票偏多', en: 'Many from one network' }, burst: { zh: '一小时内突增', en: 'A burst within an hour' }, oddHours: { zh: '深夜来票', en: 'At night' },
};

/** 核验差异用语 · What can be wrong with a published file. */
export const differenceWords: Readonly<Record<DifferenceCode, ProblemText>> = {
  not_a_ballot_file: { zh: '不是投票公布文件，或有一行无法读懂', en: 'This is no published ballot, or a line cannot be read' },
  tie_seed_differs: { zh: '同票排序的种子与事先的承诺不符', en: 'The seed for ties is not the one committed to' },
  opening_key_differs: { zh: '开票密钥与公布的封票密钥不是一对', en: 'The opening key is not the other half of the sealing key' },
  index_differs: { zh: '选票序号不连续', en: 'A ballot is out of its place' },
  credential_repeated: { zh: '同一凭证出现两次', en: 'A credential appears twice' },
  credential_forged: { zh: '凭证签名无效', en: 'A credential was not signed by the issuer' },
  choice_differs: { zh: '公布的选择与密封内容不符', en: 'A choice is not what was sealed' },
  head_differs: { zh: '票箱签名与票箱内容不符', en: 'A head of the box does not fit its ballots' },
  head_forged: { zh: '票箱签名无效', en: 'A head of the box was not signed by this installation' },
  head_missing: { zh: '票箱缺少最后的签名', en: 'The whole box was never signed' },
  more_than_codes: { zh: '选票多于用掉的投票码', en: 'There are more ballots than codes spent' },
  result_differs: { zh: '公布的结果与重新计票不符', en: 'The result is not what a recount gives' },
  result_forged: { zh: '结果签名无效', en: 'The result was not signed by this installation' },
  result_missing: { zh: '文件没有结果', en: 'The file has no result' },
  quarantine_unknown: { zh: '隔离了不存在的选票', en: 'A ballot set apart does not exist' },
  paper_repeated: { zh: '纸质选票编号重复', en: 'A paper ballot appears twice' },
};
