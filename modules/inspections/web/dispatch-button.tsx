/** 交办 · First tried out (dry run) to say how many and for whom, then done. */
import { Suspense, useEffect, useState } from 'react';
import { Send, Undo2 } from 'lucide-react';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { listTasks } from '#platform/contract/tasks.ts';
import { useUndo } from '#platform/web/bulk-undo.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Button, Dialog, Field, LinkButton, Notice, ProblemAlert, Skeleton, TextArea } from '#platform/web/ui/index.ts';
import { dispatchFindings } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';

type Outcome = OutputOf<typeof dispatchFindings>;
/** Findings that the burden is told for beforehand: what fits the question. */
const PREVIEWED_MAX = 150;

interface DispatchProps {
  readonly roundId: string;
  readonly findingIds?: readonly string[];
  readonly all?: boolean;
  readonly openCount?: number;
  readonly onDone: () => void;
}

export function DispatchButton(props: DispatchProps) {
  const { findingIds = [], all = false, openCount = 0 } = props;
  const t = useT(inspectionMessages);
  const [open, setOpen] = useState(false);
  const count = all ? openCount : findingIds.length;
  return (
    <>
      <Button kind={all ? 'plain' : 'primary'} icon={Send} disabled={count === 0} onClick={() => setOpen(true)}>{t(all ? 'dispatchAll' : 'dispatchChosen', { n: count })}</Button>
      {open && <DispatchDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function DispatchDialog({ roundId, findingIds = [], all = false, onDone, onClose }: DispatchProps & { readonly onClose: () => void }) {
  const t = useT(inspectionMessages);
  const [note, setNote] = useState('');
  const [preview, setPreview] = useState<Outcome | null>(null);
  const undo = useUndo();
  const [undoing, setUndoing] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const trying = useWrite(dispatchFindings);
  const dispatch = useWrite(dispatchFindings, { invalidates: ['inspections', 'cases', listTasks] });
  const input = { roundId, all, ...(all ? {} : { findingIds: [...findingIds] }) };
  useEffect(() => {
    void trying.run(input, { dryRun: true }).then((answer) => setPreview(answer ?? null));
  }, []);
  const run = async () => {
    const answer = await dispatch.run({ ...input, ...(note.trim() === '' ? {} : { note: note.trim() }) });
    if (answer === undefined) return;
    setOutcome(answer);
    onDone();
  };
  const takeBack = async (bulkActId: string) => { setUndoing(true); await undo(bulkActId); onDone(); onClose(); };
  const skipped = preview === null || all ? 0 : findingIds.length - preview.dispatchedCount;
  if (outcome !== null && outcome.taskId !== null) {
    return (
      <Dialog open title={t('dispatchAsTask')} onClose={onClose} actions={<><LinkButton to={`/tasks/${outcome.taskId}`} kind="primary">{t('seeTask')}</LinkButton><Button onClick={onClose}>{t('understood')}</Button></>}>
        <p>{t('dispatchAsTaskAbout')}</p>
      </Dialog>
    );
  }
  if (outcome !== null) {
    return (
      <Dialog open title={t('dispatchDone', { n: outcome.dispatchedCount })} onClose={onClose} actions={<>{outcome.bulkActId !== null && <Button icon={Undo2} pending={undoing} onClick={() => void takeBack(outcome.bulkActId as string)}>{t('dispatchUndo')}</Button>}<LinkButton to="/cases">{t('seeCases')}</LinkButton><Button kind="primary" onClick={onClose}>{t('understood')}</Button></>}>
        {outcome.firstNumber !== null && <p>{t('dispatchNumbers', { first: outcome.firstNumber, last: outcome.lastNumber ?? outcome.firstNumber })}</p>}
      </Dialog>
    );
  }
  return (
    <Dialog
      open title={t('dispatchAsk')} onClose={onClose}
      actions={<><Button onClick={onClose}>{t('cancel')}</Button><Button kind="primary" icon={Send} pending={dispatch.pending} disabled={preview === null} onClick={() => void run()}>{t('dispatchNow')}</Button></>}
    >
      <div className="lc-stack">
        {preview === null && trying.problem === null && <div aria-label={t('preparing')}><Skeleton lines={2} /></div>}
        {preview !== null && (
          <>
            <p>{t('dispatchPreview', { n: preview.dispatchedCount })}</p>
            {skipped > 0 && <p>{t('dispatchLess', { chosen: findingIds.length, skipped })}</p>}
            {preview.withoutOrganisationCount > 0 && <Notice tone="warn"><p>{t('dispatchWithout', { n: preview.withoutOrganisationCount })}</p></Notice>}
            <Suspense><BurdenPreview kind="cases.fix@inspections" about={{ roundId, all, count: findingIds.length, findingIds: findingIds.slice(0, PREVIEWED_MAX) }} /></Suspense>
            <Field label={t('dispatchNote')} purpose={t('dispatchNotePurpose')}>{(wiring) => <TextArea {...wiring} rows={3} maxLength={500} value={note} onChange={setNote} />}</Field>
          </>
        )}
        <ProblemAlert problem={trying.problem ?? dispatch.problem} />
      </div>
    </Dialog>
  );
}
