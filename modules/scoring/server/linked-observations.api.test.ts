/** Goal: one observation serves every standard that asks the same, once, and says where it came from. Method: two editions whose standards are linked, a round on each, an evaluation by one of them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { decideCrosswalkLinks } from '#modules/frameworks/contract/index.ts';
import { closeRound, listRoundSites, readRoundSite, recordObservations } from '#modules/inspections/contract/index.ts';
import { moveSite, readSite } from '#modules/places/contract/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { aCheckItem, aStandard, aTheme } from '../../../tests/kit/an-edition.ts';
import { aDrawnRound, editionInForce, fieldEdition } from '../../../tests/kit/a-round.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createEvaluation, exportLinkedObservations, freezeEvaluation, listLinkedObservations, readEvaluation } from '../contract/index.ts';

const everywhere = ['main-street', 'park', 'market'];
let app: TestApp;
let own: { editionId: string; roundId: string };
let other: { editionId: string; roundId: string };
let sites: { siteId: string; siteCode: string }[];
const office = () => app.as('office');

/** Two standards: 1.1.1 everywhere, 1.1.2 at streets alone where `narrow`. */
const twoStandards = (code: string, family: string, narrow: boolean) => fieldEdition({
  code, family, themes: [aTheme([aStandard(), aStandard({ code: '1.1.2' })])],
  checkItems: [
    aCheckItem({ code: '1.1.1-a', siteTypes: everywhere, zh: '地面干净', en: 'The ground is clean', caseCategory: 'litter', photoOnUnmet: false }),
    aCheckItem({ code: '1.1.2-b', standardCode: '1.1.2', siteTypes: narrow ? ['main-street'] : everywhere, zh: '绿地整齐', en: 'Green space is kept', caseCategory: 'greenery', photoOnUnmet: false }),
  ],
});

async function record(roundId: string, siteId: string, letter: 'a' | 'b', met: number): Promise<void> {
  const { checkItems } = await office().call(readRoundSite, { roundId, siteId });
  const check = checkItems.find(({ code }) => code.endsWith(letter));
  if (check === undefined) return;
  await office().call(recordObservations, { roundId, siteId, observations: [{ checkItemId: check.id, observedCount: 10, metCount: met, notApplicable: false, observedAt: '2026-09-21T02:00:00Z' }] });
}

beforeAll(async () => {
  app = await testApp();
  const [editionId, otherId] = [await editionInForce(app, twoStandards('own-2026', 'own', true)), await editionInForce(app, twoStandards('other-2026', 'other', false))];
  own = { editionId, roundId: (await aDrawnRound(app, { editionId, code: 'own', sampleSize: 12 })).roundId };
  other = { editionId: otherId, roundId: (await aDrawnRound(app, { editionId: otherId, code: 'other', sampleSize: 12 })).roundId };
  sites = (await office().call(listRoundSites, { roundId: own.roundId, pageSize: 200 })).rows.map(({ siteId, siteCode }) => ({ siteId, siteCode })).toSorted((a, b) => (a.siteCode < b.siteCode ? -1 : 1));
  // The own round judged 1.1.1 at the first site only; the other one judged both standards everywhere.
  await record(own.roundId, sites[0]?.siteId as string, 'a', 10);
  for (const { siteId } of sites) for (const letter of ['a', 'b'] as const) await record(other.roundId, siteId, letter, 4);
  for (const { roundId } of [own, other]) await office().call(closeRound, { roundId, gapsReason: '测试只查几项' });
});

const draft = (code: string, more: object = {}) => ({ code, nameZh: '测评', nameEn: 'Evaluation', editionId: own.editionId, roundId: own.roundId, startsOn: '2026-01-01', endsOn: '2026-12-31', rules: { methodWeights: { material: 0, field: 100, questionnaire: 0 }, yearWeights: [100] }, areas: [{ placeId: app.id('place/city'), group: '市' }], ...more });
const fieldOf = async (evaluationId: string) => (await office().call(readEvaluation, { evaluationId })).areas[0]?.components.find(({ component }) => component === 'field');
const link = (leftCode: string, rightCode: string, relation: 'same' | 'part' | 'unrelated') => office().call(decideCrosswalkLinks, { editionId: own.editionId, otherEditionId: other.editionId, links: [{ leftCode, rightCode, relation }] });
const usesOf = async (evaluationId: string) => Object.fromEntries(Object.entries(Object.groupBy((await office().call(listLinkedObservations, { evaluationId, pageSize: 200 })).rows, ({ use }) => use)).map(([use, rows]) => [use, rows.length]));

describe('observations of linked frameworks', () => {
  it('count only where somebody chose it and decided that the standards ask the same', async () => {
    await link('1.1.1', '1.1.1', 'part');
    const { id: without } = await office().call(createEvaluation, draft('L-0'));
    expect(await fieldOf(without)).toMatchObject({ judgements: 10, score: 100, linkedObservations: [] });
    expect((await office().call(listLinkedObservations, { evaluationId: without })).total).toBe(0);
    const { id } = await office().call(createEvaluation, draft('L-1', { linkedObservationsSince: '2026-09-01' }));
    expect(await fieldOf(id)).toMatchObject({ judgements: 10, score: 100, linkedObservations: [] });
    expect(await usesOf(id)).toEqual({ shown: sites.length });
    await link('1.1.1', '1.1.1', 'same');
    const judged = (sites.length - 1) * 10;
    const field = await fieldOf(id);
    expect(field).toMatchObject({ judgements: 10 + judged, path: `/rounds/${own.roundId}`, saidZh: expect.stringContaining(`其中关联体系的观测 ${judged} 项判定`) as string });
    expect(field?.score).toBeCloseTo(100 * (10 + 0.4 * judged) / (10 + judged), 1);
    expect(field?.linkedObservations).toEqual([expect.objectContaining({ roundId: other.roundId, sites: sites.length - 1, standards: 1, judgements: judged, met: 0.4 * judged })]);
    // What both saw at one site is the own round’s alone.
    expect(await usesOf(id)).toEqual({ counted: sites.length - 1, ownSeen: 1 });
    const { rows } = await office().call(listLinkedObservations, { evaluationId: id, use: 'ownSeen' });
    expect(rows).toMatchObject([{ site: { code: sites[0]?.siteCode }, standard: { code: '1.1.1' }, round: { id: other.roundId }, met: 4, observed: 10 }]);
    const codes = async (sort: 'site' | '-site') => (await office().call(listLinkedObservations, { evaluationId: id, sort, pageSize: 200 })).rows.map(({ site }) => site.code);
    expect(await codes('site')).toEqual(sites.map(({ siteCode }) => siteCode));
    expect(await codes('-site')).toEqual(sites.map(({ siteCode }) => siteCode).toReversed());
    await link('1.1.1', '1.1.1', 'unrelated');
  });

  it('serve two standards that ask the same once each, and one standard by the newest alone', async () => {
    // Both of the other edition ask what 1.1.1 asks here: at each site one of them counts.
    for (const code of ['1.1.1', '1.1.2']) await link('1.1.1', code, 'same');
    const { id } = await office().call(createEvaluation, draft('L-2', { linkedObservationsSince: '2026-09-01' }));
    expect(await usesOf(id)).toEqual({ counted: sites.length - 1, newer: sites.length - 1, ownSeen: 2 });
    expect((await fieldOf(id))?.judgements).toBe(10 + (sites.length - 1) * 10);
    await link('1.1.1', '1.1.2', 'unrelated');
    // One of the other edition asks what both ask here: it serves each, where this edition looks at it at all.
    await link('1.1.2', '1.1.1', 'same');
    const uses = await usesOf(id);
    expect(uses['notAsked']).toBeGreaterThan(0);
    expect((uses['counted'] as number) + (uses['notAsked'] as number)).toBe(2 * sites.length - 1);
    await link('1.1.2', '1.1.1', 'unrelated');
  });

  it('are those within the days alone', async () => {
    await link('1.1.1', '1.1.1', 'same');
    const { id } = await office().call(createEvaluation, draft('L-3', { linkedObservationsSince: '2026-09-22' }));
    expect(await fieldOf(id)).toMatchObject({ judgements: 10, linkedObservations: [] });
    const refused = async (more: object) => (await problemOf(office().call(createEvaluation, draft('L-bad', more)))).code;
    expect(await refused({ linkedObservationsSince: '2027-01-01' })).toBe('scoring.linked_observations_unfit');
    expect(await refused({ linkedObservationsSince: '2026-01-01', roundId: null })).toBe('scoring.linked_observations_unfit');
  });

  it('stand with the frozen result, and a link decided later is drift', async () => {
    const { id, version } = await office().call(createEvaluation, draft('L-4', { linkedObservationsSince: '2026-09-01' }));
    await office().call(freezeEvaluation, { evaluationId: id, version });
    await link('1.1.1', '1.1.1', 'part');
    const known = await office().call(readEvaluation, { evaluationId: id });
    expect(known.frozen?.isWhole).toBe(true);
    expect(known.areas[0]?.components[0]?.linkedObservations).toHaveLength(1);
    expect(known.drift).toEqual([expect.objectContaining({ nowScore: 100 })]);
    await link('1.1.1', '1.1.1', 'same');
    expect((await office().call(readEvaluation, { evaluationId: id })).drift).toEqual([]);
    const { body } = await office().call(exportLinkedObservations, { evaluationId: id, use: 'counted' });
    const found: string[] = [];
    for await (const row of readTable({ buffer: body })) found.push(cellText(row.cells.at(-1) ?? null));
    expect(found.slice(1)).toHaveLength(sites.length - 1);
    expect(new Set(found.slice(1))).toEqual(new Set(['计入']));
  });

  it('are told to a coordinator of their own zone alone', async () => {
    const { id } = await office().call(createEvaluation, draft('L-5', { linkedObservationsSince: '2026-09-01', areas: [{ placeId: app.id('place/zone-east'), group: '片区' }, { placeId: app.id('place/zone-west'), group: '片区' }] }));
    const whole = (await office().call(listLinkedObservations, { evaluationId: id, pageSize: 200 })).rows;
    const east = (await office().call(readEvaluation, { evaluationId: id })).areas[0];
    const part = (await app.as('zoneEast').call(listLinkedObservations, { evaluationId: id, pageSize: 200 })).rows;
    expect(part.length).toBeGreaterThan(0);
    expect(part.length).toBeLessThan(whole.length);
    expect((await app.as('zoneEast').call(readEvaluation, { evaluationId: id })).areas.find(({ placeId }) => placeId === app.id('place/zone-east'))?.components[0]).toMatchObject({ judgements: east?.components[0]?.judgements });
  });

  it('lie where the own round drew the site: one that moved between the rounds counts in its new area alone', async () => {
    const siteId = app.id('site/e2a-2');
    const { version } = await office().call(readSite, { siteId });
    await office().call(moveSite, { siteId, version, longitude: 108.035, latitude: 32.035, placeId: app.id('place/w1a') });
    const { roundId } = await aDrawnRound(app, { editionId: own.editionId, code: 'own-later', sampleSize: 12 });
    await record(roundId, app.id('site/e1a-2'), 'a', 10);
    await office().call(closeRound, { roundId, gapsReason: '测试只查几项' });
    const areas = ['zone-east', 'zone-west'].map((zone) => ({ placeId: app.id(`place/${zone}`), group: '片区' }));
    const { id } = await office().call(createEvaluation, draft('L-6', { roundId, linkedObservationsSince: '2026-09-01', areas }));
    const known = await office().call(readEvaluation, { evaluationId: id });
    const [east, west] = areas.map(({ placeId }) => known.areas.find((area) => area.placeId === placeId));
    const sitesOf = async (areaId = '') => (await office().call(listLinkedObservations, { evaluationId: id, areaId, use: 'counted', pageSize: 200 })).rows.map(({ site }) => site.id);
    expect([(await sitesOf(east?.id)).includes(siteId), (await sitesOf(west?.id)).includes(siteId)]).toEqual([false, true]);
    const judged = (area: typeof east) => area?.components.find(({ component }) => component === 'field')?.judgements;
    expect([judged(east), judged(west)]).toEqual([10 + (await sitesOf(east?.id)).length * 10, (await sitesOf(west?.id)).length * 10]);
    expect((await office().call(listLinkedObservations, { evaluationId: id, use: 'counted', q: 'e2a-2' })).rows.map(({ site }) => site.placeZh)).toEqual(['地点w1a']);
  });
});
