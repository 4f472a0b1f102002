/**
 * Goal: a child under fourteen is named to nobody outside, whoever agreed. Method: a child and a grown-up go the same ways side by side
 * — award, plaque, notice, ballot, public nomination, a stamp of publication set behind the rules — and every public page and every public
 * reading operation is asked for both.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { openBallot, printCodes } from '#modules/ballots/contract/index.ts';
import { listFigureRows, saveFigure } from '#modules/figures/contract/index.ts';
import {
  acceptNomination, chooseCandidates, conferAward, createSelectionRound, createSubject, createTitle, draftSelectionBallot, draftSelectionNotice, finishStage, judgeEligibility, listCandidates, listReceivedNominations, nominateCandidate, publishAward, readNominationForm, recordConsent, sendNomination,
} from '#modules/honours/contract/index.ts';
import type { Operation } from '#platform/contract/index.ts';
import { publishNotice } from '#modules/notices/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { serverModules } from '../apps/modules.ts';
import { publicPages } from '../apps/public/index.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const CHILD = '示例小童';
const ADULT = '示例成人';
const HOUR = 3_600_000;
let app: TestApp;
/** What the parameters of an address may be, all of them where there are several. */
const known: Record<string, string[]> = {};
const office = () => app.as('office');
const lead = () => app.as('lead');
const stages = (...kinds: ('nomination' | 'eligibility' | 'publicVoice' | 'publicNotice' | 'decision' | 'conferral')[]) => kinds.map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' }));
const knows = (name: string, value: string) => { (known[name] ??= []).push(value); return value; };

async function roundOf(code: string, titleId: string, subjects: readonly string[], ...kinds: Parameters<typeof stages>) {
  const { id } = await office().call(createSelectionRound, { code, name: `示例评选${code}`, conditions: '条件', titles: [{ titleId, seats: 2 }], stages: stages(...kinds), openNomination: true });
  for (const subjectId of subjects) await office().call(nominateCandidate, { roundId: id, titleId, subjectId });
  return knows('roundId', id);
}

beforeAll(async () => {
  app = await testApp();
  const titleId = knows('titleId', (await office().call(createTitle, { code: 'youth', nameZh: '新时代好少年', nameEn: 'Youth', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: {} })).id);
  const subjects: string[] = [];
  for (const [code, label, age] of [['CH-1', CHILD, { bornOn: '2013-09-01', guardian: '示例监护人' }], ['CH-2', ADULT, { isAdult: true }]] as const) {
    const { id } = await office().call(createSubject, { kind: 'person', code, label, placeId: app.id('place/e1'), ...age });
    await office().call(recordConsent, { subjectId: id, consent: 'given', on: '2026-09-01', note: '本人和监护人签字' });
    subjects.push(id);
  }
  const ballotRound = await roundOf('CH-B', titleId, subjects, 'nomination', 'eligibility', 'publicVoice', 'publicNotice', 'decision', 'conferral');
  await office().call(finishStage, { roundId: ballotRound, kind: 'nomination' });
  await office().call(judgeEligibility, { roundId: ballotRound });
  await office().call(finishStage, { roundId: ballotRound, kind: 'eligibility' });
  const { ballotId } = await office().call(draftSelectionBallot, { roundId: ballotRound, opensAt: new Date(app.clock.now).toISOString(), closesAt: new Date(app.clock.now + 200 * HOUR).toISOString() });
  knows('ballotId', ballotId);
  await office().call(printCodes, { ballotId, label: '示例社区', count: 2 });
  await lead().call(openBallot, { ballotId, version: 1 });

  const noticeRound = await roundOf('CH-N', titleId, subjects, 'nomination', 'publicNotice', 'decision', 'conferral');
  await office().call(finishStage, { roundId: noticeRound, kind: 'nomination' });
  await office().call(chooseCandidates, { roundId: noticeRound, candidateIds: (await office().call(listCandidates, { roundId: noticeRound })).rows.map(({ id }) => id) });
  const { noticeId } = await office().call(draftSelectionNotice, { roundId: noticeRound, howToObject: '电话 000-0000000' });
  await lead().call(publishNotice, { noticeId: knows('noticeId', noticeId), version: 1 });

  const openRound = await roundOf('CH-O', titleId, [], 'nomination', 'publicNotice', 'decision', 'conferral');
  const { formToken } = await app.as('nobody').call(readNominationForm, { roundId: openRound });
  app.clock.now += 25_000;
  const { followToken } = await app.as('nobody').call(sendNomination, { roundId: openRound, formToken, titleId, nominee: CHILD, words: '照顾同学，热心公益，老师同学都夸。', kind: 'resident', contact: '000-1234567', agreed: true });
  knows('followToken', followToken);
  const nominationId = (await office().call(listReceivedNominations, { roundId: openRound })).rows[0]?.id ?? '';
  await office().call(acceptNomination, { nominationId, subjectId: subjects[0] ?? '' });

  for (const subjectId of subjects) {
    const { id, number } = await office().call(conferAward, { titleId, subjectId, on: '2026-09-01', document: '号' });
    knows('number', number);
    if (subjectId === subjects[0]) expect((await problemOf(office().call(publishAward, { awardId: id }))).code).toMatch(/^honours\./u);
  }
  app.clock.now += 48 * HOUR;
  // The last door is in the database: also where something set the stamp of publication.
  await sql`update honours.awards set published_at = '2026-09-02T00:00:00Z' where programme_id = ${app.id('programme')}`.execute(app.ownerDb);
}, 60_000);

/** Every address that the known parameters give; those of other things get one that is not there. */
function filled(path: string): string[] {
  const names = [...path.matchAll(/:(\w+)/gu)].map(([, name]) => name as string).filter((name) => name !== 'programme');
  return names.reduce<string[]>((paths, name) => paths.flatMap((each) => (known[name] ?? ['01234567-89ab-7def-8123-456789abcdef']).map((value) => each.replace(`:${name}`, value))), [path.replace(':programme', 'alpha')]);
}

/** Every way of asking that the known parameters give: each value of each name, one at a time. */
function inputsOf(operation: Operation): Record<string, string>[] {
  const names = Object.keys((operation.input as unknown as { shape?: Record<string, unknown> }).shape ?? {}).filter((name) => name in known);
  return names.length === 0 ? [{}] : names.reduce<Record<string, string>[]>((inputs, name) => inputs.flatMap((input) => (known[name] as string[]).map((value) => ({ ...input, [name]: value }))), [{}]);
}
/** A file as its text; everything else as it is sent. */
const textOf = (answer: unknown): string => JSON.stringify(answer, (_key, value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value));

describe('a child under fourteen', () => {
  it('is on no public page: lists, plaque, notice, ballot, nomination, front page', async () => {
    const naming: string[] = [];
    let answered = 0;
    for (const url of publicPages.pages.flatMap(({ path }) => filled(path))) {
      const { statusCode, body } = await app.http.inject({ url, headers: { accept: 'text/html' } });
      expect(body, url).not.toContain(CHILD);
      if (statusCode === 200) answered += 1;
      if (body.includes(ADULT)) naming.push(url.split('/')[3] ?? '');
    }
    // The same ways name the grown-up: nothing is missing because nothing was shown.
    expect(new Set(naming)).toEqual(new Set(['honours', 'notices', 'ballots']));
    expect(answered).toBeGreaterThan(20);
  });

  it('is in no answer of a public operation', async () => {
    const reading = serverModules.flatMap(({ operations }) => operations).map(({ operation }) => operation).filter(({ permission, method }) => permission === 'public' && method === 'GET');
    expect(reading.length).toBeGreaterThan(20);
    const naming = new Set<string>();
    for (const operation of reading) {
      for (const input of inputsOf(operation)) {
        const said = await app.as('nobody').call(operation as never, input as never).then(textOf, (problem: unknown) => JSON.stringify(problem));
        expect(said, `${operation.id} ${JSON.stringify(input)}`).not.toContain(CHILD);
        if (said.includes(ADULT)) naming.add(operation.id);
      }
    }
    expect([...naming].sort()).toEqual(expect.arrayContaining(['ballots.readPublicBallot', 'honours.listPublicAwards', 'honours.verifyPlaque', 'notices.readPublicNotice']));
  });

  it('is in the rows of no figure by name, for those inside either', async () => {
    const { id: figureId } = await office().call(saveFigure, { code: 'children.youth', labelZh: '好少年', labelEn: 'Youth', unit: '人', definition: { source: 'honours.awards', aggregate: { kind: 'count' }, where: [{ column: 'titleCode', is: 'is', value: 'youth' }] } });
    const rows = await office().call(listFigureRows, { figureId });
    expect(rows.total).toBe(2);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${CHILD}|${ADULT}`, 'u'));
  });
});
