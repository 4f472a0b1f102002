/** 库存与流水 · Batches on the shelves; and every line of the shop's book. */
import { useState } from 'react';
import { Boxes, PackageMinus, Ticket, Upload } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportMovements, exportStock, issueReceipt, listMovements, listStock, movementWords, removeStock, sourceWords, stockNoteWords } from '../contract/index.ts';
import { MOVEMENT_KINDS, SOURCES, STOCK_NOTES } from '../domain/index.ts';
import type { MovementKind, Source, StockNote } from '../domain/index.ts';
import { shopMessages } from './messages.ts';
import { stockTones, useShopChoices, yuanOf } from './parts.tsx';
import { receiptMessages } from './receipt-messages.ts';
import './shops.css';

type Batch = OutputOf<typeof listStock>['rows'][number];

export function StockPage() {
  const t = useT(shopMessages);
  const r = useT(receiptMessages);
  const text = useText();
  const shops = useShopChoices();
  const [mayKeep, mayImport] = [useCan('shops.keepStock'), useCan('shops.manage')];
  const table = useTableState({ filters: ['q', 'shopId', 'source', 'note', 'thanked'], sorts: bothWays(['code', 'expiry', 'quantity']) });
  const asked = { ...(table.filters as { q?: string; shopId?: string; source?: Source; note?: StockNote; thanked?: 'yes' | 'no' }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const stock = useRead(listStock, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('stock')} about={t('stockAbout')} actions={<><LinkButton to="/shop-movements">{t('movements')}</LinkButton>{mayImport && <LinkButton icon={Upload} to="/shop-stock/import">{t('importIt')}</LinkButton>}</>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('searchStock') }, { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'note', kind: 'one', label: t('notes'), choices: STOCK_NOTES.map((note) => ({ value: note, label: text(stockNoteWords[note]) })) },
        { name: 'source', kind: 'one', label: t('source'), choices: SOURCES.map((source) => ({ value: source, label: text(sourceWords[source]) })) },
        { name: 'thanked', kind: 'one', label: r('isThanked'), choices: [{ value: 'no', label: r('withoutReceipt') }, { value: 'yes', label: r('withReceipt') }] },
      ]} />
      <DataTable
        caption={t('stock')} result={stock} table={table} tools={<ListExport operation={exportStock} input={asked} total={stock.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'goods', title: t('item'), width: '24%', cell: (row) => <>{row.goods.name}{row.notes.map((note) => <span key={note}> <StateTag quiet tone={stockTones[note]} text={stockNoteWords[note]} /></span>)}</> },
          { key: 'code', title: t('batch'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> }, { key: 'shop', title: t('shop'), cell: (row) => row.shop.name },
          { key: 'source', title: t('source'), wideOnly: true, cell: (row) => <>{text(sourceWords[row.source])}{row.donor !== null && <span className="lc-quiet"> · {row.donor}</span>}</> }, { key: 'value', title: t('value'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{t('yuan', { n: yuanOf(row.valueFen) })}</span> },
          { key: 'expiry', title: t('expiresOn'), sort: ['expiry', '-expiry'], cell: (row) => (row.expiresOn === null ? <span className="lc-quiet">—</span> : <DateText value={row.expiresOn} />) },
          { key: 'received', title: t('received'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{numberText(row.received)}</span> },
          { key: 'quantity', title: t('inStock'), sort: ['quantity', '-quantity'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.quantity)} {row.goods.unit}</span> },
          { key: 'receipt', title: r('thanked'), wideOnly: true, cell: (row) => (row.receipt !== null ? <AppLink to={`/shop-receipts/${row.receipt.id}`}>{row.receipt.number}</AppLink> : row.donor !== null && mayKeep ? <ThankAct batch={row} donor={row.donor} /> : <span className="lc-quiet">—</span>) },
          ...(mayKeep ? [{ key: 'take', title: t('take'), cell: (row: Batch) => (row.quantity > 0 ? <TakeAct batch={row} /> : null) }] : []),
        ]}
        empty={<EmptyState icon={Boxes} title={t('noStock')} advice={t('noStockAdvice')} />}
      />
    </>
  );
}

function ThankAct({ batch, donor }: { readonly batch: Batch; readonly donor: string }) {
  const r = useT(receiptMessages);
  const send = useWrite(issueReceipt, { invalidates: ['shops'], done: { zh: '已开收据', en: 'Written' } });
  return (
    <ConfirmButton kind="quiet" small icon={Ticket} label={r('writeIt')} question={r('writeAsk', { donor })} action={r('writeIt')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ shopId: batch.shop.id, batchIds: [batch.id] })}>
      <p>{batch.goods.name} {numberText(batch.received)} {batch.goods.unit}</p>
    </ConfirmButton>
  );
}

function TakeAct({ batch }: { readonly batch: Batch }) {
  const t = useT(shopMessages);
  const [quantity, setQuantity] = useState('');
  const [reason, setReason] = useState('');
  const send = useWrite(removeStock, { invalidates: ['shops'], done: { zh: '已出库', en: 'Taken out' } });
  return (
    <ConfirmButton kind="quiet" small icon={PackageMinus} label={t('take')} question={t('takeAsk', { goods: batch.goods.name, batch: batch.code })} action={t('take')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ batchId: batch.id, quantity: Number(quantity), reason })}>
      <Field label={t('quantity')} purpose={t('left', { n: batch.quantity })} required error={fieldError(send.problem, '/quantity')}>{(w) => <TextInput {...w} type="number" min={1} max={batch.quantity} value={quantity} onChange={setQuantity} />}</Field>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

/** 出入库流水 */
export function MovementsPage() {
  const t = useT(shopMessages);
  const text = useText();
  const shops = useShopChoices();
  const table = useTableState({ filters: ['shopId', 'kind', 'from', 'to'], sorts: bothWays(['recent', 'quantity']) });
  const asked = { ...(table.filters as { shopId?: string; kind?: MovementKind; from?: string; to?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listMovements, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('movements')} about={t('movementsAbout')} trail={[{ text: t('stock'), to: '/shop-stock' }]} />
      <FilterBar table={table} filters={[
        { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'kind', kind: 'one', label: t('kind'), choices: MOVEMENT_KINDS.map((kind) => ({ value: kind, label: text(movementWords[kind]) })) }, { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') },
      ]} />
      <DataTable
        caption={t('movements')} result={found} table={table} tools={<ListExport operation={exportMovements} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'goods', title: t('item'), width: '24%', cell: (row) => row.goods.name }, { key: 'kind', title: t('kind'), cell: (row) => <>{text(movementWords[row.kind])}{row.reason !== null && <span className="lc-quiet lc-small"> {row.reason}</span>}</> },
          { key: 'quantity', title: t('quantity'), sort: ['quantity', '-quantity'], greatestFirst: true, align: 'end', cell: (row) => <span className={`lc-number ${row.quantity < 0 ? 'lc-shops-minus' : ''}`}>{row.quantity > 0 ? `+${row.quantity}` : `−${-row.quantity}`}</span> },
          { key: 'shop', title: t('shop'), cell: (row) => row.shop.name }, { key: 'batch', title: t('batch'), wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.batchCode}</span> },
          { key: 'slip', title: t('slip'), wideOnly: true, cell: (row) => (row.slipId === null ? <span className="lc-quiet">—</span> : <AppLink to={`/shop-slips/${row.slipId}`}>{row.slipNumber}</AppLink>) }, { key: 'by', title: t('by'), wideOnly: true, cell: (row) => row.movedByName ?? '—' },
          { key: 'at', title: t('at'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.movedAt} style="dateTime" /> },
        ]}
        empty={<EmptyState icon={Boxes} title={t('noMovements')} />}
      />
    </>
  );
}
