import { DAY_MS, HOUR_MS } from '#kernel/local-date.ts';
import { keepResidentPhoto } from '#modules/files/server/index.ts';
import { onceEverywhere, openPublicSite, residentPlace } from '#modules/places/server/index.ts';
import { bindRead, bindWrite, isRefusal } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import {
  answerResident, coarsenReports, followReport, PLATFORM_CATEGORY, readFollowedPhoto, readReportForm, REPORT_FLOOD, reportByResident, RESIDENT_PHOTO_BYTES_MAX,
} from '../../contract/index.ts';
import type { ErrorOf, ParsedInputOf } from '#platform/contract/index.ts';
import { openCases } from '../open-cases.ts';
import { emitCase } from '../take-step.ts';
import { insertEvents, lockCases } from '../queries/case-steps.ts';
import { followTokenHash } from '../follow-token.ts';
import {
  anythingToCoarsen, coarsen, followed, followedPhotos, insertFollow, insertResidentReport, ownPhotos, ownReport, reportCountSince, residentCategories, residentReport, saveAnswer, similarReport,
} from '../queries/residents.ts';
import type { ResidentCategoryRow } from '../queries/residents.ts';

export const COARSEN_JOB = 'cases.coarsenReports';
/** @unit days */
const EXACT_FOR_DAYS = 90;
const SIMILAR_DAYS = 7;
const FORM_LIMITS = { leastMs: 3_000, mostMs: 12 * HOUR_MS };
const TOKEN_BYTES = 24;

const formPurpose = (ctx: ReadContext): string => `cases.report/${ctx.programmeId}`;
const isForResidents = (all: readonly ResidentCategoryRow[]) => {
  const marked = all.some((row) => row.for_residents);
  return (row: ResidentCategoryRow): boolean => row.code !== PLATFORM_CATEGORY && (!marked || row.for_residents);
};

export const readReportFormBound = bindRead(readReportForm, async (ctx) => {
  if (!(await openPublicSite(ctx)).reporting_open) return ctx.refuse('cases.reporting_closed');
  const all = await residentCategories(ctx.tx, ctx.programmeId);
  return {
    formToken: ctx.secrets.formToken(formPurpose(ctx), ctx.now), paused: await isPaused(ctx), takesPlatformFeedback: all.some((row) => row.code === PLATFORM_CATEGORY),
    categories: all.filter(isForResidents(all)).map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en })),
  };
});

type Code = ErrorOf<typeof reportByResident>;
type Input = ParsedInputOf<typeof reportByResident>;
type Ctx = WriteContext<Code>;

/** A flood that came past the budgets of its sources: the last valve, which is shown to everybody while it is shut. */
async function isPaused(ctx: ReadContext): Promise<boolean> {
  return await reportCountSince(ctx.tx, new Date(ctx.now - HOUR_MS).toISOString()) >= REPORT_FLOOD.pausedFrom;
}

/** Whether reports are taken at all, now, from this form. */
async function gateFault(ctx: Ctx, input: Input): Promise<Refusal<Code> | null> {
  if (!(await openPublicSite(ctx)).reporting_open) return ctx.refuse('cases.reporting_closed');
  if (ctx.secrets.formTokenFault(formPurpose(ctx), input.formToken, ctx.now, FORM_LIMITS) !== null) return ctx.refuse('cases.form_stale');
  if (await isPaused(ctx)) return ctx.refuse('cases.reporting_paused');
  return null;
}

/** A secret for whoever sent it; only its hash is kept. */
async function newFollow(ctx: Ctx, caseId: string, kind: 'reporter' | 'supporter'): Promise<string> {
  const token = Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url');
  await insertFollow(ctx.tx, ctx.programmeId, { id: ctx.newId(), caseId, kind, tokenHash: followTokenHash(token), at: new Date(ctx.now).toISOString() });
  return token;
}

async function keptPhotos(ctx: Ctx, input: Input, scope: { siteId: string | null; placeId: string }): Promise<string[] | Refusal<Code>> {
  const kept: string[] = [];
  for (const [name, file] of [['file', input.file], ['file2', input.file2], ['file3', input.file3]] as const) {
    if (file === undefined) continue;
    if (file.body.byteLength > RESIDENT_PHOTO_BYTES_MAX) return ctx.refuse('files.too_large', { megabytes: RESIDENT_PHOTO_BYTES_MAX / 1_048_576 }, { pointers: [`/${name}`] });
    const photo = await keepResidentPhoto(ctx, file.body, scope);
    if ('code' in photo) return ctx.refuse(photo.code as Code, photo.params, { pointers: [`/${name}`] });
    kept.push(photo.id);
  }
  return kept;
}

export const reportByResidentBound = bindWrite(reportByResident, async (ctx, input) => {
  const fault = await gateFault(ctx, input);
  if (fault !== null) return fault;
  const all = await residentCategories(ctx.tx, ctx.programmeId);
  const category = all.find((row) => row.code === input.categoryCode && (row.code === PLATFORM_CATEGORY || isForResidents(all)(row)));
  if (category === undefined) return ctx.refuse('cases.category_unknown', {}, { pointers: ['/categoryCode'] });
  const isFeedback = category.code === PLATFORM_CATEGORY;
  const saidWhere = input.siteId !== undefined || input.placeId !== undefined || (input.longitude !== undefined && input.latitude !== undefined) || (input.address ?? '') !== '';
  if (!isFeedback && !saidWhere) return ctx.refuse('cases.place_required', {}, { pointers: ['/address'] });
  // No person sees that field. Whoever fills it in gets an answer that looks like everybody's, and nothing is kept.
  if ((input.website ?? '') !== '') {
    ctx.record({ kind: 'residentReport', id: 'dropped', change: { act: 'dropped' } });
    return { number: '—', followToken: Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url'), supported: false };
  }
  const where = await residentPlace(ctx, isFeedback ? {} : input);
  if (where === undefined) return ctx.refuse('cases.place_unknown', {}, { pointers: ['/placeId'] });
  const similar = isFeedback || input.ifReported === 'separate' ? undefined : await similarReport(ctx.tx, {
    category: category.code, siteId: where.site_id, longitude: input.longitude ?? where.longitude, latitude: input.latitude ?? where.latitude, since: new Date(ctx.now - SIMILAR_DAYS * DAY_MS).toISOString(),
  });
  if (similar !== undefined && input.ifReported === 'ask') return ctx.refuse('cases.already_reported', { number: similar.number });
  if (similar !== undefined) {
    const followToken = await newFollow(ctx, similar.id, 'supporter');
    ctx.record({ kind: 'case', id: similar.id, change: { act: 'support', number: similar.number } });
    return { number: similar.number, followToken, supported: true };
  }
  const photos = await keptPhotos(ctx, input, { siteId: where.site_id, placeId: where.place_id });
  if (isRefusal(photos)) return photos as Refusal<Code>;
  const place = where.site_name ?? (input.address === undefined || input.address === '' ? null : input.address);
  const [opened] = await openCases(ctx, [{
    source: 'citizen', categoryCode: category.code, title: `${category.name_zh}${place === null ? '' : `：${place}`}`.slice(0, 200), description: input.words, placeId: where.place_id,
    zoneId: where.zone_id, siteId: where.site_id, organisationId: null, siteLeaderId: null, longitude: input.longitude ?? where.longitude, latitude: input.latitude ?? where.latitude,
    reportedBy: null, photos: (photos as string[]).map((fileId) => ({ fileId, role: 'near' as const })), dispatch: false,
  }]);
  const { id, number } = opened as NonNullable<typeof opened>;
  await insertResidentReport(ctx.tx, ctx.programmeId, id, input.address === undefined || input.address === '' ? null : input.address);
  return { number, followToken: await newFollow(ctx, id, 'reporter'), supported: false };
}, { replay: false });

export const followReportBound = bindRead(followReport, async (ctx, input) => {
  const hash = followTokenHash(input.followToken);
  const row = (await followed(ctx.tx, hash)) ?? ctx.notFound();
  const photos = row.photos_public ? await followedPhotos(ctx.tx, hash) : [];
  const own = await ownReport(ctx.tx, hash);
  return {
    number: row.number, state: row.state, categoryZh: row.category_zh ?? '', categoryEn: row.category_en ?? '', placeZh: row.place_zh ?? '', placeEn: row.place_en ?? '', reportedAt: row.reported_at,
    supporterCount: row.supporter_count, answer: row.answer, steps: row.steps.map((step) => ({ act: step.act as 'report', at: step.at, reason: step.reason })), photoIds: photos.map((photo) => photo.file_id),
    own: own === undefined ? null : { words: own.words, address: own.address, siteName: own.site_name, photoIds: (await ownPhotos(ctx.tx, hash)).map((photo) => photo.file_id) },
  };
});

export const readFollowedPhotoBound = bindRead(readFollowedPhoto, async (ctx, { followToken, fileId }) => {
  const hash = followTokenHash(followToken);
  const photo = [...await ownPhotos(ctx.tx, hash), ...await followedPhotos(ctx.tx, hash)].find((one) => one.file_id === fileId) ?? ctx.notFound();
  const body = (await ctx.fileStore.get(photo.stored_sha256)) ?? ctx.notFound();
  return { fileName: `${fileId}.jpg`, mediaType: 'image/jpeg', body };
});

export const answerResidentBound = bindWrite(answerResident, async (ctx, { caseId, answer, photosPublic }) => {
  // Row-level security shows the report to those who reach its case, and to nobody else.
  const known = await residentReport(ctx.tx, ctx.programmeId, caseId);
  if (known === undefined) return ctx.refuse('cases.not_by_resident');
  await saveAnswer(ctx.tx, ctx.programmeId, caseId, { answer, photosPublic, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  const row = (await lockCases(ctx.tx, ctx.programmeId, [caseId]))[0] ?? ctx.notFound();
  await insertEvents(ctx.tx, ctx.programmeId, [{
    id: ctx.newId(), case_id: caseId, at: new Date(ctx.now).toISOString(), act: 'answerResident', from_state: row.state, to_state: row.state, person_id: ctx.personId, note: answer, details: { photosPublic },
  }]);
  ctx.record({ kind: 'case', id: caseId, change: { act: 'answerResident', number: row.number, photosPublic } });
  emitCase(ctx, row, 'answerResident');
  return { caseId, photosPublic };
});

export const coarsenReportsBound = bindWrite(coarsenReports, async (ctx) => {
  const coarsened = await coarsen(ctx.tx, ctx.programmeId, new Date(ctx.now - EXACT_FOR_DAYS * DAY_MS).toISOString(), new Date(ctx.now).toISOString());
  ctx.record({ kind: 'residentReport', id: 'coarsened', change: { act: 'coarsen', count: coarsened } });
  return { coarsened };
});

/** Once a day, through the same write path as everybody. */
export const coarsenEverywhere = onceEverywhere({
  job: COARSEN_JOB, operation: coarsenReports, isDue: ({ db, clock }, programmeId) => anythingToCoarsen(db, programmeId, new Date(clock() - EXACT_FOR_DAYS * DAY_MS).toISOString()),
});
