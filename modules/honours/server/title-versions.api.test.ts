import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDate } from '#kernel/local-date.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { withdrawnOn } from '../../../tests/kit/withdrawals.ts';
import { conferAward, createSelectionRound, createSubject, createTitle, dropTitleVersion, listTitleVersions, readAward, readQuotas, readSelectionRound, readTitle, reviseTitle, updateTitle, verifyPlaque } from '../contract/index.ts';

let app: TestApp;
let today: string;
beforeAll(async () => { app = await testApp(); today = '2026-09-21'; });

const facts = {
  nameZh: '洁净单位', nameEn: 'Clean unit', authority: '县文明委', termMonths: 12, lockMonths: 24, source: '测试',
  rules: { stars: [{ code: 's1', zh: '一星', en: 'One' }, { code: 's2', zh: '二星', en: 'Two' }], levels: [{ code: 'bronze', zh: '铜', en: 'Bronze', starsFrom: 1 }] },
} satisfies Partial<InputOf<typeof createTitle>>;
const plain = (code: string): InputOf<typeof createTitle> => ({ code, tier: 'county', subjectKind: 'unit', ...facts });
const stages = (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind, at) => ({ kind, startsOn: `2027-0${at + 1}-01`, endsOn: `2027-0${at + 1}-20` }));
const round = (code: string, titleId: string): InputOf<typeof createSelectionRound> => ({ code, name: `${code} 评选`, conditions: '按规则', titles: [{ titleId, seats: null }], stages });
const office = () => app.as('office');

describe('the rules of a title', () => {
  it('are corrected in place while nothing keeps to them', async () => {
    const { id, version } = await office().call(createTitle, plain('unused'));
    expect(await office().call(updateTitle, { titleId: id, version, ...plain('unused'), tier: 'township', termMonths: 24 })).toEqual({ id, version: 2 });
    expect(await office().call(readTitle, { titleId: id })).toMatchObject({ tier: 'township', termMonths: 24, ruleVersion: 1, versionCount: 1, keptBy: { rounds: 0, awards: 0 }, isUsed: false });
  });

  it('stay as they are for a round that runs: others begin with a new version, and the old one stays shown', async () => {
    const { id } = await office().call(createTitle, plain('in-round'));
    const { id: first } = await office().call(createSelectionRound, round('R1', id));
    const refused = await problemOf(office().call(updateTitle, { titleId: id, version: 1, ...plain('in-round'), termMonths: 36 }));
    expect(refused).toMatchObject({ code: 'honours.title_in_use', status: 409 });
    expect((await problemOf(office().call(updateTitle, { titleId: id, version: 1, ...plain('in-round'), tier: 'province' }))).code).toBe('honours.title_fixed');
    const rules = { ...facts.rules, stars: [...facts.rules.stars, { code: 's3', zh: '三星', en: 'Three' }], quotas: [{ kind: 'total' as const, most: 5 }] };
    const revised = await office().call(reviseTitle, { titleId: id, version: 1, effectiveFrom: today, note: '按新办法增加一星', ...facts, rules });
    expect(revised).toEqual({ number: 2, version: 2 });
    const { id: second } = await office().call(createSelectionRound, round('R2', id));
    const stars = async (roundId: string) => (await office().call(readSelectionRound, { roundId })).titles[0]?.stars.length;
    expect([await stars(first), await stars(second)]).toEqual([2, 3]);
    expect((await office().call(readQuotas, { roundId: first })).findings).toEqual([]);
    const { rows } = await app.as('lead').call(listTitleVersions, { titleId: id });
    expect(rows.map(({ number, state, until, runningRounds, note }) => [number, state, until, runningRounds, note])).toEqual([[2, 'inForce', null, 1, '按新办法增加一星'], [1, 'past', today, 1, null]]);
    expect(rows.map((row) => row.rules.stars.length)).toEqual([3, 2]);
  });

  it('are taken for an award from the version of its day, for the whole of its life', async () => {
    const { id } = await office().call(createTitle, plain('in-award'));
    const subject = async (code: string) => (await office().call(createSubject, { kind: 'unit', code, label: `${code} 单位` })).id;
    const [before, after] = [await subject('U-V1'), await subject('U-V2')];
    const yesterday = addDays(localDate(today), -1);
    const award = await office().call(conferAward, { titleId: id, subjectId: before, on: yesterday, document: '县文〔2026〕1号', starCodes: ['s1'] });
    const rules = { ...facts.rules, levels: [{ code: 'bronze', zh: '青铜', en: 'Copper', starsFrom: 1 }] };
    await office().call(reviseTitle, { titleId: id, version: 1, effectiveFrom: today, note: '改期限与锁定', ...facts, authority: '县委宣传部', rules, termMonths: 36, lockMonths: 6 });
    const later = await office().call(conferAward, { titleId: id, subjectId: after, on: today, document: '县文〔2026〕2号', starCodes: ['s1'] });
    const read = async (awardId: string) => office().call(readAward, { awardId });
    expect((await read(award.id)).to).toBe(`${Number(yesterday.slice(0, 4)) + 1}${yesterday.slice(4)}`);
    expect((await read(later.id)).to).toBe(`${Number(today.slice(0, 4)) + 3}${today.slice(4)}`);
    expect(await app.as('nobody').call(verifyPlaque, { number: award.number })).toMatchObject({ levelZh: '铜', authority: '县文明委' });
    expect(await app.as('nobody').call(verifyPlaque, { number: later.number })).toMatchObject({ levelZh: '青铜', authority: '县委宣传部' });
    await withdrawnOn(app, award.id, today);
    expect((await read(award.id)).lockUntil).toBe(`${Number(today.slice(0, 4)) + 2}${today.slice(4)}`);
  });

  it('of a day to come wait for it, and are dropped before it alone', async () => {
    const { id } = await office().call(createTitle, plain('ahead'));
    const ahead = { titleId: id, effectiveFrom: addDays(localDate(today), 30), note: '下一轮起', ...facts, termMonths: 60 };
    expect(await office().call(reviseTitle, { ...ahead, version: 1 })).toMatchObject({ number: 2 });
    expect((await office().call(readTitle, { titleId: id })).termMonths).toBe(12);
    expect((await office().call(readTitle, { titleId: id, asOf: ahead.effectiveFrom })).termMonths).toBe(60);
    expect((await problemOf(office().call(reviseTitle, { ...ahead, version: 2, termMonths: 48 }))).code).toBe('honours.title_version_taken');
    expect((await problemOf(office().call(dropTitleVersion, { titleId: id, number: 1 }))).code).toBe('honours.title_version_in_force');
    expect(await office().call(dropTitleVersion, { titleId: id, number: 2 })).toEqual({ version: 3 });
    expect((await office().call(listTitleVersions, { titleId: id })).rows).toHaveLength(1);
  });

  it('are not revised into the past, into the same, by one who saw an older page, or by a reader', async () => {
    const { id } = await office().call(createTitle, plain('refused'));
    const revision = { titleId: id, version: 1, effectiveFrom: today, note: '修订', ...facts, termMonths: 60 };
    expect((await problemOf(office().call(reviseTitle, { ...revision, effectiveFrom: addDays(localDate(today), -1) }))).code).toBe('honours.dates_out_of_order');
    expect((await problemOf(office().call(reviseTitle, { ...revision, termMonths: 12 }))).code).toBe('honours.title_unchanged');
    expect((await problemOf(office().call(reviseTitle, { ...revision, version: 7 }))).code).toBe('platform.changed_meanwhile');
    expect((await problemOf(office().call(reviseTitle, { ...revision, reviewEveryMonths: 61 }))).code).toBe('honours.title_invalid');
    expect((await problemOf(app.as('lead').call(reviseTitle, revision))).status).toBe(403);
  });
});
