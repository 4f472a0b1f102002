/**
 * 签收 · A record counts as synced only when a list signed by the server names it and every one of its photos. What the list
 * does not name goes out again.
 */
import { deviceClient, isoNow } from './core.ts';
import type { Core } from './core.ts';
import type { StoredItem } from './database.ts';
import { handInPhoto } from './send.ts';
import { written } from './storage.ts';
import type { SignedReceipt } from './types.ts';

/** The server's own limit for one list. */
const LIST_MAX = 500;
/** Photos stay to be looked at for a day after the server has them. @unit milliseconds */
const KEEP_PHOTO_MS = 24 * 3_600_000;
/** What was decided not to be sent, and photos that nothing uses, can be looked at for a month. @unit milliseconds */
const KEEP_DISCARDED_MS = 30 * 24 * 3_600_000;
/** What is done stays on the list for a week. @unit milliseconds */
const KEEP_ITEM_MS = 7 * 24 * 3_600_000;

/** Some of the items, so that neither list grows beyond what the server takes. */
function nextBatch(items: readonly StoredItem[]): StoredItem[] {
  const batch: StoredItem[] = [];
  const photos = new Set<string>();
  for (const item of items) {
    const grown = new Set([...photos, ...item.photos.map(({ sha256 }) => sha256)]);
    if (batch.length > 0 && (batch.length === LIST_MAX || grown.size > LIST_MAX)) break;
    batch.push(item);
    for (const sha256 of grown) photos.add(sha256);
  }
  return batch;
}

/** Takes down what one signed list says. @returns photos that have to be sent again, with the record they belong to */
async function takeDown(core: Core, batch: readonly StoredItem[], receipt: SignedReceipt): Promise<{ sha256: string; item: StoredItem }[]> {
  const held = new Set(receipt.photos.filter((photo) => photo.held).map(({ sha256 }) => sha256));
  const applied = new Set(receipt.operations.filter((one) => one.appliedAt !== null).map(({ operation, key }) => `${operation} ${key}`));
  const missing: { sha256: string; item: StoredItem }[] = [];
  const at = isoNow(core);
  await written(() => core.db.transaction('rw', core.db.queue, core.db.photos, core.db.receipts, async () => {
    await core.db.receipts.put({ at: receipt.at, receipt });
    for (const item of batch) {
      const lacking = item.photos.filter(({ sha256 }) => !held.has(sha256));
      // Acknowledged, yet unknown: the server was set back to an earlier copy. It goes out again under its own key.
      if (!applied.has(`${item.operation} ${item.key}`)) await core.db.queue.update(item.id, item.state === 'acknowledged' ? { state: 'waiting', notBefore: 0, acknowledgedAt: null } : { tries: 0 });
      else if (lacking.length === 0) await core.db.queue.update(item.id, { state: 'synced', syncedAt: at, acknowledgedAt: item.acknowledgedAt ?? at, discardedBecause: null });
      missing.push(...lacking.map(({ sha256 }) => ({ sha256, item })));
    }
    for (const sha256 of held) await core.db.photos.update(sha256, { heldAt: at });
    for (const { sha256 } of missing) await core.db.photos.update(sha256, { heldAt: null, fileIds: {}, uploadUrl: null, sentBytes: 0 });
  }));
  return missing;
}

/**
 * 核签收 · Asks for the signed list of everything acknowledged and not yet certified. @returns whether photos went out again,
 * so that it is worth asking once more @errors as a call
 */
export async function certify(core: Core): Promise<boolean> {
  const asked = new Set<string>();
  let again = false;
  for (;;) {
    const open = (await core.db.queue.where('state').anyOf('acknowledged', 'discarded').sortBy('position'))
      // What was discarded after it left may have arrived: then it is no discard.
      .filter((item) => !asked.has(item.id) && (item.state === 'acknowledged' || (item.tries > 0 && item.discardedBecause === 'discarded' && item.problem === null)));
    const batch = nextBatch(open);
    if (batch.length === 0) return again;
    for (const item of batch) asked.add(item.id);
    const receipt = await core.setup.photos.readReceipt(deviceClient(core), {
      sha256s: [...new Set(batch.flatMap((item) => item.photos.map(({ sha256 }) => sha256)))],
      operations: batch.map(({ operation, key }) => ({ operation, key })),
    });
    for (const { sha256, item } of await takeDown(core, batch, receipt)) {
      if (item.state !== 'acknowledged') continue;
      await handInPhoto(core, sha256, item.photoSubject);
      again = true;
    }
  }
}

/** 腾空间 · Forgets what the server verifiably has and nobody needs here any more. */
export async function tidy(core: Core): Promise<void> {
  const { db } = core;
  const now = core.env.now();
  await db.transaction('rw', db.queue, db.photos, db.photoBytes, db.drafts, async () => {
    const queue = await db.queue.toArray();
    const old = queue.filter(({ state, syncedAt, enteredAt }) =>
      (state === 'synced' && now - Date.parse(syncedAt ?? enteredAt) > KEEP_ITEM_MS) || (state === 'discarded' && now - Date.parse(enteredAt) > KEEP_DISCARDED_MS));
    await db.queue.bulkDelete(old.map(({ id }) => id));
    const gone = new Set(old.map(({ id }) => id));
    const onList = new Set(queue.filter(({ id }) => !gone.has(id)).flatMap((item) => item.photos.map(({ sha256 }) => sha256)));
    const inUse = new Set(queue.filter(({ state }) => state !== 'synced' && state !== 'discarded').flatMap((item) => item.photos.map(({ sha256 }) => sha256)));
    for (const draft of await db.drafts.toArray()) for (const sha256 of draft.photos) inUse.add(sha256);
    for (const photo of await db.photos.toArray()) {
      if (!inUse.has(photo.sha256) && !onList.has(photo.sha256) && now - Date.parse(photo.capturedAt) > KEEP_DISCARDED_MS) {
        await db.photos.delete(photo.sha256);
        await db.photoBytes.delete(photo.sha256);
        continue;
      }
      if (!photo.present || photo.heldAt === null || inUse.has(photo.sha256) || now - Date.parse(photo.heldAt) < KEEP_PHOTO_MS) continue;
      await db.photoBytes.delete(photo.sha256);
      await db.photos.update(photo.sha256, { present: false });
    }
  });
}
