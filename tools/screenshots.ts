/**
 * `npm run screenshots [face…]`: every page of the three faces in two languages, at the size that its face is made for, from the demo, into
 * docs/screens. The browser tests look at all of them at the other sizes. Pages come from what the modules register; a page to which no link leads is named at the end.
 */
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, signInTo, sizes } from './stage/browser.ts';
import type { Size } from './stage/browser.ts';
import { startDemoServer } from './stage/demo-server.ts';
import { hasPlaces, loadRegistries, pagesOf, SeenLinks } from './stage/pages.ts';
import type { Face, FacePage } from './stage/pages.ts';
import { makeThings } from './stage/things.ts';

const out = fileURLToPath(new URL('../docs/screens/', import.meta.url));
const TOTAL_BYTES_MAX = 26_000_000;
const FILE_BYTES_MAX = 300_000;
const QUALITY = 50;
/** Kept smaller than they are taken: some 800 pictures stay in the repository, and the words are still read. @unit pixels */
const KEPT_WIDTH: Readonly<Record<Size, number>> = { desk: 1120, tablet: 700, phone: 390 };
type Language = 'zh-CN' | 'en';
interface Look { readonly face: Face; readonly size: Size; readonly locale: Language }

/** Residents come by either size. */
const LOOKS: readonly Look[] = [
  { face: 'office', size: 'desk', locale: 'zh-CN' }, { face: 'office', size: 'desk', locale: 'en' },
  { face: 'field', size: 'phone', locale: 'zh-CN' }, { face: 'field', size: 'phone', locale: 'en' },
  { face: 'public', size: 'phone', locale: 'zh-CN' }, { face: 'public', size: 'phone', locale: 'en' }, { face: 'public', size: 'desk', locale: 'zh-CN' },
];

/** Who looks at a face; for a page that the first may not open, the next one is asked. */
const viewers: Readonly<Record<Face, readonly string[]>> = { office: ['office', 'admin'], field: ['inspector', 'leader'], public: [''] };
const sizeNames = Object.keys(sizes) as Size[];

interface Taken { readonly page: FacePage; readonly size: Size; readonly locale: Language; readonly file: string }

async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 15_000 }).catch(() => undefined);
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline && await page.locator('[aria-busy="true"], .lc-skeleton, .lc-page-loading').count() > 0) await page.waitForTimeout(80);
  await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
  // A map says when it has drawn what it was given; a chart draws a moment after its data.
  await page.waitForTimeout(await page.locator('canvas').count() > 0 ? 700 : 60);
}

/** What one sees without scrolling: a page that does not say there what it is for has a fault that a longer picture would hide. */
async function picture(page: Page, file: string, size: Size): Promise<void> {
  const raw = sharp(await page.screenshot({ animations: 'disabled' })).resize({ width: KEPT_WIDTH[size] });
  let image = await raw.clone().webp({ quality: QUALITY, effort: 4 }).toBuffer();
  if (image.length > FILE_BYTES_MAX) image = await raw.clone().webp({ quality: 30, effort: 4 }).toBuffer();
  await writeFile(out + file, image);
}

async function contextFor(browser: Browser, baseUrl: string, login: string, size: Size, locale: Language): Promise<BrowserContext> {
  const touch = size === 'desk' ? {} : { hasTouch: true, isMobile: true };
  const context = await browser.newContext({ viewport: sizes[size], locale, timezoneId: 'Asia/Shanghai', baseURL: baseUrl, reducedMotion: 'reduce', colorScheme: 'light', ...touch });
  await context.addInitScript(`localStorage.setItem('lianchuang.preferences', ${JSON.stringify(JSON.stringify({ locale, themeChoice: 'light', view: 'standard' }))})`);
  if (login !== '') await signInTo(context, login);
  return context;
}

async function permissionsOf(context: BrowserContext, programme: string): Promise<ReadonlySet<string>> {
  const answer = await context.request.get(`/api/programmes/${programme}/me`).catch(() => null);
  const body = answer?.ok() === true ? (await answer.json()) as { permissions: string[] } : { permissions: [] };
  return new Set(body.permissions);
}

/** Pages without an id first, since their links lead to the others; then again, until nothing new is found. */
async function walk(context: BrowserContext, pages: readonly FacePage[], links: SeenLinks, take: (page: Page, what: FacePage) => Promise<void>): Promise<FacePage[]> {
  const page = await context.newPage();
  let left = [...pages].sort((a, b) => Number(hasPlaces(a.pattern)) - Number(hasPlaces(b.pattern)));
  for (let round = 0; round < 4 && left.length > 0; round += 1) {
    const missing: FacePage[] = [];
    for (const what of left) {
      const address = links.addressOf(what.pattern);
      if (address === undefined) { missing.push(what); continue; }
      await page.goto(address, { waitUntil: 'commit' });
      await settle(page);
      links.add(await page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))"));
      await take(page, what);
    }
    if (missing.length === left.length) return missing;
    left = missing;
  }
  return left;
}

interface Told { readonly baseUrl: string; readonly programme: string; readonly links: SeenLinks }

async function ofOneLook(browser: Browser, all: readonly FacePage[], { face, size, locale }: Look, { baseUrl, programme, links }: Told): Promise<{ taken: Taken[]; missing: FacePage[] }> {
  const taken: Taken[] = [];
  const take = async (page: Page, what: FacePage): Promise<void> => {
    const file = `${what.face}/${what.name}.${size}.${locale.slice(0, 2)}.webp`;
    await picture(page, file, size);
    taken.push({ page: what, size, locale, file });
  };
  const own = all.filter((page) => page.face === face);
  let left = own.filter((page) => !page.permissions.includes('signedOut'));
  for (const login of viewers[face]) {
    if (left.length === 0) continue;
    const context = await contextFor(browser, baseUrl, login, size, locale);
    const held = login === '' ? new Set<string>() : await permissionsOf(context, programme);
    const mine = left.filter(({ permissions }) => permissions.length === 0 || permissions.some((permission) => held.has(permission)));
    const unreached = await walk(context, mine, links, take);
    left = [...left.filter((page) => !mine.includes(page)), ...unreached];
    await context.close();
  }
  const signedOut = await contextFor(browser, baseUrl, '', size, locale);
  await walk(signedOut, own.filter((page) => page.permissions.includes('signedOut')), links, take);
  await signedOut.close();
  return { taken, missing: left };
}

const faceTitles: Readonly<Record<Face, string>> = { office: '办公端 · Office', field: '现场端 · Field', public: '公众端 · Public' };

function indexPage(taken: readonly Taken[]): string {
  const lines = ['# 界面截图 · Screens', '', 'Made by `npm run screenshots` from the demo city; people and figures are made up. Each page at the size that its face is made for, in Chinese and English.', ''];
  for (const face of ['office', 'field', 'public'] as const) {
    const pages = [...new Map(taken.filter((each) => each.page.face === face).map((each) => [each.page.name, each.page])).values()];
    if (pages.length === 0) continue;
    lines.push(`## ${faceTitles[face]}`, '', '| page | address | 中文 | English |', '|---|---|---|---|');
    for (const page of pages) {
      const cell = (locale: Language): string => sizeNames.flatMap((size) => taken.filter((each) => each.page === page && each.size === size && each.locale === locale).map((each) => `[${size}](${each.file})`)).join(' · ');
      lines.push(`| ${page.name} | \`${page.pattern}\` | ${cell('zh-CN')} | ${cell('en')} |`);
    }
    lines.push('');
  }
  return `${lines.join('\n').trim()}\n`;
}

async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const all = await Promise.all(names.map(async (name) => { const found = await stat(`${folder}/${name}`); return found.isFile() ? found.size : 0; }));
  return all.reduce((sum, size) => sum + size, 0);
}

const began = Date.now();
const wanted = process.argv.slice(2);
const [server, registries] = await Promise.all([startDemoServer(), loadRegistries()]);
const browser = await launchBrowser();
try {
  const { demoLogins } = (await (await fetch(`${server.baseUrl}/api/config`)).json()) as { demoLogins: { username: string; programme: string }[] };
  const programme = demoLogins.find(({ username }) => username === 'office')?.programme ?? '';
  const pages = pagesOf(registries, programme).filter(({ face }) => wanted.length === 0 || wanted.includes(face));
  for (const face of new Set(pages.map((page) => page.face))) { await rm(out + face, { recursive: true, force: true }); await mkdir(out + face, { recursive: true }); }
  const made = await makeThings(browser, server.baseUrl, programme);
  // One for all: a page of the field is led to from the office, too.
  const links = new SeenLinks(pages);
  links.add(made);
  const looks = LOOKS.filter(({ face }) => wanted.length === 0 || wanted.includes(face));
  const taken: Taken[] = [];
  const order = new Map(pages.map((page, at) => [page, at]));
  const inOrder = (some: readonly Taken[]): Taken[] => [...some].sort((a, b) => (order.get(a.page) ?? 0) - (order.get(b.page) ?? 0));
  const unreached = new Set<string>();
  const next = async (): Promise<void> => {
    for (let look = looks.shift(); look !== undefined; look = looks.shift()) {
      const done = await ofOneLook(browser, pages, look, { baseUrl: server.baseUrl, programme, links });
      taken.push(...done.taken);
      for (const page of done.missing) unreached.add(`${page.face} ${page.pattern}`);
      if (wanted.length === 0) await writeFile(`${out}README.md`, indexPage(inOrder(taken)));
      console.log(`${look.face} ${look.locale} ${look.size}: ${done.taken.length} pictures after ${Math.round((Date.now() - began) / 1000)} s`);
    }
  };
  await Promise.all([next(), next(), next()]);
  const total = await bytesBelow(out);
  console.log(`${taken.length} pictures, ${(total / 1_000_000).toFixed(1)} MB, ${Math.round((Date.now() - began) / 1000)} s`);
  if (unreached.size > 0) console.log(`no link leads to:\n  ${[...unreached].join('\n  ')}`);
  if (total > TOTAL_BYTES_MAX) { console.error(`more than ${TOTAL_BYTES_MAX / 1_000_000} MB: lower the quality`); process.exitCode = 1; }
} finally {
  await browser.close();
  await server.stop();
}
