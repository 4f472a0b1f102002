/** 数字 · Figures that carry what they were made of: a share never stands without its numerator and denominator. */
import type { ReactNode } from 'react';
import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react';
import { NO_FIGURE, percentText, percentagePointsText } from '#kernel/ratio.ts';
import type { Ratio } from '#kernel/ratio.ts';
import { numberText } from '../format.ts';
import { useT } from '../i18n.ts';
import { AppLink } from '../navigation.tsx';
import type { SearchValues } from '../navigation.tsx';
import { classes } from './classes.ts';
import { uiMessages } from './messages.ts';

/** 比率 · `82.3% (1,234/1,500)`, or a dash with its reason when nothing was counted. @unit digits: decimals of the percentage */
export function RatioText({ ratio, digits = 1, partsOnly }: { readonly ratio: Ratio; readonly digits?: number; readonly partsOnly?: boolean }) {
  const t = useT(uiMessages);
  if (ratio.denominator === 0) return <span className="lc-number lc-quiet" title={t('noFigure')}>{NO_FIGURE}</span>;
  const parts = `${numberText(ratio.numerator)}/${numberText(ratio.denominator)}`;
  if (partsOnly) return <span className="lc-number">{parts}</span>;
  return (
    <span className="lc-ratio lc-number">
      <span>{percentText(ratio, digits)}</span> <span className="lc-ratio-parts">({parts})</span>
    </span>
  );
}

/** 比率条 · A share as a thin bar with its figure; for table cells. @param partsBeside what it is made of stands beside it already, in its unit */
export function RatioBar({ ratio, digits = 1, partsBeside = false }: { readonly ratio: Ratio; readonly digits?: number; readonly partsBeside?: boolean }) {
  const width = ratio.denominator === 0 ? 0 : Math.min(100, (100 * ratio.numerator) / ratio.denominator);
  return (
    <span className="lc-ratio-bar">
      <span className="lc-ratio-track" aria-hidden="true"><span style={{ width: `${width}%` }} /></span>
      {partsBeside ? <span className="lc-number">{percentText(ratio, digits)}</span> : <RatioText ratio={ratio} digits={digits} />}
    </span>
  );
}

interface ChangeProps {
  readonly current: Ratio;
  readonly previous: Ratio;
  /** What it is compared with: 上一轮. */
  readonly against?: string;
  /** Whether more is better (default), worse, or neither. */
  readonly better?: 'more' | 'less' | 'neither';
}

/** 变化 · The change of a share in percentage points: an arrow, a sign and words, never colour alone. */
export function Change({ current, previous, against, better = 'more' }: ChangeProps) {
  const t = useT(uiMessages);
  const text = percentagePointsText(current, previous);
  if (text === NO_FIGURE) return null;
  const direction = text.startsWith('+') ? 1 : text.startsWith('-') ? -1 : 0;
  const Icon = direction === 0 ? ArrowRight : direction > 0 ? ArrowUpRight : ArrowDownRight;
  const good = better === 'neither' || direction === 0 ? 'neutral' : (direction > 0) === (better === 'more') ? 'ok' : 'danger';
  const points = text.replace(/^[+-]/, '');
  const spoken = direction === 0 ? t('changeNone') : t(direction > 0 ? 'changeUp' : 'changeDown', { points });
  return (
    <span className={`lc-change lc-tone-text-${good}`}>
      <Icon size="1.1em" aria-hidden="true" />
      <span aria-hidden="true">{text.replace('-', '−')} {t('pp')}</span>
      <span className="lc-visually-hidden">{spoken}</span>
      {against !== undefined && <span className="lc-change-against">{t('against', { period: against })}</span>}
    </span>
  );
}

interface StatTileProps {
  readonly label: string;
  /** A plain figure… */
  readonly value?: number | string | null;
  readonly unit?: string;
  /** …or a share, shown with its parts. */
  readonly ratio?: Ratio;
  readonly previous?: Ratio;
  readonly against?: string;
  readonly better?: 'more' | 'less' | 'neither';
  /** One line under the figure: what it counts, or until when. */
  readonly note?: ReactNode;
  readonly to?: string;
  readonly search?: SearchValues;
  readonly tone?: 'danger' | 'warn';
}

/** 指标块 · One figure with its unit, its parts and its change. With `to` it opens the records behind it. */
export function StatTile({ label, value, unit, ratio, previous, against, better, note, to, search, tone }: StatTileProps) {
  const shown = ratio === undefined ? (typeof value === 'number' ? numberText(value) : (value ?? NO_FIGURE)) : percentText(ratio).replace(/%$/, '');
  const sign = ratio === undefined ? unit : ratio.denominator === 0 ? undefined : '%';
  return (
    <div className={classes('lc-stat', tone !== undefined && `lc-stat-${tone}`, to !== undefined && 'lc-stat-link')}>
      <p className="lc-stat-label">{to === undefined ? label : <AppLink to={to} {...(search === undefined ? {} : { search })}>{label}</AppLink>}</p>
      <p className="lc-stat-value"><span>{shown}</span>{sign !== undefined && <span className="lc-stat-unit">{sign}</span>}</p>
      {ratio !== undefined && ratio.denominator > 0 && <p className="lc-stat-parts"><RatioText ratio={ratio} partsOnly /></p>}
      {(note !== undefined || previous !== undefined) && (
        <p className="lc-stat-note">
          {ratio !== undefined && previous !== undefined && <Change current={ratio} previous={previous} {...(against === undefined ? {} : { against })} {...(better === undefined ? {} : { better })} />}
          {note}
        </p>
      )}
    </div>
  );
}
