/** 任务分解表 · The tasks of one plan as the sheet that goes round: by the unit that leads, for paper in landscape. */
import { Fragment } from 'react';
import { Printer } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { Button, DateText, PageHeader, ProblemAlert, Skeleton } from '#platform/web/ui/index.ts';
import { readPlanChart, taskStateWords } from '../contract/index.ts';
import { taskPlanMessages } from './task-messages.ts';
import './plans.css';

export function TaskTablePage() {
  const t = useT(taskPlanMessages);
  const text = useText();
  const { planId } = useRouteParams<'planId'>();
  const found = useRead(readPlanChart, { planId });
  const chart = found.data;
  if (chart === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('tableTitle')} trail={[{ text: t('plans'), to: '/plans' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const name = text({ zh: chart.plan.nameZh, en: chart.plan.nameEn });
  const unit = (each: { nameZh: string; nameEn: string }) => text({ zh: each.nameZh, en: each.nameEn });
  const groups = [...Map.groupBy(chart.tasks, ({ lead }) => lead.id).values()];
  return (
    <div className="lc-plans-landscape">
      <PageHeader title={`${name} ${t('tableTitle')}`} trail={[{ text: t('plans'), to: '/plans' }, { text: name, to: `/plans/${planId}` }]} actions={<Button icon={Printer} onClick={() => window.print()}>{t('print')}</Button>} />
      <p className="lc-quiet lc-small"><DateText value={chart.plan.startsOn} /> – <DateText value={chart.plan.endsOn} /> · {t('printedOn', { on: chart.today })}</p>
      {chart.tasks.length === 0 ? <p>{t('sheetEmpty')}</p> : (
        <div className="lc-plans-sheet" tabIndex={0} role="region" aria-label={t('tableTitle')}>
          <table>
            <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('task')}</th><th scope="col">{t('standards')}</th><th scope="col">{t('helpers')}</th><th scope="col">{t('owner')}</th><th scope="col">{t('due')}</th><th scope="col">{t('evidence')}</th><th scope="col">{t('state')}</th></tr></thead>
            <tbody>
              {groups.map((rows, group) => (
                <Fragment key={rows[0]?.lead.id}>
                  <tr><th colSpan={8} scope="colgroup" className="lc-plans-sheet-unit">{t('lead')}：{rows[0] === undefined ? '' : unit(rows[0].lead)}</th></tr>
                  {rows.map((row, at) => (
                    <tr key={row.id}><td className="lc-number">{group + 1}.{at + 1}</td><td>{row.name}</td><td>{row.standards.join('、')}</td><td>{row.helpers.map(unit).join('、')}</td><td>{row.owner?.name ?? ''}</td><td className="lc-number">{row.dueOn}</td><td>{row.evidence}</td><td>{text(taskStateWords[row.state])}{row.isOverdue && ` · ${t('late')}`}</td></tr>
                  ))}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
