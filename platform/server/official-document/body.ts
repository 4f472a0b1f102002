import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import { PAGE, textWidth } from './geometry.ts';
import type { Block, DocumentLanguage } from './model.ts';
import { STYLE } from './styles.ts';

type TableBlock = Block & { readonly kind: 'table' };

const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE } as const;
const CELL_MARGINS = { top: 40, bottom: 40, left: 85, right: 85, marginUnitType: WidthType.DXA } as const;

/** A longer paragraph goes on to the last page by itself; LibreOffice would move the whole of it. */
const MOVED_LINES_MAX = 8;

/** 正文 · The paragraphs and tables of a body, in order. @param endsWithSignature the last paragraph stays with what follows, so that no page holds a signature alone */
export function bodyBlocks(blocks: readonly Block[], language: DocumentLanguage, endsWithSignature = false): (Paragraph | Table)[] {
  return blocks.flatMap((block, at): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading':
        // Chinese levels differ by their fonts; Latin text has one font, so its upper levels are bold.
        return [
          new Paragraph({
            style: STYLE.heading[block.level - 1] as string,
            children: [new TextRun({ text: block.text, ...(language === 'en' && block.level <= 2 ? { bold: true } : {}) })],
          }),
        ];
      case 'paragraph':
        return block.text.split('\n').map((line, row, lines) => new Paragraph({ style: STYLE.body, text: line, ...(endsWithSignature && at === blocks.length - 1 && row === lines.length - 1 && textWidth(line) <= MOVED_LINES_MAX * PAGE.typeWidth ? { keepNext: true } : {}) }));
      case 'figureNote':
        return [new Paragraph({ style: STYLE.note, text: block.text })];
      case 'table':
        return tableBlock(block);
    }
  });
}

function tableBlock(block: TableBlock): (Paragraph | Table)[] {
  const widths = columnWidths(block.columns.map((column) => column.widthShare));
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) => cell([column.header], STYLE.tableHeader, AlignmentType.CENTER, widths[index] as number)),
  });
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((text, index) => {
          const align = ALIGNMENT[block.columns[index]?.align ?? 'left'];
          return cell(text.split('\n'), STYLE.tableCell, align, widths[index] as number);
        }),
      }),
  );
  const table = new Table({
    width: { size: PAGE.typeWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: CELL_MARGINS,
    rows: [header, ...rows],
  });
  const title = block.title === undefined ? [] : [new Paragraph({ style: STYLE.tableTitle, text: block.title })];
  return [...title, table];
}

function cell(lines: readonly string[], style: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType], width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: lines.map((text) => new Paragraph({ style, alignment, text })),
  });
}

/**
 * 列宽 · Divides the type area by the shares; the rounding goes to the last column, so that the sum is exact.
 * @unit twips
 */
export function columnWidths(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((PAGE.typeWidth * share) / total));
  const rest = PAGE.typeWidth - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width));
}
