/** 续传照片 · Sends the bytes of one photo by tus, going on where an earlier attempt stopped. */
import { fetchStack } from './fetch-stack.ts';

/** @unit bytes */
export const CHUNK_BYTES = 256 * 1024;

export interface UploadGiven {
  readonly url: string;
  readonly uploadUrl: string | null;
  readonly bytes: ArrayBuffer;
  readonly sha256: string;
  readonly fileName: string;
  /** @unit bytes */
  readonly chunk: number;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Kept before the first byte is sent, so that a phone that dies finds its way back. */
  readonly onUrl: (uploadUrl: string) => Promise<void>;
  readonly onProgress: (sentBytes: number) => void;
}

/** The server said no to the upload itself. */
export class UploadRefusedError extends Error {
  override readonly name = 'UploadRefusedError';
  readonly status: number;
  /** The problem body as text, when there was one. */
  readonly body: string;
  constructor(status: number, body: string) {
    super(`upload refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

const readerOf = (bytes: ArrayBuffer) => ({
  openFile: () => Promise.resolve({
    size: bytes.byteLength,
    // Never "done": that would make tus compare sizes by a member that buffers do not have.
    slice: (start: number, end: number) => Promise.resolve({ value: new Uint8Array(bytes, start, Math.min(end, bytes.byteLength) - start), done: false }),
    close: () => undefined,
  }),
});

/** The last part of an upload's address is its id. */
export const uploadIdOf = (uploadUrl: string): string => uploadUrl.split('/').at(-1) as string;

/** 续传 @returns the address of the finished upload @errors TypeError of fetch when the network is lost; UploadRefusedError */
export async function uploadPhoto(given: UploadGiven): Promise<string> {
  // Asked for with the first photo: nobody who opens the app waits for it.
  const { Upload } = await import('tus-js-client');
  return new Promise((resolve, reject) => {
    const upload: InstanceType<typeof Upload> = new Upload(given.bytes as never, {
      endpoint: given.url, uploadUrl: given.uploadUrl, chunkSize: given.chunk, retryDelays: null, storeFingerprintForResuming: false,
      metadata: { sha256: given.sha256, fileName: given.fileName },
      httpStack: fetchStack(given.fetch), fileReader: readerOf(given.bytes), fingerprint: () => Promise.resolve(given.sha256),
      onUploadUrlAvailable: () => { given.onUrl(upload.url as string).catch(reject); },
      onChunkComplete: (_size, sentBytes) => given.onProgress(sentBytes),
      onSuccess: () => resolve(upload.url as string),
      onError: (error) => {
        const response = 'originalResponse' in error ? error.originalResponse : null;
        if (response !== null) reject(new UploadRefusedError(response.getStatus(), response.getBody()));
        else reject(('causingError' in error ? error.causingError : null) ?? error);
      },
    });
    upload.start();
  });
}
