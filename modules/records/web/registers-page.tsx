/** 台账目录 · Every register with how much it holds. */
import { useState } from 'react';
import { Download, FileJson, ListPlus, NotebookTabs, Plus } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, ConfirmButton, DataTable, DateText, Dialog, DownloadButton, EmptyState, FileDrop, fileForOperation, FilterBar, LinkButton, PageHeader, ProblemAlert, useTableState } from '#platform/web/ui/index.ts';
import { adoptRegisters, downloadRegisters, exportRegisters, importDefinitions, listRegisters } from '../contract/index.ts';
import { recordMessages } from './messages.ts';

const FILE_BYTES_MAX = 2 * 1024 * 1024;

export function RegistersPage() {
  const t = useT(recordMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const mayDefine = useCan('records.define');
  const table = useTableState({ filters: ['q'], sorts: bothWays(['code', 'records']) });
  const asked = { ...(table.filters as { q?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const registers = useRead(listRegisters, { ...asked, page: table.page, pageSize: table.pageSize });
  const adopt = mayDefine && <AdoptAct />;
  return (
    <>
      <PageHeader title={t('registers')} about={t('registersAbout')} actions={<>
        {registers.data?.total !== 0 && <DownloadButton icon={Download} href={urlOf(downloadRegisters, {})}>{t('downloadDefinitions')}</DownloadButton>}
        {mayDefine && <ImportAct />}{adopt}{mayDefine && <LinkButton kind="primary" icon={Plus} to="/registers/new">{t('newRegister')}</LinkButton>}
      </>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }]} />
      <DataTable
        caption={t('registers')} result={registers} table={table} tools={<ListExport operation={exportRegisters} input={asked} total={registers.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/registers/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), width: '28%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) },
          { key: 'code', title: t('code_'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'about', title: t('about'), wideOnly: true, cell: (row) => <span className="lc-quiet lc-small">{row.about}</span> },
          { key: 'last', title: t('lastOn'), cell: (row) => (row.lastOn === null ? <span className="lc-quiet">—</span> : <DateText value={row.lastOn} />) },
          { key: 'records', title: t('recordCount'), sort: ['records', '-records'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.recordCount)}</span> },
        ]}
        empty={<EmptyState icon={NotebookTabs} title={t('noRegisters')} advice={t('noRegistersAdvice')} {...(adopt === false ? {} : { action: adopt })} />}
      />
    </>
  );
}

function AdoptAct() {
  const t = useT(recordMessages);
  const adopt = useWrite(adoptRegisters, { invalidates: ['records'], done: { zh: '已采用', en: 'Adopted' } });
  return <ConfirmButton icon={ListPlus} label={t('adopt')} question={t('adoptAsk')} action={t('adopt')} pending={adopt.pending} problem={adopt.problem} onConfirm={() => adopt.run({})}><p>{t('adoptNote')}</p></ConfirmButton>;
}

function ImportAct() {
  const t = useT(recordMessages);
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const send = useWrite(importDefinitions, { invalidates: ['records'], done: { zh: '已导入', en: 'Imported' }, onSuccess: () => setOpen(false) });
  return (
    <>
      <Button icon={FileJson} onClick={() => setOpen(true)}>{t('importDefinitions')}</Button>
      <Dialog open={open} title={t('importDefinitions')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={send.pending} disabled={file === null} onClick={() => { if (file !== null) void fileForOperation(file).then((sent) => send.run({ file: sent })); }}>{t('send')}</Button></>}>
        <div className="lc-stack">
          <p>{t('importDefinitionsAbout')}</p>
          <FileDrop label={t('chooseFile')} accept=".json" acceptText="JSON" limit_bytes={FILE_BYTES_MAX} file={file} onChange={setFile} />
          <ProblemAlert problem={send.problem} />
        </div>
      </Dialog>
    </>
  );
}
