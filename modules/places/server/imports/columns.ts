/** 列 · The tables of this module, under the same headers whether they come in or go out. */
import { choiceColumn, dateColumn, defineColumns, integerColumn, numberColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { CODE_OR_NAME, ONLY_SHOWN } from '#platform/server/imports/index.ts';
import { placeKindWords } from '../../contract/index.ts';

const code = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;
const codePattern = { test: code, zh: '只能用字母、数字和 . _ / -，以字母或数字开头', en: 'Letters, digits and . _ / - only, beginning with a letter or digit' };
const keep = { zh: '空着表示不改', en: 'Left empty, nothing changes' };

export const siteColumns = defineColumns({
  code: textColumn({ zh: '点位编码', en: 'Site code', aliases: ['编码', '点位编号'], required: true, code: true, maxLength: 60, pattern: codePattern, width: 16 }),
  name: textColumn({ zh: '点位名称', en: 'Site name', aliases: ['名称'], required: true, maxLength: 120, width: 28 }),
  siteType: textColumn({ zh: '点位类型', en: 'Site type', aliases: ['类型'], required: true, maxLength: 60, width: 16, hint: { zh: '类型名称或代码', en: 'Name or code of the type' } }),
  place: textColumn({ zh: '所属网格编码', en: 'Place code', aliases: ['网格编码', '所属区域编码'], nameHeaders: ['所属网格', '所属区域', '网格', '区域'], maxLength: 160, width: 20, hint: { zh: '编码或全称；空着则按坐标落在哪个网格', en: 'Its code or exact name; left empty, the grid around the coordinates' } }),
  longitude: numberColumn({ zh: '经度', en: 'Longitude', min: -180, max: 180, width: 14, hint: { zh: '十进制度；线状点位可空', en: 'Decimal degrees; may be empty for a line' } }),
  latitude: numberColumn({ zh: '纬度', en: 'Latitude', min: -180, max: 180, width: 14 }),
  line: textColumn({ zh: '线路坐标', en: 'Line', maxLength: 9_000, width: 30, hint: { zh: '经度,纬度; 经度,纬度; …', en: 'longitude,latitude; longitude,latitude; …' } }),
  lengthM: integerColumn({ zh: '长度（米）', en: 'Length (m)', aliases: ['长度'], min: 1, max: 1_000_000, hint: { zh: '空着则按线路量', en: 'Left empty, measured along the line' } }),
  address: textColumn({ zh: '地址', en: 'Address', maxLength: 200, width: 30, hint: keep }),
  siteLeader: textColumn({ zh: '点位长编号', en: 'Site leader code', nameHeaders: ['点位长'], maxLength: 60, hint: { zh: '编号或姓名；空着表示不改', en: 'Code or name; left empty, nothing changes' } }),
  responsibleUnit: textColumn({ zh: '责任单位编码', en: 'Responsible unit code', nameHeaders: ['责任单位'], maxLength: 160, hint: { zh: '编码或全称；空着表示不改', en: 'Its code or exact name; left empty, nothing changes' } }),
  liaison: textColumn({ zh: '联络员编号', en: 'Liaison code', nameHeaders: ['联络员'], maxLength: 60, hint: { zh: '编号或姓名；空着表示不改', en: 'Code or name; left empty, nothing changes' } }),
  validFrom: dateColumn({ zh: '启用日期', en: 'Valid from', hint: { zh: '新点位启用的日期，空着为今天', en: 'Day on which a new site opens; today when left empty' } }),
  dutyFrom: dateColumn({ zh: '责任起始日期', en: 'Duty from', hint: { zh: '换人时从哪天起，空着为今天；人没变则不理会', en: 'From when a new holder answers for it; today when left empty; ignored where nobody changes' } }),
});

export const organisationColumns = defineColumns({
  code: textColumn({ zh: '单位编码', en: 'Organisation code', aliases: ['编码'], required: true, code: true, maxLength: 60, pattern: codePattern, width: 18 }),
  nameZh: textColumn({ zh: '单位名称', en: 'Name', aliases: ['名称', '单位'], required: true, maxLength: 120, width: 30 }),
  nameEn: textColumn({ zh: '英文名称', en: 'English name', maxLength: 160, width: 30 }),
  kind: textColumn({ zh: '单位类别', en: 'Kind', aliases: ['类别'], maxLength: 40, width: 16 }),
  parent: textColumn({ zh: '上级单位编码', en: 'Parent code', nameHeaders: ['上级单位', '主管单位'], maxLength: 160, hint: { zh: '编码或全称；系统中已有，或在本表前面的行', en: 'Its code or exact name; known already, or further up in this table' } }),
  place: textColumn({ zh: '所在区域编码', en: 'Place code', aliases: ['区域编码'], nameHeaders: ['所在区域', '区域'], maxLength: 160, hint: CODE_OR_NAME }),
});

/** As tables of a county say it. */
const KIND_ALSO = { city: ['市', '县', '县（市）', '县(市)', '市(县)', '区县', '旗'], subdistrict: ['街道办', '街道办事处'], town: ['乡', '镇', '民族乡'], community: ['居委会', '社区居委会'], village: ['行政村', '村委会', '建制村'] } as const;

export const placeColumns = defineColumns({
  code: textColumn({ zh: '区域编码', en: 'Place code', aliases: ['编码'], required: true, code: true, maxLength: 60, pattern: codePattern }),
  nameZh: textColumn({ zh: '区域名称', en: 'Name', aliases: ['名称', 'zh'], required: true, maxLength: 80 }),
  nameEn: textColumn({ zh: '英文名称', en: 'English name', maxLength: 120 }),
  kind: choiceColumn({ zh: '区域类别', en: 'Kind', aliases: ['类别'], required: true, labels: placeKindWords, also: KIND_ALSO }),
  parent: textColumn({ zh: '上级区域编码', en: 'Parent code', aliases: ['parentCode'], nameHeaders: ['上级区域', '所属乡镇', '上级'], maxLength: 160, hint: { zh: '编码或全称；系统中已有，或在本表前面的行', en: 'Its code or exact name; known already, or further up in this table' } }),
  householdCount: integerColumn({ zh: '户数', en: 'Households', min: 0, max: 10_000_000 }),
  validFrom: dateColumn({ zh: '起始日期', en: 'Valid from' }),
  /** Not a column that people fill in: the geometry of a feature, carried along. */
  boundary: textColumn({ zh: '边界', en: 'Boundary', maxLength: 5_000_000 }),
  /** Text, so that a feature which has something else under this name is not refused for it. */
  sites: textColumn({ zh: '点位数', en: 'Sites', maxLength: 10_000, hint: ONLY_SHOWN }),
});

export const siteTypeColumns = defineColumns({
  code: textColumn({
    zh: '类型代码', en: 'Type code', aliases: ['代码'], required: true, maxLength: 60, width: 16,
    pattern: { test: /^[a-z0-9][a-z0-9-]*$/, zh: '只能用小写字母、数字和 -，以字母或数字开头', en: 'Small letters, digits and - only, beginning with a letter or digit' },
  }),
  nameZh: textColumn({ zh: '类型名称', en: 'Name', aliases: ['名称'], required: true, maxLength: 60, width: 20 }),
  nameEn: textColumn({ zh: '英文名称', en: 'English name', maxLength: 80, width: 24, hint: keep }),
  geometry: choiceColumn({ zh: '形状', en: 'Geometry', required: true, labels: { point: { zh: '点', en: 'Point' }, line: { zh: '线', en: 'Line' } }, hint: { zh: '已有点位的类型不能改形状', en: 'Stays as it is where the type has sites' } }),
  sortOrder: integerColumn({ zh: '排序', en: 'Order', min: 0, max: 10_000, hint: keep }),
  sites: integerColumn({ zh: '点位数', en: 'Sites', hint: ONLY_SHOWN }),
});
