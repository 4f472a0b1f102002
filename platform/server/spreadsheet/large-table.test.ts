import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/**
 * The rows that a script counts in a process of its own whose heap may hold `heapMegabytes`.
 * The limit is the claim: code that keeps the table in memory ends the process. The most that a process ever held
 * would say less, because it depends on when the garbage was collected.
 */
async function rowsWithin(heapMegabytes: number, script: string): Promise<{ rows: number; peakBufferMegabytes: number }> {
  const prelude = `
    import { createWriteStream } from 'node:fs';
    import { mkdtemp, rm } from 'node:fs/promises';
    import { tmpdir } from 'node:os';
    import { join } from 'node:path';
    import { pipeline } from 'node:stream/promises';
    import { zipParts } from ${JSON.stringify(here('./zip-writer.ts'))};
    import { readTable, writeXlsx } from ${JSON.stringify(here('./index.ts'))};
    const folder = await mkdtemp(join(tmpdir(), 'large-table-'));
    const path = join(folder, 'large.xlsx');
    let peak = 0;
    const text = (row, column) => '点位' + row + '-' + column + ' 街道社区';
    const count = async () => { let rows = 0; for await (const row of readTable({ path })) { rows += row.cells.length === 10 ? 1 : 0; if (row.rowNumber % 1000 === 0) peak = Math.max(peak, process.memoryUsage().external); } return rows; };
    const cells = function* () { for (let row = 0; row < 100000; row += 1) yield [row, row / 7, { iso: '2026-03-01' }, ...Array.from({ length: 7 }, (_cell, column) => text(row, column))]; };
  `;
  const ending = `
    await rm(folder, { recursive: true });
    console.log(JSON.stringify({ rows, peakBufferMegabytes: peak / 1048576 }));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, [`--max-old-space-size=${heapMegabytes}`, '--input-type=module-typescript', '-e', prelude + script + ending], { maxBuffer: 1_000_000 });
  return JSON.parse(stdout) as Awaited<ReturnType<typeof rowsWithin>>;
}

describe('100,000 rows of ten columns', () => {
  it('are written and read back with a heap of 48 MB', { timeout: 120_000 }, async () => {
    const result = await rowsWithin(48, `
      await pipeline(writeXlsx({ sheets: [{ name: 'a', columns: Array.from({ length: 10 }, () => ({ header: 'h' })), rows: cells() }] }), createWriteStream(path));
      const rows = await count();
    `);
    expect(result.rows).toBe(100_001);
    expect(result.peakBufferMegabytes).toBeLessThan(64);
  });

  it('stay within bounds when all 700,000 strings are shared and distinct', { timeout: 120_000 }, async () => {
    const result = await rowsWithin(128, `
      const relationships = (list) => '<Relationships>' + list.map(([type, target], index) => '<Relationship Id="rId' + (index + 1) + '" Type="x/' + type + '" Target="' + target + '"/>').join('') + '</Relationships>';
      const strings = function* () { yield '<sst>'; for (let row = 0; row < 100000; row += 1) { let piece = ''; for (let column = 0; column < 7; column += 1) piece += '<si><t>' + text(row, column) + '</t></si>'; yield piece; } yield '</sst>'; };
      const sheet = function* () {
        yield '<worksheet><sheetData>';
        for (let row = 0; row < 100000; row += 1) {
          let piece = '<row r="' + (row + 1) + '"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c>';
          for (let column = 0; column < 7; column += 1) piece += '<c t="s"><v>' + (row * 7 + column) + '</v></c>';
          yield piece + '</row>';
        }
        yield '</sheetData></worksheet>';
      };
      const parts = [
        { name: '_rels/.rels', text: [relationships([['officeDocument', 'xl/workbook.xml']])] },
        { name: 'xl/workbook.xml', text: ['<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'] },
        { name: 'xl/_rels/workbook.xml.rels', text: [relationships([['worksheet', 'worksheets/sheet1.xml'], ['sharedStrings', 'sharedStrings.xml']])] },
        { name: 'xl/sharedStrings.xml', text: strings() },
        { name: 'xl/worksheets/sheet1.xml', text: sheet() },
      ];
      await pipeline(zipParts(parts), createWriteStream(path));
      const rows = await count();
    `);
    expect(result.rows).toBe(100_000);
    expect(result.peakBufferMegabytes).toBeLessThan(64);
  });
});
