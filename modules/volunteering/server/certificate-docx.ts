/** 服务证明文档 · The certificate as a document of one page: two lines to sign, room for the seal, a code that leads to the public check. */
import { AlignmentType, Document, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import sharp from 'sharp';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { dateInWords } from '#platform/server/official-document/index.ts';
import { qrCode, qrSvg } from '#platform/server/qr/index.ts';
import { gradeWords, serviceCertificateWords as words } from '../contract/index.ts';
import type { readServiceCertificate } from '../contract/index.ts';
import { GRADES } from '../domain/index.ts';

type Certificate = Pick<OutputOf<typeof readServiceCertificate>, 'number' | 'volunteer' | 'from' | 'to' | 'minutes' | 'recordCount' | 'issuer' | 'issuedOn' | 'responsible' | 'handler' | 'contact' | 'checkUrl'>;

const SONG = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' };
const [QR_PX, QR_SHOWN, HOUR_MINUTES, MARGIN] = [420, 110, 60, 1_700];

const line = (text: string, size: number, more: { bold?: boolean; align?: (typeof AlignmentType)[keyof typeof AlignmentType]; after?: number } = {}): Paragraph =>
  new Paragraph({ alignment: more.align ?? AlignmentType.LEFT, spacing: { after: more.after ?? 200, line: 440 }, children: [new TextRun({ text, size, font: SONG, bold: more.bold ?? false })] });

/** Hours with one decimal at most. @unit minutes */
const hoursText = (minutes: number): string => (minutes / HOUR_MINUTES).toLocaleString('en', { maximumFractionDigits: 1 });

export async function certificateDocx(row: Certificate, language: 'zh' | 'en'): Promise<Uint8Array> {
  const png = await sharp(Buffer.from(qrSvg(qrCode(row.checkUrl))), { density: 300 }).resize(QR_PX, QR_PX, { kernel: 'nearest' }).png().toBuffer();
  const day = (of: string): string => dateInWords(localDate(of), language);
  const all = GRADES.reduce((sum, grade) => sum + row.minutes[grade], 0);
  const body = fillText(words.body[language], { label: row.volunteer.label, number: row.volunteer.number, from: day(row.from), to: day(row.to), records: row.recordCount, hours: hoursText(all) });
  const said = (word: string, value: string): string => (language === 'zh' ? `${word}：${value}` : `${word}: ${value}`);
  const cell = (text: string): TableCell => new TableCell({ children: [line(text, 24, { after: 60 })] });
  const children = [
    line(words.heading[language], 44, { bold: true, align: AlignmentType.CENTER, after: 480 }), line(`${language === 'zh' ? '　　' : ''}${body}`, 28), line(words.grades[language], 24, { bold: true, after: 80 }),
    new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: GRADES.map((grade) => new TableRow({ children: [cell(gradeWords[grade][language]), cell(fillText(words.hours[language], { n: hoursText(row.minutes[grade]) }))] })) }),
    line('', 20), line(words.gradeMeans[language], 20, { after: 80 }), line(`${words.responsibility[language]}${words.authority[language]}`, 22, { after: 400 }),
    line(said(words.issuer[language], `${row.issuer}${words.seal[language]}`), 28), line(`${said(words.responsible[language], `${row.responsible}${words.sign[language]}`)}　　${said(words.handler[language], `${row.handler}${words.sign[language]}`)}`, 28), line(said(words.contact[language], row.contact), 24),
    line(said(words.issuedOn[language], day(row.issuedOn ?? row.to)), 28, { align: AlignmentType.RIGHT }),
    new Paragraph({ children: [new ImageRun({ type: 'png', data: png, transformation: { width: QR_SHOWN, height: QR_SHOWN }, altText: { name: row.number, title: row.number, description: row.checkUrl } })] }), line(`${words.check[language]}　${words.number[language]} ${row.number}`, 20, { after: 0 }),
  ];
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ properties: { page: { margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } }, children }] })));
}
