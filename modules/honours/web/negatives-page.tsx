/** 负面清单签字 · One signature for the households of a village or town, or for all other candidates of the programme: what is looked for, with whom something happened, and who has signed. */
import { useState } from 'react';
import { FileSignature, Home } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Checkbox, ConfirmButton, DateText, EmptyState, Field, fieldError, FilterBar, KeyValue, PageHeader, Pager, ProblemAlert, Section, Select, Skeleton, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { candidateStateWords, exportNegativeChecks, listNegativeChecks, negativeStateWords, readNegativeList, readSelectionRound, signNegatives } from '../contract/index.ts';
import { NEGATIVE_STATES } from '../domain/index.ts';
import type { NegativeState } from '../domain/index.ts';
import { negativeMessages } from './negative-messages.ts';
import { roundMessages } from './round-messages.ts';
import { useDay } from './use-day.ts';
import './honours.css';

type List = OutputOf<typeof readNegativeList>;
type Household = OutputOf<typeof listNegativeChecks>['rows'][number];
interface Exception { readonly label: string; readonly code: string; readonly happenedOn: string; readonly note: string }
/** Candidate to what happened: what is said on one page of the list goes with the signature on the next. */
type Exceptions = ReadonlyMap<string, Exception>;
const tones = { unsigned: 'warn', happened: 'danger', setAside: 'held', signed: 'ok' } as const;

export function NegativesPage() {
  const [t, r] = [useT(negativeMessages), useT(roundMessages)];
  const text = useText();
  const { roundId, placeId } = useRouteParams<'roundId' | 'placeId'>();
  const round = useRead(readSelectionRound, { roundId }).data;
  const found = useRead(readNegativeList, { roundId, placeId });
  const [exceptions, setExceptions] = useState<Exceptions>(new Map());
  const list = found.data;
  const trail = [{ text: r('rounds'), to: '/selection-rounds' }, { text: round?.name ?? r('round'), to: `/selection-rounds/${roundId}` }, ...(round?.negatives.placeId === placeId ? [] : [{ text: r('villages'), to: `/selection-rounds/${roundId}/villages` }])];
  if (list === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('title')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const place = text({ zh: list.placeZh, en: list.placeEn });
  return (
    <>
      <PageHeader title={`${t('title')} · ${place}`} about={t('about')} trail={trail} beside={list.households === 0 ? undefined : <StateTag tone={list.unsigned > 0 ? 'warn' : 'ok'} text={list.unsigned > 0 ? t('unsignedOf', { n: list.unsigned, of: list.households }) : t('allSigned')} />} />
      {list.items.length === 0 ? <EmptyState icon={Home} title={t('elsewhere')} advice={t('elsewhereAdvice')} /> : (
        <div className="lc-stack">
          <Section title={t('items')} about={t('itemsAbout')}><ul>{list.items.map((item) => <li key={item.code}>{text(item)}</li>)}</ul></Section>
          <Households roundId={roundId} placeId={placeId} list={list} exceptions={exceptions} onChange={list.maySign ? setExceptions : null} />
          {list.households > 0 && (list.maySign ? <Sign roundId={roundId} placeId={placeId} place={place} list={list} exceptions={exceptions} onDone={() => setExceptions(new Map())} /> : <p className="lc-quiet">{t(list.unsigned > 0 ? 'whoSigns' : 'allSigned')}</p>)}
          <Signatures list={list} />
        </div>
      )}
    </>
  );
}

function Households({ roundId, placeId, list, exceptions, onChange }: { readonly roundId: string; readonly placeId: string; readonly list: List; readonly exceptions: Exceptions; readonly onChange: ((exceptions: Exceptions) => void) | null }) {
  const t = useT(negativeMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['open', 'subject', 'place']) });
  const asked = { roundId, placeId, ...(table.filters as { q?: string; state?: NegativeState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listNegativeChecks, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <Section title={t('households')} actions={<ListExport operation={exportNegativeChecks} input={asked} total={found.data?.total} />}>
      <div className="lc-stack">
        <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: NEGATIVE_STATES.map((state) => ({ value: state, label: text(negativeStateWords[state]) })) }]} />
        <ProblemAlert problem={found.problem} />
        {found.data === undefined ? <Skeleton height="16rem" /> : found.data.total === 0 ? <EmptyState icon={Home} title={t('none')} advice={t('noneAdvice')} /> : (
          <ul className="lc-honours-board">{found.data.rows.map((row) => <HouseholdCard key={row.candidateId} row={row} list={list} exceptions={exceptions} onChange={onChange} />)}</ul>
        )}
        {found.data !== undefined && <Pager table={table} total={found.data.total} />}
      </div>
    </Section>
  );
}

function HouseholdCard({ row, list, exceptions, onChange }: { readonly row: Household; readonly list: List; readonly exceptions: Exceptions; readonly onChange: ((exceptions: Exceptions) => void) | null }) {
  const t = useT(negativeMessages);
  const text = useText();
  const [today] = useDay();
  const said = exceptions.get(row.candidateId);
  const say = (exception: Exception | null) => {
    const next = new Map(exceptions);
    if (exception === null) next.delete(row.candidateId);
    else next.set(row.candidateId, exception);
    onChange?.(next);
  };
  return (
    <li>
      <p className="lc-honours-board-name"><AppLink to={`/candidates/${row.candidateId}`}>{row.label}</AppLink> <span className="lc-quiet lc-small">{row.code}{row.placeZh !== null && <> · {text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })}</>}</span> <StateTag quiet tone={tones[row.state]} text={negativeStateWords[row.state]} />{row.candidateState === 'declined' && <> <StateTag quiet tone="held" text={candidateStateWords.declined} /></>}</p>
      {row.state === 'unsigned' && <p className="lc-quiet lc-small">{t('blocked', { items: row.unsigned.length === list.items.length ? t('everyItem') : row.unsigned.map((item) => text(item)).join('、') })}</p>}
      {row.happened.length > 0 && <p className="lc-small">{t('happenedWhat', { items: row.happened.map((item) => text(item)).join('、') })}</p>}
      {onChange !== null && <Checkbox checked={said !== undefined} onChange={(ticked) => say(ticked ? { label: row.label, code: list.items[0]?.code ?? '', happenedOn: today, note: '' } : null)}>{t('exception', { name: row.label })}</Checkbox>}
      {onChange !== null && said !== undefined && (
        <div className="lc-stack">
          <Field label={t('item')} required>{(w) => <Select {...w} value={said.code} choices={list.items.map((item) => ({ value: item.code, label: text(item) }))} onChange={(code) => say({ ...said, code })} />}</Field>
          <Field label={t('happenedOn')} required>{(w) => <TextInput {...w} type="date" value={said.happenedOn} onChange={(happenedOn) => say({ ...said, happenedOn })} />}</Field>
          <Field label={t('note')} purpose={t('notePurpose')}>{(w) => <TextInput {...w} maxLength={500} value={said.note} onChange={(note) => say({ ...said, note })} />}</Field>
        </div>
      )}
    </li>
  );
}

function Sign({ roundId, placeId, place, list, exceptions, onDone }: { readonly roundId: string; readonly placeId: string; readonly place: string; readonly list: List; readonly exceptions: Exceptions; readonly onDone: () => void }) {
  const t = useT(negativeMessages);
  const text = useText();
  const sign = useWrite(signNegatives, { invalidates: ['honours'], done: { zh: '已签字', en: 'Signed' }, onSuccess: onDone });
  const said = [...exceptions].map(([candidateId, { code, happenedOn, note }]) => ({ candidateId, code, happenedOn, note: note.trim() === '' ? null : note }));
  const clear = list.households - said.length;
  return (
    <div>
      <ConfirmButton kind="primary" icon={FileSignature} label={t('sign', { n: list.households })} question={t('signAsk', { place, n: list.households })} action={t('signAct')} pending={sign.pending} problem={sign.problem} onConfirm={() => sign.run({ roundId, placeId, households: list.households, digest: list.digest, exceptions: said })}>
        <p>{t('signSays', { clear, items: list.items.map((item) => text(item)).join('；') })}</p>
        {said.length > 0 && <><p>{t('signExceptions')}</p><ul>{[...exceptions].map(([id, each], at) => <li key={id}>{each.label}：{text(list.items.find(({ code }) => code === each.code) ?? { zh: each.code, en: each.code })} · <DateText value={each.happenedOn} />{[fieldError(sign.problem, `/exceptions/${at}/happenedOn`)].map((error) => error !== undefined && <span key="error" role="alert"> {error}</span>)}</li>)}</ul></>}
        <p className="lc-quiet">{t('signNote')}</p>
      </ConfirmButton>
    </div>
  );
}

function Signatures({ list }: { readonly list: List }) {
  const t = useT(negativeMessages);
  const text = useText();
  if (list.signatures.length === 0) return null;
  return (
    <Section title={t('signatures')}>
      <KeyValue columns={1} facts={list.signatures.map((each) => ({ label: text({ zh: each.placeZh, en: each.placeEn }), value: <>{each.signedByName ?? '—'} · <DateText value={each.signedOn} /> · {t('signed', { n: each.households })}{each.exceptions > 0 && ` · ${t('except', { n: each.exceptions })}`}</> }))} />
    </Section>
  );
}
