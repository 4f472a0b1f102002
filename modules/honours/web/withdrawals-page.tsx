/** 撤销程序列表 */
import { Gavel } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportWithdrawals, listWithdrawals, withdrawalStateWords } from '../contract/index.ts';
import { WITHDRAWAL_STATES } from '../domain/index.ts';
import type { WithdrawalState } from '../domain/index.ts';
import { withdrawalMessages } from './withdrawal-messages.ts';
import { withdrawalTones } from './words.ts';

export function WithdrawalsPage() {
  const t = useT(withdrawalMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['recent', 'subject', 'until']) });
  const asked = { ...(table.filters as { q?: string; state?: WithdrawalState | 'running' }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listWithdrawals, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('withdrawals')} about={t('about')} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: [{ value: 'running', label: t('running') }, ...WITHDRAWAL_STATES.map((state) => ({ value: state, label: text(withdrawalStateWords[state]) }))] }]} />
      <DataTable
        caption={t('withdrawals')} result={found} table={table} tools={<ListExport operation={exportWithdrawals} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/withdrawals/${row.id}`}
        columns={[
          { key: 'subject', title: t('subject'), sort: ['subject', '-subject'], width: '26%', cell: (row) => row.label }, { key: 'title', title: t('title'), cell: (row) => text({ zh: row.titleZh, en: row.titleEn }) },
          { key: 'ground', title: t('ground'), wideOnly: true, cell: (row) => text({ zh: row.groundZh, en: row.groundEn }) }, { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={withdrawalTones[row.state]} text={withdrawalStateWords[row.state]} /> },
          { key: 'until', title: t('until'), sort: ['until', '-until'], cell: (row) => (row.until === null ? <span className="lc-quiet">—</span> : <DateText value={row.until} />) },
        ]}
        empty={<EmptyState icon={Gavel} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}
