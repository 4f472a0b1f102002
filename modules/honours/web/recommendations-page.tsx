/** 向上推荐台账 · What was sent upward and what came of it; the address holds what is asked. */
import { ArrowUpFromLine, FileUp, ListChecks, Plus } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { TableImportPage } from '#platform/web/tasks/import-page.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportRecommendations, importRecommendations, listRecommendations, recommendationImportTemplate, recommendationStateWords, tierWords } from '../contract/index.ts';
import { RECOMMENDATION_STATES, TIERS } from '../domain/index.ts';
import { recommendationMessages } from './recommendation-messages.ts';
import { TitleFilter } from './title-filter.ts';
import { recommendationTones } from './words.ts';

export function RecommendationsPage() {
  const t = useT(recommendationMessages);
  const text = useText();
  const mayRecommend = useCan('honours.recommend');
  const table = useTableState({ filters: ['q', 'titleId', 'tier', 'state', 'batch', 'subjectId'], sorts: bothWays(['recent', 'subject', 'batch', 'state']) });
  const asked = { ...table.filters, ...(table.sort === undefined ? {} : { sort: table.sort }) } as Omit<Parameters<typeof useRead<typeof listRecommendations>>[1], 'page' | 'pageSize'>;
  const found = useRead(listRecommendations, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} actions={<><LinkButton icon={ListChecks} to="/recommendations/due">{t('due')}</LinkButton>{mayRecommend && <><LinkButton icon={FileUp} to="/recommendations/import">{t('importIt')}</LinkButton><LinkButton kind="primary" icon={Plus} to="/recommendations/new">{t('add')}</LinkButton></>}</>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'titleId', kind: 'picked', label: t('higher'), Picker: TitleFilter },
        { name: 'tier', kind: 'one', label: t('tier'), choices: TIERS.map((tier) => ({ value: tier, label: text(tierWords[tier]) })) }, { name: 'state', kind: 'one', label: t('state'), choices: RECOMMENDATION_STATES.map((state) => ({ value: state, label: text(recommendationStateWords[state]) })) },
        { name: 'batch', kind: 'text', label: t('batch') },
      ]} />
      <DataTable
        caption={t('title')} result={found} table={table} tools={<ListExport operation={exportRecommendations} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/recommendations/${row.id}`}
        columns={[
          { key: 'subject', title: t('subject'), sort: ['subject', '-subject'], width: '22%', cell: (row) => row.subject.label }, { key: 'title', title: t('higher'), cell: (row) => text({ zh: row.title.nameZh, en: row.title.nameEn }) },
          { key: 'state', title: t('state'), sort: ['state', '-state'], cell: (row) => <StateTag quiet tone={recommendationTones[row.state]} text={recommendationStateWords[row.state]} /> },
          { key: 'batch', title: t('batch'), sort: ['batch', '-batch'], wideOnly: true, cell: (row) => row.batch }, { key: 'sentOn', title: t('sentOn'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.sentOn} /> },
          { key: 'document', title: t('document'), wideOnly: true, cell: (row) => row.document }, { key: 'outcomeOn', title: t('outcomeOn'), wideOnly: true, cell: (row) => (row.outcomeOn === null ? <span className="lc-quiet">—</span> : <DateText value={row.outcomeOn} />) },
        ]}
        empty={<EmptyState icon={ArrowUpFromLine} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

export function ImportRecommendationsPage() {
  return (
    <TableImportPage
      title={{ zh: '导入推荐台账', en: 'Import recommendations' }} operation={importRecommendations} template={recommendationImportTemplate} invalidates={['honours']} list={{ to: '/recommendations', text: { zh: '向上推荐', en: 'Recommendations upward' } }}
      notes={[
        { zh: '批次、推荐称号、对象编号相同即同一条；对象须先在名册中。', en: 'The same batch, title and subject code are one row; the subject is in the register already.' },
        { zh: '每一条按报送当日核对条件；不满足的写放行理由，并须有放行权限。', en: 'Each is held against the rule on the day it was sent; where it is not met, a reason is needed, and the right to set it aside.' },
        { zh: '补登结果：写结果、结果日期和文号，再导入一次。', en: 'To add outcomes, fill in outcome, day and document and import again.' },
      ]}
    />
  );
}
