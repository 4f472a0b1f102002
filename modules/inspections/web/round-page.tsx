/** 轮次概况 · Figures that open into their rows, the step to take now, progress, and the published draw. */
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DateText, KeyValue, Notice, Section, StatTile } from '#platform/web/ui/index.ts';
import { listRounds } from '../contract/index.ts';
import { AssignPanel } from './assign-panel.tsx';
import { ClosePanel } from './close-panel.tsx';
import { DrawForm } from './draw-form.tsx';
import { DrawRecordSection } from './draw-record-section.tsx';
import { inspectionMessages } from './messages.ts';
import { PaceNotice, SightNotice } from './pace-section.tsx';
import { progressMessages } from './progress-messages.ts';
import { DateRange, RoundFrame } from './round-frame.tsx';
import type { Round } from './round-frame.tsx';
import { ProgressSection } from './round-progress.tsx';

export function RoundPage() {
  const t = useT(inspectionMessages);
  const canManage = useCan('inspections.manage');
  return (
    <RoundFrame>
      {(round) => (
        <>
          {round.drawnCount > 0 && <RoundTiles round={round} />}
          <SightNotice round={round} />
          {round.state === 'closed' && round.drawnCount === 0 && <Notice title={t('noneOfYours')}><p>{t('noneOfYoursAdvice')}</p></Notice>}
          <PaceNotice round={round} />
          <NextStep round={round} />
          {round.drawnCount > 0 && <ProgressSection round={round} />}
          <RoundFacts round={round} />
          {round.drawnAt !== null || !canManage ? <DrawRecordSection round={round} /> : null}
          {canManage && round.state === 'inProgress' && <ClosePanel round={round} />}
        </>
      )}
    </RoundFrame>
  );
}

function RoundTiles({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const p = useT(progressMessages);
  const base = `/rounds/${round.id}`;
  return (
    <div className="lc-tiles">
      <StatTile label={t('doneSites')} ratio={{ numerator: round.doneCount, denominator: round.drawnCount }} note={t('startedNote', { n: round.startedCount })} to={`${base}/sites`} search={{ state: 'done' }} />
      <StatTile label={t('sample')} value={round.drawnCount} note={t('sampleNote', { n: round.sampleSize })} to={`${base}/sites`} />
      <StatTile label={t('observationCount')} value={round.observationCount} {...(round.correctionCount > 0 ? { note: p('corrected', { n: round.correctionCount }) } : {})} to={`${base}/observations`} />
      <StatTile label={t('findingCount')} value={round.findingCount} note={t('dispatchedNote', { n: round.dispatchedFindingCount })} to={`${base}/findings`} />
      <StatTile label={t('toDispatch')} value={round.openFindingCount} to={`${base}/findings`} search={{ state: 'open' }} {...(round.openFindingCount > 0 ? { tone: 'warn' as const } : {})} />
    </div>
  );
}

function NextStep({ round }: { readonly round: Round }) {
  const canManage = useCan('inspections.manage');
  if (!canManage) return null;
  if (round.state === 'planned') return <DrawForm round={round} />;
  if (round.state === 'drawn') return <AssignPanel round={round} />;
  return null;
}

function RoundFacts({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const text = useText();
  const rounds = useRead(listRounds, { pageSize: 200 }, { enabled: round.previousRoundId !== null });
  const previous = rounds.data?.rows.find((row) => row.id === round.previousRoundId);
  return (
    <Section>
      <KeyValue
        columns={3}
        facts={[
          { label: t('dates'), value: <DateRange from={round.startsOn} to={round.endsOn} /> },
          { label: t('editionFact'), value: <AppLink to={`/frameworks/${round.editionId}`}>{text({ zh: round.editionTitleZh, en: round.editionTitleEn })}</AppLink> },
          { label: t('codeFact'), value: round.code },
          { label: t('previous'), value: previous === undefined ? (round.previousRoundId === null ? t('previousNone') : null) : <AppLink to={`/rounds/${previous.id}`}>{text({ zh: previous.nameZh, en: previous.nameEn })}</AppLink> },
          { label: t('drawnOn'), value: <DateText value={round.drawnAt} style="dateTime" /> },
          { label: t('closedOn'), value: <DateText value={round.closedAt} style="dateTime" /> },
        ]}
      />
    </Section>
  );
}
