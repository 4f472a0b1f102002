/** 点单派单 · Orders that came in, what became of them, and the call-backs. */
import { Suspense, useState } from 'react';
import { Check, Dices, PhoneCall, Plus, Send, ShoppingBag, Star, X } from 'lucide-react';
import { PlaceSelect } from '#modules/places/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, PageHeader, Select, StateTag, StatTile, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { callbackWords, dispatchOrder, drawCallbacks, exportServiceOrders, listBranches, listServiceOrders, listTeams, orderStateWords, placeOrder, rateOwnOrder, readOrderContact, readOrderFigures, recordCallback, reviewOrder } from '../contract/index.ts';
import { CALLBACK_OUTCOMES, ORDER_STATES } from '../domain/index.ts';
import type { CallbackOutcome, OrderState } from '../domain/index.ts';
import { useNameOf } from './names.ts';
import { orderMessages } from './order-messages.ts';

type Row = OutputOf<typeof listServiceOrders>['rows'][number];
const INVALIDATES = ['volunteering'];
export const orderTones: Readonly<Record<OrderState, Tone>> = { received: 'warn', open: 'info', assigned: 'info', done: 'ok', declined: 'held' };

export function OrdersPage() {
  const t = useT(orderMessages);
  const text = useText();
  const nameOf = useNameOf();
  const [mayRegister, mayManage] = [useCan('volunteering.register'), useCan('volunteering.manage')];
  const table = useTableState({ filters: ['state', 'toCall'], sorts: bothWays(['received', 'wanted']) });
  const asked = { ...(table.filters as { state?: OrderState; toCall?: 'yes' }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listServiceOrders, { ...asked, page: table.page, pageSize: table.pageSize });
  const sums = useRead(readOrderFigures, {}).data;
  return (
    <>
      <PageHeader title={t('orders')} about={t('about')} actions={<>{mayManage && <DrawAct />}{mayRegister && <PlaceAct />}</>} />
      {sums !== undefined && (
        <div className="lc-tiles">
          <StatTile label={t('done')} value={sums.done} note={t('doneNote', { orders: sums.orders, on: sums.on })} />
          <StatTile label={t('rating')} value={sums.rated === 0 ? null : (sums.ratingSum / sums.rated).toFixed(1)} note={sums.rated === 0 ? t('noRating') : t('ratingNote', { rated: sums.rated, done: sums.done })} />
          <StatTile label={t('callback')} value={sums.called} note={t('callbackNote', { drawn: sums.drawn, called: sums.called, confirmed: sums.confirmed })} />
        </div>
      )}
      <FilterBar table={table} filters={[{ name: 'state', kind: 'one', label: t('state'), choices: ORDER_STATES.map((state) => ({ value: state, label: text(orderStateWords[state]) })) }, { name: 'toCall', kind: 'one', label: t('toCall'), choices: [{ value: 'yes', label: t('yes') }] }]} />
      <DataTable
        caption={t('orders')} result={found} table={table} tools={<ListExport operation={exportServiceOrders} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'words', title: t('words'), width: '30%', cell: (row) => <>{row.words}{row.isOfCommunity && <> <StateTag quiet tone="neutral" text={t('ofCommunity')} /></>}{row.note !== null && <div className="lc-quiet lc-small">{t('noteOf', { note: row.note })}</div>}</> }, { key: 'number', title: t('number'), wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.number}</span> },
          { key: 'place', title: t('place'), wideOnly: true, cell: (row) => nameOf(row.place) }, { key: 'wanted', title: t('wantedOn'), sort: ['wanted', '-wanted'], wideOnly: true, cell: (row) => <DateText value={row.wantedOn} /> }, { key: 'received', title: t('receivedAt'), sort: ['received', '-received'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.receivedAt} style="dateTime" /> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={orderTones[row.state]} text={orderStateWords[row.state]} /> }, { key: 'team', title: t('team'), width: '18%', wideOnly: true, cell: (row) => row.team?.name ?? <span className="lc-quiet">—</span> },
          ...(mayRegister ? [{ key: 'acts', title: '', cell: (row: Row) => <RowActs row={row} mayManage={mayManage} /> }] : []),
        ]}
        empty={<EmptyState icon={ShoppingBag} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

function RowActs({ row, mayManage }: { readonly row: Row; readonly mayManage: boolean }) {
  return (
    <div className="lc-row">
      {row.state === 'received' && <><ReviewAct row={row} accept /><ReviewAct row={row} accept={false} /></>}
      {row.state === 'open' && <DispatchAct row={row} />}
      {row.mayRate && <RateAct row={row} />}
      {row.isDrawn && row.callback === null && mayManage && <CallAct row={row} />}
    </div>
  );
}

function ReviewAct({ row, accept }: { readonly row: Row; readonly accept: boolean }) {
  const t = useT(orderMessages);
  const [reason, setReason] = useState('');
  const review = useWrite(reviewOrder, { invalidates: INVALIDATES, done: { zh: '已办理', en: 'Done' } });
  return (
    <ConfirmButton small icon={accept ? Check : X} label={t(accept ? 'accept' : 'decline')} question={t(accept ? 'acceptAsk' : 'declineAsk')} action={t(accept ? 'accept' : 'decline')} pending={review.pending} problem={review.problem} onConfirm={() => review.run({ orderId: row.id, accept, reason: accept || reason.trim() === '' ? null : reason })}>
      <p>{row.words}</p>
      {!accept && <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(review.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={reason} onChange={setReason} />}</Field>}
    </ConfirmButton>
  );
}

function DispatchAct({ row }: { readonly row: Row }) {
  const t = useT(orderMessages);
  const [teamId, setTeam] = useState('');
  const teams = useRead(listTeams, { pageSize: 200, sort: 'name' }).data?.rows ?? [];
  const dispatch = useWrite(dispatchOrder, { invalidates: INVALIDATES, done: { zh: '已派单', en: 'Given' } });
  return (
    <ConfirmButton small icon={Send} label={t('dispatch')} question={t('dispatchAsk')} action={t('dispatch')} pending={dispatch.pending} problem={dispatch.problem} onConfirm={() => dispatch.run({ orderId: row.id, teamId })}>
      <Field label={t('team')} required error={fieldError(dispatch.problem, '/teamId')}>{(w) => <Select {...w} value={teamId} choices={[{ value: '', label: '—' }, ...teams.map((team) => ({ value: team.id, label: team.name }))]} onChange={setTeam} />}</Field>
    </ConfirmButton>
  );
}

const POINTS = ['5', '4', '3', '2', '1'] as const;

function RateAct({ row }: { readonly row: Row }) {
  const t = useT(orderMessages);
  const [rating, setRating] = useState('');
  const rate = useWrite(rateOwnOrder, { invalidates: INVALIDATES, done: { zh: '已打分', en: 'Rated' } });
  return (
    <ConfirmButton small icon={Star} label={t('rate')} question={t('rateAsk')} action={t('rate')} pending={rate.pending} problem={rate.problem} onConfirm={() => rate.run({ orderId: row.id, rating: Number(rating) })}>
      <p>{row.words}</p>
      <p>{t('rateNote')}</p>
      <Field label={t('points')} required error={fieldError(rate.problem, '/rating')}>{(w) => <Select {...w} value={rating} choices={[{ value: '', label: '—' }, ...POINTS.map((n) => ({ value: n, label: t('pointsOf', { n }) }))]} onChange={setRating} />}</Field>
    </ConfirmButton>
  );
}

function CallAct({ row }: { readonly row: Row }) {
  const t = useT(orderMessages);
  const text = useText();
  const [isShown, setShown] = useState(false);
  const [outcome, setOutcome] = useState<CallbackOutcome>('confirmed');
  const contact = useRead(readOrderContact, { orderId: row.id }, { enabled: isShown }).data;
  const record = useWrite(recordCallback, { invalidates: INVALIDATES, done: { zh: '已登记', en: 'Recorded' } });
  return (
    <ConfirmButton small icon={PhoneCall} label={t('record')} question={t('recordAsk')} action={t('record')} pending={record.pending} problem={record.problem} onConfirm={() => record.run({ orderId: row.id, outcome })}>
      <p>{row.words}</p>
      <p><strong>{t('contact')}</strong> {contact === undefined ? <Button small onClick={() => setShown(true)}>{t('show')}</Button> : contact.contact}</p>
      <Field label={t('outcome')} required>{(w) => <Select {...w} value={outcome} choices={CALLBACK_OUTCOMES.map((each) => ({ value: each, label: text(callbackWords[each]) }))} onChange={(value) => { if (value !== '') setOutcome(value); }} />}</Field>
    </ConfirmButton>
  );
}

function DrawAct() {
  const t = useT(orderMessages);
  const [seed, setSeed] = useState('');
  const draw = useWrite(drawCallbacks, { invalidates: INVALIDATES, done: { zh: '已抽取', en: 'Drawn' } });
  return (
    <ConfirmButton icon={Dices} label={t('draw')} question={t('drawAsk')} action={t('draw')} pending={draw.pending} problem={draw.problem} onConfirm={() => draw.run({ seed })}>
      <Field label={t('seed')} purpose={t('seedPurpose')} required error={fieldError(draw.problem, '/seed')}>{(w) => <TextInput {...w} maxLength={100} value={seed} onChange={setSeed} />}</Field>
    </ConfirmButton>
  );
}

function PlaceAct() {
  const t = useT(orderMessages);
  const nameOf = useNameOf();
  const branches = useRead(listBranches, {}).data?.rows ?? [];
  const [draft, setDraft] = useState({ words: '', branch: '', placeId: undefined as string | undefined, wantedOn: '', contact: '' });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const place = useWrite(placeOrder, { invalidates: INVALIDATES, done: { zh: '已点单', en: 'Ordered' } });
  const error = (pointer: string) => fieldError(place.problem, pointer);
  return (
    <ConfirmButton
      kind="primary" icon={Plus} label={t('place1')} question={t('placeAsk')} action={t('place1')} pending={place.pending} problem={place.problem}
      onConfirm={() => place.run({ words: draft.words, branch: draft.branch === '' ? null : draft.branch, placeId: draft.placeId ?? '', wantedOn: draft.wantedOn === '' ? null : draft.wantedOn, contact: draft.contact })}
    >
      <Field label={t('words')} required error={error('/words')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={draft.words} onChange={set('words')} />}</Field>
      <Field label={t('branch')} error={error('/branch')}>{(w) => <Select {...w} value={draft.branch} choices={[{ value: '', label: '—' }, ...branches.map((branch) => ({ value: branch.code, label: nameOf(branch) }))]} onChange={set('branch')} />}</Field>
      <Field label={t('place')} required error={error('/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
      <Field label={t('wantedOn')} error={error('/wantedOn')}>{(w) => <TextInput {...w} type="date" value={draft.wantedOn} onChange={set('wantedOn')} />}</Field>
      <Field label={t('contact')} purpose={t('contactPurpose')} required error={error('/contact')}>{(w) => <TextInput {...w} maxLength={120} value={draft.contact} onChange={set('contact')} />}</Field>
    </ConfirmButton>
  );
}
