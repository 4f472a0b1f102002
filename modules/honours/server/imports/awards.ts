/** 荣誉导入 · Subjects of one kind with an award of one title each, by the code of the subject. */
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { booleanColumn, dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { PERSONAL_KINDS, publicationRefusal, termEnd } from '../../domain/index.ts';
import { confer, misfit } from '../conferring.ts';
import { sealDetails } from '../details.ts';
import { keepNoticesHonest } from '../notice-names.ts';
import type { Details } from '../details.ts';
import { awardsOfSubjects, numbersTaken } from '../queries/awards.ts';
import { carriedLocks } from '../queries/carried-locks.ts';
import { upsertSubjects } from '../queries/subjects.ts';
import { sameNames } from './same-names.ts';
import { classOf, nameOf, starCodesOf } from './star-text.ts';
import { placedSubject, subjectGroundOf } from './subject-rows.ts';
import type { SubjectGround } from './subject-rows.ts';
import type { KeptSubject, KnownSubject } from '../queries/subjects.ts';
import { titleByDay } from '../queries/title-versions.ts';
import type { TitleRow } from '../queries/titles.ts';

export const awardColumns = defineColumns({
  code: textColumn({ zh: '对象编号', en: 'Subject code', aliases: ['编号', '户编号'], required: true, code: true, maxLength: 80, width: 18 }),
  label: textColumn({ zh: '名称', en: 'Name', aliases: ['姓名', '户名', '单位名称'], required: true, maxLength: 120, width: 22, hint: { zh: '家庭只写标签，如“王家户”', en: 'Of a household a label only' } }),
  place: textColumn({ zh: '区域编码', en: 'Place code', aliases: ['村编码', '社区编码'], code: true, maxLength: 60, width: 16 }),
  organisation: textColumn({ zh: '单位编码', en: 'Organisation code', code: true, maxLength: 60, width: 16 }),
  houseNumber: textColumn({ zh: '门牌号', en: 'House number', maxLength: 60, hint: { zh: '加密保存', en: 'Kept sealed' } }),
  conferredOn: dateColumn({ zh: '命名日期', en: 'Conferred on', required: true }),
  until: dateColumn({ zh: '届满日期', en: 'Term ends on', hint: { zh: '空着按称号的有效期', en: 'By the title when empty' } }),
  document: textColumn({ zh: '文号', en: 'Document', aliases: ['命名文号'], required: true, maxLength: 200, width: 24 }),
  number: textColumn({ zh: '荣誉编号', en: 'Award number', maxLength: 80, pattern: { test: /^.{3,}$/u, zh: '至少三个字符', en: 'Three characters at least' }, hint: { zh: '空着自动编号', en: 'Made when empty' } }),
  edition: integerColumn({ zh: '届次', en: 'Edition', min: 1, max: 999 }),
  classCode: textColumn({ zh: '类别', en: 'Class', maxLength: 60 }),
  stars: textColumn({ zh: '星', en: 'Stars', maxLength: 400, hint: { zh: '星的编码或名称，用顿号分开', en: 'Codes or names of stars, separated by commas' } }),
  isAdult: booleanColumn({ zh: '已成年', en: 'Of age' }),
  bornOn: dateColumn({ zh: '出生日期', en: 'Born on', hint: { zh: '仅未成年人', en: 'Of minors alone' } }),
  consent: booleanColumn({ zh: '同意公开', en: 'Agreed to be shown' }),
  consentNote: textColumn({ zh: '同意方式', en: 'How they agreed', maxLength: 300 }),
  shown: booleanColumn({ zh: '公开', en: 'Shown to the public' }),
});

type Row = ImportRow<RowOf<typeof awardColumns>>;
type FailRow = Fail<typeof awardColumns>;

export const awardExample = (title: TitleRow, language: 'zh' | 'en', today: string): RowOf<typeof awardColumns> => ({
  code: 'H-0001', label: language === 'zh' ? '示例户' : 'Example', place: 'V-001', organisation: null, houseNumber: language === 'zh' ? '12号' : 'No. 12', conferredOn: today, until: null, document: language === 'zh' ? '示例〔2026〕1号' : 'Example 2026/1',
  number: null, edition: null, classCode: title.rules.classes[0]?.code ?? null, stars: title.rules.stars.map((star) => star[language]).join('、') || null, isAdult: title.subject_kind === 'person' ? true : null, bornOn: null,
  consent: true, consentNote: language === 'zh' ? '本人签字' : 'Signed', shown: false,
});

interface Ready {
  readonly code: string; readonly label: string; readonly placeId: string | null; readonly organisationId: string | null; readonly details: Details; readonly identityKey: string | null; readonly on: string; readonly to: string | null;
  readonly document: string; readonly number: string | null; readonly edition: number | null; readonly classCode: string | null; readonly stars: readonly string[]; readonly isAdult: boolean; readonly bornOn: string | null;
  readonly isConsenting: boolean | null; readonly consentNote: string | null; readonly isShown: boolean; readonly isKnown: boolean;
}

interface Ground extends SubjectGround {
  readonly titleOn: (day: string) => TitleRow; readonly held: ReadonlyMap<string, readonly { from: string; to: string | null; lockUntil: string | null }[]>; /** Locks that were taken over, by code. */ readonly takenLocks: ReadonlyMap<string, readonly { from_date: string; until: string }[]>; readonly takenNumbers: Set<string>;
}

async function groundOf(ctx: WriteContext, title: TitleRow, rows: readonly Row[]): Promise<Ground> {
  const ground = await subjectGroundOf(ctx, title, rows.map(({ value }) => value));
  const codeOf = new Map([...ground.known].map(([code, { id }]) => [id, code]));
  const held = Map.groupBy(await awardsOfSubjects(ctx.tx, ctx.programmeId, [...codeOf.keys()], title.id), (award) => codeOf.get(award.subject_id) ?? '');
  const numbers = [...new Set(rows.map(({ value }) => value.number).filter((number) => number !== null))];
  return {
    ...ground, titleOn: await titleByDay(ctx.tx, ctx.programmeId, title.id), held: new Map([...held].map(([code, awards]) => [code, awards.map((award) => ({ from: award.from_date, to: award.to_date, lockUntil: award.lock_until }))])),
    takenLocks: Map.groupBy(await carriedLocks(ctx.tx, ctx.programmeId, [...codeOf.keys()], title.id), (lock) => codeOf.get(lock.subject_id) ?? ''),
    takenNumbers: new Set((await numbersTaken(ctx.tx, ctx.programmeId, numbers)).map(({ number }) => number)),
  };
}

function checkKnown(row: Row, ready: Ready, known: KnownSubject | undefined, fail: FailRow): void {
  if (known?.valid_to != null && known.valid_to <= ready.on) fail(row, 'code', { code: 'subject_gone', zh: '对象已合并、拆分或注销', en: 'The subject was merged, split or removed' });
  if (ready.isConsenting === true && (known?.consent === 'withdrawn' || known?.consent === 'refused')) fail(row, 'consent', { code: 'consent_declined', zh: '名册里是不同意或已收回；重新同意请在对象页记录', en: 'The register says they refused or took it back; a new consent is recorded on the page of the subject' });
}

/** Rules of a person, a household, a class: what a form would refuse, said of the cell at fault. */
function checkPeople(row: Row, ready: Ready, { title, known, today }: { title: TitleRow; known: KnownSubject | undefined; today: string }, fail: FailRow): void {
  if (title.subject_kind === 'household' && ready.placeId === null && row.value.place === null) fail(row, 'place', { code: 'place_missing', zh: '家庭须写明所在村（社区）', en: 'A household needs its village' });
  if (ready.bornOn !== null && (title.subject_kind !== 'person' || ready.isAdult)) fail(row, 'bornOn', { code: 'birth_not_kept', zh: '只登记未成年人的出生日期', en: 'Only minors’ days of birth are kept' });
  if (ready.isConsenting === true && PERSONAL_KINDS.includes(title.subject_kind) && ready.consentNote === null) fail(row, 'consentNote', { code: 'consent_unsaid', zh: '同意公开的，请写明方式', en: 'Say how they agreed' });
  const refusal = publicationRefusal({ subjectKind: title.subject_kind, consent: ready.isConsenting === null ? (known?.consent ?? 'notAsked') : ready.isConsenting ? 'given' : 'refused', bornOn: ready.bornOn, isAdult: ready.isAdult }, today);
  if (ready.isShown && refusal !== null) {
    const why = { no_consent: { zh: '未取得同意，不能公开', en: 'They did not agree to be shown' }, under_fourteen: { zh: '未满14周岁，不能公开', en: 'A child under fourteen is never shown' }, age_unknown: { zh: '年龄不明，先写明已成年或出生日期', en: 'Say that they are of age, or when they were born' } }[refusal];
    fail(row, 'shown', { code: refusal, ...why });
  }
}

function checkAward(row: Row, ready: Ready, ground: Ground, today: string, fail: FailRow): void {
  const wrong = misfit(ground.titleOn(ready.on), ready.classCode, ready.stars);
  if (wrong === 'class') fail(row, 'classCode', { code: 'class_unknown', zh: '称号没有这个类别，或须选一类', en: 'No such class, or a class is needed' });
  if (wrong === 'stars') fail(row, 'stars', { code: 'star_unknown', zh: '有不认识或重复的星', en: 'A star is unknown or stands twice' });
  if (ready.on > today) fail(row, 'conferredOn', { code: 'in_future', zh: '命名日期在今天之后', en: 'Conferred after today' });
  const to = ready.to ?? termEnd(ready.on, ground.titleOn(ready.on).term_months);
  if (to !== null && to <= ready.on) fail(row, 'until', { code: 'dates_out_of_order', zh: '届满须晚于命名', en: 'The term ends after the award' });
  if (ready.number !== null && ground.takenNumbers.has(ready.number) && !ready.isKnown) fail(row, 'number', { code: 'number_taken', zh: '编号已被使用', en: 'The number is taken' });
  if (ready.number !== null) ground.takenNumbers.add(ready.number);
  const held = ground.held.get(ready.code) ?? [];
  if (!ready.isKnown && held.some((other) => other.from < (to ?? '9999') && (other.to === null || ready.on < other.to))) fail(row, 'conferredOn', { code: 'holds_already', zh: '这段时间已持有该称号', en: 'Holds the title in that time already' });
  const lock = held.find((other) => other.lockUntil !== null && ready.on >= (other.to ?? '') && ready.on < other.lockUntil)?.lockUntil ?? (ground.takenLocks.get(ready.code) ?? []).find(({ from_date, until }) => from_date <= ready.on && ready.on < until)?.until;
  if (lock !== undefined) fail(row, 'conferredOn', { code: 'locked', zh: `撤销后锁定到 ${lock}`, en: `Locked until ${lock}` });
}

function readyOf(ctx: WriteContext, title: TitleRow, row: Row, ground: Ground, fail: FailRow): Ready {
  const { value } = row;
  const { placeId, organisationId, known, details, identityKey } = placedSubject(ctx, title, value, ground, (key, fault) => fail(row, key, fault));
  const ready: Ready = {
    code: value.code, label: nameOf(value.label), placeId, organisationId, details, identityKey, on: value.conferredOn, to: value.until, document: value.document, number: value.number, edition: value.edition,
    classCode: classOf(value.classCode, ground.titleOn(value.conferredOn)), stars: starCodesOf(value.stars, ground.titleOn(value.conferredOn)), isAdult: value.isAdult === true, bornOn: value.bornOn, isConsenting: value.consent, consentNote: value.consentNote, isShown: value.shown === true,
    isKnown: (ground.held.get(value.code) ?? []).some(({ from }) => from === value.conferredOn),
  };
  checkKnown(row, ready, known, fail);
  checkPeople(row, ready, { title, known, today: ctx.today }, fail);
  checkAward(row, ready, ground, ctx.today, fail);
  return ready;
}

async function writeAll(ctx: WriteContext, title: TitleRow, ready: readonly Ready[]): Promise<{ created: number; updated: number; unchanged: number }> {
  const subjects = await upsertSubjects(ctx.tx, ctx.programmeId, ready.map((row) => ({
    id: ctx.newId(), kind: title.subject_kind, code: row.code, label: row.label, placeId: row.placeId, organisationId: row.organisationId, identityKey: row.identityKey, isAdult: row.isAdult, bornOn: row.bornOn,
    detailsSealed: sealDetails(ctx, row.details), searchText: searchTextOf(row.label, row.code),
    consent: row.isConsenting === null ? 'notAsked' as const : row.isConsenting ? 'given' as const : 'refused' as const, consentOn: row.isConsenting === null ? null : ctx.today,
    consentNote: row.isConsenting === null ? null : (row.consentNote ?? '表格中写明 · as the sheet says'),
  })));
  await keepNoticesHonest(ctx, ready.filter((row) => row.isConsenting === false).flatMap((row) => subjects.get(row.code)?.id ?? []), true);
  const fresh = ready.filter((row) => !row.isKnown);
  const kept = (code: string): KeptSubject => subjects.get(code) as KeptSubject;
  await confer(ctx, await titleByDay(ctx.tx, ctx.programmeId, title.id), fresh.map((row) => ({
    subjectId: kept(row.code).id, subjectKind: title.subject_kind, placeId: kept(row.code).place_id, organisationId: kept(row.code).organisation_id, on: row.on, to: row.to, document: row.document, number: row.number, classCode: row.classCode,
    edition: row.edition, starCodes: row.stars, isShown: row.isShown,
  })));
  return { created: fresh.length, updated: 0, unchanged: ready.length - fresh.length };
}

/** @returns what the engine needs to import awards of one title; the same file again changes nothing */
export function awardImport(ctx: WriteContext, title: TitleRow): ImportDefinition<typeof awardColumns, Ready> {
  const namesakes = sameNames(ctx, title);
  return {
    name: { zh: title.name_zh, en: title.name_en }, columns: awardColumns, keyColumn: 'code',
    async resolve(rows, fail, warn) {
      const ground = await groundOf(ctx, title, rows);
      const ready = rows.map((row) => readyOf(ctx, title, row, ground, fail));
      const alike = await namesakes(ready.map(({ code, label, placeId, identityKey }, at) => ({ rowNumber: rows[at]?.rowNumber as number, code, label, placeId, hasHouse: identityKey !== null })));
      for (const row of rows) { const warning = alike.get(row.rowNumber); if (warning !== undefined) warn(row, 'label', warning); }
      return ready;
    },
    write: (ready) => writeAll(ctx, title, ready),
    kept() { ctx.emit({ topic: 'honours', subjectId: title.id }); },
  };
}
