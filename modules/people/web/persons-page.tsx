/** 人员名册 */
import { bothWays } from '#platform/contract/sorting.ts';
import { Suspense } from 'react';
import { ArrowRightLeft, FileUp, UserPlus, Users } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useAbilities } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Checkbox, DataTable, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, Tag, useChosenRows, useTableState } from '#platform/web/ui/index.ts';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import { exportPersons, listPersons } from '../contract/index.ts';
import { peopleMessages } from './messages.ts';
import { RolesBulk } from './roles-bulk.tsx';
import { useRoleChoices, useToday } from './use-people.ts';
import './people.css';

type PersonRow = OutputOf<typeof listPersons>['rows'][number];

export function PersonsPage() {
  const t = useT(peopleMessages);
  const text = useText();
  const can = useAbilities();
  const today = useToday();
  const roles = useRoleChoices();
  const table = useTableState({ filters: ['q', 'role', 'organisationId', 'withFormer'], sorts: bothWays(['code', 'name', 'organisation', 'duties']) });
  const persons = useRead(listPersons, { ...table.filters, page: table.page, pageSize: table.pageSize, ...(table.sort === undefined ? {} : { sort: table.sort }) });
  const mayKeep = can('people.managePersons');
  const mayAssign = can('people.assignRoles');
  const chosen = useChosenRows<PersonRow>(persons.data?.rows, (row) => row.id, JSON.stringify(table.filters));
  return (
    <>
      <PageHeader
        title={t('persons')} about={t('personsAbout')}
        actions={(
          <>
            {can('people.manageDuties') && <LinkButton to="/hand-over" icon={ArrowRightLeft}>{t('handOver')}</LinkButton>}
            {mayKeep && <LinkButton to="/persons/import" icon={FileUp}>{t('importPersons')}</LinkButton>}
            {mayKeep && <LinkButton to="/persons/new" icon={UserPlus} kind="primary">{t('newPerson')}</LinkButton>}
          </>
        )}
      />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('nameCodeInitials') }, { name: 'role', kind: 'one', label: t('role'), choices: roles }]}>
        <span className="lc-people-filter"><Suspense><OrganisationSelect label={t('organisation')} placeholder={t('anyOrganisation')} value={table.filters.organisationId} onChange={(id) => table.setFilters({ organisationId: id })} /></Suspense></span>
        <Checkbox checked={table.filters.withFormer === 'true'} onChange={(on) => table.setFilters({ withFormer: on ? 'true' : undefined })}>{t('withFormer')}</Checkbox>
      </FilterBar>
      {mayAssign && <RolesBulk chosen={chosen} total={persons.data?.total ?? 0} filter={table.filters} />}
      <DataTable
        caption={t('persons')} result={persons} table={table} tools={<ListExport operation={exportPersons} input={{ ...table.filters, ...(table.sort === undefined ? {} : { sort: table.sort }) }} total={persons.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/persons/${row.id}`} {...(mayAssign ? { selection: chosen.selection } : {})}
        columns={[
          { key: 'name', title: t('name'), sort: ['name', '-name'], cell: (row) => <>{row.name}{row.validTo !== null && <> <StateTag quiet tone="held" text={t(row.validTo > today ? 'leaving' : 'left')} /></>}</> },
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'title', title: t('title'), cell: (row) => row.title ?? <span className="lc-quiet">—</span> },
          { key: 'organisation', title: t('organisation'), sort: ['organisation', '-organisation'], cell: (row) => (row.organisation === null ? <span className="lc-quiet">—</span> : text({ zh: row.organisation.nameZh, en: row.organisation.nameEn })) },
          { key: 'roles', title: t('roles'), cell: (row) => (row.roles.length === 0 ? <span className="lc-quiet">{t('noRole')}</span> : <span className="lc-people-tags">{row.roles.map((role) => <Tag key={role.code}>{text({ zh: role.nameZh, en: role.nameEn })}</Tag>)}</span>) },
          { key: 'duties', title: t('dutyCount'), sort: ['duties', '-duties'], greatestFirst: true, align: 'end', cell: (row) => (row.dutyCount === 0 ? <span className="lc-quiet">0</span> : numberText(row.dutyCount)) },
          { key: 'login', title: t('login'), wideOnly: true, cell: (row) => <span className={row.hasLogin ? '' : 'lc-quiet'}>{t(row.hasLogin ? 'hasLogin' : 'noLogin')}</span> },
        ]}
        empty={<EmptyState icon={Users} title={t('noPersons')} advice={t('noPersonsAdvice')} {...(mayKeep ? { action: <LinkButton to="/persons/import" kind="primary">{t('importPersons')}</LinkButton> } : {})} />}
      />
    </>
  );
}
