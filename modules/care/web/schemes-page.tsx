/** 关爱行动列表 */
import { Gift, Plus } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportSchemes, listSchemes, schemeStateWords } from '../contract/index.ts';
import { SCHEME_STATES } from '../domain/index.ts';
import type { SchemeState } from '../domain/index.ts';
import { careMessages } from './messages.ts';
import { schemeTones } from './words.ts';

export function SchemesPage() {
  const t = useT(careMessages);
  const text = useText();
  const mayManage = useCan('care.manage');
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['starts', 'name', 'listed']) });
  const asked = { ...(table.filters as { q?: string; state?: SchemeState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listSchemes, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/care/new">{t('newScheme')}</LinkButton> : undefined;
  const number = (value: number) => <span className="lc-number">{numberText(value)}</span>;
  return (
    <>
      <PageHeader title={t('schemes')} about={t('schemesAbout')} actions={add} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: SCHEME_STATES.map((state) => ({ value: state, label: text(schemeStateWords[state]) })) }]} />
      <DataTable
        caption={t('schemes')} result={found} table={table} tools={<ListExport operation={exportSchemes} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/care/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), sort: ['name', '-name'], width: '30%', cell: (row) => row.name }, { key: 'state', title: t('state'), cell: (row) => <StateTag tone={schemeTones[row.state]} text={schemeStateWords[row.state]} /> },
          { key: 'period', title: t('period'), sort: ['starts', '-starts'], greatestFirst: true, wideOnly: true, cell: (row) => <><DateText value={row.from} /> {t('from_to')} <DateText value={row.until} /></> },
          { key: 'listed', title: t('listed'), sort: ['listed', '-listed'], greatestFirst: true, align: 'end', cell: (row) => number(row.listedCount) }, { key: 'received', title: t('received'), align: 'end', cell: (row) => number(row.receivedCount) },
          { key: 'waiting', title: t('waiting'), align: 'end', wideOnly: true, cell: (row) => number(row.waitingCount) },
        ]}
        empty={<EmptyState icon={Gift} title={t('noSchemes')} advice={t('noSchemesAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}
