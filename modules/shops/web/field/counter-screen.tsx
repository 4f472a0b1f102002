/** 断网柜台 · Open it once with a network; then a household, its basket, one press, wherever one is. */
import { useMemo, useState } from 'react';
import { Minus, PackageX, Plus, ScanLine, SearchX, Store } from 'lucide-react';
import { ScanButton } from '#platform/web/field/scanner.tsx';
import { BigButton, Note, Nothing, ScreenHead, Tag } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useOfflineRows, useOfflineStatus, usePulledAt } from '#platform/web/offline/use-offline.tsx';
import { DateText, useNow } from '#platform/web/ui/time.tsx';
import { handInSlip } from '../../contract/index.ts';
import { cardCodeIn, COUNTER_HOURS } from '../../domain/index.ts';
import { allowanceOf, COUNTER_ROWS, dayOf, householdsFor, leftOf, slipsHere } from './counter-rows.ts';
import type { CarriedGoods, CarriedHousehold, CarriedRow, CarriedShop } from './counter-rows.ts';
import { fieldShopMessages } from './messages.ts';
import { useCounter, useHandOut } from './use-counter.ts';
import type { OpenCounter } from './use-counter.ts';
import './shop-field.css';

/** 柜台屏 */
export function CounterScreen() {
  const t = useT(fieldShopMessages);
  const rows = useOfflineRows<CarriedRow>(COUNTER_ROWS);
  const pulledAt = usePulledAt(COUNTER_ROWS);
  const { isOnline } = useOfflineStatus();
  const [chosen, setChosen] = useState<string | null>(null);
  const shops = (rows ?? []).filter((row) => row.kind === 'shop');
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0];
  if (rows === null || (shop === undefined && isOnline && (pulledAt ?? null) === null)) return <><ScreenHead title={t('counter')} /><p className="lcf-opening" role="status">{t('fetching')}</p></>;
  if (shop === undefined) return <><ScreenHead title={t('counter')} /><Nothing icon={Store} title={t('noShop')}><p>{t('noShopAbout')}</p></Nothing></>;
  return (
    <>
      <ScreenHead title={t('counter')} about={t('about', { name: shop.shopName })} />
      {shops.length > 1 && <fieldset className="lcf-choices"><legend>{t('shops')}</legend>{shops.map((each) => <label key={each.id} className="lcf-choice"><input type="radio" name="shop" checked={each.id === shop.id} onChange={() => setChosen(each.id)} /><span>{each.shopName}</span></label>)}</fieldset>}
      {shop.isOpen ? <AtCounter key={shop.id} shop={shop} rows={rows} pulledAt={pulledAt ?? null} /> : <Note tone="warn" title={t('closed')}><p>{t('closedAbout')}</p></Note>}
    </>
  );
}

function AtCounter({ shop, rows, pulledAt }: { readonly shop: CarriedShop; readonly rows: readonly CarriedRow[]; readonly pulledAt: string | null }) {
  const t = useT(fieldShopMessages);
  const text = useText();
  const now = useNow();
  const { items, isOnline } = useOfflineStatus();
  const { counter, keep, open, close, problem, isOpening } = useCounter(shop.shopId);
  const [household, setHousehold] = useState<CarriedHousehold | null>(null);
  const slips = useMemo(() => slipsHere(items, handInSlip.id), [items]);
  if (counter === undefined) return null;
  const waits = items.filter((item) => item.operation === handInSlip.id && item.state !== 'synced' && item.state !== 'acknowledged' && item.state !== 'discarded').length;
  const isOver = counter !== null && Date.parse(counter.validUntil) < now;
  const opening = <BigButton look="main" icon={ScanLine} disabled={!isOnline || isOpening} onClick={() => void open()}>{t('open')}</BigButton>;
  const refused = problem === null ? null : <Note tone="danger" alert title={text({ zh: problem.title, en: problem.title })}><p>{problem.advice}</p></Note>;
  if (counter === null) return <Note title={t('openTitle')}><p>{t('openAbout', { hours: COUNTER_HOURS, cap: shop.capPoints })}</p>{refused}{opening}</Note>;
  const heard = { pulledAt, today: dayOf(new Date(now).toISOString()) };
  const households = rows.filter((row) => row.kind === 'household' && row.shopId === shop.shopId) as CarriedHousehold[];
  const goods = (rows.filter((row) => row.kind === 'goods' && row.shopId === shop.shopId) as CarriedGoods[]).map((each) => ({ ...each, left: leftOf(each, slips, heard) }));
  return (
    <div className="lcf-stack">
      {isOver ? <Note tone="warn" title={t('over')}><p>{t('overAbout')}</p>{refused}{opening}</Note> : <p className="lcf-quiet">{t('until')} <DateText value={counter.validUntil} style="dateTime" />{waits > 0 && <> <Tag tone="warn">{t('waiting', { n: waits })}</Tag></>}</p>}
      {household === null ? <Finder households={households} allowance={(row) => allowanceOf(row, shop, slips, heard)} onFound={setHousehold} />
        : <Serving key={household.id} household={household} allowance={allowanceOf(household, shop, slips, heard)} goods={goods} counter={counter} keep={keep} onDone={() => setHousehold(null)} />}
      {household === null && waits === 0 && <BigButton look="quiet" onClick={() => void close()}>{t('close')}</BigButton>}
    </div>
  );
}

function Finder({ households, allowance, onFound }: { readonly households: readonly CarriedHousehold[]; readonly allowance: (household: CarriedHousehold) => number; readonly onFound: (household: CarriedHousehold) => void }) {
  const t = useT(fieldShopMessages);
  const text = useText();
  const [asked, setAsked] = useState('');
  const found = householdsFor(asked, households);
  const scanned = (card: string): boolean => {
    const [one] = cardCodeIn(card) === null ? [] : householdsFor(card, households);
    if (one?.mayServe === true) onFound(one); else if (one !== undefined) setAsked(one.label);
    return one !== undefined;
  };
  return (
    <form className="lcf-stack" onSubmit={(event) => { event.preventDefault(); const [only] = found; if (found.length === 1 && only?.mayServe === true) onFound(only); }}>
      <ScanButton label={t('scan')} about={t('scanAbout')} onRead={scanned} />
      <label className="lcf-input-label"><span>{t('find')}</span><span className="lcf-quiet lcf-small">{t('findAbout')}</span><input className="lcf-input" type="search" autoComplete="off" autoCapitalize="off" spellCheck={false} enterKeyHint="search" maxLength={60} value={asked} onChange={(event) => setAsked(event.target.value)} /></label>
      {asked.trim() !== '' && found.length === 0 && <Nothing icon={SearchX} title={t('none')}><p>{t('noneAbout')}</p></Nothing>}
      <ul className="lcf-rows">
        {found.map((row) => (
          <li key={row.id}><button type="button" className="lcf-row lcf-shop-row" disabled={!row.mayServe} onClick={() => onFound(row)}><span className="lcf-site-words"><strong>{row.label}</strong><span className="lcf-quiet">{text({ zh: row.placeZh, en: row.placeEn })} · {row.code}</span>{!row.mayServe && <span className="lcf-quiet">{t('mayNot')}</span>}</span><span className="lcf-row-end">{t('allowance', { n: allowance(row) })}</span></button></li>
        ))}
      </ul>
    </form>
  );
}

interface ServingProps { readonly household: CarriedHousehold; readonly allowance: number; readonly goods: readonly CarriedGoods[]; readonly counter: OpenCounter; readonly keep: (next: OpenCounter) => Promise<void>; readonly onDone: () => void }

function Serving({ household, allowance, goods, counter, keep, onDone }: ServingProps) {
  const t = useT(fieldShopMessages);
  const handOut = useHandOut();
  const [basket, setBasket] = useState<Readonly<Record<string, number>>>({});
  const [isSigning, setSigning] = useState(false);
  const count = (goodsId: string): number => basket[goodsId] ?? 0;
  const put = (goodsId: string, change: number) => setBasket({ ...basket, [goodsId]: Math.max(0, count(goodsId) + change) });
  const lines = goods.filter(({ goodsId }) => count(goodsId) > 0);
  const points = lines.reduce((sum, each) => sum + each.pricePoints * count(each.goodsId), 0);
  const redeem = async () => {
    setSigning(true);
    await handOut(counter, keep, household, lines.map(({ goodsId, pricePoints }) => ({ goodsId, quantity: count(goodsId), pricePoints })));
    onDone();
  };
  return (
    <>
      <div className="lcf-panel"><p className="lcf-card-head"><strong>{household.label}</strong><span className="lcf-row-end">{t('allowance', { n: allowance - points })}</span></p></div>
      {goods.length === 0 && <Nothing icon={PackageX} title={t('noGoods')} />}
      <ul className="lcf-rows" aria-label={t('goods')}>
        {goods.map((each) => {
          const isFull = each.pricePoints > allowance - points || count(each.goodsId) >= each.left;
          return (
            <li key={each.id} className="lcf-row lcf-shop-goods"><span className="lcf-site-words"><strong>{each.name}</strong><span className="lcf-quiet">{t('points', { n: each.pricePoints })} · {t('left', { n: each.left - count(each.goodsId), unit: each.unit })}</span></span>
              <button type="button" className="lcf-icon" aria-label={t('fewer', { name: each.name })} disabled={count(each.goodsId) === 0} onClick={() => put(each.goodsId, -1)}><Minus size="1.5em" aria-hidden="true" /></button><b className="lcf-shop-count">{count(each.goodsId)}</b>
              <button type="button" className="lcf-icon" aria-label={t('more', { name: each.name })} disabled={isFull} onClick={() => put(each.goodsId, 1)}><Plus size="1.5em" aria-hidden="true" /></button></li>
          );
        })}
      </ul>
      <p className="lcf-quiet" role="status">{lines.length === 0 ? t('empty') : `${t('basket')}：${lines.map((each) => `${each.name} × ${count(each.goodsId)}`).join('、')}`}</p>
      <BigButton look="main" disabled={points === 0 || isSigning} onClick={() => void redeem()}>{t('redeem', { points })}</BigButton>
      <BigButton look="quiet" onClick={onDone}>{t('change')}</BigButton>
    </>
  );
}
