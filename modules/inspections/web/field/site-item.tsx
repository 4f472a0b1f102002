/** 一项检查 · Met, unmet, not applicable; how many of how many; where it is unmet, the photo and the words. */
import { useId, useState } from 'react';
import { Check, Minus, Plus, X } from 'lucide-react';
import { checkRule } from '#modules/frameworks/contract/index.ts';
import { ruleWords } from '#modules/frameworks/domain/index.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { PhotoRow } from '#platform/web/field/photos.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { NOTE_LENGTH_MAX, VERDICTS, verdictOf } from '../../domain/index.ts';
import type { ObservationCounts, ObservationIssue, Verdict } from '../../domain/index.ts';
import { countedIn, noteWith, wordsBeside } from '../counted.ts';
import type { Counted } from '../counted.ts';
import type { DraftEntry } from '../recording-draft.ts';
import { CountButton } from './count-sheet.tsx';
import type { FieldLine } from './site-rows.ts';
import { fieldInspectionMessages } from './messages.ts';
import { isHash } from './site-rows.ts';
import { useThumbnailOf } from './thumbnail.ts';

type Evidence = Partial<Pick<DraftEntry, 'note' | 'photoIds'>>;

interface SiteItemProps {
  readonly line: FieldLine;
  readonly entry: DraftEntry | null;
  readonly issues: readonly ObservationIssue[];
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onCounts: (counts: ObservationCounts) => void;
  readonly onCounted: (counted: Counted | null) => void;
  readonly onEvidence: (change: Evidence | ((before: DraftEntry | null) => Evidence)) => void;
}

const looks = { met: { icon: Check, word: 'met' }, unmet: { icon: X, word: 'unmetOne' }, notApplicable: { icon: Minus, word: 'notApplicable' } } as const;
const issueWords = { photo_missing: 'issue_photo_missing', observed_missing: 'issue_observed_missing', met_more_than_observed: 'issue_met_more_than_observed', note_too_long: 'issue_note_too_long' } as const;

function Verdicts({ name, verdict, onVerdict }: { readonly name: string; readonly verdict: Verdict | null; readonly onVerdict: (verdict: Verdict) => void }) {
  const t = useT(fieldInspectionMessages);
  const group = useId();
  return (
    <fieldset className="lcf-verdicts">
      <legend className="lc-visually-hidden">{t('verdictOf', { name })}</legend>
      {VERDICTS.map((each) => {
        const { icon: Icon, word } = looks[each];
        return (
          <label key={each} className={`lcf-verdict lcf-verdict-${each}`}>
            <input type="radio" className="lc-visually-hidden" name={group} checked={verdict === each} onChange={() => onVerdict(each)} />
            <Icon size="1.4em" aria-hidden="true" /><span>{t(word)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

function Step({ what, value, least, most, onChange }: { readonly what: string; readonly value: number; readonly least: number; readonly most: number; readonly onChange: (value: number) => void }) {
  const t = useT(fieldInspectionMessages);
  return (
    <div className="lcf-step" role="group" aria-label={what}>
      <button type="button" className="lcf-icon" aria-label={t('less', { what })} disabled={value <= least} onClick={() => onChange(value - 1)}><Minus size="1.4em" aria-hidden="true" /></button>
      <span className="lcf-step-value" aria-live="polite"><span>{what}</span> <b>{value}</b></span>
      <button type="button" className="lcf-icon" aria-label={t('more', { what })} disabled={value >= most} onClick={() => onChange(value + 1)}><Plus size="1.4em" aria-hidden="true" /></button>
    </div>
  );
}

/** 几处 · Shown where a check is judged more than once here, or on request. */
function Counts({ line, entry, onCounts }: { readonly line: FieldLine; readonly entry: DraftEntry; readonly onCounts: SiteItemProps['onCounts'] }) {
  const t = useT(fieldInspectionMessages);
  const rule = checkRule.safeParse(line.rule);
  const mayCountMore = rule.success && rule.data.kind === 'yesNo';
  const [several, setSeveral] = useState(false);
  const set = (observedCount: number, metCount: number) => onCounts({ observedCount: Math.max(1, observedCount), metCount: Math.max(0, Math.min(metCount, Math.max(1, observedCount))), notApplicable: false });
  if (line.expectedObservedCount <= 1 && entry.observedCount <= 1 && !several) {
    return mayCountMore ? <button type="button" className="lcf-link" onClick={() => { setSeveral(true); set(2, entry.metCount === 0 ? 1 : 2); }}><Plus size="1.2em" aria-hidden="true" />{t('several')}</button> : null;
  }
  return (
    <div className="lcf-counts">
      <Step what={t('metCount')} value={entry.metCount} least={0} most={entry.observedCount} onChange={(value) => set(entry.observedCount, value)} />
      {mayCountMore
        ? <Step what={t('ofCount')} value={entry.observedCount} least={1} most={999} onChange={(value) => set(value, entry.metCount === entry.observedCount ? value : entry.metCount)} />
        : <span className="lcf-step-value"><span>{t('ofCount')}</span> <b>{entry.observedCount}</b></span>}
    </div>
  );
}

/** A count at the head of a note is not longer. @unit characters */
const HEAD_ROOM = 24;

function Findings({ line, entry, onEvidence }: { readonly line: FieldLine; readonly entry: DraftEntry; readonly onEvidence: SiteItemProps['onEvidence'] }) {
  const t = useT(fieldInspectionMessages);
  const id = useId();
  const { locale } = usePreferences();
  const thumbnailOf = useThumbnailOf();
  const change = (edit: (photoIds: readonly string[]) => readonly string[]) => onEvidence((before) => ({ photoIds: [...edit(before?.photoIds ?? [])] }));
  return (
    <div className="lcf-evidence">
      {line.photoOnUnmet && entry.photoIds.length === 0 && <p className="lcf-quiet">{t('photoNeeded')}</p>}
      <PhotoRow
        photos={entry.photoIds.map((photoId) => (isHash(photoId) ? { hash: photoId } : { address: thumbnailOf(photoId) }))} most={9} label={t(entry.photoIds.length === 0 ? 'photo' : 'photoMore')}
        onAdd={(sha256) => change((before) => (before.includes(sha256) ? before : [...before, sha256]))} onRemove={(at) => change((before) => before.filter((_one, index) => index !== at))}
      />
      <label className="lcf-input-label" htmlFor={id}>{t('note')}</label>
      <p className="lcf-quiet lcf-small" id={`${id}-why`}>{t('notePurpose')}</p>
      <textarea id={id} aria-describedby={`${id}-why`} className="lcf-input lcf-note-field" rows={3} maxLength={NOTE_LENGTH_MAX - HEAD_ROOM} enterKeyHint="enter" autoCapitalize="off" autoCorrect="off" spellCheck={false} autoComplete="off" value={wordsBeside(entry.note)} onChange={(event) => onEvidence((before) => ({ note: noteWith(countedIn(before?.note ?? ''), event.target.value, locale) }))} />
    </div>
  );
}

/** 一项检查 */
export function SiteItem({ line, entry, issues, onVerdict, onCounts, onCounted, onEvidence }: SiteItemProps) {
  const t = useT(fieldInspectionMessages);
  const text = useText();
  const verdict = verdictOf(entry);
  const name = text({ zh: line.nameZh, en: line.nameEn });
  const rule = checkRule.safeParse(line.rule);
  const exceptions = line.exceptionsZh === null ? null : text({ zh: line.exceptionsZh, en: line.exceptionsEn ?? line.exceptionsZh });
  return (
    <li className="lcf-item" data-item={line.id} data-verdict={verdict ?? 'none'}>
      <h3>{name}</h3>
      {rule.success && <p className="lcf-quiet lcf-small">{text(ruleWords(rule.data))}</p>}
      {exceptions !== null && exceptions !== '' && <details className="lcf-exceptions"><summary>{t('exceptions')}</summary><p>{exceptions}</p></details>}
      <Verdicts name={name} verdict={verdict} onVerdict={onVerdict} />
      {rule.success && <CountButton line={line} rule={rule.data} name={name} entry={entry} onCounted={onCounted} />}
      {entry !== null && verdict !== null && verdict !== 'notApplicable' && <Counts line={line} entry={entry} onCounts={onCounts} />}
      {entry !== null && verdict === 'unmet' && <Findings line={line} entry={entry} onEvidence={onEvidence} />}
      {issues.map(({ code }) => <p key={code} className="lcf-wrong" role="alert">{t(code in issueWords ? issueWords[code as keyof typeof issueWords] : 'issue_other')}</p>)}
    </li>
  );
}
