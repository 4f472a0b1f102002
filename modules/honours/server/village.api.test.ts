/** Goal: a village secretary keeps the households of their own village and of no other. Method: what a phone does, played for two villages, with the public form and the notice beside it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { listMyDuties } from '#platform/contract/duties.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  acceptVillageClaim, adoptTitles, createSelectionRound, createSubject, finishStage, followNomination, listCandidates, listSubjects, listTitles, listVillageClaims, readNominationForm, readSubject, recordConsent, recordHouseholdConsent, registerHousehold, returnVillageClaim, sendNomination,
} from '../contract/index.ts';

let app: TestApp;
let titleId: string;
let roundId: string;
const office = () => app.as('office');
const village = () => app.as('communityE1');
const place = (name: string) => app.id(`place/${name}`);
const add = (label: string, more = {}) => village().call(registerHousehold, { placeId: place('e1'), label, ...more });
const claims = async (more = {}) => (await village().call(listVillageClaims, more)).rows;

async function claim(nominee: string, at: string, kind: 'self' | 'resident' = 'self') {
  const { formToken } = await app.as('nobody').call(readNominationForm, { roundId });
  app.clock.now += 25_000;
  const sent = await app.as('nobody').call(sendNomination, { roundId, formToken, titleId, nominee, placeId: place(at), words: '一家人孝老爱亲，邻里都夸。', kind, contact: '000-1234567', agreed: true, claims: kind === 'self' ? [{ starCode: 'harmony', words: '三代同堂' }, { starCode: 'books' }] : [] });
  return { ...sent, id: (await office().call(listVillageClaims, { q: sent.number })).rows[0]?.id ?? '' };
}

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'households' });
  titleId = (await office().call(listTitles, { q: '五星级' })).rows[0]?.id ?? '';
  roundId = (await office().call(createSelectionRound, {
    code: 'VILLAGE', name: '五星级文明户评选', conditions: '户自己申报。', titles: [{ titleId }], openNomination: true,
    stages: (['nomination', 'groupReview', 'committee', 'publicNotice', 'townshipApproval', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-31' })),
  })).id;
});

describe('a village secretary', () => {
  it('adds a household of their own village, is told of one by the same name, and never adds one house twice', async () => {
    const { id, code } = await add('赵家户', { houseNumber: '槐树巷3号' });
    expect(code).toMatch(/^H-[0-9A-F]{8}$/u);
    const alike = await problemOf(add('赵家户'));
    expect([alike.code, alike.problem.params]).toEqual(['honours.household_alike', { label: '赵家户', codes: code }]);
    expect((await problemOf(add('钱家户', { houseNumber: '槐树巷３' }))).code).toBe('honours.household_known');
    const { id: other } = await add('赵家户', { sameName: true, houseNumber: '槐树巷4号' });
    expect((await village().call(listSubjects, { kind: 'household' })).rows.map((row) => row.id).toSorted()).toEqual([id, other].toSorted());
    expect(await village().call(readSubject, { subjectId: id })).toMatchObject({ consent: 'notAsked', place: { id: place('e1') } });
    for (const elsewhere of ['e2', 'w1']) expect((await problemOf(village().call(registerHousehold, { placeId: place(elsewhere), label: '别村的户' }))).code).toBe('honours.place_unknown');
  });

  it('records how and when a household agreed, and takes it back again; not of another village, and of nobody but households', async () => {
    const { id: subjectId } = await add('孙家户');
    const record = (consent: 'given' | 'withdrawn', on = '2026-09-20') => village().call(recordHouseholdConsent, { subjectId, consent, on, form: 'signed', note: '户主签字' });
    expect((await problemOf(record('given', '2026-12-01'))).code).toBe('honours.dates_out_of_order');
    await record('given');
    expect(await village().call(readSubject, { subjectId })).toMatchObject({ consent: 'given', consentOn: '2026-09-20', consentNote: '签字 · 户主签字' });
    await record('withdrawn', '2026-09-21');
    expect(await village().call(readSubject, { subjectId })).toMatchObject({ consent: 'withdrawn', consentOn: '2026-09-21' });
    const { id: far } = await office().call(createSubject, { kind: 'household', code: 'H-FAR', label: '西边的户', placeId: place('w1') });
    const { id: person } = await office().call(createSubject, { kind: 'person', code: 'P-1', label: '本村的人', placeId: place('e1'), isAdult: true });
    for (const not of [far, person]) expect((await problemOf(village().call(recordHouseholdConsent, { subjectId: not, consent: 'given', on: '2026-09-20', form: 'oral' }))).status).toBe(404);
    expect((await problemOf(village().call(recordConsent, { subjectId, consent: 'given', on: '2026-09-20', note: '签字' }))).status).toBe(403);
  });

  it('reads what households of their village claim, and of no other; nobody else’s nominations', async () => {
    await claim('李家户', 'e1');
    const far = await claim('西边的户', 'w1');
    await claim('周家户', 'e1', 'resident');
    expect((await claims()).map(({ nominee, stars }) => [nominee, stars.map(({ zh, words }) => [zh, words])])).toEqual([['李家户', [['孝敬和睦星', '三代同堂'], ['书香文化星', null]]]]);
    for (const act of [() => village().call(acceptVillageClaim, { nominationId: far.id }), () => village().call(returnVillageClaim, { nominationId: far.id, reason: '不是本村' })]) expect((await problemOf(act())).status).toBe(404);
    expect(JSON.stringify(await claims())).not.toContain('000-1234567');
    expect((await village().call(listMyDuties, { kind: 'honours.villageClaims' })).total).toBe(1);
    expect((await office().call(listMyDuties, { kind: 'honours.villageClaims' })).total).toBe(0);
  });

  it('takes a claim with its stars and sentences, into the household that is known or a new one, and a second one joins it', async () => {
    const [row] = await claims();
    const { candidateId, joined } = await village().call(acceptVillageClaim, { nominationId: row?.id ?? '', houseNumber: '柳树巷1号' });
    expect(joined).toBe(false);
    const found = (await office().call(listCandidates, { roundId })).rows.find(({ id }) => id === candidateId);
    expect(found).toMatchObject({ subject: { label: '李家户' }, claimedStars: 2, source: 'self' });
    expect((await problemOf(village().call(acceptVillageClaim, { nominationId: row?.id ?? '' }))).code).toBe('honours.nomination_settled');
    const again = await claim('李家户', 'e1');
    const known = (await claims({ state: 'received' }))[0]?.households ?? [];
    expect(known.map(({ label }) => label)).toEqual(['李家户']);
    expect((await problemOf(village().call(acceptVillageClaim, { nominationId: again.id }))).code).toBe('honours.household_alike');
    const { id: neighbour } = await office().call(createSubject, { kind: 'household', code: 'H-E2', label: '邻村的户', placeId: place('e2') });
    const { id: person } = await office().call(createSubject, { kind: 'person', code: 'P-2', label: '本村的人', placeId: place('e1'), isAdult: true });
    for (const subjectId of [neighbour, person]) expect((await problemOf(village().call(acceptVillageClaim, { nominationId: again.id, subjectId }))).status).toBe(404);
    expect(await village().call(acceptVillageClaim, { nominationId: again.id, subjectId: known[0]?.id ?? '' })).toEqual({ candidateId, joined: true });
  });

  it('sends a claim back with a reason that the household reads by its code; after the stage that is all', async () => {
    const { id: nominationId, followToken } = await claim('吴家户', 'e1');
    await office().call(finishStage, { roundId, kind: 'nomination' });
    expect((await claims({ state: 'received' }))[0]?.mayAccept).toBe(false);
    expect((await problemOf(village().call(acceptVillageClaim, { nominationId }))).code).toBe('honours.stage_not_open');
    await village().call(returnVillageClaim, { nominationId, reason: '请先把门前杂物清理好，下次再报。' });
    expect(await app.as('nobody').call(followNomination, { followToken })).toMatchObject({ state: 'declined', reason: '请先把门前杂物清理好，下次再报。' });
  });
});
