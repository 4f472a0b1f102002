/** 用语与期限 · How roles, reaches and periods are said. Days are half-open inside; people read the last day itself. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { dateText } from '#platform/web/format.ts';
import type { LocalText } from '#platform/web/i18n.ts';
import { useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { peopleMessages } from './messages.ts';

/** 范围种类 */
export const ANCHOR_KINDS = ['programme', 'place', 'organisation', 'duty'] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

export const anchorWords: Readonly<Record<AnchorKind, LocalText>> = {
  programme: { zh: '全项目', en: 'Whole programme' }, place: { zh: '区域及以下', en: 'A place and below' },
  organisation: { zh: '单位及下属', en: 'An organisation and below' }, duty: { zh: '本人负责的点位', en: 'Sites they answer for' },
};

interface Period { readonly from: string; readonly to: string | null }

/** 末日 · The last day on which it holds; null while it goes on, or when it never held. */
export function lastDayOf({ from, to }: Period): string | null {
  return to === null || to <= from ? null : addDays(localDate(to), -1);
}

/** 所处阶段 · Where a period stands today; today is needed, since a period may begin later. */
export function phaseOf(period: Period & { readonly present: boolean }, today: string): 'inForce' | 'upcoming' | 'over' {
  if (period.present) return 'inForce';
  return today !== '' && period.from > today ? 'upcoming' : 'over';
}

/** 阶段色调 */
export const phaseTones: Readonly<Record<'inForce' | 'upcoming' | 'over', Tone>> = { inForce: 'ok', upcoming: 'info', over: 'held' };

/** 期限文本 */
export function usePeriodText(): (period: Period) => string {
  const t = useT(peopleMessages);
  const { locale } = usePreferences();
  return (period) => {
    const from = dateText(period.from, locale);
    if (period.to === null) return t('since', { day: from });
    const last = lastDayOf(period);
    return last === null ? t('neverHeld') : t('until', { from, last: dateText(last, locale) });
  };
}
