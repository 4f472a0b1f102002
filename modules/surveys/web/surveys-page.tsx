/** 问卷列表 */
import { ClipboardPen, Plus } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, RatioBar, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportSurveys, listSurveys, surveyStateWords } from '../contract/index.ts';
import { SURVEY_STATES } from '../domain/index.ts';
import type { SurveyState } from '../domain/index.ts';
import { surveyMessages } from './messages.ts';
import { surveyTones } from './words.ts';

export function SurveysPage() {
  const t = useT(surveyMessages);
  const text = useText();
  const mayManage = useCan('surveys.manage');
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['recent', 'title', 'collected']) });
  const asked = { ...(table.filters as { q?: string; state?: SurveyState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listSurveys, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/surveys/new">{t('newSurvey')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('surveys')} about={t('surveysAbout')} actions={add} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: SURVEY_STATES.map((state) => ({ value: state, label: text(surveyStateWords[state]) })) }]} />
      <DataTable
        caption={t('surveys')} result={found} table={table} tools={<ListExport operation={exportSurveys} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/surveys/${row.id}`}
        columns={[
          { key: 'title', title: t('title'), sort: ['title', '-title'], width: '34%', cell: (row) => <>{row.title}{row.isSynthetic && <> <StateTag quiet tone="held" text={t('synthetic')} /></>}</> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={surveyTones[row.state]} text={surveyStateWords[row.state]} /> },
          { key: 'period', title: t('period'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <><DateText value={row.opensOn} /> – <DateText value={row.closesOn} /></> },
          { key: 'questions', title: t('questions'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{numberText(row.questionCount)}</span> },
          { key: 'collected', title: `${t('collected')} / ${t('target')}`, sort: ['collected', '-collected'], greatestFirst: true, align: 'end', cell: (row) => <RatioBar ratio={{ numerator: row.collected, denominator: row.target }} /> },
        ]}
        empty={<EmptyState icon={ClipboardPen} title={t('noSurveys')} advice={t('noSurveysAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}
