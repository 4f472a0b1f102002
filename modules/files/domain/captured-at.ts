/**
 * The camera's clock, read from EXIF before everything else of it is thrown away. EXIF is a TIFF file inside the photo:
 * a byte order, then directories of 12-byte entries.
 */

import { instantOf, isLocalDate, localDate } from '#kernel/local-date.ts';

const TAG_DATE_TIME = 0x0132;
const TAG_EXIF_DIRECTORY = 0x8769;
const TAG_DATE_TIME_ORIGINAL = 0x9003;
const TAG_OFFSET_TIME_ORIGINAL = 0x9011;
const TYPE_ASCII = 2;
const ENTRY_BYTES = 12;
/** A directory longer than this is damage, not a photo. */
const ENTRIES_MAX = 500;

/**
 * 拍摄时间 · When the camera says the photo was taken. A hint and no proof: cameras are set wrongly and can be set at will.
 *
 * @unit answer: epoch milliseconds; utcOffsetMinutes: assumed where the camera wrote no offset
 * @returns null when there is none, or none that makes sense
 */
export function capturedAt(exif: Uint8Array, utcOffsetMinutes: number): number | null {
  const start = exif[0] === 0x45 && exif[1] === 0x78 ? 6 : 0; // 'Exif\0\0' in front
  const view = new DataView(exif.buffer, exif.byteOffset + start, Math.max(0, exif.byteLength - start));
  if (view.byteLength < 8) return null;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  const main = directoryAt(view, view.getUint32(4, little), little);
  const detailsAt = main.get(TAG_EXIF_DIRECTORY);
  const details = detailsAt === undefined ? new Map<number, Entry>() : directoryAt(view, detailsAt.value, little);
  const text = textOf(view, details.get(TAG_DATE_TIME_ORIGINAL)) ?? textOf(view, main.get(TAG_DATE_TIME));
  return text === null ? null : instantOfText(text, textOf(view, details.get(TAG_OFFSET_TIME_ORIGINAL)), utcOffsetMinutes);
}

interface Entry { readonly type: number; readonly count: number; readonly value: number }

function directoryAt(view: DataView, offset: number, little: boolean): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  if (offset + 2 > view.byteLength) return entries;
  const count = Math.min(view.getUint16(offset, little), ENTRIES_MAX);
  for (let index = 0; index < count; index += 1) {
    const at = offset + 2 + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > view.byteLength) break;
    entries.set(view.getUint16(at, little), {
      type: view.getUint16(at + 2, little), count: view.getUint32(at + 4, little), value: view.getUint32(at + 8, little),
    });
  }
  return entries;
}

function textOf(view: DataView, entry: Entry | undefined): string | null {
  if (entry === undefined || entry.type !== TYPE_ASCII || entry.count < 5 || entry.count > 64) return null;
  if (entry.value + entry.count > view.byteLength) return null;
  let text = '';
  for (let index = 0; index < entry.count - 1; index += 1) text += String.fromCharCode(view.getUint8(entry.value + index));
  return text;
}

function instantOfText(text: string, offset: string | null, utcOffsetMinutes: number): number | null {
  const parts = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})/.exec(text);
  if (parts === null) return null;
  const date = `${parts[1] ?? ''}-${parts[2] ?? ''}-${parts[3] ?? ''}`;
  const [hour, minute, second] = parts.slice(4).map(Number) as [number, number, number];
  // A clock that was never set says the year 0 or 1970; neither helps anybody.
  if (!isLocalDate(date) || date < '1990' || hour > 23 || minute > 59) return null;
  const zone = offset === null ? null : /^([+-])(\d{2}):(\d{2})/.exec(offset);
  const minutes = zone === null ? utcOffsetMinutes : (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]));
  return instantOf(localDate(date), hour * 60 + minute, minutes) + second * 1_000;
}
