/**
 * 离线库 · What a device keeps, in one IndexedDB for each person and programme: who signs in on the same phone opens another
 * database and never sees what this one holds. Bytes of photos are kept as plain buffers; blobs were lost by some browsers
 * after a restart.
 */
import { Dexie } from 'dexie';
import type { EntityTable, Table } from 'dexie';
import type { ProblemBody, QueueState } from '#platform/contract/index.ts';
import type { Draft, PhotoSubject, SignedReceipt } from './types.ts';

export interface PulledRow { source: string; id: string; row: unknown }
export interface MetaRow { key: string; value: unknown }

export interface StoredItem {
  /** uuid v7, made on this device. */
  id: string;
  position: number;
  operation: string;
  subject: string;
  state: QueueState;
  input: unknown;
  label: string;
  photos: { sha256: string; pointer: string }[];
  photoSubject: PhotoSubject;
  /** Changes only when the person decides anew: the same key with other input would be refused. */
  key: string;
  enteredAt: string;
  acknowledgedAt: string | null;
  syncedAt: string | null;
  tries: number;
  notBefore: number;
  problem: ProblemBody | null;
  theirs: unknown;
  output: unknown;
  discardedBecause: 'theirs' | 'discarded' | null;
  /** Input before the person gave way to theirs. */
  yielded: unknown;
}

export interface StoredPhoto {
  sha256: string;
  mediaType: string;
  fileName: string;
  byteSize: number;
  width: number | null;
  height: number | null;
  capturedAt: string;
  /** Where its upload goes on; null before it began and after it has to begin anew. */
  uploadUrl: string | null;
  sentBytes: number;
  /** Ids the server gave it, by what it was uploaded for. */
  fileIds: Record<string, string>;
  /** When a signed receipt named it. */
  heldAt: string | null;
  /** Its bytes are in `photoBytes`. */
  present: boolean;
}

/** Apart from the rest, so that a list of photos does not load every picture. */
export interface StoredPhotoBytes { sha256: string; bytes: ArrayBuffer }

export interface StoredReceipt { at: string; receipt: SignedReceipt }

export type OfflineDatabase = Dexie & {
  pulled: Table<PulledRow, [string, string]>;
  meta: EntityTable<MetaRow, 'key'>;
  drafts: EntityTable<Draft, 'key'>;
  queue: EntityTable<StoredItem, 'id'>;
  photos: EntityTable<StoredPhoto, 'sha256'>;
  photoBytes: EntityTable<StoredPhotoBytes, 'sha256'>;
  receipts: EntityTable<StoredReceipt, 'at'>;
};

/** 库名 · Both parts are ours (a code, a uuid), so that no name can reach into another's. */
export function databaseName(programme: string, personId: string): string {
  return `lianchuang.${programme}.${personId}`;
}

/** 打开离线库 */
export function openDatabase(programme: string, personId: string, indexedDb?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }): OfflineDatabase {
  const db = new Dexie(databaseName(programme, personId), indexedDb ?? {}) as OfflineDatabase;
  db.version(1).stores({
    pulled: '[source+id], source', meta: 'key', drafts: 'key', queue: 'id, position, state, subject', photos: 'sha256', photoBytes: 'sha256', receipts: 'at',
  });
  return db;
}

/** Reads one remembered value. */
export async function remembered<Value>(db: OfflineDatabase, key: string): Promise<Value | null> {
  return ((await db.meta.get(key))?.value as Value | undefined) ?? null;
}
