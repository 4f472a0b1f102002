/** 对象名册 */
import { bothWays } from '#platform/contract/sorting.ts';
import { UserPlus, Users } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { consentWords, exportSubjects, listSubjects, subjectKindWords } from '../contract/index.ts';
import { CONSENTS, PERSONAL_KINDS, SUBJECT_KINDS } from '../domain/index.ts';
import type { Consent, SubjectKind } from '../domain/index.ts';
import { honourMessages } from './messages.ts';

export function SubjectsPage() {
  const t = useT(honourMessages);
  const text = useText();
  const mayRegister = useCan('honours.register');
  const table = useTableState({ filters: ['q', 'kind', 'consent'], sorts: bothWays(['code', 'label', 'awards']) });
  const asked = { ...(table.filters as { q?: string; kind?: SubjectKind; consent?: Consent }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const subjects = useRead(listSubjects, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = <LinkButton kind="primary" icon={UserPlus} to="/honour-subjects/new">{t('newSubject')}</LinkButton>;
  return (
    <>
      <PageHeader title={t('subjects')} about={t('subjectsAbout')} actions={mayRegister && add} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('searchSubject') }, { name: 'kind', kind: 'one', label: t('kind'), choices: SUBJECT_KINDS.map((kind) => ({ value: kind, label: text(subjectKindWords[kind]) })) },
        { name: 'consent', kind: 'one', label: t('consent'), choices: CONSENTS.map((consent) => ({ value: consent, label: text(consentWords[consent]) })) },
      ]} />
      <DataTable
        caption={t('subjects')} result={subjects} table={table} tools={<ListExport operation={exportSubjects} input={asked} total={subjects.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/honour-subjects/${row.id}`}
        columns={[
          { key: 'label', title: t('label'), sort: ['label', '-label'], width: '28%', cell: (row) => <>{row.label}{row.validTo !== null && <> <StateTag quiet tone="held" text={t('gone')} /></>}</> },
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'kind', title: t('kind'), cell: (row) => text(subjectKindWords[row.kind]) },
          { key: 'place', title: t('place'), cell: (row) => (row.place === null ? <span className="lc-quiet">—</span> : text({ zh: row.place.nameZh, en: row.place.nameEn })) },
          { key: 'consent', title: t('consent'), cell: (row) => (!PERSONAL_KINDS.includes(row.kind) && row.consent === 'notAsked' ? <span className="lc-quiet">{t('consentNotNeeded')}</span> : <StateTag quiet tone={row.consent === 'given' ? 'ok' : row.consent === 'notAsked' ? 'neutral' : 'held'} text={consentWords[row.consent]} />) },
          { key: 'awards', title: t('awardCount'), sort: ['awards', '-awards'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.awardCount)}</span> },
        ]}
        empty={<EmptyState icon={Users} title={t('noSubjects')} advice={t('noSubjectsAdvice')} {...(mayRegister ? { action: add } : {})} />}
      />
    </>
  );
}
