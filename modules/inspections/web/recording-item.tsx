/** 一项检查 · Three large answers; counts where several are judged; note and photo where something is wrong. */
import { useId, useState } from 'react';
import { Minus, Plus } from 'lucide-react';
import { checkRule } from '#modules/frameworks/contract/index.ts';
import type { CheckRule } from '#modules/frameworks/domain/index.ts';
import { percentText } from '#kernel/ratio.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { Button, classes, Field, IconButton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { VERDICTS, verdictOf } from '../domain/index.ts';
import type { ObservationCounts, ObservationIssue, Verdict } from '../domain/index.ts';
import { ruleOf } from './check-list.tsx';
import { countedIn, judgedBy, noteWith } from './counted.ts';
import { PhotoTaker } from './photo-taker.tsx';
import type { CheckLine, DraftEntry } from './recording-draft.ts';
import { recordingMessages } from './recording-messages.ts';
import { verdictLooks } from './words.ts';

interface RecordingItemProps {
  readonly line: CheckLine;
  readonly entry: DraftEntry | null;
  readonly drafted: boolean;
  readonly siteId: string;
  readonly issues: readonly ObservationIssue[];
  readonly serverErrors: readonly string[];
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onCounts: (counts: ObservationCounts) => void;
  readonly onEvidence: (change: Partial<Pick<DraftEntry, 'note' | 'photoIds'>>) => void;
}

export function RecordingItem(props: RecordingItemProps) {
  const { line, entry, drafted, issues, serverErrors, onVerdict } = props;
  const t = useT(recordingMessages);
  const text = useText();
  const verdict = verdictOf(entry);
  const rule = ruleOf(line);
  const name = text({ zh: line.nameZh, en: line.nameEn });
  const exceptions = text({ zh: line.exceptionsZh ?? '', en: line.exceptionsEn ?? line.exceptionsZh ?? '' });
  const complaints = [...issues.map((issue) => t(`issue_${issue.code}`)), ...serverErrors];
  return (
    <li id={`record-${line.id}`} className={classes('lc-record-item', verdict !== null && `lc-record-${verdict}`, drafted && 'lc-record-drafted', complaints.length > 0 && 'lc-record-wrong')}>
      <p className="lc-record-name">{name}</p>
      <p className="lc-record-rule">{rule !== null && text(rule)}{line.expectedObservedCount > 1 && ` · ${t('judgements', { n: line.expectedObservedCount })}`} · {line.code}</p>
      {exceptions !== '' && <details className="lc-record-exceptions"><summary>{t('exceptions')}</summary><p>{exceptions}</p></details>}
      <VerdictButtons name={name} verdict={verdict} onVerdict={onVerdict} />
      {entry !== null && verdict !== 'notApplicable' && <Counting {...props} entry={entry} />}
      {verdict === 'unmet' && entry !== null && <Evidence {...props} entry={entry} />}
      {complaints.map((complaint) => <p key={complaint} className="lc-field-error" role="alert">{complaint}</p>)}
    </li>
  );
}

function VerdictButtons({ name, verdict, onVerdict }: { readonly name: string; readonly verdict: Verdict | null; readonly onVerdict: (verdict: Verdict) => void }) {
  const t = useT(recordingMessages);
  const text = useText();
  const group = useId();
  return (
    <fieldset className="lc-record-verdicts">
      <legend className="lc-visually-hidden">{t('verdictOf', { name })}</legend>
      {VERDICTS.map((each) => (
        <label key={each} className={classes('lc-record-verdict', `lc-tone-${verdictLooks[each].tone}`, verdict === each && 'lc-record-verdict-on')}>
          <input type="radio" className="lc-visually-hidden" name={group} checked={verdict === each} onChange={() => onVerdict(each)} />
          <span>{text(verdictLooks[each].text)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function ruleFrom(line: CheckLine): CheckRule | null {
  const parsed = checkRule.safeParse(line.rule);
  return parsed.success ? parsed.data : null;
}

function Counting(props: RecordingItemProps & { readonly entry: DraftEntry }) {
  const { line, entry, onCounts } = props;
  const t = useT(recordingMessages);
  const rule = ruleFrom(line);
  const [several, setSeveral] = useState(false);
  const looksAtSeveral = rule?.kind === 'yesNo';
  const shown = line.expectedObservedCount > 1 || entry.observedCount > 1 || several;
  const set = (observedCount: number, metCount: number) => onCounts({ observedCount: Math.max(1, observedCount), metCount: Math.max(0, Math.min(metCount, Math.max(1, observedCount))), notApplicable: false });
  if (rule?.kind === 'share') return <ShareTally {...props} rule={rule} />;
  if (!shown) return looksAtSeveral ? <Button kind="quiet" small onClick={() => { setSeveral(true); set(2, entry.metCount === 0 ? 1 : 2); }}>{t('several')}</Button> : null;
  return (
    <div className="lc-record-counts">
      <Stepper label={t('howMany')} value={entry.metCount} min={0} max={entry.observedCount} onChange={(value) => set(entry.observedCount, value)} />
      {looksAtSeveral
        ? <Stepper label={t('ofTotal')} value={entry.observedCount} min={1} max={999} onChange={(value) => set(value, entry.metCount === entry.observedCount ? value : entry.metCount)} />
        : <span className="lc-record-of">/ {entry.observedCount}</span>}
    </div>
  );
}

function Stepper({ label, value, min, max, onChange }: { readonly label: string; readonly value: number; readonly min: number; readonly max: number; readonly onChange: (value: number) => void }) {
  const t = useT(recordingMessages);
  const id = useId();
  return (
    <div className="lc-record-stepper">
      <label htmlFor={id}>{label}</label>
      <IconButton icon={Minus} label={`${label}：${t('less')}`} disabled={value <= min} onClick={() => onChange(value - 1)} />
      <input id={id} className="lc-input" type="number" inputMode="numeric" min={min} max={max} value={value} onChange={(event) => onChange(Math.min(max, Math.max(min, Math.trunc(Number(event.target.value)) || 0)))} />
      <IconButton icon={Plus} label={`${label}：${t('more')}`} disabled={value >= max} onClick={() => onChange(value + 1)} />
    </div>
  );
}

/** 按比例判定 · How many were seen and how many were in order; the rule decides, and the tally goes into the note. */
function ShareTally({ line, entry, rule, onCounts, onEvidence }: RecordingItemProps & { readonly entry: DraftEntry; readonly rule: CheckRule }) {
  const t = useT(recordingMessages);
  const { locale } = usePreferences();
  const before = countedIn(entry.note);
  const [seen, setSeen] = useState(before?.kind === 'share' ? String(before.observedCount) : '');
  const [inOrder, setInOrder] = useState(before?.kind === 'share' ? String(before.metCount) : '');
  const observed = Math.trunc(Number(seen)) || 0;
  const met = Math.min(Math.trunc(Number(inOrder)) || 0, observed);
  const decide = (nextSeen: string, nextInOrder: string) => {
    setSeen(nextSeen);
    setInOrder(nextInOrder);
    const observedCount = Math.trunc(Number(nextSeen)) || 0;
    const metCount = Math.min(Math.trunc(Number(nextInOrder)) || 0, observedCount);
    if (observedCount === 0 || nextInOrder === '') return;
    const counted = { kind: 'share', metCount, observedCount } as const;
    const counts = judgedBy(rule, counted, null);
    if (counts === null) return;
    onCounts(counts);
    onEvidence({ note: noteWith(counted, entry.note, locale) });
  };
  return (
    <details className="lc-record-tally">
      <summary>{t('tally')}</summary>
      <div className="lc-record-counts">
        <Field label={t('seen')}>{(wiring) => <TextInput {...wiring} type="number" inputMode="numeric" min={0} value={seen} onChange={(value) => decide(value, inOrder)} />}</Field>
        <Field label={t('inOrder')}>{(wiring) => <TextInput {...wiring} type="number" inputMode="numeric" min={0} value={inOrder} onChange={(value) => decide(seen, value)} />}</Field>
      </div>
      {observed > 0 && inOrder !== '' && <p role="status">{t(verdictOf(judgedBy(rule, { kind: 'share', metCount: met, observedCount: observed }, null)) === 'met' ? 'tallyGood' : 'tallyBad', { share: percentText({ numerator: met, denominator: observed }) })} <span className="lc-quiet">{line.code}</span></p>}
    </details>
  );
}

function Evidence({ line, entry, siteId, onEvidence }: RecordingItemProps & { readonly entry: DraftEntry }) {
  const t = useT(recordingMessages);
  return (
    <div className="lc-record-evidence">
      <Field label={t('note')} purpose={t('notePurpose')}>{(wiring) => <TextArea {...wiring} rows={2} maxLength={500} value={entry.note} onChange={(note) => onEvidence({ note })} />}</Field>
      <PhotoTaker photoIds={entry.photoIds} siteId={siteId} hint={t(line.photoOnUnmet ? 'photoNeeded' : 'photoOptional')} onChange={(photoIds) => onEvidence({ photoIds: [...photoIds] })} />
    </div>
  );
}
