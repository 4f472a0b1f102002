/** 队伍卡 · The teams of the places that a shop serves: who has a card, and the sheet that is cut into cards. */
import { IdCard, Printer, RefreshCw, UsersRound } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, ConfirmButton, DataTable, EmptyState, FilterBar, PageHeader, Section, useTableState } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { exportTeamCards, issueTeamCard, listTeamCards, readShop } from '../contract/index.ts';
import { shownCardCode } from '../domain/index.ts';
import { shopMessages } from './messages.ts';
import './shops.css';

type Team = OutputOf<typeof listTeamCards>['rows'][number];

export function TeamCardsPage() {
  const t = useT(shopMessages);
  const text = useText();
  const { shopId } = useRouteParams<'shopId'>();
  const shop = useRead(readShop, { shopId }).data;
  const table = useTableState({ filters: ['q'], sorts: bothWays(['label', 'code', 'balance']) });
  const asked = { shopId, ...(table.filters as { q?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listTeamCards, { ...asked, page: table.page, pageSize: table.pageSize });
  const printed = (found.data?.rows ?? []).filter(({ cardCode }) => cardCode !== null);
  return (
    <>
      <div className="lc-stack lc-no-print">
        <PageHeader title={t('teamCards')} about={t('teamCardsAbout')} trail={[{ text: t('shops'), to: '/shops' }, ...(shop === undefined ? [] : [{ text: shop.name, to: `/shops/${shopId}` }])]} actions={<Button kind="primary" icon={Printer} disabled={printed.length === 0} onClick={() => window.print()}>{t('print')}</Button>} />
        <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('searchTeam') }]} />
        <DataTable
          caption={t('teamCards')} result={found} table={table} tools={<ListExport operation={exportTeamCards} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
          columns={[
            { key: 'label', title: t('team'), sort: ['label', '-label'], width: '26%', cell: (row) => row.label }, { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
            { key: 'place', title: t('place'), wideOnly: true, cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) }, { key: 'leader', title: t('teamLeader'), cell: (row) => row.leaderName ?? <span className="lc-quiet">{t('teamNoLeaderShort')}</span> },
            { key: 'card', title: t('teamCard'), cell: (row) => (row.cardCode === null ? <span className="lc-quiet">{t('noCardYet')}</span> : <span className="lc-number">{shownCardCode(row.cardCode)}{(row.cardNumber ?? 1) > 1 && <span className="lc-quiet lc-small"> {t('cardNumber', { n: row.cardNumber ?? 1 })}</span>}</span>) },
            { key: 'balance', title: t('balance'), sort: ['balance', '-balance'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.balance)}</span> }, { key: 'left', title: t('teamLeftTitle'), wideOnly: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.left)}</span> },
            { key: 'acts', title: t('edit'), cell: (row) => <CardAct shopId={shopId} team={row} /> },
          ]}
          empty={<EmptyState icon={UsersRound} title={t('noTeams')} advice={t('noTeamsAdvice')} />}
        />
      </div>
      {printed.length > 0 && (
        <Section title={t('teamCardSheet')}>
          <ul className="lc-shops-sheet" aria-label={t('teamCardSheet')}>
            {printed.map((row) => (
              <li key={row.id}><QrCode className="lc-shops-qr" text={row.cardCode as string} label={`${t('teamCard')} ${shownCardCode(row.cardCode as string)}`} /><span className="lc-shops-card-words"><strong>{row.label}</strong><code>{shownCardCode(row.cardCode as string)}</code><small>{t('teamCardHow')}</small></span></li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function CardAct({ shopId, team }: { readonly shopId: string; readonly team: Team }) {
  const t = useT(shopMessages);
  const isFirst = team.cardCode === null;
  const send = useWrite(issueTeamCard, { invalidates: ['shops'], done: isFirst ? { zh: '已发卡，请打印', en: 'Issued; print it' } : { zh: '已换卡，请重新打印', en: 'Replaced; print it again' } });
  const give = () => send.run({ shopId, teamId: team.id });
  if (isFirst) return <Button kind="quiet" small icon={IdCard} pending={send.pending} onClick={() => void give()}>{t('issueCard')}</Button>;
  return <ConfirmButton kind="quiet" small icon={RefreshCw} label={t('newCard')} question={t('newTeamCardAsk', { label: team.label })} action={t('newCard')} pending={send.pending} problem={send.problem} onConfirm={give}><p>{t('newCardNote')}</p></ConfirmButton>;
}
