import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { parseRows, readTable, requireReadable, SpreadsheetError } from '#platform/server/spreadsheet/index.ts';
import { ballotStateWords, draftBallot, listBallots, questionFaultWords, readBallot, readOptionsFile, updateBallot, withdrawBallot } from '../../contract/index.ts';
import { BALLOT_ACTS, GUARD_LIMITS, mayAct, mayVoteTwice, OPTIONS_MAX, paperStanding, questionFault, SECOND_PERSON_ACTS, takesVotes, weighsMore } from '../../domain/index.ts';
import type { BallotAct, BallotState, PaperState } from '../../domain/index.ts';
import { optionColumns } from '../option-columns.ts';
import { ballotPage, ballotRow, ballotTotal, insertBallot, lockBallot, replaceBallot, saveState } from '../queries/ballots.ts';
import type { BallotRow, BallotSummaryRow, QuestionText } from '../queries/ballots.ts';
import { codesTold } from '../queries/codes.ts';
import { allEntries } from '../queries/paper.ts';
import { withheldOptions } from '../queries/withheld.ts';
import { deleteStrayPhotos, photosOf } from '../queries/photos.ts';

const PERMISSION_OF_ACT: Readonly<Record<BallotAct, string>> = {
  update: 'ballots.draft', printCodes: 'ballots.draft', open: 'ballots.open', enterPaper: 'ballots.enterPaper', setGuardLimits: 'ballots.guard', quarantine: 'ballots.guard', requestClosing: 'ballots.close',
  returnClosing: 'ballots.close', close: 'ballots.close', count: 'ballots.close', withdraw: 'ballots.open',
};

export const stateParams = (ctx: ReadContext, state: BallotState) => ({ state: ballotStateWords[state][ctx.locale === 'en' ? 'en' : 'zh'] });
export const votesNow = (row: Pick<BallotRow, 'state' | 'opens_at' | 'closes_at'>, now: number): boolean => takesVotes({ state: row.state, opensAt: Date.parse(row.opens_at), closesAt: Date.parse(row.closes_at) }, now);

const summaryOut = (row: BallotSummaryRow) => ({
  id: row.id, state: row.state, title: row.title, mode: row.mode, opensAt: row.opens_at, closesAt: row.closes_at, limits: [...row.limits], optionCount: row.option_count, codeCount: row.code_count, version: row.version,
  draftedByName: row.drafted_by_name, draftedAt: row.drafted_at,
});

export const listBallotsBound = bindRead(listBallots, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await ballotPage(ctx.tx, ctx.programmeId, filter, sort, page, pageSize)).map(summaryOut), total: await ballotTotal(ctx.tx, ctx.programmeId, filter), page, pageSize,
}));

async function actsOn(ctx: ReadContext, row: BallotRow): Promise<BallotAct[]> {
  const allowed = BALLOT_ACTS.filter((act) => mayAct(row.state, act) && !(act === 'count' && row.state === 'closed'));
  if (allowed.length === 0) return [];
  const held = await heldPermissions(ctx, [...new Set(allowed.map((act) => PERMISSION_OF_ACT[act]))], { wholeProgramme: true });
  return allowed.filter((act) => {
    if (!held.has(PERMISSION_OF_ACT[act])) return false;
    if (act === 'requestClosing') return Date.parse(row.closes_at) <= ctx.now;
    if (act === 'open') return !row.authors.includes(ctx.personId);
    return !SECOND_PERSON_ACTS.includes(act) || row.closing_requested_by !== ctx.personId;
  });
}

/** 提示界限 · Those of the ballot, or what ships. */
export const limitsOut = (row: Pick<BallotRow, 'guard_limits'>) => ({ guardLimits: { ...(row.guard_limits ?? GUARD_LIMITS) }, usualLimits: row.guard_limits === null });

/** Papers by where they stand. */
export async function papersOf(ctx: ReadContext, ballotId: string): Promise<Map<string, { state: PaperState; people: string[] }>> {
  const entries = Map.groupBy(await allEntries(ctx.tx, ctx.programmeId, ballotId), ({ serial }) => serial);
  return new Map([...entries].map(([serial, own]) => [serial, { state: paperStanding(own).state, people: own.map((entry) => entry.entered_by) }]));
}

export const readBallotBound = bindRead(readBallot, async (ctx, { ballotId }) => {
  const row = (await ballotRow(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  const papers = [...(await papersOf(ctx, ballotId)).values()];
  const count = (state: PaperState) => papers.filter((paper) => paper.state === state).length;
  return {
    ...summaryOut(row), body: row.body, classes: row.classes, options: row.options, totalLimit: row.total_limit, weightPercent: row.weight_percent, weightRule: row.weight_rule, isWeightFixed: row.weight_fixed, tokenKinds: row.token_kinds, onceRule: row.once_rule, impersonalClasses: row.impersonal_classes, definitionHash: row.definition_hash,
    photos: (await photosOf(ctx.tx, ctx.programmeId, ballotId)).map(({ option_code, sha256, alt }) => ({ optionCode: option_code, sha256, alt })),
    takesVotes: votesNow(row, ctx.now), openedByName: row.opened_by_name, closingRequestedByName: row.closing_requested_by_name, closingMinutes: row.closing_minutes, closedByName: row.closed_by_name,
    codes: { ...await codesTold(ctx.tx, ctx.programmeId, ballotId) }, paper: { once: count('once'), differs: count('differs'), settled: count('settled') }, acts: await actsOn(ctx, row), ...limitsOut(row),
    withheldOptions: [...await withheldOptions(ctx.tx, ctx.programmeId, ballotId)], mayWithhold: row.state !== 'draft' && row.state !== 'withdrawn' && (await heldPermissions(ctx, ['ballots.draft'], { wholeProgramme: true })).has('ballots.draft'),
  };
});

export interface DraftFault { readonly code: 'ballots.question_wrong' | 'ballots.weight_without_rule' | 'ballots.once_rule_missing' | 'ballots.class_unknown' | 'ballots.times_wrong'; readonly params: Record<string, string>; readonly pointers: string[] }
function draftFault(text: QuestionText, now: number): DraftFault | null {
  const wrong = questionFault(text);
  if (wrong !== null) return { code: 'ballots.question_wrong', params: { faultZh: questionFaultWords[wrong.fault].zh, faultEn: questionFaultWords[wrong.fault].en, at: wrong.at }, pointers: ['/options'] };
  if (weighsMore(text.weightPercent) && text.weightRule === '') return { code: 'ballots.weight_without_rule', params: {}, pointers: ['/weightRule'] };
  if (mayVoteTwice(text.tokenKinds) && text.onceRule === '') return { code: 'ballots.once_rule_missing', params: {}, pointers: ['/onceRule'] };
  const strange = text.impersonalClasses.findIndex((code) => !text.classes.some((each) => each.code === code));
  if (strange >= 0) return { code: 'ballots.class_unknown', params: {}, pointers: [`/impersonalClasses/${strange}`] };
  return Date.parse(text.closesAt) <= Math.max(Date.parse(text.opensAt), now) ? { code: 'ballots.times_wrong', params: {}, pointers: ['/closesAt'] } : null;
}

/**
 * 代拟投票 · A draft, also one that another module writes in the name of whoever acts; the same life awaits it.
 *
 * @param isWeightFixed the weight and its rule belong to whatever called for the ballot, and no draft changes them
 * @returns its id, or what is wrong with it
 */
export async function draftBallotFor(ctx: WriteContext, input: QuestionText, isWeightFixed = false): Promise<string | DraftFault> {
  const fault = draftFault(input, ctx.now);
  if (fault !== null) return fault;
  const id = ctx.newId();
  await insertBallot(ctx.tx, ctx.programmeId, id, input, { at: new Date(ctx.now).toISOString(), personId: ctx.personId }, isWeightFixed);
  ctx.record({ kind: 'ballot', id, change: { act: 'draft', mode: input.mode, options: input.options.length } });
  ctx.emit({ topic: 'ballots', subjectId: id });
  return id;
}

export const draftBallotBound = bindWrite(draftBallot, async (ctx, input) => {
  const id = await draftBallotFor(ctx, input);
  return typeof id === 'string' ? { id, version: 1 } : ctx.refuse(id.code, id.params, id);
});

export const updateBallotBound = bindWrite(updateBallot, async (ctx, { ballotId, version, ...input }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'update')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  if (row.version !== version) return ctx.refuse('ballots.changed_meanwhile');
  if (row.weight_fixed && (input.weightPercent !== row.weight_percent || input.weightRule !== row.weight_rule)) return ctx.refuse('ballots.weight_fixed', { percent: row.weight_percent }, { pointers: [input.weightPercent === row.weight_percent ? '/weightRule' : '/weightPercent'] });
  const fault = draftFault(input, ctx.now);
  if (fault !== null) return ctx.refuse(fault.code, fault.params, fault);
  await replaceBallot(ctx.tx, ctx.programmeId, ballotId, input, { at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  await deleteStrayPhotos(ctx.tx, ctx.programmeId, ballotId, input.options.map(({ code }) => code));
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'update', version: version + 1 } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { id: ballotId, version: version + 1 };
});

export const withdrawBallotBound = bindWrite(withdrawBallot, async (ctx, { ballotId, reason }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'withdraw')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  await saveState(ctx.tx, ctx.programmeId, ballotId, 'withdrawn');
  ctx.record({ kind: 'ballot', id: ballotId, reason, change: { act: 'withdraw', from: row.state, to: 'withdrawn' } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { state: 'withdrawn' as const };
});

/** Reads only; it is a write because a file travels with it. */
export const readOptionsFileBound = bindWrite(readOptionsFile, async (ctx, { file }) => {
  try {
    const parsed = await parseRows(readTable({ buffer: file.body }, { limits: { rows: OPTIONS_MAX + 20 } }), optionColumns);
    requireReadable(parsed.header);
    const options: { classLabel: string; label: string; note: string | null }[] = [];
    const withPeople = new Set<string>();
    const told = new Set<string>();
    const bad: { rowNumber: number; zh: string; en: string }[] = [];
    for await (const row of parsed.rows) {
      if (row.ok) {
        options.push({ classLabel: row.value.classLabel, label: row.value.label, note: row.value.note ?? null });
        // A class of which one row is a person, or says nothing, is taken for people: a name must be there to withhold rather than not.
        (row.value.whatItIs === 'other' ? told : withPeople).add(row.value.classLabel);
      }
      else bad.push(...row.errors.map(({ rowNumber, zh, en }) => ({ rowNumber, zh, en })));
    }
    return { classes: [...new Set(options.map(({ classLabel }) => classLabel))], impersonalClasses: [...told].filter((label) => !withPeople.has(label)), options: options.slice(0, OPTIONS_MAX), bad };
  } catch (error) {
    if (error instanceof SpreadsheetError) return ctx.refuse('ballots.options_unreadable', { reason: ctx.locale === 'en' ? error.en : error.zh }, { pointers: ['/file'] });
    throw error;
  }
});
