/** 导入纸单 · A page of paper slips by sheet; bad lines are named, and a second person checks the rest against the paper. */
import type { InputOf } from '#platform/contract/index.ts';
import type { ImportAnswer } from '#platform/contract/tasks.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Notice, PageHeader, ProblemAlert } from '#platform/web/ui/index.ts';
import { importPaperSlips, paperImportTemplate, readShop } from '../contract/index.ts';
import { bookMessages } from './book-messages.ts';

export function ImportPaperPage() {
  const t = useT(bookMessages);
  const { shopId } = useRouteParams<'shopId'>();
  const shop = useRead(readShop, { shopId });
  const send = useWrite(importPaperSlips, { invalidates: ['shops'] });
  return (
    <>
      <PageHeader title={t('paperImport')} about={t('paperImportAbout')} trail={[{ text: t('paper'), to: '/shop-paper-sheets' }, ...(shop.data === undefined ? [] : [{ text: shop.data.name, to: `/shops/${shopId}` }])]} actions={<TemplateDownloads operation={paperImportTemplate} />} />
      <ProblemAlert problem={shop.problem} />
      <ImportPanel
        accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['shops']} listTo={`/shop-paper-sheets?shopId=${shopId}`} listText={t('paper')} problem={send.problem} pending={send.pending} onClear={send.clear}
        run={async (file, mode) => await send.run({ shopId, file, mode } as InputOf<typeof importPaperSlips>) as ImportAnswer | undefined}
      />
      <Notice title={t('paperImportNote')} />
    </>
  );
}
