import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { SpreadsheetError } from './errors.ts';

/** 压缩包部件 · A part whose text is produced while the zip is written. */
export interface ZipPart {
  readonly name: string;
  readonly text: Iterable<string> | AsyncIterable<string>;
}

interface WrittenPart {
  readonly name: Buffer;
  readonly crc: number;
  readonly storedBytes: number;
  readonly inflatedBytes: number;
  readonly offset: number;
}

/** UTF-8 names, sizes behind the data: the sizes are unknown when the header goes out. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01: a fixed date makes the same rows give the same bytes. */
const DOS_DATE = 0x21;
const MAX_BYTES = 0xffffffff;
const LEVEL = 5;

/**
 * 写出压缩包 · Streams the parts one after the other; nothing but one small record per part is kept.
 * @errors too_many_rows when the archive would pass 4 GiB
 */
export async function* zipParts(parts: Iterable<ZipPart>): AsyncGenerator<Buffer, void, undefined> {
  const written: WrittenPart[] = [];
  let offset = 0;
  for (const part of parts) {
    const start = offset;
    const name = Buffer.from(part.name, 'utf8');
    const header = localHeader(name);
    offset += header.length;
    yield header;
    const sums = { crc: 0, inflatedBytes: 0 };
    let storedBytes = 0;
    for await (const chunk of deflated(part.text, sums)) {
      storedBytes += chunk.length;
      yield chunk;
    }
    const record = { name, crc: sums.crc >>> 0, storedBytes, inflatedBytes: sums.inflatedBytes, offset: start };
    written.push(record);
    const descriptor = dataDescriptor(record);
    offset += storedBytes + descriptor.length;
    if (offset > MAX_BYTES || sums.inflatedBytes > MAX_BYTES) throw new SpreadsheetError('too_many_rows', { limit: '4 GiB' });
    yield descriptor;
  }
  yield directoryOf(written, offset);
}

async function* deflated(
  text: ZipPart['text'],
  sums: { crc: number; inflatedBytes: number },
): AsyncGenerator<Buffer, void, undefined> {
  async function* counted(): AsyncGenerator<Buffer, void, undefined> {
    for await (const piece of text) {
      const bytes = Buffer.from(piece, 'utf8');
      sums.crc = crc32(bytes, sums.crc);
      sums.inflatedBytes += bytes.length;
      yield bytes;
    }
  }
  const deflate = createDeflateRaw({ level: LEVEL, chunkSize: 64 * 1024 });
  const source = Readable.from(counted(), { highWaterMark: 2 });
  // The pipeline hands an error of the rows to `deflate`, whose iteration below then throws it.
  pipeline(source, deflate, () => undefined);
  try {
    yield* deflate;
  } finally {
    source.destroy();
    deflate.destroy();
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function dataDescriptor(part: WrittenPart): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(part.crc, 4);
  descriptor.writeUInt32LE(part.storedBytes, 8);
  descriptor.writeUInt32LE(part.inflatedBytes, 12);
  return descriptor;
}

function directoryOf(parts: readonly WrittenPart[], offset: number): Buffer {
  const records = parts.map((part) => {
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(VERSION, 4);
    record.writeUInt16LE(VERSION, 6);
    record.writeUInt16LE(FLAGS, 8);
    record.writeUInt16LE(DEFLATED, 10);
    record.writeUInt16LE(DOS_DATE, 14);
    record.writeUInt32LE(part.crc, 16);
    record.writeUInt32LE(part.storedBytes, 20);
    record.writeUInt32LE(part.inflatedBytes, 24);
    record.writeUInt16LE(part.name.length, 28);
    record.writeUInt32LE(part.offset, 42);
    return Buffer.concat([record, part.name]);
  });
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([directory, end]);
}
