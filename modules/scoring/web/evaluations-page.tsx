/** 综合测评目录 */
import { Plus, Scale, ShieldAlert } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportEvaluations, listEvaluations } from '../contract/index.ts';
import { evaluationMessages } from './evaluation-messages.ts';

export function EvaluationsPage() {
  const t = useT(evaluationMessages);
  const text = useText();
  const [mayManage, maySeeNegative] = [useCan('scoring.manage'), useCan('scoring.negative')];
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['recent', 'code']) });
  const asked = { ...(table.filters as { q?: string; state?: 'open' | 'frozen' }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listEvaluations, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/evaluations/new">{t('newOne')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('evaluations')} about={t('about')} actions={<>{maySeeNegative && <LinkButton icon={ShieldAlert} to="/negative-list">{t('negativeList')}</LinkButton>}{add}</>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: (['open', 'frozen'] as const).map((state) => ({ value: state, label: t(state) })) }]} />
      <DataTable
        caption={t('evaluations')} result={found} table={table} tools={<ListExport operation={exportEvaluations} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/evaluations/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), width: '34%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) },
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'ends', title: t('to'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.endsOn} /> },
          { key: 'edition', title: t('edition'), wideOnly: true, cell: (row) => text({ zh: row.editionZh, en: row.editionEn }) },
          { key: 'areas', title: t('areas'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.areaCount)}</span> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={row.state === 'frozen' ? 'ok' : 'info'} text={t(row.state)} /> },
        ]}
        empty={<EmptyState icon={Scale} title={t('none')} advice={t('noneAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}
