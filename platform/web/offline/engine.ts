/** 离线引擎 · One person's work on this device: what was pulled, what is drafted, what waits to be sent, and the sending itself. */
import { liveQuery } from 'dexie';
import { uuidv7 } from '#kernel/ids.ts';
import { nextLook, retryPause_ms, sendable } from '#platform/contract/index.ts';
import { failureOf, isoNow } from './core.ts';
import type { Core } from './core.ts';
import { openDatabase, remembered } from './database.ts';
import type { OfflineDatabase, StoredPhoto } from './database.ts';
import { pulledAtKey, pullSource } from './pull.ts';
import { discardItem, lookAgain, putIntoQueue, sendAgain, settleItem, withdrawItem } from './queue.ts';
import { certify, tidy } from './receipts.ts';
import { sendItem } from './send.ts';
import { itemOut, photoOut, statusOf, wipeAnswer } from './status.ts';
import type { Kept } from './status.ts';
import { reportStorage, written } from './storage.ts';
import { browserSurroundings } from './surroundings.ts';
import type { Draft, Offline, OfflineSetup, OfflineStatus, StorageReport, Surroundings } from './types.ts';

/** Even when nothing tells it to, the engine looks after its queue. @unit milliseconds */
const RHYTHM_MS = 60_000;
const KEPT_KEYS = ['isSignedOut', 'lastSyncAt', 'lastPullAt'] as const;

async function readKept(db: OfflineDatabase): Promise<Kept> {
  const [queue, photos, meta] = await Promise.all([db.queue.orderBy('position').toArray(), db.photos.toArray(), db.meta.bulkGet([...KEPT_KEYS])]);
  const [isSignedOut, lastSyncAt, lastPullAt] = meta.map((row) => row?.value);
  return { queue, photos, isSignedOut: isSignedOut === true, lastSyncAt: (lastSyncAt as string | undefined) ?? null, lastPullAt: (lastPullAt as string | undefined) ?? null };
}

const nothingKept: Kept = { queue: [], photos: [], isSignedOut: false, lastSyncAt: null, lastPullAt: null };

/** Sends what may be sent, in order, until nothing is free or the network ends. @errors failures of the store */
async function sendAll(core: Core): Promise<'done' | 'network' | 'signedOut'> {
  for (;;) {
    const [item] = sendable(await core.db.queue.toArray(), core.env.now());
    if (item === undefined) return 'done';
    const sent = await sendItem(core, item);
    if (sent === 'network' || sent === 'signedOut') return sent;
  }
}

const remember = (core: Core, key: (typeof KEPT_KEYS)[number], value: unknown) => core.db.meta.put({ key, value });

/** One pass: send, then have it certified. */
async function pass(core: Core): Promise<void> {
  const { passing } = core;
  passing.isSyncing = true;
  core.changed();
  try {
    const sent = await sendAll(core);
    if (sent === 'done') {
      if (await certify(core)) await certify(core);
      await tidy(core);
      await remember(core, 'isSignedOut', false);
      await remember(core, 'lastSyncAt', isoNow(core));
    }
    if (sent === 'signedOut') await remember(core, 'isSignedOut', true);
    passing.problem = null;
    passing.networkTries = sent === 'network' ? passing.networkTries + 1 : 0;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'signedOut') await remember(core, 'isSignedOut', true);
    passing.problem = 'problem' in failure ? failure.problem : null;
    passing.networkTries += 1;
  } finally {
    passing.quietUntil = passing.networkTries === 0 ? 0 : core.env.now() + retryPause_ms(passing.networkTries, core.env.chance());
    passing.isSyncing = false;
    core.changed();
  }
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  // Web Crypto is many times faster, and absent on an insecure address.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return (await import('#kernel/sha256.ts')).sha256Hex(bytes);
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes as BufferSource));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The part of the interface that concerns photos. */
function photoSide(core: Core): Pick<Offline, 'addPhoto' | 'photo' | 'photoBlob' | 'removePhoto'> {
  const { db } = core;
  return {
    async addPhoto(file, options = {}) {
      const { bytes, mediaType, width, height } = await core.env.shrink(file);
      const sha256 = await sha256Of(bytes);
      const name = options.fileName ?? (file as { name?: string }).name ?? 'photo.jpg';
      const fresh: StoredPhoto = {
        sha256, mediaType, fileName: name, byteSize: bytes.byteLength, width, height, capturedAt: isoNow(core), uploadUrl: null, sentBytes: 0, fileIds: {}, heldAt: null, present: true,
      };
      return written(() => db.transaction('rw', db.photos, db.photoBytes, async () => {
        const known = await db.photos.get(sha256);
        await db.photoBytes.put({ sha256, bytes: bytes.slice().buffer });
        // The same picture again keeps what is known of its way to the server.
        const photo = known === undefined ? fresh : { ...known, present: true };
        await db.photos.put(photo);
        return photoOut(photo);
      }));
    },
    async photo(sha256) {
      const found = await db.photos.get(sha256);
      return found === undefined ? null : photoOut(found);
    },
    async photoBlob(sha256) {
      const [photo, content] = await Promise.all([db.photos.get(sha256), db.photoBytes.get(sha256)]);
      return photo === undefined || content === undefined ? null : new Blob([content.bytes], { type: photo.mediaType });
    },
    removePhoto: (sha256) => db.transaction('rw', db.photos, db.photoBytes, db.queue, db.drafts, async () => {
      const users = [...await db.queue.toArray()].filter(({ state }) => state !== 'discarded').flatMap((item) => item.photos.map((photo) => photo.sha256));
      const drafted = [...await db.drafts.toArray()].flatMap((draft) => [...draft.photos]);
      if (users.includes(sha256) || drafted.includes(sha256)) return;
      await db.photos.delete(sha256);
      await db.photoBytes.delete(sha256);
    }),
  };
}

/** Drafts; one that found no room stays in memory, so that nothing entered is lost while the page lives. */
function draftSide(core: Core): Pick<Offline, 'saveDraft' | 'readDraft' | 'drafts' | 'removeDraft' | 'unsavedDrafts'> & { readonly unsaved: Map<string, Draft> } {
  const { db } = core;
  const unsaved = new Map<string, Draft>();
  return {
    unsaved,
    async saveDraft(key, value, photos = []) {
      const draft: Draft = { key, value, photos, savedAt: isoNow(core) };
      unsaved.set(key, draft);
      await written(() => db.drafts.put(draft));
      unsaved.delete(key);
    },
    async readDraft<Value>(key: string) {
      return (unsaved.get(key) ?? (await db.drafts.get(key)) ?? null) as Draft<Value> | null;
    },
    async drafts() {
      const kept = (await db.drafts.toArray()).filter(({ key }) => !unsaved.has(key));
      return [...kept, ...unsaved.values()];
    },
    async removeDraft(key) {
      unsaved.delete(key);
      await db.drafts.delete(key);
    },
    unsavedDrafts: () => unsaved.size,
  };
}

/** Rows for work without a network. */
function pullSide(core: Core): Pick<Offline, 'pull' | 'rows' | 'row' | 'pulledAt'> {
  const { db, setup } = core;
  return {
    async pull(names) {
      for (const source of setup.sources) {
        if (names !== undefined && !names.includes(source.name)) continue;
        try {
          await pullSource(core, source);
        } catch (error) {
          const failure = failureOf(error);
          if (failure.kind === 'network') return;
          if (failure.kind === 'signedOut') { await remember(core, 'isSignedOut', true); return; }
          // A person who may not read one source still gets the others.
          if (failure.kind !== 'refused') { core.passing.problem = failure.problem; core.changed(); return; }
          continue;
        }
        await remember(core, 'lastPullAt', isoNow(core));
      }
    },
    async rows<Row>(source: string) {
      return (await db.pulled.where('source').equals(source).toArray()).map(({ row }) => row as Row);
    },
    async row<Row>(source: string, id: string) {
      return ((await db.pulled.get([source, id]))?.row as Row | undefined) ?? null;
    },
    pulledAt: (source) => remembered<string>(db, pulledAtKey(source)),
  };
}

/** Listening, the rhythm, and the snapshot. */
class Watch {
  readonly #core: Core;
  readonly #listeners = new Set<() => void>();
  readonly #undo: (() => void)[] = [];
  readonly #sync: () => Promise<void>;
  #kept: Kept = nothingKept;
  #storage: StorageReport = { state: 'unknown', usage_bytes: null, quota_bytes: null, isPersistent: false };
  #snapshot: OfflineStatus | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #started = false;

  constructor(core: Core, sync: () => Promise<void>) {
    this.#core = core;
    this.#sync = sync;
    const subscription = liveQuery(() => readKept(core.db)).subscribe({ next: (kept) => { this.#kept = kept; this.tell(); this.#plan(); }, error: () => undefined });
    this.#undo.push(() => subscription.unsubscribe());
    void this.measure();
  }

  async measure(): Promise<StorageReport> {
    this.#storage = await reportStorage(this.#core.env);
    this.tell();
    return this.#storage;
  }

  tell(): void {
    this.#snapshot = null;
    for (const listener of this.#listeners) listener();
  }

  status(): OfflineStatus {
    this.#snapshot ??= statusOf(this.#core, this.#kept, this.#storage);
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Wakes when the earliest pause is over. */
  #plan(): void {
    if (!this.#started || this.#core.passing.isSyncing) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const now = this.#core.env.now();
    const look = nextLook(this.#kept.queue, now);
    const at = look === null ? now + RHYTHM_MS : Math.max(look, this.#core.passing.quietUntil);
    this.#timer = setTimeout(() => this.#wake(), Math.min(Math.max(at - now, 250), RHYTHM_MS));
  }

  #wake(): void {
    if (this.#core.env.isOnline()) void this.#sync().finally(() => this.#plan());
    else this.#plan();
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    const on = (target: EventTarget, name: string, run: () => void): void => {
      target.addEventListener(name, run);
      this.#undo.push(() => target.removeEventListener(name, run));
    };
    on(window, 'online', () => { this.tell(); this.#wake(); });
    on(window, 'offline', () => this.tell());
    on(document, 'visibilitychange', () => { if (document.visibilityState === 'visible') { void this.measure(); this.#wake(); } });
    this.#wake();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#started = false;
    for (const undo of this.#undo.splice(0)) undo();
  }
}

async function openCore(setup: OfflineSetup): Promise<Core> {
  const env: Surroundings = { ...(typeof window === 'undefined' ? ({} as Surroundings) : browserSurroundings()), ...setup.surroundings };
  const db = openDatabase(setup.programme, setup.personId, env.indexedDb);
  await db.open();
  const known = await remembered<string>(db, 'deviceId');
  const deviceId = known ?? uuidv7(env.now(), env.randomBytes);
  if (known === null) await db.meta.put({ key: 'deviceId', value: deviceId });
  const listeners = new Set<() => void>();
  return {
    setup, env, db, deviceId, queued: new Map(setup.queued.map((one) => [one.operation.id, one])),
    passing: { isSyncing: false, uploading: null, problem: null, networkTries: 0, quietUntil: 0 },
    listeners, changed: () => { for (const listener of listeners) listener(); },
  };
}

/** 打开离线引擎 · The store of this person in this programme on this device; nothing is sent before `start` or `sync`. */
export async function openOffline(setup: OfflineSetup): Promise<Offline> {
  const core = await openCore(setup);
  const { db, env } = core;
  const sync = async (): Promise<void> => { await env.alone(`lianchuang.sync.${db.name}`, () => pass(core)); };
  const watch = new Watch(core, sync);
  core.listeners.add(() => watch.tell());
  const drafts = draftSide(core);
  const shown = async (item: Parameters<typeof itemOut>[0]) => itemOut(item, new Map((await db.photos.toArray()).map((photo) => [photo.sha256, photo])));
  return {
    programme: setup.programme, personId: setup.personId, ...pullSide(core), ...photoSide(core),
    saveDraft: drafts.saveDraft, readDraft: drafts.readDraft, drafts: drafts.drafts, removeDraft: drafts.removeDraft, unsavedDrafts: drafts.unsavedDrafts,
    async enqueue(given) {
      const item = await putIntoQueue(core, given);
      if (given.draft !== undefined) drafts.unsaved.delete(given.draft);
      return shown(item);
    },
    async items() {
      const photos = new Map((await db.photos.toArray()).map((photo) => [photo.sha256, photo]));
      return (await db.queue.orderBy('position').toArray()).map((item) => itemOut(item, photos));
    },
    look: (id) => lookAgain(core, id),
    settle: (id, whose) => settleItem(core, id, whose),
    retry: (id, corrected) => sendAgain(core, id, corrected),
    discard: (id) => discardItem(core, id),
    withdraw: (id) => withdrawItem(core, id),
    sync, start: () => watch.start(), status: () => watch.status(), subscribe: (listener) => watch.subscribe(listener),
    async safeToWipe() { return wipeAnswer(await readKept(db), (await drafts.drafts()).length); },
    async signedList() { return (await db.receipts.orderBy('at').reverse().toArray()).map(({ receipt }) => receipt); },
    storage: () => watch.measure(),
    async persist() { const kept = await env.persist(); await watch.measure(); return kept; },
    close() { watch.close(); db.close(); },
  };
}
