import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { checkItemsOf, editionFacts, noteRoundPlanned } from '#modules/frameworks/server/index.ts';
import { closeRound, listRounds, planRound, readRound } from '../../contract/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { canAssignIn, nextRoundState, paceOf, seedCommitment } from '../../domain/index.ts';
import { drawSummary } from '../queries/draws.ts';
import { endRound, insertRound, lockRound, roundFacts, roundPage, roundSummaryRow, roundTotal, roundWithCode, sampleView, unfinishedCount } from '../queries/rounds.ts';
import type { RoundRow, SampleView } from '../queries/rounds.ts';
import { correctionCount, doneByDay, progressBy } from '../queries/progress.ts';
import type { DoneOnDay, ProgressRow } from '../queries/progress.ts';
import { stateParams } from '../words.ts';

const SEED_BYTES = 20;

const summaryOut = (row: RoundRow) => ({
  id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, state: row.state, startsOn: row.starts_on, endsOn: row.ends_on, editionId: row.edition_id,
  editionCode: row.edition_code, editionTitleZh: row.edition_title_zh, editionTitleEn: row.edition_title_en, synthetic: row.synthetic, sampleSize: row.sample_size,
  drawnCount: row.drawn_count, doneCount: row.done_count, startedCount: row.started_count, observationCount: row.observation_count, findingCount: row.finding_count,
  openFindingCount: row.open_finding_count, dispatchedFindingCount: row.dispatched_finding_count, seedCommitment: row.seed_commitment, drawnAt: row.drawn_at,
  closedAt: row.closed_at, previousRoundId: row.previous_round_id,
});

const progressOut = (row: ProgressRow) => ({ key: row.key, nameZh: row.name_zh, nameEn: row.name_en, total: row.total, started: row.started, done: row.done, unmet: row.unmet });

/** What is foretold of a running round, whole or of one zone. */
function paceIn(ctx: ReadContext, round: RoundRow, of: { total: number; done: number }, days: readonly DoneOnDay[] | null) {
  if (days === null) return null;
  const byDay = Map.groupBy(days, ({ day }) => day);
  return paceOf({
    total: of.total, done: of.done, endsOn: localDate(round.ends_on), today: localDate(ctx.today),
    doneByDay: [...byDay].map(([day, each]) => ({ day: localDate(day), count: each.reduce((sum, { count }) => sum + count, 0) })),
  });
}

/** Which sites of the round this person may see, for a page that says why there are fewer. */
const sightOf = (ctx: ReadContext, view: SampleView, round: RoundRow) => {
  const everySite = view.all || round.state === 'closed';
  return { everySite, countsOfAll: everySite || ctx.scope.everything, ownSites: view.ownOf !== null, begunSites: view.done };
};

export const listRoundsBound = bindRead(listRounds, async (ctx, { page, pageSize, sort, q, state }) => {
  const filter = { state, patterns: searchPatterns(q) };
  const total = await ctx.remember(`inspections.listRounds/${JSON.stringify(filter)}`, () => roundTotal(ctx, filter));
  return { rows: (await roundPage(ctx, await sampleView(ctx), filter, sort, page, pageSize)).map(summaryOut), total, page, pageSize };
});

/** What this person may do to the round now: the state allows it and one of their roles holds it. */
async function actsOn(ctx: ReadContext, row: RoundRow): Promise<string[]> {
  const held = await heldPermissions(ctx, ['inspections.manage', 'inspections.record', 'inspections.dispatch']);
  const open: [act: string, permission: string, isOpen: boolean][] = [
    ['draw', 'inspections.manage', nextRoundState(row.state, 'draw').ok],
    ['assign', 'inspections.manage', canAssignIn(row.state)],
    ['reassign', 'inspections.manage', canAssignIn(row.state)],
    ['record', 'inspections.record', row.state === 'drawn' || row.state === 'inProgress'],
    ['dispatch', 'inspections.dispatch', row.open_finding_count > 0],
    ['close', 'inspections.manage', nextRoundState(row.state, 'close').ok],
  ];
  return open.filter(([, permission, isOpen]) => isOpen && held.has(permission)).map(([act]) => act);
}

export const readRoundBound = bindRead(readRound, async (ctx, { roundId }) => {
  const view = await sampleView(ctx);
  const row = (await roundSummaryRow(ctx, view, roundId)) ?? ctx.notFound();
  const draw = await drawSummary(ctx.tx, ctx.programmeId, roundId);
  const sight = sightOf(ctx, view, row);
  const running = row.state === 'drawn' || row.state === 'inProgress';
  const days = running && sight.countsOfAll && ctx.scope.everything ? await doneByDay(ctx, roundId) : null;
  return {
    ...summaryOut(row), seed: view.all || row.state === 'closed' ? row.seed : null, frameHash: draw.frame_hash, frameSize: draw.frame_size, acts: await actsOn(ctx, row),
    sight, correctionCount: await correctionCount(ctx, view, roundId), pace: paceIn(ctx, row, { total: row.drawn_count, done: row.done_count }, days),
    byZone: (await progressBy(ctx, view, roundId, 'zone')).map((zone) => ({ ...progressOut(zone), pace: paceIn(ctx, row, zone, days?.filter(({ zone_id }) => zone_id === zone.key) ?? null) })),
    byInspector: (await progressBy(ctx, view, roundId, 'inspector')).map(progressOut),
    bySiteType: (await progressBy(ctx, view, roundId, 'siteType')).map(progressOut),
    allocation: draw.allocation.map((part) => ({
      siteTypeCode: part.siteTypeCode, siteTypeZh: part.nameZh ?? part.siteTypeCode, siteTypeEn: part.nameEn ?? part.siteTypeCode, size: part.size, count: part.count,
      quota: `${part.quota.numerator}/${part.quota.denominator}`,
    })),
  };
});

export const planRoundBound = bindWrite(planRound, async (ctx, input) => {
  if (input.endsOn < input.startsOn) return ctx.refuse('inspections.dates_out_of_order', {}, { pointers: ['/endsOn'] });
  const edition = (await editionFacts(ctx.tx, ctx.programmeId, input.editionId)) ?? ctx.notFound();
  if (edition.state !== 'inForce' || (await checkItemsOf(ctx.tx, ctx.programmeId, edition.id)).length === 0) {
    return ctx.refuse('inspections.edition_not_usable', {}, { pointers: ['/editionId'] });
  }
  if (input.previousRoundId !== null && (await roundFacts(ctx.tx, ctx.programmeId, input.previousRoundId)) === undefined) ctx.notFound();
  if ((await roundWithCode(ctx.tx, ctx.programmeId, input.code)) !== undefined) return ctx.refuse('inspections.round_code_taken', { code: input.code }, { pointers: ['/code'] });
  const sealed = input.seedCommitment === undefined ? Buffer.from(ctx.randomBytes(SEED_BYTES)).toString('hex') : null;
  const commitment = input.seedCommitment ?? seedCommitment(sealed as string);
  const id = ctx.newId();
  await insertRound(ctx.tx, ctx.programmeId, {
    id, code: input.code, nameZh: input.nameZh, nameEn: input.nameEn, editionId: edition.id, startsOn: input.startsOn, endsOn: input.endsOn, sampleSize: input.sampleSize,
    previousRoundId: input.previousRoundId, seedCommitment: commitment, seedSealed: sealed, createdAt: new Date(ctx.now).toISOString(),
  });
  await noteRoundPlanned(ctx.tx, ctx.programmeId, edition.id);
  ctx.record({ kind: 'round', id, change: { act: 'plan', edition: edition.code, seedCommitment: commitment, sampleSize: input.sampleSize } });
  ctx.emit({ topic: 'rounds', subjectId: id });
  return { id, seedCommitment: commitment };
});

export const closeRoundBound = bindWrite(closeRound, async (ctx, { roundId, gapsReason }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const next = nextRoundState(round.state, 'close');
  if (!next.ok) return ctx.refuse('inspections.act_not_allowed', stateParams(round.state));
  const count = await unfinishedCount(ctx.tx, ctx.programmeId, roundId);
  if (count > 0 && gapsReason === undefined) return ctx.refuse('inspections.round_incomplete', { count });
  await endRound(ctx.tx, ctx.programmeId, roundId, new Date(ctx.now).toISOString());
  ctx.record({ kind: 'round', id: roundId, reason: gapsReason, change: { from: round.state, to: next.value, unfinished: count } });
  ctx.emit({ topic: 'rounds', subjectId: roundId });
  return { state: next.value, unfinishedCount: count };
});
