/** 月度评议 · What a month still waits for, by village; the review itself is on the list of deeds. */
import { useState } from 'react';
import { CalendarCheck, ListChecks } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useTableState } from '#platform/web/ui/index.ts';
import { DataTable, DateText, EmptyState, Field, LinkButton, Notice, PageHeader, StatTile, TextInput } from '#platform/web/ui/index.ts';
import { readReviewMonth } from '../contract/index.ts';
import { useDay } from './use-day.ts';
import { yearMessages } from './year-messages.ts';

export function MonthPage() {
  const t = useT(yearMessages);
  const text = useText();
  const [today] = useDay();
  const table = useTableState({ filters: ['month'] });
  const [picked, setPicked] = useState((table.filters as { month?: string }).month ?? '');
  const month = picked === '' ? today.slice(0, 7) : picked;
  const read = useRead(readReviewMonth, { month }, { enabled: month !== '' });
  const found = read.data;
  const number = (value: number) => <span className="lc-number">{numberText(value)}</span>;
  const toReview = found !== undefined && found.totals.waiting > 0;
  return (
    <>
      <PageHeader title={t('month')} about={t('monthAbout')} actions={toReview && <LinkButton kind="primary" icon={ListChecks} to={`/deeds?state=recorded&from=${found.from}&to=${found.to}`}>{t('toReview')}</LinkButton>} />
      <Field label={t('monthPick')}>{(w) => <TextInput {...w} type="month" value={month} max={today.slice(0, 7)} onChange={setPicked} />}</Field>
      {found !== undefined && found.totals.recorded > 0 && (
        <>
          <Notice tone={toReview ? 'warn' : 'ok'} title={toReview ? t('dueBy', { day: found.dueOn }) : t('allDone')} />
          <div className="lc-stats"><StatTile label={t('waiting')} value={numberText(found.totals.waiting)} /><StatTile label={t('noticed')} value={numberText(found.totals.noticed)} /><StatTile label={t('posted')} value={numberText(found.totals.posted)} /><StatTile label={t('points')} value={numberText(found.totals.points)} /></div>
        </>
      )}
      <DataTable
        caption={t('month')} whole result={{ data: found === undefined ? undefined : { rows: found.rows, total: found.rows.length }, problem: read.problem }} rowKey={(row) => row.placeId ?? '—'}
        columns={[
          { key: 'village', title: t('village'), width: '26%', cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
          { key: 'waiting', title: t('waiting'), align: 'end', cell: (row) => <>{number(row.waiting)}{row.mine > 0 && <div className="lc-quiet lc-small">{t('mine')} {numberText(row.mine)}</div>}</> },
          { key: 'recorded', title: t('recorded'), align: 'end', wideOnly: true, cell: (row) => number(row.recorded) }, { key: 'noticed', title: t('noticed'), align: 'end', cell: (row) => number(row.noticed) },
          { key: 'posted', title: t('posted'), align: 'end', cell: (row) => number(row.posted) }, { key: 'declined', title: t('declined'), align: 'end', wideOnly: true, cell: (row) => number(row.declined) }, { key: 'points', title: t('points'), align: 'end', wideOnly: true, cell: (row) => number(row.points) },
        ]}
        empty={<EmptyState icon={CalendarCheck} title={t('nothing')} advice={t('nothingAdvice')} />}
      />
      {found !== undefined && <p className="lc-quiet">{t('monthPick')} <DateText value={found.from} /> – <DateText value={found.to} /></p>}
    </>
  );
}
