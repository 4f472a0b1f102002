/**
 * 续传容量 · How many bytes of one person may lie about unfinished. What nobody touched for an hour makes room; what is still
 * under way does not, and one more is refused in words. An upload counts with the length it announced, and from the moment
 * it is let in, so that many begun at once do not slip past one another.
 */
import { UPLOADS_OPEN_BYTES_MAX } from '../contract/index.ts';
import { ownStaged, removeStaged } from './staging.ts';
import type { Owner, StagedUpload } from './staging.ts';

/** @unit milliseconds */
const STALLED_AFTER_MS = 3_600_000;

/** 让位 · Those to remove, longest untouched first, so that one more fits; null when it cannot. @unit bytes, epoch milliseconds */
export function makingRoom(open: readonly StagedUpload[], size: number, now: number): readonly StagedUpload[] | null {
  let total = open.reduce((sum, upload) => sum + upload.size, size);
  const gone: StagedUpload[] = [];
  for (const upload of open.filter(({ touchedAt }) => touchedAt < now - STALLED_AFTER_MS).toSorted((a, b) => a.touchedAt - b.touchedAt)) {
    if (total <= UPLOADS_OPEN_BYTES_MAX) break;
    total -= upload.size;
    gone.push(upload);
  }
  return total <= UPLOADS_OPEN_BYTES_MAX ? gone : null;
}

export class UploadRoom {
  readonly #dataDir: string;
  readonly #clock: () => number;
  /** Let in, and perhaps not on the disk yet. */
  readonly #coming = new Map<string, StagedUpload & { readonly owner: string }>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(dataDir: string, clock: () => number) { this.#dataDir = dataDir; this.#clock = clock; }

  /** @returns whether it may begin; then `begun` is called once it lies on the disk, or failed to */
  enter(owner: Owner, uploadId: string, size: number): Promise<boolean> {
    const key = `${owner.programmeId}/${owner.personId}`;
    return this.#inTurn(key, async () => {
      const known = new Map((await ownStaged(this.#dataDir, owner)).map((upload) => [upload.uploadId, upload]));
      for (const upload of this.#coming.values()) if (upload.owner === key) known.set(upload.uploadId, upload);
      known.delete(uploadId);
      const now = this.#clock();
      const gone = makingRoom([...known.values()], size, now);
      if (gone === null) return false;
      for (const upload of gone) await removeStaged(this.#dataDir, upload.uploadId);
      this.#coming.set(uploadId, { uploadId, size, touchedAt: now, owner: key });
      return true;
    });
  }

  begun(owner: Owner, uploadId: string): Promise<unknown> {
    return this.#inTurn(`${owner.programmeId}/${owner.personId}`, async () => this.#coming.delete(uploadId));
  }

  async #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(work, work);
    this.#turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    }
  }
}
