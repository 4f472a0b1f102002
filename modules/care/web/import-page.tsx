/** 导入关爱对象 */
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { taskMessages } from '#platform/web/tasks/messages.ts';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Notice, PageHeader } from '#platform/web/ui/index.ts';
import { importRecipientList, readScheme, recipientImportTemplate } from '../contract/index.ts';
import { careMessages } from './messages.ts';

export function ImportRecipientsPage() {
  const t = useT(careMessages);
  const task = useT(taskMessages);
  const { schemeId } = useRouteParams<'schemeId'>();
  const name = useRead(readScheme, { schemeId }).data?.name ?? t('scheme');
  const send = useWrite(importRecipientList, { invalidates: ['care'] });
  return (
    <>
      <PageHeader title={t('importIt')} about={t('importAbout')} trail={[{ text: t('schemes'), to: '/care' }, { text: name, to: `/care/${schemeId}` }]} actions={<TemplateDownloads operation={recipientImportTemplate} />} />
      <ImportPanel accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['care']} listTo={`/care/${schemeId}`} listText={name} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ schemeId, file, mode })} />
      <Notice title={task('importHow')}><ul className="lc-notice-list"><li>{t('importKey')}</li><li>{t('importSituations')}</li><li>{t('importSealed')}</li></ul></Notice>
    </>
  );
}
