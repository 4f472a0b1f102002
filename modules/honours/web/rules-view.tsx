/** 规则 · A title's rules as sentences. */
import { percentText } from '#kernel/ratio.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { KeyValue, Tag } from '#platform/web/ui/index.ts';
import type { Fact } from '#platform/web/ui/index.ts';
import { coverSentence, dimensionWords, groupWords, subjectKindWords } from '../contract/index.ts';
import type { readTitle } from '../contract/index.ts';
import { awaitsStars, withdrawalRuleOf } from '../domain/index.ts';
import { honourMessages } from './messages.ts';

/** What a title's rules are told from: one of its versions, or a draft of one. */
export type RuleFacts = Pick<OutputOf<typeof readTitle>, 'rules' | 'termMonths' | 'reviewEveryMonths' | 'lockMonths' | 'upwardTitleCode' | 'upwardAfter' | 'approvalDocument' | 'source'>;
/** A title that others refer to by its code. */
export interface TitleName { readonly code: string; readonly nameZh: string; readonly nameEn: string }
const NO_TITLES: readonly TitleName[] = [];

export const shareText = (share: { numerator: number; denominator: number }) => (share.denominator === 0 ? '—' : percentText(share, (100 * share.numerator) % share.denominator === 0 ? 0 : 1));

export function useRuleSentences(known: readonly TitleName[] = NO_TITLES) {
  const t = useT(honourMessages);
  const text = useText();
  const nameOf = (code: string): string => { const found = known.find((title) => title.code === code); return found === undefined ? code : text({ zh: found.nameZh, en: found.nameEn }); };
  const dimensionOf = (dimension: string): string => { const words = dimensionWords[dimension]; return words === undefined ? dimension : text(words); };
  const groupOf = (group: string): string => { const words = groupWords[group]; return words === undefined ? group : text(words); };
  return {
    nameOf, dimensionOf, groupOf,
    prerequisite: (needed: RuleFacts['rules']['prerequisites'][number]): string => {
      if (needed.kind === 'declared') return text(needed);
      const titles = needed.titles.map(nameOf).join(t('or'));
      if (needed.kind === 'memberShare') return t('memberShare', { kind: text(subjectKindWords[needed.memberKind]), share: shareText(needed.least), titles });
      return `${t('holdsTitle', { titles })}${needed.monthsLeast > 0 ? ` · ${t('heldMonths', { n: needed.monthsLeast })}` : ''}`;
    },
    quota: (quota: RuleFacts['rules']['quotas'][number]): string => {
      switch (quota.kind) {
        case 'total': return t('total', { most: quota.most });
        case 'perClass': return t('perClass', { least: quota.least, most: quota.most });
        case 'leastPerGroup': return t('leastPerGroup', { dimension: dimensionOf(quota.dimension), least: quota.least }) + coverSentence(quota.cover, text);
        case 'groupShareMost': return t('groupShareMost', { dimension: dimensionOf(quota.dimension), group: groupOf(quota.group), share: shareText(quota.most) });
        case 'groupsCoveredLeast': return t('groupsCoveredLeast', { dimension: dimensionOf(quota.dimension), share: shareText(quota.least) }) + coverSentence(quota.cover, text);
        default: return t(quota.kind, { dimension: dimensionOf(quota.dimension), share: shareText(quota.most) });
      }
    },
  };
}

const List = ({ items }: { readonly items: readonly string[] }) => <ul className="lc-honours-rules">{items.map((item, at) => <li key={`${at}-${item}`}>{item}</li>)}</ul>;
const ALL_FINISHED: ReadonlySet<string> = new Set();

interface RulesViewProps {
  readonly title: RuleFacts; readonly titles?: readonly TitleName[];
  /** Places of rows that a form has not filled in yet: they are named as such instead of being read out. */
  readonly unfinished?: ReadonlySet<string>;
}

export function RulesView({ title, titles = NO_TITLES, unfinished = ALL_FINISHED }: RulesViewProps) {
  const t = useT(honourMessages);
  const text = useText();
  const { nameOf, prerequisite, quota } = useRuleSentences(titles);
  const { rules } = title;
  const withdrawal = withdrawalRuleOf(rules);
  const told = (pointer: string, sentence: string): string => (unfinished.has(pointer) ? t('unfinished') : sentence);
  const tags = (items: readonly { code: string; zh: string; en: string }[], more: (code: string) => string = () => '') => <span className="lc-honours-tags">{items.map((item) => <Tag key={item.code}>{text(item)}{more(item.code)}</Tag>)}</span>;
  const facts: Fact[] = [];
  if (rules.stars.length > 0) facts.push({ label: t('stars'), value: tags(rules.stars), wide: true });
  if (awaitsStars(rules)) facts.push({ label: t('stars'), value: t('starsToEnter', { n: rules.starsToEnter ?? 0 }), wide: true });
  if (rules.levels.length > 0) facts.push({ label: t('levels'), value: tags(rules.levels, (code) => ` · ${t('fromStars', { n: rules.levels.find((level) => level.code === code)?.starsFrom ?? 0 })}`), wide: true });
  if (rules.classes.length > 0) facts.push({ label: t('classes'), value: tags(rules.classes), wide: true });
  if (rules.prerequisites.length > 0) facts.push({ label: t('prerequisites'), value: <List items={rules.prerequisites.map((needed, at) => told(`/rules/prerequisites/${at}`, prerequisite(needed)))} />, wide: true });
  if (rules.ageLeast !== null) facts.push({ label: t('ageLeast'), value: `${t('ageYears', { n: rules.ageLeast })}${rules.ageExceptClasses.length === 0 ? '' : ` · ${t('except', { classes: rules.classes.filter(({ code }) => rules.ageExceptClasses.includes(code)).map((each) => text(each)).join('、') })}`}`, wide: true });
  if (rules.negativeItems.length > 0) facts.push({ label: t('negativeItems'), value: <List items={rules.negativeItems.map((item, at) => told(`/rules/negativeItems/${at}`, `${text(item)} · ${item.lookBackMonths === null ? t('ever') : t('lookBack', { n: item.lookBackMonths })}`))} />, wide: true });
  if (rules.quotas.length > 0) facts.push({ label: t('quotas'), value: <List items={rules.quotas.map((each, at) => told(`/rules/quotas/${at}`, quota(each)))} />, wide: true });
  if (rules.departmentNo === 'shown') facts.push({ label: t('departmentNo'), value: t('noShown') });
  facts.push(
    { label: t('term'), value: title.termMonths === null ? t('forGood') : t('months', { n: title.termMonths }) }, { label: t('review'), value: title.reviewEveryMonths === null ? t('none') : t('everyMonths', { n: title.reviewEveryMonths }) },
    { label: t('lock'), value: t('months', { n: title.lockMonths }) }, { label: t('upward'), value: title.upwardTitleCode === null ? t('none') : t('upwardAfter', { n: title.upwardAfter ?? 1, title: nameOf(title.upwardTitleCode) }) },
    { label: t('withdrawalRule'), value: `${t('withdrawalDays', { answer: withdrawal.answerDays, appeal: withdrawal.appealDays })}；${withdrawal.grounds.map((ground) => `${text(ground)}${ground.answerDays === null && ground.appealDays === null ? '' : `（${t('withdrawalDays', { answer: ground.answerDays ?? withdrawal.answerDays, appeal: ground.appealDays ?? withdrawal.appealDays })}）`}`).join('、')}`, wide: true },
    { label: t('onRename'), value: t(rules.onRename === 'carries' ? 'renameCarries' : 'renameFiled') }, { label: t('onMerge'), value: t(rules.onMerge === 'ends' ? 'mergeEnds' : 'mergeCarries') },
    { label: t('approval'), value: title.approvalDocument ?? t('approvalNone'), wide: true }, { label: t('source'), value: title.source, wide: true },
  );
  return <KeyValue facts={facts} />;
}
