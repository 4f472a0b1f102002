/** 服务记录表 · The same columns, and the same acts, wherever records are listed. */
import { useState } from 'react';
import { Check, ClipboardList, ShieldCheck, Undo2, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { decideEntry, exportServiceRecords, gradeWords, listServiceRecords, reverseService, reviewService, serviceStateWords, signalWords } from '../contract/index.ts';
import { GRADES, SERVICE_STATES } from '../domain/index.ts';
import type { Grade, ServiceState } from '../domain/index.ts';
import { hoursText } from './hours.ts';
import { serviceMessages } from './service-messages.ts';

type Row = OutputOf<typeof listServiceRecords>['rows'][number];
const INVALIDATES = ['volunteering'];
const tones: Readonly<Record<ServiceState, Tone>> = { waiting: 'warn', counted: 'ok', refused: 'held', reversed: 'neutral' };

export function ServiceTable({ activityId }: { readonly activityId?: string }) {
  const t = useT(serviceMessages);
  const text = useText();
  const mayManage = useCan('volunteering.manage');
  const table = useTableState({ filters: ['grade', 'state', 'toReview'], sorts: bothWays(['recorded', 'starts']) });
  const asked = { ...(table.filters as { grade?: Grade; state?: ServiceState; toReview?: 'yes' }), ...(activityId === undefined ? {} : { activityId }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listServiceRecords, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <FilterBar table={table} filters={[
        { name: 'grade', kind: 'one', label: t('grade'), choices: GRADES.map((grade) => ({ value: grade, label: text(gradeWords[grade]) })) }, { name: 'state', kind: 'one', label: t('state'), choices: SERVICE_STATES.map((state) => ({ value: state, label: text(serviceStateWords[state]) })) },
        { name: 'toReview', kind: 'one', label: t('toReview'), choices: [{ value: 'yes', label: t('yes') }] },
      ]} />
      <DataTable
        caption={t('records')} result={found} table={table} tools={<ListExport operation={exportServiceRecords} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'volunteer', title: t('volunteer'), cell: (row) => <AppLink to={`/volunteers/${row.volunteer.id}`}>{row.volunteer.label}</AppLink> },
          ...(activityId === undefined ? [{ key: 'activity', title: t('activity'), wideOnly: true, cell: (row: Row) => <AppLink to={`/volunteer-activities/${row.activity.id}`}>{row.activity.name}</AppLink> }] : []),
          { key: 'starts', title: t('from'), sort: ['starts', '-starts'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.from} style="dateTime" /> },
          { key: 'minutes', title: t('minutes'), align: 'end', cell: (row) => <span className="lc-number">{hoursText(row.minutes)}</span> }, { key: 'grade', title: t('grade'), cell: (row) => text(gradeWords[row.grade]) },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={tones[row.state]} text={serviceStateWords[row.state]} /> },
          { key: 'signals', title: t('signals'), cell: (row) => (row.signals.length === 0 ? <span className="lc-quiet">—</span> : <>{row.signals.map((signal) => text(signalWords[signal])).join(text({ zh: '、', en: ', ' }))}{row.isReviewed && <> · {t('reviewed')}</>}</>) },
          ...(mayManage ? [{ key: 'acts', title: '', cell: (row: Row) => <RowActs row={row} /> }] : []),
        ]}
        empty={<EmptyState icon={ClipboardList} title={t('noRecords')} advice={t('noRecordsAdvice')} />}
      />
    </>
  );
}

function RowActs({ row }: { readonly row: Row }) {
  const needsLook = row.signals.length > 0 && !row.isReviewed && row.state !== 'refused' && row.state !== 'reversed';
  return <div className="lc-row">{row.mayDecide && <><DecideAct row={row} counts /><DecideAct row={row} counts={false} /></>}{needsLook && <ReviewAct row={row} />}{row.state === 'counted' && <ReverseAct row={row} />}</div>;
}

function DecideAct({ row, counts }: { readonly row: Row; readonly counts: boolean }) {
  const t = useT(serviceMessages);
  const decide = useWrite(decideEntry, { invalidates: INVALIDATES, done: counts ? { zh: '已计入', en: 'Counted' } : { zh: '已退回', en: 'Refused' } });
  return <ConfirmButton icon={counts ? Check : X} label={t(counts ? 'decide' : 'refuse')} question={t(counts ? 'decideAsk' : 'refuseAsk')} action={t(counts ? 'decide' : 'refuse')} pending={decide.pending} problem={decide.problem} onConfirm={() => decide.run({ recordId: row.id, counts })}>{row.reason !== null && <p>{row.reason}</p>}</ConfirmButton>;
}

function ReviewAct({ row }: { readonly row: Row }) {
  const t = useT(serviceMessages);
  const [note, setNote] = useState('');
  const review = useWrite(reviewService, { invalidates: INVALIDATES, done: { zh: '已核实', en: 'Looked at' } });
  return (
    <ConfirmButton icon={ShieldCheck} label={t('review')} question={t('reviewAsk')} action={t('review')} pending={review.pending} problem={review.problem} onConfirm={() => review.run({ recordId: row.id, note })}>
      <Field label={t('note')} required error={fieldError(review.problem, '/note')}>{(w) => <TextInput {...w} maxLength={300} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}

function ReverseAct({ row }: { readonly row: Row }) {
  const t = useT(serviceMessages);
  const [reason, setReason] = useState('');
  const reverse = useWrite(reverseService, { invalidates: INVALIDATES, done: { zh: '已冲销', en: 'Reversed' } });
  return (
    <ConfirmButton kind="danger" icon={Undo2} label={t('reverse')} question={t('reverseAsk')} action={t('reverse')} pending={reverse.pending} problem={reverse.problem} onConfirm={() => reverse.run({ recordId: row.id, reason })}>
      <p>{t('reverseNote')}</p>
      <Field label={t('reason')} required error={fieldError(reverse.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
