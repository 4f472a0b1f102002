/** 起草服务证明 · For the time in which somebody served; it hangs out before it is issued. */
import { useState } from 'react';
import { ScrollText } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { ConfirmButton, Field, fieldError, TextInput } from '#platform/web/ui/index.ts';
import { draftServiceCertificate } from '../contract/index.ts';
import { certificateMessages } from './certificate-messages.ts';
import { useDay } from './use-day.ts';

export function DraftCertificateAct({ volunteerId, registeredOn }: { readonly volunteerId: string; readonly registeredOn: string }) {
  const t = useT(certificateMessages);
  const go = useGo();
  const [to, setTo] = useDay();
  const [draft, setDraft] = useState({ from: registeredOn, issuer: '', responsible: '', handler: '', contact: '', postedOn: '', postedWhere: '' });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const save = useWrite(draftServiceCertificate, { invalidates: ['volunteering'], done: { zh: '已起草', en: 'Drafted' }, onSuccess: ({ id }) => go(`/service-certificates/${id}`) });
  const error = (pointer: string) => fieldError(save.problem, pointer);
  return (
    <ConfirmButton icon={ScrollText} label={t('draft')} question={t('draftAsk')} action={t('draft')} pending={save.pending} problem={save.problem} onConfirm={() => save.run({ volunteerId, to, ...draft, postedOn: draft.postedOn === '' ? null : draft.postedOn, postedWhere: draft.postedWhere.trim() === '' ? null : draft.postedWhere })}>
      <Field label={t('from')} required error={error('/from')}>{(w) => <TextInput {...w} type="date" value={draft.from} onChange={set('from')} />}</Field>
      <Field label={t('to')} required error={error('/to')}>{(w) => <TextInput {...w} type="date" value={to} onChange={setTo} />}</Field>
      <Field label={t('issuer')} required error={error('/issuer')}>{(w) => <TextInput {...w} maxLength={120} value={draft.issuer} onChange={set('issuer')} />}</Field>
      <Field label={t('responsible')} required error={error('/responsible')}>{(w) => <TextInput {...w} maxLength={60} value={draft.responsible} onChange={set('responsible')} />}</Field>
      <Field label={t('handler')} required error={error('/handler')}>{(w) => <TextInput {...w} maxLength={60} value={draft.handler} onChange={set('handler')} />}</Field>
      <Field label={t('contact')} purpose={t('contactPurpose')} required error={error('/contact')}>{(w) => <TextInput {...w} maxLength={60} value={draft.contact} onChange={set('contact')} />}</Field>
      <Field label={t('postedOn')} purpose={t('postedPurpose')} error={error('/postedOn')}>{(w) => <TextInput {...w} type="date" value={draft.postedOn} onChange={set('postedOn')} />}</Field>
      <Field label={t('postedWhere')} error={error('/postedWhere')}>{(w) => <TextInput {...w} maxLength={120} value={draft.postedWhere} onChange={set('postedWhere')} />}</Field>
    </ConfirmButton>
  );
}
