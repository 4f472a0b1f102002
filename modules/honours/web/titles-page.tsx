/** 称号列表 · Every title with its figures. */
import { bothWays } from '#platform/contract/sorting.ts';
import { Award, BookOpenCheck, FileUp, Plus } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, Tag, useTableState } from '#platform/web/ui/index.ts';
import { exportTitles, listTitles, subjectKindWords, tierWords, titleStateWords } from '../contract/index.ts';
import { SUBJECT_KINDS, TIERS } from '../domain/index.ts';
import type { SubjectKind, Tier } from '../domain/index.ts';
import { honourMessages } from './messages.ts';

/** Nothing to open where there is nobody. */
function Figure({ of, titleId, standing }: { readonly of: number; readonly titleId: string; readonly standing: 'current' | 'ever' }) {
  return of === 0 ? <span className="lc-quiet lc-number">{numberText(of)}</span> : <AppLink className="lc-number" to="/awards" search={{ titleId, standing }}>{numberText(of)}</AppLink>;
}

export function TitlesPage() {
  const t = useT(honourMessages);
  const text = useText();
  const mayManage = useCan('honours.manageTitles');
  const mayImport = useCan('honours.register');
  const table = useTableState({ filters: ['q', 'tier', 'subjectKind'], sorts: bothWays(['tier', 'name', 'inForce', 'cumulative']) });
  const asked = { ...(table.filters as { q?: string; tier?: Tier; subjectKind?: SubjectKind }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const titles = useRead(listTitles, { ...asked, page: table.page, pageSize: table.pageSize });
  const isOwn = titles.data?.isWhole === false;
  const adopt = <><LinkButton icon={BookOpenCheck} to="/titles/catalogues">{t('catalogues')}</LinkButton><LinkButton kind="primary" icon={Plus} to="/titles/new">{t('newTitle')}</LinkButton></>;
  return (
    <>
      <PageHeader title={t('titles')} about={t('titlesAbout')} actions={<>{mayImport && <LinkButton icon={FileUp} to="/awards/import">{t('importAwards')}</LinkButton>}{mayManage && adopt}</>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'tier', kind: 'one', label: t('tier'), choices: TIERS.map((tier) => ({ value: tier, label: text(tierWords[tier]) })) },
        { name: 'subjectKind', kind: 'one', label: t('kind'), choices: SUBJECT_KINDS.map((kind) => ({ value: kind, label: text(subjectKindWords[kind]) })) },
      ]} />
      <DataTable
        caption={t('titles')} result={titles} table={table} tools={<ListExport operation={exportTitles} input={asked} total={titles.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/titles/${row.id}`}
        columns={[
          { key: 'name', title: t('title'), sort: ['name', '-name'], width: '32%', cell: (row) => <>{text({ zh: row.nameZh, en: row.nameEn })}{row.state === 'retired' && <> <StateTag quiet tone="held" text={titleStateWords.retired} /></>}</> },
          { key: 'tier', title: t('tier'), sort: ['tier', '-tier'], cell: (row) => <Tag>{text(tierWords[row.tier])}</Tag> },
          { key: 'kind', title: t('kind'), cell: (row) => text(subjectKindWords[row.subjectKind]) },
          { key: 'authority', title: t('authority'), wideOnly: true, cell: (row) => row.authority },
          { key: 'term', title: t('term'), wideOnly: true, cell: (row) => (row.termMonths === null ? <span className="lc-quiet">{t('forGood')}</span> : t('months', { n: row.termMonths })) },
          { key: 'inForce', title: t(isOwn ? 'inForceOfOwn' : 'inForce'), sort: ['inForce', '-inForce'], greatestFirst: true, align: 'end', cell: (row) => <Figure of={row.inForce} titleId={row.id} standing="current" /> },
          { key: 'cumulative', title: t(isOwn ? 'cumulativeOfOwn' : 'cumulative'), sort: ['cumulative', '-cumulative'], greatestFirst: true, align: 'end', cell: (row) => <Figure of={row.cumulative} titleId={row.id} standing="ever" /> },
        ]}
        empty={<EmptyState icon={Award} title={t('noTitles')} advice={t('noTitlesAdvice')} {...(mayManage ? { action: adopt } : {})} />}
      />
    </>
  );
}
