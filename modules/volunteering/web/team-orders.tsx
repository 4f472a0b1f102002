/** 队伍的点单 · What a team can pick up and what it serves, for its leader. */
import { useState } from 'react';
import { Check, Hand, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, ProblemAlert, Section, StateTag, TextArea } from '#platform/web/ui/index.ts';
import { finishOrder, orderStateWords, pickUpOrder, readTeamOrders } from '../contract/index.ts';
import { useNameOf } from './names.ts';
import { orderMessages } from './order-messages.ts';
import { orderTones } from './orders-page.tsx';

type Order = OutputOf<typeof readTeamOrders>['open'][number];
const INVALIDATES = ['volunteering'];

export function TeamOrders({ teamId }: { readonly teamId: string }) {
  const t = useT(orderMessages);
  const nameOf = useNameOf();
  const found = useRead(readTeamOrders, { teamId });
  if (found.data === undefined) return <ProblemAlert problem={found.problem} onRetry={found.reload} />;
  const { open, mine, rating } = found.data;
  const facts = [{ key: 'words', title: t('words'), width: '40%', cell: (row: Order) => row.words }, { key: 'place', title: t('place'), cell: (row: Order) => nameOf(row.place) }, { key: 'wanted', title: t('wantedOn'), wideOnly: true, cell: (row: Order) => <DateText value={row.wantedOn} /> }];
  return (
    <>
      <Section title={t('open')} bare><DataTable caption={t('open')} result={{ ...found, data: { rows: open, total: open.length } }} rowKey={(row) => row.id} columns={[...facts, { key: 'acts', title: '', cell: (row) => <PickUpAct teamId={teamId} order={row} /> }]} empty={<EmptyState icon={Hand} title={t('noOpen')} />} /></Section>
      <Section title={t('mine')} bare {...(rating === null ? {} : { about: t('teamRating', { value: (rating.sum / rating.count).toFixed(1), count: rating.count }) })}>
        <DataTable
          caption={t('mine')} result={{ ...found, data: { rows: mine, total: mine.length } }} rowKey={(row) => row.id}
          columns={[
            ...facts, { key: 'contact', title: t('contact'), cell: (row) => row.contact ?? <span className="lc-quiet">—</span> }, { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={orderTones[row.state]} text={orderStateWords[row.state]} /> },
            { key: 'acts', title: '', cell: (row) => (row.state === 'assigned' ? <div className="lc-row"><FinishAct teamId={teamId} order={row} served /><FinishAct teamId={teamId} order={row} served={false} /></div> : null) },
          ]}
          empty={<EmptyState title={t('noMine')} />}
        />
      </Section>
    </>
  );
}

function PickUpAct({ teamId, order }: { readonly teamId: string; readonly order: Order }) {
  const t = useT(orderMessages);
  const pick = useWrite(pickUpOrder, { invalidates: INVALIDATES, done: { zh: '已接单', en: 'Picked up' } });
  return <ConfirmButton small icon={Hand} label={t('pick')} question={t('pickAsk')} action={t('pick')} pending={pick.pending} problem={pick.problem} onConfirm={() => pick.run({ teamId, orderId: order.id })}><p>{t('pickNote')}</p></ConfirmButton>;
}

function FinishAct({ teamId, order, served }: { readonly teamId: string; readonly order: Order; readonly served: boolean }) {
  const t = useT(orderMessages);
  const [note, setNote] = useState('');
  const finish = useWrite(finishOrder, { invalidates: INVALIDATES, done: served ? { zh: '已完成', en: 'Served' } : { zh: '已退回', en: 'Handed back' } });
  return (
    <ConfirmButton small icon={served ? Check : Undo2} label={t(served ? 'finish' : 'handBack')} question={t(served ? 'finishAsk' : 'handBackAsk')} action={t(served ? 'finish' : 'handBack')} pending={finish.pending} problem={finish.problem} onConfirm={() => finish.run({ teamId, orderId: order.id, served, note })}>
      <Field label={t(served ? 'note' : 'reason')} {...(served ? { purpose: t('notePurpose') } : {})} required error={fieldError(finish.problem, '/note')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}
