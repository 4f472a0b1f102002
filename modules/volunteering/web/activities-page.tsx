/** 志愿活动 */
import { CalendarHeart, Plus } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportActivities, listActivities } from '../contract/index.ts';
import { hoursText } from './hours.ts';
import { useFacilityChoices } from './facilities-page.tsx';
import { facilityMessages } from './facility-messages.ts';
import { useNameOf } from './names.ts';
import { planMessages } from './plan-messages.ts';
import { projectMessages } from './project-messages.ts';
import { useProjectChoices } from './projects-page.tsx';
import { serviceMessages } from './service-messages.ts';

export function ActivitiesPage() {
  const t = useT(serviceMessages);
  const f = useT(facilityMessages);
  const facilities = useFacilityChoices();
  const p = useT(projectMessages);
  const c = useT(planMessages);
  const projects = useProjectChoices();
  const nameOf = useNameOf();
  const mayManage = useCan('volunteering.manage');
  const table = useTableState({ filters: ['q', 'standing', 'facilityId', 'projectId'], sorts: bothWays(['starts', 'code', 'minutes']) });
  const asked = { ...(table.filters as { q?: string; standing?: 'yes' | 'no'; facilityId?: string; projectId?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listActivities, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/volunteer-activities/new">{t('newActivity')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('activities')} about={t('activitiesAbout')} actions={add} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'standing', kind: 'one', label: c('standing'), choices: [{ value: 'yes', label: c('stands') }, { value: 'no', label: c('offs') }] }, ...(facilities.length === 0 ? [] : [{ name: 'facilityId' as const, kind: 'one' as const, label: f('facility'), choices: facilities }]), ...(projects.length === 0 ? [] : [{ name: 'projectId' as const, kind: 'one' as const, label: p('belongs'), choices: projects }])]} />
      <DataTable
        caption={t('activities')} result={found} table={table} tools={<ListExport operation={exportActivities} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/volunteer-activities/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), width: '26%', cell: (row) => <>{row.name}{row.cancelled !== null && <> <StateTag quiet tone="held" text={c('cancelledTag')} /></>}</> }, { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'team', title: t('team'), wideOnly: true, cell: (row) => row.team.name }, { key: 'place', title: t('place'), cell: (row) => <>{nameOf(row.place)}{row.facility !== null && <div className="lc-quiet lc-small">{row.facility.name}</div>}</> },
          { key: 'starts', title: t('from'), sort: ['starts', '-starts'], greatestFirst: true, cell: (row) => <DateText value={row.startsAt} style="dateTime" /> },
          { key: 'served', title: t('served'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.volunteerCount)}</span> },
          { key: 'minutes', title: t('minutes'), sort: ['minutes', '-minutes'], greatestFirst: true, align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{hoursText(row.minutes)}</span> },
        ]}
        empty={<EmptyState icon={CalendarHeart} title={t('none')} advice={t('noneAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}
