/** 停用点位 · From a day on it is no longer inspected; its history stays. */
import { useState } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, fieldError, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { closeSite } from '../contract/index.ts';
import type { readSite } from '../contract/index.ts';
import { useCity } from './city.ts';
import { placeMessages } from './messages.ts';

export function CloseSiteButton({ site }: { readonly site: OutputOf<typeof readSite> }) {
  const t = useT(placeMessages);
  const today = useCity().programme?.today ?? '';
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const close = useWrite(closeSite, { invalidates: ['places', 'people'], done: { zh: '点位已停用', en: 'Site closed' } });
  const validTo = day === '' ? today : day;
  return (
    <ConfirmButton
      kind="danger" label={t('closeSite')} question={t('closeAsk', { name: site.name })} action={t('closeSite')} pending={close.pending} problem={close.problem}
      onConfirm={() => close.run({ siteId: site.id, version: site.version, validTo, reason })}
    >
      <p>{t('closeNote')}</p>
      <Field label={t('closeDay')} purpose={t('closeDayPurpose')} required error={fieldError(close.problem, '/validTo')}>{(w) => <TextInput {...w} type="date" value={validTo} onChange={setDay} />}</Field>
      <Field label={t('reason')} purpose={t('closeReasonPurpose')} required error={fieldError(close.problem, '/reason')}>{(w) => <TextArea {...w} rows={2} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
