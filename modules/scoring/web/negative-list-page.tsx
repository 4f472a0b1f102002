/** 负面清单 · What counts against areas, for the office and the leading group alone. */
import { Suspense, useState } from 'react';
import { CircleSlash, Plus, ShieldCheck } from 'lucide-react';
import { listEditions, readEdition, sanctionWordsOfEdition } from '#modules/frameworks/contract/index.ts';
import { PlaceSelect } from '#modules/places/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, DataTable, DateText, Dialog, EmptyState, Field, fieldError, FilterBar, PageHeader, ProblemAlert, Select, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportNegativeEntries, listNegativeEntries, recordNegativeEntry, withdrawNegativeEntry } from '../contract/index.ts';
import { evaluationMessages } from './evaluation-messages.ts';

type Row = OutputOf<typeof listNegativeEntries>['rows'][number];
const sanctionTones = { deduct: 'warn', stopNomination: 'danger', suspendOneYear: 'danger', revoke: 'danger' } as const;

export function NegativeListPage() {
  const t = useT(evaluationMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'withWithdrawn'], sorts: bothWays(['recent', 'item']) });
  const asked = { ...(table.filters.q === undefined ? {} : { q: table.filters.q }), ...(table.filters.withWithdrawn === 'true' ? { withWithdrawn: true } : {}), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listNegativeEntries, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('negative')} about={t('negativeAbout')} trail={[{ text: t('evaluations'), to: '/evaluations' }]} actions={<RecordEntry />} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('searchNegative') }, { name: 'withWithdrawn', kind: 'one', label: t('state'), choices: [{ value: 'true', label: t('withWithdrawn') }] }]} />
      <DataTable
        caption={t('negative')} result={found} table={table} tools={<ListExport operation={exportNegativeEntries} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'area', title: t('area'), width: '16%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) },
          { key: 'item', title: t('item'), sort: ['item', '-item'], cell: (row) => <><span className="lc-quiet lc-small">{row.itemCode}</span> {text({ zh: row.itemZh, en: row.itemEn })}</> },
          { key: 'sanction', title: t('sanction'), cell: (row) => <StateTag quiet tone={sanctionTones[row.sanction]} text={row.sanction === 'deduct' ? t('deduction', { n: row.deduction }) : text(sanctionWordsOfEdition[row.sanction])} /> },
          { key: 'on', title: t('happenedOn'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.happenedOn} /> },
          { key: 'until', title: t('countsUntil'), wideOnly: true, cell: (row) => <DateText value={row.countsUntil} /> },
          { key: 'document', title: t('basis'), wideOnly: true, cell: (row) => <>{row.document}{row.note !== null && <span className="lc-quiet lc-small"> {row.note}</span>}</> },
          { key: 'by', title: t('recordedBy'), wideOnly: true, cell: (row) => <span className="lc-quiet">{row.enteredBy}</span> },
          { key: 'act', title: t('withdraw'), cell: (row) => (row.withdrawnReason === null ? <WithdrawEntry row={row} /> : <span className="lc-quiet lc-small">{t('withdrawn')}：{row.withdrawnReason}</span>) },
        ]}
        empty={<EmptyState icon={ShieldCheck} title={t('noNegative')} advice={t('noNegativeAdvice')} />}
      />
    </>
  );
}

const NOTHING = { editionId: '', itemCode: '', placeId: '', name: '', happenedOn: '', document: '', note: '' };

function RecordEntry() {
  const t = useT(evaluationMessages);
  const text = useText();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(NOTHING);
  const set = (changes: Partial<typeof NOTHING>) => setDraft((before) => ({ ...before, ...changes }));
  const editions = useRead(listEditions, {}, { enabled: open }).data?.rows ?? [];
  const items = useRead(readEdition, { editionId: draft.editionId }, { enabled: draft.editionId !== '' }).data?.negativeItems ?? [];
  const act = useWrite(recordNegativeEntry, { invalidates: ['scoring'], done: { zh: '已登记', en: 'Recorded' }, onSuccess: () => setOpen(false) });
  const orNull = (value: string) => (value.trim() === '' ? null : value.trim());
  const save = () => void act.run({ editionId: draft.editionId, itemCode: draft.itemCode, placeId: orNull(draft.placeId), name: orNull(draft.name), happenedOn: draft.happenedOn, document: draft.document, note: orNull(draft.note) });
  return (
    <>
      <Button kind="primary" icon={Plus} onClick={() => { setDraft(NOTHING); act.clear(); setOpen(true); }}>{t('record')}</Button>
      <Dialog open={open} size="wide" title={t('recordAsk')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={act.pending} disabled={draft.editionId === '' || draft.happenedOn === ''} onClick={save}>{t('save')}</Button></>}>
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
          <ProblemAlert problem={act.problem} />
          <div className="lc-grid">
            <Field label={t('edition')} required error={fieldError(act.problem, '/editionId')}>{(w) => <Select {...w} value={draft.editionId} choices={[{ value: '', label: t('choose') }, ...editions.map((each) => ({ value: each.id, label: text({ zh: each.titleZh, en: each.titleEn }) }))]} onChange={(editionId) => set({ editionId, itemCode: '' })} />}</Field>
            <Field label={t('item')} required error={fieldError(act.problem, '/itemCode')}>{(w) => <Select {...w} value={draft.itemCode} choices={[{ value: '', label: t('choose') }, ...items.map((item) => ({ value: item.code, label: `${item.code} ${text({ zh: item.zh, en: item.en })}` }))]} onChange={(itemCode) => set({ itemCode })} />}</Field>
            <Field label={t('place')} purpose={t('placePurpose')} error={fieldError(act.problem, '/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId === '' ? undefined : draft.placeId} onChange={(placeId) => set({ placeId: placeId ?? '' })} /></Suspense>}</Field>
            <Field label={t('orName')} error={fieldError(act.problem, '/name')}>{(w) => <TextInput {...w} maxLength={100} value={draft.name} onChange={(name) => set({ name })} />}</Field>
            <Field label={t('happenedOn')} required error={fieldError(act.problem, '/happenedOn')}>{(w) => <TextInput {...w} type="date" value={draft.happenedOn} onChange={(happenedOn) => set({ happenedOn })} />}</Field>
            <Field label={t('basis')} required error={fieldError(act.problem, '/document')}>{(w) => <TextInput {...w} maxLength={300} value={draft.document} onChange={(document) => set({ document })} />}</Field>
            <Field label={t('note')} error={fieldError(act.problem, '/note')}>{(w) => <TextInput {...w} maxLength={500} value={draft.note} onChange={(note) => set({ note })} />}</Field>
          </div>
        </form>
      </Dialog>
    </>
  );
}

function WithdrawEntry({ row }: { readonly row: Row }) {
  const t = useT(evaluationMessages);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useWrite(withdrawNegativeEntry, { invalidates: ['scoring'], done: { zh: '已撤销', en: 'Withdrawn' }, onSuccess: () => setOpen(false) });
  return (
    <>
      <Button kind="quiet" small icon={CircleSlash} onClick={() => { setReason(''); act.clear(); setOpen(true); }}>{t('withdraw')}</Button>
      <Dialog open={open} title={t('withdrawAsk')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="danger" pending={act.pending} onClick={() => void act.run({ entryId: row.id, reason })}>{t('withdraw')}</Button></>}>
        <div className="lc-stack">
          <p>{t('withdrawNote')}</p>
          <ProblemAlert problem={act.problem} />
          <Field label={t('reason')} required error={fieldError(act.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
        </div>
      </Dialog>
    </>
  );
}
