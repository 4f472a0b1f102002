import { beforeAll, describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { withdrawnOn } from '../../../tests/kit/withdrawals.ts';
import { sql } from '#platform/server/db/index.ts';
import { adoptTitles, conferAward, createSelectionRound, createSubject, finishStage, judgeEligibility, listAwards, listTitles, nominateCandidate, overrideFinding, readCandidate } from '../contract/index.ts';

const VILLAGES = 20;
let app: TestApp;
const titles = new Map<string, string>();
const title = (code: string): string => titles.get(code) as string;
const office = () => app.as('office');
const village = (at: number): string => app.id(`place/t-v${at}`);
let town: string;
let candidateId: string;
let roundId: string;
const subjects: string[] = [];

/** A town of twenty villages beside those of the fixture, and one more that was merged away. */
async function aTown(): Promise<void> {
  const place = (id: string, parent: string, code: string, kind: string, line: readonly string[], until: string | null) => sql`insert into places.places (programme_id, id, parent_id, kind, code, name_zh, name_en, ancestor_ids, zone_id, valid_from, valid_to, sort_order)
    values (${app.id('programme')}, ${id}, ${parent}, ${kind}, ${code}, ${code}, ${code}, ${line}::uuid[], ${app.id('place/zone-west')}, '2026-01-01', ${until}, 900)`.execute(app.ownerDb);
  const [city, zone] = [app.id('place/city'), app.id('place/zone-west')];
  await place(app.id('place/t'), zone, 't', 'town', [city, zone, app.id('place/t')], null);
  for (let at = 0; at <= VILLAGES; at += 1) await place(village(at), app.id('place/t'), `t-v${at}`, 'village', [city, zone, app.id('place/t'), village(at)], at === VILLAGES ? '2026-06-01' : null);
}

const shares = async () => (await office().call(readCandidate, { candidateId })).findings.filter(({ code }) => code === 'memberShare').map(({ state, count, of, zh, titles: asked }) => ({ state, count, of, zh, first: asked[0] }));
const award = (code: string, at: number, on = '2026-02-01') => office().call(conferAward, { titleId: title(code), subjectId: subjects[at] as string, on, document: '示例文件' });

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'civilised' });
  for (const row of (await office().call(listTitles, { pageSize: 200 })).rows) titles.set(row.code, row.id);
  await aTown();
  for (let at = 0; at < VILLAGES; at += 1) subjects.push((await office().call(createSubject, { kind: 'village', code: `TV-${at}`, label: `示例村${at}`, placeId: village(at) })).id);
  subjects.push((await office().call(createSubject, { kind: 'village', code: 'TV-else', label: '别处的村', placeId: app.id('place/e1') })).id);
  town = (await office().call(createSubject, { kind: 'town', code: 'T-1', label: '示例镇', placeId: app.id('place/t') })).id;
  await office().call(conferAward, { titleId: title('prefecture-town'), subjectId: town, on: '2026-02-01', document: '示例文件' });
  // Twelve villages at county level; two of them, and three more, above it. One elsewhere counts for another town.
  for (let at = 0; at < 12; at += 1) await award('county-village', at);
  for (const at of [0, 1, 12]) await award('prefecture-village', at);
  await award('county-village', VILLAGES);
  roundId = (await office().call(createSelectionRound, { code: 'TOWN', name: '省级文明镇推荐', conditions: '条件', titles: [{ titleId: title('province-town') }], stages: (['nomination', 'eligibility', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) })).id;
  candidateId = (await office().call(nominateCandidate, { roundId, titleId: title('province-town'), subjectId: town })).id;
  await office().call(finishStage, { roundId, kind: 'nomination' });
});

describe('a town whose villages must hold titles', () => {
  it('is told how many of how many villages hold them, each village once and those merged away not at all', async () => {
    expect(await shares()).toEqual([
      { state: 'met', count: 13, of: 20, zh: '所辖达标比例：村（社区）中至少 65% 持有', first: 'county-village' },
      { state: 'unmet', count: 3, of: 20, zh: '所辖达标比例：村（社区）中至少 30% 持有', first: 'prefecture-village' },
    ]);
    expect(await office().call(judgeEligibility, { roundId })).toEqual({ eligible: 0, ineligible: 1, open: 0 });
  });

  it('reaches the share with the sixth village of twenty, not the fifth', async () => {
    for (const at of [13, 14]) await award('province-village', at);
    expect((await shares()).map(({ state, count, of }) => [state, count, of])).toEqual([['met', 15, 20], ['unmet', 5, 20]]);
    await award('nation-village', 15);
    expect((await shares()).map(({ state, count, of }) => [state, count, of])).toEqual([['met', 16, 20], ['met', 6, 20]]);
    // Nobody signed for its negative items yet: silence is no proof.
    expect(await office().call(judgeEligibility, { roundId })).toEqual({ eligible: 0, ineligible: 0, open: 1 });
    expect(await office().call(judgeEligibility, { roundId, negativesChecked: true })).toEqual({ eligible: 1, ineligible: 0, open: 0 });
  });

  it('falls below it again when a village loses its title, and is then let through by name and reason alone', async () => {
    const { rows } = await office().call(listAwards, { titleId: title('nation-village') });
    const [lost] = rows;
    await withdrawnOn(app, lost?.id ?? '', '2026-09-20');
    app.clock.now += 86_400_000;
    expect((await shares()).map(({ state, count, of }) => [state, count, of])).toEqual([['met', 15, 20], ['unmet', 5, 20]]);
    await office().call(judgeEligibility, { roundId });
    const aside = { candidateId, findingKey: 'memberShare/2', reason: '一村刚被撤销，已补推荐' };
    expect((await problemOf(office().call(overrideFinding, aside))).code).toBe('platform.not_permitted');
    expect(await app.as('lead').call(overrideFinding, aside)).toEqual({ state: 'eligible' });
  });
});
