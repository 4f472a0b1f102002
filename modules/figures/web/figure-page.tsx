/** 数字 · What it says now, how it is counted, the rows behind it, and what was published of it. */
import { useRef, useState } from 'react';
import { CircleSlash, Copy, Lock, Pencil, Rows3, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink, useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, ConfirmButton, DataTable, DateText, Dialog, EmptyState, Field, fieldError, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportFigureRows, freezeFigure, groupFigure, listFigureRows, readFigure, retireFigure } from '../contract/index.ts';
import { isRatio, narrowingText } from '../domain/index.ts';
import { figureMessages } from './figure-messages.ts';
import { Freezes } from './freezes.tsx';
import { FigureValue, shownAs, valueText } from './value.tsx';
import './figures.css';

type Known = OutputOf<typeof readFigure>;

export function FigurePage() {
  const t = useT(figureMessages);
  const text = useText();
  const { figureId } = useRouteParams<'figureId'>();
  const [mayDefine, mayPublish] = [useCan('figures.define'), useCan('figures.publish')];
  const { narrow } = useNarrowing();
  const found = useRead(readFigure, { figureId, ...narrow });
  const figure = found.data;
  if (figure === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('figure')} trail={[{ text: t('figures'), to: '/figures' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader
        title={text({ zh: figure.labelZh, en: figure.labelEn })} trail={[{ text: t('figures'), to: '/figures' }]} beside={figure.outcome === 'computed' && !figure.isWhole && <StateTag quiet tone="held" text={t('partly')} />}
        actions={<>{mayDefine && <LinkButton icon={Pencil} to={`/figures/${figureId}/edit`}>{t('edit')}</LinkButton>}{mayDefine && <LinkButton icon={Copy} to={`/figures/new?from=${figureId}`}>{t('copy')}</LinkButton>}{mayDefine && <RetireAct figure={figure} />}{mayPublish && figure.outcome === 'computed' && figure.isWhole && <PublishAct figure={figure} />}</>}
      />
      <Section>
        <p className="lc-figure-value"><FigureValue figure={figure} /> <span>{isRatio(figure.unit) ? '' : figure.unit}</span></p>
        <KeyValue facts={[
          { label: t('scope'), value: figure.scopeNote, wide: true }, { label: t('source'), value: figure.sourceWords === null ? '—' : text(figure.sourceWords) }, { label: t('asOf'), value: <DateText value={figure.asOf} /> }, { label: t('code'), value: <span className="lc-number">{figure.code}</span> },
          ...(figure.whole === null ? [] : [{ label: t('whole'), value: <Related figures={[figure.whole]} unit={figure.unit} /> }]), ...(figure.madeOf.length === 0 ? [] : [{ label: t('madeOf'), wide: true, value: <Related figures={figure.madeOf} unit={figure.unit} /> }]),
          ...(figure.parts.length === 0 ? [] : [{ label: t('parts'), value: <span className="lc-row">{figure.parts.map((part) => <AppLink key={part.id} to={`/figures/${part.id}`}>{text({ zh: part.labelZh, en: part.labelEn })}</AppLink>)}</span> }]),
        ]} />
      </Section>
      <Narrowed figure={figure} />
      <Freezes figure={figure} />
      {figure.groupings.length > 0 && <Groups figure={figure} />}
      {figure.source === null ? <RowsOfParts parts={figure.parts} /> : <Rows figure={figure} />}
    </>
  );
}

const BETWEEN = '|';

/** 收窄 · Groups chosen one after another; they stand in the address. */
function useNarrowing() {
  const table = useTableState({ filters: ['narrow'], sorts: bothWays(['recent', 'amount']) });
  const chosen = (table.filters.narrow ?? '').split(BETWEEN).filter((each) => each !== '');
  return { table, chosen, narrow: chosen.length === 0 ? {} : { narrow: chosen }, show: (next: readonly string[]) => table.setFilters({ narrow: next.length === 0 ? undefined : next.join(BETWEEN) }) };
}

function Related({ figures, unit }: { readonly figures: Known['madeOf']; readonly unit: string }) {
  const t = useT(figureMessages);
  const text = useText();
  const complete = figures.filter(({ isComplete }) => isComplete);
  return (
    <span className="lc-row">
      {figures.map((each) => <AppLink key={each.id} to={`/figures/${each.id}`}>{text({ zh: each.labelZh, en: each.labelEn })} {each.value === null ? '—' : `${valueText(each.value, 'sum')} ${unit}`}</AppLink>)}
      {complete.length > 1 && <span className="lc-quiet">{t('sumOf', { sum: valueText(complete.reduce((sum, { value }) => sum + (value ?? 0), 0), 'sum') })}</span>}
    </span>
  );
}

function Narrowed({ figure }: { readonly figure: Known }) {
  const t = useT(figureMessages);
  const text = useText();
  const { chosen, show } = useNarrowing();
  if (figure.narrowed === null) return null;
  const { value, rowCount, denominator, groups } = figure.narrowed;
  return (
    <Section title={t('narrowed')}>
      <p>{t('inGroups', { value: value === null ? '—' : valueText(value, denominator === null ? 'sum' : shownAs(figure)), unit: isRatio(figure.unit) ? '' : figure.unit, rows: rowCount })}</p>
      <div className="lc-row">{groups.map((group, at) => <Button key={chosen[at]} icon={X} onClick={() => show(chosen.filter((each) => each !== chosen[at]))}>{t('widen', { group: group.words === null ? (group.key ?? t('empty')) : text(group.words) })}</Button>)}</div>
    </Section>
  );
}

/** A ratio of two figures has no rows of its own: they are those above the line and those below it. */
function RowsOfParts({ parts }: { readonly parts: Known['parts'] }) {
  const t = useT(figureMessages);
  const text = useText();
  const [shown, setShown] = useState(parts[0]?.id ?? '');
  const part = parts.find(({ id }) => id === shown);
  if (part === undefined) return null;
  return (
    <>
      <Section title={t('rowsOf')}><Field label={t('rowsOfWhich')}>{(w) => <Select {...w} value={shown} choices={parts.map((each) => ({ value: each.id, label: text({ zh: each.labelZh, en: each.labelEn }) }))} onChange={setShown} />}</Field></Section>
      <Rows key={part.id} figure={part} />
    </>
  );
}

function Rows({ figure }: { readonly figure: Pick<Known, 'id'> }) {
  const t = useT(figureMessages);
  const text = useText();
  const { table, narrow } = useNarrowing();
  const asked = { figureId: figure.id, ...narrow, ...(table.sort === undefined ? {} : { sort: table.sort }) };
  // Where pages begin that were come to one after another: turning on is as quick at row 60,000 as at row 1.
  const begins = useRef(new Map<string, string>());
  const pageKey = (page: number) => JSON.stringify([asked, table.pageSize, page]);
  const after = begins.current.get(pageKey(table.page));
  const rows = useRead(listFigureRows, { ...asked, page: table.page, pageSize: table.pageSize, ...(after === undefined ? {} : { after }) });
  if (rows.data?.page === table.page && rows.data.next !== null) begins.current.set(pageKey(table.page + 1), rows.data.next);
  return (
    <Section title={t('rowsBehind')} bare>
      <DataTable
        caption={t('rowsBehind')} result={rows} table={table} tools={<ListExport operation={exportFigureRows} input={asked as never} total={rows.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => row.path ?? `/figures/${figure.id}`}
        columns={[
          { key: 'label', title: t('row'), width: '40%', cell: (row) => row.label }, { key: 'on', title: t('day'), sort: ['recent', '-recent'], cell: (row) => (row.on === null ? <span className="lc-quiet">—</span> : <DateText value={row.on} />) },
          { key: 'place', title: t('place'), cell: (row) => (row.place === null ? <span className="lc-quiet">—</span> : text(row.place)) }, { key: 'amount', title: t('adds'), sort: ['amount', '-amount'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{valueText(row.amount, 'sum')}</span> },
        ]}
        empty={<EmptyState icon={Rows3} title={t('noRows')} advice={t('noRowsAdvice')} />}
      />
    </Section>
  );
}

function Groups({ figure }: { readonly figure: Known }) {
  const t = useT(figureMessages);
  const text = useText();
  const [by, setBy] = useState('');
  const { chosen, narrow } = useNarrowing();
  const groups = useRead(groupFigure, { figureId: figure.id, by, ...narrow }, { enabled: by !== '' });
  const into = (key: string | null) => `/figures/${figure.id}?narrow=${encodeURIComponent([...chosen.filter((each) => !each.startsWith(`${by}:`)), narrowingText({ by, key })].join(BETWEEN))}`;
  return (
    <Section title={t('groups')}>
      <div className="lc-stack">
        <Field label={t('groupBy')}>{(w) => <Select {...w} value={by} choices={[{ value: '', label: t('ungrouped') }, ...figure.groupings.map((each) => ({ value: each.by, label: text(each.words) }))]} onChange={setBy} />}</Field>
        <ProblemAlert problem={groups.problem} />
        {by !== '' && <DataTable
          caption={t('groups')} whole result={{ data: groups.data === undefined ? undefined : { rows: groups.data.rows, total: groups.data.rows.length } }} rowKey={(row) => row.key ?? ''} rowTo={(row) => into(row.key)}
          columns={[{ key: 'key', title: t('group'), width: '50%', cell: (row) => (row.words === null ? (row.key ?? t('empty')) : text(row.words)) }, { key: 'value', title: t('value'), align: 'end', cell: (row) => <span className="lc-number">{valueText(row.value, 'sum')}</span> }, { key: 'rows', title: t('rows'), align: 'end', cell: (row) => <span className="lc-number">{valueText(row.rowCount, 'count')}</span> }]}
        />}
      </div>
    </Section>
  );
}

function PublishAct({ figure }: { readonly figure: Known }) {
  const t = useT(figureMessages);
  const text = useText();
  const [open, setOpen] = useState(false);
  const [publishedIn, setPublishedIn] = useState('');
  const freeze = useWrite(freezeFigure, { invalidates: ['figures'], done: { zh: '已冻结', en: 'Frozen' }, onSuccess: () => setOpen(false) });
  const send = () => void freeze.run({ figureId: figure.id, publishedIn });
  return (
    <>
      <Button kind="primary" icon={Lock} onClick={() => { setPublishedIn(''); freeze.clear(); setOpen(true); }}>{t('publish')}</Button>
      <Dialog open={open} title={t('publishAsk', { label: text({ zh: figure.labelZh, en: figure.labelEn }) })} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={freeze.pending} onClick={send}>{t('publish')}</Button></>}>
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
          <p>{t('publishNote')}</p><ProblemAlert problem={freeze.problem} />
          <Field label={t('publishedIn')} purpose={t('publishedInHelp')} required error={fieldError(freeze.problem, '/publishedIn')}>{(w) => <TextInput {...w} maxLength={200} value={publishedIn} onChange={setPublishedIn} />}</Field>
        </form>
      </Dialog>
    </>
  );
}

function RetireAct({ figure }: { readonly figure: Known }) {
  const t = useT(figureMessages);
  const text = useText();
  const go = useGo();
  const act = useWrite(retireFigure, { invalidates: ['figures'], done: { zh: '已停用', en: 'Retired' }, onSuccess: () => go('/figures') });
  return <ConfirmButton kind="quiet" icon={CircleSlash} label={t('retire')} question={t('retireAsk', { label: text({ zh: figure.labelZh, en: figure.labelEn }) })} action={t('retire')} pending={act.pending} problem={act.problem} onConfirm={() => act.run({ figureId: figure.id })}><p>{t('retireNote')}</p></ConfirmButton>;
}
