/** 部门联审页 · Every department of the check for the office; a department sees its own. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { PageHeader, useTableState } from '#platform/web/ui/index.ts';
import { readSelectionRound } from '../contract/index.ts';
import { departmentMessages } from './department-messages.ts';
import { DepartmentsTable } from './departments-table.tsx';
import { roundMessages } from './round-messages.ts';

export function DepartmentsPage() {
  const [t, r] = [useT(departmentMessages), useT(roundMessages)];
  const { roundId } = useRouteParams<'roundId'>();
  const round = useRead(readSelectionRound, { roundId }).data;
  const mayOpen = useCan('honours.check');
  const table = useTableState({ filters: [], sorts: bothWays(['owed', 'name']) });
  return (
    <>
      <PageHeader title={t('departments')} about={t('about')} trail={[{ text: r('rounds'), to: '/selection-rounds' }, { text: round?.name ?? r('round'), to: `/selection-rounds/${roundId}` }]} />
      <DepartmentsTable roundId={roundId} mayOpen={mayOpen} table={table} />
    </>
  );
}
