/** 时限线 · How a deadline came about, told in one sentence and drawn as one line. */
import { fillText } from '#platform/contract/fill-text.ts';
import { dateText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { barParts } from './clock-view.ts';
import { storyMessages } from './story-messages.ts';
import type { CaseDetail } from './use-cases.ts';
import { limitTypeWords } from './words.ts';

type Line = NonNullable<CaseDetail['clock']>;

/** 时长 · In the unit of the clock: minutes become hours, days stay days. */
export function useAmount(): (amount: number, unit: Line['unit']) => string {
  const t = useT(storyMessages);
  return (amount, unit) => {
    if (unit === 'day') return t('days', { n: amount });
    const [h, m] = [Math.floor(amount / 60), amount % 60];
    return h === 0 ? t('minutes', { n: m }) : m === 0 ? t('hours', { h }) : t('hoursMinutes', { h, m });
  };
}

export function ClockLine({ row, line }: { readonly row: CaseDetail; readonly line: Line }) {
  const t = useT(storyMessages);
  const text = useText();
  const { locale } = usePreferences();
  const amount = useAmount();
  const { limit } = row;
  if (limit === null) return null;
  const brief = (at: string) => `${dateText(at, locale, 'monthDay')} ${dateText(at, locale, 'time')}`;
  const inWords = (n: number) => fillText(text(limitTypeWords[limit.type].amount), { n: n });
  const extra = line.extraAmounts.reduce((sum, each) => sum + each, 0);
  const pauses = line.spans.filter(({ kind }) => kind === 'paused').length;
  const over = line.used - line.allowed;
  const sentence = [
    t('lineFrom', { from: dateText(line.startedAt, locale, 'dateTime'), limit: inWords(limit.amount) }),
    extra > 0 && t('lineExtra', { extra, total: inWords(limit.amount + extra) }), t('lineUsed', { used: amount(line.used, line.unit) }), pauses > 0 && t('linePaused', { n: pauses }),
    row.deadlineAt !== null && t('lineUntil', { until: dateText(row.deadlineAt, locale, 'dateTime') }), over > 0 && t('lineLate', { over: amount(over, line.unit) }),
  ].filter((part) => part !== false).join(locale === 'en' ? ', ' : '，');
  const { parts, seen, due } = barParts(line, row.deadlineAt);
  const running = row.state === 'dispatched' || row.state === 'accepted';
  return (
    <figure className="lc-cases-line-frame" aria-label={t('lineOf')}>
      <div className="lc-cases-line" aria-hidden="true">
        {parts.map((part) => <span key={part.key} className={`lc-cases-line-${part.look}`} style={{ insetInlineStart: `${part.left * 100}%`, width: `${part.width * 100}%` }} />)}
        {due !== null && due < 1 && <i className="lc-cases-line-due" style={{ insetInlineStart: `${due * 100}%` }} />}
        <i className="lc-cases-line-now" style={{ insetInlineStart: `${seen * 100}%` }} />
      </div>
      <div className="lc-cases-line-ends lc-small lc-number" aria-hidden="true">
        <span>{t('startMark')} {brief(line.startedAt)}</span>
        <span>{due !== null && due < 1 ? t(running ? 'nowMark' : 'fixMark') : t(row.deadlineAt === null ? 'nowMark' : 'dueMark')} {brief(line.endsAt)}</span>
      </div>
      <figcaption className="lc-small">{sentence}{locale === 'en' ? '.' : '。'}</figcaption>
      <p className="lc-cases-line-legend lc-small lc-quiet" aria-hidden="true">
        <span><i className="lc-cases-line-used" />{t('counted')}</span>
        {pauses > 0 && <span><i className="lc-cases-line-paused" />{t('stood')}</span>}
        {limit.type.startsWith('work') && <span><i className="lc-cases-line-none" />{t('notCounted')}</span>}
      </p>
    </figure>
  );
}
