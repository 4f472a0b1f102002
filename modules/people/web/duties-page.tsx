/** 责任清单 · Who answers for which site or place, today or ever; the list goes out and comes in as one table. */
import { bothWays } from '#platform/contract/sorting.ts';
import { Suspense } from 'react';
import { ArrowRightLeft, FileUp, UserRoundX } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useInvalidate, useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useLiveEvents } from '#platform/web/live.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Checkbox, DataTable, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import type { Column } from '#platform/web/ui/index.ts';
import { DUTY_ROLES, dutyRoleWords, placeKindWords } from '#modules/places/contract/index.ts';
import type { DutyRole } from '#modules/places/contract/index.ts';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import { exportDuties, listDuties } from '../contract/index.ts';
import { coverMessages } from './cover-messages.ts';
import { EndDutyButton } from './duty-form.tsx';
import { peopleMessages } from './messages.ts';
import { phaseOf } from './periods.ts';
import { useToday } from './use-people.ts';
import { phaseTones, usePeriodText } from './words.ts';
import './people.css';

type Duty = OutputOf<typeof listDuties>['rows'][number];

export function DutiesPage() {
  const t = useT(peopleMessages);
  const text = useText();
  const invalidate = useInvalidate();
  const mayManage = useCan('people.manageDuties');
  const table = useTableState({ filters: ['q', 'role', 'placeId', 'organisationId', 'history'], sorts: bothWays(['subject', 'holder', 'role', 'recent']) });
  const { role, ...others } = table.filters;
  const asked = { ...others, ...(DUTY_ROLES.includes(role as DutyRole) ? { role: role as DutyRole } : {}), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listDuties, { ...asked, page: table.page, pageSize: table.pageSize });
  useLiveEvents(['duties'], () => void invalidate(['people']));
  const actions = mayManage && <><LinkButton to="/hand-over" icon={ArrowRightLeft}>{t('handOver')}</LinkButton><LinkButton to="/responsibilities/import" icon={FileUp}>{t('importDuties')}</LinkButton></>;
  return (
    <>
      <PageHeader title={t('dutiesAll')} about={t('dutiesAllAbout')} actions={actions} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('dutySearch') }, { name: 'role', kind: 'one', label: t('duty'), choices: DUTY_ROLES.map((role) => ({ value: role, label: text(dutyRoleWords[role]) })) }]}>
        <span className="lc-people-filter"><Suspense><PlaceSelect label={t('place')} placeholder={t('anyPlace')} value={table.filters.placeId} onChange={(placeId) => table.setFilters({ placeId })} /></Suspense></span>
        <span className="lc-people-filter"><Suspense><OrganisationSelect label={t('organisation')} placeholder={t('anyOrganisation')} value={table.filters.organisationId} onChange={(organisationId) => table.setFilters({ organisationId })} /></Suspense></span>
        <Checkbox checked={table.filters.history === 'true'} onChange={(on) => table.setFilters({ history: on ? 'true' : undefined })}>{t('withHistory')}</Checkbox>
      </FilterBar>
      <DataTable
        caption={t('dutyList')} result={found} table={table} rowKey={(row) => row.id} columns={useDutyColumns(mayManage)} rowTo={(row) => (row.site === null ? '/places' : `/sites/${row.site.id}`)}
        tools={<ListExport operation={exportDuties} input={asked} total={found.data?.total} />}
        empty={<EmptyState icon={UserRoundX} title={t('noDutiesAll')} advice={t('noDutiesAllAdvice')} {...(mayManage ? { action: <LinkButton to="/responsibilities/import" kind="primary">{t('importDuties')}</LinkButton> } : {})} />}
      />
    </>
  );
}

function useDutyColumns(mayManage: boolean): readonly Column<Duty>[] {
  const t = useT(peopleMessages);
  const cover = useT(coverMessages);
  const text = useText();
  const today = useToday();
  const periodText = usePeriodText();
  return [
    { key: 'where', title: t('where'), sort: ['subject', '-subject'], width: '30%', cell: ({ site, place }) => (site !== null
      ? <>{site.name}<span className="lc-people-under">{site.code}</span></>
      : place !== null && <>{text({ zh: place.nameZh, en: place.nameEn })}<span className="lc-people-under">{text(placeKindWords[place.kind])} · {place.code}</span></>) },
    { key: 'duty', title: t('duty'), sort: ['role', '-role'], cell: (row) => text(dutyRoleWords[row.role]) },
    { key: 'holder', title: t('holder'), sort: ['holder', '-holder'], cell: ({ person, organisation, coverFor }) => (person !== null
      ? <><AppLink to={`/persons/${person.id}`}>{person.name}</AppLink>{coverFor !== null && <span className="lc-people-under">{cover('coverFor', { name: coverFor.name })}</span>}</>
      : organisation !== null && text({ zh: organisation.nameZh, en: organisation.nameEn })) },
    { key: 'period', title: t('period'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <span className="lc-number">{periodText(row)}</span> },
    { key: 'state', title: t('state'), wideOnly: true, cell: (row) => { const phase = phaseOf(row, today); return <StateTag quiet tone={phaseTones[phase]} text={t(phase)} />; } },
    ...(mayManage ? [{ key: 'end', title: t('actions'), align: 'end' as const, cell: (row: Duty) => (row.present && row.coverFor === null ? <EndDutyButton dutyId={row.id} role={row.role} /> : null) }] : []),
  ];
}
