/** 导入页 · A table that comes in under the headers of its export: the template, the file, the preview, and what to know. */
import type { ReactNode } from 'react';
import type { InputOf, Operation } from '#platform/contract/index.ts';
import type { ImportAnswer } from '#platform/contract/tasks.ts';
import { useWrite } from '../client.tsx';
import { useText, useT } from '../i18n.ts';
import type { LocalText } from '../i18n.ts';
import { Notice, PageHeader } from '../ui/index.ts';
import { ImportPanel } from './import-panel.tsx';
import { TemplateDownloads } from './template-downloads.tsx';
import { taskMessages } from './messages.ts';

interface TableImportPageProps {
  readonly title: LocalText;
  readonly operation: Operation;
  readonly template: Operation;
  readonly list: { readonly to: string; readonly text: LocalText };
  readonly invalidates: readonly string[];
  /** What to know before one fills it in, sentence by sentence. */
  readonly notes: readonly LocalText[];
  readonly children?: ReactNode;
}

/** 表格导入页 */
export function TableImportPage({ title, operation, template, list, invalidates, notes, children }: TableImportPageProps) {
  const t = useT(taskMessages);
  const text = useText();
  const send = useWrite(operation, { invalidates: [...invalidates] });
  return (
    <>
      <PageHeader title={text(title)} about={t('importAbout')} trail={[{ text: text(list.text), to: list.to }]} actions={<TemplateDownloads operation={template} />} />
      <ImportPanel
        accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={invalidates} listTo={list.to} listText={text(list.text)} problem={send.problem} pending={send.pending} onClear={send.clear}
        run={async (file, mode) => await send.run({ file, mode } as InputOf<Operation>) as ImportAnswer | undefined}
      />
      {children}
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importSame')}</li>{notes.map((note) => <li key={note.en}>{text(note)}</li>)}</ul></Notice>
    </>
  );
}
