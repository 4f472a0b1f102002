import { describe, expect, it } from 'vitest';
import type { FacePage } from '../../tools/stage/pages.ts';
import type { Visitor } from './browser.ts';
import { pagesIn, programme, walkOfPages } from './every-page.ts';

const { story, faultsInEveryLook } = walkOfPages();

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
