/** 计划阶段 · The phase of the plan that runs, the days left in it, and the targets reached of how many. */
import { Suspense } from 'react';
import { countPlanTasks, readRunningPlan } from '#modules/plans/contract/index.ts';
import { TaskTiles } from '#modules/plans/web/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { DateText, LinkButton, RatioBar, Section } from '#platform/web/ui/index.ts';
import { otherTasks } from './home-view.ts';
import { homeMessages } from './messages.ts';

/** Nothing where no plan runs: whoever begins is guided by the steps above. */
function PlanTasks({ planId }: { readonly planId: string }) {
  const t = useT(homeMessages);
  const own = useRead(countPlanTasks, { planId }).data;
  const all = useRead(countPlanTasks, {}).data;
  if (own === undefined || all === undefined) return null;
  const others = otherTasks(all, own);
  return (
    <div className="lc-stack">
      {own.total > 0 && <Suspense><TaskTiles counts={own} planId={planId} /></Suspense>}
      {others.total > 0 && <p className="lc-quiet">{t('planOthers', { total: numberText(others.total), accepted: numberText(others.accepted), overdue: numberText(others.overdue) })} <AppLink to="/plans" search={{ state: 'inForce' }}>{t('planAll')}</AppLink></p>}
    </div>
  );
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
      <PlanTasks planId={plan.id} />
    </Section>
  );
}
