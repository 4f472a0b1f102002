/** A programme of which a demonstration needs its villages and its office alone. */
import type { CityPack, PlaceRow, Polygon } from '../wanyuan/types.ts';

export interface SmallProgramme {
  readonly code: string; readonly zh: string; readonly en: string; readonly placeCode: string; readonly townKind: 'town' | 'subdistrict'; readonly villageKind: 'village' | 'community';
  readonly towns: readonly string[]; readonly villageCount: number; readonly west: number; readonly south: number;
  /** Judges of its selections: in the register, with no login of their own. */
  readonly judgeCount?: number;
  /** Whether somebody else of the leading group signs in too: who confirmed a withdrawal does not decide its appeal. */
  readonly hasSecondLead?: boolean;
  /** Units that take tasks of a plan; the first has a coordinator of its own, who signs in. */
  readonly units?: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}

const square = (west: number, south: number, size: number): Polygon => ({ type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]] });

/** @returns the shape of a city pack, without sites and without a map */
export function smallProgramme(given: SmallProgramme): CityPack {
  const city: PlaceRow = { code: given.placeCode, kind: 'city', parentCode: null, zh: given.zh, en: given.en, households: 0, geometry: square(given.west, given.south, 0.5) };
  const towns = given.towns.map((zh, at): PlaceRow => ({ code: `${given.placeCode}${101 + at}`, kind: given.townKind, parentCode: given.placeCode, zh, en: `${given.townKind} ${at + 1}`, households: 0, geometry: square(given.west + (at % 4) * 0.1, given.south + Math.floor(at / 4) * 0.1, 0.1) }));
  const villages = Array.from({ length: given.villageCount }, (_, at): PlaceRow => {
    const town = towns[at % towns.length] as PlaceRow;
    const within = Math.floor(at / towns.length);
    return { code: `${town.code}${201 + within}`, kind: given.villageKind, parentCode: town.code, zh: `${town.zh.slice(0, 1)}示例${within + 1}${given.villageKind === 'village' ? '村' : '社区'}`, en: `Village ${at + 1}`, households: 120 + (at % 9) * 10, geometry: square(given.west + (at % 20) * 0.02, given.south + Math.floor(at / 20) * 0.02, 0.02) };
  });
  const secondLead = given.hasSecondLead === true ? [['lead2', '示例副组长', 'leadingGroup'] as const] : [];
  const people = [['office', '示例办公', 'programmeOffice'], ['office2', '示例复核', 'programmeOffice'], ['lead', '示例领导', 'leadingGroup'], ...secondLead, ['village', '示例村干部', 'communityOfficer']] as const;
  const judges = Array.from({ length: given.judgeCount ?? 0 }, (_, at) => [`judge${at + 1}`, `示例评委${at + 1}`, 'departmentCoordinator'] as const);
  const officeCode = `${given.code}-office`;
  const units = given.units ?? [];
  const coordinator = units.slice(0, 1).map(({ code }) => ({ personCode: `${given.code}-dept`, zh: '示例科长', organisationCode: code, username: `${given.code}.dept` }));
  return {
    synthetic: true, notice: { zh: '演示数据，全部虚构', en: 'Demonstration data, all invented' }, programme: { code: given.code, zh: `${given.zh}文明创建`, en: `${given.en} civilisation programme` }, places: [city, ...towns, ...villages],
    organisations: [
      { code: officeCode, kind: 'programmeOffice', parentCode: null, placeCode: given.placeCode, zh: '创建办（示例）', en: 'Programme office (example)' },
      ...units.map(({ code, zh, en }) => ({ code, kind: 'bureau' as const, parentCode: null, placeCode: given.placeCode, zh: `${zh}（示例）`, en: `${en} (example)` })),
    ],
    people: [...[...people, ...judges].map(([name, zh]) => ({ code: `${given.code}-${name}`, zh, organisationCode: officeCode })), ...coordinator.map(({ personCode, zh, organisationCode }) => ({ code: personCode, zh, organisationCode }))],
    // The office of a small programme looks after its clockwork too.
    assignments: [...[...people, ...judges].map(([name, , role]) => ({ personCode: `${given.code}-${name}`, role, anchor: role === 'communityOfficer' ? { kind: 'place' as const, placeCode: villages[0]?.code ?? given.placeCode } : { kind: 'programme' as const } })), { personCode: `${given.code}-office`, role: 'itAdministrator', anchor: { kind: 'programme' } }, ...coordinator.map(({ personCode, organisationCode }) => ({ personCode, role: 'departmentCoordinator' as const, anchor: { kind: 'organisation' as const, organisationCode } }))],
    logins: [...people.map(([name, , role]) => ({ username: `${given.code}.${name}`, personCode: `${given.code}-${name}`, role })), ...coordinator.map(({ username, personCode }) => ({ username, personCode, role: 'departmentCoordinator' as const }))],
    sites: [], basemap: { boundary: { type: 'FeatureCollection', features: [] }, greens: { type: 'FeatureCollection', features: [] }, blocks: { type: 'FeatureCollection', features: [] }, water: { type: 'FeatureCollection', features: [] }, roads: { type: 'FeatureCollection', features: [] } },
  };
}
