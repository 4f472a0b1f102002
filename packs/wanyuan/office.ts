/** 发文设置 · How the office of the demo city signs its bulletins; the shape of the programme's setting `bulletin`. */
export const OFFICE_SETTINGS = {
  issuer: '万源市文明城市创建工作领导小组办公室',
  agencyCode: '万创城办',
  signature: '万源市文明城市创建工作领导小组办公室',
  addressees: ['各片区指挥部', '各乡镇人民政府', '各责任单位'],
  copyTo: ['市文明城市创建工作领导小组成员'],
  printedBy: '万源市文明城市创建工作领导小组办公室',
} as const;

/** 公众网站 · What the public site of the demo city says of itself; the telephone number cannot exist. */
export const PUBLIC_SITE = {
  siteOpen: true,
  reportingOpen: true,
  aboutZh: '万源市正在创建文明城市。谁来查、查什么、查出多少问题、改了没有，都公布在这里；您看到的问题，也可以直接告诉我们。',
  aboutEn: 'Wanyuan is working towards a civilised city. Who inspects, what is checked, what was found and whether it was put right is published here; and what you see yourself, you can tell us.',
  contact: '市创建办（演示）：000-0000000，工作日 8:30–12:00、14:30–18:00',
  contactEn: 'Programme office (demonstration): 000-0000000, working days 8:30–12:00 and 14:30–18:00',
  recordNumber: null,
  mapApprovalNumber: null,
} as const;
