/** 轮次页框 · Header, steps and tabs that all pages of one round share. */
import type { ReactNode } from 'react';
import { BarChart3, Check, ListChecks } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useAbilities } from '#platform/web/session.tsx';
import { ExportButton } from '#platform/web/tasks/export-button.tsx';
import { classes, DateText, LinkButton, PageHeader, ProblemAlert, Skeleton, StateTag, Tabs, Tag } from '#platform/web/ui/index.ts';
import { exportObservations, readRound } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';
import { roundLook, stepOf } from './round-view.ts';
import { useRoundLive } from './use-round.ts';
import { roundSteps } from './words.ts';
import './inspections.css';

export type Round = OutputOf<typeof readRound>;

/** 轮次页框 · Reads the round named in the address, follows it live, and hands it to its page. */
export function RoundFrame({ children }: { readonly children: (round: Round) => ReactNode }) {
  const { roundId } = useRouteParams<'roundId'>();
  const round = useRead(readRound, { roundId });
  const t = useT(inspectionMessages);
  useRoundLive(roundId);
  if (round.data === undefined) {
    return round.problem === null ? <Skeleton lines={8} /> : <><PageHeader title={t('title')} trail={[{ text: t('title'), to: '/rounds' }]} /><ProblemAlert problem={round.problem} onRetry={round.reload} /></>;
  }
  return (
    <>
      <RoundHeader round={round.data} />
      <RoundTabs round={round.data} />
      {children(round.data)}
    </>
  );
}

function RoundHeader({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const text = useText();
  const can = useAbilities();
  const look = roundLook(round);
  return (
    <>
      <PageHeader
        title={text({ zh: round.nameZh, en: round.nameEn })}
        trail={[{ text: t('title'), to: '/rounds' }]}
        beside={<><StateTag tone={look.tone} text={look.text} />{round.synthetic && <Tag>{t('synthetic')}</Tag>}</>}
        actions={round.drawnCount > 0 && (
          <>
            {can('inspections.record') && !can('inspections.manage') && (round.state === 'inProgress' || round.state === 'drawn') && <LinkButton to={`/rounds/${round.id}/sites`} search={{ mine: 'true' }} icon={ListChecks}>{t('mySites')}</LinkButton>}
            {can('scoring.read') && round.observationCount > 0 && <LinkButton to={`/scores/${round.id}`} icon={BarChart3}>{t('scores')}</LinkButton>}
            {round.observationCount > 0 && <ExportButton operation={exportObservations} input={{ roundId: round.id }} rowCount={round.observationCount}>{t('exportObservations')}</ExportButton>}
          </>
        )}
      />
      <Stepper now={stepOf(round)} />
    </>
  );
}

/** 步骤 · Where the round stands, for eyes and for screen readers. */
function Stepper({ now }: { readonly now: number }) {
  const t = useT(inspectionMessages);
  const text = useText();
  return (
    <ol className="lc-inspections-steps" aria-label={t('steps')}>
      {roundSteps.map((step, at) => (
        <li key={step.en} className={classes(at < now && 'lc-inspections-step-done', at === now && 'lc-inspections-step-now')} {...(at === now ? { 'aria-current': 'step' as const } : {})}>
          <span className="lc-inspections-step-mark" aria-hidden="true">{at < now ? <Check size="0.95em" /> : at + 1}</span>
          <span>{text(step)}</span>
          {at < now && <span className="lc-visually-hidden">{t('stepDone')}</span>}
        </li>
      ))}
    </ol>
  );
}

function RoundTabs({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const base = `/rounds/${round.id}`;
  return (
    <Tabs
      label={t('parts')}
      items={[
        { to: base, text: t('overview') },
        { to: `${base}/sites`, text: t('sites'), count: round.drawnCount },
        { to: `${base}/findings`, text: t('findings'), count: round.findingCount },
        { to: `${base}/observations`, text: t('observations'), count: round.observationCount },
      ]}
    />
  );
}

/** 起止 · Two days as a range. */
export function DateRange({ from, to }: { readonly from: string; readonly to: string }) {
  return <span className="lc-inspections-range"><DateText value={from} /> – <DateText value={to} /></span>;
}
