/** 荣誉台账 · Every award; the address holds the day and what is asked. */
import { bothWays } from '#platform/contract/sorting.ts';
import { FileUp, Printer } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { FilterBar, LinkButton, PageHeader, useTableState } from '#platform/web/ui/index.ts';
import { awardEventWords, exportAwards, listAwards, standingWords, tierWords } from '../contract/index.ts';
import { STANDINGS, TIERS } from '../domain/index.ts';
import { certificateMessages } from './certificate-messages.ts';
import { AwardsTable } from './awards-table.tsx';
import { honourMessages } from './messages.ts';
import { TitleFilter } from './title-filter.ts';

export function AwardsPage() {
  const t = useT(honourMessages);
  const c = useT(certificateMessages);
  const mayRegister = useCan('honours.register');
  const text = useText();
  const table = useTableState({ filters: ['q', 'titleId', 'tier', 'standing', 'asOf', 'event', 'since', 'until', 'reviewBy'], sorts: bothWays(['recent', 'subject', 'number', 'review']) });
  const asked = { ...table.filters, ...(table.sort === undefined ? {} : { sort: table.sort }) } as Omit<Parameters<typeof useRead<typeof listAwards>>[1], 'page' | 'pageSize'>;
  const awards = useRead(listAwards, { ...asked, page: table.page, pageSize: table.pageSize });
  const standings = [{ value: 'current', label: t('current') }, { value: 'ever', label: t('whenever') }, ...STANDINGS.map((standing) => ({ value: standing, label: text(standingWords[standing]) }))];
  return (
    <>
      <PageHeader title={t('awards')} about={t('awardsAbout')} actions={mayRegister && <><LinkButton icon={Printer} to="/award-certificates" search={{ ...(table.filters.titleId === undefined ? {} : { titleId: table.filters.titleId }), ...(table.filters.q === undefined ? {} : { q: table.filters.q }) }}>{c('title')}</LinkButton><LinkButton icon={FileUp} to="/awards/import">{t('importAwards')}</LinkButton></>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('searchAward') }, { name: 'titleId', kind: 'picked', label: t('title'), Picker: TitleFilter },
        { name: 'tier', kind: 'one', label: t('tier'), choices: TIERS.map((tier) => ({ value: tier, label: text(tierWords[tier]) })) }, { name: 'standing', kind: 'one', label: t('standing'), choices: standings },
        { name: 'event', kind: 'one', label: t('story'), choices: (['conferred', 'kept', 'rectifyBy', 'withdrawn', 'published'] as const).map((kind) => ({ value: kind, label: text(awardEventWords[kind]) })) },
        { name: 'asOf', kind: 'date', label: t('asOf') }, { name: 'reviewBy', kind: 'date', label: t('reviewDue') },
      ]} />
      <AwardsTable result={awards} withTitle table={table} tools={<ListExport operation={exportAwards} input={asked} total={awards.data?.total} />} />
    </>
  );
}
