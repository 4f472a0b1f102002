import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { readFile, readFileInfo, readThumbnail, similarPhotos } from '../../contract/index.ts';
import { isPhotoType, SIMILAR_DISTANCE_MAX } from '../../domain/index.ts';
import { fileById, similarTo } from '../queries/files.ts';
import type { FileRow } from '../queries/files.ts';
import { photoOut } from '../intake.ts';

async function fileInReach(ctx: ReadContext, fileId: string): Promise<FileRow> {
  return (await fileById(ctx.tx, ctx.programmeId, fileId)) ?? ctx.notFound();
}

/** What a saved copy is called: a document keeps its name, that of a photo may say who took it. */
const downloadName = (row: FileRow, suffix = '') => (isPhotoType(row.media_type) ? `${row.id}${suffix}.jpg` : row.original_name);

export const readFileInfoBound = bindRead(readFileInfo, async (ctx, input) => photoOut(await fileInReach(ctx, input.fileId)));

export const readFileBound = bindRead(readFile, async (ctx, input) => {
  const row = await fileInReach(ctx, input.fileId);
  const body = await ctx.fileStore.get(row.stored_sha256);
  return body === null ? ctx.refuse('files.content_missing') : { fileName: downloadName(row), mediaType: row.media_type, body };
});

export const readThumbnailBound = bindRead(readThumbnail, async (ctx, input) => {
  const row = await fileInReach(ctx, input.fileId);
  if (row.thumbnail_sha256 === null) return ctx.notFound();
  const body = await ctx.fileStore.get(row.thumbnail_sha256);
  return body === null ? ctx.refuse('files.content_missing') : { fileName: downloadName(row, '-small'), mediaType: row.media_type, body };
});

export const similarPhotosBound = bindRead(similarPhotos, async (ctx, input) => {
  const { id } = await fileInReach(ctx, input.fileId);
  const found = await similarTo(ctx.tx, ctx.programmeId, id, SIMILAR_DISTANCE_MAX);
  return { photos: found.map((row) => ({ id: row.id, distance: row.distance, uploadedAt: row.uploaded_at, readable: row.readable })) };
});
