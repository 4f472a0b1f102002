/** 案件视图 · What pages need to know of a case, worked out of what the server says. Pure. */
import type { CaseAct, CaseState } from '../domain/index.ts';

/** 可做的动作 · As the server names them, in the order in which a page offers them. */
export type Ability = CaseAct | 'decideExtension';

/** The first of these that is open is the step that the case waits for; the others stand behind it. */
const MAIN_ORDER: readonly Ability[] = ['register', 'dispatch', 'accept', 'rectify', 'verifyPass', 'resume', 'decideExtension'];
const BESIDE_ORDER: readonly Ability[] = ['verifyFail', 'decideExtension', 'extend', 'return', 'decline', 'shelve', 'reopen', 'void'];

/** 主次动作 · The step the case waits for, and what else may be done. */
export function orderedActs(acts: readonly Ability[]): { readonly main: Ability | null; readonly beside: readonly Ability[] } {
  const main = MAIN_ORDER.find((act) => acts.includes(act)) ?? null;
  return { main, beside: BESIDE_ORDER.filter((act) => acts.includes(act) && act !== main) };
}

interface PhotoLike {
  readonly fileId: string;
  readonly role: string;
  readonly addedAt: string;
}

/** 照片分组 · What shows the fault and what shows the fix; the newest of each stands in the pair, all others below it. */
export function photoGroups<Photo extends PhotoLike>(photos: readonly Photo[]): { readonly before: Photo | null; readonly after: Photo | null; readonly others: readonly Photo[] } {
  const byAge = [...photos].sort((left, right) => left.addedAt.localeCompare(right.addedAt));
  const faults = byAge.filter((photo) => photo.role === 'before' || photo.role === 'near' || photo.role === 'far');
  const before = faults[0] ?? null;
  const after = byAge.filter((photo) => photo.role === 'after').at(-1) ?? null;
  return { before, after, others: byAge.filter((photo) => photo !== before && photo !== after) };
}

/** 步骤照片 · What was added with one step or message: named by it, or added by the same person at the same moment. */
export function photosOfEvent<Photo extends PhotoLike & { readonly addedBy: { readonly id: string } | null }>(
  photos: readonly Photo[], event: { readonly at: string; readonly person: { readonly id: string } | null; readonly details: Readonly<Record<string, unknown>> },
): readonly Photo[] {
  const named = Array.isArray(event.details['photoIds']) ? (event.details['photoIds'] as unknown[]) : [];
  return photos.filter((photo) => named.includes(photo.fileId) || (photo.addedAt === event.at && photo.addedBy?.id === event.person?.id));
}

interface EventLike {
  readonly at: string;
  readonly act: string;
}

/** 暂停段 · Spans in which the clock stood still: from shelving to resuming; the last one may still run. */
export function pausesOf(events: readonly EventLike[]): { readonly from: string; readonly to: string | null }[] {
  const pauses: { from: string; to: string | null }[] = [];
  for (const event of [...events].sort((left, right) => left.at.localeCompare(right.at))) {
    if (event.act === 'shelve') pauses.push({ from: event.at, to: null });
    const open = pauses.at(-1);
    if ((event.act === 'resume' || event.act === 'void') && open !== undefined && open.to === null) open.to = event.at;
  }
  return pauses;
}

/** 时钟进度 · How much of the time between dispatch and deadline is used, 0 to 1; null without either. @unit ms */
export function clockShare(from: string | null, deadline: string | null, now_ms: number): number | null {
  if (from === null || deadline === null) return null;
  const [start, end] = [Date.parse(from), Date.parse(deadline)];
  if (!(end > start)) return null;
  return Math.min(1, Math.max(0, (now_ms - start) / (end - start)));
}

/** 手机完成时间 · Said where it lies more than two minutes before word of it came; less is the way of every step. */
export function claimWorthSaying(claimedAt: unknown, receivedAt: string): string | null {
  if (typeof claimedAt !== 'string') return null;
  return Date.parse(receivedAt) - Date.parse(claimedAt) > 120_000 ? claimedAt : null;
}

/** 完成时刻 · When the fixer’s part was done; a deadline runs no longer after it. */
export function settledAt(row: { readonly state: CaseState; readonly rectifiedAt?: string | null; readonly closedAt: string | null }): string | null {
  if (row.state === 'closed') return row.rectifiedAt ?? row.closedAt;
  return row.state === 'rectified' ? (row.rectifiedAt ?? null) : null;
}

/** 批量结果 · Refusals of a bulk preview, gathered by their reason. */
export function refusalsByReason(results: readonly { readonly ok: boolean; readonly problemTitle: string | null; readonly number: string | null }[]): { readonly reason: string; readonly numbers: readonly string[] }[] {
  const found = new Map<string, string[]>();
  for (const result of results) {
    if (result.ok) continue;
    const reason = result.problemTitle ?? '—';
    found.set(reason, [...(found.get(reason) ?? []), result.number ?? '—']);
  }
  return [...found].map(([reason, numbers]) => ({ reason, numbers }));
}
