import {
  AlignmentType, BorderStyle, OverlapType, Paragraph, RelativeHorizontalPosition, RelativeVerticalPosition, Table, TableAnchorType, TableCell,
  TableLayoutType, TableRow, TabStopType, WidthType,
} from 'docx';
import { bodyBlocks } from './body.ts';
import { CHARACTER, PAGE, SIZE, textWidth } from './geometry.ts';
import { blankLines } from './letterhead.ts';
import type { OfficialDocument } from './model.ts';
import { STYLE } from './styles.ts';
import { titleLines } from './title-lines.ts';
import { dateInWords, WORDS } from './wording.ts';

/**
 * 附件说明 · The list of attachments one line below the body, indented two characters, with hanging lines.
 * @source GB/T 9704-2012, 7.3.4
 */
export function attachmentList(document: OfficialDocument): Paragraph[] {
  const attachments = document.attachments ?? [];
  if (attachments.length === 0) return [];
  const label = WORDS[document.language].attachment;
  const isNumbered = attachments.length > 1;
  const lines = attachments.map((attachment, index) => {
    const number = isNumbered ? `${index + 1}. ` : '';
    const left = Math.round(2 * CHARACTER + textWidth(label) + textWidth(number));
    // Lines after the first begin under the first character of the attachment's name.
    const hanging = Math.round(index === 0 ? textWidth(label) + textWidth(number) : textWidth(number));
    const text = `${index === 0 ? label : ''}${number}${attachment.title}`;
    return new Paragraph({ style: STYLE.plain, text, alignment: AlignmentType.LEFT, indent: { left, hanging } });
  });
  return [...blankLines(1), ...lines];
}

/**
 * 署名与日期 · The signature centred over the date, whose end stays four characters from the margin, with room for a
 * seal above; no picture of a seal is ever set.
 * @source GB/T 9704-2012, 7.3.5.1
 */
export function signatureBlock(document: OfficialDocument): Paragraph[] {
  const date = dateInWords(document.date, document.language);
  const overhang = (textWidth(document.signature) - textWidth(date)) / 2;
  const dateRight = Math.max(4 * CHARACTER, overhang);
  const indent = (right: number): { right: number } => ({ right: Math.max(0, Math.round(right)) });
  return [
    ...blankLines(2),
    new Paragraph({ style: STYLE.plain, text: document.signature, alignment: AlignmentType.RIGHT, indent: indent(dateRight - overhang), keepNext: true }),
    new Paragraph({ style: STYLE.plain, text: date, alignment: AlignmentType.RIGHT, indent: indent(dateRight) }),
  ];
}

/**
 * 附件正文 · Each attachment with a body begins a new page with its label and its title.
 * @source GB/T 9704-2012, 7.3.7
 */
export function attachmentBodies(document: OfficialDocument): (Paragraph | Table)[] {
  const attachments = document.attachments ?? [];
  return attachments.flatMap((attachment, index) => {
    if (attachment.body === undefined) return [];
    const label = WORDS[document.language].attachmentLabel(attachments.length > 1 ? index + 1 : null);
    return [
      new Paragraph({ style: STYLE.attachmentLabel, text: label, pageBreakBefore: true }),
      ...blankLines(1),
      ...titleLines(attachment.title).map((line) => new Paragraph({ style: STYLE.title, text: line })),
      ...blankLines(1),
      ...bodyBlocks(attachment.body),
    ];
  });
}

/** 首末线 0.35 mm, 中间线 0.25 mm. @unit eighths of a point */
const OUTER_LINE = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const INNER_LINE = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const IMPRINT_CHARACTER = SIZE.imprint * 10;

/**
 * 版记 · Copies, printing office and date of printing between lines, at the foot of the last page.
 * @source GB/T 9704-2012, 7.4
 */
export function imprint(document: OfficialDocument): (Paragraph | Table)[] {
  const rows = [copyRow(document), printRow(document)].filter((row) => row !== null);
  if (rows.length === 0) return [];
  const table = new Table({
    width: { size: PAGE.typeWidth, type: WidthType.DXA },
    columnWidths: [PAGE.typeWidth],
    layout: TableLayoutType.FIXED,
    borders: { top: OUTER_LINE, bottom: OUTER_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: INNER_LINE, insideVertical: NO_LINE },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      overlap: OverlapType.NEVER,
    },
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: [new TableCell({ width: { size: PAGE.typeWidth, type: WidthType.DXA }, margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA }, children: [row] })] })),
  });
  return [table, new Paragraph({ style: STYLE.anchor })];
}

function copyRow(document: OfficialDocument): Paragraph | null {
  const copyTo = document.copyTo ?? [];
  if (copyTo.length === 0) return null;
  const words = WORDS[document.language];
  const hanging = Math.round((textWidth(words.copyTo) * SIZE.imprint) / SIZE.body);
  return new Paragraph({
    style: STYLE.imprint,
    text: `${words.copyTo}${copyTo.join(words.copySeparator)}${words.copyEnd}`,
    indent: { left: IMPRINT_CHARACTER + hanging, hanging, right: IMPRINT_CHARACTER },
  });
}

function printRow(document: OfficialDocument): Paragraph | null {
  const { printedBy, printedOn, language } = document;
  if (printedBy === undefined && printedOn === undefined) return null;
  const date = printedOn === undefined ? '' : WORDS[language].printed(dateInWords(printedOn, language));
  return new Paragraph({
    style: STYLE.imprint,
    text: `${printedBy ?? ''}\t${date}`,
    alignment: AlignmentType.LEFT,
    indent: { left: IMPRINT_CHARACTER, right: IMPRINT_CHARACTER },
    tabStops: [{ type: TabStopType.RIGHT, position: PAGE.typeWidth - IMPRINT_CHARACTER }],
  });
}
