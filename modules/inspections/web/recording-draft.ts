/**
 * 记录草稿 · What an inspector has said about a site and not sent yet. Pure: time comes from the caller. Only what was
 * touched is in the draft; the rest stands as the server knows it.
 */
import { z } from 'zod';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import type { readRoundSite, recordObservations } from '../contract/index.ts';
import { countsOfVerdict, validateObservation, verdictOf } from '../domain/index.ts';
import type { ObservationCounts, ObservationIssue, Verdict } from '../domain/index.ts';

/** 检查项 · One line of the check list as the server gives it. */
export type CheckLine = OutputOf<typeof readRoundSite>['checkItems'][number];
/** 可判的项 · As much of a line as judging needs, wherever it comes from. */
export type JudgedLine = Pick<CheckLine, 'id' | 'expectedObservedCount' | 'observation' | 'photoOnUnmet'>;

const entryShape = z.object({
  observedCount: z.number(), metCount: z.number(), notApplicable: z.boolean(), note: z.string(), photoIds: z.array(z.string()), observedAt: z.string(),
});
const draftShape = z.record(z.string(), entryShape);

export type DraftEntry = z.infer<typeof entryShape>;
/** 草稿 · By check item id. */
export type RecordingDraft = Readonly<Record<string, DraftEntry>>;

/** 读草稿 */
export function recordingFrom(found: unknown): RecordingDraft | null {
  const parsed = draftShape.safeParse(found);
  return parsed.success && Object.keys(parsed.data).length > 0 ? parsed.data : null;
}

/** 现值 · What stands for a check now: the draft, else what was saved, else nothing. */
export function entryOf(draft: RecordingDraft, line: JudgedLine): DraftEntry | null {
  const drafted = draft[line.id];
  if (drafted !== undefined) return drafted;
  if (line.observation === null) return null;
  const { observedCount, metCount, notApplicable, note, photoIds, observedAt } = line.observation;
  return { observedCount, metCount, notApplicable, note: note ?? '', photoIds, observedAt };
}

/** 现判定 */
export function verdictIn(draft: RecordingDraft, line: JudgedLine): Verdict | null {
  return verdictOf(entryOf(draft, line));
}

/** 作判定 @unit at: ISO instant */
export function withVerdict(draft: RecordingDraft, line: JudgedLine, verdict: Verdict, at: string): RecordingDraft {
  return withCounts(draft, line, countsOfVerdict(verdict, line.expectedObservedCount, entryOf(draft, line)), at);
}

/** 改次数 @unit at: ISO instant */
export function withCounts(draft: RecordingDraft, line: JudgedLine, counts: ObservationCounts, at: string): RecordingDraft {
  const before = entryOf(draft, line);
  return { ...draft, [line.id]: { note: before?.note ?? '', photoIds: before?.photoIds ?? [], ...counts, observedAt: at } };
}

/** 改说明或照片 · Only where a verdict was given. */
export function withEvidence(draft: RecordingDraft, line: JudgedLine, change: Partial<Pick<DraftEntry, 'note' | 'photoIds'>>): RecordingDraft {
  const before = entryOf(draft, line);
  return before === null ? draft : { ...draft, [line.id]: { ...before, ...change } };
}

/** 其余全部达标 · Every check without a verdict becomes met; what was said stays. */
export function meetTheRest(draft: RecordingDraft, lines: readonly JudgedLine[], at: string): RecordingDraft {
  return lines.filter((line) => verdictIn(draft, line) === null).reduce((made, line) => withVerdict(made, line, 'met', at), draft);
}

/** 问题 · What keeps a drafted check from being sent. */
export function issuesIn(draft: RecordingDraft, line: JudgedLine): readonly ObservationIssue[] {
  const entry = draft[line.id];
  return entry === undefined ? [] : validateObservation({ ...entry, photoCount: entry.photoIds.length }, line);
}

/** 提交内容 · The drafted checks in the order of the list; their index is that of the server's field pointers. */
export function observationsOf(draft: RecordingDraft, lines: readonly JudgedLine[]): InputOf<typeof recordObservations>['observations'] {
  return lines.flatMap((line) => {
    const entry = draft[line.id];
    if (entry === undefined) return [];
    const { note, photoIds, ...counts } = entry;
    return [{ checkItemId: line.id, ...counts, note: note.trim() === '' ? null : note.trim(), photoIds: [...photoIds] }];
  });
}

/** 记录进度 */
export function tallyOf(draft: RecordingDraft, lines: readonly JudgedLine[]): { readonly done: number; readonly unmet: number; readonly total: number } {
  const verdicts = lines.map((line) => verdictIn(draft, line));
  return { total: lines.length, done: verdicts.filter((verdict) => verdict !== null).length, unmet: verdicts.filter((verdict) => verdict === 'unmet').length };
}
