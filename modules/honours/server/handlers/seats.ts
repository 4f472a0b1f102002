import { fillText } from '#platform/contract/index.ts';
import type { OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { defineColumns, integerColumn, textColumn, writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import { apportionRefusalWords, apportionSeats, clearSeats, downloadApportionment, downloadSeats, groupWords, proposeSeats, readSeats, seatStepWords, setSeats, stageWords } from '../../contract/index.ts';
import { apportionSeats as share, partLines, seatsMost } from '../../domain/index.ts';
import type { Apportionment, ApportionMethod, ApportionRefusal, ApportionStep } from '../../domain/index.ts';
import { lockRound, noticeState, roundRow, roundTitles } from '../queries/rounds.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { applicantGroups, deleteSeats, roundDimensions, saveSeats, seatPlans, villageBases } from '../queries/seats.ts';
import type { SeatPart } from '../queries/seats.ts';

type Plan = OutputOf<typeof apportionSeats>;
type Asked = Omit<SeatPart, 'seats'>;

/** Why it cannot be, in both languages, with the sums. */
function reasonOf({ refusal, code, sum }: ApportionRefusal, seats: number, parts: readonly Asked[]) {
  const named = parts.find((part) => part.code === code);
  const say = (language: 'zh' | 'en') => fillText(apportionRefusalWords[refusal][language], { seats, sum: sum ?? 0, code: named?.[language] ?? code ?? '' });
  return { reasonZh: say('zh'), reasonEn: say('en') };
}

const planOf = (method: ApportionMethod, seats: number, parts: readonly Asked[], { seats: shared, steps }: Apportionment): Plan => ({ method, seats, parts: parts.map((part) => ({ ...part, seats: shared.get(part.code) ?? 0 })), steps: steps.map((step) => ({ ...step })) });

function tableOf(text: string): { parts: Asked[]; unreadable: readonly number[] } {
  const { parts, unreadable } = partLines(text);
  return { parts: parts.map(({ code, label, weight, least, most }) => ({ code, zh: label, en: label, weight, least: least ?? 0, most: most ?? null })), unreadable };
}

export const apportionSeatsBound = bindRead(apportionSeats, async (ctx, { seats, method, parts: text }) => {
  const { parts, unreadable } = tableOf(text);
  if (unreadable.length > 0) return ctx.refuse('honours.parts_unreadable', { lines: unreadable.slice(0, 20).join('、') }, { pointers: ['/parts'] });
  const shared = share(seats, parts, method);
  return 'refusal' in shared ? ctx.refuse('honours.seats_infeasible', reasonOf(shared, seats, parts)) : planOf(method, seats, parts, shared);
});

/** One step as a sentence. */
export function stepText(step: ApportionStep, at: number, name: string, language: 'zh' | 'en', isFirst: boolean): string {
  const words = step.kind === 'least' && isFirst ? seatStepWords.first : seatStepWords[step.kind];
  return fillText(words[language], { ...step, name, n: at + 1 } as never) + ('tie' in step && step.tie ? seatStepWords.tie[language] : '');
}

const columns = defineColumns({
  name: textColumn({ zh: '名称', en: 'Name', width: 26, required: true }), weight: integerColumn({ zh: '基数', en: 'Base', required: true }), least: integerColumn({ zh: '最低', en: 'Least', required: true }), most: integerColumn({ zh: '最高', en: 'Most' }),
  seats: integerColumn({ zh: '名额', en: 'Seats', required: true }), sum: textColumn({ zh: '算式', en: 'Sum', width: 90, maxLength: 30_000, multiline: true }),
});

function fileOf(ctx: ReadContext, plan: Pick<Plan, 'method' | 'parts' | 'steps'>, title: { zh: string; en: string }) {
  const language = ctx.locale === 'en' ? 'en' as const : 'zh' as const;
  const isDivisor = plan.method === 'divisorsByOne' || plan.method === 'divisorsByTwo';
  const rounds = plan.steps.filter(({ kind }) => kind === 'round');
  const sums = Map.groupBy(plan.steps, ({ code }) => code);
  const rows = plan.parts.map((part) => ({ name: part[language], weight: part.weight, least: part.least, most: part.most, seats: part.seats, sum: (sums.get(part.code) ?? []).map((step) => stepText(step, rounds.indexOf(step), part[language], language, isDivisor)).join('\n').slice(0, 30_000) }));
  async function* all() { yield* rows; }
  return { fileName: `${title[language]}-${ctx.today}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeTable({ name: title[language].slice(0, 30), columns, rows: all(), language }) };
}

export const downloadApportionmentBound = bindRead(downloadApportionment, async (ctx, { seats, method, parts: text }) => {
  const { parts, unreadable } = tableOf(text);
  if (unreadable.length > 0) return ctx.refuse('honours.parts_unreadable', { lines: unreadable.slice(0, 20).join('、') }, { pointers: ['/parts'] });
  const shared = share(seats, parts, method);
  return 'refusal' in shared ? ctx.refuse('honours.seats_infeasible', reasonOf(shared, seats, parts)) : fileOf(ctx, planOf(method, seats, parts, shared), { zh: '名额分配', en: 'Seats' });
});

/** Who takes part in a sharing, with what each has of the base now. */
async function partsOf(ctx: ReadContext, round: RoundRow, input: ParsedInputOf<typeof proposeSeats>): Promise<Asked[] | 'title_not_in_round'> {
  const title = (await roundTitles(ctx.tx, ctx.programmeId, round.id)).find(({ id }) => id === input.titleId);
  if (title === undefined) return 'title_not_in_round';
  const by = { roundId: round.id, titleId: input.titleId };
  const found = input.dimension === 'village' ? await villageBases(ctx.tx, ctx.programmeId, { ...by, base: input.base, kind: title.subject_kind }) : await applicantGroups(ctx.tx, ctx.programmeId, { ...by, dimension: input.dimension });
  const classes = new Map(title.rules.classes.map((each) => [each.code, each]));
  return found.map((row) => {
    const words = (input.dimension === 'class' ? classes.get(row.code) : groupWords[row.code]) ?? { zh: row.name_zh, en: row.name_en };
    return { code: row.code, zh: words.zh, en: words.en, weight: row.weight, least: input.least, most: input.most ?? null };
  });
}

export const proposeSeatsBound = bindRead(proposeSeats, async (ctx, input) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, input.roundId)) ?? ctx.notFound();
  const parts = await partsOf(ctx, round, input);
  if (parts === 'title_not_in_round') return ctx.refuse('honours.title_not_in_round', {}, { pointers: ['/titleId'] });
  if (parts.length === 0) return ctx.refuse('honours.seats_without_parts', {}, { pointers: ['/dimension'] });
  const shared = share(input.seats, parts, input.method);
  return 'refusal' in shared ? ctx.refuse('honours.seats_infeasible', reasonOf(shared, input.seats, parts), { pointers: ['/seats'] }) : planOf(input.method, input.seats, parts, shared);
});

/** Seats are shared until the list is public. */
async function lockReason(ctx: ReadContext, round: RoundRow): Promise<'notice_drafted' | 'not_running' | null> {
  if (round.state !== 'running' || round.stage === 'townshipApproval' || round.stage === 'decision' || round.stage === 'conferral' || round.stage === 'publication') return 'not_running';
  const notice = round.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, round.notice_id);
  return notice !== undefined && notice.state !== 'withdrawn' ? 'notice_drafted' : null;
}
const notOpen = { stageZh: stageWords.publicNotice.zh, stageEn: stageWords.publicNotice.en };

export const setSeatsBound = bindWrite(setSeats, async (ctx, input) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, input.roundId)) ?? ctx.notFound();
  const locked = await lockReason(ctx, round);
  if (locked !== null) return locked === 'notice_drafted' ? ctx.refuse('honours.notice_drafted') : ctx.refuse('honours.stage_not_open', notOpen);
  const parts = await partsOf(ctx, round, input);
  if (parts === 'title_not_in_round') return ctx.refuse('honours.title_not_in_round', {}, { pointers: ['/titleId'] });
  if (parts.length === 0) return ctx.refuse('honours.seats_without_parts', {}, { pointers: ['/dimension'] });
  const shared = share(input.seats, parts, input.method);
  if ('refusal' in shared) return ctx.refuse('honours.seats_infeasible', reasonOf(shared, input.seats, parts), { pointers: ['/seats'] });
  const title = (await roundTitles(ctx.tx, ctx.programmeId, round.id)).find(({ id }) => id === input.titleId);
  const most = title === undefined ? null : seatsMost(title.seats, title.rules.quotas);
  if (most !== null && input.seats > most) return ctx.refuse('honours.seats_over_total', { seats: input.seats, most }, { pointers: ['/seats'] });
  const plan = planOf(input.method, input.seats, parts, shared);
  await saveSeats(ctx.tx, ctx.programmeId, round.id, { title_id: input.titleId, dimension: input.dimension, base: input.base, method: input.method, seats: input.seats, parts: plan.parts, at: new Date(ctx.now).toISOString(), by: ctx.personId });
  ctx.record({ kind: 'selectionRound', id: round.id, change: { act: 'setSeats', title: input.titleId, seats: input.seats, method: input.method, dimension: input.dimension, base: input.base, parts: plan.parts.length } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return plan;
});

export const clearSeatsBound = bindWrite(clearSeats, async (ctx, { roundId, titleId }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const locked = await lockReason(ctx, round);
  if (locked !== null) return locked === 'notice_drafted' ? ctx.refuse('honours.notice_drafted') : ctx.refuse('honours.stage_not_open', notOpen);
  const cleared = (await deleteSeats(ctx.tx, ctx.programmeId, roundId, titleId)) > 0;
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'clearSeats', title: titleId, cleared } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { cleared };
});

/** The sum again from the numbers that were kept: it cannot come out otherwise. */
function keptPlan(row: { method: ApportionMethod; seats: number; parts: readonly SeatPart[] }): Plan {
  return planOf(row.method, row.seats, row.parts.map(({ seats: _seats, ...part }) => part), share(row.seats, row.parts, row.method) as Apportionment);
}

export const readSeatsBound = bindRead(readSeats, async (ctx, { roundId }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const titles = await roundTitles(ctx.tx, ctx.programmeId, roundId);
  const known = await roundDimensions(ctx.tx, ctx.programmeId, roundId);
  return {
    plans: (await seatPlans(ctx.tx, ctx.programmeId, roundId)).map((row) => ({ ...keptPlan(row), titleId: row.title_id, titleZh: row.title_zh, titleEn: row.title_en, dimension: row.dimension, base: row.base, madeAt: row.made_at, madeByName: row.made_by_name ?? '' })),
    dimensions: [...new Set(['village', ...(titles.some(({ rules }) => rules.classes.length > 0) ? ['class'] : []), ...known.filter((each) => each !== 'class')])], isOpen: (await lockReason(ctx, round)) === null,
  };
});

export const downloadSeatsBound = bindRead(downloadSeats, async (ctx, { roundId, titleId }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const row = (await seatPlans(ctx.tx, ctx.programmeId, roundId)).find(({ title_id }) => title_id === titleId) ?? ctx.notFound();
  return fileOf(ctx, keptPlan(row), { zh: `${round.name}名额分配`, en: `${round.name} seats` });
});
