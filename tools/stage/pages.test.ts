import { describe, expect, it } from 'vitest';
import { fits, pagesOf, SeenLinks } from './pages.ts';

describe('the pages of the faces', () => {
  const pages = pagesOf({
    office: [{ path: '/' }, { path: '/cases', permission: 'cases.read' }, { path: '/cases/$caseId', permission: 'cases.read' }], field: [{ path: '/', permissions: ['a', 'b'] }, { path: '/queue' }],
    public: [{ path: '/' }, { path: '/public/:programme' }, { path: '/public/:programme/notices/:noticeId' }],
  }, 'demo');

  it('are those that the modules register, at addresses of one programme', () => {
    expect(pages.map(({ face, name, pattern }) => `${face} ${name} ${pattern}`)).toEqual([
      'office sign-in /sign-in', 'office design /design', 'office home /p/demo', 'office cases /p/demo/cases', 'office cases-caseId /p/demo/cases/:caseId', 'field home /field/demo', 'field queue /field/demo/queue',
      'public landing /', 'public home /public/demo', 'public notices-noticeId /public/demo/notices/:noticeId',
    ]);
  });

  it('with an id are reached by a link that was seen, and a page of a fixed name is no id', () => {
    const some = [{ face: 'office', name: 'new', pattern: '/p/a/rounds/new', permissions: [] }, { face: 'office', name: 'round', pattern: '/p/a/rounds/:roundId', permissions: [] }] as const;
    const links = new SeenLinks(some);
    expect(links.addressOf('/p/a/rounds/:roundId')).toBeUndefined();
    links.add(['/p/a/rounds/new', '/p/a/rounds', '/p/a/rounds/42?tab=1']);
    expect(links.addressOf('/p/a/rounds/:roundId')).toBe('/p/a/rounds/42');
    expect(links.addressOf('/p/a/rounds/new')).toBe('/p/a/rounds/new');
    expect(fits('/p/a/cases/:id', '/p/a/cases', new Set())).toBe(false);
  });
});
