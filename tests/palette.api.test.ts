/** What the command palette finds, asked for by the very finders that the page loads. */
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptTitles, conferAward, createSelectionRound, createSubject, listTitles } from '#modules/honours/contract/index.ts';
import { finders } from '../apps/web/finders.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
const how = { programme: 'alpha', signal: new AbortController().signal, isEnglish: false };
const finderOf = (kind: string) => finders.find((finder) => finder.kind === kind) as (typeof finders)[number];
const found = async (person: string, kind: string, q: string) => (await finderOf(kind).find(app.as(person), q, how)).map(({ title, to }) => [title, to]);

beforeAll(async () => { app = await testApp(); });

describe('the palette finds honours', () => {
  let titleId: string;
  let subjectId: string;
  let awardId: string;
  let roundId: string;
  beforeAll(async () => {
    const office = app.as('office');
    await office.call(adoptTitles, { name: 'civilised' });
    titleId = (await office.call(listTitles, { pageSize: 200 })).rows.find(({ code }) => code === 'county-unit')?.id as string;
    subjectId = (await office.call(createSubject, { kind: 'unit', code: 'S-1', label: '示例粮站', placeId: app.id('place/e1') })).id;
    awardId = (await office.call(conferAward, { titleId, subjectId, on: '2025-01-10', document: '县文明委' })).id;
    const stages = ['nomination', 'publicNotice', 'decision', 'conferral'].map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) as never;
    roundId = (await office.call(createSelectionRound, { code: 'R1', name: '示例年度评选', conditions: '办法', titles: [{ titleId }], stages })).id;
  });

  it('titles, selections, awards and their holders, each with the page it opens', async () => {
    expect((await found('office', 'titles', '文明单位')).map(([, to]) => to)).toContain(`/titles/${titleId}`);
    expect(await found('office', 'selections', '示例年度')).toEqual([['示例年度评选', `/selection-rounds/${roundId}`]]);
    expect(await found('office', 'awards', '粮站')).toEqual([['示例粮站', `/awards/${awardId}`]]);
    expect(await found('office', 'honourSubjects', '粮站')).toEqual([['示例粮站', `/honour-subjects/${subjectId}`]]);
  });

  it('asks nothing that the person may not read: every finder names the permission of its list', async () => {
    for (const kind of ['titles', 'selections', 'awards', 'honourSubjects']) {
      expect(finderOf(kind).permission).toBe('honours.read');
      expect((await problemOf(finderOf(kind).find(app.as('resident'), '示例', how))).code, kind).toBe('platform.not_permitted');
    }
  });

  it('says each kind once', () => {
    const kinds = finders.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
