/** 计划阶段 · The phase of the plan that runs, the days left in it, and the targets reached of how many. */
import { Suspense } from 'react';
import { countPlanTasks, readRunningPlan } from '#modules/plans/contract/index.ts';
import { TaskTiles } from '#modules/plans/web/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { DateText, LinkButton, RatioBar, Section } from '#platform/web/ui/index.ts';
import { homeMessages } from './messages.ts';

/** Nothing where no plan runs: whoever begins is guided by the steps above. */
function PlanTasks() {
  const counts = useRead(countPlanTasks, {}).data;
  return counts === undefined || counts.total === 0 ? null : <Suspense><TaskTiles counts={counts} /></Suspense>;
}

export function PlanSection() {
  const t = useT(homeMessages);
  const text = useText();
  const { data } = useRead(readRunningPlan, {});
  if (data === undefined || data.plan === null) return null;
  const { plan, phase } = data;
  return (
    <Section title={t('planTitle')} about={text({ zh: plan.nameZh, en: plan.nameEn })} actions={<LinkButton small kind="quiet" to={`/plans/${plan.id}`}>{t('planOpen')}</LinkButton>}>
      {phase === null ? <p>{t('planBetween')} {t('planEnds')} <DateText value={plan.endsOn} /></p> : (
        <div className="lc-stack">
          <p className="lc-home-phase"><b>{phase.name}</b> <span className="lc-quiet">{t('planPhase', { at: phase.at, of: phase.of })} · {t('planDaysLeft', { n: phase.daysLeft })}</span></p>
          {phase.goal !== '' && <p>{phase.goal}</p>}
          {phase.targetCount > 0 && <div><p className="lc-quiet lc-small">{t('planReached')}{phase.behindCount > 0 && <> · {t('planBehind', { n: phase.behindCount })}</>}</p><RatioBar ratio={{ numerator: phase.reachedCount, denominator: phase.targetCount }} digits={0} /></div>}
        </div>
      )}
      <PlanTasks />
    </Section>
  );
}
