/** 积分账户列表 */
import { WalletCards } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, PageHeader, useTableState } from '#platform/web/ui/index.ts';
import { exportAccounts, holderKindWords, listAccounts, purposeWords } from '../contract/index.ts';
import { pointsMessages } from './messages.ts';
import './points.css';

/** 词或原文 · Kinds and purposes of other modules show as they are called. */
export const wordOf = (words: Readonly<Record<string, { zh: string; en: string }>>, key: string) => words[key] ?? { zh: key, en: key };

export function AccountsPage() {
  const t = useT(pointsMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'holderKind'], sorts: bothWays(['holder', 'balance', 'recent']) });
  const asked = { ...(table.filters as { q?: string; holderKind?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const accounts = useRead(listAccounts, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('accounts')} about={t('accountsAbout')} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('searchHolder') }, { name: 'holderKind', kind: 'one', label: t('holderKind'), choices: ['household', 'person', 'team', 'volunteer', 'shop', 'stockBatch', 'programme'].map((kind) => ({ value: kind, label: text(wordOf(holderKindWords, kind)) })) }]} />
      <DataTable
        caption={t('accounts')} result={accounts} table={table} rowKey={(row) => row.id} rowTo={(row) => `/points-accounts/${row.id}`} tools={<ListExport operation={exportAccounts} input={asked} total={accounts.data?.total} />}
        columns={[
          { key: 'holder', title: t('holder'), sort: ['holder', '-holder'], width: '26%', cell: (row) => row.holderLabel ?? text(wordOf(holderKindWords, row.holderKind)) },
          { key: 'purpose', title: t('purpose'), cell: (row) => text(wordOf(purposeWords, row.purpose)) },
          { key: 'place', title: t('place'), wideOnly: true, cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
          { key: 'asset', title: t('asset'), wideOnly: true, cell: (row) => text({ zh: row.assetZh, en: row.assetEn }) },
          { key: 'balance', title: t('balance'), sort: ['balance', '-balance'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.balance)}</span> },
          { key: 'entries', title: t('entries'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{numberText(row.entryCount)}</span> },
          { key: 'last', title: t('last'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => (row.lastPostedAt === null ? <span className="lc-quiet">—</span> : <DateText value={row.lastPostedAt} />) },
        ]}
        empty={<EmptyState icon={WalletCards} title={t('noAccounts')} advice={t('noAccountsAdvice')} />}
      />
    </>
  );
}
