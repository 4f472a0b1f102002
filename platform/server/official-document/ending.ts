import {
  AlignmentType, FrameAnchorType, FrameWrap, HorizontalPositionAlign, LineRuleType, Paragraph, ShadingType, Tab, TabStopType, TextRun, VerticalPositionAlign,
} from 'docx';
import type { Table } from 'docx';
import { bodyBlocks } from './body.ts';
import { CHARACTER, PAGE, SIZE, textWidth, twips } from './geometry.ts';
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
    ...blankLines(2, true),
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
      ...bodyBlocks(attachment.body, document.language),
    ];
  });
}

/** 首条和末条分隔线 0.35 mm, 中间的 0.25 mm. @unit twips */
const OUTER_RULE = twips(0.35);
const INNER_RULE = twips(0.25);
/** One character of the imprint's size. @unit twips */
const IMPRINT_CHARACTER = SIZE.imprint * 10;

/**
 * 版记 · Copies, printing office and date of printing between lines as wide as the type area, at the foot of the last
 * page. The paragraphs share one frame that stands on the lower edge of the type area.
 * @source GB/T 9704-2012, 7.4
 */
export function imprint(document: OfficialDocument): Paragraph[] {
  const entries = [copyEntry(document), printEntry(document)].filter((entry) => entry !== null);
  if (entries.length === 0) return [];
  // A black paragraph as high as the line is thick: a border would be as short as the indented text, and LibreOffice
  // takes a frame apart whose paragraphs have borders.
  const rule = (line: number): Paragraph =>
    new Paragraph({ style: STYLE.rule, frame: FRAME, spacing: { line, lineRule: LineRuleType.EXACT }, shading: { type: ShadingType.CLEAR, color: 'auto', fill: '000000' } });
  const lines = entries.flatMap((entry, index) => [rule(index === 0 ? OUTER_RULE : INNER_RULE), entry]);
  return [...lines, rule(OUTER_RULE), new Paragraph({ style: STYLE.rule })];
}

const FRAME = {
  type: 'alignment',
  alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  width: PAGE.typeWidth,
  wrap: FrameWrap.NOT_BESIDE,
} as const;

function copyEntry(document: OfficialDocument): Paragraph | null {
  const copyTo = document.copyTo ?? [];
  if (copyTo.length === 0) return null;
  const words = WORDS[document.language];
  const hanging = Math.round((textWidth(words.copyTo) * SIZE.imprint) / SIZE.body);
  return new Paragraph({
    style: STYLE.imprint,
    frame: FRAME,
    text: `${words.copyTo}${copyTo.join(words.copySeparator)}${words.copyEnd}`,
    indent: { left: IMPRINT_CHARACTER + hanging, hanging, right: IMPRINT_CHARACTER },
  });
}

function printEntry(document: OfficialDocument): Paragraph | null {
  const { printedBy, printedOn, language } = document;
  if (printedBy === undefined && printedOn === undefined) return null;
  const date = printedOn === undefined ? '' : WORDS[language].printed(dateInWords(printedOn, language));
  return new Paragraph({
    style: STYLE.imprint,
    frame: FRAME,
    children: [new TextRun({ children: [printedBy ?? '', new Tab(), date] })],
    alignment: AlignmentType.LEFT,
    indent: { left: IMPRINT_CHARACTER, right: IMPRINT_CHARACTER },
    tabStops: [{ type: TabStopType.RIGHT, position: PAGE.typeWidth - IMPRINT_CHARACTER }],
  });
}
