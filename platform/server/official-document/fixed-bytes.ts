import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { fontTableXml } from './styles.ts';

const CORE_PROPERTIES = 'docProps/core.xml';
const FONT_TABLE = 'word/fontTable.xml';
/** The library gives every watermark shape a random name; Word only looks at how the name begins. */
const WATERMARK_NAME = /PowerPlusWaterMarkObject[\w-]*/g;
const HEADER = /^word\/header(\d+)\.xml$/;
const TIMESTAMP = /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g;

/**
 * 固定字节 · Packs a docx again so that the same document always gives the same bytes: the library stamps the present
 * time into the properties and the zip entries, and a bulletin's hash must not depend on when it was printed.
 * @unit date `YYYY-MM-DD`
 */
export function withFixedBytes(docx: Uint8Array, date: string): Buffer {
  const parts = unzipSync(docx);
  const packed: Zippable = {};
  // The zip format holds local time; local getters of a local date give the same fields in every time zone.
  const mtime = new Date(1980, 0, 1, 0, 0, 0);
  for (const name of Object.keys(parts).sort(byPackageOrder)) {
    packed[name] = [fixedPart(name, parts[name] as Uint8Array, date), { mtime, level: 6 }];
  }
  return Buffer.from(zipSync(packed));
}

function fixedPart(name: string, bytes: Uint8Array, date: string): Uint8Array {
  if (name === FONT_TABLE) return strToU8(fontTableXml());
  const header = HEADER.exec(name);
  if (header !== null) return strToU8(strFromU8(bytes).replace(WATERMARK_NAME, `PowerPlusWaterMarkObject${header[1]}`));
  if (name !== CORE_PROPERTIES) return bytes;
  return strToU8(strFromU8(bytes).replace(TIMESTAMP, `$1${date}T00:00:00Z$3`));
}

/** The content types come first, as in the files of word processors. */
function byPackageOrder(one: string, other: string): number {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
