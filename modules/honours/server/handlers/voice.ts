import { draftBallotFor } from '#modules/ballots/server/index.ts';
import { CLASSES_MAX, OPTIONS_MAX } from '#modules/ballots/domain/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { draftSelectionBallot, takeBallotResult } from '../../contract/index.ts';
import { PERSONAL_KINDS, publicationRefusal } from '../../domain/index.ts';
import { candidatesIn } from '../queries/candidates.ts';
import type { CandidateRow } from '../queries/candidates.ts';
import { ballotCount, saveVoices, voiceResults } from '../queries/judging.ts';
import type { BallotCount } from '../queries/judging.ts';
import { saveBallotCandidates, standingBallots } from '../queries/ballot-candidates.ts';
import { lockRound, roundTitles } from '../queries/rounds.ts';
import type { RoundRow, RoundTitleRow } from '../queries/rounds.ts';
import { seatRuleOf } from '../jury-order.ts';
import { publicationGrounds } from '../queries/subjects.ts';
import { isOpen } from '../round-state.ts';
import { stageParams } from './candidates.ts';

const CODES_SHOWN = 10;
const NOTE_LENGTH_MAX = 300;
const LABEL_LENGTH_MAX = 80;
/** Where the round says no number of seats. */
const CHOICES_DEFAULT = 3;
const CHOICES_MAX = 100;
const CLASS_LABEL_MAX = 60;

/** Options by blind number, so that a code of any script fits; who did not agree to be shown has no name here either. */
async function optionsOf(ctx: WriteContext, candidates: readonly CandidateRow[]) {
  const grounds = await publicationGrounds(ctx.tx, ctx.programmeId, candidates.map(({ subject_id }) => subject_id));
  return candidates.map((row) => {
    const ground = grounds.get(row.subject_id);
    const isNamed = ground !== undefined && publicationRefusal(ground, ctx.today) === null;
    const about = [row.place_zh, row.summary].filter((text) => text !== null && text !== '').join('：').slice(0, NOTE_LENGTH_MAX);
    return { isNamed, option: { code: String(row.blind_number), label: isNamed ? row.label.slice(0, LABEL_LENGTH_MAX) : `${row.blind_number} 号候选（不公开姓名）`, note: isNamed && about !== '' ? about : null } };
  });
}

interface BallotClass { readonly titleId: string; /** Null: the title as a whole. */ readonly classCode: string | null; readonly code: string; readonly label: string; readonly limit: number; readonly seats: number; /** A rule says so many of the class, neither more nor fewer. */ readonly isJustSoMany: boolean }

/** Where a quota gives each class its seats, the classes of a title are those of the ballot, each with its seats; else the title is one. */
function classesOf(title: RoundTitleRow, at: number, candidates: readonly CandidateRow[], severalTitles: boolean): BallotClass[] {
  const own = candidates.filter(({ title_id }) => title_id === title.id);
  const { total, perClass } = seatRuleOf(title);
  const group = (classCode: string | null, code: string, label: string, seats: number, isJustSoMany: boolean): BallotClass[] => {
    const count = own.filter(({ class_code }) => classCode === null || class_code === classCode).length;
    return count === 0 || seats === 0 ? [] : [{ titleId: title.id, classCode, code, label: label.slice(0, CLASS_LABEL_MAX), limit: Math.min(seats, count, CHOICES_MAX), seats: Math.min(seats, count), isJustSoMany }];
  };
  if (perClass === null || own.some(({ class_code }) => class_code === null)) return group(null, `t${at + 1}`, title.name_zh, total ?? CHOICES_DEFAULT, false);
  const seats = total === null ? perClass.most : Math.min(perClass.most, total);
  return title.rules.classes.flatMap((each, place) => group(each.code, `t${at + 1}c${place + 1}`, severalTitles ? `${title.name_zh} · ${each.zh}` : each.zh, seats, perClass.least === perClass.most));
}

/** Over all classes, where the seats of titles are fewer than those of their classes together. */
function totalOf(titles: readonly RoundTitleRow[], classes: readonly BallotClass[]): number | null {
  const limits = titles.map((title) => { const own = classes.filter(({ titleId }) => titleId === title.id).reduce((sum, { limit }) => sum + limit, 0); return { own, most: Math.min(own, seatRuleOf(title).total ?? own) }; });
  const [own, most] = [limits.reduce((sum, each) => sum + each.own, 0), limits.reduce((sum, each) => sum + each.most, 0)];
  return most < own ? most : null;
}

export const draftSelectionBallotBound = bindWrite(draftSelectionBallot, async (ctx, { roundId, opensAt, closesAt, mode }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'publicVoice')) return ctx.refuse('honours.stage_not_open', stageParams('publicVoice'));
  if ((await standingBallots(ctx.tx, ctx.programmeId, roundId)).length > 0) return ctx.refuse('honours.ballot_standing');
  const candidates = await candidatesIn(ctx.tx, ctx.programmeId, roundId, ['eligible']);
  if (candidates.length < 2 || candidates.length > OPTIONS_MAX) return ctx.refuse('honours.ballot_size', { count: candidates.length, most: OPTIONS_MAX });
  const listed = await optionsOf(ctx, candidates);
  const titles = await roundTitles(ctx.tx, ctx.programmeId, roundId);
  const classes = titles.flatMap((title, at) => classesOf(title, at, candidates, titles.length > 1));
  if (classes.length > CLASSES_MAX) return ctx.refuse('honours.ballot_classes', { count: classes.length, most: CLASSES_MAX });
  const isExact = mode === undefined ? classes.every(({ isJustSoMany }) => isJustSoMany) : mode === 'exactly';
  const codeOf = (row: CandidateRow): string => classes.find(({ titleId, classCode }) => titleId === row.title_id && (classCode === null || classCode === row.class_code))?.code ?? '';
  const ballotId = await draftBallotFor(ctx, {
    title: `${round.name}公众投票`.slice(0, 120), body: round.conditions.slice(0, 5_000), mode: isExact ? 'exactly' : 'approve', totalLimit: isExact ? null : totalOf(titles, classes), weightPercent: round.voice_percent, weightRule: round.voice_rule, tokenKinds: ['code'], onceRule: '', impersonalClasses: classes.filter(({ titleId }) => !PERSONAL_KINDS.includes(titles.find(({ id }) => id === titleId)?.subject_kind ?? 'person')).map(({ code }) => code), opensAt, closesAt,
    classes: classes.map(({ code, label, limit, seats }) => ({ code, label, limit, seats })), options: listed.map(({ option }, at) => ({ ...option, classCode: codeOf(candidates[at] as CandidateRow) })),
  }, true);
  if (typeof ballotId !== 'string') {
    const { code, params } = ballotId;
    if (code === 'ballots.once_rule_missing' || code === 'ballots.class_unknown') throw new Error('a ballot of a selection takes one way to be known, and names its own classes');
    return ctx.refuse(code, params, ballotId);
  }
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
