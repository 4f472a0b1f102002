/** 评选页 · The rail of stages, what can be done now, and the candidates. */
import { useState } from 'react';
import { FileSignature, FileUp, Gavel, Home, Landmark, ListFilter, Pencil, Scale, Stamp } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, Tag, useTableState } from '#platform/web/ui/index.ts';
import { candidateStateWords, exportCandidates, listCandidates, readSelectionRound, roundStateWords, sourceWords } from '../contract/index.ts';
import { CANDIDATE_STATES } from '../domain/index.ts';
import type { CandidateState } from '../domain/index.ts';
import { CriteriaList } from './criteria.tsx';
import { departmentMessages } from './department-messages.ts';
import { DepartmentsTable } from './departments-table.tsx';
import { JuryResult } from './jury-result.tsx';
import { negativeMessages } from './negative-messages.ts';
import { QuotaTable } from './quota-table.tsx';
import { RoundActs } from './round-acts.tsx';
import { roundChangeMessages } from './round-change-messages.ts';
import { RoundChanges } from './round-changes.tsx';
import { roundMessages } from './round-messages.ts';
import { candidateTones, roundTones } from './round-words.ts';
import { seatMessages } from './seat-messages.ts';
import { shortlistMessages } from './shortlist-messages.ts';
import { townshipMessages } from './township-messages.ts';
import { StageRail } from './stage-rail.tsx';
import { VoiceWeight } from './voice-weight.tsx';
import './honours.css';

function Published({ of }: { readonly of: NonNullable<OutputOf<typeof readSelectionRound>['published']> }) {
  const t = useT(roundMessages);
  return <Notice>{of.byName === null ? t('publishedAlone') : t('publishedBy', { name: of.byName })} · <DateText value={of.at} style="dateTime" /> · {t('publishedShown', { shown: of.shown })}{of.withheld > 0 && ` · ${t('publishedWithheld', { n: of.withheld })}`}</Notice>;
}

export function RoundPage() {
  const t = useT(roundMessages);
  const s = useT(seatMessages);
  const w = useT(townshipMessages);
  const d = useT(departmentMessages);
  const n = useT(negativeMessages);
  const [c, l] = [useT(roundChangeMessages), useT(shortlistMessages)];
  const text = useText();
  const { roundId } = useRouteParams<'roundId'>();
  const mayReadJury = useCan('honours.readJury');
  const mayCheck = useCan('honours.check');
  const mayNominate = useCan('honours.nominate');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const found = useRead(readSelectionRound, { roundId });
  const round = found.data;
  if (round === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('round')} trail={[{ text: t('rounds'), to: '/selection-rounds' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const hasStars = round.titles.some(({ stars }) => stars.length > 0);
  const stageDone = (kind: string) => round.stages.every((stage) => stage.kind !== kind || stage.state === 'done');
  const hasJury = round.stages.some(({ kind }) => kind === 'jury' || kind === 'review') && stageDone('jury') && stageDone('review');
  const showsQuotas = round.stages.some(({ kind, state }) => kind === 'publicNotice' && state !== 'waiting');
  return (
    <>
      <PageHeader
        title={round.name} trail={[{ text: t('rounds'), to: '/selection-rounds' }]} beside={<><StateTag tone={roundTones[round.state]} text={roundStateWords[round.state]} />{round.titles.map((title) => <Tag key={title.id}>{text({ zh: title.nameZh, en: title.nameEn })}</Tag>)}</>}
        actions={(
          <>
            {round.acts.includes('change') && <LinkButton icon={Pencil} to={`/selection-rounds/${roundId}/edit`}>{c('change')}</LinkButton>}
            {mayReadJury && round.stages.some(({ kind, state }) => kind === 'shortlist' && state !== 'waiting') && round.titles.map((title) => <LinkButton key={title.id} {...(round.stage === 'shortlist' ? { kind: 'primary' as const } : {})} icon={ListFilter} to={`/selection-rounds/${roundId}/titles/${title.id}/shortlist`}>{round.titles.length > 1 ? `${l('shortlist')} · ${text({ zh: title.nameZh, en: title.nameEn })}` : l('shortlist')}</LinkButton>)}
            <LinkButton icon={Scale} to={`/selection-rounds/${roundId}/seats`}>{s('seatsOf')}</LinkButton>
            {(hasStars || round.negatives.households) && <LinkButton icon={Home} to={`/selection-rounds/${roundId}/villages`}>{t('villages')}</LinkButton>}
            {round.negatives.placeId !== null && <LinkButton {...(round.negatives.unsigned > 0 ? { kind: 'primary' as const } : {})} icon={FileSignature} to={`/selection-rounds/${roundId}/places/${round.negatives.placeId}/negatives`}>{n('title')}{round.negatives.unsigned > 0 && ` · ${round.negatives.unsigned}`}</LinkButton>}
            {round.stages.some(({ kind, state }) => kind === 'townshipApproval' && state !== 'waiting') && <LinkButton {...(round.stage === 'townshipApproval' ? { kind: 'primary' as const } : {})} icon={Landmark} to={`/selection-rounds/${roundId}/towns`}>{w('towns')}</LinkButton>}
            {round.stages.some(({ kind, state }) => kind === 'departmentCheck' && state !== 'waiting') && <LinkButton {...(round.stage === 'departmentCheck' ? { kind: 'primary' as const } : {})} icon={Stamp} to={`/selection-rounds/${roundId}/departments`}>{d('departments')}</LinkButton>}
            {mayNominate && (round.stage === 'nomination' || round.stage === 'groupReview' || round.stage === 'committee') && <LinkButton icon={FileUp} to={`/selection-rounds/${roundId}/import`}>{t('importList')}</LinkButton>}
            {round.isJudge && <LinkButton kind="primary" icon={Gavel} to={`/selection-rounds/${roundId}/sheets`}>{t('mySheets')}</LinkButton>}
          </>
        )}
      />
      <StageRail round={round} />
      {round.stages.some(({ kind }) => kind === 'publicVoice') && <VoiceWeight of={round} />}
      {round.published !== null && <Published of={round.published} />}
      {round.openReview && <Notice>{t('openReview')}</Notice>}
      {round.stages.some(({ kind }) => kind === 'review') && round.titles.map((title) => title.criteria !== null && <Section key={title.id} title={`${t('reviewCriteria')} · ${text({ zh: title.nameZh, en: title.nameEn })}`}><CriteriaList criteria={title.criteria} /></Section>)}
      {round.state === 'running' && round.stage === 'departmentCheck' && <Section title={d('departments')} about={d('about')} bare><DepartmentsTable roundId={roundId} mayOpen={mayCheck} /></Section>}
      <RoundActs round={round} ticked={ticked} onDone={() => setTicked(new Set())} />
      {(showsQuotas || round.state === 'running') && <QuotaTable roundId={roundId} isOpen={round.stage === 'publicNotice'} showsList={showsQuotas} />}
      {mayReadJury && hasJury && round.titles.map((title) => <JuryResult key={title.id} roundId={roundId} title={title} />)}
      <Candidates round={round} ticked={ticked} onTick={setTicked} />
      <RoundChanges round={round} />
    </>
  );
}

type Row = OutputOf<typeof listCandidates>['rows'][number];

function Candidates({ round, ticked, onTick }: { readonly round: OutputOf<typeof readSelectionRound>; readonly ticked: ReadonlySet<string>; readonly onTick: (ids: ReadonlySet<string>) => void }) {
  const [t, w, d] = [useT(roundMessages), useT(townshipMessages), useT(departmentMessages)];
  const text = useText();
  const table = useTableState({ filters: ['q', 'state', 'titleId'], sorts: bothWays(['number', 'subject', 'state']) });
  const asked = { roundId: round.id, ...(table.filters as { q?: string; state?: CandidateState; titleId?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const candidates = useRead(listCandidates, { ...asked, page: table.page, pageSize: table.pageSize });
  const hasStars = round.titles.some(({ stars }) => stars.length > 0);
  const mayTick = round.acts.includes('choose') || round.acts.includes('decide');
  return (
    <Section title={t(round.isWhole ? 'list' : 'listOfOwn')} {...(round.isWhole ? {} : { about: t('ownAlone') })} bare>
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('candidateState'), choices: CANDIDATE_STATES.map((state) => ({ value: state, label: text(candidateStateWords[state]), count: round.counts[state] ?? 0 })) },
        ...(round.titles.length > 1 ? [{ name: 'titleId' as const, kind: 'one' as const, label: t('titles'), choices: round.titles.map((title) => ({ value: title.id, label: text({ zh: title.nameZh, en: title.nameEn }) })) }] : []),
      ]} />
      <DataTable
        caption={t('list')} result={candidates} table={table} tools={<ListExport operation={exportCandidates} input={asked} total={candidates.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/candidates/${row.id}`}
        {...(mayTick ? { selection: { chosen: ticked, onChange: onTick, selectable: (row: Row) => (round.acts.includes('choose') ? ['eligible', 'chosen', 'notChosen'].includes(row.state) : row.state === 'chosen') } } : {})}
        columns={[
          { key: 'subject', title: t('subject'), sort: ['subject', '-subject'], width: '28%', cell: (row) => row.subject.label },
          { key: 'state', title: t('candidateState'), sort: ['state', '-state'], cell: (row) => <><StateTag quiet tone={candidateTones[row.state]} text={candidateStateWords[row.state]} />{row.saidNo > 0 && <> <StateTag quiet tone="held" text={d('noOf', { n: row.saidNo })} /></>}</> },
          { key: 'place', title: t('place'), cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
          { key: 'class', title: t('classCode'), wideOnly: true, cell: (row) => { const named = round.titles.flatMap(({ classes: all }) => all).find(({ code }) => code === row.classCode); return named === undefined ? <span className="lc-quiet">—</span> : text(named); } },
          ...(hasStars ? [{ key: 'stars', title: t('starCount'), wideOnly: true, align: 'end' as const, cell: (row: Row) => (row.claimedStars === null ? <span className="lc-quiet">—</span> : <span className="lc-number">{row.claimedStars}</span>) },
          { key: 'found', title: w('stars'), wideOnly: true, align: 'end' as const, cell: (row: Row) => (row.foundStars === null ? <span className="lc-quiet">—</span> : <span className="lc-number">{row.foundStars}</span>) }] : []),
          { key: 'source', title: t('source'), wideOnly: true, cell: (row) => text(sourceWords[row.source]) },
          { key: 'number', title: t('number'), sort: ['number', '-number'], align: 'end', wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.blindNumber ?? '—'}</span> },
        ]}
        empty={<EmptyState title={t('noCandidates')} />}
      />
    </Section>
  );
}
