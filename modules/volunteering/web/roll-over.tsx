/** 点名已截止 · Said before anybody fills in a roll that would be refused, with what is possible still. */
import { dateText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { Notice, useNow } from '#platform/web/ui/index.ts';
import { serviceMessages } from './service-messages.ts';

interface Deadlines { readonly rollUntil: string; readonly entryUntil: string }

/** Nothing while a roll can be called. `mayEnter`: the reader can enter service afterwards here. */
export function RollOver({ rollUntil, entryUntil, mayEnter }: Deadlines & { readonly mayEnter: boolean }) {
  const t = useT(serviceMessages);
  const { locale } = usePreferences();
  const now = useNow();
  if (now <= Date.parse(rollUntil)) return null;
  const until = dateText(entryUntil, locale, 'dateTime');
  return <Notice tone="info" title={t('rollOver', { at: dateText(rollUntil, locale, 'dateTime') })}><p>{now > Date.parse(entryUntil) ? t('allOver', { until }) : t(mayEnter ? 'rollOverEntry' : 'rollOverAsk', { until })}</p></Notice>;
}
