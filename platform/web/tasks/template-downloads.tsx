/** 模板下载 · The workbook to fill in, and the same headers as CSV with example rows that may be imported to see how it goes. */
import { Download } from 'lucide-react';
import type { InputOf, Operation } from '#platform/contract/index.ts';
import { useUrlOf } from '../client.tsx';
import { useT } from '../i18n.ts';
import { DownloadButton } from '../ui/index.ts';
import { taskMessages } from './messages.ts';

/** 模板按钮 · `fields` are what the template's operation needs besides its format. */
export function TemplateDownloads({ operation, fields = {} }: { readonly operation: Operation; readonly fields?: Readonly<Record<string, unknown>> }) {
  const t = useT(taskMessages);
  const urlOf = useUrlOf();
  const href = (format: 'xlsx' | 'csv') => urlOf(operation, { ...fields, format } as InputOf<Operation>);
  return (
    <>
      <DownloadButton icon={Download} href={href('xlsx')}>{t('template')}</DownloadButton>
      <DownloadButton icon={Download} href={href('csv')}>{t('templateCsv')}</DownloadButton>
    </>
  );
}
