/** 起草服务证明 · For the time in which somebody served; it hangs out before it is issued. */
import { useState } from 'react';
import { ScrollText } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { ConfirmButton, Field, fieldError, TextInput } from '#platform/web/ui/index.ts';
import { draftServiceCertificate } from '../contract/index.ts';
import { certificateMessages } from './certificate-messages.ts';
import { EMPTY_ISSUER, issuerInput, IssuerFields } from './issuer-fields.tsx';
import { useDay } from './use-day.ts';

export function DraftCertificateAct({ volunteerId, registeredOn }: { readonly volunteerId: string; readonly registeredOn: string }) {
  const t = useT(certificateMessages);
  const go = useGo();
  const [to, setTo] = useDay();
  const [from, setFrom] = useState(registeredOn);
  const [facts, setFacts] = useState(EMPTY_ISSUER);
  const save = useWrite(draftServiceCertificate, { invalidates: ['volunteering'], done: { zh: '已起草', en: 'Drafted' }, onSuccess: ({ id }) => go(`/service-certificates/${id}`) });
  const error = (pointer: string) => fieldError(save.problem, pointer);
  return (
    <ConfirmButton icon={ScrollText} label={t('draft')} question={t('draftAsk')} action={t('draft')} pending={save.pending} problem={save.problem} onConfirm={() => save.run({ volunteerId, from, to, ...issuerInput(facts) })}>
      <Field label={t('from')} required error={error('/from')}>{(w) => <TextInput {...w} type="date" value={from} onChange={setFrom} />}</Field>
      <Field label={t('to')} required error={error('/to')}>{(w) => <TextInput {...w} type="date" value={to} onChange={setTo} />}</Field>
      <IssuerFields facts={facts} setFacts={setFacts} error={error} />
    </ConfirmButton>
  );
}
