/** 称号目录 · Catalogues that come with the product, and one's own. */
import { useState } from 'react';
import { BookOpenCheck, FileUp } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, ConfirmButton, FileDrop, fileForOperation, Notice, PageHeader, ProblemAlert, Section, Skeleton } from '#platform/web/ui/index.ts';
import { adoptTitles, importTitleCatalogue, listTitleCatalogues } from '../contract/index.ts';
import { honourMessages } from './messages.ts';
import './honours.css';

export function CataloguesPage() {
  const t = useT(honourMessages);
  const text = useText();
  const found = useRead(listTitleCatalogues, {});
  const adopt = useWrite(adoptTitles, { invalidates: ['honours'], done: { zh: '已采用', en: 'Adopted' } });
  return (
    <>
      <PageHeader title={t('catalogues')} about={t('catalogueAbout')} trail={[{ text: t('titles'), to: '/titles' }]} />
      {found.data === undefined ? (found.problem === null ? <Skeleton height="20rem" /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />) : (
        <ul className="lc-honours-catalogues">
          {found.data.rows.map((row) => (
            <li key={row.name}>
              <div><h2>{text(row)}</h2><p className="lc-quiet">{t('titlesIn', { n: row.titleCount, present: row.presentCount })}</p></div>
              <ConfirmButton kind={row.presentCount === row.titleCount ? 'plain' : 'primary'} icon={BookOpenCheck} label={t('adopt')} question={t('adoptAsk', { name: text(row) })} action={t('adopt')} pending={adopt.pending} problem={adopt.problem} onConfirm={() => adopt.run({ name: row.name })}><p>{t('adoptNote')}</p></ConfirmButton>
            </li>
          ))}
        </ul>
      )}
      <OwnCatalogue />
    </>
  );
}

function OwnCatalogue() {
  const t = useT(honourMessages);
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<OutputOf<typeof importTitleCatalogue> | null>(null);
  const send = useWrite(importTitleCatalogue, { invalidates: ['honours'] });
  const run = async (mode: 'preview' | 'import') => { if (file !== null) setReport((await send.run({ file: await fileForOperation(file), mode })) ?? null); };
  return (
    <Section title={t('importOwn')} about={t('importOwnAbout')}>
      <div className="lc-stack">
        <FileDrop label={t('importOwn')} limit_bytes={4 * 1024 * 1024} accept=".json" acceptText="JSON" file={file} onChange={(next) => { setFile(next); setReport(null); }} />
        <ProblemAlert problem={send.problem} />
        {report !== null && <Notice tone={report.issues.length > 0 ? 'warn' : 'ok'} title={t('createdCount', { created: report.created, updated: report.updated, unchanged: report.unchanged })}>{report.issues.length > 0 && <Issues issues={report.issues} />}</Notice>}
        {file !== null && <div className="lc-row"><Button onClick={() => void run('preview')} pending={send.pending}>{t('preview')}</Button><Button kind="primary" icon={FileUp} onClick={() => void run('import')} pending={send.pending}>{t('importIt')}</Button></div>}
      </div>
    </Section>
  );
}

function Issues({ issues }: { readonly issues: OutputOf<typeof importTitleCatalogue>['issues'] }) {
  const text = useText();
  return <ul className="lc-notice-list">{issues.map((issue) => <li key={`${issue.code}${issue.pointer}`}>{issue.code}{issue.pointer} · {text(issue)}</li>)}</ul>;
}
