/** 可以报名的活动 */
import { CalendarHeart } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { dateText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { DataTable, DateText, EmptyState, PageHeader, useTableState } from '#platform/web/ui/index.ts';
import { listJoinableActivities } from '../contract/index.ts';
import { myMessages } from './my-messages.ts';
import { useNameOf } from './names.ts';

type Shift = OutputOf<typeof listJoinableActivities>['rows'][number]['shifts'][number];

/** 名额 · How many seats a shift has left, in words. */
export function useSeats(): (shift: Pick<Shift, 'capacity' | 'taken' | 'waiting'>) => string {
  const t = useT(myMessages);
  return ({ capacity, taken, waiting }) => (capacity === null ? t('noLimit') : taken < capacity ? t('free', { n: capacity - taken }) : t('full', { n: waiting }));
}

/** Several shifts: each says when it is, one a line. */
function SeatsOfShifts({ shifts }: { readonly shifts: readonly Shift[] }) {
  const t = useT(myMessages);
  const seats = useSeats();
  const [only, ...others] = shifts;
  if (only === undefined || others.length === 0) return only === undefined ? null : seats(only);
  return <ul>{shifts.map((shift) => <li key={shift.id}>{t('shiftSeats', { from: dateText(shift.from, 'en', 'time'), to: dateText(shift.to, 'en', 'time'), seats: seats(shift) })}</li>)}</ul>;
}

export function JoinPage() {
  const t = useT(myMessages);
  const nameOf = useNameOf();
  const table = useTableState({ filters: [] });
  const found = useRead(listJoinableActivities, { page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('join')} about={t('joinAbout')} trail={[{ text: t('mine'), to: '/my-service' }]} />
      <DataTable
        caption={t('join')} result={found} table={table} rowKey={(row) => row.id} rowTo={(row) => `/my-service/activities/${row.id}`}
        columns={[
          { key: 'name', title: t('activity'), width: '32%', cell: (row) => row.name }, { key: 'from', title: t('from'), cell: (row) => <DateText value={row.shifts[0]?.from ?? row.startsAt} style="dateTime" /> }, { key: 'place', title: t('place'), wideOnly: true, cell: (row) => nameOf(row.place) },
          { key: 'team', title: t('team'), wideOnly: true, cell: (row) => row.team.name }, { key: 'seats', title: t('seats'), cell: (row) => <SeatsOfShifts shifts={row.shifts} /> },
        ]}
        empty={<EmptyState icon={CalendarHeart} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}
