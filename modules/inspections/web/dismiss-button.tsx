/** 不交办 · With a reason, one at a time. */
import { useState } from 'react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, fieldError, TextArea } from '#platform/web/ui/index.ts';
import { dismissFinding } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';

export function DismissButton({ findingId }: { readonly findingId: string }) {
  const t = useT(inspectionMessages);
  const [reason, setReason] = useState('');
  const dismiss = useWrite(dismissFinding, { invalidates: ['inspections'], done: { zh: '已标为不交办', en: 'Dismissed' } });
  return (
    <ConfirmButton kind="quiet" small label={t('dismiss')} question={t('dismissAsk')} action={t('dismiss')} problem={fieldError(dismiss.problem, '/reason') === undefined ? dismiss.problem : null} pending={dismiss.pending} onConfirm={() => dismiss.run({ findingId, reason })}>
      <Field label={t('dismissReason')} purpose={t('dismissPurpose')} required error={fieldError(dismiss.problem, '/reason')}>{(wiring) => <TextArea {...wiring} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
