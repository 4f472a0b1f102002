import { beforeAll, describe, expect, it } from 'vitest';
import { approveRuleBook, draftRuleBook, exportDeedObjections, followDeedObjection, listDeedObjections, objectToDeed, readDeedObjectionForm, readPublicDeedNotice, readPublicDeedNotices, recordDeedObjection, settleDeedObjection } from '#modules/points/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createTeam, listTeamDeeds, postTeamDeeds, recordTeamDeed, reviewTeamDeed } from '../contract/index.ts';

let app: TestApp;
let [teamId, ofProgramme] = ['', ''];
const office = () => app.as('office');
const anybody = () => app.as('nobody');
const at = (text: string): void => { app.clock.now = Date.parse(text); };
/** A statement that was refused lets go of its rows a moment after it was told; posting leaves out what is held. */
const post = async () => {
  await sql`select from volunteering.team_deeds for update`.execute(app.ownerDb);
  return app.as('admin').call(postTeamDeeds, {});
};
const balance = async () => (await office().call(listTeamDeeds, { teamId })).balance;
const settle = (person: string, objectionId: string, outcome: 'upheld' | 'notUpheld') => app.as(person).call(settleDeedObjection, { objectionId, outcome, answer: '查了签到表' });

async function onNotice(team = teamId, recorder = 'communityE1'): Promise<string> {
  const { id: teamDeedId } = await app.as(recorder).call(recordTeamDeed, { teamId: team, ruleCode: 'public-work', happenedOn: '2026-09-21', evidence: '活动签到表' });
  await office().call(reviewTeamDeed, { teamDeedId, agree: true });
  return teamDeedId;
}
async function objected(deedId: string, more: object = {}): Promise<string> {
  const { formToken } = await anybody().call(readDeedObjectionForm, { deedId });
  // Past the valve of the form, which a test would fill in a minute.
  app.clock.now += 61_000;
  return (await anybody().call(objectToDeed, { deedId, words: '那天我在场，没有看到这支队伍', formToken, ...more })).followToken;
}

beforeAll(async () => {
  app = await testApp();
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议', terms: { objectionDays: 2 } });
  await app.as('lead').call(approveRuleBook, { bookId });
  teamId = (await office().call(createTeam, { code: 'T-1', name: '示例一队', foundedOn: '2026-01-05', placeId: app.id('place/e1') })).id;
  ofProgramme = (await office().call(createTeam, { code: 'T-2', name: '示例总队', foundedOn: '2026-01-05', organisationId: app.id('organisation/bureau-a') })).id;
});

describe('a deed of a team on notice', () => {
  it('hangs out in its village by the name of the team, beside those of households', async () => {
    const deedId = await onNotice();
    const placeId = app.id('place/e1');
    expect((await anybody().call(readPublicDeedNotices, {})).villages).toMatchObject([{ placeId, deedCount: 1, until: '2026-09-24' }]);
    expect((await anybody().call(readPublicDeedNotice, { placeId })).rows).toMatchObject([{ deedId, kind: 'teamDeed', label: '示例一队', points: 10, isObjected: false }]);
    const page = (await app.http.inject({ method: 'GET', url: `/public/alpha/points/notices/${placeId}` })).body;
    expect(page).toContain('示例一队');
    expect(page).toContain(`/object/${deedId}`);
  });

  it('of a team that belongs to no village hangs out on the page of the programme', async () => {
    const deedId = await onNotice(ofProgramme, 'office2');
    expect((await anybody().call(readPublicDeedNotices, {})).villages.at(-1)).toMatchObject({ placeId: 'programme', deedCount: 1 });
    expect((await anybody().call(readPublicDeedNotice, { placeId: 'programme' })).rows).toMatchObject([{ deedId, label: '示例总队' }]);
    expect((await app.http.inject({ method: 'GET', url: '/public/alpha/points/notices/programme' })).body).toContain('示例总队');
    await objected(deedId);
    const { rows: [row] } = await app.as('lead').call(listDeedObjections, { deedId });
    expect(await settle('lead', row?.id as string, 'notUpheld')).toMatchObject({ deedCorrected: false });
  });

  it('is not posted while an objection to it is open, by whatever way; the others are', async () => {
    const { rows } = await office().call(listTeamDeeds, { teamId });
    const other = await onNotice();
    const deedId = rows[0]?.id as string;
    const followToken = await objected(deedId);
    expect(await anybody().call(followDeedObjection, { followToken })).toMatchObject({ label: '示例一队', points: 10, state: 'open', dueOn: '2026-09-23' });
    at('2026-09-25T02:00:00Z');
    await post();
    expect((await office().call(listTeamDeeds, { teamId, state: 'posted' })).rows.map(({ id }) => id)).toEqual([other]);
    expect((await office().call(listTeamDeeds, { teamId, state: 'noticed' })).rows).toMatchObject([{ id: deedId, isObjected: true }]);
    await expect(sql`update volunteering.team_deeds set state = 'posted', posted_on = '2026-09-25', transfer_id = gen_random_uuid() where id = ${deedId}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'team_deeds__objection_open' });
    await expect(sql`update volunteering.team_deeds set state = 'posted', transfer_id = gen_random_uuid() where id = ${deedId}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'team_deeds__posted_after_notice' });
    const { rows: [row] } = await app.as('lead').call(listDeedObjections, { deedId });
    expect(row).toMatchObject({ kind: 'teamDeed', subjectLabel: '示例一队', dueOn: '2026-09-23', isLate: true, maySettle: true });
    expect((await office().call(exportDeedObjections, {})).fileName).toMatch(/xlsx$/);
    // Whoever reviewed it may not settle it, and is told that it is late.
    expect((await office().call(listMyDuties, { kind: ['points.lateObjections'] })).rows).toHaveLength(1);
    expect((await office().call(listMyDuties, { kind: ['points.objections'] })).rows).toEqual([]);
    expect((await app.as('lead').call(listMyDuties, { kind: ['points.objections'] })).rows).toHaveLength(1);
    await settle('lead', row?.id as string, 'notUpheld');
    await post();
    expect(await balance()).toBe(20);
    at('2026-09-21T02:00:00Z');
  });

  it('is settled by nobody who recorded or reviewed it, leads the team or took the objection down, and corrected where it is upheld', async () => {
    await sql`update volunteering.teams set leader_id = ${app.id('person/lead')} where id = ${teamId}`.execute(app.ownerDb);
    const deedId = await onNotice();
    const taken = await app.as('office2').call(recordDeedObjection, { deedId, words: '老人当面说的：那天没有活动' });
    for (const person of ['communityE1', 'office', 'office2', 'lead']) expect((await problemOf(settle(person, taken.id, 'upheld'))).code).toBe('points.same_person');
    for (const person of ['office', 'lead']) await expect(sql`update points.deed_objections set state = 'resolved', outcome = 'upheld', answer = '硬改', resolved_by = ${app.id(`person/${person}`)} where id = ${taken.id}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'deed_objections__another_settles' });
    await sql`update volunteering.teams set leader_id = null where id = ${teamId}`.execute(app.ownerDb);
    expect(await settle('lead', taken.id, 'upheld')).toMatchObject({ deedCorrected: true });
    expect((await office().call(listTeamDeeds, { teamId, state: 'corrected' })).rows).toMatchObject([{ id: deedId, correctionReason: expect.stringContaining('异议成立') as string }]);
    at('2026-09-25T02:00:00Z');
    expect(await post()).toEqual({ posted: 0 });
    expect((await problemOf(app.as('office2').call(recordDeedObjection, { deedId, words: '再说一次' }))).code).toBe('points.not_on_notice');
    await expect(sql`insert into points.deed_objections (programme_id, id, deed_kind, deed_id, state, received_at, due_on, words, number, token_hash) select programme_id, gen_random_uuid(), 'teamDeed', id, 'open', now(), current_date, '硬塞', 'JF-X', '\\x00' from volunteering.team_deeds where id = ${deedId}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'deed_objections__on_notice' });
    at('2026-09-21T02:00:00Z');
  });

  it('is objected to with words that say something, or with a way to ask back', async () => {
    const deedId = await onNotice();
    for (const words of ['不对', '哈哈哈哈哈哈哈哈哈哈', '？？？？？？？？？？？？']) expect(await problemOf(objected(deedId, { words }))).toMatchObject({ code: 'points.objection_groundless' });
    await objected(deedId, { words: '没去', contact: '不是真实号码' });
    expect((await app.as('lead').call(listDeedObjections, { deedId })).total).toBe(1);
  });
});
