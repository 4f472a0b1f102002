/** 数值 · A figure as people read it: a share as a percentage with its parts, money and counts with separators, and why there is none. */
import type { OutputOf } from '#platform/contract/index.ts';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import type { listFigures } from '../contract/index.ts';
import { isShare } from '../domain/index.ts';
import { figureMessages } from './figure-messages.ts';

type Row = OutputOf<typeof listFigures>['rows'][number];

const PERCENT = 100;
const decimalsOf = (value: number): number => Math.min((String(value).split('.')[1] ?? '').length, 2);

/** @example valueText(0.1, 'ratio') // '10%' */
export function valueText(value: number | null, kind: string): string {
  if (value === null) return '—';
  if (kind === 'ratio') { const percent = Math.round(value * PERCENT * PERCENT) / PERCENT; return `${numberText(percent, decimalsOf(percent))}%`; }
  return numberText(value, decimalsOf(value));
}

/** A mean is a number, a share a percentage. */
export const shownAs = (figure: { readonly kind: string; readonly unit: string }): string => (figure.kind === 'ratio' && !isShare(figure) ? 'sum' : figure.kind);

export function FigureValue({ figure }: { readonly figure: Pick<Row, 'outcome' | 'value' | 'numerator' | 'denominator' | 'kind' | 'unit'> }) {
  const t = useT(figureMessages);
  if (figure.outcome !== 'computed') return <span className="lc-quiet">{t(figure.outcome)}</span>;
  return (
    <span className="lc-number">
      {valueText(figure.value, shownAs(figure))}
      {figure.denominator !== null && figure.numerator !== null && <span className="lc-quiet lc-small"> ({valueText(figure.numerator, 'count')}/{valueText(figure.denominator, 'count')})</span>}
    </span>
  );
}
