import { bindExport } from '#platform/server/exports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { defineColumns, integerColumn, numberColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { decideShortlist, exportShortlist, groupWords, listShortlist, shortlistLineWords } from '../../contract/index.ts';
import { compositeRanking, cutOffs, decidedShortlist, PER_CLASS, PER_TITLE, shortlistByRule } from '../../domain/index.ts';
import type { DecidedRow, Deviation, ScoringStage } from '../../domain/index.ts';
import { groupsSaid } from '../groupings.ts';
import { writtenOrder } from '../jury-order.ts';
import { saveStates } from '../queries/candidates.ts';
import type { CandidateRow } from '../queries/candidates.ts';
import { lockRound, roundRow, roundStages, roundTitles } from '../queries/rounds.ts';
import type { RoundRow, RoundTitleRow } from '../queries/rounds.ts';
import { placeNames } from '../queries/seats.ts';
import { saveShortlist, shortlistRows } from '../queries/shortlists.ts';
import { isOpen } from '../round-state.ts';
import { stageParams } from './candidates.ts';

type Score = { readonly numerator: number; readonly denominator: number } | null;
interface Row extends Omit<DecidedRow, 'isIn' | 'byRule'> { readonly byRule: boolean; readonly label: string; readonly placeZh: string | null; readonly placeEn: string | null; readonly score: Score }

/** Sheets that came in before the shortlist: the last stage of those that were over by then. */
async function basisOf(ctx: ReadContext, round: RoundRow): Promise<ScoringStage | null> {
  const stages = await roundStages(ctx.tx, ctx.programmeId, round.id);
  const before = stages.slice(0, stages.findIndex(({ kind }) => kind === 'shortlist')).map(({ kind }) => kind);
  return before.includes('jury') ? 'jury' : before.includes('review') ? 'review' : null;
}

const partOf = (row: CandidateRow, per: string): string | null => (per === PER_TITLE ? null : per === PER_CLASS ? row.class_code : (groupsSaid(row)[per] ?? null));

/** By the rule, with what was said against it; null where a deviation names nobody of the list. */
async function byRule(ctx: ReadContext, round: RoundRow, titleId: string, deviations: readonly Deviation[]): Promise<{ readonly rows: readonly Row[]; readonly withVoice: boolean } | null> {
  const order = await writtenOrder(ctx, round, titleId, { of: (await basisOf(ctx, round)) ?? 'none', states: ['eligible', 'notShortlisted'] });
  const rule = round.shortlist ?? { size: Number.MAX_SAFE_INTEGER, per: PER_TITLE };
  const known = new Map(order.candidates.map((row) => [row.id, row]));
  const scores = new Map(order.ranking.map((row) => [row.candidate, row.isUnscored ? null : row.score]));
  const withVoice = order.candidates.some(({ id }) => order.voices.has(id));
  const ids = withVoice ? compositeRanking(order.composite, round.voice_percent).map(({ candidate }) => candidate) : order.ranking.map(({ candidate }) => candidate);
  const decided = decidedShortlist(shortlistByRule(ids.map((candidate) => ({ candidate, part: partOf(known.get(candidate) as CandidateRow, rule.per) })), rule), deviations);
  return decided === null ? null : { withVoice, rows: decided.map((row) => { const of = known.get(row.candidate) as CandidateRow; return { ...row, label: of.label, placeZh: of.place_zh, placeEn: of.place_en, score: scores.get(row.candidate) ?? null }; }) };
}

/** By part, then in the order of the places. */
const inOrder = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => (a.part === b.part ? a.place - b.place : a.part === null ? 1 : b.part === null ? -1 : a.part < b.part ? -1 : 1));

async function partNames(ctx: ReadContext, title: RoundTitleRow, per: string, parts: readonly (string | null)[]): Promise<(part: string | null) => { partZh: string | null; partEn: string | null }> {
  const places = per === 'village' ? await placeNames(ctx.tx, ctx.programmeId, [...new Set(parts.filter((part) => part !== null))]) : new Map<string, { zh: string; en: string }>();
  const names = new Map([...Object.entries(groupWords), ...title.rules.classes.map((each): [string, { zh: string; en: string }] => [each.code, each]), ...places]);
  return (part) => ({ partZh: part === null ? null : (names.get(part)?.zh ?? part), partEn: part === null ? null : (names.get(part)?.en ?? part) });
}

export const listShortlistBound = bindRead(listShortlist, async (ctx, { roundId, titleId, line, q, sort, page, pageSize }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const title = (await roundTitles(ctx.tx, ctx.programmeId, roundId)).find(({ id }) => id === titleId);
  if (title === undefined) return ctx.refuse('honours.title_not_in_round');
  const stage = (await roundStages(ctx.tx, ctx.programmeId, roundId)).find(({ kind }) => kind === 'shortlist');
  // Before its stage an order could still be moved.
  if (round.shortlist === null || stage === undefined || stage.state === 'waiting') return ctx.refuse('honours.no_shortlist');
  const kept = await shortlistRows(ctx.tx, ctx.programmeId, roundId, titleId);
  const computed = kept.length > 0 ? null : await byRule(ctx, round, titleId, []);
  const all = inOrder(computed?.rows ?? kept.map((row): Row => ({
    candidate: row.candidate_id, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, part: row.part, place: row.place, line: row.line, reason: row.reason, byRule: row.line === 'in' || row.line === 'dropped',
    score: row.score_numerator === null || row.score_denominator === null ? null : { numerator: row.score_numerator, denominator: row.score_denominator },
  })));
  const nameOf = await partNames(ctx, title, round.shortlist.per, all.map(({ part }) => part));
  const edgeOf = (candidate: string | null) => { const row = all.find((each) => each.candidate === candidate); return row === undefined ? null : { label: row.label, score: row.score }; };
  const found = all.filter((row) => (line === undefined || row.line === line) && (q === undefined || row.label.toLowerCase().includes(q.toLowerCase())));
  const sign = sort?.startsWith('-') === true ? -1 : 1;
  const sorted = sort === undefined || sort === 'place' ? found : sort === '-place' ? found.toReversed() : found.toSorted((a, b) => sign * (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  return {
    rows: sorted.slice((page - 1) * pageSize, page * pageSize).map((row) => ({ candidateId: row.candidate, label: row.label, placeZh: row.placeZh, placeEn: row.placeEn, part: row.part, ...nameOf(row.part), place: row.place, score: row.score, line: row.line, reason: row.reason })), total: found.length, page, pageSize,
    roundName: round.name, titleZh: title.name_zh, titleEn: title.name_en, rule: { ...round.shortlist }, basis: await basisOf(ctx, round), withVoice: computed?.withVoice ?? false, tieRule: [...round.jury.tieRule], lotSeed: round.jury.lotSeed, isOpen: isOpen(round, 'shortlist'), isDecided: kept.length > 0,
    decidedAt: kept[0]?.decided_at ?? null, decidedByName: kept[0]?.by_name ?? null, inside: all.filter((row) => row.line === 'in' || row.line === 'added').length, added: all.filter((row) => row.line === 'added').length, dropped: all.filter((row) => row.line === 'dropped').length,
    cutOffs: cutOffs(all).map(({ part, candidates, inside, lastIn, firstOut }) => ({ part, ...nameOf(part), candidates, inside, lastIn: edgeOf(lastIn), firstOut: edgeOf(firstOut) })),
  };
});

export const decideShortlistBound = bindWrite(decideShortlist, async (ctx, { roundId, titleId, deviations }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'shortlist')) return ctx.refuse('honours.stage_not_open', stageParams('shortlist'));
  if (!(await roundTitles(ctx.tx, ctx.programmeId, roundId)).some(({ id }) => id === titleId)) return ctx.refuse('honours.title_not_in_round', {}, { pointers: ['/titleId'] });
  const decided = await byRule(ctx, round, titleId, deviations.map(({ candidateId, reason }) => ({ candidate: candidateId, reason })));
  if (decided === null) return ctx.refuse('honours.candidate_settled', {}, { pointers: ['/deviations'] });
  const of = (...lines: readonly Row['line'][]): string[] => decided.rows.filter((row) => lines.includes(row.line)).map(({ candidate }) => candidate);
  const [inside, outside] = [of('in', 'added'), of('below', 'dropped')];
  if (inside.length === 0) return ctx.refuse('honours.nobody_shortlisted');
  await saveShortlist(ctx.tx, ctx.programmeId, { roundId, titleId, at: new Date(ctx.now).toISOString(), by: ctx.personId }, decided.rows.map((row) => ({ candidateId: row.candidate, part: row.part, place: row.place, numerator: row.score === null ? null : Math.round(row.score.numerator), denominator: row.score?.denominator ?? null, line: row.line, reason: row.reason })));
  await saveStates(ctx.tx, ctx.programmeId, inside, 'eligible');
  await saveStates(ctx.tx, ctx.programmeId, outside, 'notShortlisted');
  const answer = { inside: inside.length, outside: outside.length, added: of('added').length, dropped: of('dropped').length };
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'decideShortlist', title: titleId, ...answer, deviations: deviations.map(({ candidateId, reason }) => ({ candidate: candidateId, reason })) } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return answer;
});

const columns = defineColumns({
  part: textColumn({ zh: '类别或分组', en: 'Class or group', width: 18 }), place: integerColumn({ zh: '名次', en: 'Place', required: true }), label: textColumn({ zh: '名称', en: 'Name', width: 24, required: true }), area: textColumn({ zh: '所在区域', en: 'Place it lies in', width: 20 }),
  score: numberColumn({ zh: '得分', en: 'Score' }), line: textColumn({ zh: '入围', en: 'Shortlist', width: 18, required: true }), reason: textColumn({ zh: '不按规则的理由', en: 'Reason against the rule', width: 40 }),
});
export const exportShortlistBound = bindExport(exportShortlist, listShortlistBound, listShortlist, {
  name: { zh: '初评入围', en: 'Shortlist' }, columns,
  row: (row, { words, text }) => ({
    part: text(row.partZh, row.partEn), place: row.place, label: row.label, area: text(row.placeZh, row.placeEn), score: row.score === null ? null : Math.round(row.score.numerator / row.score.denominator) / 100, line: shortlistLineWords[row.line][words], reason: row.reason,
  }),
});
