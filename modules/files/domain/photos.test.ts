import { describe, expect, it } from 'vitest';
import { capturedAt } from './captured-at.ts';
import { differenceHash } from './fingerprint.ts';
import { photoKindOf } from './photo-kind.ts';

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)));

describe('a photo is known by its first bytes', () => {
  it.each([
    ['JPEG', bytesOf([0xff, 0xd8, 0xff, 0xe1], '12345678'), 'jpeg'],
    ['PNG', bytesOf([0x89], 'PNG\r\n', [0x1a], '\n', '1234'), 'png'],
    ['WebP', bytesOf('RIFF1234WEBPVP8 '), 'webp'],
    ['HEIC', bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0]), 'heic'],
    ['a WAV sound, which also starts with RIFF', bytesOf('RIFF1234WAVEfmt '), null],
    ['an MP4 film, which also has ftyp', bytesOf([0, 0, 0, 24], 'ftypisom', [0, 0, 0, 0]), null],
    ['GIF', bytesOf('GIF89a123456'), null],
    ['too little to tell', bytesOf([0xff, 0xd8, 0xff]), null],
  ])('%s', (_what, bytes, expected) => {
    expect(photoKindOf(bytes)).toBe(expected);
  });
});

describe('a fingerprint', () => {
  const falling = Array.from({ length: 72 }, (_, at) => 200 - (at % 9) * 10);
  it('has a bit for each pixel that is brighter than the one to its right', () => {
    expect(differenceHash(falling)).toBe('1'.repeat(64));
    expect(differenceHash(falling.map((value) => 255 - value))).toBe('0'.repeat(64));
  });
  it('changes in one row only when one row changes', () => {
    const changed = falling.map((value, at) => (at < 9 ? 255 - value : value));
    expect(differenceHash(changed)).toBe('0'.repeat(8) + '1'.repeat(56));
  });
  it('is taken of 72 pixels and of nothing else', () => {
    expect(() => differenceHash([1, 2, 3])).toThrow(/72 grey pixels/);
  });
});

/** A little-endian TIFF with one directory and an Exif directory behind it. */
function exifWith(dateTimeOriginal: string | null, offset: string | null = null): Uint8Array {
  const buffer = new ArrayBuffer(300);
  const view = new DataView(buffer);
  const write = (at: number, text: string) => { for (let index = 0; index < text.length; index += 1) view.setUint8(at + index, text.charCodeAt(index)); };
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag, true); view.setUint16(at + 2, type, true); view.setUint32(at + 4, count, true); view.setUint32(at + 8, value, true);
  };
  view.setUint16(0, 0x4949); view.setUint16(2, 42, true); view.setUint32(4, 8, true);
  view.setUint16(8, 1, true);
  entry(10, 0x8769, 4, 1, 30);
  const inner = [dateTimeOriginal, offset].filter((text) => text !== null).length;
  view.setUint16(30, inner, true);
  if (dateTimeOriginal !== null) { entry(32, 0x9003, 2, dateTimeOriginal.length + 1, 100); write(100, dateTimeOriginal); }
  if (offset !== null) { entry(44, 0x9011, 2, offset.length + 1, 150); write(150, offset); }
  return new Uint8Array(buffer);
}

describe('the time a camera wrote', () => {
  it.each([
    ['local, without an offset', exifWith('2026:09:20 16:30:00'), '2026-09-20T08:30:00.000Z'],
    ['with an offset of its own', exifWith('2026:09:20 16:30:00', '+09:00'), '2026-09-20T07:30:00.000Z'],
    ['west of Greenwich', exifWith('2026:09:20 16:30:00', '-03:30'), '2026-09-20T20:00:00.000Z'],
    ['never set', exifWith('0000:00:00 00:00:00'), null],
    ['on a day that does not exist', exifWith('2026:02:30 10:00:00'), null],
    ['missing', exifWith(null), null],
    ['in something that is no EXIF', bytesOf('not a TIFF at all'), null],
    ['in nothing', new Uint8Array(0), null],
  ])('%s', (_what, exif, expected) => {
    const at = capturedAt(exif, 480);
    expect(at === null ? null : new Date(at).toISOString()).toBe(expected);
  });

  it('is not looked for beyond the end of damaged data', () => {
    const whole = exifWith('2026:09:20 16:30:00');
    for (let length = 0; length < 130; length += 1) expect(() => capturedAt(whole.slice(0, length), 480)).not.toThrow();
  });
});
