/** 店长交接 · The list of stock frozen on a day, and the two who sign for it. */
import { Suspense, useState } from 'react';
import { ArrowRightLeft, PenLine, Printer, Trash2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { PersonSelect } from '#modules/people/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, ConfirmButton, DateText, EmptyState, Field, fieldError, KeyValue, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { drawUpHandOver, readHandOvers, readShop, signHandOver } from '../contract/index.ts';
import { bookMessages } from './book-messages.ts';
import { yuanOf } from './parts.tsx';
import './shops.css';

type Sheet = OutputOf<typeof readHandOvers>['sheets'][number];
type Shop = OutputOf<typeof readShop>;

export function HandOverPage() {
  const t = useT(bookMessages);
  const { shopId } = useRouteParams<'shopId'>();
  const mayReview = useCan('shops.review');
  const shop = useRead(readShop, { shopId }).data;
  const found = useRead(readHandOvers, { shopId });
  const sheets = found.data?.sheets;
  return (
    <>
      <PageHeader title={t('handOver')} about={t('handOverAbout')} trail={shop === undefined ? [] : [{ text: t('shop'), to: '/shops' }, { text: shop.name, to: `/shops/${shopId}` }]} actions={<>{sheets !== undefined && sheets.length > 0 && <Button icon={Printer} onClick={() => window.print()}>{t('print')}</Button>}{mayReview && shop !== undefined && shop.keepers.length > 0 && <DrawUpAct shop={shop} />}</>} />
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {sheets === undefined && found.problem === null && <Skeleton lines={6} />}
      {sheets?.length === 0 && <EmptyState icon={ArrowRightLeft} title={t('noHandOvers')} advice={t('noHandOversAdvice')} />}
      {sheets?.map((sheet) => <SheetSection key={sheet.id} sheet={sheet} />)}
    </>
  );
}

function SheetSection({ sheet }: { readonly sheet: Sheet }) {
  const t = useT(bookMessages);
  const send = useWrite(signHandOver, { invalidates: ['shops'], done: { zh: '已办理', en: 'Done' } });
  const signature = (at: string | null) => (at === null ? t('notSigned') : <DateText value={at} style="dateTime" />);
  return (
    <Section title={`${sheet.fromName} → ${sheet.toName}`}>
      <div className="lc-stack">
        {sheet.droppedAt !== null && <StateTag tone="held" text={t('dropped')} />}
        <KeyValue facts={[{ label: t('day'), value: <DateText value={sheet.drawnUpAt} style="dateTime" /> }, { label: `${t('from')} ${sheet.fromName}`, value: signature(sheet.fromSignedAt) }, { label: `${t('to')} ${sheet.toName}`, value: signature(sheet.toSignedAt) }]} />
        <table className="lc-shops-lines">
          <caption className="lc-visually-hidden">{t('stockNow')}</caption>
          <thead><tr><th scope="col">{t('goods')}</th><th scope="col">{t('batch')}</th><th scope="col" className="lc-right">{t('booked')}</th><th scope="col" className="lc-right">{t('value')}</th></tr></thead>
          <tbody>{sheet.stock.map((line) => <tr key={line.batchCode}><td>{line.goods}</td><td className="lc-shops-code">{line.batchCode}</td><td className="lc-right">{line.quantity} {line.unit}</td><td className="lc-right">{t('yuan', { n: yuanOf(line.valueFen) })}</td></tr>)}</tbody>
        </table>
        {sheet.maySign && <div className="lc-row">
          <ConfirmButton kind="primary" icon={PenLine} label={t('sign')} question={t('signAsk')} action={t('signDo')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ handOverId: sheet.id, agree: true })} />
          <ConfirmButton icon={Trash2} label={t('drop')} question={t('dropAsk')} action={t('drop')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ handOverId: sheet.id, agree: false })} />
        </div>}
      </div>
    </Section>
  );
}

function DrawUpAct({ shop }: { readonly shop: Shop }) {
  const t = useT(bookMessages);
  const [from, setFrom] = useState(shop.keepers[0]?.id ?? '');
  const [to, setTo] = useState<string | undefined>(undefined);
  const send = useWrite(drawUpHandOver, { invalidates: ['shops'], done: { zh: '已起草，待双方签字', en: 'Drawn up, to be signed by both' } });
  return (
    <ConfirmButton kind="primary" icon={ArrowRightLeft} label={t('drawUp')} question={t('drawUpAsk')} action={t('drawUp')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ shopId: shop.id, fromPersonId: from, toPersonId: to ?? '' })}>
      <Field label={t('from')} required error={fieldError(send.problem, '/fromPersonId')}>{(w) => <Select {...w} value={from} choices={shop.keepers.map((keeper) => ({ value: keeper.id, label: keeper.name }))} onChange={setFrom} />}</Field>
      <Field label={t('to')} required error={fieldError(send.problem, '/toPersonId')}>{(w) => <Suspense><PersonSelect {...w} value={to} onChange={setTo} /></Suspense>}</Field>
    </ConfirmButton>
  );
}
