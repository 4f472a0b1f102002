/** 捐赠收据 · Their list, one to print, and the register of numbers. */
import { useState } from 'react';
import { BookOpen, Printer, ReceiptText, Ticket, TicketX, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportReceiptRanges, exportReceipts, handOutReceiptRange, listReceiptRanges, listReceipts, readReceipt, receiptStateWords, spoilReceiptNumber, voidReceipt } from '../contract/index.ts';
import { useShopChoices, yuanOf } from './parts.tsx';
import { receiptMessages } from './receipt-messages.ts';
import './shops.css';

type ReceiptState = 'standing' | 'void';
type Receipt = OutputOf<typeof readReceipt>;
type Range = OutputOf<typeof listReceiptRanges>['rows'][number];
const tones = { standing: 'ok', void: 'held' } as const;

export function ReceiptsPage() {
  const t = useT(receiptMessages);
  const text = useText();
  const shops = useShopChoices();
  const table = useTableState({ filters: ['q', 'shopId', 'rangeId', 'state', 'from', 'to'], sorts: bothWays(['number', 'recent', 'value']) });
  const asked = { ...(table.filters as { q?: string; shopId?: string; rangeId?: string; state?: ReceiptState; from?: string; to?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listReceipts, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('receipts')} about={t('receiptsAbout')} actions={<LinkButton icon={BookOpen} to="/shop-receipt-ranges">{t('toRegister')}</LinkButton>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'state', kind: 'one', label: t('state'), choices: (['standing', 'void'] as const).map((state) => ({ value: state, label: text(receiptStateWords[state]) })) },
        { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') },
      ]} />
      <DataTable
        caption={t('receipts')} result={found} table={table} tools={<ListExport operation={exportReceipts} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/shop-receipts/${row.id}`}
        columns={[
          { key: 'number', title: t('number'), sort: ['number', '-number'], width: '16%', cell: (row) => <span className="lc-number">{row.number}</span> }, { key: 'donor', title: t('donor'), width: '20%', cell: (row) => row.donor ?? <span className="lc-quiet">{t('spoilt')}</span> },
          { key: 'gifts', title: t('gifts'), cell: (row) => (row.gifts === '' ? <span className="lc-quiet">{row.voidReason}</span> : row.gifts) }, { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={tones[row.state]} text={receiptStateWords[row.state]} /> },
          { key: 'worth', title: t('worth'), sort: ['value', '-value'], greatestFirst: true, align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{t('yuan', { n: yuanOf(row.valueFen) })}</span> }, { key: 'shop', title: t('shop'), wideOnly: true, cell: (row) => row.shop?.name ?? '—' },
          { key: 'at', title: t('at'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.issuedAt} style="dateTime" /> },
        ]}
        empty={<EmptyState icon={ReceiptText} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

export function ReceiptPage() {
  const t = useT(receiptMessages);
  const { receiptId } = useRouteParams<'receiptId'>();
  const mayReview = useCan('shops.review');
  const found = useRead(readReceipt, { receiptId });
  const receipt = found.data;
  const trail = [{ text: t('receipts'), to: '/shop-receipts' }];
  if (receipt === undefined) return <><PageHeader title={t('receipts')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} />{found.problem === null && <Skeleton lines={8} />}</>;
  return (
    <>
      <PageHeader
        title={receipt.number} trail={trail} beside={<StateTag tone={tones[receipt.state]} text={receiptStateWords[receipt.state]} />}
        actions={<>{receipt.state === 'standing' && <Button icon={Printer} onClick={() => window.print()}>{t('print')}</Button>}{mayReview && receipt.mayVoid && <VoidAct receipt={receipt} />}</>}
      />
      {mayReview && receipt.state === 'standing' && !receipt.mayVoid && <p className="lc-quiet lc-no-print">{t('isOwn')}</p>}
      {receipt.state === 'void' && <Notice tone="warn" title={t('voidNote', { reason: receipt.voidReason ?? '' })}><KeyValue facts={[{ label: t('voidedBy'), value: receipt.voidedByName ?? '—' }, { label: t('at'), value: receipt.voidedAt === null ? '—' : <DateText value={receipt.voidedAt} style="dateTime" /> }]} /></Notice>}
      {receipt.shop !== null && <ReceiptSheet receipt={receipt} shop={receipt.shop.name} />}
    </>
  );
}

/** What is printed, cut and given to whoever gave. */
function ReceiptSheet({ receipt, shop }: { readonly receipt: Receipt; readonly shop: string }) {
  const t = useT(receiptMessages);
  return (
    <Section title={t('thanks')}>
      <div className="lc-stack lc-shops-receipt">
        <p className="lc-number">{t('number')} {receipt.number}</p>
        <p>{t('thanksText', { donor: receipt.donor ?? '', yuan: yuanOf(receipt.valueFen), shop })}</p>
        <table className="lc-shops-lines">
          <caption className="lc-visually-hidden">{t('gifts')}</caption>
          <thead><tr><th scope="col">{t('goods')}</th><th scope="col" className="lc-right">{t('quantity')}</th><th scope="col" className="lc-right">{t('value')}</th><th scope="col" className="lc-right">{t('worth')}</th></tr></thead>
          <tbody>{receipt.lines.map((line) => <tr key={line.batchId}><td>{line.goods}</td><td className="lc-right">{numberText(line.quantity)} {line.unit}</td><td className="lc-right">{t('yuan', { n: yuanOf(line.valueFen) })}</td><td className="lc-right">{t('yuan', { n: yuanOf(line.valueFen * line.quantity) })}</td></tr>)}</tbody>
          <tfoot><tr><th scope="row" colSpan={3}>{t('sum')}</th><td className="lc-right"><strong>{t('yuan', { n: yuanOf(receipt.valueFen) })}</strong></td></tr></tfoot>
        </table>
        <p>{t('certify')}</p>
        <KeyValue facts={[{ label: t('shop'), value: shop }, { label: t('givenOn'), value: receipt.givenOn === null ? '—' : <DateText value={receipt.givenOn} /> }, { label: t('by'), value: receipt.issuedByName }, { label: t('at'), value: <DateText value={receipt.issuedAt} style="dateTime" /> }]} />
        <div className="lc-row"><p className="lc-shops-sign">{t('sign')}</p><p className="lc-shops-sign">{t('seal')}</p></div>
      </div>
    </Section>
  );
}

function VoidAct({ receipt }: { readonly receipt: Receipt }) {
  const t = useT(receiptMessages);
  const [reason, setReason] = useState('');
  const send = useWrite(voidReceipt, { invalidates: ['shops'], done: { zh: '已作废', en: 'Void' } });
  return (
    <ConfirmButton kind="danger" icon={Undo2} label={t('voidIt')} question={t('voidAsk', { number: receipt.number })} action={t('voidDo')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ receiptId: receipt.id, reason })}>
      <Field label={t('reason')} purpose={t('voidWhy')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

/** 号段登记簿 */
export function ReceiptRangesPage() {
  const t = useT(receiptMessages);
  const shops = useShopChoices();
  const [mayManage, mayKeep] = [useCan('shops.manage'), useCan('shops.keepStock')];
  const table = useTableState({ filters: ['shopId'], sorts: bothWays(['number', 'left', 'recent']) });
  const asked = { ...(table.filters as { shopId?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listReceiptRanges, { ...asked, page: table.page, pageSize: table.pageSize });
  const missing = found.data?.missingCount ?? 0;
  return (
    <>
      <PageHeader title={t('register')} about={t('registerAbout')} trail={[{ text: t('receipts'), to: '/shop-receipts' }]} beside={found.data === undefined ? null : <StateTag tone={missing === 0 ? 'ok' : 'danger'} text={`${t('missingSum')} ${missing}`} />} actions={<><Button icon={Printer} onClick={() => window.print()}>{t('print')}</Button>{mayManage && <HandOutAct />}</>} />
      <FilterBar table={table} filters={[{ name: 'shopId', kind: 'one', label: t('shop'), choices: shops }]} />
      <DataTable
        caption={t('register')} result={found} table={table} tools={<ListExport operation={exportReceiptRanges} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTone={(row) => (row.missingCount === 0 ? undefined : 'danger')}
        columns={[
          { key: 'holder', title: t('holder'), width: '24%', cell: (row) => row.shop?.name ?? t('office') }, { key: 'range', title: t('range'), sort: ['number', '-number'], cell: (row) => <span className="lc-number">{row.firstNumber} – {row.lastNumber}</span> },
          { key: 'used', title: t('used'), align: 'end', cell: (row) => <LinkButton kind="quiet" to="/shop-receipts" search={{ rangeId: row.id }}>{numberText(row.usedCount)}</LinkButton> }, { key: 'voided', title: t('voided'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{row.voidCount}</span> },
          { key: 'left', title: t('left'), sort: ['left', '-left'], align: 'end', cell: (row) => <span className="lc-number">{numberText(row.leftCount)}</span> }, { key: 'missing', title: t('missing'), align: 'end', cell: (row) => <span className="lc-number">{row.missingCount}</span> },
          { key: 'next', title: t('next'), wideOnly: true, cell: (row) => row.nextNumber ?? <span className="lc-quiet">{t('usedUp')}</span> }, { key: 'on', title: t('handedOut'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <><DateText value={row.handedOutOn} /> {row.handedOutByName}</> },
          ...(mayKeep ? [{ key: 'spoil', title: t('spoil'), cell: (row: Range) => (row.maySpoil ? <SpoilAct range={row} /> : null) }] : []),
        ]}
        empty={<EmptyState icon={Ticket} title={t('noRanges')} advice={t('noRangesAdvice')} />}
      />
    </>
  );
}

function SpoilAct({ range }: { readonly range: Range }) {
  const t = useT(receiptMessages);
  const [reason, setReason] = useState('');
  const send = useWrite(spoilReceiptNumber, { invalidates: ['shops'], done: { zh: '已登记废号', en: 'Voided' } });
  return (
    <ConfirmButton kind="quiet" small icon={TicketX} label={t('spoil')} question={t('spoilAsk', { number: range.nextNumber ?? '' })} action={t('spoil')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ rangeId: range.id, reason })}>
      <p>{t('spoilNote')}</p>
      <Field label={t('reason')} purpose={t('voidWhy')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function HandOutAct() {
  const t = useT(receiptMessages);
  const shops = useShopChoices();
  const [draft, setDraft] = useState({ shopId: '', prefix: '', first: '', last: '', digits: '6' });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const send = useWrite(handOutReceiptRange, { invalidates: ['shops'], done: { zh: '已发放', en: 'Handed out' } });
  const input = () => ({ shopId: draft.shopId === '' ? null : draft.shopId, prefix: draft.prefix, first: Number(draft.first), last: Number(draft.last), digits: Number(draft.digits) });
  return (
    <ConfirmButton kind="primary" icon={Ticket} label={t('handOut')} question={t('handOutAsk')} action={t('handOut')} pending={send.pending} problem={send.problem} onConfirm={() => send.run(input())}>
      <Field label={t('holder')} purpose={t('holderPurpose')} error={fieldError(send.problem, '/shopId')}>{(w) => <Select {...w} value={draft.shopId} placeholder={t('office')} choices={shops} onChange={set('shopId')} />}</Field>
      <div className="lc-grid">
        <Field label={t('prefix')} purpose={t('prefixPurpose')} error={fieldError(send.problem, '/prefix')}>{(w) => <TextInput {...w} maxLength={20} value={draft.prefix} onChange={set('prefix')} />}</Field>
        <Field label={t('digits')} required error={fieldError(send.problem, '/digits')}>{(w) => <TextInput {...w} type="number" min={1} max={9} value={draft.digits} onChange={set('digits')} />}</Field>
        <Field label={t('first')} required error={fieldError(send.problem, '/first')}>{(w) => <TextInput {...w} type="number" min={0} value={draft.first} onChange={set('first')} />}</Field>
        <Field label={t('last')} required error={fieldError(send.problem, '/last')}>{(w) => <TextInput {...w} type="number" min={0} value={draft.last} onChange={set('last')} />}</Field>
      </div>
    </ConfirmButton>
  );
}
