import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import { corrupt, SpreadsheetError } from './errors.ts';
import { RATIO_CHECK_FROM_BYTES } from './limits.ts';
import type { ReadLimits } from './limits.ts';

/** 压缩包条目 · One part of a zip as its central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly storedBytes: number;
  readonly crc: number;
  readonly headerOffset: number;
}

/** 压缩包 · An opened zip; part names are looked up without regard to case, as Office does. */
export interface ZipArchive {
  has(name: string): boolean;
  /** Inflated bytes of one part, checked against the limits and against its checksum. */
  part(name: string): AsyncGenerator<Buffer, void, undefined>;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const MAX_COMMENT_BYTES = 0xffff;
const UNKNOWN_32 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * 打开压缩包 · Reads the directory of a zip without inflating anything.
 * @errors corrupt_file, compression_bomb
 */
export async function openZip(bytes: ByteSource, limits: ReadLimits): Promise<ZipArchive> {
  const entries = await readDirectory(bytes, limits);
  const budget = { inflatedBytes: 0 };
  return {
    has: (name) => entries.has(name.toLowerCase()),
    part(name) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw corrupt(`${name} is missing`);
      return inflateEntry(bytes, entry, limits, budget);
    },
  };
}

async function readDirectory(bytes: ByteSource, limits: ReadLimits): Promise<Map<string, ZipEntry>> {
  const { offset, length, count } = await findDirectory(bytes);
  if (count > limits.entryCount) throw new SpreadsheetError('compression_bomb');
  if (offset + length > bytes.byteCount) throw corrupt('zip directory');
  const directory = await bytes.read(offset, length);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_SIGNATURE) throw corrupt('zip directory');
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw corrupt('zip directory');
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const entry = describeEntry(directory, at, name, extra);
    // Two parts of one name let a checker and a reader see different files.
    if (entries.has(name.toLowerCase())) throw corrupt('duplicate part');
    entries.set(name.toLowerCase(), entry);
    at = next;
  }
  return entries;
}

function describeEntry(directory: Buffer, at: number, name: string, extra: Buffer): ZipEntry {
  const inflatedBytes = directory.readUInt32LE(at + 24);
  let storedBytes = directory.readUInt32LE(at + 20);
  let headerOffset = directory.readUInt32LE(at + 42);
  if (storedBytes === UNKNOWN_32 || headerOffset === UNKNOWN_32 || inflatedBytes === UNKNOWN_32) {
    const wide = wideNumbers(extra);
    if (inflatedBytes === UNKNOWN_32) wide.shift();
    if (storedBytes === UNKNOWN_32) storedBytes = wide.shift() ?? UNKNOWN_32;
    if (headerOffset === UNKNOWN_32) headerOffset = wide.shift() ?? UNKNOWN_32;
  }
  return {
    name,
    method: directory.readUInt16LE(at + 10),
    isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    storedBytes,
    crc: directory.readUInt32LE(at + 16),
    headerOffset,
  };
}

/** The 64-bit numbers of the zip64 extra field, in the order in which the 32-bit fields are marked unknown. */
function wideNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const size = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const numbers: number[] = [];
      const end = Math.min(extra.length, at + 4 + size);
      for (let field = at + 4; field + 8 <= end; field += 8) numbers.push(Number(extra.readBigUInt64LE(field)));
      return numbers;
    }
    at += 4 + size;
  }
  return [];
}

async function findDirectory(bytes: ByteSource): Promise<{ offset: number; length: number; count: number }> {
  const tailStart = Math.max(0, bytes.byteCount - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await bytes.read(tailStart, bytes.byteCount - tailStart);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const count = tail.readUInt16LE(at + 10);
    const length = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    if (count !== 0xffff && length !== UNKNOWN_32 && offset !== UNKNOWN_32) return { offset, length, count };
    return findWideDirectory(bytes, tailStart + at);
  }
  throw corrupt('zip end record');
}

async function findWideDirectory(bytes: ByteSource, endAt: number): Promise<{ offset: number; length: number; count: number }> {
  const locator = await bytes.read(endAt - 20, 20);
  if (endAt < 20 || locator.readUInt32LE(0) !== ZIP64_LOCATOR_SIGNATURE) throw corrupt('zip64 locator');
  const end = await bytes.read(Number(locator.readBigUInt64LE(8)), 56);
  if (end.length < 56 || end.readUInt32LE(0) !== ZIP64_END_SIGNATURE) throw corrupt('zip64 end record');
  return {
    count: Number(end.readBigUInt64LE(32)),
    length: Number(end.readBigUInt64LE(40)),
    offset: Number(end.readBigUInt64LE(48)),
  };
}

async function* inflateEntry(
  bytes: ByteSource,
  entry: ZipEntry,
  limits: ReadLimits,
  budget: { inflatedBytes: number },
): AsyncGenerator<Buffer, void, undefined> {
  if (entry.isEncrypted) throw new SpreadsheetError('encrypted');
  if (entry.method !== STORED && entry.method !== DEFLATED) throw corrupt(`zip method ${entry.method}`);
  const header = await bytes.read(entry.headerOffset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw corrupt('zip header');
  const start = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + entry.storedBytes > bytes.byteCount) throw corrupt('truncated');

  let inflatedBytes = 0;
  let crc = 0;
  for await (const chunk of inflated(bytes, entry, start)) {
    inflatedBytes += chunk.length;
    budget.inflatedBytes += chunk.length;
    const isTooDense = inflatedBytes > RATIO_CHECK_FROM_BYTES && inflatedBytes > entry.storedBytes * limits.ratio;
    if (isTooDense || budget.inflatedBytes > limits.inflatedBytes) throw new SpreadsheetError('compression_bomb');
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (crc >>> 0 !== entry.crc) throw corrupt('checksum');
}

async function* inflated(bytes: ByteSource, entry: ZipEntry, start: number): AsyncGenerator<Buffer, void, undefined> {
  const stored = bytes.stream(start, start + entry.storedBytes);
  if (entry.method === STORED) {
    yield* stored;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  stored.on('error', (error) => inflate.destroy(error));
  stored.pipe(inflate);
  try {
    yield* inflate;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw corrupt('compressed data');
    throw error;
  } finally {
    stored.destroy();
    inflate.destroy();
  }
}
