/** 柜台 · A household, its basket, one press. Large targets for a phone; a scanner and the keyboard for the desk. */
import { useEffect, useRef, useState } from 'react';
import { Minus, PackageX, Plus, ScanLine, SearchX } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { Button, EmptyState, Field, IconButton, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { findHouseholds, readCounter, redeemGoods } from '../contract/index.ts';
import { cardCodeIn } from '../domain/index.ts';
import { shopMessages } from './messages.ts';
import './shops.css';

type Found = OutputOf<typeof findHouseholds>['rows'][number];
type Counter = OutputOf<typeof readCounter>;
type Done = OutputOf<typeof redeemGoods> & { readonly label: string };

export function CounterPage() {
  const t = useT(shopMessages);
  const { shopId } = useRouteParams<'shopId'>();
  const counter = useRead(readCounter, { shopId });
  const [household, setHousehold] = useState<Found | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const trail = [{ text: t('shops'), to: '/shops' }, ...(counter.data === undefined ? [] : [{ text: counter.data.shop.name, to: `/shops/${shopId}` }])];
  const next = () => { setHousehold(null); setDone(null); };
  return (
    <>
      <PageHeader title={t('counterTitle')} about={t('counterAbout')} trail={trail} />
      <ProblemAlert problem={counter.problem} onRetry={counter.reload} />
      {counter.data === undefined && counter.problem === null && <Skeleton height="20rem" />}
      {counter.data !== undefined && !counter.data.isOpen && <Notice tone="warn" title={t('notOpen')} />}
      {counter.data?.isOpen === true && (
        done !== null ? <DoneNote done={done} onNext={next} />
          : household === null ? <Finder shopId={shopId} onFound={setHousehold} />
            : <Serving counter={counter.data} household={household} onChange={next} onDone={setDone} />
      )}
    </>
  );
}

function DoneNote({ done, onNext }: { readonly done: Done; readonly onNext: () => void }) {
  const t = useT(shopMessages);
  const button = useRef<HTMLDivElement>(null);
  // Enter goes on to the next household: the hand stays at the scanner.
  useEffect(() => { button.current?.querySelector('button')?.focus(); }, []);
  return (
    <Section>
      <div className="lc-stack" role="status">
        <Notice tone="ok" title={t('doneTitle', { points: done.points, number: done.number })}>{t('doneNote', { label: done.label, n: done.balance })}</Notice>
        <div className="lc-row" ref={button}><Button kind="primary" className="lc-shops-pay" icon={ScanLine} onClick={onNext}>{t('next')}</Button><LinkButton to={`/shop-slips/${done.id}`}>{t('seeSlip')}</LinkButton></div>
      </div>
    </Section>
  );
}

const TYPING_MS = 250;

function Finder({ shopId, onFound }: { readonly shopId: string; readonly onFound: (household: Found) => void }) {
  const t = useT(shopMessages);
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState('');
  // A scanner types where the cursor is: the page is for nothing else.
  useEffect(() => { form.current?.querySelector('input')?.focus(); }, []);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    // A scanned card is asked for at once; letters when the hand rests.
    const timer = setTimeout(() => setAsked(typed.trim()), cardCodeIn(typed) === null ? TYPING_MS : 0);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useRead(findHouseholds, { shopId, q: asked === '' ? '-' : asked }, { enabled: asked !== '' });
  const rows = asked === '' ? [] : (found.data?.rows ?? []);
  const [only] = rows;
  useEffect(() => { if (found.data?.byCard === true && only !== undefined && only.mayServe && asked !== '') onFound(only); }, [found.data, only, asked, onFound]);
  const take = () => { if (only !== undefined && only.mayServe) onFound(only); };
  return (
    <Section>
      <form ref={form} className="lc-stack" onSubmit={(event) => { event.preventDefault(); take(); }}>
        <Field label={t('cardOrName')} purpose={t('cardOrNamePurpose')}>{(w) => <TextInput {...w} type="search" autoComplete="off" autoCapitalize="off" spellCheck={false} enterKeyHint="search" maxLength={60} value={typed} onChange={setTyped} />}</Field>
        <ProblemAlert problem={found.problem} />
        <ul className="lc-shops-found">
          {rows.map((row) => (
            <li key={row.subjectId}><button type="button" disabled={!row.mayServe} onClick={() => onFound(row)}><strong>{row.label}</strong><span className="lc-number">{t('points', { n: numberText(row.balance) })}</span><small>{text({ zh: row.placeZh, en: row.placeEn })} · {row.code}{row.mayServe ? '' : ` · ${t('mayNot')}`}</small></button></li>
          ))}
        </ul>
        {asked !== '' && found.data !== undefined && rows.length === 0 && <EmptyState icon={SearchX} title={t('noneFound')} advice={t('noneFoundAdvice')} />}
      </form>
    </Section>
  );
}

interface ServingProps { readonly counter: Counter; readonly household: Found; readonly onChange: () => void; readonly onDone: (done: Done) => void }

function Serving({ counter, household, onChange, onDone }: ServingProps) {
  const t = useT(shopMessages);
  const [basket, setBasket] = useState<ReadonlyMap<string, number>>(new Map());
  const put = (goodsId: string, change: number): void => setBasket((before) => {
    const left = counter.goods.find(({ id }) => id === goodsId)?.left ?? 0;
    const count = Math.min(left, Math.max(0, (before.get(goodsId) ?? 0) + change));
    const after = new Map(before);
    if (count === 0) after.delete(goodsId); else after.set(goodsId, count);
    return after;
  });
  const lines = counter.goods.filter(({ id }) => basket.has(id)).map((goods) => ({ ...goods, count: basket.get(goods.id) as number }));
  const points = lines.reduce((sum, { pricePoints, count }) => sum + pricePoints * count, 0);
  const send = useWrite(redeemGoods, { invalidates: ['shops', 'points'], onSuccess: (answer) => onDone({ ...answer, label: household.label }) });
  const redeem = () => void send.run({ shopId: counter.shop.id, subjectId: household.subjectId, lines: lines.map(({ id, count }) => ({ goodsId: id, quantity: count })) });
  const left = household.balance - points;
  return (
    <div className="lc-shops-counter">
      <Section title={t('shelf')}>
        {counter.goods.length === 0 ? <EmptyState icon={PackageX} title={t('nothingThere')} advice={t('nothingThereAdvice')} /> : (
          <ul className="lc-shops-goods">
            {counter.goods.map((goods) => {
              const isOver = goods.pricePoints > left || (basket.get(goods.id) ?? 0) >= goods.left;
              return <li key={goods.id}><button type="button" disabled={isOver} onClick={() => put(goods.id, 1)}><strong>{goods.name}</strong><span className="lc-number">{t('points', { n: goods.pricePoints })}</span><small>{t('leftOnShelf', { n: goods.left - (basket.get(goods.id) ?? 0), unit: goods.unit })}</small></button></li>;
            })}
          </ul>
        )}
      </Section>
      <Section title={t('basket')}>
        <div className="lc-stack">
          <div className="lc-shops-who"><strong>{household.label}</strong><span className="lc-number">{t('points', { n: numberText(household.balance) })}</span></div>
          {lines.length === 0 ? <p className="lc-quiet">{t('emptyBasket')}</p> : (
            <ul className="lc-shops-basket">
              {lines.map((goods) => (
                <li key={goods.id}><span>{goods.name}</span><IconButton icon={Minus} label={t('fewer', { name: goods.name })} onClick={() => put(goods.id, -1)} /><span className="lc-number">{goods.count}</span><IconButton icon={Plus} label={t('more', { name: goods.name })} disabled={goods.pricePoints > left || goods.count >= goods.left} onClick={() => put(goods.id, 1)} /></li>
              ))}
            </ul>
          )}
          {points > 0 && <p role="status">{left >= 0 ? t('after', { n: left }) : t('missing', { n: -left })}</p>}
          <ProblemAlert problem={send.problem} />
          <Button kind="primary" className="lc-shops-pay" disabled={points === 0 || left < 0} pending={send.pending} onClick={redeem}>{t('redeem', { points })}</Button>
          <Button kind="quiet" onClick={onChange}>{t('change')}</Button>
        </div>
      </Section>
    </div>
  );
}
