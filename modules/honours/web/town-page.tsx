/** 乡镇审批 · The households of one town: ticked are those sent back, all others are approved together. */
import { useState } from 'react';
import { Ban, FileSignature, Stamp } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { candidateStateWords, decideTown, exportCandidates, listCandidates, listRoundTowns, readSelectionRound, townAnswerWords } from '../contract/index.ts';
import type { CandidateState } from '../domain/index.ts';
import { negativeMessages } from './negative-messages.ts';
import { roundMessages } from './round-messages.ts';
import { candidateTones } from './round-words.ts';
import { townshipMessages } from './township-messages.ts';

type Town = OutputOf<typeof listRoundTowns>['rows'][number];
/** Candidate to label: what is ticked on one page is named on the next. */
type Ticked = ReadonlyMap<string, string>;
const DONE = { zh: '已审批', en: 'Answered' };
const STATES: readonly CandidateState[] = ['chosen', 'confirmed', 'declined', 'conferred'];

export function TownPage() {
  const [t, r, n] = [useT(townshipMessages), useT(roundMessages), useT(negativeMessages)];
  const text = useText();
  const { roundId, placeId } = useRouteParams<'roundId' | 'placeId'>();
  const round = useRead(readSelectionRound, { roundId }).data;
  const found = useRead(listRoundTowns, { roundId, placeId });
  const [ticked, setTicked] = useState<Ticked>(new Map());
  const town = found.data?.rows[0];
  const trail = [{ text: r('rounds'), to: '/selection-rounds' }, { text: round?.name ?? r('round'), to: `/selection-rounds/${roundId}` }, { text: t('towns'), to: `/selection-rounds/${roundId}/towns` }];
  if (found.data === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('town')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  if (town === undefined) return <><PageHeader title={t('town')} trail={trail} /><EmptyState title={t('noTowns')} advice={t('noTownsAdvice')} /></>;
  return (
    <>
      <PageHeader
        title={text({ zh: town.nameZh, en: town.nameEn })} trail={trail} beside={town.approved === null ? <StateTag tone="warn" text={t('open')} /> : <StateTag tone={town.approved ? 'ok' : 'danger'} text={townAnswerWords[town.approved ? 'approved' : 'refused']} />}
        about={town.mayDecide ? t('approveNote') : t('about')} actions={<>{round?.negatives.households === true && <LinkButton icon={FileSignature} to={`/selection-rounds/${roundId}/places/${placeId}/negatives`}>{n('title')}</LinkButton>}{town.mayDecide && <><Approve roundId={roundId} town={town} ticked={ticked} onDone={() => setTicked(new Map())} /><Refuse roundId={roundId} town={town} /></>}</>}
      />
      <Section>
        <KeyValue facts={[
          { label: t('households'), value: String(town.households) }, { label: t('returned'), value: String(town.returned) }, { label: t('villages'), value: String(town.villages) }, { label: t('withoutConsent'), value: String(town.withoutConsent) },
          ...(town.decidedAt === null ? [] : [{ label: t('decided'), value: <>{town.decidedByName} · <DateText value={town.decidedAt} /></> }]), ...(town.document === null ? [] : [{ label: t('document'), value: town.document }]), ...(town.reason === null ? [] : [{ label: t('reason'), value: town.reason }]),
        ]} />
      </Section>
      <Households roundId={roundId} placeId={placeId} ticked={ticked} onTick={town.mayDecide ? setTicked : null} />
    </>
  );
}

function Households({ roundId, placeId, ticked, onTick }: { readonly roundId: string; readonly placeId: string; readonly ticked: Ticked; readonly onTick: ((ticked: Ticked) => void) | null }) {
  const t = useT(townshipMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['number', 'subject', 'state']) });
  const asked = { roundId, placeId, ...(table.filters as { q?: string; state?: CandidateState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const households = useRead(listCandidates, { ...asked, page: table.page, pageSize: table.pageSize });
  const label = (id: string): string => households.data?.rows.find((row) => row.id === id)?.subject.label ?? ticked.get(id) ?? '';
  return (
    <Section title={t('list')} bare>
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: STATES.map((state) => ({ value: state, label: text(candidateStateWords[state]) })) }]} />
      <DataTable
        caption={t('list')} result={households} table={table} tools={<ListExport operation={exportCandidates} input={asked} total={households.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/candidates/${row.id}`}
        {...(onTick === null ? {} : { selection: { chosen: new Set(ticked.keys()), onChange: (ids: ReadonlySet<string>) => onTick(new Map([...ids].map((id) => [id, label(id)]))), selectable: (row: { state: CandidateState }) => row.state === 'chosen' || row.state === 'confirmed' || row.state === 'declined' } })}
        columns={[
          { key: 'household', title: t('household'), sort: ['subject', '-subject'], width: '34%', cell: (row) => row.subject.label },
          { key: 'place', title: t('place'), cell: (row) => text({ zh: row.placeZh ?? '', en: row.placeEn ?? row.placeZh ?? '' }) },
          { key: 'stars', title: t('stars'), align: 'end', cell: (row) => (row.foundStars === null ? <span className="lc-quiet">—</span> : <span className="lc-number">{row.foundStars}/{row.claimedStars}</span>) },
          { key: 'state', title: t('state'), sort: ['state', '-state'], cell: (row) => <StateTag quiet tone={candidateTones[row.state]} text={candidateStateWords[row.state]} /> },
        ]}
        empty={<EmptyState title={t('noHouseholds')} />}
      />
    </Section>
  );
}

function Approve({ roundId, town, ticked, onDone }: { readonly roundId: string; readonly town: Town; readonly ticked: Ticked; readonly onDone: () => void }) {
  const t = useT(townshipMessages);
  const text = useText();
  const [document, setDocument] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const decide = useWrite(decideTown, { invalidates: ['honours'], done: DONE, onSuccess: onDone });
  const name = text({ zh: town.nameZh, en: town.nameEn });
  const back = [...ticked];
  const run = () => decide.run({ roundId, placeId: town.placeId, approve: true, document: document.trim() === '' ? null : document, returned: back.map(([candidateId]) => ({ candidateId, reason: reasons[candidateId] ?? '' })) });
  return (
    <ConfirmButton kind="primary" icon={Stamp} label={t(town.approved === null ? 'approve' : 'approveAgain')} question={back.length === 0 ? t('approveAsk', { name, n: town.households }) : t('backAsk', { name, n: town.households - back.length, back: back.length })} action={t(town.approved === null ? 'approve' : 'approveAgain')} pending={decide.pending} problem={decide.problem} onConfirm={run}>
      <p>{t('approveNote')}</p>
      <Field label={t('document')} purpose={t('documentPurpose')} error={fieldError(decide.problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={document} onChange={setDocument} />}</Field>
      {back.map(([id, label], at) => <Field key={id} label={t('why', { name: label })} required error={fieldError(decide.problem, `/returned/${at}/reason`)}>{(w) => <TextInput {...w} maxLength={500} value={reasons[id] ?? ''} onChange={(reason) => setReasons({ ...reasons, [id]: reason })} />}</Field>)}
    </ConfirmButton>
  );
}

function Refuse({ roundId, town }: { readonly roundId: string; readonly town: Town }) {
  const t = useT(townshipMessages);
  const text = useText();
  const [reason, setReason] = useState('');
  const decide = useWrite(decideTown, { invalidates: ['honours'], done: DONE });
  return (
    <ConfirmButton kind="danger" icon={Ban} label={t('refuse')} question={t('refuseAsk', { name: text({ zh: town.nameZh, en: town.nameEn }), n: town.households })} action={t('refuse')} pending={decide.pending} problem={decide.problem} onConfirm={() => decide.run({ roundId, placeId: town.placeId, approve: false, reason: reason.trim() === '' ? null : reason })}>
      <p>{t('refuseNote')}</p>
      <Field label={t('reason')} required error={fieldError(decide.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
