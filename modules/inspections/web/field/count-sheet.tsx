/** 清点 · A check whose rule names a number is counted: one large key for each that passes by, and the rule says what it comes to. */
import { useId, useState } from 'react';
import { Calculator, Check, Minus, Plus, RotateCcw, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { percentText } from '#kernel/ratio.ts';
import { ruleWords } from '#modules/frameworks/domain/index.ts';
import type { CheckRule } from '#modules/frameworks/domain/index.ts';
import { BigButton, Sheet, Tag } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { verdictOf } from '../../domain/index.ts';
import { COUNTED_MAX, countedFrom, countedIn, judgedBy } from '../counted.ts';
import type { Counted } from '../counted.ts';
import type { DraftEntry } from '../recording-draft.ts';
import { fieldInspectionMessages } from './messages.ts';
import type { FieldLine } from './site-rows.ts';

interface CountProps {
  readonly line: FieldLine;
  readonly rule: CheckRule;
  readonly name: string;
  readonly entry: DraftEntry | null;
  readonly onCounted: (counted: Counted | null) => void;
}

/** 一个计数 · The key that counts on is the largest thing on the screen; the figure between can be typed over. */
function Counter({ what, icon: Icon, tone, value, most, onChange }: { readonly what: string; readonly icon: LucideIcon; readonly tone: 'ok' | 'danger' | 'info'; readonly value: number; readonly most: number; readonly onChange: (value: number) => void }) {
  const t = useT(fieldInspectionMessages);
  const id = useId();
  return (
    <div className="lcf-counter" role="group" aria-labelledby={`${id}-what`}>
      <label className="lcf-counter-what" id={`${id}-what`} htmlFor={id}><Icon size="1.2em" aria-hidden="true" />{what}</label>
      <button type="button" className={`lcf-counter-more lc-tone-${tone}`} aria-label={t('more', { what })} disabled={value >= most} onClick={() => onChange(value + 1)}><Plus size="2.2em" aria-hidden="true" /></button>
      <div className="lcf-counter-row">
        <button type="button" className="lcf-counter-less" aria-label={t('less', { what })} disabled={value <= 0} onClick={() => onChange(value - 1)}><Minus size="1.5em" aria-hidden="true" /></button>
        <input id={id} className="lcf-input lcf-counter-value" type="text" inputMode="numeric" pattern="[0-9]*" autoComplete="off" value={value} onFocus={(event) => event.target.select()} onChange={(event) => onChange(Math.min(most, Number(event.target.value.replace(/\D/g, ''))))} />
      </div>
    </div>
  );
}

function Counters({ counted, onChange }: { readonly counted: Counted; readonly onChange: (counted: Counted) => void }) {
  const t = useT(fieldInspectionMessages);
  if (counted.kind === 'found') return <Counter what={t('found')} icon={Check} tone="info" value={counted.metCount} most={COUNTED_MAX} onChange={(metCount) => onChange({ kind: 'found', metCount })} />;
  const faulty = counted.observedCount - counted.metCount;
  const set = (met: number, unmet: number) => onChange({ kind: 'share', metCount: met, observedCount: met + unmet });
  return (
    <div className="lcf-counters">
      <Counter what={t('inOrder')} icon={Check} tone="ok" value={counted.metCount} most={COUNTED_MAX - faulty} onChange={(met) => set(met, faulty)} />
      <Counter what={t('faulty')} icon={X} tone="danger" value={faulty} most={COUNTED_MAX - counted.metCount} onChange={(unmet) => set(counted.metCount, unmet)} />
    </div>
  );
}

/** What the count comes to, and how it is told in a few signs. */
function useTold({ rule, line }: Pick<CountProps, 'rule' | 'line'>): (counted: Counted) => { readonly figure: string; readonly share: string; readonly verdict: ReturnType<typeof verdictOf> } {
  const t = useT(fieldInspectionMessages);
  return (counted) => {
    const counts = judgedBy(rule, counted, line.lengthMetres);
    const share = counted.kind === 'share' ? counted.observedCount === 0 ? '' : percentText({ numerator: counted.metCount, denominator: counted.observedCount })
      : counts !== null && counts.observedCount > 1 ? t('stretches', { met: counts.metCount, n: counts.observedCount }) : '';
    return { figure: counted.kind === 'share' ? `${counted.metCount} / ${counted.observedCount}` : String(counted.metCount), share, verdict: verdictOf(counts) };
  };
}

function CountSheet({ start, onClose, ...props }: CountProps & { readonly start: Counted; readonly onClose: () => void }) {
  const t = useT(fieldInspectionMessages);
  const text = useText();
  const told = useTold(props);
  const [counted, setCounted] = useState(start);
  // Each tap is kept: a phone that dies in the middle of counting loses nothing.
  const change = (next: Counted | null) => { setCounted(next ?? start); props.onCounted(next); };
  const { figure, share, verdict } = told(counted);
  const empty = countedFrom(props.rule) as Counted;
  return (
    <Sheet title={props.name} onClose={onClose}>
      <p className="lcf-quiet">{text(ruleWords(props.rule))}</p>
      <p className="lcf-counted" role="status" data-verdict={verdict ?? 'none'}>
        <b>{figure}</b><span className="lcf-counted-share">{share}</span>
        {verdict === null ? <Tag tone="neutral">{t('countBegin')}</Tag> : <Tag tone={verdict === 'met' ? 'ok' : 'danger'}>{t(verdict === 'met' ? 'met' : 'unmetOne')}</Tag>}
      </p>
      <Counters counted={counted} onChange={change} />
      <div className="lcf-pair">
        <BigButton icon={RotateCcw} disabled={verdict === null} onClick={() => { props.onCounted(null); setCounted(empty); }}>{t('countAgain')}</BigButton>
        {/* Nothing found is a count too: it is said by ending with it. */}
        <BigButton look="main" icon={Check} onClick={() => { if (counted.kind === 'found') props.onCounted(counted); onClose(); }}>{t('countDone')}</BigButton>
      </div>
    </Sheet>
  );
}

/** 数一数 · Offered with every rule that names a number; shows what was counted. */
export function CountButton(props: CountProps) {
  const t = useT(fieldInspectionMessages);
  const told = useTold(props);
  const [isOpen, setOpen] = useState(false);
  const empty = countedFrom(props.rule);
  if (empty === null) return null;
  const stands = props.entry === null || props.entry.notApplicable ? null : countedIn(props.entry.note);
  const counted = stands?.kind === empty.kind ? stands : null;
  const { figure, share } = told(counted ?? empty);
  return (
    <>
      <button type="button" className="lcf-button lcf-button-plain lcf-tally" onClick={() => setOpen(true)}>
        <Calculator size="1.3em" aria-hidden="true" />
        <span>{counted === null ? t(empty.kind === 'share' ? 'countShare' : 'countFound') : t(empty.kind === 'share' ? 'countedShare' : 'countedFound', { figure, share })}</span>
      </button>
      {isOpen && <CountSheet {...props} start={counted ?? empty} onClose={() => setOpen(false)} />}
    </>
  );
}
