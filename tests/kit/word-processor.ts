/** What a word processor reads in a document: LibreOffice, where it is installed. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const office = ['soffice', 'libreoffice'].find((name) => { try { execFileSync('which', [name], { stdio: 'ignore' }); return true; } catch { return false; } });

/** 文字 · @returns the text of a docx, one line a paragraph, or null where there is no LibreOffice */
export async function textByWordProcessor(docx: Uint8Array): Promise<string | null> {
  if (office === undefined) return null;
  const folder = await mkdtemp(join(tmpdir(), 'lianchuang-words-'));
  try {
    await writeFile(join(folder, 'a.docx'), docx);
    await run(office, ['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, join(folder, 'a.docx')], { timeout: 150_000 });
    return (await readFile(join(folder, 'a.txt'), 'utf8')).replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  } finally { await rm(folder, { recursive: true, force: true }); }
}
