/** 得分页框 · Round, tabs and export that all score pages share. Without a round in the address it takes the newest one. */
import type { ReactNode } from 'react';
import { BarChart3, ClipboardCheck, Download } from 'lucide-react';
import { listRounds } from '#modules/inspections/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { DownloadButton, EmptyState, LinkButton, PageHeader, ProblemAlert, Section, Select, Skeleton, Tabs, Tag } from '#platform/web/ui/index.ts';
import { exportScores } from '../contract/index.ts';
import { scoringMessages } from './messages.ts';
import './scoring.css';

export type RoundRow = OutputOf<typeof listRounds>['rows'][number];

const FRESH_MS = 30_000;

export function ScoresFrame({ about, children }: { readonly about?: string; readonly children: (round: RoundRow) => ReactNode }) {
  const t = useT(scoringMessages);
  const { roundId } = useRouteParams<'roundId'>() as Partial<Record<'roundId', string>>;
  const rounds = useRead(listRounds, { pageSize: 200 }, { fresh_ms: FRESH_MS });
  if (rounds.data === undefined) return rounds.problem === null ? <Skeleton lines={8} /> : <><PageHeader title={t('title')} /><ProblemAlert problem={rounds.problem} onRetry={rounds.reload} /></>;
  const scored = rounds.data.rows.filter((row) => row.observationCount > 0);
  const round = rounds.data.rows.find((row) => row.id === roundId) ?? (roundId === undefined ? scored[0] : undefined);
  if (round === undefined) {
    return (
      <>
        <PageHeader title={t('title')} />
        <Section><EmptyState icon={BarChart3} title={t('noRounds')} advice={t('noRoundsAdvice')} action={<LinkButton to="/rounds" kind="primary">{t('toRounds')}</LinkButton>} /></Section>
      </>
    );
  }
  return <LoadedFrame round={round} choices={scored.some((row) => row.id === round.id) ? scored : [round, ...scored]} inAddress={roundId !== undefined} {...(about === undefined ? {} : { about })}>{children}</LoadedFrame>;
}

function LoadedFrame({ round, choices, inAddress, about, children }: { readonly round: RoundRow; readonly choices: readonly RoundRow[]; readonly inAddress: boolean; readonly about?: string; readonly children: (round: RoundRow) => ReactNode }) {
  const t = useT(scoringMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const go = useGo();
  const base = `/scores/${round.id}`;
  const name = (row: RoundRow) => text({ zh: row.nameZh, en: row.nameEn });
  return (
    <>
      <PageHeader
        title={`${t('title')} · ${name(round)}`} {...(about === undefined ? {} : { about })}
        beside={<Tag>{text({ zh: round.editionTitleZh, en: round.editionTitleEn })}</Tag>}
        actions={(
          <>
            {choices.length > 1 && <Select aria-label={t('round')} value={round.id} choices={choices.map((row) => ({ value: row.id, label: name(row) }))} onChange={(id) => { if (id !== '') go(`/scores/${id}`); }} />}
            <LinkButton to={`/rounds/${round.id}`} icon={ClipboardCheck}>{t('toRound')}</LinkButton>
            <DownloadButton href={urlOf(exportScores, { roundId: round.id })} icon={Download}>{t('export')}</DownloadButton>
          </>
        )}
      />
      <Tabs label={t('tabs')} items={[{ to: inAddress ? base : '/scores', text: t('overview') }, { to: `${base}/details`, text: t('details') }, { to: `${base}/ranking`, text: t('ranking') }]} />
      {children(round)}
    </>
  );
}
