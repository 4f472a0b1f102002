import type { OrganisationRow, PlaceRow } from './types.ts';

type Row = readonly [code: string, zh: string, en: string];

/** 市直部门 · Generic bureaus; their codes are those the demo edition names as lead organisations. */
const BUREAUS: readonly Row[] = [
  ['publicity', '市委宣传部', 'Publicity Department'], ['organisation-dept', '市委组织部', 'Organisation Department'],
  ['discipline', '市纪委监委机关', 'Discipline Inspection Office'], ['politics-law', '市委政法委', 'Political and Legal Affairs Committee'],
  ['united-front', '市委统战部', 'United Front Department'], ['office-party', '市委办公室', 'Party Committee Office'],
  ['office-gov', '市政府办公室', 'Government Office'], ['cyberspace', '市委网信办', 'Cyberspace Office'],
  ['city-management', '市城市管理局', 'City Management Bureau'], ['public-security', '市公安局', 'Public Security Bureau'],
  ['traffic-police', '市公安局交警大队', 'Traffic Police'], ['justice', '市司法局', 'Justice Bureau'],
  ['market-regulation', '市市场监督管理局', 'Market Regulation Bureau'], ['commerce', '市商务局', 'Commerce Bureau'],
  ['culture-tourism', '市文化广播电视和旅游局', 'Culture and Tourism Bureau'], ['education', '市教育局', 'Education Bureau'],
  ['health', '市卫生健康局', 'Health Bureau'], ['housing', '市住房和城乡建设局', 'Housing and Construction Bureau'],
  ['transport', '市交通运输局', 'Transport Bureau'], ['civil-affairs', '市民政局', 'Civil Affairs Bureau'],
  ['human-resources', '市人力资源和社会保障局', 'Human Resources Bureau'], ['finance', '市财政局', 'Finance Bureau'],
  ['development-reform', '市发展和改革局', 'Development and Reform Bureau'], ['economy-it', '市经济和信息化局', 'Economy and IT Bureau'],
  ['natural-resources', '市自然资源局', 'Natural Resources Bureau'], ['ecology', '市生态环境局', 'Ecology Bureau'],
  ['water', '市水务局', 'Water Bureau'], ['agriculture', '市农业农村局', 'Agriculture Bureau'],
  ['forestry', '市林业局', 'Forestry Bureau'], ['emergency', '市应急管理局', 'Emergency Bureau'],
  ['fire-rescue', '市消防救援大队', 'Fire and Rescue Brigade'], ['audit', '市审计局', 'Audit Bureau'],
  ['statistics', '市统计局', 'Statistics Bureau'], ['tax', '市税务局', 'Tax Bureau'],
  ['medical-insurance', '市医疗保障局', 'Medical Insurance Bureau'], ['veterans', '市退役军人事务局', 'Veterans Bureau'],
  ['petition', '市信访局', 'Petition Bureau'], ['administrative-approval', '市行政审批局', 'Administrative Approval Bureau'],
  ['office-affairs', '市机关事务中心', 'Office Affairs Centre'], ['sports', '市体育中心', 'Sports Centre'],
  ['trade-union', '市总工会', 'Trade Union Council'], ['youth-league', '团市委', 'Youth League Committee'],
  ['women', '市妇联', 'Women’s Federation'], ['disabled', '市残联', 'Disabled Persons’ Federation'],
  ['science-association', '市科协', 'Science Association'],
];

/** 企事业单位 · Public institutions and companies, each below the bureau that looks after it. */
const INSTITUTIONS: readonly (readonly [...Row, parent: string])[] = [
  ['government-service-centre', '市政务服务中心', 'Government Service Centre', 'administrative-approval'],
  ['property-registration', '市不动产登记中心', 'Property Registration Centre', 'natural-resources'],
  ['sanitation-centre', '市环境卫生服务中心', 'Sanitation Centre', 'city-management'],
  ['garden-office', '市园林绿化中心', 'Parks and Greenery Centre', 'city-management'],
  ['municipal-works', '市市政设施中心', 'Municipal Works Centre', 'city-management'],
  ['market-service-centre', '市农贸市场服务中心', 'Market Service Centre', 'market-regulation'],
  ['city-investment', '城市建设投资公司', 'City Investment Company', 'finance'],
  ['bus-company', '公共交通公司', 'Bus Company', 'transport'], ['coach-station', '客运汽车站', 'Coach Station', 'transport'],
  ['railway-station', '火车站地区管理办', 'Railway Station Area Office', 'transport'],
  ['water-company', '自来水公司', 'Water Company', 'water'], ['gas-company', '燃气公司', 'Gas Company', 'housing'],
  ['power-company', '供电公司', 'Power Company', 'economy-it'], ['post-office', '邮政分公司', 'Post Office', 'economy-it'],
  ['telecom-a', '通信运营企业甲', 'Telecom Operator A', 'economy-it'], ['telecom-b', '通信运营企业乙', 'Telecom Operator B', 'economy-it'],
  ['telecom-c', '通信运营企业丙', 'Telecom Operator C', 'economy-it'],
  ['bank-a', '银行机构甲', 'Bank A', 'finance'], ['bank-b', '银行机构乙', 'Bank B', 'finance'],
  ['bank-c', '银行机构丙', 'Bank C', 'finance'], ['bank-d', '银行机构丁', 'Bank D', 'finance'],
  ['insurance', '保险服务中心', 'Insurance Service Centre', 'finance'],
  ['general-hospital', '市人民医院', 'General Hospital', 'health'], ['tcm-hospital', '市中医院', 'Hospital of Chinese Medicine', 'health'],
  ['maternity-hospital', '市妇幼保健院', 'Maternity and Child Hospital', 'health'], ['disease-control', '市疾控中心', 'Disease Control Centre', 'health'],
  ['library', '市图书馆', 'Library', 'culture-tourism'], ['culture-house', '市文化馆', 'Culture House', 'culture-tourism'],
  ['museum', '市博物馆', 'Museum', 'culture-tourism'], ['media-centre', '市融媒体中心', 'Media Centre', 'publicity'],
  ['youth-centre', '市青少年活动中心', 'Youth Centre', 'education'], ['vocational-school', '市职业学校', 'Vocational School', 'education'],
];

export const LEADING_GROUP = 'leading-group';
export const PROGRAMME_OFFICE = 'programme-office';

/** 单位编码 · The code of the office that belongs to a place. */
export function organisationOfPlace(placeCode: string): string {
  return `org-${placeCode}`;
}

/** 生成单位 · 118 organisations under the leading group. */
export function buildOrganisations(places: readonly PlaceRow[]): OrganisationRow[] {
  const city = places.find((place) => place.kind === 'city')?.code ?? '';
  const top: OrganisationRow[] = [
    { code: LEADING_GROUP, kind: 'leadingGroup', parentCode: null, placeCode: city, zh: '文明城市创建工作领导小组', en: 'Leading Group' },
    { code: PROGRAMME_OFFICE, kind: 'programmeOffice', parentCode: LEADING_GROUP, placeCode: city, zh: '创建办', en: 'Programme Office' },
  ];
  const bureaus = BUREAUS.map(([code, zh, en]): OrganisationRow => ({ code, kind: 'bureau', parentCode: LEADING_GROUP, placeCode: city, zh, en }));
  const institutions = INSTITUTIONS.map(([code, zh, en, parentCode]): OrganisationRow => ({ code, kind: 'institution', parentCode, placeCode: city, zh, en }));
  return [...top, ...places.flatMap(officeOf), ...bureaus, ...institutions];
}

function officeOf(place: PlaceRow): OrganisationRow[] {
  const code = organisationOfPlace(place.code);
  const above = place.parentCode === null ? LEADING_GROUP : organisationOfPlace(place.parentCode);
  const office = (kind: OrganisationRow['kind'], parentCode: string, zh: string, en: string): OrganisationRow[] => [
    { code, kind, parentCode, placeCode: place.code, zh, en },
  ];
  switch (place.kind) {
    case 'zone':
      return office('zoneHeadquarters', LEADING_GROUP, `${place.zh}工作组`, `${place.en} Headquarters`);
    case 'subdistrict':
      return office('subdistrictOffice', above, `${place.zh}办事处`, `${place.en} Office`);
    case 'community':
      return office('communityCommittee', above, `${place.zh}居委会`, `${place.en} Committee`);
    case 'town':
      return office('town', LEADING_GROUP, `${place.zh}人民政府`, `${place.en} Government`);
    default:
      return [];
  }
}
