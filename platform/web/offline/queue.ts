/** 队列 · What a person hands over and decides; each in one transaction, so that a phone that dies loses nothing and doubles nothing. */
import { uuidv7 } from '#kernel/ids.ts';
import { needsPerson } from '#platform/contract/index.ts';
import type { QueueState } from '#platform/contract/index.ts';
import { isoNow } from './core.ts';
import type { Core } from './core.ts';
import type { StoredItem } from './database.ts';
import { readTheirs } from './send.ts';
import { written } from './storage.ts';
import type { NewQueueItem } from './types.ts';

const freshKey = (core: Core): string => uuidv7(core.env.now(), core.env.randomBytes);

/** 入队 @errors StorageFullError; throws for an operation or a photo that this device does not know */
export async function putIntoQueue(core: Core, given: NewQueueItem): Promise<StoredItem> {
  const { db } = core;
  if (!core.queued.has(given.operation.id)) throw new Error(`${given.operation.id} was not registered for the queue`);
  const photos = (given.photos ?? []).map(({ sha256, pointer }) => ({ sha256, pointer }));
  const item: StoredItem = {
    id: freshKey(core), position: 0, operation: given.operation.id, subject: given.subject, state: 'waiting', input: given.input, label: given.label ?? '', photos,
    photoSubject: given.photoSubject ?? {}, key: freshKey(core), enteredAt: isoNow(core), acknowledgedAt: null, syncedAt: null, tries: 0,
    notBefore: given.holdFor_ms === undefined ? 0 : core.env.now() + given.holdFor_ms, problem: null, theirs: null, output: null, discardedBecause: null, yielded: null,
  };
  return written(() => db.transaction('rw', db.queue, db.drafts, db.photos, async () => {
    const known = await db.photos.bulkGet(photos.map(({ sha256 }) => sha256));
    if (known.some((photo) => photo === undefined)) throw new Error('a photo of the record is not on this device');
    item.position = ((await db.queue.orderBy('position').last())?.position ?? 0) + 1;
    await db.queue.add(item);
    if (given.draft !== undefined) await db.drafts.delete(given.draft);
    return item;
  }));
}

async function itemIn(core: Core, id: string, states: (state: QueueState) => boolean): Promise<StoredItem | null> {
  const item = await core.db.queue.get(id);
  return item === undefined || !states(item.state) ? null : item;
}

const fresh = { state: 'waiting', tries: 0, notBefore: 0, problem: null, theirs: null } as const;

/** Ids are asked for anew: what the server did not know it may have lost. */
async function forgetIds(core: Core, item: StoredItem): Promise<void> {
  for (const { sha256 } of item.photos) await core.db.photos.update(sha256, { fileIds: {} });
}

/** 重试 · After a refusal, with the same or corrected input. What was corrected is another record and gets another key. */
export async function sendAgain(core: Core, id: string, correctedInput?: unknown): Promise<void> {
  const item = await itemIn(core, id, (state) => needsPerson(state) || state === 'signedOut' || state === 'waiting');
  if (item === null) return;
  await written(() => core.db.transaction('rw', core.db.queue, core.db.photos, async () => {
    if (item.state === 'refused') await forgetIds(core, item);
    await core.db.queue.update(id, { ...fresh, ...(correctedInput === undefined ? {} : { input: correctedInput, key: freshKey(core) }) });
  }));
}

/** 看对方 · For a conflict that could not be compared when it arose, or long ago. */
export async function lookAgain(core: Core, id: string): Promise<void> {
  const item = await itemIn(core, id, (state) => state === 'conflict');
  if (item === null) return;
  const theirs = await readTheirs(core, item);
  if (theirs !== null) await written(() => core.db.queue.update(id, { theirs }));
}

/** 决断 @errors throws when what stands on the server cannot be read now */
export async function settleItem(core: Core, id: string, whose: 'mine' | 'theirs'): Promise<void> {
  const item = await itemIn(core, id, (state) => state === 'conflict');
  if (item === null) return;
  const { rebase, yieldTo } = core.queued.get(item.operation) ?? {};
  if (whose === 'theirs' && yieldTo === undefined) {
    await written(() => core.db.queue.update(id, { state: 'discarded', discardedBecause: 'theirs' }));
    return;
  }
  const theirs = item.theirs ?? await readTheirs(core, item);
  if (theirs === null) throw new TypeError('what stands on the server cannot be read now');
  const settled = whose === 'mine' ? rebase : yieldTo;
  const input = settled === undefined ? item.input : settled(item.input as never, theirs as never, item.problem);
  // Photos of what gives way are not put into theirs; they stay on the device with the record.
  const named = (item.problem?.errors ?? []).map(({ pointer }) => `${pointer}/`);
  const photos = whose === 'mine' ? item.photos : item.photos.filter(({ pointer }) => !named.some((start) => pointer.startsWith(start)));
  await written(() => core.db.queue.update(id, { ...fresh, input, photos, key: freshKey(core), ...(whose === 'mine' ? {} : { yielded: item.input }) }));
}

/** 放弃 · What is on its way stops before its next step; what has arrived by then is shown as arrived. The tombstone keeps what was entered. */
export async function discardItem(core: Core, id: string): Promise<void> {
  const item = await itemIn(core, id, (state) => state !== 'acknowledged' && state !== 'synced' && state !== 'discarded');
  if (item === null) return;
  await written(() => core.db.queue.update(id, { state: 'discarded', discardedBecause: 'discarded' }));
}

/** 撤回 · Only what has never left; a hold that is over no longer protects it. */
export function withdrawItem(core: Core, id: string): Promise<boolean> {
  return core.db.transaction('rw', core.db.queue, async () => {
    const item = await core.db.queue.get(id);
    if (item?.state !== 'waiting' || item.tries > 0 || item.notBefore <= core.env.now()) return false;
    await core.db.queue.delete(id);
    return true;
  });
}
