import { beforeAll, describe, expect, it } from 'vitest';
import { publishNotice, readNotice, readPublicNotice } from '#modules/notices/contract/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { chooseCandidates, createSelectionRound, createSubject, createTitle, draftSelectionNotice, finishStage, importAwardList, listCandidates, nominateCandidate, readSubject, recordConsent, updateSubject } from '../contract/index.ts';

let app: TestApp;
let noticeId: string;
let titleId: string;
const office = () => app.as('office');
const persons = new Map<string, string>();
const INSTEAD = '（按本人意愿不列姓名）';

async function person(code: string, label: string): Promise<string> {
  const { id } = await office().call(createSubject, { kind: 'person', code, label, placeId: app.id('place/e1'), isAdult: true });
  await office().call(recordConsent, { subjectId: id, consent: 'given', on: '2026-09-01', note: '本人签字' });
  persons.set(label, id);
  return id;
}
const says = (label: string, consent: 'given' | 'withdrawn') => office().call(recordConsent, { subjectId: persons.get(label) ?? '', consent, on: '2026-09-21', note: '本人电话' });
const shown = async () => (await app.as('nobody').call(readPublicNotice, { noticeId })).list?.rows.map(([, name]) => name);
const kept = async () => (await office().call(readNotice, { noticeId })).list?.rows.map(([, name]) => name);

beforeAll(async () => {
  app = await testApp();
  titleId = (await office().call(createTitle, { code: 'shown-person', nameZh: '示例人物', nameEn: 'Example', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: {} })).id;
  const { id: roundId } = await office().call(createSelectionRound, {
    code: 'NAMES', name: '示例人物评选', conditions: '条件', titles: [{ titleId }], stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })),
  });
  for (const [at, label] of ['示例甲', '示例乙', '示例丙'].entries()) await office().call(nominateCandidate, { roundId, titleId, subjectId: await person(`NP-${at}`, label) });
  await office().call(finishStage, { roundId, kind: 'nomination' });
  await office().call(chooseCandidates, { roundId, candidateIds: (await office().call(listCandidates, { roundId })).rows.map(({ id }) => id) });
  ({ noticeId } = await office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' }));
  await app.as('lead').call(publishNotice, { noticeId, version: 1 });
  app.clock.now += 2 * 86_400_000;
});

describe('whoever takes back their consent while the notice of a selection is public', () => {
  it('is out of the public page at once, while the notice of the office stays as it was published', async () => {
    expect(await shown()).toEqual(['示例甲', '示例乙', '示例丙']);
    await says('示例乙', 'withdrawn');
    expect(await shown()).toEqual(['示例甲', INSTEAD, '示例丙']);
    const page = await app.http.inject({ url: `/public/alpha/notices/${noticeId}`, headers: { accept: 'text/html' } });
    expect([page.statusCode, page.body.includes('示例乙'), page.body.includes(INSTEAD)]).toEqual([200, false, true]);
    expect(await kept()).toEqual(['示例甲', '示例乙', '示例丙']);
    expect((await office().call(readNotice, { noticeId })).withheld).toEqual(['示例乙']);
  });

  it('stays out under the name that was shown, whatever the register calls them now, and comes back when they agree again', async () => {
    const { version } = await office().call(readSubject, { subjectId: persons.get('示例丙') ?? '' });
    await office().call(updateSubject, { subjectId: persons.get('示例丙') ?? '', version, label: '改名丙', placeId: app.id('place/e1'), isAdult: true });
    await says('示例丙', 'withdrawn');
    expect(await shown()).toEqual(['示例甲', INSTEAD, INSTEAD]);
    await says('示例乙', 'given');
    expect(await shown()).toEqual(['示例甲', '示例乙', INSTEAD]);
  });

  it('is out too where a sheet says that they do not agree, or the register no longer says that they are of age', async () => {
    const body = new TextEncoder().encode('\uFEFF对象编号,名称,区域编码,命名日期,文号,已成年,同意公开\nNP-0,示例甲,e1,2026-09-01,号,是,否\n');
    await office().call(importAwardList, { titleId, file: { fileName: 'a.csv', body }, mode: 'all' });
    const { version } = await office().call(readSubject, { subjectId: persons.get('示例乙') ?? '' });
    await office().call(updateSubject, { subjectId: persons.get('示例乙') ?? '', version, label: '示例乙', placeId: app.id('place/e1'), isAdult: false, bornOn: '2014-01-02' });
    expect(await shown()).toEqual([INSTEAD, INSTEAD, INSTEAD]);
  });
});
