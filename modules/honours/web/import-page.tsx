/** 导入名单 · Awards of one title from a sheet. */
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Notice, PageHeader } from '#platform/web/ui/index.ts';
import { awardImportTemplate, importAwardList, readTitle } from '../contract/index.ts';
import { honourMessages } from './messages.ts';

export function ImportAwardsPage() {
  const t = useT(honourMessages);
  const text = useText();
  const { titleId } = useRouteParams<'titleId'>();
  const title = useRead(readTitle, { titleId }).data;
  const send = useWrite(importAwardList, { invalidates: ['honours'] });
  const name = title === undefined ? t('title') : text({ zh: title.nameZh, en: title.nameEn });
  return (
    <>
      <PageHeader title={t('importAwards')} about={t('importAbout')} trail={[{ text: t('titles'), to: '/titles' }, { text: name, to: `/titles/${titleId}` }]} actions={<TemplateDownloads operation={awardImportTemplate} fields={{ titleId }} />} />
      <ImportPanel accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['honours']} listTo={`/titles/${titleId}`} listText={name} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ titleId, file, mode })} />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importKey')}</li><li>{t('importConsent')}</li><li>{t('importSealed')}</li></ul></Notice>
    </>
  );
}
