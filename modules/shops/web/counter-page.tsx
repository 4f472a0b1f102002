/** 柜台 · A household, its basket, one press. Large targets for a phone; a scanner and the keyboard for the desk. */
import { useEffect, useRef, useState } from 'react';
import { Minus, PackageOpen, PackageX, Plus, ScanLine, SearchX } from 'lucide-react';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { dateText, numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { Button, Checkbox, EmptyState, Field, IconButton, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { findHouseholds, findTeams, findVoucher, listSetAsides, readCounter, redeemForTeam, redeemGoods, redeemVoucher, setGoodsAside } from '../contract/index.ts';
import { cardCodeIn, voucherCodeIn } from '../domain/index.ts';
import { FetchAct } from './set-asides-page.tsx';
import { setAsideMessages } from './set-aside-messages.ts';
import { shopMessages } from './messages.ts';
import './shops.css';

type Found = OutputOf<typeof findHouseholds>['rows'][number];
type Team = OutputOf<typeof findTeams>['rows'][number];
type Voucher = NonNullable<OutputOf<typeof findVoucher>['voucher']> & { readonly code: string };
type Counter = OutputOf<typeof readCounter>;
type Done = { readonly id: string; readonly title: string; readonly note: string; readonly to: string };

export function CounterPage() {
  return <CounterOf shopId={useRouteParams<'shopId'>().shopId} />;
}

/** 柜台 · Of one shop, wherever it is opened from. */
export function CounterOf({ shopId }: { readonly shopId: string }) {
  const t = useT(shopMessages);
  const counter = useRead(readCounter, { shopId });
  const [household, setHousehold] = useState<Found | null>(null);
  const [team, setTeam] = useState<Team | null>(null);
  const [voucher, setVoucher] = useState<Voucher | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const trail = [{ text: t('shops'), to: '/shops' }, ...(counter.data === undefined ? [] : [{ text: counter.data.shop.name, to: `/shops/${shopId}` }])];
  const next = () => { setHousehold(null); setTeam(null); setVoucher(null); setDone(null); };
  return (
    <>
      <PageHeader title={t('counterTitle')} about={t('counterAbout')} trail={trail} />
      <ProblemAlert problem={counter.problem} onRetry={counter.reload} />
      {counter.data === undefined && counter.problem === null && <Skeleton height="20rem" />}
      {counter.data !== undefined && !counter.data.isOpen && <Notice tone="warn" title={t('notOpen')} />}
      {counter.data?.isOpen === true && (
        done !== null ? <DoneNote done={done} onNext={next} />
          : voucher !== null ? <ForVoucher counter={counter.data} voucher={voucher} onChange={next} onDone={setDone} />
            : team !== null ? <ForTeam counter={counter.data} team={team} onChange={next} onDone={setDone} />
            : household === null ? <Finder shopId={shopId} onFound={setHousehold} onTeam={setTeam} onVoucher={setVoucher} />
              : <ForPoints counter={counter.data} household={household} onChange={next} onDone={setDone} />
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
        <Notice tone="ok" title={done.title}>{done.note}</Notice>
        <div className="lc-row" ref={button}><Button kind="primary" className="lc-shops-pay" icon={ScanLine} onClick={onNext}>{t('next')}</Button><LinkButton to={done.to}>{t('seeSlip')}</LinkButton></div>
      </div>
    </Section>
  );
}

const TYPING_MS = 250;

function Finder({ shopId, onFound, onTeam, onVoucher }: { readonly shopId: string; readonly onFound: (household: Found) => void; readonly onTeam: (team: Team) => void; readonly onVoucher: (voucher: Voucher) => void }) {
  const t = useT(shopMessages);
  const s = useT(setAsideMessages);
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState('');
  // A scanner types where the cursor is: the page is for nothing else.
  useEffect(() => { form.current?.querySelector('input')?.focus(); }, []);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    // A scanned card is asked for at once; letters when the hand rests.
    const timer = setTimeout(() => setAsked(typed.trim()), cardCodeIn(typed) === null && voucherCodeIn(typed) === null ? TYPING_MS : 0);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useRead(findHouseholds, { shopId, q: asked === '' ? '-' : asked }, { enabled: asked !== '' });
  const foundTeams = useRead(findTeams, { shopId, q: asked === '' ? '-' : asked }, { enabled: asked !== '' && voucherCodeIn(asked) === null });
  const teams = foundTeams.data?.rows ?? [];
  const asVoucher = voucherCodeIn(asked);
  const ticket = useRead(findVoucher, { shopId, code: asVoucher ?? '-' }, { enabled: asVoucher !== null });
  const card = asVoucher === null ? null : (ticket.data?.voucher ?? null);
  useEffect(() => { if (card?.mayRedeem === true && asVoucher !== null) onVoucher({ ...card, code: asVoucher }); }, [card, asVoucher, onVoucher]);
  const rows = asked === '' ? [] : (found.data?.rows ?? []);
  const [only] = rows;
  useEffect(() => { if (found.data?.byCard === true && only !== undefined && only.mayServe && asked !== '') onFound(only); }, [found.data, only, asked, onFound]);
  const [team] = teams;
  useEffect(() => { if (foundTeams.data?.byCard === true && team !== undefined && team.mayServe && asked !== '') onTeam(team); }, [foundTeams.data, team, asked, onTeam]);
  const take = () => { if (only !== undefined && only.mayServe) onFound(only); };
  return (
    <Section>
      <form ref={form} className="lc-stack" onSubmit={(event) => { event.preventDefault(); take(); }}>
        <Field label={t('cardOrName')} purpose={t('cardOrNamePurpose')}>{(w) => <TextInput {...w} type="search" autoComplete="off" autoCapitalize="off" spellCheck={false} enterKeyHint="search" maxLength={60} value={typed} onChange={setTyped} />}</Field>
        <ProblemAlert problem={found.problem ?? foundTeams.problem} />
        <ul className="lc-shops-found">
          {rows.map((row) => (
            <li key={row.subjectId}><button type="button" disabled={!row.mayServe} onClick={() => onFound(row)}><strong>{row.label}</strong><span className="lc-number">{t('points', { n: numberText(row.balance) })}</span><small>{text({ zh: row.placeZh, en: row.placeEn })} · {row.code}{row.mayServe ? '' : ` · ${t('mayNot')}`}</small></button></li>
          ))}
          {asked !== '' && teams.map((row) => (
            <li key={row.teamId}><button type="button" disabled={!row.mayServe} onClick={() => onTeam(row)}><strong>{row.label}</strong><span className="lc-number">{t('points', { n: numberText(row.balance) })}</span><small>{t('team')} · {row.placeZh === null ? '' : `${text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })} · `}{row.leaderName === null ? t('teamNoLeader') : row.mayServe ? t('teamLeft', { n: numberText(row.left) }) : t('teamMayNot')}</small></button></li>
          ))}
        </ul>
        {card !== null && !card.mayRedeem && <Notice tone="warn" title={s('voucherOf', { number: card.number })}>{s('mayNotRedeem')}</Notice>}
        {asked !== '' && found.data !== undefined && (asVoucher !== null || foundTeams.data !== undefined) && rows.length === 0 && teams.length === 0 && card === null && (asVoucher === null || ticket.data !== undefined) && <EmptyState icon={SearchX} title={t('noneFound')} advice={t('noneFoundAdvice')} />}
      </form>
    </Section>
  );
}

type Lines = { goodsId: string; quantity: number }[];
interface ForProps { readonly counter: Counter; readonly onChange: () => void; readonly onDone: (done: Done) => void }

type Waiting = OutputOf<typeof listSetAsides>['rows'][number];
type Slip = { id: string; number: string; points: number; balance: number };

/** What waits for whoever stands at the counter. */
function WaitingGoods({ title, rows, onDone }: { readonly title: string; readonly rows: readonly Waiting[]; readonly onDone: (slip: Slip) => void }) {
  const s = useT(setAsideMessages);
  if (rows.length === 0) return null;
  return <Section title={title}><ul className="lc-stack">{rows.map((row) => <li key={row.id} className="lc-row"><span>{s('waitingLine', { goods: row.goods, points: row.points })}</span>{row.mayFetch && <FetchAct setAsideId={row.id} holderKind={row.holderKind} onDone={onDone} />}</li>)}</ul></Section>;
}

/** 先留着 · Under the press that hands out, for a household and a team alike. */
function useKeeping(counter: Counter, holder: { readonly holderKind: 'household' | 'team'; readonly subjectId: string }, onDone: (done: Done) => void) {
  const s = useT(setAsideMessages);
  const { locale } = usePreferences();
  const keep = useWrite(setGoodsAside, { invalidates: ['shops', 'points'], onSuccess: (answer) => onDone({ id: answer.id, title: s('kept', { number: answer.number }), note: s(holder.holderKind === 'team' ? 'keptNoteTeam' : 'keptNote', { until: dateText(answer.expiresAt, locale, 'dateTime'), n: answer.balance }), to: '/shop-set-asides' }) });
  const button = (lines: Lines, isReady: boolean) => <Button icon={PackageOpen} disabled={!isReady} pending={keep.pending} title={s('keepNote')} onClick={() => void keep.run({ shopId: counter.shop.id, ...holder, lines })}>{s('keep')}</Button>;
  return { problem: keep.problem, button };
}

/** A household that pays with its points, or has goods set aside; what waits for it stands above the shelf. */
function ForPoints({ counter, household, onChange, onDone }: ForProps & { readonly household: Found }) {
  const t = useT(shopMessages);
  const s = useT(setAsideMessages);
  const waiting = useRead(listSetAsides, { shopId: counter.shop.id, subjectId: household.subjectId, state: 'open', pageSize: 5 }).data?.rows ?? [];
  const done = (answer: Slip) => onDone({ id: answer.id, title: t('doneTitle', { points: answer.points, number: answer.number }), note: t('doneNote', { label: household.label, n: answer.balance }), to: `/shop-slips/${answer.id}` });
  const send = useWrite(redeemGoods, { invalidates: ['shops', 'points'], onSuccess: done });
  const keeping = useKeeping(counter, { holderKind: 'household', subjectId: household.subjectId }, onDone);
  return (
    <>
      <WaitingGoods title={s('waiting')} rows={waiting} onDone={done} />
      <Serving counter={counter} label={household.label} balance={household.balance} press={(points) => t('redeem', { points })} pending={send.pending} problem={send.problem ?? keeping.problem} onPress={(lines) => void send.run({ shopId: counter.shop.id, subjectId: household.subjectId, lines })} onChange={onChange} more={keeping.button} />
    </>
  );
}

/** Goods for the points of a team: its leader takes them, and signs. What is only set aside needs nobody at the counter. */
function ForTeam({ counter, team, onChange, onDone }: ForProps & { readonly team: Team }) {
  const t = useT(shopMessages);
  const s = useT(setAsideMessages);
  const [isPresent, setPresent] = useState(false);
  const waiting = useRead(listSetAsides, { shopId: counter.shop.id, subjectId: team.teamId, state: 'open', pageSize: 5 }).data?.rows ?? [];
  const send = useWrite(redeemForTeam, { invalidates: ['shops', 'points'], onSuccess: (answer) => onDone({ id: answer.id, title: t('doneTitle', { points: answer.points, number: answer.number }), note: t('teamDone', { label: team.label, n: answer.balance, left: answer.left }), to: `/shop-slips/${answer.id}` }) });
  const fetched = (answer: Slip) => onDone({ id: answer.id, title: t('doneTitle', { points: answer.points, number: answer.number }), note: t('doneNote', { label: team.label, n: answer.balance }), to: `/shop-slips/${answer.id}` });
  const keeping = useKeeping(counter, { holderKind: 'team', subjectId: team.teamId }, onDone);
  return (
    <>
      <WaitingGoods title={s('waitingTeam')} rows={waiting} onDone={fetched} />
      <Section title={team.label} about={t('teamAbout', { left: numberText(team.left) })}><Checkbox checked={isPresent} onChange={setPresent}>{t('leaderPresent', { name: team.leaderName ?? '' })}</Checkbox></Section>
      <Serving counter={counter} label={team.label} balance={Math.min(team.balance, team.left)} press={(points) => t('redeem', { points })} pending={send.pending} problem={send.problem ?? keeping.problem} disabled={!isPresent} onPress={(lines) => void send.run({ shopId: counter.shop.id, teamId: team.teamId, leaderPresent: true, lines })} onChange={onChange} more={keeping.button} />
    </>
  );
}

/** Goods for a voucher: worth so many points, once, and what is left of it lapses. One of a team is brought by its leader. */
function ForVoucher({ counter, voucher, onChange, onDone }: ForProps & { readonly voucher: Voucher }) {
  const t = useT(shopMessages);
  const s = useT(setAsideMessages);
  const [isPresent, setPresent] = useState(false);
  const isTeams = voucher.holderKind === 'team';
  const send = useWrite(redeemVoucher, { invalidates: ['shops', 'points'], onSuccess: (answer) => onDone({ id: answer.id, title: s('voucherDone', { points: answer.voucherPoints, number: answer.number }), note: answer.lapsedPoints > 0 ? s('voucherLapsed', { n: answer.lapsedPoints }) : '', to: `/shop-slips/${answer.id}` }) });
  return (
    <>
      {isTeams && <Section title={voucher.label}><Checkbox checked={isPresent} onChange={setPresent}>{t('leaderPresent', { name: voucher.leaderName ?? '' })}</Checkbox></Section>}
      <Serving counter={counter} label={`${s('voucherOf', { number: voucher.number })} · ${voucher.label}`} balance={voucher.worthPoints} press={(points) => s('redeemVoucher', { points })} pending={send.pending} problem={send.problem} disabled={isTeams && !isPresent} onPress={(lines) => void send.run({ shopId: counter.shop.id, code: voucher.code, leaderPresent: isPresent, lines })} onChange={onChange} />
    </>
  );
}

interface ServingProps {
  readonly counter: Counter; readonly label: string; readonly balance: number; readonly press: (points: number) => string; readonly pending: boolean; readonly problem: ProblemBody | null;
  readonly onPress: (lines: Lines) => void; readonly onChange: () => void; readonly disabled?: boolean; readonly more?: (lines: Lines, isReady: boolean) => React.ReactNode;
}

function Serving({ counter, label, balance, press, pending, problem, onPress, onChange, disabled = false, more }: ServingProps) {
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
  const asked: Lines = lines.map(({ id, count }) => ({ goodsId: id, quantity: count }));
  const left = balance - points;
  const basketAt = useRef<HTMLDivElement>(null);
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
      {/* On a phone the basket lies below the shelf: whose points these are stays in sight while goods are tapped. */}
      <button type="button" className="lc-shops-summary" onClick={() => basketAt.current?.scrollIntoView({ block: 'start' })}>
        <strong>{label}</strong><span className="lc-number">{t('points', { n: numberText(balance) })}</span>
        <small>{points === 0 ? t('emptyBasket') : `${t('inBasket', { n: lines.reduce((sum, { count }) => sum + count, 0), points: numberText(points) })} · ${left >= 0 ? t('after', { n: left }) : t('missing', { n: -left })}`}</small>
      </button>
      <div ref={basketAt} className="lc-shops-basket-at">
      <Section title={t('basket')}>
        <div className="lc-stack">
          <div className="lc-shops-who"><strong>{label}</strong><span className="lc-number">{t('points', { n: numberText(balance) })}</span></div>
          {lines.length === 0 ? <p className="lc-quiet">{t('emptyBasket')}</p> : (
            <ul className="lc-shops-basket">
              {lines.map((goods) => (
                <li key={goods.id}><span>{goods.name}</span><IconButton icon={Minus} label={t('fewer', { name: goods.name })} onClick={() => put(goods.id, -1)} /><span className="lc-number">{goods.count}</span><IconButton icon={Plus} label={t('more', { name: goods.name })} disabled={goods.pricePoints > left || goods.count >= goods.left} onClick={() => put(goods.id, 1)} /></li>
              ))}
            </ul>
          )}
          {points > 0 && <p role="status">{left >= 0 ? t('after', { n: left }) : t('missing', { n: -left })}</p>}
          <ProblemAlert problem={problem} />
          <Button kind="primary" className="lc-shops-pay" disabled={disabled || points === 0 || left < 0} pending={pending} onClick={() => onPress(asked)}>{press(points)}</Button>
          {more?.(asked, points > 0 && left >= 0)}
          <Button kind="quiet" onClick={onChange}>{t('change')}</Button>
        </div>
      </Section>
      </div>
    </div>
  );
}
