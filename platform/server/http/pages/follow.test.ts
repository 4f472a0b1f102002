/** Goal: a code that was written down in its groups is found again. Method: the page that takes it, and the piece that shows it. */
import { describe, expect, it } from 'vitest';
import { codeToKeep, followLookup } from './follow.ts';
import type { PageRequest } from './types.ts';

const CODE = 'Ab_1-fGh2JkLm3NoPq4RsTu5VwXy6Z78';
const text = { zh: '查进度', en: 'Follow' };
const asking = (code: string) => ({ query: { code }, say: ({ zh }: { zh: string }) => zh, to: (rest: string) => `/public/alpha${rest}` }) as unknown as PageRequest;
const found = (code: string) => followLookup({ path: '/follow', title: text, lead: text, trail: () => [] }).render({}, asking(code)).redirect;

describe('a code to follow by', () => {
  it('is shown in groups of four, and copied and printed as one', () => {
    const shown = codeToKeep(CODE, '/follow', text, asking('')).text;
    expect([...shown.matchAll(/pub-code-group">([^<]*)</g)].map(([, group]) => group)).toEqual(['Ab_1', '-fGh', '2JkL', 'm3No', 'Pq4R', 'sTu5', 'VwXy', '6Z78']);
    expect(shown).toContain(`data-copy="${CODE}"`);
    expect(shown).toContain('data-print');
  });

  it('is found as it stands, in groups, in wide letters, and in the address that was saved', () => {
    for (const typed of [CODE, ` ${CODE}\n`, (CODE.match(/.{4}/g) ?? []).join(' '), (CODE.match(/.{4}/g) ?? []).join('　'), CODE.replace('A', 'Ａ'), `https://example.org/public/alpha/follow/${CODE}?new=1`]) expect(found(typed), typed).toBe(`/public/alpha/follow/${CODE}`);
    for (const typed of ['', 'Ab_1 -fGh', '没有']) expect(found(typed), typed).toBeUndefined();
  });
});
