/** 关爱对象页 · One recipient, what is sealed by a press, and what other routes gave them. */
import { useState } from 'react';
import { Printer, Ticket, UserMinus } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { Button, ConfirmButton, DateText, Field, fieldError, KeyValue, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextArea } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { listSituations, readRecipient, readRecipientDetails, recipientStateWords, reissueSlip, withdrawRecipient } from '../contract/index.ts';
import './care.css';
import { DeliveriesTable } from './deliveries-table.tsx';
import { deskMessages } from './desk-messages.ts';
import { DoublesList } from './doubles-list.tsx';
import { careMessages } from './messages.ts';
import { recipientTones, useNameOf } from './words.ts';

type NewSlip = OutputOf<typeof reissueSlip>;

export function RecipientPage() {
  const t = useT(careMessages);
  const text = useText();
  const nameOf = useNameOf();
  const { recipientId } = useRouteParams<'recipientId'>();
  const [mayRegister, mayOpen, mayDeliver] = [useCan('care.register'), useCan('care.readDetails'), useCan('care.deliver')];
  const [slip, setSlip] = useState<NewSlip | null>(null);
  const found = useRead(readRecipient, { recipientId });
  const names = new Map((useRead(listSituations, {}).data?.rows ?? []).map((row) => [row.code, text({ zh: row.nameZh, en: row.nameEn })]));
  const recipient = found.data;
  if (recipient === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('recipient')} trail={[{ text: t('recipients'), to: '/care-recipients' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const isOn = recipient.state === 'proposed' || recipient.state === 'confirmed';
  return (
    <>
      <PageHeader
        title={recipient.label} trail={[{ text: t('recipients'), to: '/care-recipients' }]} beside={<StateTag tone={recipientTones[recipient.state]} text={recipientStateWords[recipient.state]} />} actions={<>{mayDeliver && recipient.state === 'confirmed' && <ReissueAct recipientId={recipient.id} onDone={setSlip} />}{mayRegister && isOn && <WithdrawAct recipientId={recipient.id} />}</>}
      />
      {slip !== null && <NewSlipSheet slip={slip} scheme={recipient.scheme.name} label={`${recipient.label} · ${recipient.number}`} />}
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

/** 补发领取单 · The code is told once, to be printed here. */
function ReissueAct({ recipientId, onDone }: { readonly recipientId: string; readonly onDone: (slip: NewSlip) => void }) {
  const t = useT(deskMessages);
  const [reason, setReason] = useState('');
  const send = useWrite(reissueSlip, { invalidates: ['care'], done: { zh: '已补发，旧单作废', en: 'Replaced; the old one is void' }, onSuccess: onDone });
  return (
    <ConfirmButton icon={Ticket} label={t('reissue')} question={t('reissueAsk')} action={t('reissue')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ recipientId, reason })}>
      <p>{t('reissueNote')}</p>
      <Field label={t('reason')} purpose={t('reissueWhy')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextArea {...w} rows={2} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function NewSlipSheet({ slip, scheme, label }: { readonly slip: NewSlip; readonly scheme: string; readonly label: string }) {
  const t = useT(deskMessages);
  const { code } = useProgramme();
  return (
    <Section title={t('reissued', { n: slip.serial })} actions={<Button kind="primary" icon={Printer} onClick={() => window.print()}>{t('printIt')}</Button>}>
      <ul className="lc-care-slips" aria-label={t('slips')}>
        <li><span className="lc-care-slip-words"><strong>{scheme}</strong><span>{label}</span><code>{slip.code}</code></span><QrCode className="lc-care-qr" text={`${location.origin}/public/${code}/care/letters/${slip.code}`} label={t('slipQr')} /><small>{t('slipHow')}</small></li>
      </ul>
    </Section>
  );
}
