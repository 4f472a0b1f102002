/** 案件表 · The rows of a filter, on the list and on the page of a site. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { DataTable, DateText, DeadlineText, StateTag, Tag } from '#platform/web/ui/index.ts';
import type { Column, TableState } from '#platform/web/ui/index.ts';
import { listCases, sourceWords } from '../contract/index.ts';
import type { CaseTable } from './case-filters.tsx';
import { rememberTrail } from './case-trail.ts';
import { caseMessages } from './messages.ts';
import type { CaseRow } from './use-cases.ts';
import { caseStates, escalationWords } from './words.ts';
import './cases.css';

const CHOOSABLE = ['registered', 'rectified'];

interface CasesTableProps {
  readonly table: CaseTable;
  readonly chosen?: ReadonlyMap<string, CaseRow>;
  readonly onChoose?: (chosen: ReadonlyMap<string, CaseRow>) => void;
  readonly empty?: ReactNode;
}

export function CasesTable({ table, chosen, onChoose, empty }: CasesTableProps) {
  const t = useT(caseMessages);
  const cases = useRead(listCases, { ...table.filters, page: table.page, pageSize: table.pageSize, ...(table.sort === undefined ? {} : { sort: table.sort }) });
  const columns = useCaseColumns();
  const rows = cases.data?.rows;
  // So that the page of a case can go on to the next one of this list.
  useEffect(() => { if (rows !== undefined) rememberTrail('/cases', window.location.search, rows.map(({ id }) => id)); }, [rows]);
  // Chosen cases keep their version from when they were seen; they stay chosen while one turns pages.
  const selection = chosen === undefined || onChoose === undefined ? undefined : {
    chosen: new Set(chosen.keys()), selectable: (row: CaseRow) => CHOOSABLE.includes(row.state),
    onChange: (ids: ReadonlySet<string>) => onChoose(new Map([...ids].flatMap((id) => {
      const row = cases.data?.rows.find((each) => each.id === id) ?? chosen.get(id);
      return row === undefined ? [] : [[id, row] as const];
    }))),
  };
  return (
    <DataTable
      caption={t('title')} result={cases} table={table as TableState} rowKey={(row) => row.id} rowTo={(row) => `/cases/${row.id}`} columns={columns}
      rowTone={(row) => (row.overdueMinutes === null ? undefined : 'danger')} {...(selection === undefined ? {} : { selection })} {...(empty === undefined ? {} : { empty })}
    />
  );
}

function useCaseColumns(): readonly Column<CaseRow>[] {
  const t = useT(caseMessages);
  const text = useText();
  return [
    { key: 'title', title: t('case'), sort: ['number', '-number', 'title', '-title'], greatestFirst: true, width: '24%', cell: (row) => <>{row.title}<span className="lc-cases-under"><span className="lc-number">{row.number}</span> <SourceTag source={row.source} /></span></> },
    { key: 'state', title: t('state'), cell: (row) => <StateCell row={row} /> },
    {
      key: 'site', title: t('site'), width: '15%', cell: (row) => (
        <div>{row.siteName ?? text({ zh: row.placeNameZh ?? '—', en: row.placeNameEn ?? '—' })}<span className="lc-cases-under">{row.zoneNameZh === null ? text({ zh: row.placeNameZh ?? '', en: row.placeNameEn ?? '' }) : text({ zh: row.zoneNameZh, en: row.zoneNameEn ?? row.zoneNameZh })}</span></div>
      ),
    },
    { key: 'category', title: t('category'), wideOnly: true, cell: (row) => text({ zh: row.categoryNameZh, en: row.categoryNameEn }) },
    {
      key: 'organisation', title: t('whoAnswers'), width: '14%', cell: (row) => (
        <div>{row.organisationNameZh === null ? <span className="lc-quiet">{t('notYet')}</span> : text({ zh: row.organisationNameZh, en: row.organisationNameEn ?? row.organisationNameZh })}{row.siteLeaderName !== null && <span className="lc-cases-under">{t('siteLeader')} {row.siteLeaderName}</span>}</div>
      ),
    },
    { key: 'reported', title: t('reportedAt'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.reportedAt} style="date" /> },
    { key: 'deadline', title: t('deadline'), sort: ['deadline', '-deadline'], cell: (row) => <DeadlineCell row={row} /> },
  ];
}

/** 来源标记 · What the public reported is told apart at a glance; the programme's own finds, which are most, carry no mark. */
export function SourceTag({ source }: { readonly source: CaseRow['source'] }) {
  const text = useText();
  return source === 'citizen' || source === 'media' ? <Tag>{text(sourceWords[source])}</Tag> : null;
}

function StateCell({ row }: { readonly row: CaseRow }) {
  const t = useT(caseMessages);
  const text = useText();
  const level = escalationWords[row.escalationLevel];
  return (
    <div>
      <StateTag tone={caseStates[row.state].tone} text={caseStates[row.state].text} />
      {(row.reworkCount > 0 || row.reboundCount > 0) && <span className="lc-cases-under lc-tone-text-warn">{[row.reworkCount > 0 && t('reworked', { n: row.reworkCount }), row.reboundCount > 0 && t('rebounded', { n: row.reboundCount })].filter(Boolean).join(' · ')}</span>}
      {row.overdueMinutes !== null && row.escalationLevel > 0 && level !== undefined && <span className="lc-cases-under lc-tone-text-danger">{t('escalatedTo', { who: text(level) })}</span>}
    </div>
  );
}

export function DeadlineCell({ row }: { readonly row: CaseRow }) {
  const t = useT(caseMessages);
  if (row.state === 'closed') return <span className="lc-quiet"><DateText value={row.closedAt} style="date" /></span>;
  if (row.state === 'shelved') return <span className="lc-quiet">{t('paused')}</span>;
  if (row.deadlineAt === null || row.state === 'declined' || row.state === 'voided') return <span className="lc-quiet">—</span>;
  // The list does not know when the fix came, only that it did: no verdict on its lateness here.
  if (row.state === 'rectified') return <span className="lc-quiet">{t('fixReported')}<span className="lc-cases-under"><DateText value={row.deadlineAt} style="dateTime" /></span></span>;
  return <DeadlineText at={row.deadlineAt} />;
}
