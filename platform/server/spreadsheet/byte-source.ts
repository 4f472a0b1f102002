import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { SpreadsheetError } from './errors.ts';

/** 表格来源 · A file on disk or bytes in memory. */
export type TableSource = { readonly path: string } | { readonly buffer: Uint8Array };

/** 字节来源 · Random access to the bytes of a source, so that a zip is never held in memory as a whole. */
export interface ByteSource {
  readonly byteCount: number;
  read(start: number, length: number): Promise<Buffer>;
  /** Bytes `[start, end)` in order. */
  stream(start: number, end: number): Readable;
  close(): Promise<void>;
}

const CHUNK_BYTES = 128 * 1024;

/**
 * 打开来源 · Opens a source after checking its size.
 * @errors empty_file, file_too_large
 */
export async function openByteSource(source: TableSource, maxBytes: number): Promise<ByteSource> {
  const bytes = 'buffer' in source ? fromBuffer(source.buffer) : await fromPath(source.path);
  if (bytes.byteCount > 0 && bytes.byteCount <= maxBytes) return bytes;
  await bytes.close();
  throw bytes.byteCount === 0
    ? new SpreadsheetError('empty_file')
    : new SpreadsheetError('file_too_large', { limit: maxBytes });
}

async function fromPath(path: string): Promise<ByteSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  const read = async (start: number, length: number): Promise<Buffer> => {
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - start)));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  };
  // A stream made by the handle would close the handle with it, while several parts are read through one handle.
  async function* pieces(start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
    for (let at = start; at < end; ) {
      const piece = await read(at, Math.min(CHUNK_BYTES, end - at));
      if (piece.length === 0) return;
      at += piece.length;
      yield piece;
    }
  }
  return {
    byteCount: size,
    read,
    stream: (start, end) => Readable.from(pieces(start, end)),
    close: () => handle.close(),
  };
}

function fromBuffer(view: Uint8Array): ByteSource {
  const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  function* pieces(start: number, end: number): Generator<Buffer> {
    for (let at = start; at < end; at += CHUNK_BYTES) yield bytes.subarray(at, Math.min(end, at + CHUNK_BYTES));
  }
  return {
    byteCount: bytes.byteLength,
    read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
    stream: (start, end) => Readable.from(pieces(start, Math.min(end, bytes.byteLength))),
    close: () => Promise.resolve(),
  };
}
