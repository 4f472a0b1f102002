/** 超市部件 · What several of its pages are made of. */
import { Suspense, useState } from 'react';
import { Plus, X } from 'lucide-react';
import { PersonSelect } from '#modules/people/web/index.ts';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, Field, IconButton } from '#platform/web/ui/index.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { readPlace } from '#modules/places/contract/index.ts';
import { listPersons } from '#modules/people/contract/index.ts';
import type { ShopState, StockNote } from '../domain/index.ts';
import { listShops } from '../contract/index.ts';
import { shopMessages } from './messages.ts';

export const shopTones: Readonly<Record<ShopState, Tone>> = { coming: 'info', open: 'ok', closed: 'held' };
export const stockTones: Readonly<Record<StockNote, Tone>> = { low: 'warn', nearExpiry: 'warn', expired: 'danger' };

/** @unit fen → yuan, with two digits where there are fen */
export const yuanOf = (fen: number): string => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 });

interface Named { readonly id: string; readonly name: string }
interface ManyProps { readonly label: string; readonly purpose: string; readonly required?: boolean; readonly error?: string | undefined; readonly value: readonly Named[]; readonly onChange: (value: readonly Named[]) => void }

function Chosen({ value, onChange }: Pick<ManyProps, 'value' | 'onChange'>) {
  const t = useT(shopMessages);
  if (value.length === 0) return null;
  return <ul className="lc-shops-chosen">{value.map((each) => <li key={each.id}><span>{each.name}</span><IconButton icon={X} label={t('takeAway', { name: each.name })} onClick={() => onChange(value.filter(({ id }) => id !== each.id))} /></li>)}</ul>;
}

/** 多个区域 · Chosen one by one; what was chosen stands below. */
export function PlacesField({ value, onChange, ...field }: ManyProps) {
  const t = useT(shopMessages);
  const text = useText();
  const [picked, setPicked] = useState<string | undefined>(undefined);
  const found = useRead(readPlace, { placeId: picked ?? '' }, { enabled: picked !== undefined }).data;
  const add = () => { if (found !== undefined && !value.some(({ id }) => id === found.id)) onChange([...value, { id: found.id, name: text({ zh: found.nameZh, en: found.nameEn }) }]); setPicked(undefined); };
  return (
    <div className="lc-stack">
      <Field {...field}>{(w) => <div className="lc-row"><span className="lc-shops-grow"><Suspense><PlaceSelect {...w} value={picked} onChange={setPicked} /></Suspense></span><Button icon={Plus} disabled={found === undefined} onClick={add}>{t('add')}</Button></div>}</Field>
      <Chosen value={value} onChange={onChange} />
    </div>
  );
}

/** 多个人员 */
export function PersonsField({ value, onChange, ...field }: ManyProps) {
  const t = useT(shopMessages);
  const [picked, setPicked] = useState<string | undefined>(undefined);
  const found = useRead(listPersons, { pageSize: 200 }).data?.rows.find(({ id }) => id === picked);
  const add = () => { if (picked !== undefined && !value.some(({ id }) => id === picked)) onChange([...value, { id: picked, name: found?.name ?? '…' }]); setPicked(undefined); };
  return (
    <div className="lc-stack">
      <Field {...field}>{(w) => <div className="lc-row"><span className="lc-shops-grow"><Suspense><PersonSelect {...w} value={picked} onChange={setPicked} /></Suspense></span><Button icon={Plus} disabled={picked === undefined} onClick={add}>{t('add')}</Button></div>}</Field>
      <Chosen value={value} onChange={onChange} />
    </div>
  );
}

const SHOPS_OFFERED = 200;

/** 超市选项 · Shops in reach, for filters. */
export function useShopChoices(): { value: string; label: string }[] {
  return (useRead(listShops, { pageSize: SHOPS_OFFERED, sort: 'code' }).data?.rows ?? []).map((shop) => ({ value: shop.id, label: `${shop.name} · ${shop.code}` }));
}
