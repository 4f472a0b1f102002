/** 首页 · What waits for me today, and how the programme stands: one page, no wall of screens. */
import { CalendarCheck2, Newspaper } from 'lucide-react';
import { bulletinStates } from '#modules/bulletins/web/index.ts';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useProgramme, useServerConfig } from '#platform/web/session.tsx';
import { DateText, EmptyState, JobProgress, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { CasesSection } from './cases-section.tsx';
import { GlanceTiles } from './glance-tiles.tsx';
import { errandsFor } from './home-view.ts';
import type { Errand } from './home-view.ts';
import { homeMessages } from './messages.ts';
import { RoundsSection } from './rounds-section.tsx';
import { StartSection } from './start-section.tsx';
import { useOverview } from './use-overview.ts';
import type { Overview } from './use-overview.ts';
import { ZonesSection } from './zones-section.tsx';
import './home.css';

export function HomePage() {
  const t = useT(homeMessages);
  const text = useText();
  const programme = useProgramme();
  const config = useServerConfig();
  const overview = useOverview();
  return (
    <>
      <PageHeader title={t('hello', { name: programme.person.name })} about={<>{text(programme.name)} · {text(programme.role)}{overview.today !== undefined && <> · <DateText value={overview.today} style="dateLong" /></>}</>} />
      {config !== undefined && (!config.ready || config.doing !== null) && <Section><JobProgress title={t('loadingData')} state="running" note={config.doing ?? ''} /></Section>}
      <ProblemAlert problem={overview.problem} />
      {isNew(overview) ? <StartSection /> : <TodaySection overview={overview} />}
      <GlanceTiles overview={overview} />
      {overview.can('places.read') && overview.can('scoring.read') && <ZonesSection overview={overview} />}
      <div className="lc-home-pair">
        {overview.can('cases.read') && <CasesSection overview={overview} />}
        <div className="lc-stack">
          {overview.can('inspections.read') && <RoundsSection overview={overview} />}
          {overview.can('bulletins.read') && <BulletinSection overview={overview} />}
        </div>
      </div>
    </>
  );
}

const ERRANDS: Readonly<Record<Errand, { readonly to: string; readonly search?: Record<string, string> }>> = {
  overdue: { to: '/cases', search: { overdue: 'true', mine: 'true', sort: 'deadline' } },
  overdueAll: { to: '/cases', search: { overdue: 'true', sort: 'deadline' } },
  toAccept: { to: '/cases', search: { state: 'dispatched', mine: 'true', sort: 'deadline' } },
  toFix: { to: '/cases', search: { state: 'accepted', mine: 'true', sort: 'deadline' } },
  toVisit: { to: '/rounds' },
  toRegister: { to: '/cases', search: { state: 'reported' } },
  toDispatchFindings: { to: '/findings', search: { state: 'open' } },
  toDispatch: { to: '/cases', search: { state: 'registered' } },
  toVerify: { to: '/cases', search: { state: 'rectified' } },
  toApprove: { to: '/bulletins', search: { state: 'draft' } },
  toPublish: { to: '/bulletins', search: { state: 'approved' } },
};

/** Nothing planned, nothing reported, and the reader is one who can begin. */
function isNew({ can, rounds, cases, loading }: Overview): boolean {
  return !loading && can('inspections.manage') && rounds?.length === 0 && cases?.total === 0;
}

/** 今日待办 · Big enough for a thumb: site leaders open it in the street. */
function TodaySection({ overview }: { readonly overview: Overview }) {
  const t = useT(homeMessages);
  const errands = errandsFor(overview.can, overview.waiting);
  if (overview.loading) return <Section title={t('today')}><Skeleton lines={2} /></Section>;
  return (
    <Section title={t('today')} bare>
      {errands.length === 0
        ? <div className="lc-home-calm"><CalendarCheck2 size={22} strokeWidth={1.6} aria-hidden="true" /><p>{t('nothingToday')}</p></div>
        : (
          <ul className="lc-home-errands">
            {errands.map(({ errand, count, urgent }) => {
              const { to, search } = errand === 'toVisit' && overview.running !== undefined ? { to: `/rounds/${overview.running.id}/sites`, search: { mine: 'true' } } : ERRANDS[errand];
              return (
                <li key={errand}>
                  <AppLink to={to} {...(search === undefined ? {} : { search })} className={`lc-home-errand ${urgent ? 'lc-home-urgent' : ''}`}>
                    <b>{numberText(count)}</b><span>{t(errand)}</span>
                  </AppLink>
                </li>
              );
            })}
          </ul>
        )}
    </Section>
  );
}

function BulletinSection({ overview }: { readonly overview: Overview }) {
  const t = useT(homeMessages);
  const { bulletin, bulletinLoading } = overview;
  return (
    <Section title={t('bulletin')} actions={<LinkButton small kind="quiet" to="/bulletins">{t('all')}</LinkButton>}>
      {bulletin === null && bulletinLoading ? <Skeleton lines={2} /> : bulletin === null
        ? <EmptyState icon={Newspaper} title={t('noBulletin')} advice={t('noBulletinAdvice')} />
        : (
          <div className="lc-home-bulletin">
            <p><AppLink to={`/bulletins/${bulletin.id}`}>{bulletin.title}</AppLink></p>
            <p className="lc-quiet lc-small">{bulletin.documentNumber} · <DateText value={bulletin.publishedAt} /> · <StateTag tone={bulletinStates[bulletin.state].tone} text={bulletinStates[bulletin.state].text} quiet /></p>
          </div>
        )}
    </Section>
  );
}
