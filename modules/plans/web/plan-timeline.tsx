/** 时间轴 · Phases and the value of each target in them, drawn to scale; the same as a table for whoever does not see it. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { verdictWords } from '../contract/index.ts';
import type { readPlan } from '../contract/index.ts';
import { plansMessages } from './messages.ts';
import { fitted } from './svg-text.ts';
import { marksOf, placeOn } from './timeline-view.ts';
import { aimText, verdictTones } from './words.ts';

type Plan = OutputOf<typeof readPlan>;
const WIDTH = 1_000;
const NAMES = 210;
const ROW = 38;
const BAR = 26;
const HEAD = 34;

function Bar({ x, y, width, tone, text }: { readonly x: number; readonly y: number; readonly width: number; readonly tone: string; readonly text: string }) {
  return (
    <g>
      <rect className={`lc-plans-bar lc-plans-bar-${tone}`} x={x + 1} y={y + (ROW - BAR) / 2} width={Math.max(2, width - 2)} height={BAR} rx="4" />
      <text x={x + width / 2} y={y + ROW / 2 + 5} textAnchor="middle">{fitted(text, width)}</text>
    </g>
  );
}

function Drawing({ plan }: { readonly plan: Plan }) {
  const t = useT(plansMessages);
  const text = useText();
  const place = placeOn(plan, WIDTH - NAMES - 10);
  const at = (day: string, atEnd?: boolean) => NAMES + place(day, atEnd);
  const height = HEAD + ROW * (plan.targets.length + 1) + 18;
  const isNow = plan.startsOn <= plan.today && plan.today <= plan.endsOn;
  return (
    <svg className="lc-plans-timeline" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('timelineLabel', { plan: text({ zh: plan.nameZh, en: plan.nameEn }), phases: plan.phases.length, targets: plan.targets.length })}>
      {marksOf(plan).map((mark) => (
        <g key={mark.day}>
          <line className="lc-plans-grid" x1={at(mark.day)} x2={at(mark.day)} y1={mark.isYear ? 8 : 22} y2={height - 16} />
          <text className={mark.isYear ? '' : 'lc-plans-faint'} x={at(mark.day) + 5} y={mark.isYear ? 18 : 30}>{mark.text}</text>
        </g>
      ))}
      <text x="10" y={HEAD + ROW / 2 + 5}>{t('phases')}</text>
      {plan.phases.map((phase) => <Bar key={phase.id} x={at(phase.startsOn)} y={HEAD} width={at(phase.endsOn, true) - at(phase.startsOn)} tone="phase" text={phase.name} />)}
      {plan.targets.map((target, row) => (
        <g key={target.id}>
          <line className="lc-plans-grid" x1="0" x2={WIDTH} y1={HEAD + ROW * (row + 1)} y2={HEAD + ROW * (row + 1)} />
          <text x="10" y={HEAD + ROW * (row + 1) + ROW / 2 + 5}>{fitted(target.name, NAMES - 20)}</text>
          {plan.phases.map((phase) => {
            const step = target.steps.find(({ phaseId }) => phaseId === phase.id);
            return step === undefined ? null : <Bar key={phase.id} x={at(phase.startsOn)} y={HEAD + ROW * (row + 1)} width={at(phase.endsOn, true) - at(phase.startsOn)} tone={verdictTones[step.verdict]} text={`${step.verdict === 'reached' ? '✓ ' : step.verdict === 'missed' ? '✗ ' : ''}${aimText(target.direction, step.target, target.unit)}`} />;
          })}
        </g>
      ))}
      {isNow && <><line className="lc-plans-today" x1={at(plan.today)} x2={at(plan.today)} y1={HEAD - 4} y2={height - 16} /><text className="lc-plans-today-word" x={at(plan.today)} y={height - 3} textAnchor="middle">{t('today')}</text></>}
    </svg>
  );
}

export function PlanTimeline({ plan }: { readonly plan: Plan }) {
  const t = useT(plansMessages);
  const text = useText();
  return (
    <div className="lc-stack">
      <div className="lc-plans-frame" role="region" aria-label={t('timeline')} tabIndex={0}><Drawing plan={plan} /></div>
      <details className="lc-plans-twin lc-no-print">
        <summary>{t('timelineTable')}</summary>
        <div tabIndex={0} role="region" aria-label={t('timelineTable')}>
          <table>
            <thead><tr><th scope="col">{t('targets')}</th>{plan.phases.map((phase) => <th key={phase.id} scope="col">{phase.name} {phase.startsOn}–{phase.endsOn}</th>)}</tr></thead>
            <tbody>
              {plan.targets.map((target) => (
                <tr key={target.id}>
                  <th scope="row">{target.name}</th>
                  {plan.phases.map((phase) => { const step = target.steps.find(({ phaseId }) => phaseId === phase.id); return <td key={phase.id}>{step === undefined ? '—' : `${aimText(target.direction, step.target, target.unit)} · ${text(verdictWords[step.verdict])}`}</td>; })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
