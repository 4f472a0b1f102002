import { attachable, widenScope } from '#modules/files/server/index.ts';
import { editionFacts, nodesOf } from '#modules/frameworks/server/index.ts';
import { localDate } from '#kernel/local-date.ts';
import type { ProblemParams } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { captionWords, createMaterialRequest, listMaterialRequests, readMaterial, readMaterialRequest, resubmitMaterial, reviewMaterial, submitMaterial } from '../../contract/index.ts';
import { captionGaps, countOf, isWithin, mayReview, shareOf, windowOf } from '../../domain/index.ts';
import type { Count, PieceKind, PieceState, Share } from '../../domain/index.ts';
import { alsoServed, insertPiece, insertRequest, insertReview, insertVersion, knownOrganisations, lockPiece, movePiece, needRows, pieceHead, pieceRows, requestRows, versionRows } from '../queries/submissions.ts';
import type { NamedRow, NeedRow, PieceRow, RequestRow, VersionToKeep } from '../queries/submissions.ts';

const documentsOf = (need: NeedRow): Count => countOf(need.documents_min, need.documents_accepted, need.documents_waiting);
const picturesOf = (need: NeedRow): Count => countOf(need.pictures_min, need.pictures_accepted, need.pictures_waiting);
const shareOfNeeds = (needs: readonly NeedRow[]): Share => shareOf(needs.flatMap((need) => [documentsOf(need), picturesOf(need)]));

function requestOut(row: RequestRow, needs: readonly NeedRow[], pieces: readonly PieceRow[]) {
  return {
    id: row.id, code: row.code, name: row.name, edition: row.edition, startsOn: row.starts_on, endsOn: row.ends_on, dueOn: row.due_on,
    share: shareOfNeeds(needs.filter((need) => need.request_id === row.id)), waiting: pieces.filter((piece) => piece.request_id === row.id && piece.state === 'waiting').length,
  };
}

/** Shares one after another in the order in which they first stand. */
function sharesBy(needs: readonly NeedRow[], pick: (need: NeedRow) => NamedRow): { readonly of: NamedRow; readonly share: Share }[] {
  const groups = new Map<string, NeedRow[]>();
  for (const need of needs) groups.set(pick(need).id, [...(groups.get(pick(need).id) ?? []), need]);
  return [...groups.values()].map((group) => ({ of: pick(group[0] as NeedRow), share: shareOfNeeds(group) }));
}

/** Whose it is to submit: the unit it is asked of, or the office in its place. */
const maySubmitFor = ({ scope }: ReadContext, organisationId: string): boolean => scope.everything || scope.organisationIds.includes(organisationId);

export const listMaterialRequestsBound = bindRead(listMaterialRequests, async (ctx) => {
  const [needs, pieces] = [await needRows(ctx), await pieceRows(ctx)];
  return { rows: (await requestRows(ctx)).map((row) => requestOut(row, needs, pieces)) };
});

export const readMaterialRequestBound = bindRead(readMaterialRequest, async (ctx, { requestId }) => {
  const [row] = await requestRows(ctx, requestId);
  if (row === undefined) return ctx.notFound();
  const [needs, pieces] = [await needRows(ctx, requestId), await pieceRows(ctx, requestId)];
  return {
    ...requestOut(row, needs, pieces),
    needs: needs.map((need) => ({ standard: need.standard, unit: need.unit, documents: documentsOf(need), pictures: picturesOf(need), maySubmit: maySubmitFor(ctx, need.unit.id) })),
    byStandard: sharesBy(needs, ({ standard }) => standard).map(({ of, share }) => ({ standard: of, share })), byUnit: sharesBy(needs, ({ unit }) => unit).map(({ of, share }) => ({ unit: of, share })),
    pieces: pieces.map((piece) => ({ id: piece.id, unit: piece.unit, kind: piece.kind, state: piece.state, theme: piece.theme, shownOn: piece.shown_on, standards: piece.standards })),
  };
});

export const createMaterialRequestBound = bindWrite(createMaterialRequest, async (ctx, { code, name, editionId, endsOn, months, dueOn, needs }) => {
  if ((await editionFacts(ctx.tx, ctx.programmeId, editionId)) === undefined) return ctx.refuse('submissions.edition_unknown', {}, { pointers: ['/editionId'] });
  if (dueOn < endsOn) return ctx.refuse('submissions.due_in_window', {}, { pointers: ['/dueOn'] });
  const leaves = new Set((await nodesOf(ctx.tx, ctx.programmeId, editionId)).filter(({ level }) => level === 'standard').map(({ id }) => id));
  const units = await knownOrganisations(ctx, needs.map(({ organisationId }) => organisationId));
  for (const [at, need] of needs.entries()) {
    const pointer = (field: string) => ({ pointers: [`/needs/${at}/${field}`] });
    if (!leaves.has(need.standardId)) return ctx.refuse('submissions.standard_unknown', {}, pointer('standardId'));
    if (!units.has(need.organisationId)) return ctx.refuse('submissions.organisation_unknown', {}, pointer('organisationId'));
    if (need.documentsMin + need.picturesMin === 0) return ctx.refuse('submissions.nothing_asked', {}, pointer('documentsMin'));
    if (needs.findIndex((other) => other.standardId === need.standardId && other.organisationId === need.organisationId) !== at) return ctx.refuse('submissions.need_twice', {}, pointer('standardId'));
  }
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
  if ((await attachable(ctx.tx, ctx.programmeId, [...content.fileIds])).length !== content.fileIds.length) return { code: 'submissions.file_unknown', params: {}, pointer: '/fileIds' };
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

export const submitMaterialBound = bindWrite(submitMaterial, async (ctx, { requestId, organisationId, kind, ...given }) => {
  const [request] = await requestRows(ctx, requestId);
  if (request === undefined || !maySubmitFor(ctx, organisationId)) return ctx.notFound();
  const content = once(given);
  const wrong = await misfit(ctx, request, organisationId, kind, content);
  if (wrong !== null) return ctx.refuse(wrong.code, wrong.params, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await insertPiece(ctx, { id, requestId, organisationId, kind });
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
  const content = once(given);
  const wrong = await misfit(ctx, request, piece.organisation_id, piece.kind, content);
  if (wrong !== null) return ctx.refuse(wrong.code, wrong.params, { pointers: [wrong.pointer] });
  await keepVersion(ctx, { id: pieceId, organisationId: piece.organisation_id }, piece.number + 1, content);
  await movePiece(ctx, pieceId, 'waiting', piece.number + 1);
  trace(ctx, pieceId, piece.organisation_id, 'waiting', null);
  return { id: pieceId, state: 'waiting' as const, version: version + 1 };
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
  const time = (at: string) => new Date(at).toISOString();
  return {
    id: piece.id, request: piece.request, unit: piece.unit, kind: piece.kind, state: piece.state, version: piece.version, maySubmit: maySubmitFor(ctx, piece.unit.id), mayReview: mayReview({ submittedBy: piece.submitted_by }, ctx.personId),
    versions: versions.map((each) => ({
      number: each.number, shownOn: each.shown_on, place: each.place, people: each.people, theme: each.theme, background: each.background, occasion: each.occasion, documentNumber: each.document_number, fileIds: each.file_ids, standards: each.standards,
      submittedAt: time(each.submitted_at), submittedBy: each.submitted_by,
      review: each.accepted === null || each.reviewed_at === null ? null : { accepted: each.accepted, reason: each.reason, at: time(each.reviewed_at), by: each.reviewed_by ?? '' },
    })),
    alsoServes: await alsoServed(ctx, versions[0]?.standards.map(({ id }) => id) ?? []),
  };
});
