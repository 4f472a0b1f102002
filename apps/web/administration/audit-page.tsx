/** 审计 · Every change in order, each bound to the one before it; and the proof that none was altered. */
import { Suspense, useState } from 'react';
import { ScrollText, ShieldCheck } from 'lucide-react';
import { PersonSelect } from '#modules/people/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { listAudit, verifyAudit } from '#platform/contract/tasks.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, CodeText, DataTable, DateText, Dialog, EmptyState, FilterBar, KeyValue, Notice, PageHeader, ProblemAlert, useTableState } from '#platform/web/ui/index.ts';
import { entryText } from './audit-view.ts';
import { administrationMessages } from './messages.ts';
import './administration.css';

type Entry = OutputOf<typeof listAudit>['rows'][number];

export function AuditPage() {
  const t = useT(administrationMessages);
  const table = useTableState({ filters: ['operation', 'actorId', 'subjectKind', 'subjectId', 'from', 'to'] });
  const canPeople = useCan('people.read');
  const [open, setOpen] = useState<Entry | null>(null);
  const entries = useRead(listAudit, { ...table.filters, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('audit')} about={t('auditAbout')} actions={<VerifyButton />} />
      <VerifyOutcome />
      <FilterBar
        table={table}
        filters={[
          { name: 'operation', kind: 'text', label: t('operationFilter') }, { name: 'subjectKind', kind: 'text', label: t('subjectKindFilter') }, { name: 'subjectId', kind: 'text', label: t('subjectIdFilter') },
          { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') },
        ]}
      >
        {canPeople && <span className="lc-administration-person"><Suspense><PersonSelect label={t('actor')} placeholder={t('anyActor')} value={table.filters.actorId} onChange={(id) => table.setFilters({ actorId: id })} /></Suspense></span>}
      </FilterBar>
      <DataTable
        caption={t('audit')} result={entries} table={table} rowKey={(row) => String(row.sequence)}
        columns={[
          { key: 'sequence', title: t('sequence'), cell: (row) => <span className="lc-number">{numberText(row.sequence)}</span> },
          { key: 'at', title: t('at'), cell: (row) => <DateText value={row.recordedAt} style="dateTime" /> },
          { key: 'operation', title: t('operation'), cell: (row) => <code>{row.operation}</code> },
          { key: 'actor', title: t('actor'), cell: (row) => (row.actorPersonId === null ? <span className="lc-quiet">{t('system')}</span> : canPeople ? <AppLink to={`/persons/${row.actorPersonId}`}>{t('openPerson')}</AppLink> : <CodeText value={row.actorPersonId} keep={4} />) },
          { key: 'subject', title: t('subject'), cell: (row) => (row.subjectKind === null ? <span className="lc-quiet">—</span> : <span className="lc-row">{row.subjectKind}{row.subjectId !== null && <CodeText value={row.subjectId} keep={4} />}</span>) },
          { key: 'hash', title: t('hash'), wideOnly: true, cell: (row) => <CodeText value={row.hash} keep={6} /> },
          { key: 'open', title: t('actions'), cell: (row) => <Button small kind="quiet" onClick={() => setOpen(row)}>{t('openEntry')}</Button> },
        ]}
        empty={<EmptyState icon={ScrollText} title={t('noAudit')} advice={t('noAuditAdvice')} />}
      />
      {open !== null && <EntryDialog entry={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function useVerification() {
  const [asked, setAsked] = useVerifyAsked();
  const result = useRead(verifyAudit, {}, { enabled: asked, fresh_ms: 0 });
  return { result, ask: () => { if (asked) result.reload(); setAsked(); } };
}

function useVerifyAsked(): [boolean, () => void] {
  // In the address, so that the outcome survives going to an entry and back.
  const table = useTableState({ filters: ['verify'] });
  return [table.filters.verify === 'true', () => table.setFilters({ verify: 'true' })];
}

function VerifyButton() {
  const t = useT(administrationMessages);
  const { result, ask } = useVerification();
  return <Button kind="primary" icon={ShieldCheck} pending={result.loading || result.refreshing} onClick={ask}>{t('verify')}</Button>;
}

function VerifyOutcome() {
  const t = useT(administrationMessages);
  const { data, problem } = useVerification().result;
  if (problem !== null) return <ProblemAlert problem={problem} />;
  if (data === undefined) return null;
  if (data.broken !== null) return <Notice tone="danger" title={t('brokenAt', { n: numberText(data.broken.sequence) })}><p>{t(`broken_${data.broken.reason}`)}</p></Notice>;
  return <Notice tone="ok" title={t('intact', { n: numberText(data.checkedCount) })}><p className="lc-row">{t('head', { n: numberText(data.headSequence) })} <CodeText value={data.headHash} keep={8} /></p></Notice>;
}

function EntryDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const t = useT(administrationMessages);
  return (
    <Dialog open size="wide" title={t('entryOf', { n: numberText(entry.sequence) })} onClose={onClose}>
      <div className="lc-stack">
        <KeyValue facts={[{ label: t('operation'), value: <code>{entry.operation}</code> }, { label: t('at'), value: <DateText value={entry.recordedAt} style="dateTime" /> }, { label: t('requestId'), value: entry.requestId === null ? null : <CodeText value={entry.requestId} /> }, { label: t('previousHash'), value: <CodeText value={entry.previousHash} keep={10} /> }, { label: t('hash'), value: <CodeText value={entry.hash} keep={10} /> }]} />
        <p className="lc-quiet lc-small">{t('entryText')}</p>
        <pre className="lc-administration-entry">{entryText(entry.entry)}</pre>
      </div>
    </Dialog>
  );
}
