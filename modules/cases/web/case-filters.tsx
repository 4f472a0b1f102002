/** 案件筛选 · One set of filters for the list, the counts and the register. */
import { bothWays } from '#platform/contract/sorting.ts';
import { Suspense } from 'react';
import { FilterFold, OrganisationSelect, useZoneChoices } from '#modules/places/web/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Checkbox, FilterBar, useTableState } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { sourceWords } from '../contract/index.ts';
import { CASE_SOURCES, CASE_STATES } from '../domain/index.ts';
import { caseMessages } from './messages.ts';
import { useCategoryChoices } from './use-cases.ts';
import { caseStates } from './words.ts';

const FILTERS = ['q', 'state', 'category', 'source', 'zoneId', 'organisationId', 'placeId', 'siteId', 'overdue', 'mine', 'from', 'to', 'closedFrom', 'closedTo'] as const;
const SORTS = bothWays(['recent', 'deadline', 'number', 'title']);

export type CaseFilterName = (typeof FILTERS)[number];
export type CaseTable = TableState<CaseFilterName, (typeof SORTS)[number]>;

/** 案件列表状态 */
export function useCaseTable(): CaseTable {
  return useTableState({ filters: FILTERS, sorts: SORTS });
}

export function CaseFilters({ table }: { readonly table: CaseTable }) {
  const t = useT(caseMessages);
  const text = useText();
  const categories = useCategoryChoices();
  const zones = useZoneChoices();
  const canPlaces = useCan('places.read');
  const { filters, setFilters } = table;
  const asksClosed = filters.closedFrom !== undefined || filters.closedTo !== undefined;
  return (
    <FilterFold table={table}>
      <FilterBar
        table={table}
        filters={[
          { name: 'q', kind: 'text', label: t('search') },
          { name: 'state', kind: 'many', label: t('state'), choices: CASE_STATES.map((state) => ({ value: state, label: text(caseStates[state].text) })) },
          { name: 'category', kind: 'many', label: t('category'), choices: categories },
          { name: 'source', kind: 'many', label: t('source'), choices: CASE_SOURCES.map((source) => ({ value: source, label: text(sourceWords[source]) })) },
          ...(zones.length > 0 ? [{ name: 'zoneId' as const, kind: 'one' as const, label: t('zone'), choices: zones }] : []),
          { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') },
          ...(asksClosed ? [{ name: 'closedFrom' as const, kind: 'date' as const, label: t('closedFrom') }, { name: 'closedTo' as const, kind: 'date' as const, label: t('closedTo') }] : []),
        ]}
      >
        {canPlaces && <span className="lc-cases-filter"><Suspense><OrganisationSelect label={t('organisation')} placeholder={t('anyOrganisation')} value={filters.organisationId} onChange={(id) => setFilters({ organisationId: id })} /></Suspense></span>}
        <Checkbox checked={filters.mine === 'true'} onChange={(on) => setFilters({ mine: on ? 'true' : undefined })}>{t('onlyMine')}</Checkbox>
        <Checkbox checked={filters.overdue === 'true'} onChange={(on) => setFilters({ overdue: on ? 'true' : undefined })}>{t('onlyOverdue')}</Checkbox>
      </FilterBar>
    </FilterFold>
  );
}
