import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, WriteContext } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { approveBulletin, draftBulletin, publishBulletin, redraftBulletin, withdrawBulletin } from '../../contract/index.ts';
import { RANKING_TASKS_MIN } from '#modules/scoring/domain/index.ts';
import { figuresHash, inspectionFigures, issuingSettings, mayApprove, nextBulletinState } from '../../domain/index.ts';
import { datedModel, modelOf, numberText } from '../model.ts';
import { DOCUMENT_COUNTER, freezeRegister, insertDraft, lockBulletin, programmeSettings, replaceDraft, saveApproval, savePublication, saveWithdrawal, takeNumber } from '../queries/bulletins.ts';
import type { DraftToKeep } from '../queries/bulletins.ts';
import { registerRows } from '../queries/facts.ts';
import { readFacts } from '../read-facts.ts';
import { replaceAccount } from '../queries/accounts.ts';
import { approvalRefusal, freezeAccount, isAccount, wordsNow } from './accounts.ts';
import { stateParams } from './states.ts';

/** The figures as they stand now and the words that follow from them; null while the round is open. */
async function computed(ctx: WriteContext, given: { id: string; roundId: string; withRanking: boolean }): Promise<DraftToKeep | null> {
  // Figures of a part would pass for those of the whole.
  if (!ctx.scope.everything) ctx.notFound();
  const read = (await readFacts(ctx, given.roundId)) ?? ctx.notFound();
  if (read.state !== 'closed') return null;
  const settings = await programmeSettings(ctx.tx, ctx.programmeId);
  const figures = inspectionFigures(read.facts);
  const ranking = { withRanking: given.withRanking, minimumCount: settings.minimum_count ?? RANKING_TASKS_MIN };
  const { title, model } = modelOf({ facts: read.facts, figures, ranking, issuing: issuingSettings(settings.bulletin, settings.place_name), synthetic: settings.synthetic, today: ctx.today });
  return { id: given.id, roundId: given.roundId, title, figures, figuresHash: figuresHash(figures), model, at: new Date(ctx.now).toISOString(), by: ctx.personId };
}

const draftBulletinBound = bindWrite(draftBulletin, async (ctx, { roundId, withRanking }) => {
  const draft = await computed(ctx, { id: ctx.newId(), roundId, withRanking });
  if (draft === null) return ctx.refuse('bulletins.round_not_closed');
  await insertDraft(ctx.tx, ctx.programmeId, draft);
  ctx.record({ kind: 'bulletin', id: draft.id, change: { act: 'draft', round: roundId, figuresHash: draft.figuresHash } });
  ctx.emit({ topic: 'bulletins', subjectId: draft.id });
  return { id: draft.id, figuresHash: draft.figuresHash };
});

const approveBulletinBound = bindWrite(approveBulletin, async (ctx, { bulletinId, version }) => {
  const row = (await lockBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const next = nextBulletinState(row.state, 'approve', row.kind);
  if (next === null) return ctx.refuse('bulletins.act_not_allowed', stateParams(ctx, row.state));
  if (!mayApprove(row.drafted_by, ctx.personId) || row.editors.includes(ctx.personId)) return ctx.refuse('bulletins.drafter_cannot_approve');
  if (version !== undefined && version !== row.version) return ctx.refuse('platform.changed_meanwhile');
  const refused = isAccount(row) ? approvalRefusal(ctx, row) : null;
  if (refused !== null) return refused;
  await saveApproval(ctx.tx, ctx.programmeId, bulletinId, ctx.personId, new Date(ctx.now).toISOString());
  ctx.record({ kind: 'bulletin', id: bulletinId, change: { act: 'approve', from: row.state, to: next, figuresHash: row.figures_hash } });
  ctx.emit({ topic: 'bulletins', subjectId: bulletinId });
  return { state: next };
});

const withdrawBulletinBound = bindWrite(withdrawBulletin, async (ctx, { bulletinId, reason }) => {
  const row = (await lockBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const next = nextBulletinState(row.state, 'withdraw', row.kind);
  if (next === null) return ctx.refuse('bulletins.act_not_allowed', stateParams(ctx, row.state));
  await saveWithdrawal(ctx.tx, ctx.programmeId, bulletinId, reason);
  ctx.record({ kind: 'bulletin', id: bulletinId, reason, change: { act: 'withdraw', from: row.state, to: next } });
  ctx.emit({ topic: 'bulletins', subjectId: bulletinId });
  return { state: next };
});

/** The register of cases as it stood on the day of publication. */
async function freezeCases(ctx: WriteContext, bulletinId: string, roundId: string): Promise<{ registerHash: string; registerRows: number }> {
  const register = await registerRows(ctx.tx, ctx.programmeId, roundId);
  const registerHash = sha256Hex(canonicalJson(register));
  await freezeRegister(ctx.tx, ctx.programmeId, bulletinId, { rows: register, hash: registerHash, at: new Date(ctx.now).toISOString() });
  return { registerHash, registerRows: register.length };
}

function computing(sources: readonly FigureSource[]): readonly Bound[] {
  const redraftBulletinBound = bindWrite(redraftBulletin, async (ctx, { bulletinId, withRanking }) => {
    const row = (await lockBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
    if (row.state === 'published') return ctx.refuse('bulletins.published_is_frozen');
    if (nextBulletinState(row.state, 'redraft', row.kind) === null) return ctx.refuse('bulletins.act_not_allowed', stateParams(ctx, row.state));
    let figuresHashNow: string;
    if (isAccount(row)) {
      const words = await wordsNow(ctx, sources, { kind: row.kind, title: row.title_source, content: row.content });
      await replaceAccount(ctx.tx, ctx.programmeId, bulletinId, words);
      figuresHashNow = words.figuresHash;
    } else {
      const draft = await computed(ctx, { id: bulletinId, roundId: row.round_id as string, withRanking });
      // A closed round does not open again, so there is always something to compute.
      if (draft === null) throw new Error(`the round of bulletin ${bulletinId} is open again`);
      await replaceDraft(ctx.tx, ctx.programmeId, draft);
      figuresHashNow = draft.figuresHash;
    }
    ctx.record({ kind: 'bulletin', id: bulletinId, change: { act: 'redraft', from: row.state, to: 'draft', figuresHash: figuresHashNow } });
    ctx.emit({ topic: 'bulletins', subjectId: bulletinId });
    return { figuresHash: figuresHashNow };
  });

  const publishBulletinBound = bindWrite(publishBulletin, async (ctx, { bulletinId }) => {
    const row = (await lockBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
    const next = nextBulletinState(row.state, 'publish', row.kind);
    if (next === null) return ctx.refuse('bulletins.act_not_allowed', stateParams(ctx, row.state));
    const year = Number(ctx.today.slice(0, 4));
    const model = datedModel(row.model, ctx.today);
    const documentNumber = numberText(model, year, await takeNumber(ctx.tx, ctx.programmeId, DOCUMENT_COUNTER, year));
    const frozen = isAccount(row) ? await freezeAccount(ctx, sources, row, `${documentNumber} ${row.title}`) : { figuresHash: row.figures_hash };
    if (frozen.refused !== undefined) return frozen.refused;
    const issueNumber = await takeNumber(ctx.tx, ctx.programmeId, row.kind, year);
    await savePublication(ctx.tx, ctx.programmeId, bulletinId, { documentNumber, issueNumber, model, by: ctx.personId, at: new Date(ctx.now).toISOString() });
    const register = row.round_id === null ? {} : await freezeCases(ctx, bulletinId, row.round_id);
    ctx.record({ kind: 'bulletin', id: bulletinId, change: { act: 'publish', from: row.state, to: next, documentNumber, figuresHash: frozen.figuresHash, ...register } });
    ctx.emit({ topic: 'bulletins', subjectId: bulletinId });
    return { documentNumber, figuresHash: frozen.figuresHash };
  });
  return [redraftBulletinBound, publishBulletinBound];
}

export function lifeOperations(sources: readonly FigureSource[]): readonly Bound[] {
  return [draftBulletinBound, approveBulletinBound, withdrawBulletinBound, ...computing(sources)];
}
