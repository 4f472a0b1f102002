/** 发文设置 · How the office of the demo city signs its bulletins; the shape of the programme's setting `bulletin`. */
export const OFFICE_SETTINGS = {
  issuer: '万源市文明城市创建工作领导小组办公室',
  agencyCode: '万创城办',
  signature: '万源市文明城市创建工作领导小组办公室',
  addressees: ['各片区指挥部', '各乡镇人民政府', '各责任单位'],
  copyTo: ['市文明城市创建工作领导小组成员'],
  printedBy: '万源市文明城市创建工作领导小组办公室',
} as const;
