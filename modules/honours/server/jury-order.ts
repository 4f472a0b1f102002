/** 名次 · The order in which the candidates of a title stand by the rules that were written down: the jury’s, and with a public voice both together. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { compositeRanking, juryRanking, orderingStage, passedOver } from '../domain/index.ts';
import type { CandidateState, JuryRow, ScoringStage, SeatRule, Sheet, Voices } from '../domain/index.ts';
import { candidatesIn } from './queries/candidates.ts';
import type { CandidateRow } from './queries/candidates.ts';
import { allSheets, voiceResults } from './queries/judging.ts';
import { roundStages, roundTitles } from './queries/rounds.ts';
import type { Criterion, RoundRow, RoundTitleRow, StageRow } from './queries/rounds.ts';

/** Stages that score, all of them over. */
export const isScored = (stages: readonly Pick<StageRow, 'kind' | 'state'>[]): boolean => stages.filter(({ kind }) => kind === 'review' || kind === 'jury').every(({ state }) => state === 'done');

/** Whose sheets come in now, or came in last; the jury’s where no stage was open yet. */
export const stageScored = (stages: readonly Pick<StageRow, 'kind' | 'state'>[]): ScoringStage => {
  const open = stages.find(({ kind, state }) => state === 'open' && (kind === 'review' || kind === 'jury'))?.kind;
  return open === 'review' || open === 'jury' ? open : (orderingStage(stages.map(({ kind }) => kind)) ?? 'jury');
};

/** What is scored: a review goes by the standards of the title’s framework where it names one, everything else by the criteria of the round. */
export const criteriaOf = (round: Pick<RoundRow, 'jury'>, title: Pick<RoundTitleRow, 'criteria'>, stage: ScoringStage): readonly Criterion[] => (stage === 'review' && title.criteria !== null ? title.criteria : round.jury.criteria);

/** What a reason for leaving the order is kept under, beside the quotas that were set aside. */
export const orderKey = ({ code }: { readonly code: string }): string => `order/${code}`;

/** 名额 · Seats of a title in its round: in all, and of each class where a quota says so. */
export function seatRuleOf({ seats, rules }: Pick<RoundTitleRow, 'seats' | 'rules'>): SeatRule {
  const totals = rules.quotas.flatMap((quota) => (quota.kind === 'total' ? [quota.most] : []));
  const classes = rules.classes.length === 0 ? [] : rules.quotas.flatMap((quota) => (quota.kind === 'perClass' ? [quota] : []));
  const all = [...(seats === null ? [] : [seats]), ...totals];
  return { total: all.length === 0 ? null : Math.min(...all), perClass: classes.length === 0 ? null : { least: Math.max(...classes.map(({ least }) => least)), most: Math.min(...classes.map(({ most }) => most)) } };
}

/** Both figures as millionths of the most that a candidate of this title had, of this class where seats are by class, so that a weight can be put between them; a ballot has votes of other titles too. */
function voicesOf(ranking: readonly JuryRow[], voices: ReadonlyMap<string, number>, groupOf: ReadonlyMap<string, string | null> | null): Voices[] {
  if (groupOf !== null) {
    const shared = [...Map.groupBy(ranking, ({ candidate }) => groupOf.get(candidate) ?? null)].flatMap(([group, own]) => voicesOf(own, voices, null).map((each) => ({ ...each, group })));
    const known = new Map(shared.map((each) => [each.candidate, each]));
    return ranking.map(({ candidate }) => known.get(candidate) as Voices);
  }
  const share = (value: number, most: number): number => (most === 0 ? 0 : Math.round((value * 1_000_000) / most));
  const mean = ({ score }: JuryRow): number => score.numerator / score.denominator;
  const [juryMost, voiceMost] = [Math.max(0, ...ranking.map(mean)), Math.max(0, ...ranking.map(({ candidate }) => voices.get(candidate) ?? 0))];
  return ranking.map((row) => ({ candidate: row.candidate, jury: share(mean(row), juryMost), voice: share(voices.get(row.candidate) ?? 0, voiceMost) }));
}

export interface WrittenOrder { readonly candidates: readonly CandidateRow[]; readonly sheets: readonly (Sheet & { readonly scores: Readonly<Record<string, number>> })[]; readonly ranking: readonly JuryRow[]; readonly voices: ReadonlyMap<string, number>; /** In the order of the jury. */ readonly composite: readonly Voices[] }

/** By candidate its class, where seats of the title are by class; else null. */
async function classesOf(ctx: ReadContext, round: RoundRow, titleId: string, candidates: readonly CandidateRow[]): Promise<ReadonlyMap<string, string | null> | null> {
  const title = (await roundTitles(ctx.tx, ctx.programmeId, round.id)).find(({ id }) => id === titleId);
  return title === undefined || seatRuleOf(title).perClass === null ? null : new Map(candidates.map((row) => [row.id, row.class_code]));
}

const IN_ORDER: readonly CandidateState[] = ['eligible', 'chosen', 'notChosen', 'confirmed', 'declined', 'conferred'];

/** Numbers are dealt out anew before the jury begins, so who came earlier is told by the time of nomination and by nothing else. */
export async function writtenOrder(ctx: ReadContext, round: RoundRow, titleId: string, { of, states = IN_ORDER }: { /** `none`: as if nobody had scored. */ readonly of?: ScoringStage | 'none' | undefined; readonly states?: readonly CandidateState[] } = {}): Promise<WrittenOrder> {
  const stage = of ?? orderingStage((await roundStages(ctx.tx, ctx.programmeId, round.id)).map(({ kind }) => kind)) ?? 'jury';
  const candidates = (await candidatesIn(ctx.tx, ctx.programmeId, round.id, states)).filter((row) => row.title_id === titleId);
  const known = new Set(candidates.map(({ id }) => id));
  const sheets = (stage === 'none' ? [] : await allSheets(ctx.tx, ctx.programmeId, round.id, titleId, stage)).filter((sheet) => known.has(sheet.candidate));
  const ranking = juryRanking(sheets, candidates.map(({ id }) => id), round.jury, new Map(candidates.map((row) => [row.id, row.nominated_at])));
  const voices = await voiceResults(ctx.tx, ctx.programmeId, round.id);
  return { candidates, sheets, ranking, voices, composite: voicesOf(ranking, voices, await classesOf(ctx, round, titleId, candidates)) };
}

/** Who stands before somebody chosen and is not chosen; within a class where the title has classes. */
export function passedOverIn({ candidates, ranking, voices, composite }: Pick<WrittenOrder, 'candidates' | 'ranking' | 'voices' | 'composite'>, round: Pick<RoundRow, 'voice_percent'>): string[] {
  const rows = new Map(candidates.map((row) => [row.id, row]));
  const order = voices.size === 0 ? ranking.map(({ candidate }) => candidate) : compositeRanking(composite, round.voice_percent).map(({ candidate }) => candidate);
  const chosen = new Set(candidates.filter(({ state }) => ['chosen', 'confirmed', 'declined', 'conferred'].includes(state)).map(({ id }) => id));
  return passedOver(order.map((candidate) => ({ candidate, group: rows.get(candidate)?.class_code ?? null })), chosen);
}
