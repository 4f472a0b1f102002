/** 导入部门意见 · The list of a department, exported, filled in and brought back. */
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { EmptyState, Notice, PageHeader } from '#platform/web/ui/index.ts';
import { exportDepartmentAnswers, importDepartmentAnswers, listRoundDepartments, readSelectionRound } from '../contract/index.ts';
import { departmentMessages } from './department-messages.ts';
import { roundMessages } from './round-messages.ts';

export function ImportDepartmentAnswersPage() {
  const [t, r] = [useT(departmentMessages), useT(roundMessages)];
  const text = useText();
  const { roundId, code } = useRouteParams<'roundId' | 'code'>();
  const round = useRead(readSelectionRound, { roundId }).data;
  const department = useRead(listRoundDepartments, { roundId, code }).data?.rows[0];
  const send = useWrite(importDepartmentAnswers, { invalidates: ['honours'] });
  const list = `/selection-rounds/${roundId}/departments/${encodeURIComponent(code)}`;
  const name = department === undefined ? t('department') : text(department);
  return (
    <>
      <PageHeader
        title={t('importAnswers')} about={t('importAbout')} trail={[{ text: r('rounds'), to: '/selection-rounds' }, { text: round?.name ?? r('round'), to: `/selection-rounds/${roundId}` }, { text: t('departments'), to: `/selection-rounds/${roundId}/departments` }, { text: name, to: list }]}
        actions={<ListExport operation={exportDepartmentAnswers} input={{ roundId, code }} total={department?.asked} />}
      />
      {department === undefined || department.maySign ? <ImportPanel accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['honours']} listTo={list} listText={name} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ roundId, code, file, mode })} /> : <EmptyState title={t('notYours')} advice={t('notYoursAdvice')} />}
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importFill')}</li><li>{t('importReason')}</li><li>{t('importAgain')}</li></ul></Notice>
    </>
  );
}
