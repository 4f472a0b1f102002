/** 我的待办 · What do I owe, by when: one list over all modules, by the clock, with the kinds as filters in the address. */
import { CalendarCheck2, ListFilter } from 'lucide-react';
import { DUTY_LATENESS, listMyDuties } from '#platform/contract/duties.ts';
import { useRead } from '#platform/web/client.tsx';
import { dateText, numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import type { SearchValues } from '#platform/web/navigation.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { classes, EmptyState, LinkButton, PageHeader, ProblemAlert, Skeleton, useTableState } from '#platform/web/ui/index.ts';
import { Pager } from '#platform/web/ui/pager.tsx';
import { DutyList } from './duty-list.tsx';
import { dutyMessages } from './messages.ts';
import { useDutyCounts } from './use-duties.ts';
import type { DutyCounts } from './use-duties.ts';
import './duties.css';

export function DutiesPage() {
  const t = useT(dutyMessages);
  const { locale } = usePreferences();
  const table = useTableState({ filters: ['kind', 'lateness', 'escalated'], pageSize: 50 });
  const counts = useDutyCounts();
  const found = useRead(listMyDuties, { ...table.filters, page: table.page, pageSize: table.pageSize });
  const { data } = counts;
  const about = data === undefined ? t('about') : <>{t('aboutCount', { n: numberText(data.total), overdue: numberText(data.overdue) })} · <span className="lc-quiet">{t('asOf', { time: dateText(data.asOf, locale, 'time') })}</span></>;
  return (
    <>
      <PageHeader title={t('title')} about={about} />
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      <DutyFilters counts={counts} chosen={table.filters} />
      {found.data === undefined && found.problem === null && <Skeleton lines={8} />}
      {found.data !== undefined && found.data.total === 0 && (table.filtered
        ? <EmptyState icon={ListFilter} title={t('nothingOfKind')} advice={t('nothingOfKindAdvice')} action={<LinkButton to="/my-duties">{t('showAll')}</LinkButton>} />
        : <EmptyState icon={CalendarCheck2} title={t('nothing')} advice={t('nothingAdvice')} />)}
      {found.data !== undefined && found.data.total > 0 && (
        <div className="lc-stack" aria-busy={found.refreshing || undefined}>
          <DutyList rows={found.data.rows} />
          <Pager table={table} total={found.data.total} />
        </div>
      )}
    </>
  );
}

type Chosen = Partial<Record<'kind' | 'lateness' | 'escalated', string>>;

/** Each number is a link to exactly the list it counts. */
function DutyFilters({ counts, chosen }: { readonly counts: DutyCounts; readonly chosen: Chosen }) {
  const t = useT(dutyMessages);
  const text = useText();
  const { data } = counts;
  if (data === undefined || data.total === 0) return null;
  const chip = (key: string, label: string, n: number, search: SearchValues, on: boolean, late = false) => (
    <li key={key}><AppLink to="/my-duties" search={search} className={classes('lc-duty-chip', on && 'lc-duty-chip-on', late && n > 0 && 'lc-duty-chip-late')} {...(on ? { 'aria-current': 'true' as const } : {})}>{label} <b>{numberText(n)}</b></AppLink></li>
  );
  const none = chosen.kind === undefined && chosen.lateness === undefined && chosen.escalated === undefined;
  return (
    <nav className="lc-duty-filters lc-no-print" aria-label={t('byKind')}>
      <ul aria-label={t('byLateness')}>
        {chip('all', t('all'), data.total, {}, none)}
        {data.escalated > 0 && chip('escalated', t('escalatedGroup'), data.escalated, { escalated: 'true' }, chosen.escalated === 'true', true)}
        {DUTY_LATENESS.map((lateness) => { const n = data.byLateness.find((each) => each.lateness === lateness)?.count ?? 0; return n === 0 && chosen.lateness !== lateness ? null : chip(lateness, t(lateness), n, { lateness }, chosen.lateness === lateness, lateness === 'overdue'); })}
      </ul>
      <ul aria-label={t('byKind')}>
        {data.byKind.map((each) => chip(each.kind, text({ zh: each.kindZh, en: each.kindEn }), each.count, { kind: each.kind }, chosen.kind === each.kind, each.overdue > 0))}
      </ul>
    </nav>
  );
}
