import { canonicalJson } from '#kernel/canonical-json.ts';
import { appliedOperations, bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { readReceipt, readReceiptKey, receiveUpload, uploadDocument, uploadFile } from '../../contract/index.ts';
import { isHeld, sha256Of, takeDocument, takePhoto } from '../intake.ts';
import type { IntakeRefusal } from '../intake.ts';
import { ownUploads } from '../queries/files.ts';
import { isOwnUpload, readStaged, removeStaged } from '../staging.ts';

export const RECEIPT_KIND = 'lianchuang receipt';

export const uploadFileBound = bindWrite(uploadFile, async (ctx, input) => {
  const { body, fileName } = input.file;
  const taken = await takePhoto(ctx, { ...input, sha256: sha256Of(body), bytes: () => Promise.resolve({ bytes: body, fileName }) });
  return 'code' in taken ? ctx.refuse(taken.code as never, taken.params, { pointers: taken.pointers }) : taken;
});

export const uploadDocumentBound = bindWrite(uploadDocument, async (ctx, input) => {
  const { body, fileName } = input.file;
  const taken = await takeDocument(ctx, { ...input, sha256: sha256Of(body), bytes: () => Promise.resolve({ bytes: body, fileName }) });
  if ('code' in taken) return ctx.refuse(taken.code as never, taken.params, { pointers: taken.pointers });
  const { id, sha256, originalName: name, mediaType, byteSize, uploadedAt, uploadedBy, alreadyUploaded } = taken;
  return { id, name, mediaType, byteSize, sha256, uploadedAt, uploadedBy, alreadyUploaded };
});

const refused = (code: string, pointer: string): IntakeRefusal => ({ code, params: {}, pointers: [pointer] });

export const receiveUploadBound = bindWrite(receiveUpload, async (ctx, { uploadId, ...input }) => {
  const isOwn = isOwnUpload(ctx, uploadId);
  const bytes = async () => {
    const staged = isOwn ? await readStaged(ctx.dataDir, uploadId) : ({ state: 'absent' } as const);
    if (staged.state === 'absent') return refused('files.upload_unknown', '/uploadId');
    if (staged.state === 'incomplete') return refused('files.upload_incomplete', '/uploadId');
    if (sha256Of(staged.bytes) === input.sha256) return staged;
    // Nothing can be made of it: the device begins anew. Removed now, since a refusal never commits.
    if (!ctx.dryRun) await removeStaged(ctx.dataDir, uploadId);
    return refused('files.upload_damaged', '/sha256');
  };
  const taken = await takePhoto(ctx, { ...input, bytes });
  if ('code' in taken) return ctx.refuse(taken.code as never, taken.params, { pointers: taken.pointers });
  if (isOwn && !ctx.dryRun) ctx.afterCommit(() => removeStaged(ctx.dataDir, uploadId));
  return taken;
});

export const readReceiptBound = bindWrite(readReceipt, async (ctx, input) => {
  if (input.sha256s.length === 0 && input.operations.length === 0) return ctx.refuse('files.receipt_empty', {}, { pointers: ['/sha256s', '/operations'] });
  const { keyId, publicKey } = ctx.signer;
  const held = new Set<string>();
  // Looked for in the store itself: a row alone is no photo.
  for (const row of await ownUploads(ctx.tx, ctx.programmeId, ctx.personId, input.sha256s)) if (await isHeld(ctx, row)) held.add(row.sha256);
  const photos = [...new Set(input.sha256s)].map((sha256) => ({ sha256, held: held.has(sha256) }));
  const operations = await appliedOperations(ctx.tx, ctx.programmeId, ctx.personId, input.operations);
  const at = new Date(ctx.now).toISOString();
  const text = canonicalJson({ kind: RECEIPT_KIND, version: 1, programme: ctx.programmeCode, programmeId: ctx.programmeId, personId: ctx.personId, at, keyId, photos, operations });
  ctx.record({ kind: 'receipt', id: sha256Of(new TextEncoder().encode(text)), change: { photos: photos.length, held: held.size, operations: operations.length } });
  return { text, signature: ctx.signer.sign(text), keyId, publicKey, at, photos, operations };
  // Each answer is about its own moment: never replayed.
}, { replay: false });

export const readReceiptKeyBound = bindRead(readReceiptKey, async (ctx) => {
  const { keyId, publicKey } = ctx.signer;
  return { keyId, algorithm: 'Ed25519' as const, publicKey };
});
