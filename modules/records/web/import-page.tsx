/** 导入台账记录 */
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Notice, PageHeader } from '#platform/web/ui/index.ts';
import { importRecords, readRegister, recordImportTemplate } from '../contract/index.ts';
import { recordMessages } from './messages.ts';

export function ImportRecordsPage() {
  const t = useT(recordMessages);
  const text = useText();
  const { registerId } = useRouteParams<'registerId'>();
  const register = useRead(readRegister, { registerId }).data;
  const send = useWrite(importRecords, { invalidates: ['records', 'figures'] });
  const name = register === undefined ? t('register') : text({ zh: register.nameZh, en: register.nameEn });
  return (
    <>
      <PageHeader title={`${t('importIt')} · ${name}`} about={t('importAbout')} trail={[{ text: t('registers'), to: '/registers' }, { text: name, to: `/registers/${registerId}` }]} actions={<TemplateDownloads operation={recordImportTemplate} fields={{ registerId }} />} />
      <ImportPanel accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['records', 'figures']} listTo={`/registers/${registerId}`} listText={name} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ registerId, file, mode })} />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importKey')}</li><li>{t('importEmpty')}</li><li>{t('importPlace')}</li></ul></Notice>
    </>
  );
}
