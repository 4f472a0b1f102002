/** 模板列表 · What the office writes, with the figures that each quotes. */
import { useState } from 'react';
import { Download, FileJson, FilePen, Plus } from 'lucide-react';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, DataTable, DateText, Dialog, DownloadButton, EmptyState, FileDrop, fileForOperation, LinkButton, PageHeader, ProblemAlert } from '#platform/web/ui/index.ts';
import { downloadTemplates, importTemplates, kindWords, listTemplates } from '../contract/index.ts';
import { accountMessages } from './account-messages.ts';

const FILE_BYTES_MAX = 4 * 1024 * 1024;

export function TemplatesPage() {
  const t = useT(accountMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const mayChange = useCan('bulletins.template');
  const templates = useRead(listTemplates, {});
  const rows = templates.data?.rows ?? [];
  const add = mayChange ? <LinkButton kind="primary" icon={Plus} to="/account-templates/new">{t('newTemplate')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('templates')} about={t('templatesAbout')} actions={<>{rows.length > 0 && <DownloadButton icon={Download} href={urlOf(downloadTemplates, {})}>{t('download')}</DownloadButton>}{mayChange && <ImportAct />}{add}</>} />
      <DataTable
        caption={t('templates')} result={{ ...templates, data: templates.data === undefined ? undefined : { rows, total: rows.length } }} rowKey={(row) => row.id} rowTo={(row) => `/account-templates/${row.id}`}
        columns={[
          { key: 'name', title: t('template'), width: '34%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) }, { key: 'kind', title: t('kind'), cell: (row) => text(kindWords[row.kind]) },
          { key: 'figures', title: t('figuresIn'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.figureCount)}</span> }, { key: 'version', title: t('version'), align: 'end', cell: (row) => <span className="lc-number">{row.version}</span> },
          { key: 'saved', title: t('savedAt'), wideOnly: true, cell: (row) => <>{row.savedByName} · <DateText value={row.savedAt} /></> },
        ]}
        empty={<EmptyState icon={FilePen} title={t('noTemplates')} advice={t('noTemplatesAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}

function ImportAct() {
  const t = useT(accountMessages);
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const send = useWrite(importTemplates, { invalidates: ['bulletins'], done: { zh: '已导入', en: 'Imported' }, onSuccess: () => setOpen(false) });
  return (
    <>
      <Button icon={FileJson} onClick={() => setOpen(true)}>{t('importIt')}</Button>
      <Dialog open={open} title={t('importIt')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={send.pending} disabled={file === null} onClick={() => { if (file !== null) void fileForOperation(file).then((sent) => send.run({ file: sent })); }}>{t('send')}</Button></>}>
        <div className="lc-stack"><p>{t('importAbout')}</p><FileDrop label={t('chooseFile')} accept=".json" acceptText="JSON" limit_bytes={FILE_BYTES_MAX} file={file} onChange={setFile} /><ProblemAlert problem={send.problem} /></div>
      </Dialog>
    </>
  );
}
