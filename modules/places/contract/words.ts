/** 用语 · The closed lists of this module, in both languages. */
export const PLACE_KINDS = ['city', 'county', 'zone', 'subdistrict', 'town', 'community', 'village', 'grid'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export const CRS_NAMES = ['WGS-84', 'GCJ-02', 'BD-09'] as const;
export type CrsName = (typeof CRS_NAMES)[number];

export const DUTY_ROLES = ['siteLeader', 'responsibleUnit', 'liaison', 'leadUnit', 'gridLeader'] as const;
export type DutyRole = (typeof DUTY_ROLES)[number];

export const placeKindWords: Readonly<Record<PlaceKind, { zh: string; en: string }>> = {
  city: { zh: '市（县）', en: 'City' }, county: { zh: '县区', en: 'County' }, zone: { zh: '片区', en: 'Zone' }, subdistrict: { zh: '街道', en: 'Subdistrict' }, town: { zh: '乡镇', en: 'Town' },
  community: { zh: '社区', en: 'Community' }, village: { zh: '村', en: 'Village' }, grid: { zh: '网格', en: 'Grid' },
};

export const dutyRoleWords: Readonly<Record<DutyRole, { zh: string; en: string }>> = {
  siteLeader: { zh: '点位长', en: 'Site leader' }, responsibleUnit: { zh: '责任单位', en: 'Responsible unit' }, liaison: { zh: '联络员', en: 'Liaison' },
  leadUnit: { zh: '牵头单位', en: 'Lead unit' }, gridLeader: { zh: '网格长', en: 'Grid leader' },
};

/** Which duties a person holds and which an organisation. */
export const DUTY_HOLDER: Readonly<Record<DutyRole, 'person' | 'organisation'>> = {
  siteLeader: 'person', responsibleUnit: 'organisation', liaison: 'person', leadUnit: 'organisation', gridLeader: 'person',
};
