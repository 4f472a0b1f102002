/** 名额矛盾 · Before a list is chosen, and while it is: which rules no list keeps together, with the numbers; or how many can be chosen at all. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { Notice } from '#platform/web/ui/index.ts';
import type { readQuotas } from '../contract/index.ts';
import { seatMessages } from './seat-messages.ts';
import { useQuotaText } from './quota-text.ts';
import { useRuleSentences } from './rules-view.tsx';

/** A county has more villages than a sentence. */
const NAMES_TOLD = 12;
export const namesOf = (names: readonly string[]): string => `${names.slice(0, NAMES_TOLD).join('、')}${names.length > NAMES_TOLD ? '…' : ''}`;

type Room = OutputOf<typeof readQuotas>['rooms'][number];

type Coverage = OutputOf<typeof readQuotas>['coverage'][number];

/** 覆盖缺口 · At every stage: which groups that must be covered nobody is in the running from. */
export function CoverageGaps({ coverage }: { readonly coverage: readonly Coverage[] }) {
  const t = useT(seatMessages);
  const text = useText();
  const { dimensionOf } = useRuleSentences();
  const gaps = coverage.filter(({ missing, needed, groups }) => missing.length > 0 && (needed === null || groups - missing.length < needed));
  if (gaps.length === 0) return null;
  const titles = new Set(coverage.map(({ titleId }) => titleId)).size;
  return (
    <Notice tone="warn" title={t('gaps')}>
      <ul className="lc-honours-rules">{gaps.map((gap) => <li key={`${gap.titleId} ${gap.dimension}`}>{titles > 1 && `${text({ zh: gap.titleZh, en: gap.titleEn })}：`}{gap.needed !== null ? t('gapShare', { needed: gap.needed, have: gap.groups - gap.missing.length, of: gap.groups, dimension: dimensionOf(gap.dimension), names: namesOf(gap.missing.map((each) => text(each))) }) : t('gap', { n: gap.missing.length, of: gap.groups, dimension: dimensionOf(gap.dimension), names: gap.missing.map((each) => text(each)).join('、') })}</li>)}</ul>
      <p>{t('gapAdvice')}</p>
    </Notice>
  );
}

export function QuotaRooms({ rooms }: { readonly rooms: readonly Room[] }) {
  const t = useT(seatMessages);
  const text = useText();
  const quotaText = useQuotaText();
  const sentence = (conflict: Room['conflicts'][number]): string => {
    const rules = conflict.rules.map((rule) => t('quoted', { rule: quotaText(rule) })).join(t('joins'));
    const group = conflict.groupZh === null ? '' : text({ zh: conflict.groupZh, en: conflict.groupEn ?? conflict.groupZh });
    if (conflict.rules.length === 1 && conflict.rules[0]?.kind === 'groupsCoveredLeast') return t('conflictCover', { rules, need: conflict.need, allow: conflict.allow });
    return t(({ group: 'conflictGroup', sum: 'conflictSum', cross: conflict.groupZh === null ? 'conflictCross' : 'conflictCrossGroup', never: 'conflictNever', together: 'conflictTogether' } as const)[conflict.reason], { rules, group, need: conflict.need, allow: conflict.allow });
  };
  const conflicts = rooms.flatMap((room) => room.conflicts.map((conflict) => ({ room, conflict })));
  const free = rooms.filter((room) => room.candidates > 0 && room.conflicts.length === 0 && room.most < room.candidates);
  return (
    <>
      {conflicts.length > 0 && (
        <Notice tone="danger" title={t('conflicts')}>
          <ul className="lc-honours-rules">{conflicts.map(({ room, conflict }) => { const words = sentence(conflict); return <li key={`${room.titleId} ${words}`}>{rooms.length > 1 && `${text({ zh: room.titleZh, en: room.titleEn })}：`}{words}</li>; })}</ul>
          <p>{t('conflictAdvice')}</p>
        </Notice>
      )}
      {free.length > 0 && <ul className="lc-quiet lc-small">{free.map((room) => <li key={room.titleId}>{t('room', { title: text({ zh: room.titleZh, en: room.titleEn }), candidates: room.candidates, most: room.most })}{room.seats !== null && t('roomSeats', { seats: room.seats })}{!room.isCertain && t('roomUncertain')}</li>)}</ul>}
    </>
  );
}
