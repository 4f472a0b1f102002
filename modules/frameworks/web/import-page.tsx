/** 导入版本 · A file is looked through at once; what is wrong is told with its place; only then it may be written. */
import { useState } from 'react';
import { CircleCheck, FileUp } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { Button, DataTable, FileDrop, fileForOperation, Notice, PageHeader, ProblemAlert, Section, Skeleton, StatTile, useToast } from '#platform/web/ui/index.ts';
import { importEdition, listEditions } from '../contract/index.ts';
import { ExportMenu } from './edition-frame.tsx';
import { frameworkMessages } from './messages.ts';
import './frameworks.css';

const FILE_BYTES_MAX = 20 * 1024 * 1024;

type Preview = OutputOf<typeof importEdition>;
type Issue = Preview['issues'][number];

export function ImportPage() {
  const t = useT(frameworkMessages);
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const toast = useToast();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [refused, setRefused] = useState(false);
  const looking = useWrite(importEdition);
  const writing = useWrite(importEdition, {
    invalidates: ['frameworks'],
    onSuccess: (output) => {
      // An answer that imported nothing brings what is wrong.
      setPreview(output);
      setRefused(!output.imported);
      if (!output.imported || output.editionId === null) return;
      toast({ zh: '已导入为草稿', en: 'Imported as a draft' });
      go(`/frameworks/${output.editionId}`);
    },
  });
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    setPreview(null);
    setRefused(false);
    looking.clear();
    writing.clear();
    if (chosen === null) return;
    setPreview((await looking.run({ file: await fileForOperation(chosen), mode: 'preview' })) ?? null);
  };
  const write = async () => {
    if (file !== null) await writing.run({ file: await fileForOperation(file), mode: 'import' });
  };
  return (
    <>
      <PageHeader title={t('import')} about={t('importAbout')} trail={[{ text: t('title'), to: '/frameworks' }]} />
      <div className="lc-split">
        <FileDrop label={t('importStep')} accept=".xlsx,.json" acceptText={t('importTypes')} limit_bytes={FILE_BYTES_MAX} file={file} onChange={(chosen) => void choose(chosen)} />
        <TemplateHint />
      </div>
      {looking.pending && <Section title={t('reading')}><Skeleton lines={4} /></Section>}
      <ProblemAlert problem={looking.problem} />
      {preview !== null && (
        <PreviewSection preview={preview}>
          {refused && <Notice tone="danger" title={t('notImported')}><p>{t('notImportedAdvice')}</p></Notice>}
          <ProblemAlert problem={writing.problem} />
          <div className="lc-row"><Button kind="primary" icon={FileUp} pending={writing.pending} onClick={() => void write()}>{t('importNow')}</Button><Button onClick={() => void choose(null)}>{t('chooseOther')}</Button></div>
        </PreviewSection>
      )}
    </>
  );
}

function TemplateHint() {
  const t = useT(frameworkMessages);
  const text = useText();
  const newest = useRead(listEditions, {}).data?.rows[0];
  return (
    <Notice title={t('template')}>
      {newest !== undefined && <div className="lc-row"><span>{t('templateOf', { title: text({ zh: newest.titleZh, en: newest.titleEn }) })}</span><ExportMenu editionId={newest.id} /></div>}
    </Notice>
  );
}

function PreviewSection({ preview, children }: { readonly preview: Preview; readonly children: React.ReactNode }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const { size, issues } = preview;
  return (
    <Section title={t('previewOf', { title: text({ zh: preview.titleZh, en: preview.titleEn }) })} about={preview.code}>
      <div className="lc-tiles lc-frameworks-size">
        <StatTile label={t('themes')} value={size.themes} />
        <StatTile label={t('contents')} value={size.contents} />
        <StatTile label={t('standards')} value={size.standards} />
        <StatTile label={t('checkItems')} value={size.checkItems} />
        <StatTile label={t('siteTypes')} value={size.siteTypes} />
      </div>
      {issues.length === 0
        ? <p className="lc-row lc-tone-text-ok"><CircleCheck size="1.2em" aria-hidden="true" />{t('previewOk')}</p>
        : <><Notice tone="warn" title={t('previewIssues', { n: issues.length })}><p>{t('previewIssuesAdvice')}</p></Notice><IssueTable issues={issues} /></>}
      {children}
    </Section>
  );
}

function IssueTable({ issues }: { readonly issues: readonly Issue[] }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const rows = issues.map((issue, at) => ({ ...issue, at }));
  return (
    <DataTable
      caption={t('previewIssues', { n: issues.length })} result={{ data: { rows, total: rows.length } }} rowKey={(row) => String(row.at)}
      columns={[
        { key: 'place', title: t('place'), width: '28%', cell: (row) => placeOf(row, t) },
        { key: 'problem', title: t('problem'), cell: (row) => text(row) },
        { key: 'value', title: t('value'), cell: (row) => (row.value === undefined || row.value === '' ? <span className="lc-quiet">—</span> : <code>{row.value}</code>) },
      ]}
    />
  );
}

/** 位置 · Sheet, row and column of a workbook; the pointer of a JSON document. */
function placeOf(issue: Issue, t: ReturnType<typeof useT<keyof typeof frameworkMessages.zh>>): React.ReactNode {
  if (issue.sheet === undefined) return <code>{issue.pointer}</code>;
  return [t('sheet', { sheet: issue.sheet }), issue.row === undefined ? null : t('row', { row: issue.row }), issue.column === undefined ? null : t('column', { column: issue.column })].filter((part) => part !== null).join(' · ');
}
