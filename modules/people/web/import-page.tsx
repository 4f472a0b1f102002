/** 导入人员 */
import { Download } from 'lucide-react';
import { useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { DownloadButton, Notice, PageHeader } from '#platform/web/ui/index.ts';
import { importPersons, personImportTemplate } from '../contract/index.ts';
import { peopleMessages } from './messages.ts';

export function ImportPersonsPage() {
  const t = useT(peopleMessages);
  const urlOf = useUrlOf();
  const send = useWrite(importPersons, { invalidates: ['people'] });
  return (
    <>
      <PageHeader title={t('importPersons')} about={t('importAbout')} trail={[{ text: t('persons'), to: '/persons' }]} actions={<DownloadButton icon={Download} href={urlOf(personImportTemplate, {})}>{t('template')}</DownloadButton>} />
      <ImportPanel
        accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['people']} listTo="/persons" listText={t('persons')} problem={send.problem} pending={send.pending} onClear={send.clear}
        run={(file, mode) => send.run({ file, mode })}
      />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importColumns')}</li><li>{t('importKey')}</li><li>{t('importLogin')}</li></ul></Notice>
    </>
  );
}
