/** 进度预测 · Whether the round is done in time, in plain words; and why a reader sees less than all. */
import { numberText, dateText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { Notice } from '#platform/web/ui/index.ts';
import { progressMessages } from './progress-messages.ts';
import type { Round } from './round-frame.tsx';

const DAY_MS = 86_400_000;
type Pace = NonNullable<Round['pace']>;

/** 晚几天 · Whole days between the last day of the round and the day on which it would be done. */
export function daysLate(pace: Pace, endsOn: string): number {
  return pace.finishOn === null ? 0 : Math.max(0, Math.round((Date.parse(pace.finishOn) - Date.parse(endsOn)) / DAY_MS));
}

const perDay = (count: number): string => numberText(count, Number.isInteger(count) ? 0 : 1);

export function PaceNotice({ round }: { readonly round: Round }) {
  const t = useT(progressMessages);
  const { locale } = usePreferences();
  const { pace } = round;
  if (pace === null || pace.left === 0) return null;
  const words = [
    pace.neededPerDay === null ? t('paceOver', { left: pace.left }) : t('paceLeft', { left: pace.left, days: pace.daysLeft, needed: perDay(Math.ceil(pace.neededPerDay * 10) / 10) }),
    pace.donePerDay > 0 && t('paceDone', { done: perDay(pace.donePerDay) }), pace.donePerDay === 0 && t(pace.isLate && pace.daysLeft > 0 ? 'paceStalled' : 'paceNone'),
    pace.finishOn !== null && pace.daysLeft > 0 && t(pace.isLate ? 'paceLate' : 'paceGood', { day: dateText(pace.finishOn, locale, 'monthDay'), n: daysLate(pace, round.endsOn) }),
  ].filter((part) => part !== false);
  return <Notice tone={pace.isLate ? 'warn' : 'info'} title={t('paceTitle')}><p>{words.join(locale === 'en' ? ' ' : '')}</p><p className="lc-quiet lc-small">{t('paceRule')}</p></Notice>;
}

/** 片区预测 · The same for one zone, in a few words. */
export function PaceWords({ pace, endsOn, begun }: { readonly pace: Round['pace']; readonly endsOn: string; readonly begun: boolean }) {
  const t = useT(progressMessages);
  const { locale } = usePreferences();
  if (pace === null) return <span className="lc-quiet">—</span>;
  if (pace.left === 0) return <span className="lc-tone-text-ok">{t('doneAlready')}</span>;
  if (pace.daysLeft === 0) return <span className="lc-tone-text-warn">{t('overNow', { n: pace.left })}</span>;
  if (pace.finishOn === null) return <span className={pace.isLate ? 'lc-tone-text-warn' : 'lc-quiet'}>{t(pace.isLate && begun ? 'stalled' : 'notBegun')}</span>;
  if (!pace.isLate) return <span>{t('inTime')}</span>;
  return <span className="lc-tone-text-warn">{t('lateBy', { day: dateText(pace.finishOn, locale, 'monthDay'), n: daysLate(pace, endsOn) })}</span>;
}

/** 保密说明 · Said wherever the sample of a round is shown in part. */
export function SightNotice({ round }: { readonly round: Round }) {
  const t = useT(progressMessages);
  const { everySite, countsOfAll, ownSites, begunSites } = round.sight;
  if (everySite || round.drawnAt === null) return null;
  const words = countsOfAll ? 'sightCounts' : ownSites && begunSites ? 'sightOwnBegun' : ownSites ? 'sightOwn' : begunSites ? 'sightBegun' : 'sightNone';
  return <Notice tone="info" title={t('sightTitle')}><p>{t(words)}</p></Notice>;
}
