/** 申报导入 · Candidates of one title by the code of their subject, with the stars they claim and, where a village has met already, what it found. */
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { booleanColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { addMonths, PERSONAL_KINDS } from '../../domain/index.ts';
import { misfit } from '../conferring.ts';
import { sealDetails } from '../details.ts';
import { keepNoticesHonest } from '../notice-names.ts';
import type { Details } from '../details.ts';
import { candidateIdsBySubject, insertCandidates, lastBlindNumber } from '../queries/candidates.ts';
import { saveStarFindings } from '../queries/households.ts';
import type { StarFindingToKeep } from '../queries/households.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { upsertSubjects } from '../queries/subjects.ts';
import type { KeptSubject, KnownSubject } from '../queries/subjects.ts';
import type { TitleRow } from '../queries/titles.ts';
import { sameNames } from './same-names.ts';
import { classOf, nameOf, starCodesOf } from './star-text.ts';
import { placedSubject, subjectGroundOf } from './subject-rows.ts';
import type { SubjectGround } from './subject-rows.ts';

export const nominationColumns = defineColumns({
  code: textColumn({ zh: '对象编号', en: 'Subject code', aliases: ['编号', '户编号'], required: true, code: true, maxLength: 80, width: 18 }),
  label: textColumn({ zh: '名称', en: 'Name', aliases: ['姓名', '户名', '单位名称'], required: true, maxLength: 120, width: 22 }),
  place: textColumn({ zh: '区域编码', en: 'Place code', aliases: ['村编码', '社区编码'], code: true, maxLength: 60, width: 16 }),
  organisation: textColumn({ zh: '单位编码', en: 'Organisation code', code: true, maxLength: 60, width: 16 }),
  houseNumber: textColumn({ zh: '门牌号', en: 'House number', maxLength: 60, hint: { zh: '加密保存', en: 'Kept sealed' } }),
  classCode: textColumn({ zh: '类别', en: 'Class', maxLength: 60 }),
  county: textColumn({ zh: '县区', en: 'County', maxLength: 80 }), industry: textColumn({ zh: '行业', en: 'Industry', maxLength: 80 }), belonging: textColumn({ zh: '隶属', en: 'Belonging', maxLength: 80 }),
  stars: textColumn({ zh: '申报的星', en: 'Stars claimed', maxLength: 400, hint: { zh: '星的编码或名称，用顿号分开', en: 'Codes or names of stars, separated by commas' } }),
  groupStars: textColumn({ zh: '小组通过的星', en: 'Stars the group found', maxLength: 400 }), committeeStars: textColumn({ zh: '村评通过的星', en: 'Stars the village found', maxLength: 400 }),
  isAdult: booleanColumn({ zh: '已成年', en: 'Of age' }), bornOn: dateColumn({ zh: '出生日期', en: 'Born on', hint: { zh: '仅未成年人', en: 'Of minors alone' } }),
  consent: booleanColumn({ zh: '同意公开', en: 'Agreed to be shown' }), consentNote: textColumn({ zh: '同意方式', en: 'How they agreed', maxLength: 300 }),
  summary: textColumn({ zh: '事迹摘要', en: 'Summary', maxLength: 4_000, multiline: true, hint: { zh: '评委盲评可见，不写姓名单位', en: 'Blind judges see it: no names' } }),
});

/** One row as it may be filled in, for a title's own kind, classes and stars. */
export const nominationExample = (title: TitleRow, language: 'zh' | 'en'): RowOf<typeof nominationColumns> => {
  const stars = title.rules.stars.map((star) => star[language]).join('、');
  return {
    code: title.subject_kind === 'household' ? 'H-0001' : 'N-0001', label: language === 'zh' ? (title.subject_kind === 'household' ? '示例户' : '示例某') : 'Example', place: 'V-001', organisation: null, houseNumber: title.subject_kind === 'household' ? (language === 'zh' ? '12号' : 'No. 12') : null,
    classCode: title.rules.classes[0]?.[language] ?? null, county: null, industry: null, belonging: null, stars: stars === '' ? null : stars, groupStars: null, committeeStars: null, isAdult: title.subject_kind === 'person' ? true : null, bornOn: null,
    consent: true, consentNote: language === 'zh' ? '本人签字' : 'Signed', summary: language === 'zh' ? '事迹写在这里，不写姓名和单位' : 'What was done, without names',
  };
};

type Row = ImportRow<RowOf<typeof nominationColumns>>;
type FailRow = Fail<typeof nominationColumns>;

interface Ready {
  readonly row: RowOf<typeof nominationColumns>; readonly placeId: string | null; readonly organisationId: string | null; readonly details: Details; readonly identityKey: string | null; readonly classCode: string | null; readonly claimed: readonly string[];
  readonly group: readonly string[] | null; readonly committee: readonly string[] | null;
}

function checkStars(row: Row, ready: Ready, title: TitleRow, fail: FailRow): void {
  const wrong = misfit(title, ready.classCode, ready.claimed);
  if (wrong === 'class') fail(row, 'classCode', { code: 'class_unknown', zh: '称号没有这个类别，或须选一类', en: 'No such class, or a class is needed' });
  if (wrong === 'stars') fail(row, 'stars', { code: 'star_unknown', zh: '有不认识或重复的星', en: 'A star is unknown or stands twice' });
  for (const [key, found] of [['groupStars', ready.group], ['committeeStars', ready.committee]] as const) {
    const extra = (found ?? []).filter((code) => !ready.claimed.includes(code));
    if (extra.length > 0) fail(row, key, { code: 'star_not_claimed', zh: `没有申报的星不能通过：${extra.join('、')}`, en: `A star that was not claimed cannot be found: ${extra.join(', ')}` });
  }
}

function checkPeople(row: Row, title: TitleRow, known: KnownSubject | undefined, today: string, fail: FailRow): void {
  const { place, bornOn, isAdult, consent, consentNote } = row.value;
  if (title.subject_kind === 'household' && place === null) fail(row, 'place', { code: 'place_missing', zh: '家庭须写明所在村（社区）', en: 'A household needs its village' });
  if (bornOn !== null && (title.subject_kind !== 'person' || isAdult === true)) fail(row, 'bornOn', { code: 'birth_not_kept', zh: '只登记未成年人的出生日期', en: 'Only minors’ days of birth are kept' });
  if (known?.valid_to != null && known.valid_to <= today) fail(row, 'code', { code: 'subject_gone', zh: '对象已合并、拆分或注销', en: 'The subject was merged, split or removed' });
  if (consent === true && (known?.consent === 'withdrawn' || known?.consent === 'refused')) fail(row, 'consent', { code: 'consent_declined', zh: '名册里是不同意或已收回；重新同意请在对象页记录', en: 'The register says they refused or took it back; a new consent is recorded on the page of the subject' });
  if (consent === true && consentNote === null && PERSONAL_KINDS.includes(title.subject_kind)) fail(row, 'consentNote', { code: 'consent_unsaid', zh: '同意公开的，请写明方式', en: 'Say how they agreed' });
}

/** What the title asks of age, said at the sheet, where whoever filled it in still has it before them. */
function checkAge({ value }: Row, ready: Ready, { title, known, today }: { title: TitleRow; known: KnownSubject | undefined; today: string }, say: (key: 'bornOn' | 'isAdult', code: string, zh: string, en: string) => void): void {
  const least = title.rules.ageLeast;
  if (least === null || title.subject_kind !== 'person' || (ready.classCode !== null && title.rules.ageExceptClasses.includes(ready.classCode))) return;
  const bornOn = value.bornOn ?? known?.born_on ?? null;
  if (value.isAdult === true || known?.is_adult === true) return;
  if (bornOn === null) return say('isAdult', 'age_unknown', `这个称号须满 ${least} 周岁：请写明已成年，或写出生日期`, `The title asks for ${least} years: say that they are of age, or when they were born`);
  if (addMonths(bornOn, least * 12) > today) say('bornOn', 'too_young', `未满 ${least} 周岁，这一类不能申报`, `Under ${least}: not a candidate in this class`);
}

function readyOf(ctx: WriteContext, title: TitleRow, row: Row, ground: SubjectGround, fail: FailRow): Ready {
  const value = { ...row.value, label: nameOf(row.value.label) };
  const { placeId, organisationId, known, details, identityKey } = placedSubject(ctx, title, value, ground, (key, fault) => fail(row, key, fault));
  const starsIn = (text: string | null): string[] | null => (text === null ? null : starCodesOf(text, title));
  const ready: Ready = { row: value, placeId, organisationId, details, identityKey, classCode: classOf(value.classCode, title), claimed: starCodesOf(value.stars, title), group: starsIn(value.groupStars), committee: starsIn(value.committeeStars) };
  checkStars(row, ready, title, fail);
  checkPeople(row, title, known, ctx.today, fail);
  checkAge(row, ready, { title, known, today: ctx.today }, (key, code, zh, en) => fail(row, key, { code, zh, en }));
  return ready;
}

const groupsIn = ({ county, industry, belonging }: Ready['row']): Record<string, string> => ({ ...(county === null ? {} : { county }), ...(industry === null ? {} : { industry }), ...(belonging === null ? {} : { belonging }) });

async function writeAll(ctx: WriteContext, round: RoundRow, title: TitleRow, ready: readonly Ready[]): Promise<{ created: number; updated: number; unchanged: number }> {
  const subjects = await upsertSubjects(ctx.tx, ctx.programmeId, ready.map(({ row, placeId, organisationId, details, identityKey: key }) => ({
    id: ctx.newId(), kind: title.subject_kind, code: row.code, label: row.label, placeId, organisationId, identityKey: key, isAdult: row.isAdult === true, bornOn: row.bornOn,
    detailsSealed: sealDetails(ctx, details), searchText: searchTextOf(row.label, row.code),
    consent: row.consent === null ? 'notAsked' as const : row.consent ? 'given' as const : 'refused' as const, consentOn: row.consent === null ? null : ctx.today, consentNote: row.consent === null ? null : (row.consentNote ?? '表格中写明 · as the sheet says'),
  })));
  const kept = (code: string): KeptSubject => subjects.get(code) as KeptSubject;
  await keepNoticesHonest(ctx, ready.filter(({ row }) => row.consent === false).flatMap(({ row }) => subjects.get(row.code)?.id ?? []), true);
  const by = { at: new Date(ctx.now).toISOString(), personId: ctx.personId };
  const first = (await lastBlindNumber(ctx.tx, ctx.programmeId, round.id)) + 1;
  const added = await insertCandidates(ctx.tx, ctx.programmeId, round.id, ready.map(({ row, classCode, claimed }, at) => ({
    id: ctx.newId(), titleId: title.id, subjectId: kept(row.code).id, placeId: kept(row.code).place_id, organisationId: kept(row.code).organisation_id, classCode, groups: groupsIn(row), source: title.subject_kind === 'household' ? 'self' as const : 'organisation' as const,
    fedBy: null, blindNumber: first + at, summary: row.summary, claimedStars: title.rules.stars.length === 0 ? null : claimed,
  })), by);
  const ids = await candidateIdsBySubject(ctx.tx, ctx.programmeId, round.id, title.id, [...subjects.values()].map(({ id }) => id));
  const findings = ready.flatMap(({ row, claimed, group, committee }) => ([['groupReview', group], ['committee', committee]] as const).flatMap(([stage, found]) => (found === null ? [] : claimed.map((starCode): StarFindingToKeep => ({
    candidateId: ids.get(kept(row.code).id) ?? '', stage, starCode, met: found.includes(starCode), votesFor: 0, votesAgainst: 0,
  })))));
  if (findings.length > 0) await saveStarFindings(ctx.tx, ctx.programmeId, findings, by);
  return { created: added.length, updated: 0, unchanged: ready.length - added.length };
}

/** @returns what the engine needs to import nominations; the same file again adds nobody twice */
export function nominationImport(ctx: WriteContext, round: RoundRow, title: TitleRow): ImportDefinition<typeof nominationColumns, Ready> {
  const namesakes = sameNames(ctx, title);
  return {
    name: { zh: `${title.name_zh}申报`, en: `${title.name_en} nominations` }, columns: nominationColumns, keyColumn: 'code',
    async resolve(rows, fail, warn) {
      const alike = await namesakes(rows.map(({ rowNumber, value }) => ({ rowNumber, code: value.code, label: nameOf(value.label) })));
      for (const row of rows) { const warning = alike.get(row.rowNumber); if (warning !== undefined) warn(row, 'label', warning); }
      const ground = await subjectGroundOf(ctx, title, rows.map(({ value }) => value));
      return rows.map((row) => readyOf(ctx, title, row, ground, fail));
    },
    write: (ready) => writeAll(ctx, round, title, ready),
    kept() { ctx.emit({ topic: 'honours', subjectId: round.id }); },
  };
}
