/** 还缺什么 · Standards of this edition with what serves them, from their own records and from the other side. */
import { CircleCheck } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, useTableState } from '#platform/web/ui/index.ts';
import { coverageWords, exportCrosswalkCoverage, listCrosswalkCoverage } from '../contract/index.ts';
import { COVERAGE_STATES } from '../domain/index.ts';
import type { CoverageState } from '../domain/index.ts';
import { crosswalkMessages } from './crosswalk-messages.ts';
import { CoverageTag, StandardText } from './crosswalk-parts.tsx';
import type { Pair } from './crosswalk-parts.tsx';

export function CrosswalkCoverage({ pair }: { readonly pair: Pair }) {
  const t = useT(crosswalkMessages);
  const text = useText();
  const table = useTableState({ filters: ['state'], sorts: bothWays(['code', 'evidence']) });
  const asked = { ...pair, ...(table.filters as { state?: CoverageState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listCrosswalkCoverage, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <p className="lc-quiet">{t('coverageAbout')}</p>
      <FilterBar table={table} filters={[{ name: 'state', kind: 'one', label: t('state'), choices: COVERAGE_STATES.map((state) => ({ value: state, label: text(coverageWords[state]) })) }]} />
      <DataTable
        caption={t('missing')} result={found} table={table} rowKey={(row) => row.standard.code} tools={<ListExport operation={exportCrosswalkCoverage} input={asked} total={found.data?.total} />}
        columns={[
          { key: 'code', title: t('left'), sort: ['code', '-code'], width: '48%', cell: (row) => <StandardText standard={row.standard} /> },
          { key: 'state', title: t('state'), cell: (row) => <CoverageTag state={row.state} /> },
          { key: 'evidence', title: t('own'), sort: ['evidence', '-evidence'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.ownCount)}</span> },
          { key: 'shared', title: t('shared'), align: 'end', cell: (row) => <><span className="lc-number">{numberText(row.sharedCount)}</span>{row.sharedCodes.length > 0 && <p className="lc-quiet lc-small">{t('sharedBy', { codes: row.sharedCodes.join('、') })}</p>}</> },
        ]}
        empty={<EmptyState icon={CircleCheck} title={t('noneMissing')} />}
      />
    </>
  );
}
