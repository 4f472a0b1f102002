/** 文明实践阵地导入 · Facilities by their code, under the headers they go out with; whole ones may stand in the same sheet as their parts, in any order. */
import { CODE_OR_NAME, ONLY_SHOWN, codesInFullWidth } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { choiceColumn, dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { facilityWords } from '../../contract/index.ts';
import { mayBelongTo } from '../../domain/index.ts';
import type { FacilityKind } from '../../domain/index.ts';
import { facilitiesByCode, partsOf, upsertFacilities } from '../queries/facilities.ts';
import type { FacilityToKeep } from '../queries/facilities.ts';
import { A_PLACE, CalledThings, cellsMeant, idMeant, placesCalled, severalFault, unknownFault } from '#modules/places/server/index.ts';
import type { NamedThing } from '#modules/places/server/index.ts';
import { facilitiesCalled } from '../queries/ground.ts';

export const facilityColumns = defineColumns({
  code: textColumn({ zh: '编码', en: 'Code', required: true, halfWidth: true, maxLength: 40, width: 14 }), name: textColumn({ zh: '名称', en: 'Name', required: true, maxLength: 80, width: 28 }), kind: choiceColumn({ zh: '类别', en: 'Kind', labels: facilityWords, required: true }),
  parent: textColumn({ zh: '上级编码', en: 'Part of (code)', nameHeaders: ['上级', '隶属'], maxLength: 160, width: 14, hint: { zh: '编码或全称；站属于所或中心，所属于中心；没有空着', en: 'Code or exact name; stations belong to institutes or centres, institutes to centres; or empty' } }), place: textColumn({ zh: '区域编码', en: 'Place code', nameHeaders: ['区域', '所在区域'], required: true, maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  address: textColumn({ zh: '地址', en: 'Address', maxLength: 120, width: 26 }), services: textColumn({ zh: '服务项目', en: 'What it offers', maxLength: 500, width: 36, hint: { zh: '几项用顿号分开', en: 'Several, separated by commas' } }), openHours: textColumn({ zh: '开放时间', en: 'Open', maxLength: 200, width: 24, hint: { zh: '如：周一至周五 9:00–17:00', en: 'For example: Monday to Friday 9:00–17:00' } }),
  openedOn: dateColumn({ zh: '启用日期', en: 'Opened on', required: true }), closedOn: dateColumn({ zh: '停用日期', en: 'Closed on', hint: { zh: '在用的空着', en: 'Empty while it is open' } }),
  activities: integerColumn({ zh: '本处活动', en: 'Activities here', min: 0, hint: ONLY_SHOWN }), sessions: integerColumn({ zh: '本处场次', en: 'Sessions here', min: 0, hint: ONLY_SHOWN }), volunteers: integerColumn({ zh: '本处服务人数', en: 'Volunteers here', min: 0, hint: ONLY_SHOWN }), minutes: integerColumn({ zh: '本处服务分钟', en: 'Minutes here', min: 0, hint: ONLY_SHOWN }),
  allActivities: integerColumn({ zh: '含下属活动', en: 'Activities with parts', min: 0, hint: ONLY_SHOWN }), allSessions: integerColumn({ zh: '含下属场次', en: 'Sessions with parts', min: 0, hint: ONLY_SHOWN }), allVolunteers: integerColumn({ zh: '含下属服务人数', en: 'Volunteers with parts', min: 0, hint: ONLY_SHOWN }), allMinutes: integerColumn({ zh: '含下属服务分钟', en: 'Minutes with parts', min: 0, hint: ONLY_SHOWN }),
});
type Row = ImportRow<RowOf<typeof facilityColumns>>;
type FailRow = Fail<typeof facilityColumns>;
const LEVEL: Readonly<Record<FacilityKind, number>> = { centre: 0, institute: 1, station: 2, base: 3 };

const COUNTED_NONE = { activities: null, sessions: null, volunteers: null, minutes: null, allActivities: null, allSessions: null, allVolunteers: null, allMinutes: null };
export const facilityExample = (language: 'zh' | 'en', today: string): RowOf<typeof facilityColumns> => ({
  code: 'WM-001', name: language === 'zh' ? '示例村新时代文明实践站' : 'A practice station', kind: 'station', parent: null, place: 'V-001', address: null, services: language === 'zh' ? '理论宣讲、义诊、图书借阅' : 'Talks, health checks, books', openHours: language === 'zh' ? '周一至周日 9:00–17:00' : 'Daily 9:00–17:00', openedOn: today, closedOn: null, ...COUNTED_NONE,
});

const A_FACILITY = { code: 'unknown_facility', zh: '中心、所、站', en: 'facility' } as const;

/** What a row is part of, as its code: by name one of the sheet or one that stands; told where several are called so. */
function parentCodes(found: readonly Row[], standing: readonly NamedThing[], fail: FailRow): ReadonlyMap<Row, string | null> {
  const called = new CalledThings(standing);
  for (const { value } of found) called.add({ id: value.code, code: value.code, names: [value.name], within: value.place });
  return new Map(found.map((row) => {
    const { parent: cell } = row.value;
    const meant = cell === null ? [] : called.meant(cell);
    if (cell !== null && meant.length > 1) fail(row, 'parent', severalFault(cell, meant));
    return [row, meant.length === 1 ? (meant[0] as NamedThing).code : cell];
  }));
}

/** A row that is named in the sheet wins over what stands: the sheet is what will stand. */
function checkLevel(row: Row, parent: string | null, kindOf: (code: string) => FacilityKind | undefined, parts: readonly string[], fail: FailRow): void {
  const { kind } = row.value;
  const above = parent === null ? null : kindOf(parent);
  if (above === undefined) fail(row, 'parent', unknownFault(parent ?? '', A_FACILITY));
  else if (above !== null && !mayBelongTo(kind, above)) fail(row, 'parent', { code: 'facility_level', zh: '隶属的级别不对：站属于所或中心，所属于中心', en: 'Stations belong to institutes or centres, institutes to centres' });
  if (parts.some((part) => { const below = kindOf(part); return below !== undefined && !mayBelongTo(below, kind); })) fail(row, 'kind', { code: 'facility_level', zh: '它的下属级别不低于它', en: 'Something that belongs to it is not of a lower level' });
}

/** @returns what the engine needs; the same file again changes nothing */
export function facilityImport(ctx: WriteContext): ImportDefinition<typeof facilityColumns, FacilityToKeep & { readonly parentCode: string | null }> {
  const { tx, programmeId } = ctx;
  return {
    name: { zh: '文明实践中心、所、站', en: 'Facilities' }, columns: facilityColumns, keyColumn: 'code',
    codesInFullWidth: () => codesInFullWidth(ctx, 'volunteering.facilities', 'code'),
    async resolve(found, fail) {
      const sheet = new Map(found.map(({ value }) => [value.code, value]));
      const bad = new Set<string>();
      const failed: FailRow = (row, key, fault) => { bad.add(row.value.code); fail(row, key, fault); };
      const parentOf = parentCodes(found, await facilitiesCalled(tx, programmeId, found.map(({ value }) => value.parent)), failed);
      const doubtful = new Set(bad);
      const standing = await facilitiesByCode(tx, programmeId, found.flatMap((row) => [row.value.code, parentOf.get(row) ?? row.value.code]));
      const below = await partsOf(tx, programmeId, [...standing.values()].map(({ id }) => id));
      const placeCells = found.map(({ value }) => value.place);
      const places = cellsMeant(placeCells, await placesCalled(tx, programmeId, placeCells, ctx.today));
      const kinds = new Map([...standing].map(([code, { kind }]) => [code, kind] as const));
      for (const { code, kind } of below) if (!kinds.has(code)) kinds.set(code, kind);
      const kindOf = (code: string): FacilityKind | undefined => sheet.get(code)?.kind ?? kinds.get(code);
      // Whole ones first: a part of a row that is wrong is pointed out too, unless what it belongs to stands already.
      for (const row of found.toSorted((one, other) => LEVEL[one.value.kind] - LEVEL[other.value.kind])) {
        const { value } = row;
        const parent = parentOf.get(row) ?? null;
        if (parent !== null && bad.has(parent) && !standing.has(parent)) { failed(row, 'parent', { code: 'parent_wrong', zh: `上级“${value.parent}”那一行有问题`, en: `The row of “${value.parent}”, which it is part of, is wrong` }); continue; }
        // What stands as a part and is not moved by the sheet, and what the sheet makes one.
        const parts = [...below.filter(({ parent_code: parent, code }) => parent === value.code && !sheet.has(code)).map(({ code }) => code), ...found.filter((part) => parentOf.get(part) === value.code).map((part) => part.value.code)];
        checkLevel(row, doubtful.has(value.code) ? null : parent, kindOf, parts, failed);
        idMeant(value.place, places, A_PLACE, (fault) => failed(row, 'place', fault));
        if (value.closedOn !== null && value.closedOn < value.openedOn) failed(row, 'closedOn', { code: 'dates_out_of_order', zh: '停用不早于启用', en: 'It closes not before it opens' });
      }
      return found.map((row) => [row, row.value] as const).map(([row, value]) => ({
        id: standing.get(value.code)?.id ?? ctx.newId(), code: value.code, name: value.name, kind: value.kind, parentId: null, parentCode: parentOf.get(row) ?? null, placeId: places.ids.get(value.place) ?? '', address: value.address, services: value.services, openHours: value.openHours, openedOn: value.openedOn, closedOn: value.closedOn, searchText: searchTextOf(value.name, value.code),
      }));
    },
    async write(ready) {
      const known = new Map([...await facilitiesByCode(tx, programmeId, ready.flatMap(({ parentCode }) => parentCode ?? []))].map(([code, { id }]) => [code, id] as const));
      for (const { code, id } of ready) known.set(code, id);
      // So that what a row names is there before it.
      const { created, updated } = await upsertFacilities(tx, programmeId, ready.map(({ parentCode, ...facility }) => ({ ...facility, parentId: parentCode === null ? null : (known.get(parentCode) ?? null) })).toSorted((one, other) => LEVEL[one.kind] - LEVEL[other.kind]));
      return { created, updated, unchanged: ready.length - created - updated };
    },
    kept() { ctx.emit({ topic: 'volunteering', subjectId: programmeId }); },
  };
}
