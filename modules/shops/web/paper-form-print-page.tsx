/** 空白纸卡 · Paper for whoever uses no telephone: slips with their number, and a household's card with lines to fill in by hand; both are entered later. */
import { useState } from 'react';
import { FilePenLine, Printer } from 'lucide-react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { Button, EmptyState, Field, PageHeader, Pager, ProblemAlert, Segmented, Skeleton, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { listHouseholds, listTeamCards, readShop } from '../contract/index.ts';
import { shownCardCode } from '../domain/index.ts';
import { bookMessages } from './book-messages.ts';
import { blankNumbers, SLIPS_MOST } from './paper-slips.ts';
import './shops.css';

const CARDS_A_SHEET = 12;
const SLIP_LINES = 4;
const CARD_LINES = 10;
const lines = (count: number) => Array.from({ length: count }, (_each, at) => at + 1);

export function PaperPrintPage() {
  const t = useT(bookMessages);
  const { shopId } = useRouteParams<'shopId'>();
  const shop = useRead(readShop, { shopId });
  const [what, setWhat] = useState<'slips' | 'cards' | 'teamCards'>('slips');
  const name = shop.data?.name ?? '';
  return (
    <>
      <div className="lc-no-print">
        <PageHeader title={t('blanks')} about={t('blanksAbout')} trail={[{ text: t('paper'), to: '/shop-paper-sheets' }, ...(shop.data === undefined ? [] : [{ text: name, to: `/shops/${shopId}` }])]} actions={<Button kind="primary" icon={Printer} onClick={() => window.print()}>{t('print')}</Button>} />
        <div className="lc-shops-blanks-what"><Segmented label={t('blankWhat')} value={what} onChange={(value) => setWhat(value as typeof what)} choices={[{ value: 'slips', label: t('blankSlips') }, { value: 'cards', label: t('blankCards') }, { value: 'teamCards', label: t('blankTeamCards') }]} /></div>
      </div>
      <ProblemAlert problem={shop.problem} onRetry={shop.reload} />
      {shop.data !== undefined && (what === 'slips' ? <BlankSlips shop={shop.data} /> : what === 'cards' ? <BlankCards key={what} shopId={shopId} name={name} /> : <BlankTeamCards key={what} shopId={shopId} name={name} />)}
    </>
  );
}

/** The number of a slip is all that its squares say: whoever enters it scans or types it. */
function BlankSlips({ shop }: { readonly shop: { readonly code: string; readonly name: string } }) {
  const t = useT(bookMessages);
  const [prefix, setPrefix] = useState(`${shop.code}-Z`);
  const [first, setFirst] = useState('1');
  const [count, setCount] = useState('8');
  const numbers = blankNumbers(prefix, Number(first), Number(count));
  return (
    <>
      <div className="lc-grid lc-no-print">
        <Field label={t('blankPrefix')} purpose={t('blankPrefixPurpose')}>{(w) => <TextInput {...w} maxLength={20} value={prefix} onChange={setPrefix} />}</Field>
        <Field label={t('blankFirst')} purpose={t('blankFirstPurpose')}>{(w) => <TextInput {...w} type="number" min={1} value={first} onChange={setFirst} />}</Field>
        <Field label={t('blankCount')}>{(w) => <TextInput {...w} type="number" min={1} max={SLIPS_MOST} value={count} onChange={setCount} />}</Field>
      </div>
      {numbers.length === 0 && <EmptyState icon={FilePenLine} title={t('noBlanks')} />}
      <ul className="lc-shops-blanks" aria-label={t('blankSlips')}>
        {numbers.map((number) => (
          <li key={number}>
            <div className="lc-shops-blank-head"><span><strong>{shop.name}</strong> · {t('blankSlip')}<br /><code>{number}</code></span><QrCode className="lc-shops-blank-qr" text={number} label={`${t('paperNumber')} ${number}`} /></div>
            <p className="lc-shops-blank-fill"><span>{t('household')}</span><span>{t('redeemedOn')}</span></p>
            <table><thead><tr><th scope="col">{t('goods')}</th><th scope="col">{t('quantity')}</th><th scope="col">{t('points')}</th></tr></thead><tbody>{lines(SLIP_LINES).map((line) => <tr key={line}><td /><td /><td /></tr>)}</tbody></table>
            <p className="lc-shops-blank-fill"><span>{t('signTook')}</span><span>{t('signGave')}</span></p>
          </li>
        ))}
      </ul>
    </>
  );
}

interface CardOwner { readonly id: string; readonly label: string; readonly code: string; readonly cardCode: string }
interface CardsProps { readonly name: string; /** What stands on each card. */ readonly card: string; readonly title: string; readonly find: string; readonly findPurpose: string; readonly none: string; readonly table: ReturnType<typeof useTableState>; readonly found: { readonly problem: ProblemBody | null; readonly reload: () => void }; readonly rows: readonly CardOwner[] | undefined; readonly total: number }

/** Whose it is, its number and squares, and lines for what was done. */
function CardSheet({ name, card, title, find, findPurpose, none, table, found, rows, total }: CardsProps) {
  const t = useT(bookMessages);
  const q = (table.filters as { q?: string }).q ?? '';
  return (
    <>
      <div className="lc-no-print"><Field label={find} purpose={findPurpose}>{(w) => <TextInput {...w} type="search" maxLength={60} value={q} onChange={(value) => table.setFilters({ q: value })} />}</Field></div>
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {rows === undefined && found.problem === null && <Skeleton height="20rem" />}
      {rows?.length === 0 && <EmptyState icon={FilePenLine} title={none} />}
      <ul className="lc-shops-blanks" aria-label={title}>
        {(rows ?? []).map((row) => (
          <li key={row.id}>
            <div className="lc-shops-blank-head"><span><strong>{name}</strong> · {card}<br />{row.label} · {row.code}<br /><code>{shownCardCode(row.cardCode)}</code></span><QrCode className="lc-shops-blank-qr" text={row.cardCode} label={`${card} ${row.code}`} /></div>
            <table><thead><tr><th scope="col">{t('day')}</th><th scope="col">{t('blankDeed')}</th><th scope="col">{t('points')}</th><th scope="col">{t('blankBy')}</th></tr></thead><tbody>{lines(CARD_LINES).map((line) => <tr key={line}><td /><td /><td /><td /></tr>)}</tbody></table>
          </li>
        ))}
      </ul>
      {total > table.pageSize && <div className="lc-no-print"><Pager table={table} total={total} /></div>}
    </>
  );
}

function BlankCards({ shopId, name }: { readonly shopId: string; readonly name: string }) {
  const t = useT(bookMessages);
  const table = useTableState({ pageSize: CARDS_A_SHEET, filters: ['q'] });
  const q = (table.filters as { q?: string }).q ?? '';
  const found = useRead(listHouseholds, { shopId, sort: 'code', page: table.page, pageSize: table.pageSize, ...(q === '' ? {} : { q }) });
  return <CardSheet name={name} card={t('blankCard')} title={t('blankCards')} find={t('blankFind')} findPurpose={t('blankFindPurpose')} none={t('noBlanks')} table={table} found={found} rows={found.data?.rows} total={found.data?.total ?? 0} />;
}

/** Of teams that have a card. */
function BlankTeamCards({ shopId, name }: { readonly shopId: string; readonly name: string }) {
  const t = useT(bookMessages);
  const table = useTableState({ pageSize: CARDS_A_SHEET, filters: ['q'] });
  const q = (table.filters as { q?: string }).q ?? '';
  const found = useRead(listTeamCards, { shopId, withCard: true, sort: 'code', page: table.page, pageSize: table.pageSize, ...(q === '' ? {} : { q }) });
  const rows = found.data?.rows.flatMap(({ cardCode, ...row }) => (cardCode === null ? [] : [{ ...row, cardCode }]));
  return <CardSheet name={name} card={t('blankTeamCard')} title={t('blankTeamCards')} find={t('blankFindTeam')} findPurpose={t('blankFindTeamPurpose')} none={t('noTeamBlanks')} table={table} found={found} rows={rows} total={found.data?.total ?? 0} />;
}
