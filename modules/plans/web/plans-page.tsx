/** 行动计划 */
import { CalendarRange, Plus } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportPlans, listPlans, planStateWords } from '../contract/index.ts';
import { PLAN_STATES } from '../domain/index.ts';
import type { PlanState } from '../domain/index.ts';
import { plansMessages } from './messages.ts';
import { planTones } from './words.ts';

export function PlansPage() {
  const t = useT(plansMessages);
  const text = useText();
  const mayManage = useCan('plans.manage');
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['starts', 'code']) });
  const asked = { ...(table.filters as { q?: string; state?: PlanState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listPlans, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/plans/new">{t('newPlan')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('plans')} about={t('plansAbout')} actions={add} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: PLAN_STATES.map((state) => ({ value: state, label: text(planStateWords[state]) })) }]} />
      <DataTable
        caption={t('plans')} result={found} table={table} tools={<ListExport operation={exportPlans} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/plans/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), width: '34%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) }, { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'starts', title: t('from'), sort: ['starts', '-starts'], greatestFirst: true, cell: (row) => <DateText value={row.startsOn} /> }, { key: 'ends', title: t('to'), wideOnly: true, cell: (row) => <DateText value={row.endsOn} /> },
          { key: 'phases', title: t('phases'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{numberText(row.phaseCount)}</span> }, { key: 'targets', title: t('targets'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{numberText(row.targetCount)}</span> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={planTones[row.state]} text={planStateWords[row.state]} /> },
        ]}
        empty={<EmptyState icon={CalendarRange} title={t('none')} advice={t('noneAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}
