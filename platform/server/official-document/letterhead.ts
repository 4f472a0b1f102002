import { BorderStyle, LineRuleType, Paragraph, TextRun } from 'docx';
import { CHARACTER, LINE_PITCH, MARK_DROP, PAGE, RED_LINE_GAP_POINTS, textWidth } from './geometry.ts';
import type { OfficialDocument } from './model.ts';
import { STYLE } from './styles.ts';
import { titleLines } from './title-lines.ts';

const RED = 'FF0000';
/** @unit half-points */
const ISSUER_SIZE_MAX = 120;
const ISSUER_SIZE_MIN = 72;
/** Line height of the issuer in sizes of its font. */
const ISSUER_LINE = 1.2;
/** Narrower characters than this look squeezed. @unit percent */
const ISSUER_SCALE_MIN = 60;

/** 空行 · Empty lines of the grid. @param keepNext they stay with what follows them */
export function blankLines(count: number, keepNext = false): Paragraph[] {
  return Array.from({ length: count }, () => new Paragraph({ style: STYLE.plain, ...(keepNext ? { keepNext } : {}) }));
}

/**
 * 版头 · Copy number, secrecy and urgency top left, the issuer in red 35 mm below the top of the type area, the
 * document number two lines below it, and the red line.
 * @source GB/T 9704-2012, 7.2
 */
export function letterhead(document: OfficialDocument): Paragraph[] {
  const corner = [
    ...(document.copyNumber === undefined ? [] : [new Paragraph({ style: STYLE.copyNumber, text: document.copyNumber })]),
    ...(document.secrecy === undefined ? [] : [new Paragraph({ style: STYLE.classification, text: document.secrecy })]),
    ...(document.urgency === undefined ? [] : [new Paragraph({ style: STYLE.classification, text: document.urgency })]),
  ];
  const drop = MARK_DROP - corner.length * LINE_PITCH - leadingAbove(document.issuer);
  return [
    ...corner,
    // An empty paragraph of a fixed height: Word drops space before the first paragraph of a page in some settings.
    new Paragraph({ style: STYLE.plain, spacing: { line: drop, lineRule: LineRuleType.EXACT } }),
    issuerMark(document.issuer),
    ...blankLines(2),
    new Paragraph({
      style: STYLE.documentNumber,
      text: document.documentNumber ?? '',
      border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: RED_LINE_GAP_POINTS } },
    }),
    ...blankLines(2),
    ...titleLines(document.title).map((line) => new Paragraph({ style: STYLE.title, text: line })),
    ...blankLines(1),
  ];
}

/** The room that a line leaves above its characters; the distance counts from the characters themselves. @unit twips */
function leadingAbove(issuer: string): number {
  const { size } = issuerSize(textWidth(issuer) / CHARACTER);
  return Math.round((size * 10 * (ISSUER_LINE - 1)) / 2);
}

function issuerMark(issuer: string): Paragraph {
  const { size, scale } = issuerSize(textWidth(issuer) / CHARACTER);
  return new Paragraph({
    style: STYLE.issuer,
    spacing: { line: Math.round(size * 10 * ISSUER_LINE), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: issuer, size, ...(scale < 100 ? { scale } : {}) })],
  });
}

/**
 * 发文机关标志字号 · As large as fits on one line: first the size gives way, then the characters become narrower.
 * @unit width in full characters; size in half-points, scale in percent of the width
 */
export function issuerSize(width: number): { size: number; scale: number } {
  const points = (PAGE.typeWidth / 20) * 0.95;
  const fitting = Math.floor((points / width) * 2);
  if (fitting >= ISSUER_SIZE_MAX) return { size: ISSUER_SIZE_MAX, scale: 100 };
  if (fitting >= ISSUER_SIZE_MIN) return { size: fitting, scale: 100 };
  const scale = Math.floor((fitting / ISSUER_SIZE_MIN) * 100);
  if (scale >= ISSUER_SCALE_MIN) return { size: ISSUER_SIZE_MIN, scale };
  return { size: Math.max(Math.floor((fitting / ISSUER_SCALE_MIN) * 100), 32), scale: ISSUER_SCALE_MIN };
}
