/** 今天要办 · What waits by kind, with what of it is late, then the next five by the clock; each number opens its list. */
import { CalendarCheck2 } from 'lucide-react';
import { listMyDuties } from '#platform/contract/duties.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { classes, LinkButton, ProblemAlert, Section, Skeleton } from '#platform/web/ui/index.ts';
import { DutyList } from '../duties/duty-list.tsx';
import { useDutyCounts } from '../duties/use-duties.ts';
import { errandsOf } from './home-view.ts';
import { homeMessages } from './messages.ts';

const NEXT_SHOWN = 5;

/** Big enough for a thumb: site leaders open it in the street. */
export function TodaySection() {
  const t = useT(homeMessages);
  const text = useText();
  const counts = useDutyCounts();
  const next = useRead(listMyDuties, { pageSize: NEXT_SHOWN });
  const { data } = counts;
  if (counts.problem !== null && data === undefined) return <ProblemAlert problem={counts.problem} onRetry={counts.reload} />;
  if (data === undefined) return <Section title={t('today')} bare><Skeleton lines={4} /></Section>;
  if (data.total === 0) {
    return <Section title={t('today')} bare><div className="lc-home-calm"><CalendarCheck2 size={22} strokeWidth={1.6} aria-hidden="true" /><p>{t('nothingToday')}</p></div></Section>;
  }
  return (
    <Section title={t('today')} bare actions={<>{data.overdue > 0 && <LinkButton small kind="quiet" to="/my-duties" search={{ lateness: 'overdue' }}>{t('lateDuties', { n: numberText(data.overdue) })}</LinkButton>}<LinkButton small kind="quiet" to="/my-duties">{t('allDuties', { n: numberText(data.total) })}</LinkButton></>}>
      <ul className="lc-home-errands">
        {errandsOf(data).map((errand) => (
          <li key={errand.key}>
            <AppLink to="/my-duties" search={errand.search} className={classes('lc-home-errand', errand.urgent && 'lc-home-urgent')}>
              <b>{numberText(errand.count)}</b><span>{text(errand.words)}{errand.late > 0 && <small className="lc-home-late">{t('lateOfThem', { n: numberText(errand.late) })}</small>}</span>
            </AppLink>
          </li>
        ))}
      </ul>
      {next.data === undefined ? <Skeleton lines={3} /> : (
        <div className="lc-home-next">
          <h3 className="lc-home-small-title">{t('nextByClock')}</h3>
          <DutyList plain rows={next.data.rows} />
        </div>
      )}
    </Section>
  );
}
