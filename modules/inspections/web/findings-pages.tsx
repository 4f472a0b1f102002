/** 问题页 · Findings of one round, and of all rounds. */
import { useText, useT } from '#platform/web/i18n.ts';
import { useRead } from '#platform/web/client.tsx';
import { PageHeader } from '#platform/web/ui/index.ts';
import { listRounds } from '../contract/index.ts';
import { FindingsTable } from './findings-table.tsx';
import { inspectionMessages } from './messages.ts';
import { RoundFrame } from './round-frame.tsx';
import { useRoundLive } from './use-round.ts';
import './inspections.css';

export function RoundFindingsPage() {
  return <RoundFrame>{(round) => <FindingsTable roundId={round.id} openCount={round.openFindingCount} />}</RoundFrame>;
}

export function FindingsPage() {
  const t = useT(inspectionMessages);
  const text = useText();
  const rounds = useRead(listRounds, { pageSize: 100 }).data?.rows ?? [];
  useRoundLive();
  return (
    <>
      <PageHeader title={t('findingsTitle')} about={t('findingsAbout')} />
      <FindingsTable rounds={rounds.map((round) => ({ value: round.id, label: text({ zh: round.nameZh, en: round.nameEn }), open: round.openFindingCount }))} />
    </>
  );
}
