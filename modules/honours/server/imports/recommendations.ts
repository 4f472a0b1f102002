/** 推荐台账导入 · Recommendations by batch, title and subject, under the headers of their export; each held against the rule on the day it was sent. */
import { ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { recommendationStateWords } from '../../contract/index.ts';
import type { RecommendationEventKind, RecommendationState, SubjectKind } from '../../domain/index.ts';
import { misfit } from '../conferring.ts';
import { sealReason } from '../details.ts';
import { insertRecommendationEvents, insertRecommendations, knownRecommendations, saveRecommendation } from '../queries/recommendations.ts';
import type { RecommendationChange, RecommendationEventToKeep } from '../queries/recommendations.ts';
import { subjectsByCode } from '../queries/subjects.ts';
import type { KnownSubject } from '../queries/subjects.ts';
import { titlesNamed } from '../queries/titles.ts';
import type { TitleRow } from '../queries/titles.ts';
import { unmetWords, upwardChecks } from '../upward.ts';
import type { Upward } from '../upward.ts';
import { classOf } from './star-text.ts';

export const recommendationColumns = defineColumns({
  batch: textColumn({ zh: '批次', en: 'Batch', required: true, maxLength: 60, width: 16 }),
  title: textColumn({ zh: '推荐称号编码', en: 'Code of the title', aliases: ['称号编码', '推荐称号'], required: true, maxLength: 120, width: 22, hint: { zh: '编码或名称', en: 'Code or name' } }),
  titleName: textColumn({ zh: '称号名称', en: 'Name of the title', maxLength: 200, width: 24, hint: ONLY_SHOWN }),
  code: textColumn({ zh: '对象编号', en: 'Subject code', aliases: ['编号', '户编号'], required: true, code: true, maxLength: 80, width: 18 }),
  label: textColumn({ zh: '名称', en: 'Name', aliases: ['姓名', '户名', '单位名称'], maxLength: 200, width: 22, hint: ONLY_SHOWN }),
  place: textColumn({ zh: '所在区域', en: 'Place', maxLength: 200, width: 18, hint: ONLY_SHOWN }),
  classCode: textColumn({ zh: '类别', en: 'Class', maxLength: 60 }),
  sentOn: dateColumn({ zh: '报送日期', en: 'Sent on', required: true }), document: textColumn({ zh: '报送文号', en: 'Document', required: true, maxLength: 200, width: 24 }),
  sentTo: textColumn({ zh: '报送至', en: 'Sent to', maxLength: 120, width: 18, hint: { zh: '空着为授予机关', en: 'The authority when empty' } }),
  state: choiceColumn({ zh: '结果', en: 'State', aliases: ['状态', '推荐结果'], labels: recommendationStateWords, hint: { zh: '空着为已报送', en: 'Sent when empty' } }),
  outcomeOn: dateColumn({ zh: '结果日期', en: 'Outcome on' }), outcomeDocument: textColumn({ zh: '结果文号', en: 'Document of the outcome', maxLength: 200, width: 24 }),
  remarks: textColumn({ zh: '备注', en: 'Remarks', maxLength: 1_000, width: 24 }), reason: textColumn({ zh: '放行理由', en: 'Why in spite of the rule', maxLength: 500, width: 20, hint: { zh: '条件不满足时写，须有放行权限', en: 'Where a condition is not met; needs the right to set it aside' } }),
});

const example = { batch: '2026-1', title: 'province-unit', titleName: null, code: 'U-0001', place: null, classCode: null, sentOn: '2026-03-01', sentTo: null, outcomeOn: null, outcomeDocument: null, remarks: null, reason: null, state: 'sent' };
export const recommendationExamples = {
  zh: [{ ...example, label: '示例单位', document: '示例〔2026〕1号' }], en: [{ ...example, label: 'Example', document: 'Example 2026/1' }],
} as const;

type Row = ImportRow<RowOf<typeof recommendationColumns>>;
type FailRow = Fail<typeof recommendationColumns>;
interface Ready { readonly value: Row['value']; readonly title: TitleRow; readonly subject: KnownSubject; readonly check: Upward; readonly state: RecommendationState; readonly classCode: string | null; readonly known: Awaited<ReturnType<typeof knownRecommendations>>[number] | undefined }

const keyOf = (row: { batch: string; titleId: string; subjectId: string }): string => `${row.batch}/${row.titleId}/${row.subjectId}`;

function checkDays({ value }: Row, state: RecommendationState, today: string, fail: (key: keyof Row['value'] & string, code: string, zh: string, en: string) => void): void {
  if (value.sentOn > today) fail('sentOn', 'in_future', '报送日期在今天之后', 'Sent after today');
  if (state === 'sent' && value.outcomeOn !== null) fail('outcomeOn', 'outcome_missing', '有结果日期，请写明结果', 'A day of an outcome without the outcome');
  if (state !== 'sent' && value.outcomeOn === null) fail('outcomeOn', 'outcome_day_missing', '有结果的，请写明结果日期', 'An outcome needs its day');
  if (value.outcomeOn !== null && (value.outcomeOn < value.sentOn || value.outcomeOn > today)) fail('outcomeOn', 'dates_out_of_order', '结果日期不能早于报送日期，也不能晚于今天', 'Not before it was sent, nor after today');
}

function checkRule(row: Row, ready: Ready, maySetAside: boolean, fail: (key: keyof Row['value'] & string, code: string, zh: string, en: string) => void): void {
  // What stands in the register was judged when it came in.
  if (ready.known !== undefined || ready.check.verdict === 'met') return;
  const { reasonsZh, reasonsEn } = unmetWords(ready.check.findings);
  if (ready.check.verdict === 'refused') return fail('code', 'upward_unmet', `不能推荐：${reasonsZh}`, `Not to be recommended: ${reasonsEn}`);
  if (row.value.reason === null) return fail('reason', 'upward_unmet', `条件不满足，须写放行理由：${reasonsZh}`, `A condition is not met and no reason is given: ${reasonsEn}`);
  if (!maySetAside) fail('reason', 'set_aside_not_yours', '您没有放行的权限', 'You may not set a condition aside');
}

function checkKnown(ready: Ready, fail: (key: keyof Row['value'] & string, code: string, zh: string, en: string) => void): void {
  const { known, state, value } = ready;
  if (known === undefined || !differs(ready)) return;
  if (known.awardId !== null || known.state === 'withdrawn') fail('state', 'settled', '台账中已办结，不能用表格修改', 'Settled in the register: not changed by a sheet');
  else if (state === 'sent' && known.state !== 'sent' && known.state !== 'returned') fail('state', 'already_known', '台账中已登记结果，表格里却没有', 'The register has its outcome, the sheet has none');
  else if (value.sentOn < known.sentOn) fail('sentOn', 'dates_out_of_order', `台账中最近一次报送是 ${known.sentOn}`, `The register says it was sent on ${known.sentOn}`);
}

function differs({ known, value, state }: Ready): boolean {
  if (known === undefined) return true;
  return known.state !== state || known.sentOn !== value.sentOn || known.document !== value.document || known.outcomeOn !== value.outcomeOn || known.outcomeDocument !== value.outcomeDocument || (value.remarks !== null && known.remarks !== value.remarks);
}

async function resolve(ctx: WriteContext, rows: readonly Row[], fail: FailRow, maySetAside: boolean): Promise<(Ready | undefined)[]> {
  // Each row by the rules of the day it was sent on; a file names few days.
  const titles = new Map<string, TitleRow>();
  for (const [day, own] of Map.groupBy(rows, ({ value }) => value.sentOn)) for (const [name, title] of await titlesNamed(ctx.tx, ctx.programmeId, [...new Set(own.map(({ value }) => value.title))], day)) titles.set(`${day}/${name}`, title);
  const kinds = new Set([...titles.values()].map(({ subject_kind }) => subject_kind));
  const subjects = new Map<string, KnownSubject>();
  for (const kind of kinds) for (const subject of await subjectsByCode(ctx.tx, ctx.programmeId, kind as SubjectKind, [...new Set(rows.map(({ value }) => value.code))])) subjects.set(`${kind}/${subject.code}`, subject);
  const placed = rows.map((row) => {
    const title = titles.get(`${row.value.sentOn}/${row.value.title}`);
    if (title === undefined) { fail(row, 'title', { code: 'unknown_title', zh: `没有编码或名称为“${row.value.title}”的称号`, en: `There is no title “${row.value.title}”` }); return undefined; }
    if (title.state === 'retired') fail(row, 'title', { code: 'title_retired', zh: '称号已停用', en: 'The title is retired' });
    const subject = subjects.get(`${title.subject_kind}/${row.value.code}`);
    if (subject === undefined) { fail(row, 'code', { code: 'unknown_subject', zh: `名册中没有编号为“${row.value.code}”的这类对象，请先登记`, en: `The register has no such subject with the code “${row.value.code}”; register it first` }); return undefined; }
    return { row, title, subject };
  });
  const asks = placed.flatMap((each, at) => (each === undefined ? [] : [{ at, subjectId: each.subject.id, titleId: each.title.id, day: each.row.value.sentOn, classCode: classOf(each.row.value.classCode, each.title) }]));
  const checks = await upwardChecks(ctx, ({ at }) => placed[at]?.title, asks);
  const known = new Map((await knownRecommendations(ctx.tx, ctx.programmeId, placed.flatMap((each) => (each === undefined ? [] : [{ titleId: each.title.id, subjectId: each.subject.id, batch: each.row.value.batch }])))).map((each) => [keyOf(each), each]));
  return placed.map((each, at) => {
    const check = checks.get(at);
    if (each === undefined || check === undefined) return undefined;
    const { row, title, subject } = each;
    const say = (key: keyof Row['value'] & string, code: string, zh: string, en: string): void => fail(row, key, { code, zh, en });
    const state = row.value.state ?? 'sent';
    const ready: Ready = { value: row.value, title, subject, check, state, classCode: classOf(row.value.classCode, title), known: known.get(keyOf({ batch: row.value.batch, titleId: title.id, subjectId: subject.id })) };
    if (misfit(title, ready.classCode, []) !== null) say('classCode', 'class_unknown', '称号没有这个类别，或须选一类', 'No such class, or a class is needed');
    if (subject.valid_to !== null && subject.valid_to <= row.value.sentOn) say('code', 'subject_gone', '对象在报送日之前已合并、拆分或注销', 'The subject was gone before it was sent');
    checkDays(row, state, ctx.today, say);
    checkRule(row, ready, maySetAside, say);
    checkKnown(ready, say);
    return ready;
  });
}

const changeOf = ({ value, state, known }: Ready): RecommendationChange => ({ state, sentOn: value.sentOn, document: value.document, outcomeOn: value.outcomeOn, outcomeDocument: value.outcomeDocument, remarks: value.remarks ?? known?.remarks ?? null, awardId: known?.awardId ?? null });

function eventsOf(ctx: WriteContext, id: string, ready: Ready): RecommendationEventToKeep[] {
  const { value, state, known } = ready;
  const event = (kind: RecommendationEventKind, on: string, document: string | null): RecommendationEventToKeep => ({ id: ctx.newId(), recommendationId: id, kind, on, document, remarks: value.remarks });
  const sending = known === undefined ? [event('sent', value.sentOn, value.document)] : known.sentOn !== value.sentOn || known.document !== value.document ? [event('sentAgain', value.sentOn, value.document)] : [];
  return [...sending, ...(state === 'sent' || value.outcomeOn === null ? [] : [event(state, value.outcomeOn, value.outcomeDocument)])];
}

async function writeAll(ctx: WriteContext, ready: readonly Ready[]): Promise<{ created: number; updated: number; unchanged: number }> {
  const by = { at: new Date(ctx.now).toISOString(), personId: ctx.personId };
  const fresh = ready.filter(({ known }) => known === undefined).map((each) => ({ id: ctx.newId(), each }));
  await insertRecommendations(ctx.tx, ctx.programmeId, fresh.map(({ id, each }) => {
    const isSetAside = each.check.verdict === 'needsReason' && each.value.reason !== null;
    return {
      ...changeOf(each), id, titleId: each.title.id, subjectId: each.subject.id, placeId: each.subject.place_id, organisationId: each.subject.organisation_id, classCode: each.classCode, fromAwardId: each.check.fromAward?.id ?? null, fromCandidateId: null,
      batch: each.value.batch, sentTo: each.value.sentTo ?? each.title.authority, findings: each.check.findings, setAsideSealed: isSetAside ? sealReason(ctx, each.value.reason as string) : null, setAsideBy: isSetAside ? ctx.personId : null,
    };
  }), by);
  const changed = ready.filter((each) => each.known !== undefined && differs(each));
  for (const each of changed) await saveRecommendation(ctx.tx, ctx.programmeId, each.known?.id ?? '', changeOf(each));
  await insertRecommendationEvents(ctx.tx, ctx.programmeId, [...fresh.flatMap(({ id, each }) => eventsOf(ctx, id, each)), ...changed.flatMap((each) => eventsOf(ctx, each.known?.id ?? '', each))], by);
  return { created: fresh.length, updated: changed.length, unchanged: ready.length - fresh.length - changed.length };
}

/** @returns what the engine needs to import the register; the same file again changes nothing */
export function recommendationImport(ctx: WriteContext, maySetAside: boolean): ImportDefinition<typeof recommendationColumns, Ready> {
  return {
    name: { zh: '向上推荐台账', en: 'Recommendations' }, columns: recommendationColumns, keyColumn: 'code', keyOf: ({ batch, title, code }) => `${batch}/${title}/${code}`,
    resolve: async (rows, fail) => (await resolve(ctx, rows, fail, maySetAside)) as Ready[],
    write: (ready) => writeAll(ctx, ready),
    kept() { ctx.emit({ topic: 'honours', subjectId: ctx.programmeId }); },
  };
}
