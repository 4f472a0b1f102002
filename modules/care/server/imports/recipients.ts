/** 关爱对象导入 · New rows of a list by their number; one that is on it already stays as it is. What is sealed comes in and never goes out. */
import { CODE_OR_NAME } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { booleanColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { keysOf } from '../details.ts';
import { A_PLACE, AN_ORGANISATION, cellsMeant, idMeant, organisationsCalled, OUTSIDE, placesCalled } from '#modules/places/server/index.ts';
import type { CellsMeant } from '#modules/places/server/index.ts';
import { insertRecipients, takenIn } from '../queries/recipients.ts';
import type { RecipientToKeep } from '../queries/recipients.ts';
import type { SchemeRow } from '../queries/schemes.ts';
import { recipientToKeep, registrationFault } from '../registering.ts';
import type { RecipientFacts, RegistrationFault, SituationNames } from '../registering.ts';

export const recipientColumns = defineColumns({
  number: textColumn({ zh: '名单编号', en: 'Number', required: true, maxLength: 40, width: 14, pattern: { test: /^(?!C-\d+$).+$/u, zh: '“C-数字”留给逐个登记的人，请换一种编号', en: '“C-” and digits are for those registered one by one' } }),
  label: textColumn({ zh: '姓名', en: 'Name', aliases: ['称呼'], required: true, maxLength: 60, width: 14 }),
  place: textColumn({ zh: '区域编码', en: 'Place code', nameHeaders: ['区域', '所在区域', '村（社区）'], maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  organisation: textColumn({ zh: '单位编码', en: 'Organisation code', nameHeaders: ['单位', '所在单位'], maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  situations: textColumn({ zh: '情形', en: 'Situations', required: true, maxLength: 300, width: 28, hint: { zh: '写编码或名称，几项用顿号分开', en: 'Codes or names, separated by commas' } }),
  isUnder14: booleanColumn({ zh: '未满14周岁', en: 'Under 14' }),
  agreesToName: booleanColumn({ zh: '同意公示姓名', en: 'Agrees to be named' }),
  houseNumber: textColumn({ zh: '门牌号', en: 'House number', maxLength: 60, hint: { zh: '按户发放时必填；加密保存', en: 'Asked where households are helped; kept sealed' } }),
  contact: textColumn({ zh: '联系方式', en: 'Contact', maxLength: 60, hint: { zh: '加密保存', en: 'Kept sealed' } }),
  identityNumber: textColumn({ zh: '身份证号', en: 'Identity number', maxLength: 40, hint: { zh: '可不填；加密保存，不再显示', en: 'Optional; kept sealed and never shown' } }),
});

type Value = RowOf<typeof recipientColumns>;
type Row = ImportRow<Value>;
type FailRow = Fail<typeof recipientColumns>;

export const recipientExample = (language: 'zh' | 'en'): Value => ({
  number: 'G-001', label: language === 'zh' ? '示例' : 'Example', place: 'V-001', organisation: null, situations: language === 'zh' ? '在本地务工、节假日留在本地' : 'worksHere, staysOverHoliday', isUnder14: false, agreesToName: false, houseNumber: null, contact: null, identityNumber: null,
});

/** Codes as they are, names as the list of situations has them; anything else stays and is told to be unknown. */
function situationsIn(text: string, names: SituationNames): string[] {
  const byName = new Map([...names].flatMap(([code, name]) => [[name.zh, code], [name.en.toLowerCase(), code]] as const));
  return text.split(/[、,，;；]+/).map((part) => part.trim()).filter((part) => part !== '').map((part) => (names.has(part) ? part : byName.get(part) ?? byName.get(part.toLowerCase()) ?? part));
}

const CELLS: Readonly<Record<RegistrationFault['fault'], readonly [keyof Value, string, string]>> = {
  placeless: ['place', '请写明区域或单位', 'Say the place or the organisation'], identityWrong: ['identityNumber', '身份证号末位对不上', 'The last character does not follow from the others'],
  houseNumberMissing: ['houseNumber', '按户发放，须填区域和门牌号', 'For households: place and house number'], childNamed: ['agreesToName', '未满14周岁不公示姓名', 'A child under fourteen is never named'],
  situationUnknown: ['situations', '没有这个情形', 'There is no such situation'], notEligible: ['situations', '不符合条件', 'Not eligible'],
};

function tell(row: Row, wrong: RegistrationFault, fail: FailRow): void {
  const [key, zh, en] = CELLS[wrong.fault];
  const more = wrong.fault === 'notEligible' ? wrong : wrong.fault === 'situationUnknown' ? { zh: wrong.codes.join('、'), en: wrong.codes.join(', ') } : null;
  fail(row, key, { code: wrong.fault, zh: more === null ? zh : `${zh}：${more.zh}`, en: more === null ? en : `${en}: ${more.en}` });
}

interface Ready { readonly recipient: RecipientToKeep; readonly isKnown: boolean }
interface Seen { readonly holder: Map<string, string> }

interface Ground { readonly places: CellsMeant; readonly organisations: CellsMeant }

/** Whatever lies beyond the sender's area is not there for them. */
async function groundOf(ctx: WriteContext, rows: readonly Row[]): Promise<Ground> {
  const [placeCells, organisationCells] = [rows.map(({ value }) => value.place), rows.map(({ value }) => value.organisation)];
  const within = <Thing extends { readonly id: string }>(things: readonly Thing[], ids: readonly string[]): readonly Thing[] => (ctx.scope.everything ? things : things.filter(({ id }) => ids.includes(id)));
  return {
    places: cellsMeant(placeCells, within(await placesCalled(ctx.tx, ctx.programmeId, placeCells, ctx.today), ctx.scope.placeIds)),
    organisations: cellsMeant(organisationCells, within(await organisationsCalled(ctx.tx, ctx.programmeId, organisationCells), ctx.scope.organisationIds)),
  };
}

function factsOf(row: Row, ground: Ground, names: SituationNames, fail: FailRow): RecipientFacts {
  const { value } = row;
  const placeId = idMeant(value.place, ground.places, { ...A_PLACE, note: OUTSIDE }, (fault) => fail(row, 'place', fault));
  const organisationId = idMeant(value.organisation, ground.organisations, { ...AN_ORGANISATION, note: OUTSIDE }, (fault) => fail(row, 'organisation', fault));
  return {
    label: value.label, placeId, organisationId, situations: situationsIn(value.situations, names), isUnder14: value.isUnder14 ?? false, agreesToName: value.agreesToName ?? false,
    details: { houseNumber: value.houseNumber, contact: value.contact, identityNumber: value.identityNumber },
  };
}

/** @returns what the engine needs; the same file again changes nothing */
export function recipientImport(ctx: WriteContext, scheme: SchemeRow, names: SituationNames): ImportDefinition<typeof recipientColumns, Ready> {
  const seen: Seen = { holder: new Map() };
  const as = (number: string) => ({ id: ctx.newId(), number, at: new Date(ctx.now).toISOString(), by: ctx.personId });
  return {
    name: { zh: '关爱对象', en: 'Recipients' }, columns: recipientColumns, keyColumn: 'number',
    async resolve(found, fail) {
      const ground = await groundOf(ctx, found);
      const facts = found.map((row) => factsOf(row, ground, names, fail));
      const keys = facts.map((each) => keysOf(ctx, each.placeId, each.details, scheme.by_household).matchKey);
      const taken = await takenIn(ctx.tx, ctx.programmeId, scheme.id, found.map(({ value }) => value.number), keys.filter((key) => key !== null));
      return found.map((row, at): Ready => {
        const [each, key] = [facts[at] as RecipientFacts, keys[at] ?? null];
        const isKnown = taken.numbers.has(row.value.number);
        const wrong = registrationFault(scheme, each, names);
        if (wrong !== null && !(wrong.fault === 'placeless' && (row.value.place !== null || row.value.organisation !== null))) tell(row, wrong, fail);
        const other = key === null ? undefined : seen.holder.get(key);
        if (key !== null && !isKnown && (taken.keys.has(key) || (other !== undefined && other !== row.value.number))) fail(row, scheme.by_household ? 'houseNumber' : 'identityNumber', { code: 'on_list_already', zh: `同一人或同一户已在名单上${other === undefined ? '' : `（${other}）`}`, en: `The same person or household is on the list${other === undefined ? '' : ` (${other})`}` });
        if (key !== null) seen.holder.set(key, row.value.number);
        return { isKnown, recipient: recipientToKeep(ctx, scheme, each, as(row.value.number)) };
      });
    },
    async write(ready) {
      const fresh = ready.filter(({ isKnown }) => !isKnown).map(({ recipient }) => recipient);
      if (fresh.length > 0) await insertRecipients(ctx.tx, ctx.programmeId, fresh);
      return { created: fresh.length, updated: 0, unchanged: ready.length - fresh.length };
    },
    kept() { ctx.record({ kind: 'careScheme', id: scheme.id, change: { act: 'import' } }); ctx.emit({ topic: 'care', subjectId: scheme.id }); },
  };
}
