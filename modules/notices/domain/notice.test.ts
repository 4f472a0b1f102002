import { describe, expect, it } from 'vitest';
import { isInPeriod, isNoticeList, mayPublishNames, namesHeading, nextNoticeState, noticeActsIn, showsContent } from './notice.ts';

describe('a public notice', () => {
  it('is changed as a draft only, and ends closed or withdrawn', () => {
    expect(noticeActsIn('draft')).toEqual(['update', 'publish', 'withdraw']);
    expect(noticeActsIn('published')).toEqual(['close', 'withdraw']);
    expect(noticeActsIn('closed')).toEqual([]);
    expect(nextNoticeState('published', 'update')).toBeNull();
  });

  it('names people only with their consent, never a child, and says how they agreed', () => {
    const ground = { hasNames: true, consentConfirmed: true, noMinorsConfirmed: true, consentNote: '3月1日书面同意' };
    expect(mayPublishNames(ground)).toBe(true);
    expect(mayPublishNames({ ...ground, consentConfirmed: false })).toBe(false);
    expect(mayPublishNames({ ...ground, noMinorsConfirmed: false })).toBe(false);
    expect(mayPublishNames({ ...ground, consentNote: ' ' })).toBe(false);
    expect(mayPublishNames({ hasNames: false, consentConfirmed: false, noMinorsConfirmed: false, consentNote: null })).toBe(true);
  });

  it('sees by its headings that a list names people', () => {
    const headed = (...columns: string[]) => namesHeading({ columns, rows: [columns] });
    expect([headed('姓名', '单位'), headed('序号', '推荐人选姓名'), headed('Full name'), headed('名称', '所在地'), headed('Rename'), namesHeading(null)]).toEqual(['姓名', '推荐人选姓名', 'Full name', null, null, null]);
  });

  it('may be objected to from its first day to its last, both included', () => {
    const notice = { state: 'published', startsOn: '2026-09-20', endsOn: '2026-09-26' } as const;
    expect(['2026-09-19', '2026-09-20', '2026-09-26', '2026-09-27'].map((day) => isInPeriod(notice, day))).toEqual([false, true, true, false]);
    expect(isInPeriod({ ...notice, state: 'closed' }, '2026-09-21')).toBe(false);
  });

  it('hides what it said once its period is over, unless it is meant to stay', () => {
    const notice = { state: 'published', startsOn: '2026-09-20', endsOn: '2026-09-26', hidesAfter: true } as const;
    expect(showsContent(notice, '2026-09-26')).toBe(true);
    expect(showsContent(notice, '2026-09-27')).toBe(false);
    expect(showsContent({ ...notice, state: 'closed' }, '2026-09-21')).toBe(false);
    expect(showsContent({ ...notice, hidesAfter: false }, '2027-01-01')).toBe(true);
  });

  it('has a list only where every row fits its headings', () => {
    expect(isNoticeList({ columns: ['名称'], rows: [['东街社区']] })).toBe(true);
    expect(isNoticeList({ columns: ['名称', '类型'], rows: [['东街社区']] })).toBe(false);
    expect(isNoticeList({ columns: ['名称'], rows: [] })).toBe(false);
  });
});
