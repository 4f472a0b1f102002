import { widenScopes } from '#modules/files/server/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import { addMessage } from '../../contract/index.ts';
import { insertEvents, insertPhotos, lockCases } from '../queries/case-steps.ts';
import { emitCase, fileOfCase, unknownPhotos } from '../take-step.ts';

export const addMessageBound = bindWrite(addMessage, async (ctx, { caseId, text, photoIds }) => {
  const { tx, programmeId } = ctx;
  // Locked, so that it stands in the story where it was said; the version stays, so that nobody's step becomes stale by it.
  const row = (await lockCases(tx, programmeId, [caseId]))[0] ?? ctx.notFound();
  const photos = photoIds.map((fileId) => ({ fileId, role: 'evidence' }));
  const unknown = await unknownPhotos(ctx, photos);
  if (unknown.length > 0) return ctx.refuse('cases.photo_unknown', {}, { pointers: photoIds.map((_, at) => `/photoIds/${at}`).filter((_, at) => unknown.includes(`/photos/${at}/fileId`)) });
  const [id, at] = [ctx.newId(), new Date(ctx.now).toISOString()];
  await insertEvents(tx, programmeId, [{ id, case_id: row.id, at, act: 'message', from_state: row.state, to_state: row.state, person_id: ctx.personId, note: text, details: { photoIds } }]);
  await insertPhotos(tx, programmeId, photos.map(({ fileId, role }) => ({ case_id: row.id, file_id: fileId, role, added_at: at, added_by: ctx.personId })));
  await widenScopes(tx, programmeId, photoIds.map((fileId) => fileOfCase(fileId, row)));
  ctx.record({ kind: 'case', id: row.id, change: { act: 'message', number: row.number, photoCount: photoIds.length } });
  emitCase(ctx, row, 'message');
  return { id, at };
});
