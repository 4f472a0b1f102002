/** 任务进度 · How the tasks of a plan stand, unit by unit; also on the office home. */
import { ClipboardList, FileUp, Plus, Printer } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { DataTable, DateText, EmptyState, LinkButton, RatioBar, Section, StateTag, StatTile } from '#platform/web/ui/index.ts';
import { countPlanTasks, listPlanTasks, taskStateWords } from '../contract/index.ts';
import { taskPlanMessages } from './task-messages.ts';
import { taskTones } from './task-words.ts';
import './plans.css';

type Counts = OutputOf<typeof countPlanTasks>;

/** 任务数 · Each leads to the list it counts. */
export function TaskTiles({ counts, planId }: { readonly counts: Counts; readonly planId?: string }) {
  const t = useT(taskPlanMessages);
  const within = planId === undefined ? {} : { planId };
  return (
    <div className="lc-tiles">
      <StatTile label={t('progress')} ratio={{ numerator: counts.accepted, denominator: counts.total }} to="/plan-tasks" search={within} />
      <StatTile label={t('overdue')} value={counts.overdue} to="/plan-tasks" search={{ ...within, overdue: 'true' }} {...(counts.overdue > 0 ? { tone: 'danger' as const } : {})} />
      <StatTile label={t('dueSoon')} value={counts.dueSoon} to="/plan-tasks" search={{ ...within, sort: 'due' }} />
      <StatTile label={t('toAccept')} value={counts.delivered} to="/plan-tasks" search={{ ...within, state: 'delivered' }} />
    </div>
  );
}

const SHOWN = 20;

/** 任务列表 · The tasks by their day, the first of many; each opens. */
function TaskList({ planId }: { readonly planId: string }) {
  const t = useT(taskPlanMessages);
  const text = useText();
  const found = useRead(listPlanTasks, { planId, sort: 'due', pageSize: SHOWN });
  return (
    <>
      <DataTable
        caption={t('tasks')} whole result={found} rowKey={(row) => row.id} rowTo={(row) => `/plan-tasks/${row.id}`}
        columns={[
          { key: 'name', title: t('task'), width: '40%', cell: (row) => row.name },
          { key: 'lead', title: t('lead'), cell: (row) => text({ zh: row.lead.nameZh, en: row.lead.nameEn }) },
          { key: 'due', title: t('due'), cell: (row) => <DateText value={row.dueOn} /> },
          { key: 'state', title: t('state'), cell: (row) => <span className="lc-row"><StateTag quiet tone={taskTones[row.state]} text={taskStateWords[row.state]} />{row.isOverdue && <StateTag tone="danger" text={t('late')} />}</span> },
        ]}
        empty={<EmptyState icon={ClipboardList} title={t('none')} advice={t('noneAdvice')} />}
      />
      {(found.data?.total ?? 0) > SHOWN && <p><AppLink to="/plan-tasks" search={{ planId }}>{t('allOf', { n: found.data?.total ?? 0 })}</AppLink></p>}
    </>
  );
}

export function TaskProgress({ planId, mayChange }: { readonly planId: string; readonly mayChange: boolean }) {
  const t = useT(taskPlanMessages);
  const text = useText();
  const found = useRead(countPlanTasks, { planId });
  const counts = found.data;
  const add = mayChange ? <LinkButton icon={Plus} to={`/plans/${planId}/tasks/new`}>{t('add')}</LinkButton> : undefined;
  return (
    <Section title={t('tasks')} about={t('tasksAbout')} bare actions={<>{add}{mayChange && <LinkButton icon={FileUp} to={`/plans/${planId}/tasks/import`}>{t('import')}</LinkButton>}<LinkButton icon={Printer} to={`/plans/${planId}/task-table`}>{t('tableTitle')}</LinkButton></>}>
      {counts === undefined || counts.total === 0 ? <EmptyState icon={ClipboardList} title={t('none')} advice={t('noneAdvice')} /> : (
        <div className="lc-stack">
          <TaskTiles counts={counts} planId={planId} />
          <DataTable
            caption={t('byUnit')} whole result={{ data: { rows: counts.byUnit, total: counts.byUnit.length } }} rowKey={(row) => row.unit.id}
            columns={[
              { key: 'unit', title: t('unit'), cell: (row) => <AppLink to="/plan-tasks" search={{ planId, organisationId: row.unit.id }}>{text({ zh: row.unit.nameZh, en: row.unit.nameEn })}</AppLink> },
              { key: 'accepted', title: t('progress'), cell: (row) => <RatioBar ratio={{ numerator: row.accepted, denominator: row.total }} digits={0} /> },
              { key: 'overdue', title: t('overdue'), align: 'end', cell: (row) => <span className="lc-number">{row.overdue}</span> },
            ]}
            empty={<EmptyState icon={ClipboardList} title={t('none')} advice={t('noneAdvice')} />}
          />
          <TaskList planId={planId} />
        </div>
      )}
    </Section>
  );
}
