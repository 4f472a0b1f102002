/** 物品和价目 */
import { useState } from 'react';
import { PackageSearch, Plus, Upload } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportGoods, listGoods, saveGoods } from '../contract/index.ts';
import { NEAR_EXPIRY_DAYS } from '../domain/index.ts';
import { shopMessages } from './messages.ts';
import { yuanOf } from './parts.tsx';
import './shops.css';

type Goods = OutputOf<typeof listGoods>['rows'][number];

export function GoodsPage() {
  const t = useT(shopMessages);
  const mayManage = useCan('shops.manage');
  const table = useTableState({ filters: ['q', 'withFormer'], sorts: bothWays(['code', 'name', 'price']) });
  const asked = { ...(table.filters as { q?: string; withFormer?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const goods = useRead(listGoods, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('goods')} about={t('goodsAbout')} actions={mayManage && <><LinkButton icon={Upload} to="/shop-goods/import">{t('importIt')}</LinkButton><SaveAct /></>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'withFormer', kind: 'one', label: t('former'), choices: [{ value: 'true', label: t('yes') }] }]} />
      <DataTable
        caption={t('goods')} result={goods} table={table} tools={<ListExport operation={exportGoods} input={asked} total={goods.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('name'), sort: ['name', '-name'], width: '30%', cell: (row) => <>{row.name}{row.withdrawnOn !== null && <> <StateTag quiet tone="held" text={t('withdrawn')} /></>}</> },
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> }, { key: 'unit', title: t('unit'), wideOnly: true, cell: (row) => row.unit },
          { key: 'price', title: t('price'), sort: ['price', '-price'], align: 'end', cell: (row) => <span className="lc-number">{numberText(row.pricePoints)}</span> }, { key: 'value', title: t('value'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{t('yuan', { n: yuanOf(row.valueFen) })}</span> },
          { key: 'stock', title: t('inStock'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.quantity)}</span> }, { key: 'shops', title: t('inShops'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{numberText(row.shopCount)}</span> },
          ...(mayManage ? [{ key: 'edit', title: t('edit'), cell: (row: Goods) => <SaveAct known={row} /> }] : []),
        ]}
        empty={<EmptyState icon={PackageSearch} title={t('noGoods')} advice={t('noGoodsAdvice')} />}
      />
    </>
  );
}

function SaveAct({ known }: { readonly known?: Goods }) {
  const t = useT(shopMessages);
  const begin = { code: known?.code ?? '', name: known?.name ?? '', unit: known?.unit ?? '', pricePoints: String(known?.pricePoints ?? ''), valueYuan: known === undefined ? '' : String(known.valueFen / 100), lowBelow: String(known?.lowBelow ?? 0), nearDays: String(known?.nearDays ?? NEAR_EXPIRY_DAYS), withdrawnOn: known?.withdrawnOn ?? '' };
  const [draft, setDraft] = useState(begin);
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const send = useWrite(saveGoods, { invalidates: ['shops'], done: { zh: '已保存', en: 'Saved' }, onSuccess: () => { if (known === undefined) setDraft(begin); } });
  const words = t(known === undefined ? 'newGoods' : 'editGoods');
  return (
    <ConfirmButton
      {...(known === undefined ? { kind: 'primary' as const, icon: Plus } : { kind: 'quiet' as const, small: true })} label={t(known === undefined ? 'newGoods' : 'edit')} question={words} action={t('save')} pending={send.pending} problem={send.problem}
      onConfirm={() => send.run({ code: draft.code, name: draft.name, unit: draft.unit, pricePoints: Number(draft.pricePoints), valueFen: Math.round(Number(draft.valueYuan) * 100), lowBelow: Number(draft.lowBelow), nearDays: Number(draft.nearDays), withdrawnOn: draft.withdrawnOn === '' ? null : draft.withdrawnOn })}
    >
      {known === undefined && <Field label={t('goodsCode')} purpose={t('goodsCodePurpose')} required error={fieldError(send.problem, '/code')}>{(w) => <TextInput {...w} maxLength={40} value={draft.code} onChange={set('code')} />}</Field>}
      <Field label={t('name')} required error={fieldError(send.problem, '/name')}>{(w) => <TextInput {...w} maxLength={80} value={draft.name} onChange={set('name')} />}</Field>
      <div className="lc-grid">
        <Field label={t('unit')} required error={fieldError(send.problem, '/unit')}>{(w) => <TextInput {...w} maxLength={20} value={draft.unit} onChange={set('unit')} />}</Field>
        <Field label={t('price')} required error={fieldError(send.problem, '/pricePoints')}>{(w) => <TextInput {...w} type="number" min={1} value={draft.pricePoints} onChange={set('pricePoints')} />}</Field>
        <Field label={t('value')} purpose={t('valuePurpose')} required error={fieldError(send.problem, '/valueFen')}>{(w) => <TextInput {...w} type="number" min={0} step="0.01" value={draft.valueYuan} onChange={set('valueYuan')} />}</Field>
        <Field label={t('lowBelow')} purpose={t('lowPurpose')} error={fieldError(send.problem, '/lowBelow')}>{(w) => <TextInput {...w} type="number" min={0} value={draft.lowBelow} onChange={set('lowBelow')} />}</Field>
        <Field label={t('nearDays')} purpose={t('nearPurpose')} error={fieldError(send.problem, '/nearDays')}>{(w) => <TextInput {...w} type="number" min={0} value={draft.nearDays} onChange={set('nearDays')} />}</Field>
        {known !== undefined && <Field label={t('withdrawnOn')} purpose={t('withdrawnPurpose')}>{(w) => <TextInput {...w} type="date" value={draft.withdrawnOn} onChange={set('withdrawnOn')} />}</Field>}
      </div>
    </ConfirmButton>
  );
}
