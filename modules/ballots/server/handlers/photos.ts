import { pictureOf } from '#modules/files/server/index.ts';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { placeOptionPhoto, readOptionPhoto, readOptionPhotoDraft, removeOptionPhoto } from '../../contract/index.ts';
import { mayAct } from '../../domain/index.ts';
import { ballotRow, lockBallot, publicBallot, saveAuthor } from '../queries/ballots.ts';
import { deletePhoto, photosOf, savePhoto } from '../queries/photos.ts';
import { withheldOptions } from '../queries/withheld.ts';
import { stateParams } from './drafting.ts';

const MEDIA_TYPE = 'image/jpeg';

/** What is handed out was made here: the small picture, without anything of the uploaded file itself. */
export const placeOptionPhotoBound = bindWrite(placeOptionPhoto, async (ctx, { ballotId, optionCode, alt, file }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'update')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  if (!row.options.some(({ code }) => code === optionCode)) return ctx.refuse('ballots.option_unknown', {}, { pointers: ['/optionCode'] });
  const picture = await pictureOf(file.body, ctx.utcOffsetMinutes);
  if (!picture.ok) return ctx.refuse('ballots.picture_refused', {}, { pointers: ['/file'] });
  const { thumbnail, width, height } = picture.value;
  const sha256 = await ctx.fileStore.put(thumbnail);
  await savePhoto(ctx.tx, ctx.programmeId, ballotId, { optionCode, sha256, alt, bytes: thumbnail.byteLength, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  await saveAuthor(ctx.tx, ctx.programmeId, ballotId, ctx.personId);
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'placePhoto', option: optionCode, sha256 } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { sha256, width, height };
});

export const removeOptionPhotoBound = bindWrite(removeOptionPhoto, async (ctx, { ballotId, optionCode }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'update')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  if (await deletePhoto(ctx.tx, ctx.programmeId, ballotId, optionCode) === 0) return ctx.refuse('ballots.option_unknown', {}, { pointers: ['/optionCode'] });
  await saveAuthor(ctx.tx, ctx.programmeId, ballotId, ctx.personId);
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'removePhoto', option: optionCode } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { removed: true as const };
});

export const readOptionPhotoDraftBound = bindRead(readOptionPhotoDraft, async (ctx, { ballotId, optionCode }) => {
  if ((await ballotRow(ctx.tx, ctx.programmeId, ballotId)) === undefined) return ctx.notFound();
  const photo = (await photosOf(ctx.tx, ctx.programmeId, ballotId)).find(({ option_code }) => option_code === optionCode) ?? ctx.notFound();
  const body = (await ctx.fileStore.get(photo.sha256)) ?? ctx.notFound();
  return { fileName: `${optionCode}.jpg`, mediaType: MEDIA_TYPE, body };
});

/** Of the definition alone: whatever else lies in the store is not given out by its hash. */
export const readOptionPhotoBound = bindRead(readOptionPhoto, async (ctx, { ballotId, sha256 }) => {
  await openPublicSite(ctx);
  const ballot = (await publicBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  const withheld = await withheldOptions(ctx.tx, ctx.programmeId, ballotId);
  const option = ballot.definition.options.find(({ code, photo }) => photo?.sha256 === sha256 && !withheld.has(code)) ?? ctx.notFound();
  const body = (await ctx.fileStore.get(sha256)) ?? ctx.notFound();
  return { fileName: `${option.code}.jpg`, mediaType: MEDIA_TYPE, body };
});
