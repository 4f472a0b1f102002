/** 数字目录 · Every figure, computed when the page is asked for. */
import { useState } from 'react';
import { Download, FileJson, Plus, Sigma } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, DataTable, Dialog, DownloadButton, EmptyState, FileDrop, fileForOperation, FilterBar, LinkButton, PageHeader, ProblemAlert, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { downloadFigures, exportFigures, importDefinitions, kindWords, listFigures } from '../contract/index.ts';
import { figureMessages } from './figure-messages.ts';
import { FigureValue, shownAs, valueText } from './value.tsx';

const FILE_BYTES_MAX = 4 * 1024 * 1024;

export function FiguresPage() {
  const t = useT(figureMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const mayDefine = useCan('figures.define');
  const table = useTableState({ filters: ['q', 'kind'], sorts: bothWays(['code', 'label']) });
  const asked = { ...(table.filters as { q?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const figures = useRead(listFigures, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = mayDefine ? <LinkButton kind="primary" icon={Plus} to="/figures/new">{t('define')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('figures')} about={t('about')} actions={<>{(figures.data?.total ?? 0) > 0 && <DownloadButton icon={Download} href={urlOf(downloadFigures, {})}>{t('download')}</DownloadButton>}{mayDefine && <ImportAct />}{add}</>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'kind', kind: 'one', label: t('kind'), choices: Object.entries(kindWords).map(([value, words]) => ({ value, label: text(words) })) }]} />
      <DataTable
        caption={t('figures')} result={figures} table={table} tools={<ListExport operation={exportFigures} input={asked} total={figures.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/figures/${row.id}`}
        columns={[
          { key: 'label', title: t('label'), sort: ['label', '-label'], width: '30%', cell: (row) => text({ zh: row.labelZh, en: row.labelEn }) },
          { key: 'value', title: t('value'), align: 'end', cell: (row) => <><FigureValue figure={row} />{row.outcome === 'computed' && !row.isWhole && <> <StateTag quiet tone="held" text={t('partly')} /></>}</> },
          { key: 'unit', title: t('unit'), cell: (row) => row.unit }, { key: 'kind', title: t('kind'), wideOnly: true, cell: (row) => text(kindWords[row.kind]) },
          { key: 'rows', title: t('rows'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.rowCount)}</span> },
          { key: 'published', title: t('published'), align: 'end', wideOnly: true, cell: (row) => (row.published === null ? <span className="lc-quiet">—</span> : <span className="lc-number">{valueText(row.published.value, shownAs(row))}</span>) },
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number lc-small">{row.code}</span> },
        ]}
        empty={<EmptyState icon={Sigma} title={t('none')} advice={t('noneAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}

function ImportAct() {
  const t = useT(figureMessages);
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const send = useWrite(importDefinitions, { invalidates: ['figures'], done: { zh: '已导入', en: 'Imported' }, onSuccess: () => setOpen(false) });
  return (
    <>
      <Button icon={FileJson} onClick={() => setOpen(true)}>{t('importIt')}</Button>
      <Dialog open={open} title={t('importIt')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={send.pending} disabled={file === null} onClick={() => { if (file !== null) void fileForOperation(file).then((sent) => send.run({ file: sent })); }}>{t('send')}</Button></>}>
        <div className="lc-stack"><p>{t('importAbout')}</p><FileDrop label={t('chooseFile')} accept=".json" acceptText="JSON" limit_bytes={FILE_BYTES_MAX} file={file} onChange={setFile} /><ProblemAlert problem={send.problem} /></div>
      </Dialog>
    </>
  );
}
