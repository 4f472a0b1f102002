/** 时限 · The clock of one case: deadline, how much of it is used, stages, pauses, extensions. */
import { fillText } from '#platform/contract/fill-text.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { DateText, DeadlineText, Section } from '#platform/web/ui/index.ts';
import { pausesOf, settledAt } from './case-view.ts';
import { ClockLine } from './clock-line.tsx';
import { caseMessages } from './messages.ts';
import type { CaseDetail } from './use-cases.ts';
import { escalationWords, limitTypeWords } from './words.ts';

export function CaseClock({ row }: { readonly row: CaseDetail }) {
  const t = useT(caseMessages);
  const text = useText();
  const done = settledAt(row);
  const pauses = pausesOf(row.events);
  const level = escalationWords[row.escalationLevel];
  if (row.state === 'reported' || row.state === 'declined' || row.state === 'voided') return null;
  return (
    <Section title={t('clock')}>
      <div className="lc-cases-clock">
        <p className="lc-cases-clock-words">{row.state === 'shelved' ? t('clockHeld') : row.state === 'registered' ? t('clockNotYet') : <DeadlineText at={row.deadlineAt} doneAt={done} />}</p>
        {row.clock !== null && <ClockLine row={row} line={row.clock} />}
        {row.clock === null && row.limit !== null && <p className="lc-quiet lc-small">{t('limitIs', { limit: fillText(text(limitTypeWords[row.limit.type].amount), { n: row.limit.amount }) })}</p>}
        {row.overdueMinutes !== null && row.escalationLevel > 0 && level !== undefined && <p className="lc-tone-text-danger lc-small">{t('escalatedTo', { who: text(level) })}</p>}
        {row.stages.length > 1 && (
          <ul className="lc-cases-list lc-small" aria-label={t('stages')}>
            {row.stages.map((stage) => <li key={stage.code}><span>{text({ zh: stage.nameZh, en: stage.nameEn })} · <span className="lc-quiet">{fillText(text(limitTypeWords[stage.limit.type].amount), { n: stage.limit.amount })}</span></span><DateText value={stage.deadlineAt} style="dateTime" /></li>)}
          </ul>
        )}
        {pauses.length > 0 && <ul className="lc-cases-list lc-small" aria-label={t('pauses')}>{pauses.map((pause) => <li key={pause.from}><span>{t('paused')}</span><span><DateText value={pause.from} /> – {pause.to === null ? t('still') : <DateText value={pause.to} />}</span></li>)}</ul>}
        {row.extensionCount > 0 && <p className="lc-small">{t('extendedTimes', { n: row.extensionCount })}</p>}
        {row.extensionRequest !== null && row.limit !== null && (
          <p className="lc-small lc-tone-text-warn">{t('extensionWaits', { who: row.extensionRequest.askedBy.name, amount: fillText(text(limitTypeWords[row.limit.type].amount), { n: row.extensionRequest.extraAmount }), reason: row.extensionRequest.reason })}</p>
        )}
      </div>
    </Section>
  );
}
