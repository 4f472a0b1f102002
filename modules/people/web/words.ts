/** 用语 · How reaches and periods are said. */
import { dateText } from '#platform/web/format.ts';
import type { LocalText } from '#platform/web/i18n.ts';
import { useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { peopleMessages } from './messages.ts';
import { lastDayOf } from './periods.ts';
import type { Period, Phase } from './periods.ts';

/** 范围种类 */
export const ANCHOR_KINDS = ['programme', 'place', 'organisation', 'duty'] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

export const anchorWords: Readonly<Record<AnchorKind, LocalText>> = {
  programme: { zh: '全项目', en: 'Whole programme' }, place: { zh: '区域及以下', en: 'A place and below' },
  organisation: { zh: '单位及下属', en: 'An organisation and below' }, duty: { zh: '本人负责的点位', en: 'Sites they answer for' },
};

/** 阶段色调 */
export const phaseTones: Readonly<Record<Phase, Tone>> = { inForce: 'ok', upcoming: 'info', over: 'held' };

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
