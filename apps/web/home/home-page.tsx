/** 首页 · What waits for me today, and how the programme stands: one page, no wall of screens. */
import { Suspense } from 'react';
import { CalendarClock, ClipboardCheck, MessageSquarePlus, Newspaper } from 'lucide-react';
import { bulletinStates } from '#modules/bulletins/web/index.ts';
import { HomeGuide } from '../first-hour/index.ts';
import { progressText } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useProgramme, useServerConfig } from '#platform/web/session.tsx';
import { DateText, EmptyState, JobProgress, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { FieldAction, FieldOffer } from './field-offer.tsx';
import { CasesSection } from './cases-section.tsx';
import { AdministratorSection, ReaderSection } from './desk-section.tsx';
import { GlanceTiles } from './glance-tiles.tsx';
import { homeMessages } from './messages.ts';
import { PlanSection } from './plan-section.tsx';
import { OverdueSection } from './overdue-section.tsx';
import { RoundsSection } from './rounds-section.tsx';
import { ThemesSection } from './themes-section.tsx';
import { TodaySection } from './today-section.tsx';
import { WorkSection } from './work-section.tsx';
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
      <PageHeader title={t('hello', { name: programme.person.name })} about={<>{text(programme.name)} · {text(programme.role)}{overview.today !== undefined && <> · <DateText value={overview.today} style="dateLong" /></>}</>} actions={<HomeActions overview={overview} />} />
      {config !== undefined && (!config.ready || config.doing !== null) && <Section><JobProgress title={t('loadingData')} state="running" note={config.doing === null ? '' : text(progressText(config.doing))} /></Section>}
      <FieldOffer can={overview.can} />
      <ProblemAlert problem={overview.problem} />
      {overview.can('platform.prepare') && <Suspense fallback={null}><HomeGuide /></Suspense>}
      {!isNew(overview) && <TodaySection />}
      {overview.can('cases.dispatch') && !overview.can('cases.manage') && <OverdueSection overview={overview} />}
      {overview.can('people.manageLogins') && <AdministratorSection overview={overview} />}
      {!overview.can('places.read') && <ReaderSection />}
      <GlanceTiles overview={overview} />
      {overview.can('places.read') && (overview.can('scoring.read') || (overview.cases?.byZone.length ?? 0) > 1) && <ZonesSection overview={overview} />}
      <div className="lc-home-pair">
        <div className="lc-stack">
          {overview.can('scoring.read') && <ThemesSection overview={overview} />}
          {overview.can('cases.read') && <CasesSection overview={overview} />}
        </div>
        <div className="lc-stack">
          {overview.can('plans.read') && <PlanSection />}
          {overview.can('inspections.read') && <RoundsSection overview={overview} />}
          {overview.can('bulletins.read') && <BulletinSection overview={overview} />}
        </div>
      </div>
      <WorkSection />
    </>
  );
}

/** Nothing planned, nothing reported, and the reader is one who can begin. */
function isNew({ can, rounds, cases, loading }: Overview): boolean {
  return !loading && can('inspections.manage') && rounds?.length === 0 && cases?.total === 0;
}

/** What somebody in this role begins with. */
function HomeActions({ overview: { can, running } }: { readonly overview: Overview }) {
  const t = useT(homeMessages);
  return (
    <>
      <FieldAction can={can} />
      {can('inspections.record') && !can('inspections.manage') && running !== undefined && <LinkButton to={`/rounds/${running.id}/sites`} search={{ mine: 'true' }} icon={ClipboardCheck}>{t('goInspect')}</LinkButton>}
      {can('people.coverOwnSites') && <LinkButton to="/covers" icon={CalendarClock}>{t('goAway')}</LinkButton>}
      {can('cases.report') && <LinkButton to="/report-case" icon={MessageSquarePlus}>{t('report')}</LinkButton>}
    </>
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
