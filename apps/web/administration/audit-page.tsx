/** 审计页 · Every change with who and when, and the proof that none was altered afterwards. */
import { bothWays } from '#platform/contract/sorting.ts';
import { Suspense, useState } from 'react';
import { ScrollText } from 'lucide-react';
import { exportAudit, listAudit } from '#platform/contract/tasks.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, DataTable, DateText, EmptyState, FilterBar, PageHeader, Tag, useTableState } from '#platform/web/ui/index.ts';
import { PersonName, PersonSelect } from '#modules/people/web/index.ts';
import { AuditEntryDialog } from './audit-entry.tsx';
import { useVerification, VerificationResult, VerifyButton } from './audit-verify.tsx';
import { effectOf, labelOf, readEntry } from './audit-view.ts';
import type { AuditRow } from './audit-view.ts';
import { administrationMessages } from './messages.ts';
import { operationNames, operationWords } from './operation-names.ts';
import { kindWords, subjectKinds } from './subjects.ts';
import './administration.css';


const SHORT_ID = 8;

export function AuditPage() {
  const t = useT(administrationMessages);
  const text = useText();
  const table = useTableState({ filters: ['operation', 'subjectKind', 'subjectId', 'actorId', 'from', 'to'], sorts: bothWays(['recent']) });
  const asked = { ...table.filters, ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const entries = useRead(listAudit, { ...asked, page: table.page, pageSize: table.pageSize });
  const verification = useVerification();
  const [open, setOpen] = useState<AuditRow | null>(null);
  return (
    <>
      <PageHeader title={t('audit')} about={t('auditAbout')} actions={<VerifyButton verification={verification} />} />
      <VerificationResult verification={verification} />
      <FilterBar
        table={table}
        filters={[
          { name: 'operation', kind: 'one', label: t('operation'), choices: [...operationNames].map(([value, words]) => ({ value, label: text(words) })) },
          { name: 'subjectKind', kind: 'one', label: t('subjectKind'), choices: Object.entries(subjectKinds).map(([value, { words }]) => ({ value, label: text(words) })) },
          { name: 'subjectId', kind: 'text', label: t('subjectId') }, { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') },
        ]}
      >
        <span className="lc-administration-filter"><Suspense><PersonSelect label={t('actor')} placeholder={t('anyActor')} value={table.filters.actorId} onChange={(actorId) => table.setFilters({ actorId })} /></Suspense></span>
      </FilterBar>
      <DataTable
        caption={t('audit')} result={entries} table={table} tools={<ListExport operation={exportAudit} input={asked} total={entries.data?.total} />} rowKey={(row) => String(row.sequence)}
        columns={[
          { key: 'sequence', title: t('sequence'), width: '5.5rem', cell: (row) => <span className="lc-number lc-quiet">{numberText(row.sequence)}</span> },
          { key: 'at', title: t('recordedAt'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.recordedAt} style="dateTime" /> },
          { key: 'operation', title: t('operation'), cell: (row) => <Done row={row} /> },
          { key: 'actor', title: t('actor'), cell: (row) => (row.actorPersonId === null ? t('system') : <PersonName personId={row.actorPersonId} />) },
          { key: 'subject', title: t('subject'), cell: (row) => <Subject row={row} /> },
          { key: 'open', title: t('open'), align: 'end', cell: (row) => <Button small kind="quiet" aria-label={`${t('open')} ${row.sequence}`} onClick={() => setOpen(row)}>{t('open')}</Button> },
        ]}
        empty={<EmptyState icon={ScrollText} title={t('noAudit')} advice={t('noAuditAdvice')} />}
      />
      {open !== null && <AuditEntryDialog row={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** What was done; a preview is told apart from what was written. */
function Done({ row }: { readonly row: AuditRow }) {
  const t = useT(administrationMessages);
  const text = useText();
  const effect = effectOf(readEntry(row.entry).records);
  return <>{text(operationWords(row.operation))}{effect !== 'written' && <> <Tag>{t(effect === 'previewed' ? 'onlyPreviewed' : 'wroteNothing')}</Tag></>}</>;
}

function Subject({ row }: { readonly row: AuditRow }) {
  const t = useT(administrationMessages);
  const text = useText();
  if (row.subjectKind === null || row.subjectId === null) return <span className="lc-quiet">{t('noSubject')}</span>;
  const { records } = readEntry(row.entry);
  const count = records.length;
  // What was only tried out has no page; an import's own page says what it would have done.
  const hasPage = row.subjectKind === 'import' || effectOf(records) !== 'previewed';
  const to = hasPage ? subjectKinds[row.subjectKind]?.pageOf?.(row.subjectId) : undefined;
  const named = labelOf(records.find(({ id }) => id === row.subjectId));
  const short = named ?? (row.subjectId.length > SHORT_ID * 2 ? row.subjectId.slice(-SHORT_ID) : row.subjectId);
  const words = <>{text(kindWords(row.subjectKind))} <code>{short}</code></>;
  return (
    <span>
      {to === undefined ? words : <AppLink to={to}>{words}</AppLink>}
      {count > 1 && <span className="lc-administration-under">{t('more', { n: numberText(count) })}</span>}
    </span>
  );
}
