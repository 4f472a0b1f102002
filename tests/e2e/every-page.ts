/**
 * Every page that the modules register, in every look: axe in light, dark and the large view, text and targets of the large
 * view, and a window of 320 pixels. Each page is opened once, by the first login that may see it; the looks change in place,
 * as they do when another tab or the device changes them. A page to which no link leads is a fault too: nobody would ever
 * find it. The office has a file of its own, so that it and the other two faces can be walked side by side.
 */
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject } from 'vitest';
import { fieldScreens } from '../../apps/web/field/modules.ts';
import { routes } from '../../apps/web/routes.ts';
import { publicPages } from '../../apps/public/index.ts';
import { hasPlaces, pagesOf, SeenLinks } from '../../tools/stage/pages.ts';
import type { Face, FacePage } from '../../tools/stage/pages.ts';
import { makeThings } from '../../tools/stage/things.ts';
import { browserOfStory, faultsOf, rulesOfLooks, settled } from './browser.ts';
import type { Visitor } from './browser.ts';
import { elderFaults, reflowFaults, showView } from './looks.ts';

export const programme = 'wanyuan';
const pages = pagesOf({ office: routes, field: fieldScreens, public: publicPages.pages }, programme);
/** 略去 · Pages that the demo city cannot show, each with its reason. */
const UNREACHABLE = new Map<string, string>([['/', 'with one public programme it sends there, as the resident’s story tells']]);
/** While mending one page: a part of its address. */
const only = process.env['E2E_PAGES'];
const wanted = ({ pattern }: FacePage): boolean => only === undefined || pattern.includes(only);

/** Pages without ids first: their links lead to the others. */
export const pagesIn = (face: Face): [string, FacePage][] => pages
  .filter((page) => page.face === face && !UNREACHABLE.has(page.pattern) && (wanted(page) || !hasPlaces(page.pattern)))
  .sort((a, b) => a.pattern.split('/:').length - b.pattern.split('/:').length)
  .map((page) => [page.pattern, page]);

/** One walk with a browser and the links of its own. */
export interface Walk { readonly story: ReturnType<typeof browserOfStory>; /** Opens the page, walks through its looks and leaves the window as it was. */ faultsInEveryLook(visitor: Visitor, what: FacePage): Promise<string[]>; /** Notes where the page as it stands leads to. */ noteLinks(page: Page): Promise<void> }

const labelled = (label: string, faults: readonly string[]): string[] => faults.map((fault) => `${label}: ${fault}`);

const hrefsOf = (page: Page): Promise<string[]> => page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))");

/** 框架 · What stands around every page of the office: menu and bar at the top, made once and as long as many a page. */
const FRAME = ['.lc-side', '.lc-top-bar'];
/** Which groups of the menu stand open and what they hold; names of pages last seen come and go with every page. */
const FRAME_SHOWN = "[...document.querySelectorAll('.lc-nav-group')].map((group) => group.innerText).join('|')";

/** By visitor: how the frame stood when it was measured. It is measured again only when it stands otherwise. */
const measured = new WeakMap<Page, Set<string>>();

async function frameToLeaveOut(page: Page): Promise<readonly string[]> {
  const seen = measured.get(page) ?? new Set<string>();
  measured.set(page, seen);
  const shown = await page.evaluate(FRAME_SHOWN) as string;
  if (shown !== '' && seen.has(shown)) return FRAME;
  seen.add(shown);
  return [];
}

async function faultsInEveryLook(links: SeenLinks, { page, problems }: Visitor, what: FacePage): Promise<string[]> {
  const address = links.addressOf(what.pattern);
  expect(address, `no link leads to ${what.pattern}`).toBeDefined();
  await page.goto(address ?? '/');
  await settled(page);
  expect(new URL(page.url()).pathname, 'the page itself, not one it sends to').toBe(address);
  links.add(await hrefsOf(page));
  if (!wanted(what)) return [];
  expect((await page.locator('main').innerText()).length, 'the page says something').toBeGreaterThan(40);
  const window = page.viewportSize() as { width: number; height: number };
  const faults: string[] = [];
  const leftOut = await frameToLeaveOut(page);
  const axe = async (look: string, rules?: readonly string[]): Promise<void> => { faults.push(...labelled(look, await faultsOf(page, rules, leftOut))); };
  await axe('light');
  await showView(page, { theme: 'dark' });
  await axe('dark', rulesOfLooks.dark);
  await showView(page, { view: 'elder' });
  await axe('elder', rulesOfLooks.elder);
  faults.push(...labelled('elder', await elderFaults(page)));
  await page.setViewportSize({ width: 390, height: 844 });
  faults.push(...labelled('elder on a phone', await reflowFaults(page)));
  await page.setViewportSize({ width: 320, height: 720 });
  await showView(page, {});
  faults.push(...labelled('320 px', await reflowFaults(page)), ...labelled('broken', problems.splice(0)));
  await page.setViewportSize(window);
  return faults;
}

export function walkOfPages(): Walk {
  const story = browserOfStory();
  const links = new SeenLinks(pages);
  beforeAll(async () => { links.add(await makeThings(story.browser(), inject('baseUrl'), programme)); });
  return {
    story,
    faultsInEveryLook: (visitor, what) => faultsInEveryLook(links, visitor, what),
    noteLinks: async (page) => links.add(await hrefsOf(page)),
  };
}
