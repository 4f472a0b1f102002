/**
 * Goal: a word processor sets the document as the standard says, and not only its XML. Method: two pages of full lines through LibreOffice to PDF, and
 * the places of characters measured there. Where LibreOffice or the tool that reads the PDF is not installed the test says so, and the XML alone is checked.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHARACTER_SPACING, LINE_PITCH, PAGE } from './geometry.ts';
import { officialDocument } from './official-document.ts';

const run = promisify(execFile);
const POINTS_PER_MM = 72 / 25.4;
/** Fonts differ in where they set a character in its cell. @unit millimetres */
const FONT_MM = 2;

function installed(names: readonly string[]): string | null {
  return names.find((name) => { try { execFileSync('which', [name], { stdio: 'ignore' }); return true; } catch { return false; } }) ?? null;
}
const office = installed(['soffice', 'libreoffice']);
const reader = installed(['pdftotext']);
const isThere = office !== null && reader !== null;

const LINE = '文明创建工作要靠大家一起做好每件小事都有人管有人问有回音';
/** Full lines without a mark that could hang or move: 28 characters each, the indent of two taken off the first. */
const paragraph = (lines: number): string => `${LINE.slice(0, 26)}${LINE.repeat(lines - 1)}`;
const DOCUMENT = {
  language: 'zh' as const, issuer: '示例市文明创建办公室', documentNumber: '示创办〔2026〕1号', title: '示例市文明创建工作纪实', addressees: [], signature: '示例市文明创建办公室', date: '2026-03-01', printedBy: '示例市文明创建办公室', printedOn: '2026-03-01',
  body: [{ kind: 'paragraph' as const, text: paragraph(70) }],
};

/** Nine lines stand below the letterhead and 22 on the second page: the text fills both, and the signature has no room left. */
const FULL_TO_THE_END = { ...DOCUMENT, body: [27, 4].map((lines) => ({ kind: 'paragraph' as const, text: paragraph(lines) })) };

interface Word { readonly page: number; readonly left: number; readonly top: number; readonly right: number; readonly bottom: number; readonly text: string }
interface Line { readonly page: number; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number; readonly text: string }

/** Words of a page whose tops differ by less than half a line stand on one line. */
function linesOf(words: readonly Word[]): Line[] {
  const lines: Line[] = [];
  for (const word of words) {
    const last = lines.findLast((line) => line.page === word.page && Math.abs(line.top - word.top) < 8);
    if (last === undefined) { lines.push({ ...word }); continue; }
    lines[lines.indexOf(last)] = { page: last.page, left: Math.min(last.left, word.left), right: Math.max(last.right, word.right), top: Math.min(last.top, word.top), bottom: Math.max(last.bottom, word.bottom), text: last.text + word.text };
  }
  return lines.toSorted((a, b) => a.page - b.page || a.top - b.top);
}

function readBoxes(xml: string): { pages: { width: number; height: number }[]; words: Word[] } {
  const pages: { width: number; height: number }[] = [];
  const words: Word[] = [];
  for (const [, page, box, text] of xml.matchAll(/<page (width="[\d.]+" height="[\d.]+")>|<word ([^>]+)>([^<]*)<\/word>/g)) {
    const number = (from: string, name: string): number => Number(new RegExp(`${name}="([\\d.-]+)"`).exec(from)?.[1]);
    if (page !== undefined) pages.push({ width: number(page, 'width'), height: number(page, 'height') });
    else if (box !== undefined) words.push({ page: pages.length, left: number(box, 'xMin'), top: number(box, 'yMin'), right: number(box, 'xMax'), bottom: number(box, 'yMax'), text: text ?? '' });
  }
  return { pages, words };
}

describe.skipIf(!isThere)('a document of two pages and more, set by LibreOffice', () => {
  let folder: string;
  let found: ReturnType<typeof readBoxes>;
  let body: Line[];
  let signed: Line[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianchuang-docx-'));
    await writeFile(join(folder, 'a.docx'), await officialDocument(DOCUMENT));
    await writeFile(join(folder, 'b.docx'), await officialDocument(FULL_TO_THE_END));
    await run(office as string, ['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder, join(folder, 'a.docx'), join(folder, 'b.docx')], { timeout: 120_000 });
    for (const name of ['a', 'b']) await run(reader as string, ['-bbox', join(folder, `${name}.pdf`), join(folder, `${name}.html`)]);
    found = readBoxes(await readFile(join(folder, 'a.html'), 'utf8'));
    signed = linesOf(readBoxes(await readFile(join(folder, 'b.html'), 'utf8')).words);
    body = linesOf(found.words).filter(({ text }) => /[创建工作]{2}|小事|回音/u.test(text) && !/〔|—|办公室|纪实/u.test(text));
  }, 150_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is A4', () => {
    for (const { width, height } of found.pages) expect([Math.round(width / POINTS_PER_MM), Math.round(height / POINTS_PER_MM)]).toEqual([210, 297]);
  });

  it('has 28 characters in a full line', () => {
    const full = body.filter(({ page }) => page === 2);
    expect(new Set(full.map(({ text }) => [...text].length))).toEqual(new Set([28]));
  });

  it('has 22 lines on a full page, a pitch of the 225 mm divided by 22', () => {
    const full = body.filter(({ page }) => page === 2);
    expect(full).toHaveLength(22);
    const pitch = ((full.at(-1) as Line).top - (full[0] as Line).top) / 21;
    expect(pitch).toBeCloseTo(LINE_PITCH / 20, 0);
  });

  it('keeps the margins of 28, 26, 37 and 35 mm', () => {
    const full = body.filter(({ page }) => page === 2);
    const millimetres = (points: number): number => points / POINTS_PER_MM;
    const [first, last] = [full[0] as Line, full.at(-1) as Line];
    expect(Math.abs(millimetres(Math.min(...full.map(({ left }) => left))) - 28)).toBeLessThan(FONT_MM);
    expect(Math.abs(210 - millimetres(Math.max(...full.map(({ right }) => right))) - 26)).toBeLessThan(FONT_MM);
    // The characters of a line stand in the middle of its pitch.
    const slack = millimetres((LINE_PITCH / 20 - 16) / 2);
    expect(Math.abs(millimetres(first.top) - slack - 37)).toBeLessThan(FONT_MM + slack);
    expect(Math.abs(297 - millimetres(last.bottom) - slack - 35)).toBeLessThan(FONT_MM + slack);
  });

  it('leaves no page to a signature alone: a short last paragraph goes with it', () => {
    const last = Math.max(...signed.filter(({ text }) => text.includes('办公室')).map(({ page }) => page));
    expect(signed.filter(({ page, text }) => page === last && /小事|回音|有人管/u.test(text)).length).toBe(4);
  });

  it('numbers its pages below the type area', () => {
    const folios = linesOf(found.words).filter(({ text }) => /^—\s?\d+\s?—$/u.test(text));
    expect(folios.length).toBe(found.pages.length);
    for (const { top } of folios) expect(top / POINTS_PER_MM).toBeGreaterThan(297 - 35);
  });
});

describe.skipIf(isThere)('without LibreOffice and pdftotext on this machine', () => {
  it('only the XML is checked: margins, lines and characters of the page', async () => {
    const parts = unzipSync(await officialDocument(DOCUMENT));
    const document = strFromU8(parts['word/document.xml'] as Uint8Array);
    expect(document).toContain(`w:top="${PAGE.marginTop}" w:right="${PAGE.marginRight}" w:bottom="${PAGE.marginBottom}" w:left="${PAGE.marginLeft}"`);
    expect([Math.floor(PAGE.typeHeight / LINE_PITCH), Math.floor(PAGE.typeWidth / (320 + CHARACTER_SPACING))]).toEqual([PAGE.linesPerPage, PAGE.charactersPerLine]);
  });
});
