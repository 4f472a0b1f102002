import { instant } from '#kernel/local-date.ts';
import { isTimeLimit } from '#kernel/deadline.ts';
import { err, ok } from '#kernel/result.ts';
import { bindWrite, isRefusal } from '#platform/server/operations/index.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import {
  acceptCase, decideExtension, declineCase, dispatchCase, extendCase, rectifyCase, registerCase, reopenCase, reportCase, resumeCase, returnCase,
  shelveCase, verifyCase, voidCase,
} from '../../contract/index.ts';
import { actsFrom, judgeExtension } from '../../domain/index.ts';
import { dispatchGround, dispatchPlan, orderFault } from '../dispatching.ts';
import { claimOf } from '../claims.ts';
import { openCases } from '../open-cases.ts';
import { insertEvents, saveCases } from '../queries/case-steps.ts';
import type { CaseRow } from '../queries/case-steps.ts';
import { placeLocation, siteLocation } from '../queries/locations.ts';
import { categoryRow } from '../queries/work.ts';
import { afterStep, caseForStep, emitCase, takeStep, unknownPhotos } from '../take-step.ts';
import type { Taken } from '../take-step.ts';

/** The answer of a step, or its refusal. */
function answered<Code extends string>(taken: Taken | Refusal<Code>) {
  return isRefusal(taken) ? (taken as Refusal<Code>) : afterStep(taken as Taken);
}

export const reportCaseBound = bindWrite(reportCase, async (ctx, input) => {
  const { tx, programmeId } = ctx;
  if (await categoryRow(tx, programmeId, input.categoryCode) === undefined) return ctx.refuse('cases.category_unknown', {}, { pointers: ['/categoryCode'] });
  if (input.siteId === undefined && input.placeId === undefined) return ctx.refuse('cases.place_required', {}, { pointers: ['/siteId'] });
  const inReach = input.siteId !== undefined || ctx.scope.everything || ctx.scope.placeIds.includes(input.placeId as string);
  const where = !inReach ? undefined
    : input.siteId === undefined ? await placeLocation(tx, programmeId, input.placeId as string) : await siteLocation(tx, programmeId, input.siteId);
  if (where === undefined) return ctx.refuse('cases.place_unknown', {}, { pointers: [input.siteId === undefined ? '/placeId' : '/siteId'] });
  const unknown = await unknownPhotos(ctx, input.photos);
  if (unknown.length > 0) return ctx.refuse('cases.photo_unknown', {}, { pointers: unknown });
  const [opened] = await openCases(ctx, [{
    source: input.source, categoryCode: input.categoryCode, title: input.title, description: input.description ?? null,
    placeId: where.place_id, zoneId: where.zone_id, siteId: where.site_id, organisationId: null, siteLeaderId: null,
    longitude: input.longitude ?? where.longitude, latitude: input.latitude ?? where.latitude,
    standardCode: input.standardCode ?? null, standardText: input.standardText ?? null, reportedBy: ctx.personId, photos: input.photos, dispatch: false,
  }]);
  const { id, number, state } = opened as NonNullable<typeof opened>;
  return { id, number, state, version: 1, deadlineAt: null };
});

export const registerCaseBound = bindWrite(registerCase, async (ctx, input) => answered(await takeStep(ctx, input, {
  step: { act: 'register', checkedOnSiteBy: input.checkedOnSite ? ctx.personId : null }, note: input.note, details: { checkedOnSite: input.checkedOnSite },
})));

export const declineCaseBound = bindWrite(declineCase, async (ctx, input) =>
  answered(await takeStep(ctx, input, { step: { act: 'decline', reason: input.reason }, note: input.reason })));

export const dispatchCaseBound = bindWrite(dispatchCase, async (ctx, input) => {
  const fault = await orderFault(ctx, input);
  if (fault !== null) return ctx.refuse(fault.code, {}, { pointers: [fault.pointer] });
  return answered(await takeStep(ctx, input, async (row) => dispatchPlan(row, input, await dispatchGround(ctx, [row]))));
});

export const acceptCaseBound = bindWrite(acceptCase, async (ctx, input) =>
  answered(await takeStep(ctx, input, { step: { act: 'accept' }, details: (await claimOf(ctx, input)).details }, { fixerOnly: true })));

export const returnCaseBound = bindWrite(returnCase, async (ctx, input) =>
  answered(await takeStep(ctx, input, { step: { act: 'return', reason: input.reason }, note: input.reason, details: (await claimOf(ctx, input)).details }, { fixerOnly: true })));

export const rectifyCaseBound = bindWrite(rectifyCase, async (ctx, input) => answered(await takeStep(ctx, input, async (row) => {
  const needed = (await categoryRow(ctx.tx, ctx.programmeId, row.category_code))?.after_photo_count_min ?? 1;
  const given = input.photos.filter((photo) => photo.role === 'after').length;
  // An act the state forbids is refused as such, whatever photos came along.
  if (given < needed && actsFrom(row.state).includes('rectify')) {
    return err({ code: 'cases.after_photo_required', params: { count: needed }, pointers: ['/photos'] });
  }
  const claim = await claimOf(ctx, input);
  return ok({ step: { act: 'rectify', finishedAt: claim.countsAt }, note: input.note, photos: input.photos, details: claim.details });
}, { fixerOnly: true })));

export const verifyCaseBound = bindWrite(verifyCase, async (ctx, input) => answered(await takeStep(ctx, input, {
  step: input.outcome === 'pass' ? { act: 'verifyPass' } : { act: 'verifyFail', reason: input.note ?? '' }, note: input.note, photos: input.photos, details: (await claimOf(ctx, input)).details,
})));

export const shelveCaseBound = bindWrite(shelveCase, async (ctx, input) =>
  answered(await takeStep(ctx, input, { step: { act: 'shelve', reason: input.reason }, note: input.reason })));

export const resumeCaseBound = bindWrite(resumeCase, async (ctx, input) =>
  answered(await takeStep(ctx, input, { step: { act: 'resume' }, note: input.note })));

export const voidCaseBound = bindWrite(voidCase, async (ctx, input) =>
  answered(await takeStep(ctx, input, { step: { act: 'void', reason: input.reason }, note: input.reason })));

export const reopenCaseBound = bindWrite(reopenCase, async (ctx, input) =>
  answered(await takeStep(ctx, input, { step: { act: 'reopen', reason: input.reason }, note: input.reason, photos: input.photos })));

/** Changes what is asked for, not the case: a step of the story without a step of the state. */
async function keepRequest(ctx: WriteContext, row: CaseRow, request: CaseRow['extension_request'], act: 'askExtension' | 'refuseExtension', text: string, details: Record<string, unknown>) {
  await saveCases(ctx.tx, ctx.programmeId, [{ ...row, extension_request: request }]);
  await insertEvents(ctx.tx, ctx.programmeId, [{
    id: ctx.newId(), case_id: row.id, at: new Date(ctx.now).toISOString(), act, from_state: row.state, to_state: row.state, person_id: ctx.personId, note: text, details,
  }]);
  ctx.record({ kind: 'case', id: row.id, change: { act, number: row.number, version: row.version + 1 } });
  emitCase(ctx, row, act);
  return { id: row.id, number: row.number, state: row.state, version: row.version + 1, deadlineAt: row.deadline_at };
}

export const extendCaseBound = bindWrite(extendCase, async (ctx, input) => {
  const found = await caseForStep(ctx, input, { fixerOnly: true });
  if (!found.ok) return ctx.refuse(found.error.code as 'cases.changed_meanwhile', found.error.params);
  const row = found.value;
  const { clock, deadline_at } = row;
  const extension = { askedBy: ctx.personId, askedAt: new Date(ctx.now).toISOString(), extraAmount: input.extraAmount, reason: input.reason };
  const mayBeAsked = actsFrom(row.state).includes('extend') && clock !== null && deadline_at !== null;
  if (mayBeAsked && !isTimeLimit({ type: clock.limit.type, amount: input.extraAmount })) {
    return ctx.refuse('cases.extension_amount_invalid', {}, { pointers: ['/extraAmount'] });
  }
  const judged = !mayBeAsked ? null : judgeExtension({
    askedBy: ctx.personId, askedAt: instant(ctx.now), approvedBy: null, extraAmount: input.extraAmount, limitAmount: clock.limit.amount,
    extensionCount: row.extension_count, deadlineAt: instant(Date.parse(deadline_at)),
  });
  if (judged !== null && !judged.ok && judged.error === 'cases.extension_needs_approval') {
    return { ...await keepRequest(ctx, row, extension, 'askExtension', input.reason, { extraAmount: input.extraAmount }), outcome: 'waiting' as const };
  }
  const taken = answered(await takeStep(ctx, input, {
    step: { act: 'extend', reason: input.reason, extraAmount: input.extraAmount, approvedBy: null }, note: input.reason,
    details: { extraAmount: input.extraAmount, grant: 'automatic' },
  }, { fixerOnly: true }));
  return isRefusal(taken) ? taken : { ...taken as ReturnType<typeof afterStep>, outcome: 'granted' as const };
});

export const decideExtensionBound = bindWrite(decideExtension, async (ctx, input) => {
  const found = await caseForStep(ctx, input);
  if (!found.ok) return ctx.refuse(found.error.code as 'cases.changed_meanwhile', found.error.params);
  const asked = found.value.extension_request;
  if (asked === null) return ctx.refuse('cases.no_extension_request');
  if (asked.askedBy === ctx.personId) return ctx.refuse('cases.extension_approver_is_asker');
  if (!input.approve) return keepRequest(ctx, found.value, null, 'refuseExtension', input.reason, { extraAmount: asked.extraAmount, askedBy: asked.askedBy });
  // Judged as of the asking: a request made in time is not lost because the office took its time.
  return answered(await takeStep(ctx, input, {
    step: { act: 'extend', reason: asked.reason, extraAmount: asked.extraAmount, approvedBy: ctx.personId }, by: asked.askedBy, at: Date.parse(asked.askedAt),
    note: input.reason, details: { extraAmount: asked.extraAmount, grant: 'approved', askedBy: asked.askedBy },
  }));
});
