/** 排名 · Off by default, of areas and units only, with ties and with reasons for whoever is not ranked. */
import { useState } from 'react';
import { Medal } from 'lucide-react';
import { z } from 'zod';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useSearchState } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Change, ConfirmButton, DataTable, EmptyState, Field, fieldError, ProblemAlert, RatioBar, Section, Segmented, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { readRanking, setRankingRules } from '../contract/index.ts';
import { rankRuns } from '../domain/index.ts';
import { scoringMessages } from './messages.ts';
import { intervalText, previousOf, rateOf, searchOf, tiedRanks } from './score-view.ts';
import { ScoresFrame } from './scores-frame.tsx';

type RankingAnswer = OutputOf<typeof readRanking>;

const ofSearch = z.object({ of: z.enum(['zone', 'organisation']).default('zone') });

export function RankingPage() {
  const t = useT(scoringMessages);
  return <ScoresFrame about={t('rankingAbout')}>{(round) => <Ranking roundId={round.id} />}</ScoresFrame>;
}

function Ranking({ roundId }: { readonly roundId: string }) {
  const t = useT(scoringMessages);
  const text = useText();
  const canManage = useCan('scoring.manage');
  const [{ of }, setSearch] = useSearchState(ofSearch);
  const ranking = useRead(readRanking, { roundId, dimension: of });
  if (ranking.data === undefined) return ranking.problem === null ? <Skeleton lines={6} /> : <ProblemAlert problem={ranking.problem} onRetry={ranking.reload} />;
  const { enabled } = ranking.data;
  if (!enabled) {
    return (
      <Section>
        <EmptyState icon={Medal} title={t('rankingOff')} advice={t('rankingOffNote')} {...(canManage ? { action: <RulesButton answer={ranking.data} turnOn /> } : {})} />
      </Section>
    );
  }
  return (
    <>
      <div className="lc-row">
        <Segmented label={t('by')} value={of} onChange={(next) => setSearch({ of: next })} choices={[{ value: 'zone', label: t('zone') }, { value: 'organisation', label: t('organisation') }]} />
        <span className="lc-quiet">{t('minimum')} {ranking.data.minimumCount}</span>
        {canManage && <RulesButton answer={ranking.data} turnOn={false} />}
      </div>
      <RankingTable roundId={roundId} of={of} rows={ranking.data.rows} sampled={ranking.data.confidence?.kind === 'sample'} />
      {ranking.data.confidence !== null && <Section title={t('samplingError')}><p className="lc-text">{text({ zh: ranking.data.confidence.saidZh, en: ranking.data.confidence.saidEn })}</p></Section>}
    </>
  );
}

function RankingTable({ roundId, of, rows, sampled }: { readonly roundId: string; readonly of: 'zone' | 'organisation'; readonly rows: RankingAnswer['rows']; readonly sampled: boolean }) {
  const t = useT(scoringMessages);
  const text = useText();
  const tied = tiedRanks(rows);
  return (
    <DataTable
      caption={t('ranking')} result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.key}
      columns={[
        { key: 'name', title: t(of), width: '30%', cell: (row) => <AppLink to={`/rounds/${roundId}/observations`} search={searchOf(of, row.key)}>{text({ zh: row.nameZh, en: row.nameEn })}</AppLink> },
        { key: 'rank', title: t('rank'), align: 'end', cell: (row) => (row.rank === null ? <span className="lc-quiet">{t('notRanked')}</span> : <span><strong>{row.rank}</strong>{tied.has(row.rank) && <span className="lc-quiet lc-small"> {t('tied')}</span>}{row.indistinctFrom.length > 0 && <span className="lc-quiet lc-small"> {t('indistinct', { ranks: rankRuns(row.indistinctFrom).join(t('and')) })}</span>}</span>) },
        { key: 'rate', title: t('rate'), cell: (row) => <RatioBar ratio={rateOf(row)} /> },
        ...(sampled ? [{ key: 'interval', title: t('interval'), cell: (row: RankingAnswer['rows'][number]) => { const shown = intervalText(row.interval); return shown === null ? <span className="lc-quiet">{t(row.withoutInterval === 'census' ? 'wholeSeen' : 'oneSite')}</span> : <span className="lc-number">{shown}</span>; } }] : []),
        { key: 'change', title: t('change'), cell: (row) => { const previous = previousOf(row); return previous === undefined ? <span className="lc-quiet">—</span> : <Change current={rateOf(row)} previous={previous} />; } },
        { key: 'reason', title: t('reason'), cell: (row) => (row.reasonZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.reasonZh, en: row.reasonEn ?? row.reasonZh })) },
      ]}
      empty={<EmptyState title={t('nothing')} advice={t('nothingAdvice')} />}
    />
  );
}

function RulesButton({ answer, turnOn }: { readonly answer: RankingAnswer; readonly turnOn: boolean }) {
  const t = useT(scoringMessages);
  const [minimum, setMinimum] = useState(String(answer.minimumCount));
  const save = useWrite(setRankingRules, { invalidates: ['scoring'], done: { zh: '已更新排名规则', en: 'Ranking rules updated' } });
  return (
    <ConfirmButton
      icon={Medal} label={t(turnOn ? 'rankingTurnOn' : 'rankingTurnOff')} question={t(turnOn ? 'rankingAskOn' : 'rankingAskOff')} action={t(turnOn ? 'rankingTurnOn' : 'rankingTurnOff')}
      problem={fieldError(save.problem, '/minimumCount') === undefined ? save.problem : null} pending={save.pending} onConfirm={() => save.run({ enabled: turnOn, minimumCount: Math.trunc(Number(minimum)) || 1 })}
    >
      <p>{t(turnOn ? 'rankingOnNote' : 'rankingOffEffect')}</p>
      {turnOn && <Field label={t('minimum')} purpose={t('minimumPurpose')} error={fieldError(save.problem, '/minimumCount')}>{(wiring) => <TextInput {...wiring} type="number" inputMode="numeric" min={1} max={10_000} value={minimum} onChange={setMinimum} />}</Field>}
    </ConfirmButton>
  );
}
