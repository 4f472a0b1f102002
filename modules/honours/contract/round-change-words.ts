/** 变更用语 · What was changed of a round, in sentences: the same on its page and for everybody. */
import { fillText } from '#platform/contract/index.ts';
import type { ProblemText } from '#platform/contract/index.ts';
import { placeKindWords } from '#modules/places/contract/index.ts';
import type { ChangeRefusalCode, Quota, RoundPart, ShortlistRule, StageKind, StagePlan } from '../domain/index.ts';
import { dimensionWords, groupWords } from './rule-words.ts';
import { juryMethodWords, stageWords, tieKeyWords } from './words.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 变更内容用语 */
export const roundPartWords: Readonly<Record<RoundPart, ProblemText>> = {
  name: word('名称', 'Name'), conditions: word('条件和办法', 'Conditions and method'), stages: word('环节和日期', 'Stages and dates'), departments: word('联审部门', 'Departments of the check'), seats: word('名额', 'Seats'), quotas: word('名额规则', 'Quotas'), jury: word('评分标准和办法', 'Criteria and method of the jury'),
  voice: word('公众意见权重', 'Weight of the public voice'), noticeDays: word('公示天数', 'Days of the notice'), shortlist: word('入围办法', 'Rule of the shortlist'),
};
/** 不能改的原因用语 */
export const changeRefusalWords: Readonly<Record<ChangeRefusalCode, ProblemText>> = {
  roundOver: word('评选已经结束', 'the round is over'), stageEnded: word('环节已经结束', 'the stage has ended'), stageBegun: word('进行中的环节只能改截止日期', 'of the open stage only its last day can be changed'),
  eligibilityNeeded: word('已推荐的候选要在“资格核定”核定，这个环节不能去掉', 'candidates wait to be judged at “Eligibility”, which cannot be left out'),
  noticeDrafted: word('名单的公示已起草；先撤回公示', 'the notice of the list is drafted; withdraw it first'), decided: word('名单已经公示或审定', 'the list was shown or decided'),
  ballotStands: word('公众投票已按它起草或开启；先撤销投票', 'a ballot was drafted or opened by it; withdraw the ballot first'), sheetsIn: word('已有评委交了打分表', 'judges have handed in sheets'), shortlisted: word('入围名单已按它确定', 'the shortlist was decided by it'),
  departmentsAnswered: word('已有部门答复', 'departments have answered'),
};

type Say = (text: ProblemText) => string;
const none = word('无', 'none');
const shareText = ({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string => ((100 * numerator) % denominator === 0 ? `${(100 * numerator) / denominator}%` : `${numerator}/${denominator}`);

/** 名额规则成句 */
export function quotaSentence(quota: Quota, say: Say): string {
  const dimension = 'dimension' in quota ? say(dimensionWords[quota.dimension] ?? word(quota.dimension, quota.dimension)) : '';
  switch (quota.kind) {
    case 'total': return fillText(say(word('总数不超过 {most}', 'at most {most} in all')), { most: quota.most });
    case 'perClass': return fillText(say(word('每类 {least}–{most}', '{least}–{most} a class')), quota);
    case 'leastPerGroup': return fillText(say(word('每个{dimension}至少 {least}{cover}', 'at least {least} per {dimension}{cover}')), { dimension, least: quota.least, cover: coverSentence(quota.cover, say) });
    case 'groupShareMost': return fillText(say(word('{dimension}“{group}”不超过 {share}', '{dimension} “{group}” at most {share}')), { dimension, group: say(groupWords[quota.group] ?? word(quota.group, quota.group)), share: shareText(quota.most) });
    case 'eachGroupShareMost': return fillText(say(word('同一{dimension}不超过 {share}', 'one {dimension} at most {share}')), { dimension, share: shareText(quota.most) });
    case 'groupsCoveredLeast': return fillText(say(word('至少 {share} 的{dimension}有对象入选{cover}', 'at least {share} of all ({dimension}) have somebody on the list{cover}')), { dimension, share: shareText(quota.least), cover: coverSentence(quota.cover, say) });
    case 'coverageMost': return fillText(say(word('每个{dimension}不超过 {share}', 'each {dimension} at most {share}')), { dimension, share: shareText(quota.most) });
  }
}

/** 应覆盖成句 · Empty where nothing is said. */
export function coverSentence(cover: Extract<Quota, { kind: 'leastPerGroup' }>['cover'], say: Say): string {
  if (cover === undefined) return '';
  if (cover.from === 'places') return fillText(say(word('（全部{kinds}）', ' (all of: {kinds})')), { kinds: cover.placeKinds.map((kind) => say((placeKindWords as Readonly<Record<string, ProblemText>>)[kind] ?? word(kind, kind))).join('、') });
  return fillText(say(word('（列出的 {n} 个）', ' ({n} listed)')), { n: cover.groups.length });
}

/** 入围办法成句 */
export function shortlistSentence({ size, per }: ShortlistRule, say: Say): string {
  if (per === 'title') return fillText(say(word('按名次入围 {size} 个', 'the first {size}')), { size });
  if (per === 'class') return fillText(say(word('每类按名次入围 {size} 个', 'the first {size} of each class')), { size });
  return fillText(say(word('每个{dimension}按名次入围 {size} 个', 'the first {size} of each {dimension}')), { size, dimension: say(dimensionWords[per] ?? word(per, per)) });
}

interface JuryShown { readonly method: keyof typeof juryMethodWords; readonly trim: number; readonly tieRule: readonly (keyof typeof tieKeyWords)[]; readonly criteria: readonly { readonly zh: string; readonly en: string; readonly scoreMax: number }[] }
interface DepartmentShown { readonly zh: string; readonly en: string; readonly asks: string }
interface VoiceShown { readonly percent: number; readonly rule: string }
interface DaysShown { readonly calendarDays: number; readonly workingDays: number }

/** One state of a part, as a text; what is kept in the history has the shape that the part had when it was changed. */
export function partText(part: RoundPart, value: unknown, say: Say): string {
  if (value === null || value === undefined) return say(none);
  switch (part) {
    case 'name': case 'conditions': return String(value);
    case 'seats': return String(value);
    case 'stages': return (value as readonly StagePlan[]).map(({ kind, startsOn, endsOn }) => `${say(stageWords[kind as StageKind])} ${startsOn} – ${endsOn}`).join('；');
    case 'departments': { const list = (value as readonly DepartmentShown[]).map((each) => `${say(each)}${each.asks === '' ? '' : `（${each.asks}）`}`); return list.length === 0 ? say(none) : list.join('、'); }
    case 'quotas': { const list = (value as readonly Quota[]).map((quota) => quotaSentence(quota, say)); return list.length === 0 ? say(none) : list.join('；'); }
    case 'jury': {
      const { method, trim, tieRule, criteria } = value as JuryShown;
      return `${say(juryMethodWords[method])}${method === 'trimmedMean' ? ` ${trim}` : ''}；${criteria.map((each) => `${say(each)} ${each.scoreMax}`).join('、')}；${tieRule.map((key) => say(tieKeyWords[key])).join('、')}`;
    }
    case 'voice': { const { percent, rule } = value as VoiceShown; return `${percent}%${rule === '' ? '' : `（${rule}）`}`; }
    case 'noticeDays': { const { calendarDays, workingDays } = value as DaysShown; return fillText(say(word('{calendarDays} 天，其中工作日至少 {workingDays} 天', '{calendarDays} days, at least {workingDays} of them working days')), { calendarDays, workingDays }); }
    case 'shortlist': return shortlistSentence(value as ShortlistRule, say);
  }
}

/** 变更前后 · Both states of a part as texts; of stages those alone that differ, unless their order does. */
export function partTexts(part: RoundPart, from: unknown, to: unknown, say: Say): { readonly from: string; readonly to: string } {
  if (part !== 'stages') return { from: partText(part, from, say), to: partText(part, to, say) };
  const [before, after] = [from as readonly StagePlan[], to as readonly StagePlan[]];
  const shared = (all: readonly StagePlan[], others: readonly StagePlan[]): string => all.filter(({ kind }) => others.some((other) => other.kind === kind)).map(({ kind }) => kind).join();
  if (shared(before, after) !== shared(after, before)) return { from: partText(part, before, say), to: partText(part, after, say) };
  const differing = (all: readonly StagePlan[], others: readonly StagePlan[]): StagePlan[] => all.filter((stage) => !others.some((other) => other.kind === stage.kind && other.startsOn === stage.startsOn && other.endsOn === stage.endsOn));
  const text = (all: readonly StagePlan[]): string => (all.length === 0 ? say(none) : partText(part, all, say));
  return { from: text(differing(before, after)), to: text(differing(after, before)) };
}
