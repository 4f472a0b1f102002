/** 状态 · The snapshot that pages show, and whether the phone may be wiped. */
import { holdsSubject, isOnTheWay, needsPerson, QUEUE_STATES } from '#platform/contract/index.ts';
import type { QueueState } from '#platform/contract/index.ts';
import type { Core } from './core.ts';
import type { StoredItem, StoredPhoto } from './database.ts';
import type { OfflinePhoto, OfflineStatus, QueueItem, StorageReport, WipeAnswer } from './types.ts';

/** 照片 · As pages see it. */
export function photoOut(photo: StoredPhoto): OfflinePhoto {
  const { sha256, mediaType, fileName, byteSize, width, height, capturedAt, sentBytes, heldAt, present } = photo;
  return { sha256, mediaType, fileName, byteSize, width, height, capturedAt, sentBytes, held: heldAt !== null, present };
}

/** 排队项 · As pages see it. */
export function itemOut(item: StoredItem, photos: ReadonlyMap<string, StoredPhoto>): QueueItem {
  const { id, position, operation, subject, state, input, label, enteredAt, acknowledgedAt, syncedAt, tries, notBefore, problem, theirs, output, discardedBecause, yielded } = item;
  const photosSent = item.photos.filter(({ sha256 }) => Object.keys(photos.get(sha256)?.fileIds ?? {}).length > 0).length;
  return { id, position, operation, subject, state, input, label, photos: item.photos, photosSent, enteredAt, acknowledgedAt, syncedAt, tries, notBefore, problem, theirs, output, discardedBecause, yielded };
}

export interface Kept {
  readonly queue: readonly StoredItem[];
  readonly photos: readonly StoredPhoto[];
  readonly isSignedOut: boolean;
  readonly lastSyncAt: string | null;
  readonly lastPullAt: string | null;
}

/** Photos that a record still needs the server to have. */
function photosOpen({ queue, photos }: Kept): StoredPhoto[] {
  const needed = new Set(queue.filter(({ state }) => state !== 'discarded').flatMap((item) => item.photos.map(({ sha256 }) => sha256)));
  return photos.filter(({ sha256, heldAt }) => heldAt === null && needed.has(sha256));
}

/** 快照 */
export function statusOf(core: Core, kept: Kept, storage: StorageReport): OfflineStatus {
  const photos = new Map(kept.photos.map((photo) => [photo.sha256, photo]));
  const items = kept.queue.map((item) => itemOut(kept.isSignedOut && isOnTheWay(item.state) ? { ...item, state: 'signedOut' } : item, photos));
  const counts = Object.fromEntries(QUEUE_STATES.map((state) => [state, items.filter((item) => item.state === state).length])) as Record<QueueState, number>;
  const { isSyncing, uploading, problem } = core.passing;
  return {
    isOnline: core.env.isOnline(), isSyncing, isSignedOut: kept.isSignedOut, items, counts, photosWaiting: photosOpen(kept).length, uploading,
    lastSyncAt: kept.lastSyncAt, lastPullAt: kept.lastPullAt, storage, problem,
  };
}

/** 可否清空 · Safe only when a signed list names every record and every photo, and no draft is left. */
export function wipeAnswer(kept: Kept, draftCount: number): WipeAnswer {
  const count = (is: (state: QueueState) => boolean): number => kept.queue.filter(({ state }) => is(state)).length;
  const open = kept.queue.some(({ state }) => holdsSubject(state));
  const why = ([
    { code: 'recordsWaiting', count: count(isOnTheWay) },
    { code: 'recordsToSettle', count: count(needsPerson) },
    { code: 'notCertified', count: count((state) => state === 'acknowledged') },
    { code: 'photosNotHeld', count: photosOpen(kept).length },
    { code: 'drafts', count: draftCount },
    { code: 'signedOut', count: kept.isSignedOut && open ? 1 : 0 },
  ] as const).filter((reason) => reason.count > 0);
  return { safe: why.length === 0, why };
}
