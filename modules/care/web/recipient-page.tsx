/** 关爱对象页 · One recipient, what is sealed by a press, and what other routes gave them. */
import { useState } from 'react';
import { UserMinus } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, ConfirmButton, DateText, Field, fieldError, KeyValue, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextArea } from '#platform/web/ui/index.ts';
import { listSituations, readRecipient, readRecipientDetails, recipientStateWords, withdrawRecipient } from '../contract/index.ts';
import { DeliveriesTable } from './deliveries-table.tsx';
import { DoublesList } from './doubles-list.tsx';
import { careMessages } from './messages.ts';
import { recipientTones, useNameOf } from './words.ts';

export function RecipientPage() {
  const t = useT(careMessages);
  const text = useText();
  const nameOf = useNameOf();
  const { recipientId } = useRouteParams<'recipientId'>();
  const [mayRegister, mayOpen] = [useCan('care.register'), useCan('care.readDetails')];
  const found = useRead(readRecipient, { recipientId });
  const names = new Map((useRead(listSituations, {}).data?.rows ?? []).map((row) => [row.code, text({ zh: row.nameZh, en: row.nameEn })]));
  const recipient = found.data;
  if (recipient === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('recipient')} trail={[{ text: t('recipients'), to: '/care-recipients' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const isOn = recipient.state === 'proposed' || recipient.state === 'confirmed';
  return (
    <>
      <PageHeader
        title={recipient.label} trail={[{ text: t('recipients'), to: '/care-recipients' }]} beside={<StateTag tone={recipientTones[recipient.state]} text={recipientStateWords[recipient.state]} />} actions={mayRegister && isOn && <WithdrawAct recipientId={recipient.id} />}
      />
      <div className="lc-split">
        <div className="lc-stack">
          <DeliveriesTable recipientId={recipient.id} />
          <Section title={t('doubles')}><DoublesList doubles={recipient.doubles} /></Section>
        </div>
        <div className="lc-stack">
          <Section>
            <KeyValue columns={1} facts={[
              { label: t('scheme'), value: <AppLink to={`/care/${recipient.scheme.id}`}>{recipient.scheme.name}</AppLink> }, { label: t('number'), value: <span className="lc-number">{recipient.number}</span> }, { label: t('place'), value: nameOf(recipient.place) }, { label: t('organisation'), value: nameOf(recipient.organisation) },
              { label: t('situations'), value: recipient.situations.map((code) => names.get(code) ?? code).join(text({ zh: '、', en: ', ' })) }, { label: t('under14'), value: t(recipient.isUnder14 ? 'yes' : 'no') }, { label: t('agrees'), value: t(recipient.agreesToName ? 'yes' : 'no') },
              { label: t('registeredBy'), value: <>{recipient.registeredBy} · <DateText value={recipient.registeredAt} style="dateTime" /></> },
            ]} />
          </Section>
          {mayOpen && recipient.hasDetails && <SealedDetails recipientId={recipient.id} />}
        </div>
      </div>
    </>
  );
}

/** Opened by a press, so that nobody reads it in passing. */
function SealedDetails({ recipientId }: { readonly recipientId: string }) {
  const t = useT(careMessages);
  const [isOpen, setOpen] = useState(false);
  const details = useRead(readRecipientDetails, { recipientId }, { enabled: isOpen });
  return (
    <Section title={t('details')} actions={!isOpen && <Button onClick={() => setOpen(true)}>{t('seeDetails')}</Button>}>
      {details.problem !== null && <ProblemAlert problem={details.problem} />}
      {details.data !== undefined && <KeyValue columns={1} facts={[{ label: t('contact'), value: details.data.contact }, { label: t('houseNumber'), value: details.data.houseNumber }, { label: t('identity'), value: t(details.data.hasIdentityNumber ? 'identityThere' : 'identityNone') }, ...(details.data.reason === null ? [] : [{ label: t('reason'), value: details.data.reason }])]} />}
    </Section>
  );
}

function WithdrawAct({ recipientId }: { readonly recipientId: string }) {
  const t = useT(careMessages);
  const [reason, setReason] = useState('');
  const withdraw = useWrite(withdrawRecipient, { invalidates: ['care'], done: { zh: '已移出', en: 'Taken off' } });
  return (
    <ConfirmButton icon={UserMinus} label={t('withdraw')} question={t('withdrawAsk')} action={t('withdraw')} pending={withdraw.pending} problem={withdraw.problem} onConfirm={() => withdraw.run({ recipientId, reason })}>
      <p>{t('withdrawNote')}</p>
      <Field label={t('reason')} required error={fieldError(withdraw.problem, '/reason')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
