/** 纸卡补录 · A page of slips by one person, checked against the paper by another. */
import { useState } from 'react';
import { BadgeCheck, Files, Plus, Printer, Trash2, Upload, X } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useCity } from '#modules/places/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, IconButton, LinkButton, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { enterPaperSlips, exportPaperSheets, listPaperSheets, readCounter, readPaperSheet, settlePaperSheet, sheetStateWords } from '../contract/index.ts';
import { bookMessages } from './book-messages.ts';
import { GOODS_A_SLIP, nextGoods, nextSlip, slipsToSend } from './paper-slips.ts';
import type { PaperGoodsDraft, PaperSlipDraft } from './paper-slips.ts';
import { useShopChoices } from './parts.tsx';
import './shops.css';

type SheetState = 'entered' | 'confirmed' | 'dropped';
const tones: Readonly<Record<SheetState, Tone>> = { entered: 'warn', confirmed: 'ok', dropped: 'held' };

export function PaperSheetsPage() {
  const t = useT(bookMessages);
  const text = useText();
  const shops = useShopChoices();
  const table = useTableState({ filters: ['shopId', 'state'], sorts: bothWays(['recent', 'points']) });
  const asked = { ...(table.filters as { shopId?: string; state?: SheetState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listPaperSheets, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('paper')} about={t('paperAbout')} />
      <FilterBar table={table} filters={[{ name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'state', kind: 'one', label: t('state'), choices: (['entered', 'confirmed', 'dropped'] as const).map((state) => ({ value: state, label: text(sheetStateWords[state]) })) }]} />
      <DataTable
        caption={t('paper')} result={found} table={table} tools={<ListExport operation={exportPaperSheets} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/shop-paper-sheets/${row.id}`}
        columns={[
          { key: 'shop', title: t('shop'), width: '30%', cell: (row) => row.shop.name }, { key: 'state', title: t('state'), cell: (row) => <StateTag tone={tones[row.state]} text={sheetStateWords[row.state]} /> }, { key: 'slips', title: t('slipCount'), align: 'end', cell: (row) => <span className="lc-number">{row.slipCount}</span> },
          { key: 'points', title: t('points'), sort: ['points', '-points'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.points)}</span> }, { key: 'by', title: t('enteredBy'), wideOnly: true, cell: (row) => row.enteredByName }, { key: 'confirmed', title: t('confirmedBy'), wideOnly: true, cell: (row) => row.settledByName ?? <span className="lc-quiet">—</span> },
          { key: 'at', title: t('day'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.enteredAt} /> },
        ]}
        empty={<EmptyState icon={Files} title={t('noSheets')} advice={t('noSheetsAdvice')} />}
      />
    </>
  );
}

export function PaperSheetPage() {
  const t = useT(bookMessages);
  const { sheetId } = useRouteParams<'sheetId'>();
  const mayServe = useCan('shops.serve');
  const found = useRead(readPaperSheet, { sheetId });
  const send = useWrite(settlePaperSheet, { invalidates: ['shops', 'points'], done: { zh: '已办理', en: 'Done' } });
  const sheet = found.data;
  const trail = [{ text: t('paper'), to: '/shop-paper-sheets' }];
  if (sheet === undefined) return <><PageHeader title={t('sheet')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} />{found.problem === null && <Skeleton lines={8} />}</>;
  const isOpen = sheet.state === 'entered';
  return (
    <>
      <PageHeader
        title={sheet.shop.name} about={<>{t('enteredBy')} {sheet.enteredByName} · <DateText value={sheet.enteredAt} style="dateTime" />{sheet.settledByName !== null && ` · ${t('confirmedBy')} ${sheet.settledByName}`}</>} trail={trail} beside={<StateTag tone={tones[sheet.state]} text={sheetStateWords[sheet.state]} />}
        actions={mayServe && isOpen && <><ConfirmButton icon={Trash2} label={t('drop')} question={t('dropAsk')} action={t('drop')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ sheetId, agree: false })} />
          {sheet.mayConfirm && <ConfirmButton kind="primary" icon={BadgeCheck} label={t('confirm')} question={t('confirmAsk', { n: sheet.slipCount })} action={t('confirm')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ sheetId, agree: true })}><p>{t('confirmNote')}</p></ConfirmButton>}</>}
      />
      {isOpen && !sheet.mayConfirm && <p className="lc-quiet">{t('isOwnSheet')}</p>}
      <DataTable
        caption={t('sheet')} whole result={{ data: { rows: sheet.slips, total: sheet.slips.length } }} rowKey={(row) => row.paperNumber}
        columns={[
          { key: 'number', title: t('paperNumber'), cell: (row) => <span className="lc-number">{row.paperNumber}</span> }, { key: 'label', title: t('household'), cell: (row) => row.label }, { key: 'goods', title: t('goods'), width: '36%', cell: (row) => row.goods },
          { key: 'points', title: t('points'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.points)}</span> }, { key: 'day', title: t('redeemedOn'), cell: (row) => <DateText value={row.redeemedOn} /> },
        ]}
      />
    </>
  );
}

/** 补录一页 · The day of the line above and the next number stand ready. */
export function PaperFormPage() {
  const t = useT(bookMessages);
  const go = useGo();
  const { shopId } = useRouteParams<'shopId'>();
  const today = useCity().programme?.today ?? '';
  const counter = useRead(readCounter, { shopId });
  const [lines, setLines] = useState<readonly PaperSlipDraft[]>(() => [nextSlip([])]);
  const send = useWrite(enterPaperSlips, { invalidates: ['shops'], done: { zh: '已补录，待另一位复核', en: 'Entered, to be confirmed by a colleague' }, onSuccess: ({ id }) => go(`/shop-paper-sheets/${id}`) });
  const set = (key: number, part: Partial<PaperSlipDraft>) => setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const setGoods = (line: PaperSlipDraft, key: number, part: Partial<PaperGoodsDraft>) => set(line.key, { goods: line.goods.map((each) => (each.key === key ? { ...each, ...part } : each)) });
  const add = () => setLines([...lines, nextSlip(lines)]);
  const save = () => void send.run({ shopId, slips: slipsToSend(lines, today) });
  const goods = (counter.data?.goods ?? []).map((each) => ({ value: each.id, label: `${each.name} · ${each.pricePoints}` }));
  return (
    <>
      <PageHeader title={t('enterTitle')} about={t('enterAbout')} trail={[{ text: t('paper'), to: '/shop-paper-sheets' }, ...(counter.data === undefined ? [] : [{ text: counter.data.shop.name, to: `/shops/${shopId}` }])]} actions={<><LinkButton icon={Printer} to={`/shops/${shopId}/paper-blanks`}>{t('blanks')}</LinkButton><LinkButton icon={Upload} to={`/shops/${shopId}/paper-import`}>{t('paperImport')}</LinkButton></>} />
      <ProblemAlert problem={counter.problem ?? send.problem} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        {lines.map((line, at) => (
          <Section key={line.key} title={t('row', { n: at + 1 })}>
            <div className="lc-shops-paper">
              <Field label={t('paperNumber')} required error={fieldError(send.problem, `/slips/${at}/paperNumber`)}>{(w) => <TextInput {...w} maxLength={40} value={line.paperNumber} onChange={(paperNumber) => set(line.key, { paperNumber })} />}</Field>
              <Field label={t('household')} required error={fieldError(send.problem, `/slips/${at}/householdCode`)}>{(w) => <TextInput {...w} maxLength={80} value={line.household} onChange={(household) => set(line.key, { household })} />}</Field>
              <Field label={t('redeemedOn')} required error={fieldError(send.problem, `/slips/${at}/redeemedOn`)}>{(w) => <TextInput {...w} type="date" value={line.redeemedOn === '' ? today : line.redeemedOn} onChange={(redeemedOn) => set(line.key, { redeemedOn })} />}</Field>
              {lines.length > 1 && <IconButton icon={X} label={t('removeRow', { n: at + 1 })} onClick={() => setLines(lines.filter(({ key }) => key !== line.key))} />}
            </div>
            {line.goods.map((each, nth) => (
              <div key={each.key} className="lc-shops-paper-goods">
                <Field label={t('goods')} required error={nth === 0 ? fieldError(send.problem, `/slips/${at}/lines`) : undefined}>{(w) => <Select {...w} value={each.goodsId} placeholder="—" choices={goods} onChange={(goodsId) => setGoods(line, each.key, { goodsId })} />}</Field>
                <Field label={t('quantity')} required>{(w) => <TextInput {...w} type="number" min={1} value={each.quantity} onChange={(quantity) => setGoods(line, each.key, { quantity })} />}</Field>
                {line.goods.length > 1 && <IconButton icon={X} label={t('removeGoods', { n: at + 1, nth: nth + 1 })} onClick={() => set(line.key, { goods: line.goods.filter(({ key }) => key !== each.key) })} />}
              </div>
            ))}
            {line.goods.length < GOODS_A_SLIP && <div className="lc-row"><Button kind="quiet" icon={Plus} onClick={() => set(line.key, { goods: [...line.goods, nextGoods(line.goods)] })}>{t('addGoods')}</Button></div>}
          </Section>
        ))}
        <div className="lc-row"><Button icon={Plus} onClick={add}>{t('addRow')}</Button><Button kind="primary" type="submit" pending={send.pending}>{t('enter')}</Button><Button kind="quiet" onClick={() => go(`/shops/${shopId}`)}>{t('cancel')}</Button></div>
      </form>
    </>
  );
}
