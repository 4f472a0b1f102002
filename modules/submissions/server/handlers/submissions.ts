import { attachable, attachableFiles, filesOf, widenScope } from '#modules/files/server/index.ts';
import { editionFacts, nodesOf } from '#modules/frameworks/server/index.ts';
import { DAY_MS, localDate } from '#kernel/local-date.ts';
import type { ProblemParams } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { captionWords, closeMaterialRequest, createMaterialRequest, listMaterialRequests, listReusableMaterial, readMaterial, readMaterialRequest, resubmitMaterial, reviewMaterial, reviseMaterialRequest, submitMaterial, withdrawMaterial } from '../../contract/index.ts';
import { captionGaps, countOf, isWithin, mayReview, mayWithdraw, shareOf, windowOf } from '../../domain/index.ts';
import type { Count, PieceKind, PieceState, Share } from '../../domain/index.ts';
import { alsoServed, insertPiece, insertRequest, insertReview, insertVersion, knownOrganisations, lockPiece, lockRequest, movePiece, needRows, needsInUse, pieceHead, pieceRows, replaceRequest, requestPage, requestRows, requestTotal, setRequestState, versionRows } from '../queries/submissions.ts';
import { isTakenInto, reusableRows } from '../queries/reuse.ts';
import type { NamedRow, NeedRow, NeedToKeep, PieceRow, RequestRow, VersionToKeep } from '../queries/submissions.ts';

export const documentsOf = (need: NeedRow): Count => countOf(need.documents_min, need.documents_accepted, need.documents_waiting);
export const picturesOf = (need: NeedRow): Count => countOf(need.pictures_min, need.pictures_accepted, need.pictures_waiting);
const shareOfNeeds = (needs: readonly NeedRow[]): Share => shareOf(needs.flatMap((need) => [documentsOf(need), picturesOf(need)]));

function requestOut(row: RequestRow, needs: readonly NeedRow[], pieces: readonly PieceRow[]) {
  return {
    id: row.id, code: row.code, name: row.name, state: row.state, version: row.version, edition: row.edition, startsOn: row.starts_on, endsOn: row.ends_on, dueOn: row.due_on,
    share: shareOfNeeds(needs.filter((need) => need.request_id === row.id)), waiting: pieces.filter((piece) => piece.request_id === row.id && piece.state === 'waiting').length,
  };
}

/** Shares one after another in the order in which they first stand. */
export function sharesBy(needs: readonly NeedRow[], pick: (need: NeedRow) => NamedRow): { readonly of: NamedRow; readonly share: Share }[] {
  const groups = new Map<string, NeedRow[]>();
  for (const need of needs) groups.set(pick(need).id, [...(groups.get(pick(need).id) ?? []), need]);
  return [...groups.values()].map((group) => ({ of: pick(group[0] as NeedRow), share: shareOfNeeds(group) }));
}

/** Whose it is to submit: the unit it is asked of, or the office in its place. */
const maySubmitFor = ({ scope }: ReadContext, organisationId: string): boolean => scope.everything || scope.organisationIds.includes(organisationId);

export const listMaterialRequestsBound = bindRead(listMaterialRequests, async (ctx, asked) => {
  const { page, pageSize, sort, ...filter } = asked;
  const found = await requestPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const shown = found.map(({ id }) => id);
  const [needs, pieces] = [await needRows(ctx, shown), await pieceRows(ctx, shown)];
  return { rows: found.map((row) => requestOut(row, needs, pieces)), total: await requestTotal(ctx, filter), page, pageSize };
});

export const readMaterialRequestBound = bindRead(readMaterialRequest, async (ctx, { requestId }) => {
  const [row] = await requestRows(ctx, requestId);
  if (row === undefined) return ctx.notFound();
  const [needs, pieces] = [await needRows(ctx, requestId), await pieceRows(ctx, requestId)];
  return {
    ...requestOut(row, needs, pieces),
    saving: { taken: pieces.filter((piece) => piece.is_taken && piece.state !== 'withdrawn').length, offered: (await reusableRows(ctx, requestId)).length },
    needs: needs.map((need) => ({ standard: need.standard, unit: need.unit, documents: documentsOf(need), pictures: picturesOf(need), maySubmit: row.state === 'open' && maySubmitFor(ctx, need.unit.id) })),
    byStandard: sharesBy(needs, ({ standard }) => standard).map(({ of, share }) => ({ standard: of, share })), byUnit: sharesBy(needs, ({ unit }) => unit).map(({ of, share }) => ({ unit: of, share })),
    pieces: pieces.map((piece) => ({ id: piece.id, unit: piece.unit, kind: piece.kind, state: piece.state, theme: piece.theme, shownOn: piece.shown_on, standards: piece.standards, isTakenOver: piece.is_taken })),
  };
});

type NeedMisfit = 'submissions.standard_unknown' | 'submissions.organisation_unknown' | 'submissions.nothing_asked' | 'submissions.need_twice';

/** What in the rows of a request cannot be asked. */
async function needFault(ctx: WriteContext, editionId: string, needs: readonly NeedToKeep[]): Promise<{ readonly code: NeedMisfit; readonly pointer: string } | null> {
  const leaves = new Set((await nodesOf(ctx.tx, ctx.programmeId, editionId)).filter(({ level }) => level === 'standard').map(({ id }) => id));
  const units = await knownOrganisations(ctx, needs.map(({ organisationId }) => organisationId));
  for (const [at, need] of needs.entries()) {
    const fault = (code: NeedMisfit, field: string) => ({ code, pointer: `/needs/${at}/${field}` });
    if (!leaves.has(need.standardId)) return fault('submissions.standard_unknown', 'standardId');
    if (!units.has(need.organisationId)) return fault('submissions.organisation_unknown', 'organisationId');
    if (need.documentsMin + need.picturesMin === 0) return fault('submissions.nothing_asked', 'documentsMin');
    if (needs.findIndex((other) => other.standardId === need.standardId && other.organisationId === need.organisationId) !== at) return fault('submissions.need_twice', 'standardId');
  }
  return null;
}

export const reviseMaterialRequestBound = bindWrite(reviseMaterialRequest, async (ctx, { requestId, version, name, dueOn, needs }) => {
  const request = (await lockRequest(ctx, requestId, 'update')) ?? ctx.notFound();
  if (request.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (request.state !== 'open') return ctx.refuse('submissions.request_closed');
  if (dueOn < request.ends_on) return ctx.refuse('submissions.due_in_window', {}, { pointers: ['/dueOn'] });
  const wrong = await needFault(ctx, request.edition_id, needs);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const lost = (await needsInUse(ctx, requestId)).find((used) => !needs.some((need) => need.standardId === used.standard_id && need.organisationId === used.organisation_id));
  if (lost !== undefined) return ctx.refuse('submissions.need_in_use', { standard: lost.code }, { pointers: ['/needs'] });
  await replaceRequest(ctx, requestId, { name, dueOn }, needs);
  ctx.record({ kind: 'materialRequest', id: requestId, change: { act: 'revise', needs: needs.length, dueOn } });
  ctx.emit({ topic: 'submissions', subjectId: requestId });
  return { id: requestId, version: version + 1 };
});

export const closeMaterialRequestBound = bindWrite(closeMaterialRequest, async (ctx, { requestId, version, state }) => {
  const request = (await lockRequest(ctx, requestId, 'update')) ?? ctx.notFound();
  if (request.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (request.state === state) return ctx.refuse('submissions.state_wrong');
  await setRequestState(ctx, requestId, state);
  ctx.record({ kind: 'materialRequest', id: requestId, change: { act: state } });
  ctx.emit({ topic: 'submissions', subjectId: requestId });
  return { id: requestId, version: version + 1 };
});

export const createMaterialRequestBound = bindWrite(createMaterialRequest, async (ctx, { code, name, editionId, endsOn, months, dueOn, needs }) => {
  if ((await editionFacts(ctx.tx, ctx.programmeId, editionId)) === undefined) return ctx.refuse('submissions.edition_unknown', {}, { pointers: ['/editionId'] });
  if (dueOn < endsOn) return ctx.refuse('submissions.due_in_window', {}, { pointers: ['/dueOn'] });
  const wrong = await needFault(ctx, editionId, needs);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await insertRequest(ctx, { id, code, name, editionId, dueOn, ...windowOf(localDate(endsOn), months) }, needs);
  ctx.record({ kind: 'materialRequest', id, change: { code, needs: needs.length } });
  ctx.emit({ topic: 'submissions', subjectId: id });
  return { id };
});

type Misfit = 'submissions.standard_unknown' | 'submissions.outside_window' | 'submissions.caption_missing' | 'submissions.document_number_missing' | 'submissions.file_unknown';
interface Wrong { readonly code: Misfit; readonly params: ProblemParams; readonly pointer: string }

async function misfit(ctx: WriteContext, request: RequestRow, organisationId: string, kind: PieceKind, content: VersionToKeep): Promise<Wrong | null> {
  const asked = new Set((await needRows(ctx, request.id)).filter(({ unit }) => unit.id === organisationId).map(({ standard }) => standard.id));
  if (content.standardIds.some((id) => !asked.has(id))) return { code: 'submissions.standard_unknown', params: {}, pointer: '/standardIds' };
  const window = { startsOn: request.starts_on, endsOn: request.ends_on };
  if (!isWithin(content.shownOn, window)) return { code: 'submissions.outside_window', params: { day: content.shownOn, from: window.startsOn, to: window.endsOn }, pointer: '/shownOn' };
  const [gap] = captionGaps(kind, content);
  if (gap !== undefined) return { code: 'submissions.caption_missing', params: { elementZh: captionWords[gap].zh, elementEn: captionWords[gap].en }, pointer: `/${gap}` };
  if (kind === 'document' && content.documentNumber === null) return { code: 'submissions.document_number_missing', params: {}, pointer: '/documentNumber' };
  // A picture is shown as such; a document comes as a file or as its scanned pages.
  if ((await (kind === 'picture' ? attachable : attachableFiles)(ctx.tx, ctx.programmeId, [...content.fileIds])).length !== content.fileIds.length) return { code: 'submissions.file_unknown', params: {}, pointer: '/fileIds' };
  return null;
}

const once = (content: VersionToKeep): VersionToKeep => ({ ...content, fileIds: [...new Set(content.fileIds)], standardIds: [...new Set(content.standardIds)] });

async function keepVersion(ctx: WriteContext, piece: { readonly id: string; readonly organisationId: string }, number: number, content: VersionToKeep): Promise<void> {
  await insertVersion(ctx, piece.id, number, content);
  await widenScope(ctx.tx, ctx.programmeId, [...content.fileIds], { placeId: null, siteId: null, organisationId: piece.organisationId });
}

function trace(ctx: WriteContext, id: string, organisationId: string, state: PieceState, reason: string | null): void {
  ctx.record({ kind: 'material', id, change: { state }, ...(reason === null ? {} : { reason }) });
  ctx.emit({ topic: 'submissions', subjectId: id, organisationId });
}

/** Offered to this very unit, of this kind, and for one of the standards named. */
async function whyNotTaken(ctx: ReadContext, requestId: string, { organisationId, kind, takenFrom, standardIds }: { readonly organisationId: string; readonly kind: PieceKind; readonly takenFrom: string; readonly standardIds: readonly string[] }): Promise<'submissions.not_reusable' | 'submissions.taken_already' | null> {
  if (await isTakenInto(ctx, requestId, takenFrom)) return 'submissions.taken_already';
  const [found] = await reusableRows(ctx, requestId, { organisationId, pieceId: takenFrom });
  return found !== undefined && found.kind === kind && found.serves.some(({ standard }) => standardIds.includes(standard.id)) ? null : 'submissions.not_reusable';
}

export const listReusableMaterialBound = bindRead(listReusableMaterial, async (ctx, { requestId, organisationId }) => {
  if ((await requestRows(ctx, requestId))[0] === undefined) return ctx.notFound();
  const found = (await reusableRows(ctx, requestId, { organisationId })).filter(({ unit }) => maySubmitFor(ctx, unit.id));
  const files = new Map((await filesOf(ctx.tx, ctx.programmeId, found.flatMap((each) => each.file_ids))).map((file) => [file.id, file]));
  return { rows: found.map((each) => ({
    pieceId: each.piece_id, unit: each.unit, kind: each.kind, serves: each.serves, from: { id: each.from_id, name: each.from_name }, shownOn: each.shown_on, ageDays: Math.max(0, Math.round((Date.parse(ctx.today) - Date.parse(each.shown_on)) / DAY_MS)),
    place: each.place, people: each.people, theme: each.theme, background: each.background, occasion: each.occasion, documentNumber: each.document_number, files: each.file_ids.flatMap((id) => files.get(id) ?? []),
  })) };
});

export const submitMaterialBound = bindWrite(submitMaterial, async (ctx, { requestId, organisationId, kind, takenFrom, ...given }) => {
  const [request] = await requestRows(ctx, requestId);
  if (request === undefined || !maySubmitFor(ctx, organisationId)) return ctx.notFound();
  if ((await lockRequest(ctx, requestId, 'share'))?.state !== 'open') return ctx.refuse('submissions.request_closed');
  const content = once(given);
  const wrong = await misfit(ctx, request, organisationId, kind, content);
  if (wrong !== null) return ctx.refuse(wrong.code, wrong.params, { pointers: [wrong.pointer] });
  if (takenFrom !== null) {
    const refused = await whyNotTaken(ctx, requestId, { organisationId, kind, takenFrom, standardIds: content.standardIds });
    if (refused !== null) return ctx.refuse(refused, {}, { pointers: ['/takenFrom'] });
  }
  const id = ctx.newId();
  await insertPiece(ctx, { id, requestId, organisationId, kind, takenFrom });
  await keepVersion(ctx, { id, organisationId }, 1, content);
  trace(ctx, id, organisationId, 'waiting', null);
  return { id, state: 'waiting' as const, version: 1 };
});

export const resubmitMaterialBound = bindWrite(resubmitMaterial, async (ctx, { pieceId, version, ...given }) => {
  const piece = (await lockPiece(ctx, pieceId)) ?? ctx.notFound();
  const [request] = await requestRows(ctx, piece.request_id);
  if (request === undefined || !maySubmitFor(ctx, piece.organisation_id)) return ctx.notFound();
  if (piece.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (piece.state !== 'returned') return ctx.refuse('submissions.state_wrong');
  if ((await lockRequest(ctx, piece.request_id, 'share'))?.state !== 'open') return ctx.refuse('submissions.request_closed');
  const content = once(given);
  const wrong = await misfit(ctx, request, piece.organisation_id, piece.kind, content);
  if (wrong !== null) return ctx.refuse(wrong.code, wrong.params, { pointers: [wrong.pointer] });
  await keepVersion(ctx, { id: pieceId, organisationId: piece.organisation_id }, piece.number + 1, content);
  await movePiece(ctx, pieceId, 'waiting', piece.number + 1);
  trace(ctx, pieceId, piece.organisation_id, 'waiting', null);
  return { id: pieceId, state: 'waiting' as const, version: version + 1 };
});

export const withdrawMaterialBound = bindWrite(withdrawMaterial, async (ctx, { pieceId, version, reason }) => {
  const piece = (await lockPiece(ctx, pieceId)) ?? ctx.notFound();
  if (!maySubmitFor(ctx, piece.organisation_id)) return ctx.notFound();
  if (piece.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (!mayWithdraw(piece.state)) return ctx.refuse('submissions.state_wrong');
  await movePiece(ctx, pieceId, 'withdrawn', piece.number, reason);
  trace(ctx, pieceId, piece.organisation_id, 'withdrawn', reason);
  return { id: pieceId, state: 'withdrawn' as const, version: version + 1 };
});

export const reviewMaterialBound = bindWrite(reviewMaterial, async (ctx, { pieceId, version, accept, reason }) => {
  const piece = (await lockPiece(ctx, pieceId)) ?? ctx.notFound();
  if (piece.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (piece.state !== 'waiting') return ctx.refuse('submissions.state_wrong');
  if (!mayReview({ submittedBy: piece.submitted_by }, ctx.personId)) return ctx.refuse('submissions.reviewer_submitted');
  if (!accept && reason === null) return ctx.refuse('submissions.reason_missing', {}, { pointers: ['/reason'] });
  const state = accept ? 'accepted' as const : 'returned' as const;
  await insertReview(ctx, piece, accept, reason);
  await movePiece(ctx, pieceId, state, piece.number);
  trace(ctx, pieceId, piece.organisation_id, state, reason);
  return { id: pieceId, state, version: version + 1 };
});

export const readMaterialBound = bindRead(readMaterial, async (ctx, { pieceId }) => {
  const piece = (await pieceHead(ctx, pieceId)) ?? ctx.notFound();
  const versions = await versionRows(ctx, pieceId);
  const files = new Map((await filesOf(ctx.tx, ctx.programmeId, versions.flatMap((each) => each.file_ids))).map((file) => [file.id, file]));
  const time = (at: string) => new Date(at).toISOString();
  return {
    id: piece.id, request: piece.request, unit: piece.unit, kind: piece.kind, state: piece.state, version: piece.version, takenFrom: piece.taken_from, maySubmit: maySubmitFor(ctx, piece.unit.id), mayReview: mayReview({ submittedBy: piece.submitted_by }, ctx.personId), withdrawnReason: piece.withdrawn_reason,
    versions: versions.map((each) => ({
      number: each.number, shownOn: each.shown_on, place: each.place, people: each.people, theme: each.theme, background: each.background, occasion: each.occasion, documentNumber: each.document_number, files: each.file_ids.flatMap((id) => files.get(id) ?? []), standards: each.standards,
      submittedAt: time(each.submitted_at), submittedBy: each.submitted_by,
      review: each.accepted === null || each.reviewed_at === null ? null : { accepted: each.accepted, reason: each.reason, at: time(each.reviewed_at), by: each.reviewed_by ?? '' },
    })),
    alsoServes: await alsoServed(ctx, versions[0]?.standards.map(({ id }) => id) ?? []),
  };
});
