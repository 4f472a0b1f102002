import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { OfficialDocumentError } from './errors.ts';
import type { OfficialDocumentErrorCode } from './errors.ts';
import type { OfficialDocument } from './model.ts';
import { officialDocument } from './official-document.ts';

const BULLETIN: OfficialDocument = {
  language: 'zh',
  issuer: '某市文明城市创建工作领导小组办公室文件',
  documentNumber: '某创城办〔2026〕12号',
  title: '关于2026年第2期实地督查情况的通报',
  addressees: ['各片区指挥部', '市直各有关单位'],
  body: [
    { kind: 'heading', level: 1, text: '一、总体情况' },
    { kind: 'heading', level: 2, text: '（一）基础设施' },
    { kind: 'heading', level: 3, text: '1. 道路' },
    { kind: 'paragraph', text: '第一段<b>&"quoted"。\n第二段。' },
    {
      kind: 'table',
      title: '表1 得分',
      columns: [
        { header: '片区', align: 'left', widthShare: 2 },
        { header: '得分', align: 'right', widthShare: 1 },
      ],
      rows: [['东片区', '91.36'], ['西片区', '未测评']],
    },
    { kind: 'figureNote', text: '注：数据快照。' },
  ],
  attachments: [{ title: '问题清单', body: [{ kind: 'paragraph', text: '附件正文。' }] }, { title: '整改提示' }],
  signature: '某市创城办',
  date: '2026-03-01',
  copyTo: ['市委办公室', '市政府办公室'],
  printedBy: '某市创城办',
  printedOn: '2026-03-02',
  syntheticMark: '演示数据 Demonstration data',
};

const MM = 1440 / 25.4;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function partsOf(model: OfficialDocument): Promise<Record<string, string>> {
  const parts = unzipSync(await officialDocument(model));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const attribute = (xml: string, element: string, name: string): string => {
  const tag = new RegExp(`<w:${element}( [^>]*?)/?>`).exec(xml)?.[1] ?? '';
  return new RegExp(` w:${name}="([^"]*)"`).exec(tag)?.[1] ?? `no ${element}/${name}`;
};
const styleXml = (styles: string, id: string): string => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? '';
const paragraphs = (xml: string): { style: string; text: string; xml: string }[] =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>/g)].map(([, inner]) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(inner as string)?.[1] ?? '',
    text: [...(inner as string).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|(<w:tab\/>)/g)].map(([, text, tab]) => (tab === undefined ? text : '\t')).join(''),
    xml: inner as string,
  }));

let parts: Record<string, string>;
let body: string;
let styles: string;
beforeAll(async () => {
  parts = await partsOf(BULLETIN);
  body = parts['word/document.xml'] as string;
  styles = parts['word/styles.xml'] as string;
});

describe('page of GB/T 9704-2012', () => {
  it('is A4 with margins of 37, 28, 35 and 26 mm and a type area of 156 × 225 mm', () => {
    const size = ['w', 'h'].map((name) => Number(attribute(body, 'pgSz', name)) / MM);
    const margin = Object.fromEntries(['top', 'left', 'bottom', 'right'].map((name) => [name, Number(attribute(body, 'pgMar', name)) / MM]));
    expect(size[0]).toBeCloseTo(210, 1);
    expect(size[1]).toBeCloseTo(297, 1);
    expect(margin['top']).toBeCloseTo(37, 1);
    expect(margin['left']).toBeCloseTo(28, 1);
    expect(margin['bottom']).toBeCloseTo(35, 1);
    expect(margin['right']).toBeCloseTo(26, 1);
  });

  it('declares a grid of 22 lines by 28 characters, and the default style keeps to it', () => {
    expect(attribute(body, 'docGrid', 'type')).toBe('linesAndChars');
    const pitch = Number(attribute(body, 'docGrid', 'linePitch'));
    expect([Math.floor((225 * MM) / pitch), Math.floor((225 * MM) / (pitch + 2))]).toEqual([22, 21]);
    const cell = (16 + Number(attribute(body, 'docGrid', 'charSpace')) / 4096) * 20;
    expect((156 * MM) / cell).toBeCloseTo(28, 2);
    const normal = styleXml(styles, 'Normal');
    expect(attribute(normal, 'spacing', 'line')).toBe(String(pitch));
    expect(attribute(normal, 'spacing', 'lineRule')).toBe('exact');
    const advance = 320 + Number(/<w:rPr>.*<w:spacing w:val="(-?\d+)"/.exec(normal)?.[1]);
    expect(Math.floor((156 * MM) / advance)).toBe(28);
  });

  it('numbers its pages outside the type area, odd ones right and even ones left', () => {
    const footers = Object.fromEntries([...body.matchAll(/<w:footerReference w:type="(\w+)" r:id="(\w+)"/g)].map(([, type, id]) => [type, id]));
    const footerOf = (id: string): string => {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(parts['word/_rels/document.xml.rels'] as string)?.[1];
      return parts[`word/${target}`] as string;
    };
    expect(attribute(footerOf(footers['default'] as string), 'jc', 'val')).toBe('right');
    expect(attribute(footerOf(footers['even'] as string), 'jc', 'val')).toBe('left');
    expect(footerOf(footers['default'] as string)).toMatch(/— <.*PAGE.* —/);
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
    const footerMiddle = Number(attribute(body, 'pgMar', 'footer')) / MM + (14 / 72) * 25.4 * 0.5;
    expect(35 - footerMiddle).toBeCloseTo(7, 0);
  });

  it.each([
    ['Normal', 32, '仿宋_GB2312'],
    ['Title', 44, '方正小标宋简体'],
    ['Heading1', null, '黑体'],
    ['Heading2', null, '楷体_GB2312'],
    ['Heading3', null, null],
    ['Imprint', 28, null],
    ['Folio', 28, '宋体'],
  ])('sets %s in its size and font', (id, halfPoints, font) => {
    const defaults = /<w:docDefaults>.*?<\/w:docDefaults>/.exec(styles)?.[0] ?? '';
    const style = styleXml(styles, id);
    const size = attribute(style, 'sz', 'val');
    expect(size).toBe(halfPoints === null ? 'no sz/val' : String(halfPoints));
    const eastAsia = attribute(style, 'rFonts', 'eastAsia');
    expect(eastAsia.startsWith('no ') ? attribute(defaults, 'rFonts', 'eastAsia') : eastAsia).toBe(font ?? '仿宋_GB2312');
  });

  it('names substitutes for fonts that a machine may lack', () => {
    expect(parts['word/fontTable.xml']).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong/);
    expect(parts['word/fontTable.xml']).toMatch(/w:name="方正小标宋简体"><w:altName w:val="[^"]*SimSun"/);
  });
});

describe('parts of the document', () => {
  it('stand in their order, in their words', () => {
    const texts = paragraphs(body.replace(/<w:tbl>.*?<\/w:tbl>/g, '')).filter(({ text }) => text !== '').map(({ style, text }) => `${style}: ${text}`);
    expect(texts).toEqual([
      'Issuer: 某市文明城市创建工作领导小组办公室文件',
      'DocumentNumber: 某创城办〔2026〕12号',
      'Title: 关于2026年第2期实地督查情况的通报',
      'Plain: 各片区指挥部，市直各有关单位：',
      'Heading1: 一、总体情况',
      'Heading2: （一）基础设施',
      'Heading3: 1. 道路',
      'BodyText: 第一段&lt;b&gt;&amp;&quot;quoted&quot;。',
      'BodyText: 第二段。',
      'TableTitle: 表1 得分',
      'FigureNote: 注：数据快照。',
      'Plain: 附件：1. 问题清单',
      'Plain: 2. 整改提示',
      'Plain: 某市创城办',
      'Plain: 2026年3月1日',
      'AttachmentLabel: 附件1',
      'Title: 问题清单',
      'BodyText: 附件正文。',
      'Imprint: 抄送：市委办公室，市政府办公室。',
      'Imprint: 某市创城办\t2026年3月2日印发',
    ]);
  });

  it('has a red issuer 35 mm below the type area’s edge and a red line under the number', () => {
    expect(attribute(styleXml(styles, 'Issuer'), 'color', 'val')).toBe('FF0000');
    const [spacer, issuer] = paragraphs(body);
    const size = Number(attribute(issuer?.xml ?? '', 'sz', 'val')) * 10;
    const drop = Number(attribute(spacer?.xml ?? '', 'spacing', 'line')) + (Number(attribute(issuer?.xml ?? '', 'spacing', 'line')) - size) / 2;
    expect(drop / MM).toBeCloseTo(35, 1);
    const number = paragraphs(body).find(({ style }) => style === 'DocumentNumber');
    expect(number?.xml).toMatch(/<w:pBdr><w:bottom [^>]*w:color="FF0000"[^>]*w:space="11"/);
  });

  it('indents the body by two characters', () => {
    expect(attribute(styleXml(styles, 'BodyText'), 'ind', 'firstLineChars')).toBe('200');
  });

  it('fits tables to the type area, repeats their header and sets figures to the right', () => {
    const table = /<w:tbl>.*?<\/w:tbl>/.exec(body)?.[0] ?? '';
    const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths.reduce((sum, width) => sum + width, 0) / MM).toBeCloseTo(156, 1);
    expect((widths[0] as number) / (widths[1] as number)).toBeCloseTo(2, 2);
    const [header, first] = [...table.matchAll(/<w:tr>.*?<\/w:tr>/g)].map(([row]) => row);
    expect(header).toContain('<w:tblHeader/>');
    expect(paragraphs(first as string).map(({ text, xml }) => [text, attribute(xml, 'jc', 'val')])).toEqual([['东片区', 'left'], ['91.36', 'right']]);
  });

  it('centres the signature over the date, which stays four characters from the edge, and sets no picture', () => {
    const [signature, date] = ['某市创城办', '2026年3月1日'].map((wanted) => paragraphs(body).find(({ text }) => text === wanted)?.xml ?? '');
    const right = [signature, date].map((xml) => Number(attribute(xml as string, 'ind', 'right')));
    const character = (156 * MM) / 28;
    expect((right[1] as number) / character).toBeCloseTo(4, 2);
    // Five full characters over three full and six half ones: the signature begins and ends half a character inside.
    expect(((right[0] as number) - (right[1] as number)) / character).toBeCloseTo(0.5, 0);
    expect(Object.keys(parts).filter((name) => name.startsWith('word/media'))).toEqual([]);
  });

  it('puts the imprint at the foot of the last page', () => {
    const imprints = paragraphs(body).filter(({ style }) => style === 'Imprint');
    for (const { xml } of imprints) expect(attribute(xml, 'framePr', 'yAlign')).toBe('bottom');
    expect(body.match(/w:fill="000000"/g)).toHaveLength(3);
  });

  it('marks demonstration data on every page, and drafts only with a watermark', async () => {
    const headers = Object.entries(parts).filter(([name]) => name.startsWith('word/header'));
    expect(headers).toHaveLength(2);
    for (const [, header] of headers) {
      expect(header).toContain('演示数据 Demonstration data');
      expect(header).not.toContain('WaterMark');
    }
    const { syntheticMark: _mark, ...real } = BULLETIN;
    const draft = await partsOf({ ...real, draft: true, documentNumber: null });
    expect(draft['word/header1.xml']).toMatch(/WaterMark.*string="草稿"/);
    expect(draft['word/header1.xml']).not.toContain('演示数据');
  });

  it('sets copy number, secrecy and urgency top left', async () => {
    const marked = await partsOf({ ...BULLETIN, copyNumber: '000012', secrecy: '秘密★1年', urgency: '特急' });
    expect(paragraphs(marked['word/document.xml'] as string).slice(0, 3).map(({ text }) => text)).toEqual(['000012', '秘密★1年', '特急']);
  });

  it('speaks English when asked', async () => {
    const english = await partsOf({ ...BULLETIN, language: 'en' });
    const texts = paragraphs(english['word/document.xml'] as string).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['1 March 2026', 'Attachment: 1. 问题清单', 'cc: 市委办公室, 市政府办公室.', '某市创城办\tPrinted 2 March 2026']));
  });
});

describe('bytes', () => {
  afterEach(() => void vi.useRealTimers());

  it('are the same for the same document at another time', async () => {
    const model = { ...BULLETIN, draft: true };
    const first = sha256(await officialDocument(model));
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-08T09:10:11Z') });
    expect(sha256(await officialDocument(model))).toBe(first);
    expect(sha256(await officialDocument({ ...model, title: '另一标题' }))).not.toBe(first);
  });

  it('are the same in another process and another time zone', { timeout: 30_000 }, async () => {
    const script = `
      import { createHash } from 'node:crypto';
      import { officialDocument } from ${JSON.stringify(fileURLToPath(new URL('./index.ts', import.meta.url)))};
      console.log(createHash('sha256').update(await officialDocument(${JSON.stringify(BULLETIN)})).digest('hex'));
    `;
    const run = async (TZ: string): Promise<string> =>
      (await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', script], { env: { ...process.env, TZ } })).stdout.trim();
    const expected = sha256(await officialDocument(BULLETIN));
    expect([await run('Asia/Shanghai'), await run('America/Los_Angeles')]).toEqual([expected, expected]);
  });

  it('carry the date of the document, not of the day of printing', () => {
    expect(parts['docProps/core.xml']).toMatch(/created[^>]*>2026-03-01T00:00:00Z<.*modified[^>]*>2026-03-01T00:00:00Z</);
  });
});

describe('refusals', () => {
  it.each<[string, Partial<OfficialDocument>, OfficialDocumentErrorCode]>([
    ['an empty title', { title: ' \n ' }, 'text_missing'],
    ['an endless title', { title: '长'.repeat(121) }, 'text_too_long'],
    ['a number in square brackets', { documentNumber: '某创城办[2026]12号' }, 'document_number_invalid'],
    ['a padded number', { documentNumber: '某创城办〔2026〕012号' }, 'document_number_invalid'],
    ['a copy number of five digits', { copyNumber: '00001' }, 'copy_number_invalid'],
    ['a day that is not', { date: '2026-02-30' }, 'date_invalid'],
    ['a row of the wrong length', { body: [{ kind: 'table', columns: [{ header: 'a', align: 'left', widthShare: 1 }], rows: [['1', '2']] }] }, 'table_malformed'],
    ['a column without width', { body: [{ kind: 'table', columns: [{ header: 'a', align: 'left', widthShare: 0 }], rows: [] }] }, 'table_malformed'],
    ['a table of three thousand rows', { body: [{ kind: 'table', columns: [{ header: 'a', align: 'left', widthShare: 1 }], rows: Array.from({ length: 3_000 }, () => ['x']) }] }, 'too_many_blocks'],
    ['tables of too many cells', { body: [{ kind: 'table', columns: Array.from({ length: 16 }, () => ({ header: 'a', align: 'left' as const, widthShare: 1 })), rows: Array.from({ length: 800 }, () => Array.from({ length: 16 }, () => 'x')) }] }, 'tables_too_large'],
    ['a paragraph that is a book', { body: [{ kind: 'paragraph', text: '字'.repeat(20_001) }] }, 'text_too_long'],
  ])('%s', async (_name, change, code) => {
    const error = await officialDocument({ ...BULLETIN, ...change }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OfficialDocumentError);
    expect(error).toMatchObject({ code, zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.stringMatching(/^[A-Z]/) });
  });

  it('never lets text break the file', async () => {
    const nasty = '\u0000\u0008]]><w:p/>&#0;\ud800\ufffe<!--';
    const document = (await partsOf({ ...BULLETIN, body: [{ kind: 'paragraph', text: nasty }] }))['word/document.xml'] as string;
    expect(document).toContain(']]&gt;&lt;w:p/&gt;&amp;#0;\ufffd&lt;!--');
    expect(document).not.toMatch(/[\u0000-\u0008\ufffe]/);
  });
});
