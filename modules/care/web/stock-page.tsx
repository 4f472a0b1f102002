/** 库存与对账 · The sheet that prints, what comes in and goes, counts by two, and every move below. */
import { useState } from 'react';
import { Calculator, PackageMinus, PackagePlus, Printer } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { Button, ConfirmButton, DataTable, EmptyState, Field, fieldError, PageHeader, ProblemAlert, Section, Segmented, Select, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { countStock, moveKindWords, readReconciliation, receiveStock, takeOutStock } from '../contract/index.ts';
import './care.css';
import { deskMessages } from './desk-messages.ts';
import { careMessages } from './messages.ts';
import { MovesTable } from './moves-table.tsx';
import { yuanText } from './words.ts';

type Sheet = OutputOf<typeof readReconciliation>;
type Row = Sheet['rows'][number];
const INVALIDATES = ['care'];

export function StockPage() {
  const t = useT(deskMessages);
  const care = useT(careMessages);
  const { schemeId } = useRouteParams<'schemeId'>();
  const found = useRead(readReconciliation, { schemeId });
  const sheet = found.data;
  if (sheet === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('stockTitle')} trail={[{ text: care('schemes'), to: '/care' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader
        title={t('stockTitle')} about={t('stockAbout')} trail={[{ text: care('schemes'), to: '/care' }, { text: sheet.scheme.name, to: `/care/${schemeId}` }]}
        actions={<><Button icon={Printer} onClick={() => window.print()}>{t('sheetTitle')}</Button><TakeOutAct sheet={sheet} /><ReceiveAct sheet={sheet} /></>}
      />
      <Section title={`${sheet.scheme.name} · ${t('sheetTitle')}`} about={`${t('sheetOn', { on: sheet.on })} · ${sheet.budgetFen === 0 ? care('budgetNone', { used: yuanText(sheet.boughtFen) }) : care('budgetUse', { used: yuanText(sheet.boughtFen), budget: yuanText(sheet.budgetFen) })}`}>
        <SheetTable sheet={sheet} />
        {sheet.doublesOpen > 0 && <p className="lc-small">{t('doublesIn', { n: sheet.doublesOpen })}</p>}
        <p className="lc-care-sign">{t('sign')}</p>
      </Section>
      <div className="lc-no-print"><MovesTable schemeId={schemeId} /></div>
    </>
  );
}

function SheetTable({ sheet }: { readonly sheet: Sheet }) {
  const t = useT(deskMessages);
  const number = (value: number) => <span className="lc-number">{numberText(value)}</span>;
  return (
    <DataTable
      caption={t('sheetTitle')} whole result={{ data: { rows: sheet.rows, total: sheet.rows.length }, problem: null }} rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: t('benefit'), width: '18%', cell: (row) => <>{row.name} <span className="lc-quiet lc-small">{yuanText(row.valueFen)} / {row.unit}</span></> }, { key: 'bought', title: t('bought'), align: 'end', cell: (row) => number(row.bought) }, { key: 'donated', title: t('donated'), align: 'end', cell: (row) => number(row.donated) },
        { key: 'delivered', title: t('delivered'), align: 'end', cell: (row) => number(row.delivered) }, { key: 'returned', title: t('returned'), align: 'end', cell: (row) => number(row.returned) }, { key: 'damaged', title: t('damaged'), align: 'end', cell: (row) => number(row.damaged) },
        { key: 'onHand', title: t('onHand'), align: 'end', cell: (row) => <strong>{number(row.onHand)}</strong> }, { key: 'count', title: t('counted'), width: '22%', cell: (row) => <Counted row={row} /> },
      ]}
      empty={<EmptyState title={t('noMoves')} />}
    />
  );
}

function Counted({ row }: { readonly row: Row }) {
  const t = useT(deskMessages);
  const { count } = row;
  const act = (count === null || count.mayCount) && <span className="lc-no-print"> <CountAct row={row} /></span>;
  if (count === null) return <><span className="lc-quiet">{t('notCounted')}</span>{act}</>;
  if (count.state === 'waiting') return <>{t('countWaiting', { name: count.firstBy })}{act}</>;
  if (count.state === 'differs') return <><StateTag tone="danger" text={t('countDiffers')} />{act}</>;
  const off = (count.quantity ?? 0) - row.onHand;
  return <>{t('countAgreed', { quantity: numberText(count.quantity ?? 0), first: count.firstBy, second: count.secondBy ?? '' })} <StateTag tone={count.isStale || off !== 0 ? 'warn' : 'ok'} text={count.isStale ? t('countStale') : off === 0 ? t('balanced') : t('open', { n: off })} />{act}</>;
}

function CountAct({ row }: { readonly row: Row }) {
  const t = useT(deskMessages);
  const [quantity, setQuantity] = useState('');
  const count = useWrite(countStock, { invalidates: INVALIDATES, done: { zh: '已填写', en: 'Recorded' } });
  return (
    <ConfirmButton small icon={Calculator} label={t('count')} question={t('countAsk', { name: row.name })} action={t('count')} pending={count.pending} problem={count.problem} onConfirm={() => count.run({ benefitId: row.id, quantity: Number(quantity) })}>
      <p>{t('countNote')}</p>
      <Field label={t('quantity')} purpose={t('countPurpose')} required error={fieldError(count.problem, '/quantity')}>{(w) => <TextInput {...w} type="number" min={0} value={quantity} onChange={setQuantity} />}</Field>
    </ConfirmButton>
  );
}

function MoveFields({ sheet, draft, setDraft, problem, documentPurpose }: { readonly sheet: Sheet; readonly draft: { benefitId: string; quantity: string; document: string }; readonly setDraft: (draft: { benefitId: string; quantity: string; document: string }) => void; readonly problem: Parameters<typeof fieldError>[0]; readonly documentPurpose: string }) {
  const t = useT(deskMessages);
  return (
    <>
      <Field label={t('benefit')} required error={fieldError(problem, '/benefitId')}>{(w) => <Select {...w} value={draft.benefitId} choices={sheet.rows.map((row) => ({ value: row.id, label: row.name }))} onChange={(benefitId) => setDraft({ ...draft, benefitId })} />}</Field>
      <Field label={t('quantity')} required error={fieldError(problem, '/quantity')}>{(w) => <TextInput {...w} type="number" min={1} value={draft.quantity} onChange={(quantity) => setDraft({ ...draft, quantity })} />}</Field>
      <Field label={t('document')} purpose={documentPurpose} required error={fieldError(problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={draft.document} onChange={(document) => setDraft({ ...draft, document })} />}</Field>
    </>
  );
}

const emptyDraft = (sheet: Sheet) => ({ benefitId: sheet.rows[0]?.id ?? '', quantity: '', document: '' });

function ReceiveAct({ sheet }: { readonly sheet: Sheet }) {
  const t = useT(deskMessages);
  const text = useText();
  const [source, setSource] = useState<'bought' | 'donated'>('bought');
  const [draft, setDraft] = useState(emptyDraft(sheet));
  const receive = useWrite(receiveStock, { invalidates: INVALIDATES, done: { zh: '已入库', en: 'Recorded' } });
  return (
    <ConfirmButton kind="primary" icon={PackagePlus} label={t('receive')} question={t('receiveAsk')} action={t('receive')} pending={receive.pending} problem={receive.problem} onConfirm={() => receive.run({ benefitId: draft.benefitId, source, quantity: Number(draft.quantity), document: draft.document })}>
      <div className="lc-stack"><Segmented label={t('source')} choices={(['bought', 'donated'] as const).map((value) => ({ value, label: text(moveKindWords[value]) }))} value={source} onChange={setSource} /><MoveFields sheet={sheet} draft={draft} setDraft={setDraft} problem={receive.problem} documentPurpose={t('documentPurpose')} /></div>
    </ConfirmButton>
  );
}

function TakeOutAct({ sheet }: { readonly sheet: Sheet }) {
  const t = useT(deskMessages);
  const text = useText();
  const [why, setWhy] = useState<'returned' | 'damaged'>('damaged');
  const [draft, setDraft] = useState(emptyDraft(sheet));
  const takeOut = useWrite(takeOutStock, { invalidates: INVALIDATES, done: { zh: '已登记', en: 'Recorded' } });
  return (
    <ConfirmButton icon={PackageMinus} label={t('takeOut')} question={t('takeOutAsk')} action={t('takeOut')} pending={takeOut.pending} problem={takeOut.problem} onConfirm={() => takeOut.run({ benefitId: draft.benefitId, why, quantity: Number(draft.quantity), document: draft.document })}>
      <div className="lc-stack"><Segmented label={t('why')} choices={(['damaged', 'returned'] as const).map((value) => ({ value, label: text(moveKindWords[value]) }))} value={why} onChange={setWhy} /><MoveFields sheet={sheet} draft={draft} setDraft={setDraft} problem={takeOut.problem} documentPurpose={t('lossPurpose')} /></div>
    </ConfirmButton>
  );
}
