/** 证书文档 · One landscape page an award, as the printed page shows it: for offices that finish certificates in their word processor. */
import { AlignmentType, BorderStyle, Document, ImageRun, Packer, PageBorderDisplay, PageBorderOffsetFrom, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';
import sharp from 'sharp';
import type { OutputOf } from '#platform/contract/index.ts';
import { fillText } from '#platform/contract/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import { dateInWords } from '#platform/server/official-document/index.ts';
import { certificateWords as words } from '../contract/index.ts';
import type { listCertificates } from '../contract/index.ts';
import { qrSvg } from '#platform/server/qr/index.ts';

type Certificate = OutputOf<typeof listCertificates>['rows'][number];

const [SONG, RED, QR_PX, QR_SHOWN] = [{ ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }, 'B01116', 420, 108];
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
/** @unit twentieths of a point: A4, and margins of 25 mm */
const [LONG, SHORT, MARGIN] = [16_838, 11_906, 1_417];

const line = (text: string, size: number, more: { bold?: boolean; color?: string; align?: (typeof AlignmentType)[keyof typeof AlignmentType]; after?: number } = {}): Paragraph =>
  new Paragraph({ alignment: more.align ?? AlignmentType.LEFT, spacing: { after: more.after ?? 160, line: 420 }, children: [new TextRun({ text, size, font: SONG, bold: more.bold ?? false, ...(more.color === undefined ? {} : { color: more.color }) })] });

/** What an award is graded, or an empty text. */
export function gradeOf(row: Certificate, language: 'zh' | 'en'): string {
  const parts = language === 'zh' ? [row.classZh, row.levelZh] : [row.classEn, row.levelEn];
  return [...parts, row.stars === null ? null : fillText(words.stars[language], { n: row.stars })].filter((part) => part !== null).join(' · ');
}

async function sheet(row: Certificate, language: 'zh' | 'en') {
  const png = await sharp(Buffer.from(qrSvg(row.qr)), { density: 300 }).resize(QR_PX, QR_PX, { kernel: 'nearest' }).png().toBuffer();
  const grade = gradeOf(row, language);
  const until = row.to === null ? [] : [line(`${words.until[language]} ${dateInWords(addDays(localDate(row.to), -1), language)}`, 20)];
  const cell = (children: Paragraph[], percent: number) => new TableCell({ children, borders: NO_BORDERS, verticalAlign: VerticalAlign.BOTTOM, width: { size: percent, type: WidthType.PERCENTAGE } });
  return [
    line(words.heading[language], 88, { bold: true, color: RED, align: AlignmentType.CENTER, after: 480 }),
    line(fillText(words.greeting[language], { label: row.label ?? words.blank[language] }), 36, { bold: true }),
    line(fillText(words.body[language], { title: language === 'zh' ? row.titleZh : row.titleEn }), 36), ...(grade === '' ? [] : [line(`${language === 'zh' ? '　　' : ''}${fillText(words.grade[language], { grade })}`, 36)]),
    line('', 24, { after: 240 }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE }, borders: NO_BORDERS,
      rows: [new TableRow({ children: [
        cell([new Paragraph({ children: [new ImageRun({ type: 'png', data: png, transformation: { width: QR_SHOWN, height: QR_SHOWN }, altText: { name: row.number, title: row.number, description: row.checkUrl } })] }), line(words.check[language], 16, { after: 40 }), line(`${words.number[language]} ${row.number}`, 18, { after: 0 })], 45),
        cell([line(row.authority, 32, { align: AlignmentType.RIGHT, bold: true }), line(dateInWords(localDate(row.on), language), 28, { align: AlignmentType.RIGHT }), line(`${words.document[language]} ${row.document}`, 18, { align: AlignmentType.RIGHT, after: 0 }), ...until.map(() => line(`${words.until[language]} ${dateInWords(addDays(localDate(row.to ?? row.on), -1), language)}`, 18, { align: AlignmentType.RIGHT, after: 0 }))], 55),
      ] })],
    }),
  ];
}

export async function certificatesDocx(rows: readonly Certificate[], language: 'zh' | 'en'): Promise<Uint8Array> {
  const border = { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: RED, space: 12 };
  const sections = [];
  for (const row of rows) {
    sections.push({
      properties: { page: { size: { width: SHORT, height: LONG, orientation: PageOrientation.LANDSCAPE }, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN }, borders: { pageBorders: { display: PageBorderDisplay.ALL_PAGES, offsetFrom: PageBorderOffsetFrom.TEXT }, pageBorderTop: border, pageBorderBottom: border, pageBorderLeft: border, pageBorderRight: border } } },
      children: await sheet(row, language),
    });
  }
  return new Uint8Array(await Packer.toBuffer(new Document({ sections })));
}
