/** 导入纸质答卷 */
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Notice, PageHeader } from '#platform/web/ui/index.ts';
import { answerImportTemplate, importAnswers, readSurvey } from '../contract/index.ts';
import { surveyMessages } from './messages.ts';

export function ImportAnswersPage() {
  const t = useT(surveyMessages);
  const { surveyId } = useRouteParams<'surveyId'>();
  const name = useRead(readSurvey, { surveyId }).data?.title ?? t('survey');
  const send = useWrite(importAnswers, { invalidates: ['surveys'] });
  return (
    <>
      <PageHeader title={`${t('importIt')} · ${name}`} about={t('importAbout')} trail={[{ text: t('surveys'), to: '/surveys' }, { text: name, to: `/surveys/${surveyId}` }]} actions={<TemplateDownloads operation={answerImportTemplate} fields={{ surveyId }} />} />
      <ImportPanel accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['surveys']} listTo={`/surveys/${surveyId}`} listText={name} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ surveyId, file, mode })} />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importKey')}</li><li>{t('importPlace')}</li><li>{t('importSeveral')}</li></ul></Notice>
    </>
  );
}
