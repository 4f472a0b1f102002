/**
 * 清点 · What an inspector counted for a check whose rule names a number: seven of ten in order, or four found. The rule turns
 * it into judgements; the count itself stands at the head of the note, so that whoever reads the record reads the count. Pure.
 */
import { judgeCount } from '#modules/frameworks/domain/index.ts';
import type { CheckRule } from '#modules/frameworks/domain/index.ts';
import type { ObservationCounts } from '../domain/index.ts';
import { countedMessages } from './counted-messages.ts';
import { entryOf, withCounts, withEvidence } from './recording-draft.ts';
import type { JudgedLine, RecordingDraft } from './recording-draft.ts';

/** 清点数 · Under a share rule how many were in order of how many; else how many were found. @unit things counted */
export type Counted = { readonly kind: 'share'; readonly metCount: number; readonly observedCount: number } | { readonly kind: 'found'; readonly metCount: number };

/** The most that one person counts at one check. */
export const COUNTED_MAX = 9_999;

const HEADS = [/^合格 (\d{1,4})\/(\d{1,4})(?:；|$)/u, /^(\d{1,4})\/(\d{1,4}) in order(?:; |$)/u, /^数到 (\d{1,4}) 处(?:；|$)/u, /^(\d{1,4}) found(?:; |$)/u] as const;

function headOf(note: string): RegExpExecArray | null {
  for (const head of HEADS) {
    const found = head.exec(note);
    if (found !== null) return found;
  }
  return null;
}

/** 读清点数 · The count at the head of a note, in whichever language it was written. @example countedIn('合格 7/10；北口') // { kind: 'share', metCount: 7, observedCount: 10 } */
export function countedIn(note: string): Counted | null {
  const [, met, observed] = headOf(note) ?? [];
  if (met === undefined) return null;
  return observed === undefined ? { kind: 'found', metCount: Number(met) } : { kind: 'share', metCount: Number(met), observedCount: Number(observed) };
}

/** 去掉清点数 · What the inspector wrote besides. */
export function wordsBeside(note: string): string {
  return note.slice(headOf(note)?.[0].length ?? 0);
}

/** 写清点数 · The note with this count at its head, the other words kept. */
export function noteWith(counted: Counted | null, note: string, locale: string): string {
  const words = wordsBeside(note);
  if (counted === null) return words;
  const say = countedMessages[locale === 'en' ? 'en' : 'zh'];
  const head = say[counted.kind].replace('{met}', String(counted.metCount)).replace('{observed}', counted.kind === 'share' ? String(counted.observedCount) : '');
  return words === '' ? head : `${head}${say.and}${words}`;
}

/** 空清点 · Where counting begins; null for a rule that is looked at and not counted. */
export function countedFrom(rule: CheckRule): Counted | null {
  if (rule.kind === 'yesNo') return null;
  return rule.kind === 'share' ? { kind: 'share', metCount: 0, observedCount: 0 } : { kind: 'found', metCount: 0 };
}

/** 按清点判定 · The judgements that the rule makes of a count; null while nothing was seen of which a share could be taken. @unit lengthMetres: metres */
export function judgedBy(rule: CheckRule, counted: Counted, lengthMetres: number | null): ObservationCounts | null {
  const observedCount = counted.kind === 'share' ? counted.observedCount : counted.metCount;
  const { observedCount: judged, metCount } = judgeCount(rule, { observedCount, metCount: counted.metCount, lengthMetres });
  return judged === 0 ? null : { observedCount: judged, metCount, notApplicable: false };
}

interface Counting { readonly rule: CheckRule; readonly counted: Counted | null; readonly lengthMetres: number | null; readonly locale: string }

/** 记清点数 · The draft with this count: judged by the rule, told in the note. Nothing counted leaves the check as it was before anybody touched it. @unit at: ISO instant */
export function withCounted(draft: RecordingDraft, line: JudgedLine, { rule, counted, lengthMetres, locale }: Counting, at: string): RecordingDraft {
  const counts = counted === null ? null : judgedBy(rule, counted, lengthMetres);
  if (counts === null) {
    const { [line.id]: _dropped, ...others } = draft;
    return others;
  }
  return withEvidence(withCounts(draft, line, counts, at), line, { note: noteWith(counted, entryOf(draft, line)?.note ?? '', locale) });
}

/** 不再按清点 · A verdict given by hand does not keep a count that may say otherwise. */
export function withoutCounted(draft: RecordingDraft, line: JudgedLine): RecordingDraft {
  const entry = entryOf(draft, line);
  return entry === null || countedIn(entry.note) === null ? draft : withEvidence(draft, line, { note: wordsBeside(entry.note) });
}
