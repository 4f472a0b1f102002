/** 批量处理 · Several cases at once: what would happen is shown first, case by case, and only then done. */
import { Suspense, useEffect, useState } from 'react';
import { CircleCheck, Send, ShieldCheck } from 'lucide-react';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useUndoableToast } from '#platform/web/bulk-undo.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useAbilities } from '#platform/web/session.tsx';
import { Button, DataTable, DeadlineText, Dialog, Field, Notice, ProblemAlert, Segmented, Skeleton, TextArea } from '#platform/web/ui/index.ts';
import { BULK_MAX, dispatchCases, verifyCases } from '../contract/index.ts';
import { refusalsByReason } from './case-view.ts';
import { caseMessages } from './messages.ts';
import type { CaseRow } from './use-cases.ts';

type Preview = OutputOf<typeof dispatchCases>;
type Kind = 'dispatch' | 'verify';
/** Cases that the burden is told for beforehand: what fits the question. */
const PREVIEWED_MAX = 150;

export function BulkBar({ chosen, onDone }: { readonly chosen: readonly CaseRow[]; readonly onDone: () => void }) {
  const t = useT(caseMessages);
  const can = useAbilities();
  const [open, setOpen] = useState<Kind | null>(null);
  if (chosen.length === 0) return null;
  const registered = chosen.filter((row) => row.state === 'registered').slice(0, BULK_MAX);
  const rectified = chosen.filter((row) => row.state === 'rectified').slice(0, BULK_MAX);
  const close = () => setOpen(null);
  const done = () => { close(); onDone(); };
  return (
    <div className="lc-cases-bulk lc-no-print" role="region" aria-label={t('bulk')}>
      <strong role="status">{t('chosenIs', { n: chosen.length })}</strong>
      {can('cases.dispatch') && registered.length > 0 && <Button kind="primary" small icon={Send} onClick={() => setOpen('dispatch')}>{t('dispatchMany', { n: registered.length })}</Button>}
      {can('cases.verify') && rectified.length > 0 && <Button kind="primary" small icon={ShieldCheck} onClick={() => setOpen('verify')}>{t('verifyMany', { n: rectified.length })}</Button>}
      <Button kind="quiet" small onClick={onDone}>{t('chooseNone')}</Button>
      {open === 'dispatch' && <DispatchDialog rows={registered} onClose={close} onDone={done} />}
      {open === 'verify' && <VerifyDialog rows={rectified} onClose={close} onDone={done} />}
    </div>
  );
}

interface BulkDialogProps {
  readonly rows: readonly CaseRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const casesOf = (rows: readonly CaseRow[]) => rows.map((row) => ({ caseId: row.id, version: row.version }));

function DispatchDialog({ rows, onClose, onDone }: BulkDialogProps) {
  const t = useT(caseMessages);
  const [note, setNote] = useState('');
  const [preview, setPreview] = useState<Preview | undefined>(undefined);
  const say = useUndoableToast();
  const send = useWrite(dispatchCases, { invalidates: ['cases', 'inspections'], onSuccess: ({ bulkActId }) => { say({ zh: '已交办', en: 'Dispatched' }, bulkActId); onDone(); } });
  const input = () => ({ cases: casesOf(rows), ...(note.trim() === '' ? {} : { note: note.trim() }) });
  useEffect(() => { void send.run(input(), { dryRun: true }).then(setPreview); }, []);
  return (
    <BulkFrame title={t('dispatchMany', { n: rows.length })} preview={preview} write={send} action={t('dispatchNow', { n: preview?.done ?? 0 })} onClose={onClose} onConfirm={() => void send.run(input())}>
      <p className="lc-quiet">{t('dispatchManyNote')}</p>
      <Field label={t('note')} purpose={t('dispatchNotePurpose')}>{(w) => <TextArea {...w} rows={2} value={note} onChange={setNote} />}</Field>
      <Suspense><BurdenPreview kind="cases.fix" about={{ count: rows.length, caseIds: rows.slice(0, PREVIEWED_MAX).map(({ id }) => id) }} /></Suspense>
    </BulkFrame>
  );
}

function VerifyDialog({ rows, onClose, onDone }: BulkDialogProps) {
  const t = useT(caseMessages);
  const [outcome, setOutcome] = useState<'pass' | 'fail'>('pass');
  const [note, setNote] = useState('');
  const [preview, setPreview] = useState<Preview | undefined>(undefined);
  const say = useUndoableToast();
  const send = useWrite(verifyCases, { invalidates: ['cases', 'inspections'], onSuccess: ({ bulkActId }) => { say({ zh: '已核查', en: 'Verified' }, bulkActId); onDone(); } });
  const input = () => ({ cases: casesOf(rows), outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  // To fail needs a reason, so a preview without one would only say that.
  const ready = outcome === 'pass' || note.trim() !== '';
  useEffect(() => {
    setPreview(undefined);
    if (!ready) return;
    void send.run(input(), { dryRun: true }).then(setPreview);
  }, [outcome, ready]);
  return (
    <BulkFrame title={t('verifyMany', { n: rows.length })} preview={preview} waiting={!ready} write={send} action={t(outcome === 'pass' ? 'passNow' : 'failNow', { n: preview?.done ?? 0 })} onClose={onClose} onConfirm={() => void send.run(input())}>
      <Segmented label={t('outcome')} value={outcome} onChange={setOutcome} choices={[{ value: 'pass', label: t('pass') }, { value: 'fail', label: t('fail') }]} />
      <Field label={t(outcome === 'pass' ? 'note' : 'failReason')} purpose={t(outcome === 'pass' ? 'verifyNotePurpose' : 'failReasonPurpose')} required={outcome === 'fail'}>{(w) => <TextArea {...w} rows={2} value={note} onChange={setNote} />}</Field>
    </BulkFrame>
  );
}

interface BulkFrameProps {
  readonly title: string;
  readonly preview: Preview | undefined;
  readonly waiting?: boolean;
  readonly write: { readonly pending: boolean; readonly problem: Parameters<typeof ProblemAlert>[0]['problem'] };
  readonly action: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly children: React.ReactNode;
}

function BulkFrame({ title, preview, waiting, write, action, onClose, onConfirm, children }: BulkFrameProps) {
  const t = useT(caseMessages);
  return (
    <Dialog open size="wide" title={title} onClose={onClose} actions={<><Button onClick={onClose}>{t('cancel')}</Button><Button kind="primary" pending={write.pending} disabled={preview === undefined || preview.done === 0} onClick={onConfirm}>{action}</Button></>}>
      <div className="lc-stack">
        {children}
        <ProblemAlert problem={write.problem} />
        {preview === undefined ? !waiting && write.problem === null && <Skeleton lines={4} /> : <BulkPreview preview={preview} />}
      </div>
    </Dialog>
  );
}

function BulkPreview({ preview }: { readonly preview: Preview }) {
  const t = useT(caseMessages);
  const text = useText();
  const good = preview.results.filter((result) => result.ok);
  return (
    <>
      {refusalsByReason(preview.results).map(({ reason, numbers }) => <Notice key={reason} tone="warn" title={t('refusedCount', { n: numbers.length, reason })}><p className="lc-small">{numbers.join('、')}</p></Notice>)}
      {good.length > 0 && <p className="lc-row lc-tone-text-ok"><CircleCheck size="1.2em" aria-hidden="true" />{t('goodCount', { n: good.length })}</p>}
      {good.length > 0 && (
        <DataTable
          caption={t('previewOf')} result={{ data: { rows: good, total: good.length } }} rowKey={(row) => row.caseId}
          columns={[
            { key: 'number', title: t('number'), cell: (row) => <span className="lc-number">{row.number}</span> },
            { key: 'organisation', title: t('organisation'), cell: (row) => (row.organisationNameZh === null ? '—' : text({ zh: row.organisationNameZh, en: row.organisationNameEn ?? row.organisationNameZh })) },
            { key: 'leader', title: t('siteLeader'), cell: (row) => row.siteLeaderName ?? '—' },
            { key: 'deadline', title: t('deadline'), cell: (row) => (row.state === 'closed' ? '—' : <DeadlineText at={row.deadlineAt} />) },
          ]}
        />
      )}
    </>
  );
}
