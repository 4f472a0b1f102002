/** 导入任务分解表 */
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Notice, PageHeader } from '#platform/web/ui/index.ts';
import { importPlanTasks, planTaskImportTemplate, readPlan } from '../contract/index.ts';
import { taskPlanMessages } from './task-messages.ts';

export function ImportTasksPage() {
  const t = useT(taskPlanMessages);
  const text = useText();
  const { planId } = useRouteParams<'planId'>();
  const plan = useRead(readPlan, { planId }).data;
  const send = useWrite(importPlanTasks, { invalidates: ['plans'] });
  const name = plan === undefined ? t('plan') : text({ zh: plan.nameZh, en: plan.nameEn });
  return (
    <>
      <PageHeader title={t('import')} trail={[{ text: t('plans'), to: '/plans' }, { text: name, to: `/plans/${planId}` }]} actions={<TemplateDownloads operation={planTaskImportTemplate} fields={{ planId }} />} />
      <ImportPanel accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['plans']} listTo={`/plans/${planId}`} listText={name} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ planId, file, mode })} />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importNote1')}</li><li>{t('importNote2')}</li><li>{t('importNote3')}</li></ul></Notice>
    </>
  );
}
