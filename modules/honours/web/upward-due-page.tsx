/** 可向上推荐 · Who may go up today, each with the award below and how many terms; one step from here to the recommendation. */
import { ArrowUpFromLine } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportUpwardDue, listUpwardDue, recommendationStateWords, tierWords } from '../contract/index.ts';
import { TIERS } from '../domain/index.ts';
import { recommendationMessages } from './recommendation-messages.ts';
import { TitleFilter } from './title-filter.ts';
import { recommendationTones } from './words.ts';

export function UpwardDuePage() {
  const t = useT(recommendationMessages);
  const text = useText();
  const mayRecommend = useCan('honours.recommend');
  const table = useTableState({ filters: ['q', 'tier', 'titleId'], sorts: bothWays(['subject', 'title', 'terms']) });
  const asked = { ...table.filters, ...(table.sort === undefined ? {} : { sort: table.sort }) } as Omit<InputOf<typeof listUpwardDue>, 'page' | 'pageSize'>;
  const found = useRead(listUpwardDue, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('due')} about={t('dueAbout')} trail={[{ text: t('title'), to: '/recommendations' }]} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('dueSearch') }, { name: 'titleId', kind: 'picked', label: t('higher'), Picker: TitleFilter }, { name: 'tier', kind: 'one', label: t('tier'), choices: TIERS.map((tier) => ({ value: tier, label: text(tierWords[tier]) })) }]} />
      <DataTable
        caption={t('due')} result={found} table={table} tools={<ListExport operation={exportUpwardDue} input={asked} total={found.data?.total} />} rowKey={(row) => row.key}
        columns={[
          { key: 'subject', title: t('subject'), sort: ['subject', '-subject'], width: '20%', cell: (row) => <AppLink to={`/honour-subjects/${row.subject.id}`}>{row.subject.label}</AppLink> },
          { key: 'place', title: t('place'), wideOnly: true, cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
          { key: 'from', title: t('fromAward'), cell: (row) => <AppLink to={`/awards/${row.from.awardId}`}>{text(row.from)}</AppLink> },
          { key: 'terms', title: t('terms'), sort: ['terms', '-terms'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{row.terms} / {row.termsAsked}</span> },
          { key: 'title', title: t('higher'), sort: ['title', '-title'], cell: (row) => text({ zh: row.title.nameZh, en: row.title.nameEn }) },
          { key: 'last', title: t('lastTime'), wideOnly: true, cell: (row) => (row.lastState === null ? <span className="lc-quiet">—</span> : <StateTag quiet tone={recommendationTones[row.lastState]} text={recommendationStateWords[row.lastState]} />) },
          ...(mayRecommend ? [{ key: 'act', title: '', cell: (row: NonNullable<typeof found.data>['rows'][number]) => <LinkButton small icon={ArrowUpFromLine} to="/recommendations/new" search={{ titleId: row.title.id, subjectId: row.subject.id }}>{t('recommend')}</LinkButton> }] : []),
        ]}
        empty={<EmptyState icon={ArrowUpFromLine} title={t('dueNone')} advice={t('dueNoneAdvice')} />}
      />
    </>
  );
}
