/** 阶段进度 · Target, actual, forecast with its error, and what follows. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useT } from '#platform/web/i18n.ts';
import { StateTag } from '#platform/web/ui/index.ts';
import { verdictWords } from '../contract/index.ts';
import type { readPlan } from '../contract/index.ts';
import { plansMessages } from './messages.ts';
import { aimText, amountText, verdictTones } from './words.ts';

type Target = OutputOf<typeof readPlan>['targets'][number];

export function StepView({ target, phaseId }: { readonly target: Pick<Target, 'steps' | 'unit' | 'direction'>; readonly phaseId: string }) {
  const t = useT(plansMessages);
  const step = target.steps.find((each) => each.phaseId === phaseId);
  if (step === undefined) return <span className="lc-quiet">{t('notAimed')}</span>;
  return (
    <div className="lc-plans-step">
      <span>{t('aim', { value: aimText(target.direction, step.target, target.unit) })}</span>
      {step.actual !== null && <span className="lc-small">{t('actual', { value: amountText(step.actual.value, target.unit), on: step.actual.on })}</span>}
      {step.forecast !== null && <span className="lc-quiet lc-small">{t('forecast', { value: amountText(step.forecast.value, target.unit), error: amountText(step.forecast.error, target.unit) })}{step.forecast.isClamped && t('clamped')}</span>}
      <StateTag quiet tone={verdictTones[step.verdict]} text={verdictWords[step.verdict]} />
    </div>
  );
}
