/** 分配结果 · Who gets how many, beside the exact share, and the sum line by line. */
import type { OutputOf } from '#platform/contract/index.ts';
import { fillText } from '#platform/contract/index.ts';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { apportionMethodWords, seatStepWords } from '../contract/index.ts';
import type { apportionSeats } from '../contract/index.ts';
import { seatMessages } from './seat-messages.ts';

export type Plan = OutputOf<typeof apportionSeats>;

export function SeatResult({ plan }: { readonly plan: Plan }) {
  const t = useT(seatMessages);
  const text = useText();
  const names = new Map(plan.parts.map((part) => [part.code, text(part)]));
  const weightSum = plan.parts.reduce((sum, { weight }) => sum + weight, 0);
  const isDivisor = plan.method === 'divisorsByOne' || plan.method === 'divisorsByTwo';
  const exact = (weight: number): string => (plan.method === 'equal' ? (plan.seats / Math.max(1, plan.parts.length)).toFixed(2) : weightSum === 0 ? '0' : ((plan.seats * weight) / weightSum).toFixed(2));
  const bound = plan.parts.some(({ least, most }) => least > 0 || most !== null);
  const firstRound = plan.steps.findIndex(({ kind }) => kind === 'round');
  return (
    <div className="lc-stack">
      <div className="lc-honours-table" role="region" aria-label={`${t('result')} · ${t('got')}`} tabIndex={0}>
        <table>
          <caption className="lc-visually-hidden">{t('result')}</caption>
          <thead><tr><th scope="col">{t('part')}</th><th scope="col">{t('weight')}</th>{bound && <><th scope="col">{t('least')}</th><th scope="col">{t('most')}</th></>}<th scope="col">{t('exact')}</th><th scope="col">{t('got')}</th></tr></thead>
          <tbody>{plan.parts.map((part) => <tr key={part.code}><th scope="row">{text(part)}</th><td>{numberText(part.weight)}</td>{bound && <><td>{part.least}</td><td>{part.most ?? '—'}</td></>}<td>{exact(part.weight)}</td><td><strong>{numberText(part.seats)}</strong></td></tr>)}</tbody>
          <tfoot><tr><th scope="row">{t('totalOf')}</th><td>{numberText(weightSum)}</td>{bound && <><td /><td /></>}<td>{numberText(plan.seats)}</td><td><strong>{numberText(plan.parts.reduce((sum, { seats }) => sum + seats, 0))}</strong></td></tr></tfoot>
        </table>
      </div>
      <p className="lc-quiet lc-small">{t('method')}：{text(apportionMethodWords[plan.method])}。{t('tieRule')}</p>
      <details className="lc-honours-sum" open={plan.steps.length <= 40}>
        <summary>{t('steps')}（{plan.steps.length}）</summary>
        <ol className="lc-honours-steps">
          {plan.steps.map((step, at) => {
            const words = step.kind === 'least' && isDivisor ? seatStepWords.first : seatStepWords[step.kind];
            return <li key={at}>{fillText(text(words), { ...step, name: names.get(step.code) ?? step.code, n: at - firstRound + 1 } as never)}{'tie' in step && step.tie && text(seatStepWords.tie)}</li>;
          })}
        </ol>
      </details>
    </div>
  );
}
