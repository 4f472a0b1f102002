/** 一家超市 · What it is, what it holds, and the ways from here. */
import { useState } from 'react';
import { ArrowRightLeft, ClipboardList, Files, PackagePlus, Pencil, Printer, ScanLine, Ticket, UserPlus, UsersRound, Wallet } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { listSubjects } from '#modules/honours/contract/index.ts';
import { useCity } from '#modules/places/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DateText, Field, fieldError, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { StatTile } from '#platform/web/ui/figures.tsx';
import { listGoods, readShop, receiveStock, registerHousehold, setBudget, shopStateWords, sourceWords } from '../contract/index.ts';
import { SOURCES } from '../domain/index.ts';
import type { Source } from '../domain/index.ts';
import { bookMessages } from './book-messages.ts';
import { shopMessages } from './messages.ts';
import { receiptMessages } from './receipt-messages.ts';
import { shopTones, yuanOf } from './parts.tsx';
import './shops.css';

type Shop = OutputOf<typeof readShop>;

export function ShopPage() {
  const t = useT(shopMessages);
  const b = useT(bookMessages);
  const r = useT(receiptMessages);
  const text = useText();
  const { shopId } = useRouteParams<'shopId'>();
  const [mayManage, mayServe, mayStock] = [useCan('shops.manage'), useCan('shops.serve'), useCan('shops.keepStock')];
  const maySearch = useCan('honours.read');
  const found = useRead(readShop, { shopId });
  const shop = found.data;
  const trail = [{ text: t('shops'), to: '/shops' }];
  if (shop === undefined) return <><PageHeader title={t('shop')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} />{found.problem === null && <Skeleton height="24rem" />}</>;
  const facts = [
    { label: t('code'), value: <span className="lc-number">{shop.code}</span> }, { label: t('place'), value: text({ zh: shop.place.nameZh, en: shop.place.nameEn }) }, { label: t('villages'), value: shop.villages.map((place) => text({ zh: place.nameZh, en: place.nameEn })).join(text({ zh: '、', en: ', ' })) },
    { label: t('keepers'), value: shop.keepers.map(({ name }) => name).join(text({ zh: '、', en: ', ' })) || '—' }, { label: t('openedOn'), value: <DateText value={shop.openedOn} /> }, ...(shop.closedOn === null ? [] : [{ label: t('closedOn'), value: <DateText value={shop.closedOn} /> }]),
    { label: t('openingHours'), value: shop.openingHours ?? '—' }, { label: t('cap'), value: t('capValue', { n: shop.offlineCapPoints }) }, { label: t('isPublic'), value: t(shop.isPublic ? 'yes' : 'no') },
  ];
  return (
    <>
      <PageHeader
        title={shop.name} trail={trail} beside={<StateTag tone={shopTones[shop.state]} text={shopStateWords[shop.state]} />}
        actions={<>{mayManage && <LinkButton icon={Pencil} to={`/shops/${shop.id}/edit`}>{t('edit')}</LinkButton>}{mayServe && <LinkButton kind="primary" icon={ScanLine} to={`/shops/${shop.id}/counter`}>{t('counter')}</LinkButton>}</>}
      />
      <div className="lc-shops-tiles">
        <StatTile label={t('households')} value={shop.householdCount} to="/shop-households" search={{ shopId: shop.id }} />
        <StatTile label={t('kinds')} value={shop.goodsCount} to="/shop-stock" search={{ shopId: shop.id }} />
        <StatTile label={t('stockValue')} value={t('yuan', { n: yuanOf(shop.stockValueFen) })} to="/shop-movements" search={{ shopId: shop.id }} note={t('movements')} />
        <StatTile label={t('slipCount')} value={shop.slipCount} to="/shop-slips" search={{ shopId: shop.id }} note={`${t('pointsOut')} ${numberText(shop.pointsRedeemed)}`} />
      </div>
      <Section><KeyValue facts={facts} /></Section>
      <div className="lc-row">
        {mayStock && <ReceiveAct shop={shop} />}
        {mayServe && maySearch && <RegisterAct shop={shop} />}
        {mayStock && <LinkButton icon={ClipboardList} to={`/shops/${shop.id}/count`}>{b('count')}</LinkButton>}
        {mayServe && <LinkButton icon={Files} to={`/shops/${shop.id}/paper`}>{b('paper')}</LinkButton>}
        <LinkButton icon={ArrowRightLeft} to={`/shops/${shop.id}/hand-overs`}>{b('handOver')}</LinkButton>
        <LinkButton icon={Ticket} to="/shop-receipts" search={{ shopId: shop.id }}>{r('receipts')}</LinkButton>
        {mayManage && <BudgetAct shop={shop} />}
        {mayServe && <LinkButton icon={Printer} to={`/shops/${shop.id}/cards`}>{t('printCards')}</LinkButton>}
        {mayServe && <LinkButton icon={UsersRound} to={`/shops/${shop.id}/team-cards`}>{t('teamCards')}</LinkButton>}
      </div>
    </>
  );
}

const EMPTY = { goodsId: '', quantity: '', source: 'bought' as Source, donor: '', valueYuan: '', expiresOn: '', code: '' };

function ReceiveAct({ shop }: { readonly shop: Shop }) {
  const t = useT(shopMessages);
  const text = useText();
  const [draft, setDraft] = useState(EMPTY);
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const goods = useRead(listGoods, { pageSize: 200, sort: 'code' }).data?.rows ?? [];
  const send = useWrite(receiveStock, { invalidates: ['shops'], done: { zh: '已入库', en: 'Taken in' }, onSuccess: () => setDraft(EMPTY) });
  const input = () => ({
    shopId: shop.id, goodsId: draft.goodsId, quantity: Number(draft.quantity), source: draft.source, donor: draft.source === 'donated' && draft.donor.trim() !== '' ? draft.donor : null, valueFen: draft.valueYuan === '' ? null : Math.round(Number(draft.valueYuan) * 100),
    expiresOn: draft.expiresOn === '' ? null : draft.expiresOn, code: draft.code.trim() === '' ? null : draft.code,
  });
  return (
    <ConfirmButton icon={PackagePlus} label={t('receive')} question={t('receiveAsk')} action={t('receive')} pending={send.pending} problem={send.problem} onConfirm={() => send.run(input())}>
      <Field label={t('item')} required error={fieldError(send.problem, '/goodsId')}>{(w) => <Select {...w} value={draft.goodsId} placeholder="—" choices={goods.map((each) => ({ value: each.id, label: `${each.name}（${each.unit}）` }))} onChange={set('goodsId')} />}</Field>
      <div className="lc-grid">
        <Field label={t('quantity')} required error={fieldError(send.problem, '/quantity')}>{(w) => <TextInput {...w} type="number" min={1} value={draft.quantity} onChange={set('quantity')} />}</Field>
        <Field label={t('source')} required>{(w) => <Select {...w} value={draft.source} choices={SOURCES.map((source) => ({ value: source, label: text(sourceWords[source]) }))} onChange={(source) => set('source')(source === '' ? 'bought' : source)} />}</Field>
        {draft.source === 'donated' && <Field label={t('donor')} purpose={t('donorPurpose')} error={fieldError(send.problem, '/donor')}>{(w) => <TextInput {...w} maxLength={120} value={draft.donor} onChange={set('donor')} />}</Field>}
        <Field label={t('value')} purpose={t('valuePurpose')} error={fieldError(send.problem, '/valueFen')}>{(w) => <TextInput {...w} type="number" min={0} step="0.01" value={draft.valueYuan} onChange={set('valueYuan')} />}</Field>
        <Field label={t('expiresOn')} error={fieldError(send.problem, '/expiresOn')}>{(w) => <TextInput {...w} type="date" value={draft.expiresOn} onChange={set('expiresOn')} />}</Field>
        <Field label={t('batch')} purpose={t('batchPurpose')} error={fieldError(send.problem, '/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>
      </div>
    </ConfirmButton>
  );
}

function RegisterAct({ shop }: { readonly shop: Shop }) {
  const t = useT(shopMessages);
  const text = useText();
  const [q, setQ] = useState('');
  const [subjectId, setSubject] = useState('');
  const found = useRead(listSubjects, { kind: 'household', pageSize: 50, ...(q.trim() === '' ? {} : { q }) });
  const send = useWrite(registerHousehold, { invalidates: ['shops'], done: { zh: '已登记', en: 'Registered' }, onSuccess: () => setSubject('') });
  const choices = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: [row.label, row.place === null ? null : text({ zh: row.place.nameZh, en: row.place.nameEn }), row.code].filter((part) => part !== null).join(' · ') }));
  return (
    <ConfirmButton icon={UserPlus} label={t('register')} question={t('registerAsk')} action={t('register')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ shopId: shop.id, subjectId })}>
      <p className="lc-quiet">{t('registerNote')}</p>
      <Field label={t('searchHousehold')}>{(w) => <TextInput {...w} type="search" maxLength={60} value={q} onChange={setQ} />}</Field>
      <Field label={t('pick')} required error={fieldError(send.problem, '/subjectId')}>{(w) => <Select {...w} value={subjectId} placeholder="—" choices={choices} onChange={setSubject} />}</Field>
    </ConfirmButton>
  );
}

function BudgetAct({ shop }: { readonly shop: Shop }) {
  const t = useT(bookMessages);
  const [draft, setDraft] = useState({ year: '', yuan: '', source: '' });
  const thisYear = (useCity().programme?.today ?? '').slice(0, 4);
  const year = draft.year === '' ? thisYear : draft.year;
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const send = useWrite(setBudget, { invalidates: ['shops'], done: { zh: '已保存', en: 'Saved' } });
  return (
    <ConfirmButton icon={Wallet} label={t('setBudget')} question={t('setBudgetAsk')} action={t('setBudget')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ shopId: shop.id, year: Number(year), amountFen: Math.round(Number(draft.yuan) * 100), source: draft.source })}>
      <div className="lc-grid">
        <Field label={t('year')} required error={fieldError(send.problem, '/year')}>{(w) => <TextInput {...w} type="number" min={2000} max={2200} value={year} onChange={set('year')} />}</Field>
        <Field label={t('amount')} required error={fieldError(send.problem, '/amountFen')}>{(w) => <TextInput {...w} type="number" min={0} step="0.01" value={draft.yuan} onChange={set('yuan')} />}</Field>
      </div>
      <Field label={t('source')} purpose={t('sourcePurpose')} required error={fieldError(send.problem, '/source')}>{(w) => <TextInput {...w} maxLength={200} value={draft.source} onChange={set('source')} />}</Field>
    </ConfirmButton>
  );
}
