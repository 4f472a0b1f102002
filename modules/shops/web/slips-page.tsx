/** 兑换单 · Their list, and one of them for the hand that signs it. */
import { useState } from 'react';
import { Printer, ReceiptText, SearchCheck, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, KeyValue, Notice, PageHeader, ProblemAlert, Section, Segmented, Skeleton, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { channelWords, exportSlips, issueWords, listSlips, readSlip, reverseSlip, settleSlipIssue } from '../contract/index.ts';
import { CHANNELS } from '../domain/index.ts';
import type { Channel } from '../domain/index.ts';
import { bookMessages } from './book-messages.ts';
import { setAsideMessages } from './set-aside-messages.ts';
import { shopMessages } from './messages.ts';
import { useShopChoices } from './parts.tsx';
import './shops.css';

type Slip = OutputOf<typeof readSlip>;

export function SlipsPage() {
  const t = useT(shopMessages);
  const b = useT(bookMessages);
  const text = useText();
  const shops = useShopChoices();
  const table = useTableState({ filters: ['q', 'shopId', 'channel', 'reversed', 'short', 'issue', 'from', 'to'], sorts: bothWays(['recent', 'points']) });
  const asked = { ...(table.filters as { q?: string; shopId?: string; channel?: Channel; reversed?: string; short?: string; issue?: 'open' | 'settled'; from?: string; to?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const slips = useRead(listSlips, { ...asked, page: table.page, pageSize: table.pageSize });
  const yesNo = [{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }];
  return (
    <>
      <PageHeader title={t('slips')} about={t('slipsAbout')} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('searchSlip') }, { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'channel', kind: 'one', label: t('how'), choices: CHANNELS.map((channel) => ({ value: channel, label: text(channelWords[channel]) })) },
        { name: 'reversed', kind: 'one', label: t('reversed'), choices: yesNo }, { name: 'short', kind: 'one', label: t('short'), choices: yesNo }, { name: 'issue', kind: 'one', label: b('issues'), choices: [{ value: 'open', label: b('issues') }] }, { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') },
      ]} />
      <DataTable
        caption={t('slips')} result={slips} table={table} tools={<ListExport operation={exportSlips} input={asked} total={slips.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/shop-slips/${row.id}`}
        columns={[
          { key: 'number', title: t('slipNumber'), width: '22%', cell: (row) => <><span className="lc-number">{row.number}</span>{row.reversedAt !== null && <> <StateTag quiet tone="held" text={t('reversed')} /></>}{row.shortPoints > 0 && <> <StateTag quiet tone="danger" text={t('short')} /></>}</> },
          { key: 'label', title: t('holder'), cell: (row) => <>{row.label}{row.holderKind === 'team' && <div className="lc-quiet lc-small">{t('team')}</div>}</> }, { key: 'goods', title: t('item'), cell: (row) => row.goods },
          { key: 'points', title: t('price'), sort: ['points', '-points'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.points)}</span> }, { key: 'shop', title: t('shop'), wideOnly: true, cell: (row) => row.shop.name },
          { key: 'how', title: t('how'), wideOnly: true, cell: (row) => text(channelWords[row.channel]) }, { key: 'by', title: t('by'), wideOnly: true, cell: (row) => row.redeemedByName }, { key: 'at', title: t('at'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.redeemedAt} style="dateTime" /> },
        ]}
        empty={<EmptyState icon={ReceiptText} title={t('noSlips')} advice={t('noSlipsAdvice')} />}
      />
    </>
  );
}

/** 一张兑换单 */
export function SlipPage() {
  const t = useT(shopMessages);
  const b = useT(bookMessages);
  const s = useT(setAsideMessages);
  const text = useText();
  const { slipId } = useRouteParams<'slipId'>();
  const mayReview = useCan('shops.review');
  const found = useRead(readSlip, { slipId });
  const slip = found.data;
  const trail = [{ text: t('slips'), to: '/shop-slips' }];
  if (slip === undefined) return <><PageHeader title={t('slip')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} />{found.problem === null && <Skeleton lines={8} />}</>;
  return (
    <>
      <PageHeader title={slip.number} trail={trail} beside={slip.reversedAt !== null && <StateTag tone="held" text={t('reversed')} />} actions={<><Button icon={Printer} onClick={() => window.print()}>{t('printSlip')}</Button>{mayReview && slip.mayReverse && <ReverseAct slip={slip} />}</>} />
      {mayReview && !slip.mayReverse && slip.reversedAt === null && <p className="lc-quiet lc-no-print">{t('isOwn')}</p>}
      {slip.issues.length > 0 && <Notice tone={slip.issueOutcome === null ? 'warn' : 'info'} title={`${b('issues')}${text({ zh: '：', en: ': ' })}${slip.issues.map((issue) => text(issueWords[issue])).join(text({ zh: '、', en: ', ' }))}`}>{slip.issueOutcome === null ? (mayReview && slip.maySettle && <SettleAct slip={slip} />) : b('settledAs', { outcome: b(slip.issueOutcome), note: slip.issueNote ?? '' })}</Notice>}
      {slip.shortPoints > 0 && <Notice tone="danger" title={t('short')}>{t('shortNote', { n: slip.shortPoints })}</Notice>}
      <Section>
        <KeyValue facts={[
          { label: t('shop'), value: slip.shop.name }, { label: slip.holderKind === 'team' ? t('team') : t('household'), value: slip.label }, ...(slip.takenByName === null ? [] : [{ label: t('takenBy'), value: slip.takenByName }]), { label: t('at'), value: <DateText value={slip.redeemedAt} style="dateTime" /> }, { label: t('by'), value: slip.redeemedByName }, { label: t('how'), value: text(channelWords[slip.channel]) },
          ...(slip.paperNumber === null ? [] : [{ label: t('paper'), value: slip.paperNumber }]), ...(slip.reversedAt === null ? [] : [{ label: t('reversed'), value: <>{slip.reversedByName} · <DateText value={slip.reversedAt} style="dateTime" /> · {slip.reversalReason}</> }]),
        ]} />
        <table className="lc-shops-lines">
          <thead><tr><th scope="col">{t('item')}</th><th scope="col" className="lc-right">{t('quantity')}</th><th scope="col" className="lc-right">{t('price')}</th></tr></thead>
          <tbody>{slip.lines.map((line) => <tr key={`${line.goods.id} ${line.batchCode ?? 'short'}`}><td>{line.goods.name}</td><td className="lc-right">{line.quantity} {line.goods.unit}</td><td className="lc-right">{numberText(line.points)}</td></tr>)}</tbody>
          <tfoot><tr><th scope="row" colSpan={2}>{t('total')}</th><td className="lc-right"><strong>{slip.voucherPoints > 0 ? s('paidByVoucher', { n: numberText(slip.voucherPoints) }) : numberText(slip.points)}</strong></td></tr></tfoot>
        </table>
        <p>{t('balanceNow', { n: numberText(slip.balance) })}</p>
        <p className="lc-shops-sign">{t('sign')}</p>
      </Section>
    </>
  );
}

function ReverseAct({ slip }: { readonly slip: Slip }) {
  const t = useT(shopMessages);
  const [reason, setReason] = useState('');
  const send = useWrite(reverseSlip, { invalidates: ['shops', 'points'], done: { zh: '已冲销', en: 'Reversed' } });
  return (
    <ConfirmButton kind="danger" icon={Undo2} label={t('reverse')} question={t('reverseAsk', { number: slip.number })} action={t('reverseDo')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ slipId: slip.id, reason })}>
      <p>{t('reverseNote')}</p>
      <Field label={t('reason')} purpose={t('reverseWhy')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function SettleAct({ slip }: { readonly slip: Slip }) {
  const t = useT(bookMessages);
  const [outcome, setOutcome] = useState<'collected' | 'borne'>('borne');
  const [note, setNote] = useState('');
  const send = useWrite(settleSlipIssue, { invalidates: ['shops', 'points'], done: { zh: '已办结', en: 'Settled' } });
  return (
    <ConfirmButton kind="primary" icon={SearchCheck} label={t('issueDo')} question={t('issueAsk')} action={t('issueDo')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ slipId: slip.id, outcome, note })}>
      {slip.shortPoints > 0 && <Segmented label={t('how')} value={outcome} choices={[{ value: 'borne', label: t('bear') }, { value: 'collected', label: t('collect') }]} onChange={setOutcome} />}
      <Field label={t('note')} purpose={t('notePurpose')} required error={fieldError(send.problem, '/note')}>{(w) => <TextInput {...w} maxLength={300} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}
