/** 离线类型 · The interface between the pages of the field app and its offline engine. */
import type { Client, Operation, ProblemBody, QueueState } from '#platform/contract/index.ts';

/** 照片归属 · What a photo is uploaded for; decides who sees it at first. */
export interface PhotoSubject { readonly siteId?: string; readonly placeId?: string; readonly organisationId?: string }

/** 可排队操作 · An operation that a phone may hand in later, and how its conflicts are settled. Given by modules. */
export interface QueuedOperation {
  readonly operation: Operation;
  /** Refusals that mean "somebody else was there meanwhile". */
  readonly conflictCodes: readonly string[];
  /** What stands on the server now, in whatever shape the page shows both sides from. */
  readonly readTheirs?: (client: Client, input: never) => Promise<unknown>;
  /** The same input, decided on what stands now; `problem` names what is in conflict. */
  readonly rebase?: (input: never, theirs: never, problem: ProblemBody | null) => unknown;
  /** The input with theirs where both differ, so that the rest of it still goes. Left out: nothing of it goes. */
  readonly yieldTo?: (input: never, theirs: never, problem: ProblemBody | null) => unknown;
}

/** 下行来源 · Rows that the device keeps for work without a network. Given by modules. */
export interface PullSource {
  readonly name: string;
  /** A read operation with input `{cursor?}` and answer {@link PulledPage}. */
  readonly operation: Operation;
  /** Further input of every pull. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** The operation knows no cursor: each answer is all there is. */
  readonly isWhole?: boolean;
}

/** What a pull operation answers. Every row has an id of its own within the source. */
export interface PulledPage {
  readonly cursor: string;
  /** The rows are all there are; what the device holds otherwise is to be forgotten. */
  readonly full: boolean;
  /** There is another page at this cursor. */
  readonly more: boolean;
  readonly rows: readonly { readonly id: string }[];
  readonly removedIds: readonly string[];
}

/** 照片通道 · How photos reach the server; given by the files module. */
export interface PhotoGateway {
  /** Address where tus uploads are created, e.g. `/api/programmes/<code>/uploads`. */
  readonly uploadsUrl: (programme: string) => string;
  /** Makes the staged bytes a photo. @errors ProblemError; {@link resendCodes} mean: send the bytes again */
  readonly receive: (client: Client, given: { uploadId: string; sha256: string; fileName: string; key: string } & PhotoSubject) => Promise<{ id: string; sha256: string }>;
  readonly resendCodes: readonly string[];
  readonly readReceipt: (client: Client, given: { sha256s: readonly string[]; operations: readonly { operation: string; key: string }[] }) => Promise<SignedReceipt>;
}

/** 签收单 · What the server says it holds, signed by it. */
export interface SignedReceipt {
  /** The exact text that was signed. */
  readonly text: string;
  readonly signature: string;
  readonly keyId: string;
  /** What `lianchuang files verify-receipt` checks it with. */
  readonly publicKey: string;
  readonly photos: readonly { readonly sha256: string; readonly held: boolean }[];
  readonly operations: readonly { readonly operation: string; readonly key: string; readonly appliedAt: string | null }[];
  /** @unit ISO instant */
  readonly at: string;
}

/** 照片 · A photo on this device. */
export interface OfflinePhoto {
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly byteSize: number;
  readonly width: number | null;
  readonly height: number | null;
  /** By the device's clock. @unit ISO instant */
  readonly capturedAt: string;
  /** Bytes the server has of it; byteSize when all. */
  readonly sentBytes: number;
  /** Named by a signed receipt. */
  readonly held: boolean;
  /** The bytes are still here; they are freed only once held and no longer needed. */
  readonly present: boolean;
}

/** 待交记录 · A record in the queue. */
export interface QueueItem {
  readonly id: string;
  readonly position: number;
  readonly operation: string;
  readonly subject: string;
  readonly state: QueueState;
  readonly input: unknown;
  /** What the page calls it in the list. */
  readonly label: string;
  readonly photos: readonly { readonly sha256: string; readonly pointer: string }[];
  /** Photos the server has of those that belong to it. */
  readonly photosSent: number;
  /** @unit ISO instant, by the device's clock */
  readonly enteredAt: string;
  readonly acknowledgedAt: string | null;
  readonly syncedAt: string | null;
  readonly tries: number;
  readonly notBefore: number;
  /** The refusal or the last failure, in words. */
  readonly problem: ProblemBody | null;
  /** In a conflict: what stands on the server, as the operation's `readTheirs` answered; null until it could be read. */
  readonly theirs: unknown;
  /** The server's answer. */
  readonly output: unknown;
  readonly discardedBecause: 'theirs' | 'discarded' | null;
  /** What the person had entered before giving way to theirs. */
  readonly yielded: unknown;
}

/** 入队 · What a page hands over. */
export interface NewQueueItem {
  readonly operation: Operation;
  readonly input: unknown;
  /** Records about one subject keep their order, e.g. `roundSite:<roundId>/<siteId>` or `case:<id>`. */
  readonly subject: string;
  readonly label?: string;
  /** Each put into the input by JSON pointer once it has an id, e.g. `/observations/0/photoIds/-`. */
  readonly photos?: readonly { readonly sha256: string; readonly pointer: string }[];
  readonly photoSubject?: PhotoSubject;
  /** Draft that becomes this record: removed in the same breath. */
  readonly draft?: string;
  /** Not sent before, so that the person may take it back. @unit milliseconds from now */
  readonly holdFor_ms?: number;
}

/** 存储状况 · @unit bytes */
export interface StorageReport {
  readonly state: 'ok' | 'low' | 'full' | 'unknown';
  readonly usage_bytes: number | null;
  readonly quota_bytes: number | null;
  /** The browser promised not to clear it by itself. */
  readonly isPersistent: boolean;
}

/** 离线状态 · A snapshot; a new object whenever something changed. */
export interface OfflineStatus {
  readonly isOnline: boolean;
  readonly isSyncing: boolean;
  /** The session has ended: nothing is sent until the same person signs in again. */
  readonly isSignedOut: boolean;
  readonly items: readonly QueueItem[];
  readonly counts: Readonly<Record<QueueState, number>>;
  readonly photosWaiting: number;
  /** The photo on its way just now. */
  readonly uploading: { readonly sha256: string; readonly sentBytes: number; readonly byteSize: number } | null;
  /** @unit ISO instant */
  readonly lastSyncAt: string | null;
  readonly lastPullAt: string | null;
  readonly storage: StorageReport;
  /** The last failure of the network or the server, in words; null when the last try went well. */
  readonly problem: ProblemBody | null;
}

/** 可否清空手机 · Words are the page's business; codes say why not. */
export interface WipeAnswer {
  readonly safe: boolean;
  readonly why: readonly { readonly code: 'recordsWaiting' | 'recordsToSettle' | 'photosNotHeld' | 'notCertified' | 'drafts' | 'signedOut'; readonly count: number }[];
}

/** 草稿 */
export interface Draft<Value = unknown> { readonly key: string; readonly value: Value; readonly photos: readonly string[]; readonly savedAt: string }

/** Written when the device has no room: the draft stays in memory, and the page says what to do. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** 离线引擎 · One person in one programme on this device. */
export interface Offline {
  readonly programme: string;
  readonly personId: string;

  // pulled rows
  /** Asks the server for what changed. Without a network nothing happens and the kept rows stay. */
  pull(sources?: readonly string[]): Promise<void>;
  rows<Row = Record<string, unknown>>(source: string): Promise<Row[]>;
  row<Row = Record<string, unknown>>(source: string, id: string): Promise<Row | null>;
  pulledAt(source: string): Promise<string | null>;

  // drafts
  /** @errors StorageFullError: the value stays readable from memory until the page closes */
  saveDraft(key: string, value: unknown, photos?: readonly string[]): Promise<void>;
  readDraft<Value = unknown>(key: string): Promise<Draft<Value> | null>;
  drafts(): Promise<Draft[]>;
  removeDraft(key: string): Promise<void>;
  /** Drafts that found no room and live in memory alone: the page must not be loaded anew meanwhile. */
  unsavedDrafts(): number;

  // photos
  /** Makes it small, strips what the camera wrote, keeps it. @errors StorageFullError, PhotoUnreadableError */
  addPhoto(file: Blob, options?: { fileName?: string }): Promise<OfflinePhoto>;
  photo(sha256: string): Promise<OfflinePhoto | null>;
  photoBlob(sha256: string): Promise<Blob | null>;
  /** Only one that no draft and no record uses. */
  removePhoto(sha256: string): Promise<void>;

  // queue
  enqueue(item: NewQueueItem): Promise<QueueItem>;
  items(): Promise<QueueItem[]>;
  /** Reads again what stands on the server for a record in conflict. */
  look(itemId: string): Promise<void>;
  /** 'mine': send again, decided on what stands now. 'theirs': keep theirs, mine stays on the list as discarded. */
  settle(itemId: string, whose: 'mine' | 'theirs'): Promise<void>;
  /** After a refusal: send again, perhaps corrected. */
  retry(itemId: string, correctedInput?: unknown): Promise<void>;
  /** The page asks first; what was entered stays on the list as discarded. */
  discard(itemId: string): Promise<void>;
  /** Takes a record out of the queue as if it had never been handed in. @returns false when it may already have left */
  withdraw(itemId: string): Promise<boolean>;

  // engine
  /** One pass over the queue, now. Another tab that is at it already counts. */
  sync(): Promise<void>;
  /** Begins to sync by itself: on going online, on coming back into view, in a rhythm. */
  start(): void;
  status(): OfflineStatus;
  subscribe(listener: () => void): () => void;

  // proof
  safeToWipe(): Promise<WipeAnswer>;
  /** The signed receipts this device holds, newest first. */
  signedList(): Promise<SignedReceipt[]>;
  storage(): Promise<StorageReport>;
  /** Asks the browser to keep the store. */
  persist(): Promise<boolean>;
  close(): void;
}

/** 环境 · What the engine needs of its surroundings; a browser's by default, a simulation's in tests. */
export interface Surroundings {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** @unit epoch milliseconds, by the device's clock */
  readonly now: () => number;
  /** 0 to 1 */
  readonly chance: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly isOnline: () => boolean;
  /** Runs it unless another tab is at it. @returns whether it ran */
  readonly alone: (name: string, run: () => Promise<void>) => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
  readonly estimate: () => Promise<{ usage?: number; quota?: number }>;
  readonly isPersisted: () => Promise<boolean>;
  readonly persist: () => Promise<boolean>;
  readonly shrink: (file: Blob) => Promise<ShrunkPhoto>;
  readonly indexedDb?: { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange };
}

export interface ShrunkPhoto { readonly bytes: Uint8Array; readonly mediaType: string; readonly width: number | null; readonly height: number | null }

export interface OfflineSetup {
  readonly programme: string;
  readonly personId: string;
  /** Signs requests as this person; its `fetch` carries the device's clock. */
  readonly client: Client;
  readonly photos: PhotoGateway;
  readonly queued: readonly QueuedOperation[];
  readonly sources: readonly PullSource[];
  /** Size of the pieces in which photos travel; 256 kB unless told. @unit bytes */
  readonly chunk_bytes?: number;
  readonly surroundings?: Partial<Surroundings>;
}
