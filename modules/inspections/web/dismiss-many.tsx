/** 批量不交办 · What would happen is counted first; afterwards it can be taken back. */
import { useEffect, useState } from 'react';
import { Ban } from 'lucide-react';
import { useUndoableToast } from '#platform/web/bulk-undo.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Button, Dialog, Field, ProblemAlert, TextArea } from '#platform/web/ui/index.ts';
import { dismissFindings } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';

interface DismissManyProps {
  readonly findingIds: readonly string[];
  readonly onDone: () => void;
}

export function DismissManyButton(props: DismissManyProps) {
  const t = useT(inspectionMessages);
  const [open, setOpen] = useState(false);
  if (props.findingIds.length === 0) return null;
  return (
    <>
      <Button icon={Ban} onClick={() => setOpen(true)}>{t('dismissChosen', { n: props.findingIds.length })}</Button>
      {open && <DismissManyDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function DismissManyDialog({ findingIds, onDone, onClose }: DismissManyProps & { readonly onClose: () => void }) {
  const t = useT(inspectionMessages);
  const say = useUndoableToast();
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<{ readonly dismissed: number; readonly left: number }>();
  const trying = useWrite(dismissFindings);
  const dismiss = useWrite(dismissFindings, {
    invalidates: ['inspections'],
    onSuccess: ({ bulkActId }) => { say({ zh: '已标为不交办', en: 'Dismissed' }, bulkActId); onClose(); onDone(); },
  });
  useEffect(() => { void trying.run({ findingIds: [...findingIds], reason: 'preview' }, { dryRun: true }).then(setPreview); }, []);
  const ready = preview !== undefined && preview.dismissed > 0 && reason.trim().length >= 2;
  return (
    <Dialog
      open title={t('dismissManyAsk', { n: findingIds.length })} onClose={onClose}
      actions={<><Button onClick={onClose}>{t('cancel')}</Button><Button kind="primary" pending={dismiss.pending} disabled={!ready} onClick={() => void dismiss.run({ findingIds: [...findingIds], reason })}>{t('dismissNow', { n: preview?.dismissed ?? 0 })}</Button></>}
    >
      <div className="lc-stack">
        {preview !== undefined && <p role="status">{t('dismissMany', { n: preview.dismissed })}{preview.left > 0 && ` ${t('dismissLeft', { n: preview.left })}`}</p>}
        <Field label={t('dismissReason')} purpose={t('dismissPurpose')} required>{(wiring) => <TextArea {...wiring} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
        <ProblemAlert problem={trying.problem ?? dismiss.problem} />
      </div>
    </Dialog>
  );
}
