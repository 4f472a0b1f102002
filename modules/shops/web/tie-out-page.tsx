/** 每日核对 · Whether each shop's books, the ledger and the budget agree on a day, with the rows behind every difference; and what was kept night by night. */
import { useState } from 'react';
import { BadgeCheck, History, Moon, Scale } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextArea, useTableState } from '#platform/web/ui/index.ts';
import { exportTieOuts, keepTieOut, listTieOuts, noShopWord, readKeptTieOut, readTieOut, settleTieOut, tieOutcomeWords } from '../contract/index.ts';
import { TIE_OUTCOMES } from '../domain/index.ts';
import type { TieOutcome } from '../domain/index.ts';
import { bookMessages } from './book-messages.ts';
import { useShopChoices, yuanOf } from './parts.tsx';
import './shops.css';

type Books = NonNullable<OutputOf<typeof readKeptTieOut>['books']>;
const tones: Readonly<Record<TieOutcome, Tone>> = { tied: 'ok', differs: 'danger', failed: 'danger' };

function Side({ side }: { readonly side: Books['earned'] }) {
  const t = useT(bookMessages);
  return <span className="lc-number">{side.ledger}{side.difference > 0 && <> <StateTag quiet tone="danger" text={t('off', { n: side.difference })} /></>}</span>;
}

function Findings({ findings }: { readonly findings: Books['findings'] }) {
  const t = useT(bookMessages);
  const text = useText();
  const kinds = { deed: t('kindDeed'), evidence: t('kindEvidence'), voucher: t('kindVoucher'), unexplained: t('kindUnexplained'), slip: t('kindSlip'), batch: t('kindBatch'), budget: t('kindBudget') };
  return findings.length === 0 ? <span className="lc-quiet">—</span> : <ul className="lc-shops-findings">{findings.map((each) => <li key={`${each.kind} ${each.id}`}>{kinds[each.kind]} {each.label}{text({ zh: '：', en: ': ' })}{t('bookedIs', { booked: each.booked, ledger: each.ledger })}</li>)}</ul>;
}

export function TieOutPage() {
  const t = useT(bookMessages);
  const text = useText();
  const shops = useShopChoices();
  const table = useTableState({ filters: ['day', 'shopId', 'onlyDifferences'] });
  const found = useRead(readTieOut, table.filters as { day?: string; shopId?: string; onlyDifferences?: 'true' });
  const about = found.data === undefined ? '' : t('tieOutAbout', { day: found.data.day, tied: found.data.tiedCount, all: found.data.shopCount });
  return (
    <>
      <PageHeader title={t('tieOut')} about={about} actions={<LinkButton icon={History} to="/shop-tie-outs">{t('kept')}</LinkButton>} />
      <FilterBar table={table} filters={[{ name: 'day', kind: 'date', label: t('chooseDay') }, { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'onlyDifferences', kind: 'one', label: t('only'), choices: [{ value: 'true', label: t('yes') }] }]} />
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      <DataTable
        caption={t('tieOut')} whole result={{ data: found.data === undefined ? undefined : { rows: found.data.rows, total: found.data.rows.length } }} rowKey={(row) => row.shop?.id ?? 'none'} rowTo={(row) => (row.shop === null ? '/points-accounts' : `/shops/${row.shop.id}`)} rowTone={(row) => (row.isTied ? undefined : 'danger')}
        columns={[
          { key: 'shop', title: t('shop'), width: '24%', cell: (row) => row.shop?.name ?? text(noShopWord) }, { key: 'state', title: t('state'), cell: (row) => <StateTag tone={row.isTied ? 'ok' : 'danger'} text={t(row.isTied ? 'tied' : 'untied')} /> },
          { key: 'earned', title: t('earned'), align: 'end', cell: (row) => <Side side={row.earned} /> }, { key: 'redeemed', title: t('redeemed'), align: 'end', cell: (row) => <Side side={row.redeemed} /> }, { key: 'vouchers', title: t('vouchers'), align: 'end', wideOnly: true, cell: (row) => <Side side={row.vouchers} /> }, { key: 'stock', title: t('stock'), align: 'end', cell: (row) => <Side side={row.stock} /> }, { key: 'unexplained', title: t('unexplained'), align: 'end', wideOnly: true, cell: (row) => <Side side={row.unexplained} /> },
          { key: 'budget', title: t('budget'), align: 'end', cell: (row) => <span className="lc-number">{row.budget.grantedFen === null ? t('noBudget') : t('spentOf', { spent: yuanOf(row.budget.spentFen), granted: yuanOf(row.budget.grantedFen) })}</span> },
          { key: 'findings', title: t('finding'), cell: (row) => <Findings findings={row.findings} /> },
        ]}
        empty={<EmptyState icon={Scale} title={t('none')} />}
      />
    </>
  );
}

/** 每日核对记录 · A row a shop and night. */
export function KeptTieOutsPage() {
  const t = useT(bookMessages);
  const text = useText();
  const shops = useShopChoices();
  const mayKeep = useCan('shops.review');
  const table = useTableState({ filters: ['shopId', 'outcome', 'open', 'from', 'to'], sorts: bothWays(['recent', 'difference']) });
  const asked = { ...(table.filters as { shopId?: string; outcome?: TieOutcome; open?: 'true'; from?: string; to?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listTieOuts, { ...asked, page: table.page, pageSize: table.pageSize });
  const keep = useWrite(keepTieOut, { invalidates: ['shops'], done: { zh: '已核对留存', en: 'Tied out and kept' } });
  return (
    <>
      <PageHeader title={t('kept')} about={t('keptAbout')} trail={[{ text: t('tieOut'), to: '/shop-tie-out' }]} actions={mayKeep && <Button icon={Moon} pending={keep.pending} onClick={() => void keep.run({})}>{t('keepNow')}</Button>} />
      <ProblemAlert problem={keep.problem} />
      <FilterBar table={table} filters={[
        { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'outcome', kind: 'one', label: t('outcome'), choices: TIE_OUTCOMES.map((value) => ({ value, label: text(tieOutcomeWords[value]) })) },
        { name: 'open', kind: 'one', label: t('openOnly'), choices: [{ value: 'true', label: t('yes') }] }, { name: 'from', kind: 'date', label: t('since') }, { name: 'to', kind: 'date', label: t('until') },
      ]} />
      <DataTable
        caption={t('kept')} result={found} table={table} tools={<ListExport operation={exportTieOuts} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/shop-tie-outs/${row.id}`} rowTone={(row) => (row.outcome === 'tied' || row.settledAt !== null ? undefined : 'danger')}
        columns={[
          { key: 'day', title: t('day'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.day} /> }, { key: 'shop', title: t('shop'), width: '28%', cell: (row) => row.shop?.name ?? text(noShopWord) }, { key: 'outcome', title: t('outcome'), cell: (row) => <StateTag tone={tones[row.outcome]} text={tieOutcomeWords[row.outcome]} /> },
          { key: 'difference', title: t('difference'), sort: ['difference', '-difference'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.difference)}</span> }, { key: 'keepers', title: t('keepers'), wideOnly: true, cell: (row) => row.keeperNames.join(' · ') },
          { key: 'settled', title: t('settledHow'), cell: (row) => (row.note === null ? <span className="lc-quiet">—</span> : `${row.settledByName ?? ''}：${row.note}`) },
        ]}
        empty={<EmptyState icon={Scale} title={t('noKept')} advice={t('noKeptAdvice')} />}
      />
    </>
  );
}

/** 一次核对 */
export function KeptTieOutPage() {
  const t = useT(bookMessages);
  const text = useText();
  const { tieOutId } = useRouteParams<'tieOutId'>();
  const mayReview = useCan('shops.review');
  const found = useRead(readKeptTieOut, { tieOutId });
  const again = useWrite(keepTieOut, { invalidates: ['shops'], done: { zh: '已重新核对', en: 'Tied out again' } });
  const kept = found.data;
  const trail = [{ text: t('tieOut'), to: '/shop-tie-out' }, { text: t('kept'), to: '/shop-tie-outs' }];
  if (kept === undefined) return <><PageHeader title={t('kept')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} />{found.problem === null && <Skeleton lines={8} />}</>;
  const { books } = kept;
  return (
    <>
      <PageHeader
        title={kept.shop?.name ?? text(noShopWord)} about={<><DateText value={kept.day} /> · {t('keepers')} {kept.keeperNames.length === 0 ? '—' : kept.keeperNames.join(' · ')}</>} trail={trail} beside={<StateTag tone={tones[kept.outcome]} text={tieOutcomeWords[kept.outcome]} />}
        actions={mayReview && <><Button icon={Moon} pending={again.pending} onClick={() => void again.run({ day: kept.day, ...(kept.shop === null ? {} : { shopId: kept.shop.id }) })}>{t('again')}</Button>{kept.maySettle && <SettleAct tieOutId={kept.id} />}</>}
      />
      <ProblemAlert problem={again.problem} />
      {kept.outcome === 'failed' && <Notice tone="danger" title={t('failedTitle')}>{t('failedAdvice', { fault: kept.fault ?? '' })}</Notice>}
      {kept.note !== null && <Notice tone="ok" title={t('settledTitle', { name: kept.settledByName ?? '' })}>{kept.note}</Notice>}
      {books !== null && (
        <Section title={t('tieOut')}>
          <KeyValue facts={[
            { label: t('earned'), value: <Side side={books.earned} /> }, { label: t('redeemed'), value: <Side side={books.redeemed} /> }, { label: t('vouchers'), value: <Side side={books.vouchers} /> }, { label: t('stock'), value: <Side side={books.stock} /> }, { label: t('unexplained'), value: <Side side={books.unexplained} /> },
            { label: t('budget'), value: books.budget.grantedFen === null ? t('noBudget') : t('spentOf', { spent: yuanOf(books.budget.spentFen), granted: yuanOf(books.budget.grantedFen) }) }, { label: t('finding'), value: <Findings findings={books.findings} /> },
          ]} />
        </Section>
      )}
    </>
  );
}

function SettleAct({ tieOutId }: { readonly tieOutId: string }) {
  const t = useT(bookMessages);
  const [note, setNote] = useState('');
  const send = useWrite(settleTieOut, { invalidates: ['shops'], done: { zh: '已办结', en: 'Settled' } });
  return (
    <ConfirmButton kind="primary" icon={BadgeCheck} label={t('settleIt')} question={t('settleTie')} action={t('settleIt')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ tieOutId, note })}>
      <Field label={t('whatWasDone')} purpose={t('whatWasDonePurpose')} required error={fieldError(send.problem, '/note')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}
