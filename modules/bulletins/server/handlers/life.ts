import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { approveBulletin, draftBulletin, publishBulletin, redraftBulletin, withdrawBulletin } from '../../contract/index.ts';
import { RANKING_TASKS_MIN } from '#modules/scoring/domain/index.ts';
import { figuresHash, inspectionFigures, issuingSettings, mayApprove, nextBulletinState } from '../../domain/index.ts';
import type { BulletinState } from '../../domain/index.ts';
import { datedModel, modelOf, numberText } from '../model.ts';
import { freezeRegister, insertDraft, lockBulletin, programmeSettings, replaceDraft, saveApproval, savePublication, saveWithdrawal, takeNumber } from '../queries/bulletins.ts';
import type { DraftToKeep } from '../queries/bulletins.ts';
import { registerRows } from '../queries/facts.ts';
import { readFacts } from '../read-facts.ts';

export const stateWords: Readonly<Record<BulletinState, { zh: string; en: string }>> = {
  draft: { zh: '草稿', en: 'draft' }, approved: { zh: '已审批', en: 'approved' }, published: { zh: '已印发', en: 'published' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

function stateParams(ctx: WriteContext, state: BulletinState): { state: string } {
  return { state: stateWords[state][ctx.locale === 'en' ? 'en' : 'zh'] };
}

/** The figures as they stand now and the words that follow from them; null while the round is open. */
async function computed(ctx: WriteContext, given: { id: string; roundId: string; withRanking: boolean }): Promise<DraftToKeep | null> {
  // Figures of a part would pass for those of the whole.
  if (!ctx.scope.everything) ctx.notFound();
  const read = (await readFacts(ctx, given.roundId)) ?? ctx.notFound();
  if (read.state !== 'closed') return null;
  const settings = await programmeSettings(ctx.tx, ctx.programmeId);
  const figures = inspectionFigures(read.facts);
  const ranking = { withRanking: given.withRanking, minimumCount: settings.minimum_count ?? RANKING_TASKS_MIN };
  const { title, model } = modelOf({ facts: read.facts, figures, ranking, issuing: issuingSettings(settings.bulletin), synthetic: settings.synthetic, today: ctx.today });
  return { id: given.id, roundId: given.roundId, title, figures, figuresHash: figuresHash(figures), model, at: new Date(ctx.now).toISOString(), by: ctx.personId };
}

export const draftBulletinBound = bindWrite(draftBulletin, async (ctx, { roundId, withRanking }) => {
  const draft = await computed(ctx, { id: ctx.newId(), roundId, withRanking });
  if (draft === null) return ctx.refuse('bulletins.round_not_closed');
  await insertDraft(ctx.tx, ctx.programmeId, draft);
  ctx.record({ kind: 'bulletin', id: draft.id, change: { act: 'draft', round: roundId, figuresHash: draft.figuresHash } });
  ctx.emit({ topic: 'bulletins', subjectId: draft.id });
  return { id: draft.id, figuresHash: draft.figuresHash };
});

export const redraftBulletinBound = bindWrite(redraftBulletin, async (ctx, { bulletinId, withRanking }) => {
  const row = (await lockBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  if (row.state === 'published') return ctx.refuse('bulletins.published_is_frozen');
  if (nextBulletinState(row.state, 'redraft') === null) return ctx.refuse('bulletins.act_not_allowed', stateParams(ctx, row.state));
  const draft = await computed(ctx, { id: bulletinId, roundId: row.round_id, withRanking });
  // A closed round does not open again, so there is always something to compute.
  if (draft === null) throw new Error(`the round of bulletin ${bulletinId} is open again`);
  await replaceDraft(ctx.tx, ctx.programmeId, draft);
  ctx.record({ kind: 'bulletin', id: bulletinId, change: { act: 'redraft', from: row.state, to: 'draft', figuresHash: draft.figuresHash } });
  ctx.emit({ topic: 'bulletins', subjectId: bulletinId });
  return { figuresHash: draft.figuresHash };
});

export const approveBulletinBound = bindWrite(approveBulletin, async (ctx, { bulletinId }) => {
  const row = (await lockBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const next = nextBulletinState(row.state, 'approve');
  if (next === null) return ctx.refuse('bulletins.act_not_allowed', stateParams(ctx, row.state));
  if (!mayApprove(row.drafted_by, ctx.personId)) return ctx.refuse('bulletins.drafter_cannot_approve');
  await saveApproval(ctx.tx, ctx.programmeId, bulletinId, ctx.personId, new Date(ctx.now).toISOString());
  ctx.record({ kind: 'bulletin', id: bulletinId, change: { act: 'approve', from: row.state, to: next, figuresHash: row.figures_hash } });
  ctx.emit({ topic: 'bulletins', subjectId: bulletinId });
  return { state: next };
});

/** One counter for the document numbers of all kinds, since they share the issuing office, and one for the issues of this kind. */
const DOCUMENT_COUNTER = 'document';

export const publishBulletinBound = bindWrite(publishBulletin, async (ctx, { bulletinId }) => {
  const row = (await lockBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const next = nextBulletinState(row.state, 'publish');
  if (next === null) return ctx.refuse('bulletins.act_not_allowed', stateParams(ctx, row.state));
  const year = Number(ctx.today.slice(0, 4));
  const model = datedModel(row.model, ctx.today);
  const documentNumber = numberText(model, year, await takeNumber(ctx.tx, ctx.programmeId, DOCUMENT_COUNTER, year));
  const issueNumber = await takeNumber(ctx.tx, ctx.programmeId, row.kind, year);
  await savePublication(ctx.tx, ctx.programmeId, bulletinId, { documentNumber, issueNumber, model, by: ctx.personId, at: new Date(ctx.now).toISOString() });
  const register = await registerRows(ctx.tx, ctx.programmeId, row.round_id);
  const registerHash = sha256Hex(canonicalJson(register));
  await freezeRegister(ctx.tx, ctx.programmeId, bulletinId, { rows: register, hash: registerHash, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: 'bulletin', id: bulletinId, change: { act: 'publish', from: row.state, to: next, documentNumber, figuresHash: row.figures_hash, registerHash, registerRows: register.length } });
  ctx.emit({ topic: 'bulletins', subjectId: bulletinId });
  return { documentNumber, figuresHash: row.figures_hash };
});

export const withdrawBulletinBound = bindWrite(withdrawBulletin, async (ctx, { bulletinId, reason }) => {
  const row = (await lockBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const next = nextBulletinState(row.state, 'withdraw');
  if (next === null) return ctx.refuse('bulletins.act_not_allowed', stateParams(ctx, row.state));
  await saveWithdrawal(ctx.tx, ctx.programmeId, bulletinId);
  ctx.record({ kind: 'bulletin', id: bulletinId, reason, change: { act: 'withdraw', from: row.state, to: next } });
  ctx.emit({ topic: 'bulletins', subjectId: bulletinId });
  return { state: next };
});
