/** 记分导入 · Deeds of a month from a sheet, under the headers they go out with; what stands already is left as it is. */
import { ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { toldThings } from '#modules/places/server/index.ts';
import { evidenceWords } from '../../contract/index.ts';
import { deedKey, isOverCap, monthOf, needsEvidence, needsPhoto, recordedFrom } from '../../domain/index.ts';
import type { Rule } from '../../domain/index.ts';
import { lockHouseholds, standingDeeds, subjectsNamed } from '../queries/deed-counts.ts';
import type { SubjectInSheet } from '../queries/deed-counts.ts';
import { insertDeeds } from '../queries/deeds.ts';
import type { NewDeed } from '../queries/deeds.ts';
import { booksInForce } from '../queries/rules.ts';
import type { BookInForce } from '../queries/rules.ts';

export const deedColumns = defineColumns({
  code: textColumn({ zh: '户编号', en: 'Household number', aliases: ['户卡号', '编号'], maxLength: 80, width: 18, hint: { zh: '户卡上的编号；与户名至少填一个', en: 'The number on the household’s card; this or the name' } }),
  label: textColumn({ zh: '户名', en: 'Household', maxLength: 120, width: 22 }),
  place: textColumn({ zh: '所在区域', en: 'Place', aliases: ['村', '村（社区）'], maxLength: 120, width: 20, hint: { zh: '区域名称或编码；同名的户靠它分清', en: 'Name or code; tells households of one name apart' } }),
  rule: textColumn({ zh: '积分项', en: 'Rule', required: true, maxLength: 60, width: 30, hint: { zh: '规则编码或名称', en: 'Code or words of the rule' } }),
  points: integerColumn({ zh: '分值', en: 'Points', hint: ONLY_SHOWN }), posted: integerColumn({ zh: '入账', en: 'Posted', hint: ONLY_SHOWN }), cut: integerColumn({ zh: '超月上限', en: 'Over the cap', hint: ONLY_SHOWN }),
  day: dateColumn({ zh: '发生日期', en: 'Happened on', required: true }),
  evidence: textColumn({ zh: '凭据', en: 'Evidence', aliases: ['备注'], width: 36, maxLength: 500 }),
  state: textColumn({ zh: '状态', en: 'State', hint: ONLY_SHOWN }), recorded: textColumn({ zh: '记分人', en: 'Recorded by', hint: ONLY_SHOWN }), reviewed: textColumn({ zh: '评议人', en: 'Reviewed by', hint: ONLY_SHOWN }),
  reason: textColumn({ zh: '理由', en: 'Reason', width: 30, maxLength: 300, hint: ONLY_SHOWN }),
});

type Row = ImportRow<RowOf<typeof deedColumns>>;
type FailRow = Fail<typeof deedColumns>;

export const deedExample = (language: 'zh' | 'en', today: string): RowOf<typeof deedColumns> => ({
  code: 'H-001', label: language === 'zh' ? '示例户' : 'Example', place: null, rule: 'public-work', day: today, evidence: language === 'zh' ? '签到表第 1 页' : 'Signed list, page 1',
  points: null, posted: null, cut: null, state: null, recorded: null, reviewed: null, reason: null,
});

interface Ground { readonly books: readonly BookInForce[]; readonly byName: ReadonlyMap<string, SubjectInSheet[]>; readonly byMonth: Map<string, number>; readonly known: Set<string> }
/** Null: it stands already. */
type Ready = NewDeed | null;

const told = (found: readonly SubjectInSheet[]): { zh: string; en: string } => toldThings(found.map(({ code, place_zh }) => ({ code, within: place_zh })));

/** The one household a row means; marks the cell when there is none, or more than one. */
function subjectOf(row: Row, ground: Ground, fail: FailRow): SubjectInSheet | undefined {
  const { code, label, place } = row.value;
  const key = code === null ? 'label' : 'code';
  const name = code ?? label;
  if (name === null) { fail(row, 'label', { code: 'household_missing', zh: '请写户编号或户名', en: 'Give the number or the name of the household' }); return undefined; }
  const here = (ground.byName.get(name) ?? []).filter((each) => (key === 'code' ? each.code === name : each.label === name));
  const found = place === null ? here : here.filter((each) => [each.place_code, each.place_zh, each.place_en].includes(place));
  if (found.length === 1) return found[0];
  if (here.length === 0) fail(row, key, { code: 'household_unknown', zh: `名册里没有“${name}”，或不归您管`, en: `“${name}” is not in the register, or not yours` });
  else if (found.length === 0) fail(row, 'place', { code: 'household_elsewhere', zh: `“${name}”不在“${place}”`, en: `“${name}” is not in “${place}”` });
  else fail(row, key, { code: 'household_twice', zh: `有 ${found.length} 户叫“${name}”，请写户编号或所在区域：${told(found).zh}`, en: `${found.length} are called “${name}”; give the number or the place: ${told(found).en}` });
  return undefined;
}

/** The rule of the book of that day; marks what the rule does not let through. */
function ruleOf(row: Row, ground: Ground, today: string, fail: FailRow): { book: BookInForce; rule: Rule } | undefined {
  const { day, rule: wanted, evidence } = row.value;
  if (day > today || day < recordedFrom(today)) { fail(row, 'day', { code: 'day_wrong', zh: '日期在未来，或超过两个月前', en: 'In the future, or more than two months ago' }); return undefined; }
  const book = ground.books.find(({ effective_from }) => effective_from <= day);
  const rule = book?.rules.find(({ code, label }) => code === wanted || label === wanted);
  if (book === undefined || rule === undefined) { fail(row, 'rule', { code: 'rule_unknown', zh: `那一天没有“${wanted}”这条规则`, en: `No rule “${wanted}” was in force on that day` }); return undefined; }
  if (needsPhoto(rule.evidence)) fail(row, 'rule', { code: 'photo_missing', zh: '这一项要有照片，请逐笔记', en: 'This rule needs a photo: record it by itself' });
  if (rule.points < 0 && evidence === null) fail(row, 'evidence', { code: 'evidence_missing', zh: '扣分须写明凭据', en: 'A deduction needs its evidence' });
  else if (needsEvidence(rule) && evidence === null) fail(row, 'evidence', { code: 'evidence_kind_missing', zh: `这一项要写明凭据：${evidenceWords[rule.evidence].zh}`, en: `This rule needs its evidence: ${evidenceWords[rule.evidence].en}` });
  return { book, rule };
}

async function groundOf(ctx: WriteContext, found: readonly Row[], books: readonly BookInForce[]): Promise<Ground> {
  const subjects = await subjectsNamed(ctx, found.flatMap(({ value }) => [value.code, value.label].filter((name) => name !== null)));
  const byName = new Map<string, SubjectInSheet[]>();
  for (const subject of subjects) for (const name of new Set([subject.code, subject.label])) byName.set(name, [...(byName.get(name) ?? []), subject]);
  const ids = subjects.map(({ id }) => id);
  await lockHouseholds(ctx.tx, ctx.programmeId, ids);
  return { books, byName, ...await standingDeeds(ctx.tx, ctx.programmeId, ids, recordedFrom(ctx.today), ctx.today) };
}

function readyOf(ctx: WriteContext, row: Row, ground: Ground, fail: FailRow): Ready {
  const subject = subjectOf(row, ground, fail);
  const by = ruleOf(row, ground, ctx.today, fail);
  if (subject === undefined || by === undefined) return null;
  const { value: { day, evidence } } = row;
  const { book, rule } = by;
  const onDay = deedKey(subject.id, rule.code, day);
  if (ground.known.has(onDay)) return null;
  const inMonth = deedKey(subject.id, rule.code, monthOf(day));
  if (isOverCap(rule, ground.byMonth.get(inMonth) ?? 0)) fail(row, 'rule', { code: 'over_cap', zh: `这户这一项本月已满 ${rule.monthlyCap ?? 0} 次`, en: `This household has this rule ${rule.monthlyCap ?? 0} times that month already` });
  ground.known.add(onDay);
  ground.byMonth.set(inMonth, (ground.byMonth.get(inMonth) ?? 0) + 1);
  return { id: ctx.newId(), subject, bookId: book.id, ruleCode: rule.code, ruleLabel: rule.label, points: rule.points, happenedOn: day, evidence, by: ctx.personId, at: new Date(ctx.now).toISOString() };
}

/** @returns what the engine needs; the same sheet again records nothing twice */
export function deedImport(ctx: WriteContext): ImportDefinition<typeof deedColumns, Ready> {
  let recorded = 0;
  let books: readonly BookInForce[] | null = null;
  return {
    name: { zh: '记分', en: 'Deeds' }, columns: deedColumns, keyColumn: 'rule',
    keyOf: ({ code, label, place, rule, day }) => [code, label, place, rule, day].join('\n'),
    async resolve(found, fail) {
      books ??= await booksInForce(ctx.tx, ctx.programmeId);
      const ground = await groundOf(ctx, found, books);
      return found.map((row) => readyOf(ctx, row, ground, fail));
    },
    async write(ready) {
      const fresh = ready.filter((deed) => deed !== null);
      if (fresh.length > 0) await insertDeeds(ctx.tx, ctx.programmeId, fresh);
      recorded += fresh.length;
      return { created: fresh.length, updated: 0, unchanged: ready.length - fresh.length };
    },
    kept() { if (recorded > 0) ctx.emit({ topic: 'points', subjectId: ctx.programmeId }); },
  };
}
