/** 盘点 · The list, one of them, and the sheet on which batches are counted. */
import { useState } from 'react';
import { BadgeCheck, ClipboardList, Printer, Trash2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, FilterBar, PageHeader, ProblemAlert, Skeleton, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { countStateWords, countStock, exportCounts, listCounts, listStock, readCount, readShop, settleCount } from '../contract/index.ts';
import { bookMessages } from './book-messages.ts';
import { useShopChoices } from './parts.tsx';
import './shops.css';

type CountState = 'counted' | 'settled' | 'dropped';
const tones: Readonly<Record<CountState, Tone>> = { counted: 'warn', settled: 'ok', dropped: 'held' };
const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');

export function CountsPage() {
  const t = useT(bookMessages);
  const text = useText();
  const shops = useShopChoices();
  const table = useTableState({ filters: ['shopId', 'state'], sorts: bothWays(['recent', 'difference']) });
  const asked = { ...(table.filters as { shopId?: string; state?: CountState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listCounts, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('counts')} about={t('countsAbout')} />
      <FilterBar table={table} filters={[{ name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'state', kind: 'one', label: t('state'), choices: (['counted', 'settled', 'dropped'] as const).map((state) => ({ value: state, label: text(countStateWords[state]) })) }]} />
      <DataTable
        caption={t('counts')} result={found} table={table} tools={<ListExport operation={exportCounts} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/shop-counts/${row.id}`}
        columns={[
          { key: 'shop', title: t('shop'), width: '30%', cell: (row) => row.shop.name }, { key: 'state', title: t('state'), cell: (row) => <StateTag tone={tones[row.state]} text={countStateWords[row.state]} /> }, { key: 'day', title: t('day'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.countedOn} /> },
          { key: 'lines', title: t('lines'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{row.lineCount}</span> }, { key: 'differing', title: t('differences'), align: 'end', cell: (row) => <span className="lc-number">{row.differenceCount}</span> },
          { key: 'difference', title: t('difference'), sort: ['difference', '-difference'], greatestFirst: true, align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{signed(row.difference)}</span> }, { key: 'by', title: t('by'), wideOnly: true, cell: (row) => row.countedByName },
        ]}
        empty={<EmptyState icon={ClipboardList} title={t('noCounts')} advice={t('noCountsAdvice')} />}
      />
    </>
  );
}

export function CountPage() {
  const t = useT(bookMessages);
  const { countId } = useRouteParams<'countId'>();
  const mayReview = useCan('shops.review');
  const found = useRead(readCount, { countId });
  const send = useWrite(settleCount, { invalidates: ['shops'], done: { zh: '已办理', en: 'Done' } });
  const count = found.data;
  const trail = [{ text: t('counts'), to: '/shop-counts' }];
  if (count === undefined) return <><PageHeader title={t('counts')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} />{found.problem === null && <Skeleton lines={8} />}</>;
  const isOpen = count.state === 'counted';
  return (
    <>
      <PageHeader
        title={count.shop.name} about={<><DateText value={count.countedOn} /> · {t('by')} {count.countedByName}{count.settledByName !== null && ` · ${t('settledBy')} ${count.settledByName}`}</>} trail={trail} beside={<StateTag tone={tones[count.state]} text={countStateWords[count.state]} />}
        actions={<><Button icon={Printer} onClick={() => window.print()}>{t('print')}</Button>
          {mayReview && isOpen && <ConfirmButton icon={Trash2} label={t('drop')} question={t('dropAsk')} action={t('drop')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ countId, agree: false })} />}
          {mayReview && count.maySettle && <ConfirmButton kind="primary" icon={BadgeCheck} label={t('settle')} question={t('settleAsk')} action={t('settle')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ countId, agree: true })}><p>{t('settleNote')}</p></ConfirmButton>}</>}
      />
      {isOpen && !count.maySettle && <p className="lc-quiet">{t('isOwn')}</p>}
      {count.differenceCount === 0 && <p role="status">{t('allTied')}</p>}
      <DataTable
        caption={t('lines')} whole result={{ data: { rows: count.lines, total: count.lines.length } }} rowKey={(row) => row.batchId} rowTone={(row) => (row.booked === row.counted ? undefined : 'warn')}
        columns={[
          { key: 'goods', title: t('goods'), width: '32%', cell: (row) => row.goods.name }, { key: 'batch', title: t('batch'), wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.batchCode}</span> }, { key: 'booked', title: t('booked'), align: 'end', cell: (row) => <span className="lc-number">{row.booked}</span> },
          { key: 'counted', title: t('counted'), align: 'end', cell: (row) => <span className="lc-number">{row.counted} {row.goods.unit}</span> }, { key: 'difference', title: t('difference'), align: 'end', cell: (row) => <span className="lc-number">{signed(row.counted - row.booked)}</span> }, { key: 'reason', title: t('reason'), cell: (row) => row.reason ?? <span className="lc-quiet">—</span> },
        ]}
      />
    </>
  );
}

type Batch = OutputOf<typeof listStock>['rows'][number];
const MOST = 200;

/** 盘点登记 · Booked quantities stand ready; only what differs is typed. */
export function CountFormPage() {
  const t = useT(bookMessages);
  const go = useGo();
  const { shopId } = useRouteParams<'shopId'>();
  const shop = useRead(readShop, { shopId }).data;
  const found = useRead(listStock, { shopId, sort: 'code', pageSize: MOST });
  const [counted, setCounted] = useState<Readonly<Record<string, string>>>({});
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const send = useWrite(countStock, { invalidates: ['shops'], done: { zh: '已登记，待另一位确认', en: 'Recorded, to be settled by a colleague' }, onSuccess: ({ id }) => go(`/shop-counts/${id}`) });
  const rows = (found.data?.rows ?? []).filter(({ quantity }) => quantity > 0);
  const countOf = (row: Batch): number => Number(counted[row.id] ?? row.quantity);
  const save = () => void send.run({ shopId, lines: rows.map((row) => { const reason = reasons[row.id] ?? ''; return { batchId: row.id, counted: countOf(row), reason: reason.trim() === '' ? null : reason.trim() }; }) });
  return (
    <>
      <PageHeader title={t('countTitle')} about={t('countAbout')} trail={[{ text: t('counts'), to: '/shop-counts' }, ...(shop === undefined ? [] : [{ text: shop.name, to: `/shops/${shopId}` }])]} />
      <ProblemAlert problem={found.problem ?? send.problem} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <DataTable
          caption={t('countTitle')} whole result={{ data: found.data === undefined ? undefined : { rows, total: rows.length } }} rowKey={(row) => row.id} empty={<EmptyState icon={ClipboardList} title={t('nothing')} />}
          columns={[
            { key: 'goods', title: t('goods'), width: '30%', cell: (row) => <>{row.goods.name} <span className="lc-quiet lc-small">{row.code}</span></> }, { key: 'booked', title: t('booked'), align: 'end', cell: (row) => <span className="lc-number">{row.quantity} {row.goods.unit}</span> },
            { key: 'counted', title: t('counted'), cell: (row) => <input className="lc-input lc-shops-figure" type="number" min={0} aria-label={`${t('counted')} · ${row.goods.name} ${row.code}`} value={counted[row.id] ?? String(row.quantity)} onChange={(event) => setCounted({ ...counted, [row.id]: event.target.value })} /> },
            { key: 'reason', title: t('reason'), cell: (row) => <input className="lc-input" maxLength={300} aria-label={`${t('reason')} · ${row.goods.name} ${row.code}`} required={countOf(row) !== row.quantity} disabled={countOf(row) === row.quantity} value={reasons[row.id] ?? ''} onChange={(event) => setReasons({ ...reasons, [row.id]: event.target.value })} /> },
          ]}
        />
        <div className="lc-row"><Button kind="primary" type="submit" disabled={rows.length === 0} pending={send.pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(`/shops/${shopId}`)}>{t('cancel')}</Button></div>
      </form>
    </>
  );
}
