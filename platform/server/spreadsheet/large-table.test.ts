import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Runs in its own process, because peak memory can only be measured for a process. */
async function measured(script: string): Promise<{ rows: number; peakMegabytes: number; baseMegabytes: number; cpuMs: number }> {
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
    const base = process.memoryUsage().rss;
    const text = (row, column) => '点位' + row + '-' + column + ' 街道社区';
    const count = async () => { let rows = 0; for await (const row of readTable({ path })) rows += row.cells.length === 10 ? 1 : 0; return rows; };
    const cells = function* () { for (let row = 0; row < 100000; row += 1) yield [row, row / 7, { iso: '2026-03-01' }, ...Array.from({ length: 7 }, (_cell, column) => text(row, column))]; };
    let started = process.cpuUsage();
  `;
  const ending = `
    const used = process.cpuUsage(started);
    const cpuMs = (used.user + used.system) / 1000;
    await rm(folder, { recursive: true });
    console.log(JSON.stringify({ rows, cpuMs, baseMegabytes: base / 1048576, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', prelude + script + ending], { maxBuffer: 1_000_000 });
  return JSON.parse(stdout) as Awaited<ReturnType<typeof measured>>;
}

describe('100,000 rows of ten columns', () => {
  it('are written and read back within 150 MB above the start', { timeout: 120_000 }, async () => {
    const result = await measured(`
      await pipeline(writeXlsx({ sheets: [{ name: 'a', columns: Array.from({ length: 10 }, () => ({ header: 'h' })), rows: cells() }] }), createWriteStream(path));
      started = process.cpuUsage();
      const rows = await count();
    `);
    expect(result.rows).toBe(100_001);
    expect(result.peakMegabytes - result.baseMegabytes).toBeLessThan(150);
    // 1.2 s of work on the machine where it was written; processor time, because other work may share the machine.
    expect(result.cpuMs).toBeLessThan(8_000);
  });

  it('stay within bounds when all 700,000 strings are shared and distinct', { timeout: 120_000 }, async () => {
    const result = await measured(`
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
      started = process.cpuUsage();
      const rows = await count();
    `);
    expect(result.rows).toBe(100_000);
    expect(result.peakMegabytes - result.baseMegabytes).toBeLessThan(220);
    expect(result.cpuMs).toBeLessThan(8_000);
  });
});
