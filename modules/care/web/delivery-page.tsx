/** 发放记录页 · One hand-over with its sign of receipt; a double is decided here by somebody who did not hand it over. */
import { useState } from 'react';
import { Gavel, Undo2 } from 'lucide-react';
import { readFile } from '#modules/files/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { ConfirmButton, DateText, Field, fieldError, KeyValue, PageHeader, ProblemAlert, Section, Segmented, Skeleton, StateTag, TextArea } from '#platform/web/ui/index.ts';
import { deliveryStateWords, proofWords, readDelivery, relationWords, settleDelivery, spotWords } from '../contract/index.ts';
import { OUTCOMES } from '../domain/index.ts';
import type { Outcome } from '../domain/index.ts';
import './care.css';
import { deskMessages } from './desk-messages.ts';
import { DoublesList } from './doubles-list.tsx';
import { careMessages } from './messages.ts';
import { deliveryTones, useNameOf } from './words.ts';

type Known = OutputOf<typeof readDelivery>;

export function DeliveryPage() {
  const t = useT(deskMessages);
  const { deliveryId } = useRouteParams<'deliveryId'>();
  const found = useRead(readDelivery, { deliveryId });
  const delivery = found.data;
  const trail = [{ text: t('deliveries'), to: '/care-deliveries' }];
  if (delivery === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('delivery')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={`${delivery.recipient.label} · ${delivery.scheme.name}`} trail={trail} beside={<StateTag tone={deliveryTones[delivery.state]} text={deliveryStateWords[delivery.state]} />} actions={delivery.mayDecide && <DecideAct delivery={delivery} />} />
      <div className="lc-split">
        <div className="lc-stack"><Facts delivery={delivery} /></div>
        <div className="lc-stack"><Section title={t('sameOne')}><DoublesList doubles={delivery.doubles} /></Section></div>
      </div>
    </>
  );
}

function Facts({ delivery }: { readonly delivery: Known }) {
  const t = useT(deskMessages);
  const care = useT(careMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const nameOf = useNameOf();
  return (
    <Section>
      <KeyValue facts={[
        { label: care('recipient'), value: <AppLink to={`/care-recipients/${delivery.recipient.id}`}>{delivery.recipient.label} {delivery.recipient.number}</AppLink> }, { label: care('where'), value: nameOf(delivery.place, delivery.organisation) },
        { label: t('things'), value: delivery.benefits.map((each) => `${each.name} ${each.quantity}${each.unit}`).join(text({ zh: '、', en: ', ' })), wide: true }, { label: t('at'), value: <><DateText value={delivery.at} style="dateTime" />{delivery.wasReportedAfter && <> · {t('reported')} <DateText value={delivery.receivedAt} style="dateTime" /></>}</> },
        { label: t('proof'), value: `${text(proofWords[delivery.proof])} · ${text(spotWords[delivery.spot])}` }, { label: t('proxy'), value: delivery.relation === null ? t('noProxy') : `${delivery.proxyName ?? ''}（${text(relationWords[delivery.relation])}）` }, { label: t('by'), value: delivery.deliveredBy }, ...(delivery.isAlike ? [{ label: t('alikeYes'), value: delivery.likenessNote ?? t('alikeUnsaid'), wide: true }] : []),
        ...(delivery.decidedBy === null ? [] : [{ label: t('decidedBy'), value: delivery.decidedBy }, { label: t('reason'), value: delivery.reason }]),
        ...(delivery.signatureFileId === null ? [] : [{ label: t('signature'), value: <img className="lc-care-signature" src={urlOf(readFile, { fileId: delivery.signatureFileId })} alt={t('signatureAlt')} />, wide: true }]),
      ]} />
    </Section>
  );
}

function DecideAct({ delivery }: { readonly delivery: Known }) {
  const t = useT(deskMessages);
  const isDouble = delivery.state === 'flagged';
  const [outcome, setOutcome] = useState<Outcome>('cameBack');
  const [reason, setReason] = useState('');
  const settle = useWrite(settleDelivery, { invalidates: ['care'], done: { zh: '已决定', en: 'Decided' } });
  return (
    <ConfirmButton kind={isDouble ? 'primary' : 'plain'} icon={isDouble ? Gavel : Undo2} label={t(isDouble ? 'decide' : 'takeBack')} question={t(isDouble ? 'decideAsk' : 'takeBackAsk')} action={t(isDouble ? 'decide' : 'takeBack')} pending={settle.pending} problem={settle.problem} onConfirm={() => settle.run({ deliveryId: delivery.id, outcome: isDouble ? outcome : 'cameBack', reason })}>
      <div className="lc-stack">
        <p>{t(isDouble ? 'decideNote' : 'takeBackNote')}</p>
        {isDouble && <Segmented label={t('decide')} choices={OUTCOMES.map((value) => ({ value, label: t(value) }))} value={outcome} onChange={setOutcome} />}
        <Field label={t('reason')} required error={fieldError(settle.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
      </div>
    </ConfirmButton>
  );
}
