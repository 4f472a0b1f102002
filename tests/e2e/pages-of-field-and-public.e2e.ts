import { describe, expect, it } from 'vitest';
import type { Visitor } from './browser.ts';
import { pagesIn, walkOfPages } from './every-page.ts';
import { dispatchedTo, personIdOf } from './field-kit.ts';

const { story, faultsInEveryLook, noteLinks } = walkOfPages();

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
      await noteLinks(visitor.page);
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
