/** 计划页 · One plan: what it says, its phases, and how each target stands. */
import { ChartGantt, Pencil, Plus, Printer, Target } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, DataTable, DateText, EmptyState, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { planStateWords, readPlan } from '../contract/index.ts';
import { plansMessages } from './messages.ts';
import { PlanActs } from './plan-acts.tsx';
import { PlanTimeline } from './plan-timeline.tsx';
import { StepView } from './step-view.tsx';
import { TaskProgress } from './task-progress.tsx';
import { planTones } from './words.ts';
import './plans.css';

export function PlanPage() {
  const t = useT(plansMessages);
  const text = useText();
  const { planId } = useRouteParams<'planId'>();
  const mayManage = useCan('plans.manage');
  const found = useRead(readPlan, { planId });
  const plan = found.data;
  if (plan === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('plan')} trail={[{ text: t('plans'), to: '/plans' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const mayChange = mayManage && plan.state !== 'ended';
  const add = mayChange && plan.phases.length > 0 ? <LinkButton icon={Plus} to={`/plans/${plan.id}/targets/new`}>{t('addTarget')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader
        title={text({ zh: plan.nameZh, en: plan.nameEn })} trail={[{ text: t('plans'), to: '/plans' }]} beside={<><StateTag tone={planTones[plan.state]} text={planStateWords[plan.state]} />{plan.publishedAt !== null && <StateTag quiet tone="info" text={t('isPublic')} />}</>}
        actions={<><LinkButton icon={ChartGantt} to={`/plans/${plan.id}/chart`}>{t('chart')}</LinkButton><Button icon={Printer} onClick={() => window.print()}>{t('print')}</Button>{mayChange && <LinkButton icon={Pencil} to={`/plans/${plan.id}/edit`}>{t('edit')}</LinkButton>}{mayManage && <PlanActs plan={plan} />}</>}
      />
      <Section>
        <div className="lc-stack">
          {plan.summary !== '' && <p className="lc-plans-lead">{plan.summary}</p>}
          <KeyValue facts={[{ label: t('code'), value: <span className="lc-number">{plan.code}</span> }, { label: t('period'), value: <><DateText value={plan.startsOn} /> – <DateText value={plan.endsOn} /></> }, { label: t('document'), value: plan.document }, ...(plan.partOf === null ? [] : [{ label: t('partOf'), value: <AppLink to={`/plans/${plan.partOf.id}`}>{text({ zh: plan.partOf.nameZh, en: plan.partOf.nameEn })}</AppLink> }]), ...plan.phases.map((phase) => ({ label: phase.name, value: phase.goal }))]} />
        </div>
      </Section>
      {plan.phases.length > 0 && <Section title={t('timeline')} bare><PlanTimeline plan={plan} /></Section>}
      {plan.years.length > 0 && (
        <Section title={t('years')}><ul className="lc-stack">{plan.years.map((year) => <li key={year.id}><AppLink to={`/plans/${year.id}`}>{text({ zh: year.nameZh, en: year.nameEn })}</AppLink> <StateTag quiet tone={planTones[year.state]} text={planStateWords[year.state]} /></li>)}</ul></Section>
      )}
      <TaskProgress planId={plan.id} mayChange={mayChange} />
      <Section title={t('targets')} about={t('readingsAbout')} bare actions={add}>
        <DataTable
          caption={t('targets')} whole result={{ data: { rows: plan.targets, total: plan.targets.length } }} rowKey={(row) => row.id}
          columns={[
            {
              key: 'name', title: t('target'), width: '26%', cell: (row) => (
                <div className="lc-plans-step">
                  <AppLink to={`/plan-targets/${row.id}`}>{row.name}</AppLink>
                  <span className="lc-quiet lc-small">{row.standards.length === 0 ? t('noStandards') : [...new Set(row.standards.map(({ edition }) => text({ zh: edition.titleZh, en: edition.titleEn })))].join(' · ')}</span>
                </div>
              ),
            },
            ...plan.phases.map((phase) => ({ key: phase.id, title: phase.name, cell: (row: (typeof plan.targets)[number]) => <StepView target={row} phaseId={phase.id} /> })),
          ]}
          empty={<EmptyState icon={Target} title={t('noTargets')} advice={t('noTargetsAdvice')} {...(add === undefined ? {} : { action: add })} />}
        />
      </Section>
    </>
  );
}
