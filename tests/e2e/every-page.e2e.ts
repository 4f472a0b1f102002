/**
 * Every page that the modules register, in every look: axe in light, dark and the large view, text and targets of the large
 * view, and a window of 320 pixels. Each page is opened once, by the first login that may see it; the looks change in place,
 * as they do when another tab or the device changes them. A page to which no link leads is a fault too: nobody would ever
 * find it.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { fieldScreens } from '../../apps/web/field/modules.ts';
import { routes } from '../../apps/web/routes.ts';
import { publicPages } from '../../apps/public/index.ts';
import { hasPlaces, pagesOf, SeenLinks } from '../../tools/stage/pages.ts';
import type { FacePage } from '../../tools/stage/pages.ts';
import { makeThings } from '../../tools/stage/things.ts';
import { browserOfStory, faultsOf, rulesOfLooks, settled } from './browser.ts';
import type { Visitor } from './browser.ts';
import { dispatchedTo, personIdOf } from './field-kit.ts';
import { elderFaults, reflowFaults, showView } from './looks.ts';

const story = browserOfStory();
const programme = 'wanyuan';
const pages = pagesOf({ office: routes, field: fieldScreens, public: publicPages.pages }, programme);
const links = new SeenLinks(pages);
/** 略去 · Pages that the demo city cannot show, each with its reason. */
const UNREACHABLE = new Map<string, string>([['/', 'with one public programme it sends there, as the resident’s story tells']]);
/** While mending one page: a part of its address. */
const only = process.env['E2E_PAGES'];
const wanted = ({ pattern }: FacePage): boolean => only === undefined || pattern.includes(only);

/** Pages without ids first: their links lead to the others. */
const pagesIn = (face: FacePage['face']): [string, FacePage][] => pages
  .filter((page) => page.face === face && !UNREACHABLE.has(page.pattern) && (wanted(page) || !hasPlaces(page.pattern)))
  .sort((a, b) => a.pattern.split('/:').length - b.pattern.split('/:').length)
  .map((page) => [page.pattern, page]);

beforeAll(async () => { links.add(await makeThings(story.browser(), inject('baseUrl'), programme)); });

const labelled = (label: string, faults: readonly string[]): string[] => faults.map((fault) => `${label}: ${fault}`);

const hrefsOf = (page: Page): Promise<string[]> => page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))");

/** Opens the page, walks through its looks and leaves the window as it was. */
async function faultsInEveryLook({ page, problems }: Visitor, what: FacePage): Promise<string[]> {
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
  const axe = async (look: string, rules?: readonly string[]): Promise<void> => { faults.push(...labelled(look, await faultsOf(page, rules))); };
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

describe('every page of the office', () => {
  const visitors = new Map<string, Visitor>();
  let held: ReadonlySet<string>;
  /** Signed in once for all pages. */
  async function visitorOf({ permissions }: FacePage): Promise<Visitor> {
    if (permissions.includes('signedOut')) return story.visit();
    const as = async (login: string): Promise<Visitor> => {
      const visitor = visitors.get(login) ?? await story.visit({ signedInAs: login });
      visitors.set(login, visitor);
      return visitor;
    };
    const office = await as('office');
    held ??= new Set(((await (await office.page.request.get(`/api/programmes/${programme}/me`)).json()) as { permissions: string[] }).permissions);
    return permissions.every((permission) => held.has(permission)) ? office : as('admin');
  }

  it.each(pagesIn('office'))('%s', async (pattern, what) => {
    expect(await faultsInEveryLook(await visitorOf(what), what), pattern).toEqual([]);
  });
});

describe('every screen of the field app', () => {
  const visitors = new Map<string, Visitor>();
  it.each(pagesIn('field'))('%s', async (pattern, what) => {
    const ofVillages = what.permissions.some((permission) => /^(?:care|plans|points|shops)\./.test(permission));
    const login = what.permissions.includes('inspections.record') ? 'inspector' : ofVillages ? 'community' : 'leader';
    const visitor = visitors.get(login) ?? await story.visit({ size: 'phone', signedInAs: login });
    visitors.set(login, visitor);
    // A leader who has settled everything has no case to open: the office dispatches one.
    if (pattern.endsWith('/cases')) await dispatchedTo((await story.visit({ signedInAs: 'office' })).page.request, await personIdOf(visitor.page.request), '花箱歪倒，请扶正');
    expect(await faultsInEveryLook(visitor, what), pattern).toEqual([]);
    // Whose sites are all checked has them behind another choice of the list.
    if (pattern.endsWith('/today')) {
      await visitor.page.locator('.lcf-filter-one', { hasText: '全部' }).click();
      await visitor.page.locator('.lcf-sites a').first().waitFor();
      links.add(await hrefsOf(visitor.page));
    }
  });
});

describe('every public page', () => {
  let visitor: Visitor | undefined;
  it.each(pagesIn('public'))('%s', async (pattern, what) => {
    visitor ??= await story.visit();
    expect(await faultsInEveryLook(visitor, what), pattern).toEqual([]);
  });
});
