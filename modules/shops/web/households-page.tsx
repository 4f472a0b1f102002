/** 服务户 · Whom the shops serve, and the cards they carry. */
import { IdCard, LogOut, RefreshCw, Printer, Upload, UsersRound } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, Pager, ProblemAlert, Skeleton, useTableState } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { exportHouseholds, leaveShop, listHouseholds, readShop, replaceCard } from '../contract/index.ts';
import { shownCardCode } from '../domain/index.ts';
import { shopMessages } from './messages.ts';
import { useShopChoices } from './parts.tsx';
import './shops.css';

type Household = OutputOf<typeof listHouseholds>['rows'][number];

export function HouseholdsPage() {
  const t = useT(shopMessages);
  const text = useText();
  const shops = useShopChoices();
  const [mayServe, mayImport] = [useCan('shops.serve'), useCan('shops.manage')];
  const table = useTableState({ filters: ['q', 'shopId'], sorts: bothWays(['code', 'label', 'balance']) });
  const asked = { ...(table.filters as { q?: string; shopId?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listHouseholds, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('households')} about={t('householdsAbout')} actions={mayImport && <LinkButton icon={Upload} to="/shop-households/import">{t('importIt')}</LinkButton>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('searchHousehold') }, { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }]} />
      <DataTable
        caption={t('households')} result={found} table={table} tools={<ListExport operation={exportHouseholds} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'label', title: t('household'), sort: ['label', '-label'], width: '24%', cell: (row) => row.label }, { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'village', title: t('village'), cell: (row) => text({ zh: row.place.nameZh, en: row.place.nameEn }) }, { key: 'shop', title: t('shop'), cell: (row) => row.shop.name },
          { key: 'card', title: t('card'), wideOnly: true, cell: (row) => <span className="lc-number">{shownCardCode(row.cardCode)}{row.cardNumber > 1 && <span className="lc-quiet lc-small"> {t('cardNumber', { n: row.cardNumber })}</span>}</span> },
          { key: 'registered', title: t('registeredOn'), wideOnly: true, cell: (row) => <DateText value={row.registeredOn} /> },
          { key: 'balance', title: t('balance'), sort: ['balance', '-balance'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.balance)}</span> },
          ...(mayServe ? [{ key: 'acts', title: t('edit'), cell: (row: Household) => <div className="lc-row"><CardAct household={row} /><LeaveAct household={row} /></div> }] : []),
        ]}
        empty={<EmptyState icon={UsersRound} title={t('noHouseholds')} advice={t('noHouseholdsAdvice')} />}
      />
    </>
  );
}

function CardAct({ household }: { readonly household: Household }) {
  const t = useT(shopMessages);
  const send = useWrite(replaceCard, { invalidates: ['shops'], done: { zh: '已换卡，请重新打印', en: 'Replaced; print it again' } });
  return <ConfirmButton kind="quiet" small icon={RefreshCw} label={t('newCard')} question={t('newCardAsk', { label: household.label })} action={t('newCard')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ householdId: household.id })}><p>{t('newCardNote')}</p></ConfirmButton>;
}

function LeaveAct({ household }: { readonly household: Household }) {
  const t = useT(shopMessages);
  const send = useWrite(leaveShop, { invalidates: ['shops'], done: { zh: '已退出', en: 'Left' } });
  return <ConfirmButton kind="quiet" small icon={LogOut} label={t('leave')} question={t('leaveAsk', { label: household.label })} action={t('leave')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ householdId: household.id })}><p>{t('leaveNote')}</p></ConfirmButton>;
}

const CARDS_A_SHEET = 60;

/** 印户卡 · Sheets of cards of one shop; the squares say the card's number and nothing else. */
export function CardsPage() {
  const t = useT(shopMessages);
  const { shopId } = useRouteParams<'shopId'>();
  const table = useTableState({ pageSize: CARDS_A_SHEET });
  const shop = useRead(readShop, { shopId }).data;
  const found = useRead(listHouseholds, { shopId, sort: 'code', page: table.page, pageSize: table.pageSize });
  const rows = found.data?.rows ?? [];
  return (
    <>
      <div className="lc-no-print"><PageHeader title={t('cards')} about={t('cardsAbout')} trail={[{ text: t('shops'), to: '/shops' }, ...(shop === undefined ? [] : [{ text: shop.name, to: `/shops/${shopId}` }])]} actions={<Button kind="primary" icon={Printer} disabled={rows.length === 0} onClick={() => window.print()}>{t('print')}</Button>} /></div>
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {found.data === undefined && found.problem === null && <Skeleton height="20rem" />}
      {found.data !== undefined && rows.length === 0 && <EmptyState icon={IdCard} title={t('noCards')} advice={t('noHouseholdsAdvice')} />}
      <ul className="lc-shops-sheet" aria-label={t('cardSheet')}>
        {rows.map((row) => (
          <li key={row.id}><QrCode className="lc-shops-qr" text={row.cardCode} label={`${t('cardOf')} ${shownCardCode(row.cardCode)}`} /><span className="lc-shops-card-words"><strong>{row.shop.name}</strong><code>{shownCardCode(row.cardCode)}</code><small>{t('cardHow')}</small></span></li>
        ))}
      </ul>
      {found.data !== undefined && found.data.total > table.pageSize && <Pager table={table} total={found.data.total} />}
    </>
  );
}
