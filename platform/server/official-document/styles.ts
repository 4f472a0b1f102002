import { CHARACTER, CHARACTER_SPACING, LINE_PITCH, SIZE } from './geometry.ts';

/** 字体 · The fonts of the standard, each with the fonts that stand in where it is not installed. */
const FONT = {
  fangSong: { name: '仿宋_GB2312', alternatives: '仿宋,FangSong,FangSong_GB2312,STFangsong' },
  kaiTi: { name: '楷体_GB2312', alternatives: '楷体,KaiTi,KaiTi_GB2312,STKaiti' },
  heiTi: { name: '黑体', alternatives: 'SimHei,STHeiti' },
  song: { name: '宋体', alternatives: 'SimSun,STSong' },
  title: { name: '方正小标宋简体', alternatives: '方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋,宋体,SimSun' },
} as const;

const LATIN_FONT = 'Times New Roman';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RED = 'FF0000';

/** 样式名 · Ids of the paragraph styles; the body uses styles only, so that a person can restyle the file in one place. */
export const STYLE = {
  body: 'BodyText',
  heading: ['Heading1', 'Heading2', 'Heading3', 'Heading4'],
  title: 'Title',
  classification: 'Classification',
  copyNumber: 'CopyNumber',
  issuer: 'Issuer',
  documentNumber: 'DocumentNumber',
  plain: 'Plain',
  attachmentLabel: 'AttachmentLabel',
  tableTitle: 'TableTitle',
  tableHeader: 'TableHeader',
  tableCell: 'TableCell',
  note: 'FigureNote',
  imprint: 'Imprint',
  rule: 'ImprintRule',
  pageNumber: 'Folio',
  syntheticMark: 'SyntheticMark',
} as const;

interface StyleSpec {
  readonly id: string;
  readonly name: string;
  readonly font?: keyof typeof FONT;
  readonly size?: number;
  readonly color?: string;
  readonly paragraph?: string;
}

const FIRST_LINE = `<w:ind w:firstLineChars="200" w:firstLine="${Math.round(CHARACTER * 2)}"/>`;
const exact = (twips: number): string => `<w:spacing w:before="0" w:after="0" w:line="${twips}" w:lineRule="exact"/>`;

/**
 * Punctuation may hang at the end of a line, which is Word's own default; without it LibreOffice drops a punctuation
 * mark that would begin the next line of a justified paragraph.
 */
const PARAGRAPH_DEFAULTS = `<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>${exact(LINE_PITCH)}<w:jc w:val="both"/>`;

/** Elements inside `paragraph` follow the order that the schema of `w:pPr` prescribes. */
const SPECS: readonly StyleSpec[] = [
  { id: STYLE.plain, name: 'Plain' },
  { id: STYLE.body, name: 'Body Text', paragraph: FIRST_LINE },
  { id: STYLE.heading[0], name: 'heading 1', font: 'heiTi', paragraph: `<w:keepNext/>${FIRST_LINE}<w:outlineLvl w:val="0"/>` },
  { id: STYLE.heading[1], name: 'heading 2', font: 'kaiTi', paragraph: `<w:keepNext/>${FIRST_LINE}<w:outlineLvl w:val="1"/>` },
  { id: STYLE.heading[2], name: 'heading 3', paragraph: `<w:keepNext/>${FIRST_LINE}<w:outlineLvl w:val="2"/>` },
  { id: STYLE.heading[3], name: 'heading 4', paragraph: `<w:keepNext/>${FIRST_LINE}<w:outlineLvl w:val="3"/>` },
  { id: STYLE.title, name: 'Title', font: 'title', size: SIZE.title, paragraph: `<w:keepNext/>${exact(LINE_PITCH)}<w:jc w:val="center"/>` },
  { id: STYLE.copyNumber, name: 'Copy Number', paragraph: '<w:jc w:val="left"/>' },
  { id: STYLE.classification, name: 'Classification', font: 'heiTi', paragraph: '<w:jc w:val="left"/>' },
  { id: STYLE.issuer, name: 'Issuer', font: 'title', size: SIZE.title, color: RED, paragraph: `<w:jc w:val="center"/>` },
  { id: STYLE.documentNumber, name: 'Document Number', paragraph: '<w:jc w:val="center"/>' },
  { id: STYLE.attachmentLabel, name: 'Attachment Label', font: 'heiTi', paragraph: '<w:keepNext/><w:jc w:val="left"/>' },
  { id: STYLE.tableTitle, name: 'Table Title', font: 'heiTi', size: SIZE.table, paragraph: '<w:keepNext/><w:jc w:val="center"/>' },
  { id: STYLE.tableHeader, name: 'Table Header', font: 'heiTi', size: SIZE.table, paragraph: `${exact(360)}<w:jc w:val="center"/>` },
  { id: STYLE.tableCell, name: 'Table Cell', size: SIZE.table, paragraph: `${exact(360)}` },
  { id: STYLE.note, name: 'Figure Note', size: SIZE.note, paragraph: `${exact(340)}<w:ind w:left="${Math.round(CHARACTER)}" w:right="${Math.round(CHARACTER)}"/>` },
  { id: STYLE.imprint, name: 'Imprint', size: SIZE.imprint, paragraph: `${exact(480)}` },
  { id: STYLE.pageNumber, name: 'Folio', font: 'song', size: SIZE.pageNumber, paragraph: `${exact(SIZE.pageNumber * 10)}` },
  { id: STYLE.syntheticMark, name: 'Synthetic Mark', font: 'heiTi', size: SIZE.mark, color: '7F7F7F', paragraph: `${exact(260)}<w:jc w:val="center"/>` },
  { id: STYLE.rule, name: 'Imprint Rule', size: 2, paragraph: exact(20) },
];

/** 样式表 · The document's `styles.xml`. */
export function stylesXml(): string {
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts('fangSong')}<w:kern w:val="0"/><w:sz w:val="${SIZE.body}"/><w:szCs w:val="${SIZE.body}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${PARAGRAPH_DEFAULTS}</w:pPr></w:pPrDefault></w:docDefaults>`;
  // The section declares the grid of 22 lines by 28 characters, and the default style keeps to it by an exact line height
  // and a character spacing of its own. Snapping to the grid would leave the result to the program: LibreOffice gives a
  // 16-point character two cells of 15.8 points. Automatic space between Chinese and Latin text would push text off it, too.
  const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${PARAGRAPH_DEFAULTS}</w:pPr><w:rPr><w:snapToGrid w:val="0"/><w:spacing w:val="${CHARACTER_SPACING}"/><w:sz w:val="${SIZE.body}"/><w:szCs w:val="${SIZE.body}"/></w:rPr></w:style>`;
  return `${XML_HEAD}<w:styles xmlns:w="${MAIN}">${defaults}${normal}${SPECS.map(styleXml).join('')}</w:styles>`;
}

/** 字体表 · The document's `fontTable.xml`, which names the substitutes for fonts that a machine lacks. */
export function fontTableXml(): string {
  const entries = Object.values(FONT).map(
    ({ name, alternatives }) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `${XML_HEAD}<w:fonts xmlns:w="${MAIN}">${entries.join('')}<w:font w:name="${LATIN_FONT}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`;
}

function fonts(key: keyof typeof FONT): string {
  const { name } = FONT[key];
  // Half-width Song figures are prescribed for page numbers; everywhere else Latin text takes the Latin font.
  const latin = key === 'song' ? name : LATIN_FONT;
  return `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${name}" w:cs="${LATIN_FONT}"/>`;
}

/** Names that word processors know; they must not be marked as custom. */
const BUILT_IN = /^(?:Title|Body Text|heading \d)$/;

function styleXml(spec: StyleSpec): string {
  const run = [
    spec.font === undefined ? '' : fonts(spec.font),
    spec.color === undefined ? '' : `<w:color w:val="${spec.color}"/>`,
    spec.size === undefined ? '' : `<w:spacing w:val="0"/><w:sz w:val="${spec.size}"/><w:szCs w:val="${spec.size}"/>`,
  ].join('');
  const custom = BUILT_IN.test(spec.name) ? '' : ' w:customStyle="1"';
  return `<w:style w:type="paragraph"${custom} w:styleId="${spec.id}"><w:name w:val="${spec.name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${spec.paragraph ?? ''}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}
