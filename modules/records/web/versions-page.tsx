/** 文本版本一览 · Every text of a register, with those in force on a day, as a table and as a sheet. */
import { Files, Upload } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportVersions, importVersions, listVersions, readRegister, versionImportTemplate } from '../contract/index.ts';
import { versionMessages } from './version-messages.ts';

type Row = OutputOf<typeof listVersions>['rows'][number];

function useRegisterName(registerId: string): string {
  const text = useText();
  const t = useT(versionMessages);
  const register = useRead(readRegister, { registerId }).data;
  return register === undefined ? t('register') : text({ zh: register.nameZh, en: register.nameEn });
}

function State({ row }: { readonly row: Row }) {
  const t = useT(versionMessages);
  if (row.isInForce) return <StateTag tone="ok" text={t('standing')} />;
  return <StateTag quiet tone="held" text={t(row.isRepeal ? 'isRepeal' : row.inForceUntil === null ? 'coming' : 'past')} />;
}

export function VersionsPage() {
  const t = useT(versionMessages);
  const text = useText();
  const { registerId } = useRouteParams<'registerId'>();
  const mayKeep = useCan('records.keep');
  const name = useRegisterName(registerId);
  const table = useTableState({ filters: ['q', 'on', 'from', 'to'], sorts: bothWays(['recent', 'title']) });
  const asked = { registerId, ...(table.filters as { q?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const versions = useRead(listVersions, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={`${t('versionList')} · ${name}`} about={t('versionListAbout')} trail={[{ text: t('registers'), to: '/registers' }, { text: name, to: `/registers/${registerId}` }]} actions={mayKeep && <LinkButton icon={Upload} to={`/registers/${registerId}/versions/import`}>{t('importIt')}</LinkButton>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'on', kind: 'date', label: t('inForceOn') }, { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') }]} />
      <DataTable
        caption={t('versionList')} result={versions} table={table} tools={<ListExport operation={exportVersions} input={asked} total={versions.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/records/${row.record.id}`}
        columns={[
          { key: 'title', title: t('title'), sort: ['title', '-title'], width: '30%', cell: (row) => row.record.title }, { key: 'place', title: t('place'), wideOnly: true, cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
          { key: 'no', title: t('no'), align: 'end', cell: (row) => <span className="lc-number">{row.number ?? '—'}</span> }, { key: 'adopted', title: t('adoptedOn'), sort: ['recent', '-recent'], cell: (row) => <DateText value={row.adoptedOn} /> },
          { key: 'force', title: t('inForceFrom'), wideOnly: true, cell: (row) => <DateText value={row.inForceFrom} /> }, { key: 'state', title: t('state'), cell: (row) => <State row={row} /> },
        ]}
        empty={<EmptyState icon={Files} title={t('noVersions')} advice={t('noVersionsAdvice')} />}
      />
    </>
  );
}

export function ImportVersionsPage() {
  const t = useT(versionMessages);
  const { registerId } = useRouteParams<'registerId'>();
  const name = useRegisterName(registerId);
  const send = useWrite(importVersions, { invalidates: ['records', 'figures'] });
  return (
    <>
      <PageHeader title={`${t('importIt')} · ${name}`} about={t('importAbout')} trail={[{ text: t('registers'), to: '/registers' }, { text: name, to: `/registers/${registerId}` }]} actions={<TemplateDownloads operation={versionImportTemplate} fields={{}} />} />
      <ImportPanel accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['records', 'figures']} listTo={`/registers/${registerId}/versions`} listText={t('versionList')} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ registerId, file, mode })} />
    </>
  );
}
