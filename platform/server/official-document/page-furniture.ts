import { AlignmentType, Footer, Header, PageNumber, Paragraph, TextRun } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { SIZE } from './geometry.ts';
import type { OfficialDocument } from './model.ts';
import { STYLE } from './styles.ts';
import { WORDS } from './wording.ts';

/** One character of the page number's size. @unit twips */
const INDENT = SIZE.pageNumber * 10;

/** @unit points */
const WATERMARK = { font: '仿宋', color: 'C0C0C0', opacity: 0.4, width: 330, height: 150 } as const;

/**
 * 页码 · `— 1 —` below the type area: odd pages right, even pages left, one character from the edge.
 * @source GB/T 9704-2012, 7.5
 */
export function pageNumbers(): { default: Footer; even: Footer } {
  const line = (alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT, indent: { left?: number; right?: number }): Footer =>
    new Footer({
      children: [
        new Paragraph({ style: STYLE.pageNumber, alignment, indent, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] }),
      ],
    });
  return { default: line(AlignmentType.RIGHT, { right: INDENT }), even: line(AlignmentType.LEFT, { left: INDENT }) };
}

/** 页眉 · Holds the synthetic mark and the draft watermark; empty otherwise, as the standard has no header. */
export function pageHeaders(document: OfficialDocument): { default: Header; even: Header } {
  const header = (): Header => {
    const watermark = document.draft === true ? [new TextWatermark({ text: WORDS[document.language].draft, ...WATERMARK })] : [];
    const mark = document.syntheticMark === undefined ? [] : [new TextRun(document.syntheticMark)];
    return new Header({ children: [new Paragraph({ style: STYLE.syntheticMark, children: [...mark, ...watermark] })] });
  };
  return { default: header(), even: header() };
}
