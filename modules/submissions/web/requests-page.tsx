/** 申报任务 · Every request with how complete it is. */
import { FileStack, Plus } from 'lucide-react';
import { listOrganisations } from '#modules/places/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, useTableState } from '#platform/web/ui/index.ts';
import { exportMaterialRequests, listMaterialRequests, requestStateWords } from '../contract/index.ts';
import { submissionsMessages } from './messages.ts';

export function RequestsPage() {
  const t = useT(submissionsMessages);
  const text = useText();
  const mayManage = useCan('submissions.manage');
  const table = useTableState({ filters: ['q', 'state', 'organisationId'], sorts: bothWays(['due', 'code', 'name']) });
  const asked = { ...(table.filters as { q?: string; state?: 'open' | 'closed'; organisationId?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listMaterialRequests, { ...asked, page: table.page, pageSize: table.pageSize });
  const units = useRead(listOrganisations, {}, { fresh_ms: 300_000 }).data?.rows ?? [];
  return (
    <>
      <PageHeader title={t('requests')} about={t('requestsAbout')} actions={mayManage && <LinkButton kind="primary" icon={Plus} to="/material-requests/new">{t('add')}</LinkButton>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: Object.entries(requestStateWords).map(([value, words]) => ({ value, label: text(words) })) },
        { name: 'organisationId', kind: 'one', label: t('unit'), choices: units.map(({ id, nameZh, nameEn }) => ({ value: id, label: text({ zh: nameZh, en: nameEn }) })) },
      ]} />
      <DataTable
        caption={t('requests')} result={found} table={table} tools={<ListExport operation={exportMaterialRequests} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/material-requests/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), sort: ['name', '-name'], width: '30%', cell: (row) => <>{row.name}{row.state === 'closed' && <span className="lc-quiet lc-small"> {text(requestStateWords.closed)}</span>}</> }, { key: 'edition', title: t('edition'), wideOnly: true, cell: (row) => text({ zh: row.edition.titleZh, en: row.edition.titleEn }) },
          { key: 'window', title: t('window'), wideOnly: true, cell: (row) => t('windowText', { from: row.startsOn, to: row.endsOn }) }, { key: 'due', title: t('due'), sort: ['due', '-due'], greatestFirst: true, cell: (row) => <DateText value={row.dueOn} /> },
          { key: 'share', title: t('share'), cell: (row) => <span className="lc-number">{t('shareText', row.share)}</span> }, { key: 'waiting', title: t('waiting'), align: 'end', cell: (row) => <span className="lc-number">{row.waiting}</span> },
        ]}
        empty={<EmptyState icon={FileStack} title={t('none')} advice={t(mayManage ? 'noneAdviceOffice' : 'noneAdvice')} {...(mayManage ? { action: <LinkButton kind="primary" icon={Plus} to="/material-requests/new">{t('add')}</LinkButton> } : {})} />}
      />
    </>
  );
}
