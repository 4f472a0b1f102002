/** 申报导入 · Candidates of one title by the code of their subject, with the stars they claim and, where a village has met already, what it found. */
import type { Fail, ImportDefinition, ImportRow, RowFault } from '#platform/server/imports/index.ts';
import { heldPermissions } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { booleanColumn, dateColumn, defineColumns, headersOf, normaliseHeader, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { addMonths, PERSONAL_KINDS, starMet } from '../../domain/index.ts';
import type { SubjectKind } from '../../domain/index.ts';
import { misfit } from '../conferring.ts';
import { groupCodes } from '../groupings.ts';
import { sealDetails } from '../details.ts';
import { wordsOfClaims } from '../nominating.ts';
import { keepNoticesHonest } from '../notice-names.ts';
import type { Details } from '../details.ts';
import { candidateIdsBySubject, fillUnsaid, insertCandidates, lastBlindNumber } from '../queries/candidates.ts';
import { meetingsOf, saveStarFindings } from '../queries/households.ts';
import type { StarFindingToKeep } from '../queries/households.ts';
import type { RoundRow, RoundTitleRow } from '../queries/rounds.ts';
import { insertSubjects, upsertSubjects } from '../queries/subjects.ts';
import type { KeptSubject, KnownSubject } from '../queries/subjects.ts';
import type { TitleRow } from '../queries/titles.ts';
import { differingCells } from './known-subject.ts';
import { sameNames } from './same-names.ts';
import { classOf, nameOf, starCodesOf, starSentencesOf, starVotesOf } from './star-text.ts';
import type { StarSentence, StarVotes } from './star-text.ts';
import { placedSubject, subjectGroundOf } from './subject-rows.ts';
import type { SubjectGround } from './subject-rows.ts';

export const nominationColumns = defineColumns({
  code: textColumn({ zh: '对象编号', en: 'Subject code', aliases: ['编号', '户编号'], required: true, code: true, maxLength: 80, width: 18 }),
  label: textColumn({ zh: '名称', en: 'Name', aliases: ['姓名', '户名', '单位名称'], required: true, maxLength: 120, width: 22 }),
  place: textColumn({ zh: '区域编码', en: 'Place code', aliases: ['村编码', '社区编码'], code: true, maxLength: 60, width: 16 }),
  organisation: textColumn({ zh: '单位编码', en: 'Organisation code', code: true, maxLength: 60, width: 16 }),
  houseNumber: textColumn({ zh: '门牌号', en: 'House number', maxLength: 60, hint: { zh: '加密保存', en: 'Kept sealed' } }),
  classCode: textColumn({ zh: '类别', en: 'Class', maxLength: 60 }),
  county: textColumn({ zh: '县区', en: 'County', maxLength: 80 }), industry: textColumn({ zh: '行业', en: 'Industry', maxLength: 80 }), belonging: textColumn({ zh: '隶属', en: 'Belonging', aliases: ['隶属关系'], maxLength: 80, hint: { zh: '如“直属单位”“地方单位”', en: 'Such as “directly managed” or “local”' } }), rank: textColumn({ zh: '职级', en: 'Rank', maxLength: 80, hint: { zh: '如“县处级”“县处级以下”', en: 'Such as “county level” or “below county level”' } }),
  stars: textColumn({ zh: '申报的星', en: 'Stars claimed', maxLength: 400, hint: { zh: '星的编码或名称，用顿号分开', en: 'Codes or names of stars, separated by commas' } }),
  claimWords: textColumn({ zh: '各星理由', en: 'Why each star', aliases: ['申报理由'], maxLength: 8_000, multiline: true, width: 40, hint: { zh: '每颗申报的星一句，一行一颗：“孝敬和睦星：三代同堂二十年”', en: 'A sentence for each star claimed, one a line: “harmony: three generations under one roof”' } }),
  groupStars: textColumn({ zh: '小组通过的星', en: 'Stars the group found', maxLength: 400 }),
  committeeStars: textColumn({ zh: '村评通过的星', en: 'Stars the village found', aliases: ['村评的星'], maxLength: 600, hint: { zh: '可带票数，如“诚实守信星15:1”', en: 'With its votes where there are, such as “honest 15:1”' } }),
  isAdult: booleanColumn({ zh: '已成年', en: 'Of age' }), bornOn: dateColumn({ zh: '出生日期', en: 'Born on', hint: { zh: '仅未成年人', en: 'Of minors alone' } }),
  consent: booleanColumn({ zh: '同意公开', en: 'Agreed to be shown' }), consentNote: textColumn({ zh: '同意方式', en: 'How they agreed', maxLength: 300 }),
  title: textColumn({ zh: '称号', en: 'Title', aliases: ['申报称号', '推荐称号', '荣誉称号'], maxLength: 120, hint: { zh: '可不填；填了须与页面上选的一致', en: 'May be left empty; where it is not, it must be the one chosen on the page' } }),
  summary: textColumn({ zh: '事迹摘要', en: 'Summary', maxLength: 4_000, multiline: true, hint: { zh: '评委盲评可见，不写姓名单位', en: 'Blind judges see it: no names' } }),
});

/** Groupings that a sheet has a column for, whatever the title. */
const USUAL_GROUPINGS = ['county', 'industry', 'belonging', 'rank'] as const;
const ownKey = (dimension: string): string => `group:${dimension}`;
/** Known from the place, and from the column of classes. */
const isOwn = (dimension: string): boolean => !['village', 'class', ...USUAL_GROUPINGS].includes(dimension);

/** Columns of a sheet for a title: with one more for each grouping of its own that it asks for. */
export function nominationColumnsFor(groupings: readonly string[]): typeof nominationColumns {
  const taken = new Set(Object.entries(nominationColumns).flatMap(([key, column]) => headersOf(key, column).map(normaliseHeader)));
  const own = groupings.filter(isOwn).map((dimension) => [ownKey(dimension), textColumn({ zh: `分组：${dimension}`, en: `Group: ${dimension}`, aliases: taken.has(normaliseHeader(dimension)) ? [] : [dimension], maxLength: 80 })]);
  return { ...nominationColumns, ...Object.fromEntries(own) } as typeof nominationColumns;
}

const STAR_COLUMNS: readonly string[] = ['stars', 'claimWords', 'groupStars', 'committeeStars'];

/** Columns of the template: what a title of this kind asks of nobody, it does not ask for. A sheet that holds them is read as before. */
export function templateColumnsFor(title: Pick<TitleRow, 'rules' | 'subject_kind'>, groupings: readonly string[]): typeof nominationColumns {
  const { rules, subject_kind: kind } = title;
  const left = new Set<string>([
    ...(rules.stars.length > 0 ? [] : STAR_COLUMNS), ...(rules.classes.length > 0 ? [] : ['classCode']), ...(kind === 'household' ? [] : ['houseNumber']), ...(kind === 'person' ? [] : ['isAdult', 'bornOn']),
    ...(PERSONAL_KINDS.includes(kind) ? [] : ['consent', 'consentNote']), ...(kind === 'person' || groupings.includes('rank') ? [] : ['rank']),
  ]);
  return Object.fromEntries(Object.entries(nominationColumnsFor(groupings)).filter(([key]) => !left.has(key))) as typeof nominationColumns;
}

const EXAMPLE_NAMES: Partial<Readonly<Record<SubjectKind, string>>> = { person: '示例某', household: '示例户', village: '示例村', unit: '示例单位' };

/** One row as it may be filled in, for a title's own kind, classes and stars. @param place code of an area that there is */
export const nominationExample = (title: TitleRow, language: 'zh' | 'en', place: string | null): RowOf<typeof nominationColumns> => {
  const stars = title.rules.stars.map((star) => star[language]).join('、');
  return {
    code: title.subject_kind === 'household' ? 'H-0001' : 'N-0001', label: language === 'zh' ? EXAMPLE_NAMES[title.subject_kind] ?? '示例名称' : 'Example', place, organisation: null, houseNumber: title.subject_kind === 'household' ? (language === 'zh' ? '12号' : 'No. 12') : null,
    classCode: title.rules.classes[0]?.[language] ?? null, county: null, industry: null, belonging: null, rank: null, stars: stars === '' ? null : stars, claimWords: title.rules.stars[0] === undefined ? null : `${title.rules.stars[0][language]}${language === 'zh' ? '：一句话说明' : ': a sentence of why'}`, groupStars: null, committeeStars: null, title: null, isAdult: title.subject_kind === 'person' ? true : null, bornOn: null,
    consent: true, consentNote: language === 'zh' ? '本人签字' : 'Signed', summary: language === 'zh' ? '事迹写在这里，不写姓名和单位' : 'What was done, without names',
  };
};

/** As the form takes. @unit characters */
const CLAIM_WORDS_MAX = 300;

type Row = ImportRow<RowOf<typeof nominationColumns>>;
type FailRow = Fail<typeof nominationColumns>;

interface Ready {
  readonly row: RowOf<typeof nominationColumns>; readonly placeId: string | null; readonly organisationId: string | null; readonly details: Details; readonly identityKey: string | null; readonly classCode: string | null; readonly claimed: readonly string[]; readonly claims: readonly StarSentence[];
  readonly group: readonly string[] | null; readonly committee: readonly StarVotes[] | null; readonly known: KnownSubject | undefined;
}

/** What the round says of a sheet: its titles, and for whoever sends for a part of the programme, who is a candidate already and which villages have met. */
interface RoundGround { readonly round: RoundRow; readonly title: TitleRow; readonly titles: readonly RoundTitleRow[]; readonly own: OwnGround | null; /** The sender keeps the register: the sheet may change a subject it knows. */ readonly keepsRegister: boolean }
interface OwnGround { readonly candidates: ReadonlySet<string>; /** Present by village. */ readonly present: ReadonlyMap<string, number> }

const named = (words: readonly { readonly zh: string; readonly en: string }[], language: 'zh' | 'en'): string => words.map((word) => word[language]).join(language === 'zh' ? '、' : ', ');

function checkTitle(row: Row, { title, titles }: RoundGround, fail: FailRow): void {
  const written = row.value.title;
  if (written === null) return;
  const word = nameOf(written).toLowerCase();
  const isNamed = ({ code, name_zh, name_en }: { code: string; name_zh: string; name_en: string }): boolean => [code, nameOf(name_zh), name_en].some((name) => name.toLowerCase() === word);
  if (isNamed(title)) return;
  if (titles.some(isNamed)) fail(row, 'title', { code: 'title_elsewhere', zh: `这一行写的是“${written}”，现在导入的是“${title.name_zh}”：请在页面上选“${written}”另行导入，或改正这一格`, en: `This row says “${written}” and the list is of “${title.name_en}”: import it under “${written}”, or correct the cell` });
  else fail(row, 'title', { code: 'title_unknown', zh: `本次评选没有称号“${written}”，有：${titles.map(({ name_zh }) => name_zh).join('、')}；请改正，或留空表示“${title.name_zh}”`, en: `This round has no title “${written}” but ${titles.map(({ name_en }) => name_en).join(', ')}: correct it, or leave it empty for “${title.name_en}”` });
}

function starFault(title: TitleRow, codes: readonly string[]): RowFault | null {
  const { stars } = title.rules;
  const unknown = codes.find((code) => !stars.some((star) => star.code === code));
  if (unknown !== undefined) return { code: 'star_unknown', zh: stars.length === 0 ? '这个称号不分星：请留空' : `没有“${unknown}”这颗星，应为其中之一：${named(stars, 'zh')}`, en: stars.length === 0 ? 'This title has no stars: leave it empty' : `There is no star “${unknown}”; it must be one of: ${named(stars, 'en')}` };
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice === undefined) return null;
  const star = stars.find(({ code }) => code === twice);
  return { code: 'star_unknown', zh: `“${star?.zh ?? twice}”写了两次：请只留一次`, en: `“${star?.en ?? twice}” stands twice: keep it once` };
}

function checkStars(row: Row, ready: Ready, title: TitleRow, fail: FailRow): void {
  const { classes } = title.rules;
  if (misfit(title, ready.classCode, []) === 'class') {
    fail(row, 'classCode', {
      code: 'class_unknown', zh: classes.length === 0 ? '这个称号不分类别：请留空' : `${ready.classCode === null ? '须选一类' : '称号没有这个类别'}，应为其中之一：${named(classes, 'zh')}`, en: classes.length === 0 ? 'This title has no classes: leave it empty' : `${ready.classCode === null ? 'A class is needed' : 'No such class'}; it must be one of: ${named(classes, 'en')}`,
    });
  }
  const fault = starFault(title, ready.claimed);
  if (fault !== null) fail(row, 'stars', fault);
  for (const [key, found] of [['groupStars', ready.group], ['committeeStars', ready.committee?.map(({ code }) => code) ?? null]] as const) {
    const extra = (found ?? []).filter((code) => !ready.claimed.includes(code));
    if (extra.length > 0) fail(row, key, { code: 'star_not_claimed', zh: `没有申报的星不能通过：${extra.join('、')}；请删去，或补在“申报的星”里`, en: `A star that was not claimed cannot be found: ${extra.join(', ')}; take it out, or add it to those claimed` });
  }
}

/** A sentence belongs to a star that is claimed, and is no longer than the form takes. */
function checkClaims(row: Row, { claims, claimed }: Ready, fail: FailRow): void {
  const unread = claims.find(({ code }) => code === null);
  if (unread !== undefined) return fail(row, 'claimWords', { code: 'claim_unread', zh: `“${unread.words.slice(0, 20)}”看不出是哪颗星的理由：每行写“星名：理由”`, en: `“${unread.words.slice(0, 20)}” names no star: write “star: why”, one a line` });
  const extra = claims.find(({ code }) => code !== null && !claimed.includes(code));
  if (extra !== undefined) return fail(row, 'claimWords', { code: 'star_not_claimed', zh: `“${extra.name}”写了理由却没有申报：请补在“申报的星”里，或删去理由`, en: `“${extra.name}” has a reason and is not claimed: add it to the stars claimed, or take the reason out` });
  const long = claims.find(({ words }) => words.length > CLAIM_WORDS_MAX);
  if (long !== undefined) fail(row, 'claimWords', { code: 'claim_long', zh: `“${long.name}”的理由超过 ${CLAIM_WORDS_MAX} 字：请写短些`, en: `The reason of “${long.name}” has more than ${CLAIM_WORDS_MAX} characters: shorten it` });
}

/** A village’s own sheet gets no further than its secretary does star by star: within the stage that is open, of candidates there are, and by votes. */
function checkOwnStage(row: Row, ready: Ready, known: KnownSubject | undefined, { round, own }: RoundGround, fail: FailRow): void {
  if (own === null) return;
  if (round.stage !== 'nomination' && (known === undefined || !own.candidates.has(known.id))) fail(row, 'code', { code: 'nomination_over', zh: '申报环节已结束，名单里没有这一个：请删去这一行，确有遗漏请联系办公室', en: 'Nomination is over and this one is not on the list: take the row out, or ask the office if it was left out' });
  for (const [key, stage, found] of [['groupStars', 'groupReview', ready.group], ['committeeStars', 'committee', ready.committee]] as const) {
    if (found !== null && round.stage !== stage) fail(row, key, { code: 'stage_not_open', zh: '这个环节现在没有开放：请把这一列留空', en: 'That stage is not open now: leave this column empty' });
  }
  if (ready.committee === null || round.stage !== 'committee') return;
  const present = own.present.get(ready.placeId ?? known?.place_id ?? '');
  const unvoted = ready.claimed.filter((code) => !ready.committee?.some((star) => star.code === code && star.votes !== null));
  if (present === undefined) fail(row, 'committeeStars', { code: 'meeting_missing', zh: '本村评议会还没有记录：请先在“各村评议”记录，再导入', en: 'The meeting of the village is not recorded yet: record it under Villages first' });
  else if (unvoted.length > 0) fail(row, 'committeeStars', { code: 'votes_missing', zh: '每颗申报的星都要写赞成和反对票数，如“诚实守信星15:1”', en: 'Give the votes for and against of each star claimed, such as “honest 15:1”' });
  else if (ready.committee.some(({ votes }) => votes !== null && votes.for + votes.against > present)) fail(row, 'committeeStars', { code: 'votes_exceed', zh: `有一颗星的赞成与反对之和超过到会 ${present} 人：请核对`, en: `Of one star the votes exceed the ${present} present: check them` });
}

function checkPeople(row: Row, title: TitleRow, known: KnownSubject | undefined, today: string, fail: FailRow): void {
  const { place, bornOn, isAdult, consent, consentNote } = row.value;
  if (title.subject_kind === 'household' && place === null) fail(row, 'place', { code: 'place_missing', zh: '家庭须写明所在村（社区）', en: 'A household needs its village' });
  if (bornOn !== null && (title.subject_kind !== 'person' || isAdult === true)) fail(row, 'bornOn', { code: 'birth_not_kept', zh: '只登记未成年人的出生日期：请留空', en: 'Only minors’ days of birth are kept: leave it empty' });
  if (known?.valid_to != null && known.valid_to <= today) fail(row, 'code', { code: 'subject_gone', zh: '对象已合并、拆分或注销：请改用接续它的对象的编号，或删去这一行', en: 'The subject was merged, split or removed: use the code of its successor, or take the row out' });
  if (consent === true && (known?.consent === 'withdrawn' || known?.consent === 'refused')) fail(row, 'consent', { code: 'consent_declined', zh: '名册里是不同意或已收回；重新同意请在对象页记录', en: 'The register says they refused or took it back; a new consent is recorded on the page of the subject' });
  if (consent === true && consentNote === null && PERSONAL_KINDS.includes(title.subject_kind)) fail(row, 'consentNote', { code: 'consent_unsaid', zh: '同意公开的，请写明方式', en: 'Say how they agreed' });
}

/** What the title asks of age, said at the sheet, where whoever filled it in still has it before them. */
function checkAge({ value }: Row, ready: Ready, { title, keepsRegister }: RoundGround, today: string, say: (key: 'bornOn' | 'isAdult', code: string, zh: string, en: string) => void): void {
  const [least, { known }] = [title.rules.ageLeast, ready];
  if (least === null || title.subject_kind !== 'person' || (ready.classCode !== null && title.rules.ageExceptClasses.includes(ready.classCode))) return;
  const bornOn = value.bornOn ?? known?.born_on ?? null;
  if (value.isAdult === true || known?.is_adult === true) return;
  if (bornOn === null && known !== undefined && !keepsRegister) return say('isAdult', 'age_unknown', `这个称号须满 ${least} 周岁，名册里还没有年龄：请联系办公室在名册补上，再导入这一行`, `The title asks for ${least} years and the register does not know the age: ask the office to add it, then import the row`);
  if (bornOn === null) return say('isAdult', 'age_unknown', `这个称号须满 ${least} 周岁：请写明已成年，或写出生日期`, `The title asks for ${least} years: say that they are of age, or when they were born`);
  if (addMonths(bornOn, least * 12) > today) say('bornOn', 'too_young', `未满 ${least} 周岁，这一类不能申报：请核对日期，或删去这一行`, `Under ${least}: not a candidate in this class; check the date, or take the row out`);
}

/** A cell that is wrong already is not told a second time. */
function checkRegister(ctx: WriteContext, row: Row, ready: Ready, wrong: ReadonlySet<string | null>, fail: FailRow): void {
  if (ready.known === undefined) return;
  for (const [cell, fault] of differingCells(ctx, ready.row, ready, ready.known)) if (!wrong.has(cell)) fail(row, cell, fault);
}

function readyOf(ctx: WriteContext, of: RoundGround, row: Row, ground: SubjectGround, failRow: FailRow): Ready {
  const { title } = of;
  const wrong = new Set<string | null>();
  const fail: FailRow = (at, key, fault) => { wrong.add(key); failRow(at, key, fault); };
  const value = { ...row.value, label: nameOf(row.value.label) };
  const { placeId, organisationId, known, details, identityKey } = placedSubject(ctx, title, value, ground, (key, fault) => fail(row, key, fault));
  const starsIn = (text: string | null): string[] | null => (text === null ? null : starCodesOf(text, title));
  const ready: Ready = { row: value, placeId, organisationId, details, identityKey, classCode: classOf(value.classCode, title), claimed: starCodesOf(value.stars, title), claims: starSentencesOf(value.claimWords, title), group: starsIn(value.groupStars), committee: value.committeeStars === null ? null : starVotesOf(value.committeeStars, title), known };
  checkTitle(row, of, fail);
  checkStars(row, ready, title, fail);
  checkClaims(row, ready, fail);
  checkPeople(row, title, known, ctx.today, fail);
  checkAge(row, ready, of, ctx.today, (key, code, zh, en) => fail(row, key, { code, zh, en }));
  checkOwnStage(row, ready, known, of, fail);
  if (!of.keepsRegister) checkRegister(ctx, row, ready, wrong, fail);
  return ready;
}

function groupsIn(row: Ready['row'], groupings: readonly string[]): Record<string, string> {
  const own = groupings.filter(isOwn).map((dimension) => [dimension, (row as unknown as Readonly<Record<string, string | null>>)[ownKey(dimension)] ?? null] as const);
  return groupCodes(Object.fromEntries([...USUAL_GROUPINGS.map((dimension) => [dimension, row[dimension]] as const), ...own]));
}

/** Subjects of a sheet; whoever does not keep the register adds those it does not know and changes none. */
async function keepSubjects(ctx: WriteContext, title: TitleRow, ready: readonly Ready[], keepsRegister: boolean): Promise<Map<string, KeptSubject>> {
  const toKeep = (each: readonly Ready[]) => each.map(({ row, placeId, organisationId, details, identityKey: key }) => ({
    id: ctx.newId(), kind: title.subject_kind, code: row.code, label: row.label, placeId, organisationId, identityKey: key, isAdult: row.isAdult === true, bornOn: row.bornOn,
    detailsSealed: sealDetails(ctx, details), searchText: searchTextOf(row.label, row.code),
    consent: row.consent === null ? 'notAsked' as const : row.consent ? 'given' as const : 'refused' as const, consentOn: row.consent === null ? null : ctx.today, consentNote: row.consent === null ? null : (row.consentNote ?? '表格中写明 · as the sheet says'),
  }));
  if (keepsRegister) return upsertSubjects(ctx.tx, ctx.programmeId, toKeep(ready));
  const added = await insertSubjects(ctx.tx, ctx.programmeId, toKeep(ready.filter(({ known }) => known === undefined)));
  return new Map<string, KeptSubject>([...ready.flatMap(({ known }) => (known === undefined ? [] : [[known.code, known] as const])), ...added]);
}

async function writeAll(ctx: WriteContext, { round, title, groupings, keepsRegister }: SheetOf, ready: readonly Ready[]): Promise<{ created: number; updated: number; unchanged: number }> {
  const subjects = await keepSubjects(ctx, title, ready, keepsRegister);
  const kept = (code: string): KeptSubject => subjects.get(code) as KeptSubject;
  await keepNoticesHonest(ctx, ready.filter(({ row }) => row.consent === false).flatMap(({ row }) => subjects.get(row.code)?.id ?? []), true);
  const by = { at: new Date(ctx.now).toISOString(), personId: ctx.personId };
  const first = (await lastBlindNumber(ctx.tx, round.id)) + 1;
  const added = await insertCandidates(ctx.tx, ctx.programmeId, round.id, ready.map(({ row, classCode, claimed, claims }, at) => ({
    id: ctx.newId(), titleId: title.id, subjectId: kept(row.code).id, placeId: kept(row.code).place_id, organisationId: kept(row.code).organisation_id, classCode, groups: groupsIn(row, groupings), source: title.subject_kind === 'household' ? 'self' as const : 'organisation' as const,
    fedBy: null, blindNumber: first + at, summary: row.summary, claimedStars: title.rules.stars.length === 0 ? null : claimed, claimWords: wordsOfClaims(claimed, Object.fromEntries(claims.flatMap(({ code, words }) => (code === null ? [] : [[code, words]])))),
  })), by);
  const filled = await fillUnsaid(ctx.tx, ctx.programmeId, round.id, title.id, ready.map(({ row }) => ({ subjectId: kept(row.code).id, groups: groupsIn(row, groupings), summary: row.summary })).filter(({ groups, summary }) => Object.keys(groups).length > 0 || summary !== null));
  const ids = await candidateIdsBySubject(ctx.tx, ctx.programmeId, round.id, title.id, [...subjects.values()].map(({ id }) => id));
  const findings = ready.flatMap(({ row, claimed, group, committee }) => {
    const candidateId = ids.get(kept(row.code).id) ?? '';
    const ofGroup = group === null ? [] : claimed.map((starCode): StarFindingToKeep => ({ candidateId, stage: 'groupReview', starCode, met: group.includes(starCode), votesFor: 0, votesAgainst: 0 }));
    const ofVillage = committee === null ? [] : claimed.map((starCode): StarFindingToKeep => {
      const star = committee.find(({ code }) => code === starCode);
      const votes = star?.votes ?? null;
      return { candidateId, stage: 'committee', starCode, met: votes === null ? star !== undefined : starMet(votes.for, votes.against), votesFor: votes?.for ?? 0, votesAgainst: votes?.against ?? 0 };
    });
    return [...ofGroup, ...ofVillage];
  });
  if (findings.length > 0) await saveStarFindings(ctx.tx, ctx.programmeId, findings, by);
  return { created: added.length, updated: filled, unchanged: ready.length - added.length - filled };
}

/** Of whoever sends for a part of the programme alone: who of the sheet is a candidate, and which villages have met. */
async function ownGroundOf(ctx: WriteContext, round: RoundRow, title: TitleRow, ground: SubjectGround): Promise<OwnGround | null> {
  if (ctx.scope.everything) return null;
  if (round.stage === 'nomination') return { candidates: new Set(), present: new Map() };
  const candidates = await candidateIdsBySubject(ctx.tx, ctx.programmeId, round.id, title.id, [...ground.known.values()].map(({ id }) => id));
  return { candidates: new Set(candidates.keys()), present: new Map((await meetingsOf(ctx.tx, ctx.programmeId, round.id)).map((row) => [row.place_id, row.present_count])) };
}

interface SheetOf { readonly round: RoundRow; readonly title: TitleRow; readonly groupings: readonly string[]; readonly keepsRegister: boolean }

/** @returns what the engine needs to import nominations; the same file again adds nobody twice */
export async function nominationImport(ctx: WriteContext, { round, title, titles, groupings }: Omit<SheetOf, 'keepsRegister'> & { readonly titles: readonly RoundTitleRow[] }): Promise<ImportDefinition<typeof nominationColumns, Ready>> {
  const keepsRegister = (await heldPermissions(ctx, ['honours.register'], { wholeProgramme: true })).has('honours.register');
  const namesakes = sameNames(ctx, title);
  return {
    name: { zh: `${title.name_zh}申报`, en: `${title.name_en} nominations` }, columns: nominationColumnsFor(groupings), keyColumn: 'code',
    async resolve(rows, fail, warn) {
      const ground = await subjectGroundOf(ctx, title, rows.map(({ value }) => value));
      const of: RoundGround = { round, title, titles, own: await ownGroundOf(ctx, round, title, ground), keepsRegister };
      const ready = rows.map((row) => readyOf(ctx, of, row, ground, fail));
      const alike = await namesakes(ready.map(({ row, placeId, identityKey }, at) => ({ rowNumber: rows[at]?.rowNumber as number, code: row.code, label: row.label, placeId, hasHouse: identityKey !== null })));
      for (const row of rows) { const warning = alike.get(row.rowNumber); if (warning !== undefined) warn(row, 'label', warning); }
      return ready;
    },
    write: (ready) => writeAll(ctx, { round, title, groupings, keepsRegister }, ready),
    kept() { ctx.emit({ topic: 'honours', subjectId: round.id }); },
  };
}
