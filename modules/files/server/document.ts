/** What the server does with a document: it is kept as it came, once it was seen that nothing in it acts by itself. */
import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import { strFromU8, unzip } from 'fflate';
import { err, ok, type Result } from '#kernel/result.ts';
import { DOCUMENT_MEDIA_TYPES, documentKindOf, fetchesByFormula, objectStreams, officeKind, pdfFault } from '../domain/index.ts';
import type { DocumentKind } from '../domain/index.ts';

export type DocumentRefusal = 'files.document_not_accepted' | 'files.document_damaged' | 'files.document_locked' | 'files.document_active';

/** What the looked-at parts of a document may unfold to, all together. @unit bytes */
const UNPACKED_MAX = 64 * 1_048_576;
const PARTS_MAX = 5_000;
/** A reader looks for the end of a PDF in its last kilobyte. @unit bytes */
const TAIL_BYTES = 1_024;

const inflated = promisify<Uint8Array, { maxOutputLength: number; finishFlush: number }, Buffer>(inflate);

async function pdfRefusal(bytes: Uint8Array): Promise<DocumentRefusal | null> {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!pdf.slice(-TAIL_BYTES).includes('%%EOF')) return 'files.document_damaged';
  const fault = pdfFault(pdf);
  if (fault !== null) return `files.document_${fault}`;
  let left = UNPACKED_MAX;
  for (const { from, to, packed } of objectStreams(pdf)) {
    // Plain objects were seen above; what cannot be looked into is not taken.
    if (packed === false) continue;
    if (packed === null) return 'files.document_active';
    let part: Buffer;
    try {
      part = await inflated(bytes.subarray(from, to), { maxOutputLength: left, finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      return 'files.document_damaged';
    }
    left -= part.length;
    const inside = pdfFault(part.toString('latin1'));
    if (inside !== null) return `files.document_${inside}`;
  }
  return null;
}

const CONTENT_TYPES = '[Content_Types].xml';
/** Neither text of a Word file nor pictures can hold a formula. */
const WITHOUT_FORMULAS = /^word\/|^docProps\/|\/media\//i;

function officeKindOf(bytes: Uint8Array): Promise<Exclude<DocumentKind, 'pdf'> | DocumentRefusal> {
  const names: string[] = [];
  let left = UNPACKED_MAX;
  let isTooLarge = false;
  return new Promise((resolve) => {
    unzip(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        if (name !== CONTENT_TYPES && !name.endsWith('.rels') && WITHOUT_FORMULAS.test(name)) return false;
        left -= originalSize;
        isTooLarge ||= left < 0 || names.length > PARTS_MAX;
        return !isTooLarge;
      },
    }, (error, parts) => {
      if (error !== null || isTooLarge) { resolve('files.document_damaged'); return; }
      const types = parts[CONTENT_TYPES];
      const relationships = Object.entries(parts).filter(([name]) => name.endsWith('.rels')).map(([, part]) => strFromU8(part));
      const kind = officeKind(names, types === undefined ? null : strFromU8(types), relationships);
      if (kind === 'xlsx' && Object.values(parts).some((part) => fetchesByFormula(strFromU8(part)))) { resolve('files.document_active'); return; }
      resolve(kind === 'docx' || kind === 'xlsx' ? kind : kind === 'unknown' ? 'files.document_not_accepted' : `files.document_${kind}`);
    });
  });
}

/**
 * 检查文件 · A document cannot be encoded anew as a photo is, so that one which runs, opens or carries something else is refused.
 *
 * @errors files.document_not_accepted, files.document_damaged, files.document_locked, files.document_active
 */
export async function documentOf(bytes: Uint8Array): Promise<Result<{ readonly kind: DocumentKind; readonly mediaType: string }, DocumentRefusal>> {
  const kind = documentKindOf(bytes);
  if (kind === null) return err('files.document_not_accepted');
  if (kind === 'pdf') {
    const refusal = await pdfRefusal(bytes);
    return refusal === null ? ok({ kind, mediaType: DOCUMENT_MEDIA_TYPES.pdf }) : err(refusal);
  }
  const office = await officeKindOf(bytes);
  return office === 'docx' || office === 'xlsx' ? ok({ kind: office, mediaType: DOCUMENT_MEDIA_TYPES[office] }) : err(office);
}
