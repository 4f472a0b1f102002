import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { awardImportTemplate, conferAward, importAwardList, keepAward, listAwards, publishAward, readAward, requireRectification } from '../../contract/index.ts';
import { consecutiveTerms, joinCarried, kept, publicationRefusal, standingOn, toRectify } from '../../domain/index.ts';
import { conferAsked } from '../conferring.ts';
import { openReason } from '../details.ts';
import { awardColumns, awardExample, awardImport } from '../imports/awards.ts';
import { groundsTold } from '../proposing.ts';
import { awardEvents, awardLine, awardNeighbours, awardOf, awardPage, awardRow, awardTotal, lockAward, saveShown } from '../queries/awards.ts';
import type { AwardRow } from '../queries/awards.ts';
import { lastWithdrawalOf } from '../queries/withdrawals.ts';
import { titleRow, titlesByCode } from '../queries/titles.ts';
import { takeAct } from '../take-act.ts';

const rowOut = (row: AwardRow, day: string) => ({
  id: row.id, number: row.number, title: { id: row.title_id, nameZh: row.title_zh, nameEn: row.title_en, tier: row.tier }, subject: { id: row.subject_id, kind: row.subject_kind, code: row.subject_code, label: row.label },
  place: row.place_id === null ? null : { id: row.place_id, nameZh: row.place_zh ?? '', nameEn: row.place_en ?? '' }, classCode: row.class_code, edition: row.edition, from: row.from_date, to: row.to_date,
  standing: standingOn(awardOf(row), day), stars: row.stars, levelCode: row.level_code, nextReviewOn: row.ended_by === null ? row.next_review_on : null, isPublished: row.published_at !== null, version: row.version,
});

export const listAwardsBound = bindRead(listAwards, async (ctx, { page, pageSize, sort, asOf = ctx.today, ...filter }) => ({
  rows: (await awardPage(ctx, filter, asOf, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => rowOut(row, asOf)),
  total: await ctx.remember(`honours.awards:${asOf}:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => awardTotal(ctx, filter, asOf)), page, pageSize,
}));

const refusalOf = (row: AwardRow, day: string) => publicationRefusal({ subjectKind: row.subject_kind, consent: row.consent, bornOn: row.born_on, isAdult: row.is_adult }, day);

export const readAwardBound = bindRead(readAward, async (ctx, { awardId }) => {
  const row = (await awardRow(ctx, awardId)) ?? ctx.notFound();
  const events = await awardEvents(ctx.tx, ctx.programmeId, [awardId]);
  const ofTitle = await awardLine(ctx.tx, ctx.programmeId, row.subject_id, row.title_id);
  const keptOn = (await awardEvents(ctx.tx, ctx.programmeId, ofTitle.map(({ id }) => id))).filter(({ kind, until }) => kind === 'kept' && (row.term_months === null || until !== null)).map(({ on_date }) => on_date);
  const termsInARow = consecutiveTerms(joinCarried(ofTitle.map((each) => ({ ...awardOf(each), id: each.id, carriedFrom: each.carried_from }))), keptOn, ctx.today);
  const { before, after } = await awardNeighbours(ctx.tx, ctx.programmeId, awardId);
  const standing = standingOn(awardOf(row), ctx.today);
  const held = await heldPermissions(ctx, ['honours.register', 'honours.review'], { wholeProgramme: true });
  const mayRegister = held.has('honours.register');
  const stands = row.ended_by === null && (standing === 'inForce' || standing === 'rectifying');
  return {
    ...rowOut(row, ctx.today), document: row.document, starCodes: row.star_codes ?? [], rectifyBy: row.rectify_by, lockUntil: row.lock_until, publicationRefusal: refusalOf(row, ctx.today),
    acts: !stands ? [] : [...(mayRegister && row.withdrawal_id === null ? ['keep' as const, 'rectify' as const] : []), ...(held.has('honours.review') && row.withdrawal_id === null ? ['withdraw' as const] : []), ...(mayRegister ? ['publish' as const] : [])], termsInARow,
    grounds: groundsTold(row.withdrawal_rule),
    withdrawalId: row.withdrawal_id, lastWithdrawalId: await lastWithdrawalOf(ctx.tx, ctx.programmeId, awardId), upwardTitleId: row.upward_title_code === null ? null : ((await titlesByCode(ctx.tx, ctx.programmeId, [row.upward_title_code], ctx.today))[0]?.id ?? null), carriedFrom: before, carriedTo: after, mayGoUpward: row.upward_after !== null && termsInARow >= row.upward_after,
    events: events.map((event) => ({
      id: event.id, kind: event.kind, on: event.on_date, until: event.until, document: event.document, reason: mayRegister ? openReason(ctx, event.reason_sealed) : null, at: event.at, byName: event.by_name ?? '',
    })),
  };
});

export const conferAwardBound = bindWrite(conferAward, (ctx, asked) => conferAsked(ctx, asked));

export const keepAwardBound = bindWrite(keepAward, (ctx, { renews, ...act }) => takeAct(ctx, { ...act, kind: 'kept', change: (award, row) => kept(award, act.on, row.term_months, renews) }));

export const requireRectificationBound = bindWrite(requireRectification, (ctx, { by, reason, ...act }) => takeAct(ctx, { ...act, kind: 'rectifyBy', until: by, reason, change: (award) => toRectify(award, act.on, by) }));

export const publishAwardBound = bindWrite(publishAward, async (ctx, { awardId, shown }) => {
  const row = (await lockAward(ctx, awardId)) ?? ctx.notFound();
  if (shown) {
    if (refusalOf(row, ctx.today) !== null) return ctx.refuse('honours.publication_refused');
    if (row.ended_by !== null) return ctx.refuse('honours.not_in_force');
  }
  await saveShown(ctx.tx, ctx.programmeId, awardId, shown ? (row.published_at ?? new Date(ctx.now).toISOString()) : null);
  ctx.record({ kind: 'award', id: awardId, change: { act: shown ? 'publish' : 'takeDown' } });
  ctx.emit({ topic: 'honours', subjectId: awardId });
  return { isPublished: shown };
});

async function titleOf(ctx: ReadContext, titleId: string) {
  return (await titleRow(ctx.tx, ctx.programmeId, titleId, ctx.today)) ?? ctx.notFound();
}

export const importAwardListBound = bindWrite(importAwardList, async (ctx, { titleId, file, mode }) => {
  const title = await titleOf(ctx, titleId);
  if (title.state === 'retired') return ctx.refuse('honours.title_retired');
  return importTable(ctx, { operation: importAwardList, file, mode, fields: { titleId }, definition: () => Promise.resolve(awardImport(ctx, title)) });
});

export const awardImportTemplateBound = bindRead(awardImportTemplate, async (ctx, { titleId, format }) => {
  const title = await titleOf(ctx, titleId);
  const names = { zh: `${title.name_zh}导入模板`, en: `${title.name_en} to import` };
  return importTemplate(ctx, names, awardColumns, { zh: [awardExample(title, 'zh', ctx.today)], en: [awardExample(title, 'en', ctx.today)] }, format);
});
