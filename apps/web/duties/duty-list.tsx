/** 待办清单 · One line a duty: by when, what, where, and what is expected; grouped by the clock. */
import { ChevronRight } from 'lucide-react';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { DateText, DeadlineText, Tag } from '#platform/web/ui/index.ts';
import { addressOf, groupsOf } from './duty-view.ts';
import type { Duty } from './duty-view.ts';
import { dutyMessages } from './messages.ts';
import './duties.css';

function DutyLine({ duty }: { readonly duty: Duty }) {
  const t = useT(dutyMessages);
  const text = useText();
  const { to, search } = addressOf(duty.path);
  const place = duty.placeZh === null ? null : text({ zh: duty.placeZh, en: duty.placeEn ?? duty.placeZh });
  const late = duty.lateness === 'overdue' || duty.escalation > 0;
  return (
    <li className={`lc-duty ${late ? 'lc-duty-late' : ''}`}>
      <AppLink to={to} search={search} className="lc-duty-link">
        <span className="lc-duty-what">
          <strong>{text({ zh: duty.titleZh, en: duty.titleEn })}</strong>
          {duty.countedZh !== null && <b className="lc-number">{text({ zh: duty.countedZh, en: duty.countedEn ?? duty.countedZh })}</b>}
        </span>
        <span className="lc-duty-where lc-quiet lc-small">{[duty.code, place].filter((part) => part !== null).join(' · ')}</span>
        <span className="lc-duty-act"><Tag>{text({ zh: duty.kindZh, en: duty.kindEn })}</Tag><span className="lc-small">{text({ zh: duty.actZh, en: duty.actEn })}</span></span>
        <span className="lc-duty-due">
          {duty.due === null ? <span className="lc-quiet lc-small">{duty.since === null ? t('noTime') : <>{t('since')} <DateText value={duty.since} style="monthDay" /></>}</span> : <DeadlineText at={duty.due} />}
          {duty.escalation > 0 && <span className="lc-small lc-tone-text-danger">{t('escalated', { level: duty.escalation })}</span>}
        </span>
        <ChevronRight size="1.1em" className="lc-duty-go" aria-hidden="true" />
      </AppLink>
    </li>
  );
}

/** 待办清单 */
export function DutyList({ rows, plain }: { readonly rows: readonly Duty[]; /** Without headings, for the few next ones. */ readonly plain?: boolean }) {
  const t = useT(dutyMessages);
  if (plain) return <ol className="lc-duties">{rows.map((duty) => <DutyLine key={`${duty.kind}/${duty.subjectId}`} duty={duty} />)}</ol>;
  return groupsOf(rows).map(({ group, rows: of }) => (
    <section key={group} aria-label={t(group)}>
      <h2 className={`lc-duties-group ${group === 'overdue' || group === 'escalatedGroup' ? 'lc-tone-text-danger' : group === 'today' ? 'lc-tone-text-warn' : ''}`}>{t(group)}</h2>
      <ol className="lc-duties">{of.map((duty) => <DutyLine key={`${duty.kind}/${duty.subjectId}`} duty={duty} />)}</ol>
    </section>
  ));
}
