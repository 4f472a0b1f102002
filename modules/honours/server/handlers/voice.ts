import { draftBallotFor } from '#modules/ballots/server/index.ts';
import { OPTIONS_MAX } from '#modules/ballots/domain/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { draftSelectionBallot, takeBallotResult } from '../../contract/index.ts';
import { publicationRefusal } from '../../domain/index.ts';
import { candidatesIn } from '../queries/candidates.ts';
import type { CandidateRow } from '../queries/candidates.ts';
import { ballotCount, saveVoices, voiceResults } from '../queries/judging.ts';
import type { BallotCount } from '../queries/judging.ts';
import { saveBallotCandidates, standingBallots } from '../queries/ballot-candidates.ts';
import { lockRound, roundTitles } from '../queries/rounds.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { publicationGrounds } from '../queries/subjects.ts';
import { isOpen } from '../round-state.ts';
import { stageParams } from './candidates.ts';

const CODES_SHOWN = 10;
const NOTE_LENGTH_MAX = 300;
const LABEL_LENGTH_MAX = 80;
/** Where the round says no number of seats. */
const CHOICES_DEFAULT = 3;
const CHOICES_MAX = 100;

/** Options by blind number, so that a code of any script fits; who did not agree to be shown has no name here either. */
async function optionsOf(ctx: WriteContext, candidates: readonly CandidateRow[]) {
  const grounds = await publicationGrounds(ctx.tx, ctx.programmeId, candidates.map(({ subject_id }) => subject_id));
  return candidates.map((row) => {
    const ground = grounds.get(row.subject_id);
    const isNamed = ground !== undefined && publicationRefusal(ground, ctx.today) === null;
    const about = [row.place_zh, row.summary].filter((text) => text !== null && text !== '').join('：').slice(0, NOTE_LENGTH_MAX);
    return { isNamed, option: { code: String(row.blind_number), classCode: row.title_id, label: isNamed ? row.label.slice(0, LABEL_LENGTH_MAX) : `${row.blind_number} 号候选（不公开姓名）`, note: isNamed && about !== '' ? about : null } };
  });
}

export const draftSelectionBallotBound = bindWrite(draftSelectionBallot, async (ctx, { roundId, opensAt, closesAt }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'publicVoice')) return ctx.refuse('honours.stage_not_open', stageParams('publicVoice'));
  if ((await standingBallots(ctx.tx, ctx.programmeId, roundId)).length > 0) return ctx.refuse('honours.ballot_standing');
  const candidates = await candidatesIn(ctx.tx, ctx.programmeId, roundId, ['eligible']);
  if (candidates.length < 2 || candidates.length > OPTIONS_MAX) return ctx.refuse('honours.ballot_size', { count: candidates.length, most: OPTIONS_MAX });
  const listed = await optionsOf(ctx, candidates);
  const classes = (await roundTitles(ctx.tx, ctx.programmeId, roundId)).flatMap((title, at) => {
    const count = candidates.filter(({ title_id }) => title_id === title.id).length;
    return count === 0 ? [] : [{ titleId: title.id, code: `t${at + 1}`, label: title.name_zh.slice(0, 60), limit: Math.min(title.seats ?? CHOICES_DEFAULT, count, CHOICES_MAX), seats: Math.min(title.seats ?? CHOICES_DEFAULT, count) }];
  });
  const codeOf = new Map(classes.map(({ titleId, code }) => [titleId, code]));
  const ballotId = await draftBallotFor(ctx, {
    title: `${round.name}公众投票`.slice(0, 120), body: round.conditions.slice(0, 5_000), mode: 'approve', totalLimit: null, weightPercent: round.voice_percent, weightRule: round.voice_rule, tokenKinds: ['code'], opensAt, closesAt,
    classes: classes.map(({ titleId: _title, ...group }) => group), options: listed.map(({ option }) => ({ ...option, classCode: codeOf.get(option.classCode) ?? '' })),
  }, true);
  if (typeof ballotId !== 'string') return ctx.refuse(ballotId.code, ballotId.params, ballotId);
  await saveBallotCandidates(ctx.tx, ctx.programmeId, ballotId, candidates.map((row) => ({ optionCode: String(row.blind_number), candidateId: row.id })));
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'draftBallot', ballot: ballotId, options: listed.length } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { ballotId, options: listed.length, unnamed: listed.filter(({ isNamed }) => !isNamed).length };
});

/** By subject code or by blind number, one way for all: a unit whose code is a small number must not be taken for another's number. */
function matched(candidates: readonly CandidateRow[], options: ReadonlyMap<string, number>): { readonly voices: { candidateId: string; voices: number }[]; readonly differing: string[] } {
  const ways = [(row: CandidateRow) => row.subject_code, (row: CandidateRow) => String(row.blind_number)];
  const tried = ways.map((codeOf) => {
    const known = new Set(candidates.map(codeOf));
    return { codeOf, differing: [...candidates.filter((row) => !options.has(codeOf(row))).map(({ subject_code }) => subject_code), ...[...options.keys()].filter((code) => !known.has(code))] };
  });
  const best = tried.reduce((a, b) => (b.differing.length < a.differing.length ? b : a));
  return { differing: best.differing, voices: candidates.map((row) => ({ candidateId: row.id, voices: options.get(best.codeOf(row)) ?? 0 })) };
}

/** Voters were told how much their voice weighs, and by which rule; advice needs none. */
const isOfRule = (ballot: BallotCount, round: RoundRow): boolean => ballot.weight_percent === round.voice_percent && (round.voice_percent === 0 || ballot.weight_rule.trim() === round.voice_rule.trim());

export const takeBallotResultBound = bindWrite(takeBallotResult, async (ctx, { roundId, ballotId }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'publicVoice') || (await voiceResults(ctx.tx, ctx.programmeId, roundId)).size > 0) return ctx.refuse('honours.stage_not_open', stageParams('publicVoice'));
  const own = await standingBallots(ctx.tx, ctx.programmeId, roundId);
  if (own.length > 0 && !own.includes(ballotId)) return ctx.refuse('honours.ballot_standing', {}, { pointers: ['/ballotId'] });
  const ballot = (await ballotCount(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (ballot.state !== 'closed' || ballot.counted === null) return ctx.refuse('honours.ballot_not_counted');
  if (!isOfRule(ballot, round)) return ctx.refuse('honours.ballot_weight_differs', { ballot: ballot.weight_percent, round: round.voice_percent });
  const options = new Map(ballot.counted.classes.flatMap((each) => each.options).map(({ code, votes }) => [code, votes]));
  const { voices, differing } = matched(await candidatesIn(ctx.tx, ctx.programmeId, roundId, ['eligible']), options);
  if (differing.length > 0) return ctx.refuse('honours.ballot_differs', { codes: differing.slice(0, CODES_SHOWN).join(', ') });
  await saveVoices(ctx.tx, ctx.programmeId, roundId, voices, new Date(ctx.now).toISOString());
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'takeBallotResult', ballot: ballotId, candidates: voices.length } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { candidates: voices.length, voices: voices.reduce((sum, each) => sum + each.voices, 0) };
});
