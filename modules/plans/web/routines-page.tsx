/** 例行活动 · What is done every week or month, and where. */
import { CalendarCheck, Plus } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, DateText, EmptyState, LinkButton, PageHeader } from '#platform/web/ui/index.ts';
import { listRoutines } from '../contract/index.ts';
import { rhythmKey, routineMessages } from './routine-messages.ts';

type Row = OutputOf<typeof listRoutines>['rows'][number];

export function Rhythm({ routine }: { readonly routine: Pick<Row, 'weekday' | 'monthDay'> }) {
  const t = useT(routineMessages);
  return routine.weekday === null ? t('everyMonth', { n: routine.monthDay ?? 1 }) : t(rhythmKey(routine.weekday));
}

export function RoutinesPage() {
  const t = useT(routineMessages);
  const text = useText();
  const mayManage = useCan('plans.manage');
  const found = useRead(listRoutines, {});
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/routines/new">{t('add')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('routines')} about={t('routinesAbout')} actions={add} />
      <DataTable
        caption={t('routines')} whole result={found} rowKey={(row) => row.id} rowTo={(row) => `/routines/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), width: '40%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) }, { key: 'rhythm', title: t('rhythm'), cell: (row) => <Rhythm routine={row} /> },
          { key: 'places', title: t('places'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.placeCount)}</span> }, { key: 'starts', title: t('starts'), wideOnly: true, cell: (row) => <DateText value={row.startsOn} /> },
        ]}
        empty={<EmptyState icon={CalendarCheck} title={t('none')} advice={t('noneAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}
