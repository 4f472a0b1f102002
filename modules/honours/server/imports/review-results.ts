/** 复查结论导入 · The list of a re-review as it was exported, with results filled in: kept, to rectify, or proposed for withdrawal. */
import { ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { booleanColumn, choiceColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { reviewItemWords } from '../../contract/index.ts';
import { groundOf, kept, toRectify, WITHDRAWAL_RULE } from '../../domain/index.ts';
import type { Award } from '../../domain/index.ts';
import { sealReason } from '../details.ts';
import { proposeFor } from '../proposing.ts';
import { awardOf, lockAwards } from '../queries/awards.ts';
import type { AwardRow } from '../queries/awards.ts';
import { itemsOfAwards, saveItem } from '../queries/re-reviews.ts';
import type { ReviewItemRow } from '../queries/re-reviews.ts';
import { keepAct } from '../take-act.ts';

export const reviewResultColumns = defineColumns({
  number: textColumn({ zh: '荣誉编号', en: 'Award number', required: true, code: true, maxLength: 80, width: 28 }), label: textColumn({ zh: '名称', en: 'Name', maxLength: 200, width: 24, hint: ONLY_SHOWN }), place: textColumn({ zh: '所在区域', en: 'Place', maxLength: 200, width: 20, hint: ONLY_SHOWN }),
  state: choiceColumn({ zh: '结论', en: 'Result', labels: reviewItemWords, hint: { zh: '保持、限期整改或提议撤销；空着为还没有结论', en: 'Kept, to rectify, or withdrawal proposed; empty while there is none' } }),
  evidence: textColumn({ zh: '核查情况', en: 'Evidence', width: 40, maxLength: 4_000, multiline: true }), renews: booleanColumn({ zh: '延一届', en: 'Another term', hint: { zh: '届满复审写“是”', en: 'At the end of its term' } }), document: textColumn({ zh: '文号', en: 'Document', maxLength: 200 }),
  by: dateColumn({ zh: '整改期限', en: 'Rectify by' }), reason: textColumn({ zh: '理由', en: 'Reason', maxLength: 500, width: 30, hint: { zh: '整改、撤销须写；加密保存', en: 'For rectifying and withdrawing; kept sealed' } }),
  ground: textColumn({ zh: '撤销情形', en: 'Ground', maxLength: 200, width: 24, hint: { zh: '提议撤销的，按称号规则写情形；空着为第一种', en: 'Of a withdrawal, as the rules of the title name it; empty for the first' } }),
  heard: dateColumn({ zh: '听取申辩', en: 'Heard on', hint: ONLY_SHOWN }), appeal: dateColumn({ zh: '申诉截止', en: 'Appeal until', hint: ONLY_SHOWN }),
});

export const reviewResultExamples = {
  zh: [{ number: '县级文明单位-2026-00001', label: null, place: null, state: 'kept', evidence: '实地走访，台账齐全', renews: false, document: null, by: null, reason: null, ground: null, heard: null, appeal: null }],
  en: [{ number: '县级文明单位-2026-00001', label: null, place: null, state: 'kept', evidence: 'Visited; records complete', renews: false, document: null, by: null, reason: null, ground: null, heard: null, appeal: null }],
} as const;

type Row = ImportRow<RowOf<typeof reviewResultColumns>>;
type Say = (key: keyof Row['value'] & string, code: string, zh: string, en: string) => void;
interface Ready { readonly value: Row['value']; readonly item: ReviewItemRow; readonly award: AwardRow; readonly next: Award | null; readonly isNew: boolean }

/** What a row says that the register does not: nothing where no result is written, or the same one. */
const isResult = (state: Row['value']['state'], item: ReviewItemRow): state is 'kept' | 'rectifying' | 'proposed' => state !== null && state !== 'open' && state !== item.state;

/** A ground as a sheet writes it: its code or its name; none written is the first that is not urgent. */
function groundFrom(award: AwardRow, written: string | null) {
  const rule = award.withdrawal_rule ?? WITHDRAWAL_RULE;
  const word = written?.trim().toLowerCase() ?? '';
  return word === '' ? groundOf(rule, undefined) : groundOf(rule, rule.grounds.find(({ code, zh, en }) => [code, zh, en].some((each) => each.toLowerCase() === word))?.code ?? word);
}

function checkWords({ state, evidence, by, reason, ground }: Row['value'], award: AwardRow, say: Say): void {
  if ((evidence ?? '').length < 2) say('evidence', 'evidence_missing', '有结论的，请写核查情况', 'A result needs what was looked at');
  if (state !== 'kept' && reason === null) say('reason', 'reason_missing', '整改或撤销，请写理由', 'Say why');
  if (state === 'rectifying' && by === null) say('by', 'by_missing', '限期整改，请写整改期限', 'A rectification needs its day');
  if (state === 'proposed' && groundFrom(award, ground) === null) say('ground', 'unknown_ground', `称号规则没有“${ground ?? ''}”这种情形`, `The rules of the title know no ground “${ground ?? ''}”`);
  if (award.withdrawal_id !== null) say('state', 'withdrawal_runs', '这项荣誉正在撤销程序中，请在撤销程序里办理', 'A withdrawal of it runs: it is settled there');
}

function nextOf({ state, by, renews }: Row['value'], award: AwardRow, today: string, say: Say): Award | null {
  const next = state === 'kept' ? kept(awardOf(award), today, award.term_months, renews === true) : state === 'rectifying' && by !== null ? toRectify(awardOf(award), today, by) : null;
  if (typeof next !== 'string') return next;
  const faults = { not_in_force: ['number', '荣誉今天不是有效状态', 'The award is not in force today'], before_award: ['number', '早于命名日', 'Before the award'], date_passed: ['by', '整改期限须在今天之后', 'The day must be after today'], renewed_already: ['renews', '下一届已经延过', 'Another term was given already'] } as const;
  const [key, zh, en] = faults[next];
  say(key, next, zh, en);
  return null;
}

async function resolve(ctx: WriteContext, reReviewId: string, rows: readonly Row[], fail: Fail<typeof reviewResultColumns>): Promise<(Ready | undefined)[]> {
  const items = new Map((await itemsOfAwards(ctx.tx, ctx.programmeId, reReviewId, rows.map(({ value }) => value.number))).map((item) => [item.number, item]));
  const awards = new Map((await lockAwards(ctx, [...items.values()].map(({ award_id }) => award_id))).map((award) => [award.id, award]));
  return rows.map((row) => {
    const say: Say = (key, code, zh, en) => fail(row, key, { code, zh, en });
    const item = items.get(row.value.number);
    const award = item === undefined ? undefined : awards.get(item.award_id);
    if (item === undefined || award === undefined) { say('number', 'unknown_award', `这次复查的名单里没有编号“${row.value.number}”`, `The list of this re-review has no number “${row.value.number}”`); return undefined; }
    const { state } = row.value;
    if (!isResult(state, item)) return { value: row.value, item, award, next: null, isNew: false };
    if (!['kept', 'rectifying', 'proposed'].includes(state)) { say('state', 'not_by_sheet', '申诉和撤销在复查页逐条办理，不能用表格', 'Appeals and withdrawals are settled one by one, not by a sheet'); return undefined; }
    if (item.state !== 'open' && item.state !== 'rectifying') { say('state', 'settled', `台账中已是“${reviewItemWords[item.state].zh}”，不能用表格修改`, `The register says “${reviewItemWords[item.state].en}”: not changed by a sheet`); return undefined; }
    checkWords(row.value, award, say);
    return { value: row.value, item, award, next: nextOf(row.value, award, ctx.today, say), isNew: true };
  });
}

async function write(ctx: WriteContext, { value, item, award, next }: Ready): Promise<void> {
  const act = { awardId: award.id, on: ctx.today, document: value.document, reviewId: item.re_review_id };
  if (next !== null && value.state === 'kept') await keepAct(ctx, award, { ...act, kind: 'kept' }, next);
  if (next !== null && value.state === 'rectifying') await keepAct(ctx, award, { ...act, kind: 'rectifyBy', until: value.by as string, reason: value.reason as string }, next);
  if (value.state === 'proposed') await proposeFor(ctx, award, { groundCode: groundFrom(award, value.ground)?.ground.code, evidence: value.evidence as string, fileIds: [], reason: value.reason as string, reviewItemId: item.id });
  await saveItem(ctx.tx, ctx.programmeId, item.id, {
    state: value.state as 'kept' | 'rectifying' | 'proposed', evidence: value.evidence as string, ...(value.reason === null ? {} : { reasonSealed: sealReason(ctx, value.reason) }), ...(value.state === 'kept' ? { settledAt: new Date(ctx.now).toISOString(), settledBy: ctx.personId } : {}),
    ...(value.state === 'proposed' ? { proposedBy: ctx.personId } : {}),
  });
}

/** @returns what the engine needs to import results; rows without one are passed over, and the same file again changes nothing */
export function reviewResultImport(ctx: WriteContext, reReviewId: string): ImportDefinition<typeof reviewResultColumns, Ready> {
  let written = 0;
  return {
    name: { zh: '复查结论', en: 'Results of a re-review' }, columns: reviewResultColumns, keyColumn: 'number',
    resolve: async (rows, fail) => (await resolve(ctx, reReviewId, rows, fail)) as Ready[],
    async write(ready) {
      const fresh = ready.filter(({ isNew }) => isNew);
      for (const each of fresh) await write(ctx, each);
      written += fresh.length;
      return { created: 0, updated: fresh.length, unchanged: ready.length - fresh.length };
    },
    kept() {
      ctx.record({ kind: 'reReview', id: reReviewId, change: { act: 'importResults', results: written } });
      ctx.emit({ topic: 'honours', subjectId: reReviewId });
    },
  };
}
