import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook, sealPostings, verifyAccounts } from '#modules/points/contract/index.ts';
import { enterPaperSlips, exportTeamCards, fetchSetAside, findTeams, findVoucher, handInSlip, importPaperSlips, issueTeamCard, issueVouchers, leaveShop, listHouseholds, listSetAsides, listSlips, listTeamCards, listVouchers, openCounter, readSlip, readTieOut, redeemForTeam, redeemVoucher, registerHousehold, releaseSetAside, reverseSlip, setGoodsAside, settlePaperSheet, settleSlipIssue } from '#modules/shops/contract/index.ts';
import { deviceSlipText } from '#modules/shops/domain/index.ts';
import { createTeam, listTeamDeeds } from '#modules/volunteering/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';
import { TEAM_SPENDS_ON, teamAtAShop } from './kit/team-at-a-shop.ts';

const DAY = TEAM_SPENDS_ON;
let app: TestApp;
let [teamId, shopId, soap] = ['', '', ''];
const office = () => app.as('office');
const keeper = () => app.as('volunteer');
const at = (text: string): void => { app.clock.now = Date.parse(text); };
const codeOf = (work: Promise<unknown>) => problemOf(work).then(({ code }) => code);
const lines = (quantity: number) => [{ goodsId: soap, quantity }];
const aside = (quantity: number) => keeper().call(setGoodsAside, { shopId, holderKind: 'team', subjectId: teamId, lines: lines(quantity), days: 3 });
const seen = async () => { const [row] = (await keeper().call(findTeams, { shopId, q: 'T-1' })).rows; return [row?.balance, row?.left]; };
const ties = async () => (await office().call(readTieOut, { day: DAY })).rows.map(({ isTied }) => isTied);

beforeAll(async () => {
  app = await testApp();
  ({ teamId, shopId, soap } = await teamAtAShop(app, { cap: 25, stock: 40 }));
});

describe('a volunteer team at a shop', () => {
  it('has a card: chance that finds it at the counter, and finds nobody once it was replaced', async () => {
    expect((await keeper().call(listTeamCards, { shopId })).rows).toMatchObject([{ label: '示例一队', cardCode: null, balance: 30, left: 25 }]);
    const { cardCode: lost } = await keeper().call(issueTeamCard, { shopId, teamId });
    expect(await keeper().call(findTeams, { shopId, q: lost })).toMatchObject({ byCard: true, rows: [{ teamId, mayServe: true }] });
    const { cardCode, cardNumber } = await keeper().call(issueTeamCard, { shopId, teamId });
    expect(cardNumber).toBe(2);
    expect((await keeper().call(findTeams, { shopId, q: lost })).rows).toEqual([]);
    expect((await keeper().call(findTeams, { shopId, q: `${cardCode.slice(0, 4)}-${cardCode.slice(4)}`.toLowerCase() })).rows).toMatchObject([{ teamId }]);
    const { id: elsewhere } = await office().call(createTeam, { code: 'T-W', name: '西边的队', foundedOn: '2026-01-05', placeId: app.id('place/w1'), leaderId: app.id('person/leaderE') });
    expect(await codeOf(keeper().call(issueTeamCard, { shopId, teamId: elsewhere }))).toBe('shops.team_unknown');
    await office().call(createTeam, { code: 'T-2', name: '示例二队', foundedOn: '2026-01-05', placeId: app.id('place/e1') });
    const codes = async (sort: 'code' | '-code' | 'balance' | '-balance') => (await keeper().call(listTeamCards, { shopId, sort })).rows.map(({ code }) => code);
    expect([await codes('code'), await codes('-code'), await codes('balance'), await codes('-balance')]).toEqual([['T-1', 'T-2'], ['T-2', 'T-1'], ['T-1', 'T-2'], ['T-2', 'T-1']]);
    expect((await keeper().call(listTeamCards, { shopId, q: '二队' })).rows).toMatchObject([{ code: 'T-2', leaderName: null }]);
    expect(await keeper().call(listTeamCards, { shopId, withCard: true })).toMatchObject({ total: 1, rows: [{ code: 'T-1' }] });
    expect((await keeper().call(exportTeamCards, { shopId })).fileName).toMatch(/xlsx$/);
  });

  it('has goods set aside within its cap of the month; its leader fetches them in person', async () => {
    const { id: setAsideId } = await aside(3);
    expect(await seen()).toEqual([15, 10]);
    expect(await codeOf(aside(3))).toBe('shops.team_over_cap');
    expect(await codeOf(keeper().call(redeemForTeam, { shopId, teamId, leaderPresent: true, lines: lines(3) }))).toBe('shops.team_over_cap');
    expect((await keeper().call(listSetAsides, { q: '示例一队' })).rows).toMatchObject([{ holderKind: 'team', label: '示例一队', mayFetch: true }]);
    expect((await keeper().call(listMyDuties, { kind: ['shops.setAsides'] })).rows).toHaveLength(1);
    expect((await office().call(listSetAsides, {})).rows).toMatchObject([{ mayFetch: false }]);
    // Whoever leads it is not offered its goods, also where the team lies beyond the reach of the shop.
    const ledBy = (person: string, at: string) => sql`update volunteering.teams set place_id = ${app.id(`place/${at}`)}, leader_id = ${app.id(`person/${person}`)} where id = ${teamId}`.execute(app.ownerDb);
    await ledBy('volunteer', 'zone-east');
    expect((await keeper().call(listSetAsides, { q: '示例一队' })).rows).toMatchObject([{ mayFetch: false }]);
    await ledBy('leaderE', 'e1');
    expect(await codeOf(office().call(fetchSetAside, { setAsideId, leaderPresent: true }))).toBe('points.same_person');
    expect(await codeOf(keeper().call(fetchSetAside, { setAsideId }))).toBe('shops.leader_absent');
    const { id: slipId } = await keeper().call(fetchSetAside, { setAsideId, leaderPresent: true });
    expect(await keeper().call(readSlip, { slipId })).toMatchObject({ holderKind: 'team', label: '示例一队', takenByName: '示例leaderE', points: 15, balance: 15 });
    expect(await seen()).toEqual([15, 10]);
    expect(await ties()).toEqual([true, true]);
    await app.as('office2').call(reverseSlip, { slipId, reason: '物品退回' });
    const { id: dropped } = await aside(1);
    await keeper().call(releaseSetAside, { setAsideId: dropped, reason: '电话说不要了' });
    expect(await seen()).toEqual([30, 25]);
  });

  it('is thanked with a voucher, which its leader brings to a shop of its place, and which touches neither its points nor its cap', async () => {
    const { vouchers: [voucher] } = await office().call(issueVouchers, { holderKind: 'team', subjectIds: [teamId], worthPoints: 10, purpose: '志愿者日致谢', expiresOn: '2026-10-31' });
    const code = voucher?.code as string;
    expect(await ties()).toEqual([true, true]);
    expect((await keeper().call(listVouchers, { shopId })).rows).toMatchObject([{ holderKind: 'team', label: '示例一队', state: 'issued' }]);
    expect(await keeper().call(findVoucher, { shopId, code })).toMatchObject({ voucher: { holderKind: 'team', leaderName: '示例leaderE', mayRedeem: true } });
    expect(await codeOf(keeper().call(redeemVoucher, { shopId, code, lines: lines(1) }))).toBe('shops.leader_absent');
    expect(await codeOf(app.as('communityE1').call(redeemVoucher, { shopId, code, leaderPresent: true, lines: lines(1) }))).toBe('points.same_person');
    expect(await keeper().call(redeemVoucher, { shopId, code, leaderPresent: true, lines: lines(1) })).toMatchObject({ voucherPoints: 5, lapsedPoints: 5 });
    expect(await codeOf(keeper().call(redeemVoucher, { shopId, code, leaderPresent: true, lines: lines(1) }))).toBe('shops.voucher_spent');
    expect([await seen(), await ties()]).toEqual([[30, 25], [true, true]]);
    expect(await codeOf(office().call(issueVouchers, { holderKind: 'team', subjectIds: [app.id('place/e1')], worthPoints: 10, purpose: '没有这队', expiresOn: '2026-10-31' }))).toBe('shops.team_unknown');
  });

  it('brings its voucher to a shop of the place where it belongs today, not of where it got it', async () => {
    const { id: moving } = await office().call(createTeam, { code: 'T-3', name: '搬来的队', foundedOn: '2026-01-05', placeId: app.id('place/w1'), leaderId: app.id('person/leaderE') });
    const { vouchers: [first, second] } = { vouchers: [...(await office().call(issueVouchers, { holderKind: 'team', subjectIds: [moving], worthPoints: 5, purpose: '志愿者日致谢', expiresOn: '2026-10-31' })).vouchers, ...(await office().call(issueVouchers, { holderKind: 'team', subjectIds: [moving], worthPoints: 5, purpose: '再次致谢', expiresOn: '2026-10-31' })).vouchers] };
    const found = async (code = '') => (await keeper().call(findVoucher, { shopId, code })).voucher;
    const belongsTo = (code: string) => sql`update volunteering.teams set place_id = ${app.id(`place/${code}`)} where id = ${moving}`.execute(app.ownerDb);
    expect(await found(first?.code)).toBeNull();
    await belongsTo('e1');
    expect(await found(first?.code)).toMatchObject({ label: '搬来的队', leaderName: '示例leaderE', mayRedeem: true });
    expect(await keeper().call(redeemVoucher, { shopId, code: first?.code as string, leaderPresent: true, lines: lines(1) })).toMatchObject({ voucherPoints: 5, lapsedPoints: 0 });
    await belongsTo('w1');
    expect(await found(second?.code)).toBeNull();
    expect(await ties()).toEqual([true, true]);
  });

  it('is written down from paper by its code or card; what was short or beyond its cap is looked at by a person', async () => {
    const { cardCode } = await keeper().call(issueTeamCard, { shopId, teamId });
    const slip = (paperNumber: string, householdCode: string, quantity: number) => ({ paperNumber, householdCode, redeemedOn: DAY, lines: lines(quantity) });
    const { id: sheetId } = await app.as('communityE1').call(enterPaperSlips, { shopId, slips: [slip('Z-1', 'T-1', 4), slip('Z-2', cardCode, 3)] });
    expect(await codeOf(office().call(settlePaperSheet, { sheetId, agree: true }))).toBe('points.same_person');
    await keeper().call(settlePaperSheet, { sheetId, agree: true });
    const [second, first] = (await office().call(listSlips, { channel: 'paper', sort: '-points' })).rows.toSorted((a, b) => a.points - b.points);
    // Whoever entered the page had recorded a deed of the team: it is looked at too.
    expect(first).toMatchObject({ label: '示例一队', takenByName: '示例leaderE', points: 20, shortPoints: 0, issues: ['tookPart'] });
    expect(second).toMatchObject({ points: 15, shortPoints: 5, issues: ['shortPoints', 'overTeamCap', 'tookPart'] });
    expect(await seen()).toEqual([0, 0]);
    expect([(await ties())[0], (await office().call(listTeamDeeds, { teamId })).balance]).toEqual([true, 0]);
    const slipId = second?.id as string;
    expect(await codeOf(app.as('office2').call(settleSlipIssue, { slipId, outcome: 'collected', note: '问过队长' }))).toBe('shops.points_short');
    await app.as('office2').call(reverseSlip, { slipId: first?.id as string, reason: '这张纸单作废' });
    await app.as('office2').call(settleSlipIssue, { slipId, outcome: 'collected', note: '队长同意补扣' });
    expect((await seen())[0]).toBe(15);
    expect([await ties(), (await office().call(verifyAccounts, {})).isSound]).toEqual([[true, true], true]);
  });

  it('is not mixed up with a household on paper, nor written down by its leader', async () => {
    const { id: subjectId } = await office().call(createSubject, { kind: 'household', code: 'T-1', label: '同号的户', placeId: app.id('place/e1') });
    await office().call(registerHousehold, { shopId, subjectId });
    const enter = (householdCode: string) => keeper().call(enterPaperSlips, { shopId, slips: [{ paperNumber: 'Z-9', householdCode, redeemedOn: DAY, lines: lines(1) }] });
    expect(await codeOf(enter('T-1'))).toBe('shops.holder_ambiguous');
    const csv = (who: string) => new TextEncoder().encode(`纸单号,户,兑换日期,物品,数量\nZ-8,${who},${DAY},soap,1\n`);
    const { report } = await keeper().call(importPaperSlips, { shopId, file: { fileName: 'z.csv', body: csv('T-1') } });
    expect(JSON.stringify(report?.badRows)).toContain('household_twice');
    const named = await keeper().call(importPaperSlips, { shopId, file: { fileName: 'z.csv', body: csv('示例一队') } });
    expect(named.report?.badRows).toEqual([]);
    const [household] = (await office().call(listHouseholds, { q: '同号的户' })).rows;
    await office().call(leaveShop, { householdId: household?.id as string });
    await sql`update volunteering.teams set leader_id = ${app.id('person/volunteer')} where id = ${teamId}`.execute(app.ownerDb);
    expect(await codeOf(enter('T-1'))).toBe('points.same_person');
    await sql`update volunteering.teams set leader_id = null where id = ${teamId}`.execute(app.ownerDb);
    expect(await codeOf(enter('T-1'))).toBe('shops.team_without_leader');
    expect(await codeOf(aside(1))).toBe('shops.team_without_leader');
  });

  it('is not served without network: a slip of a device for it is refused in words, and the books take none', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const counterId = randomUUID();
    await keeper().call(openCounter, { shopId, counterId, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') });
    const slip = { counterId, slipId: randomUUID(), sequence: 1, subjectId: teamId, lines: [{ goodsId: soap, quantity: 1, pricePoints: 5 }], redeemedAt: new Date(app.clock.now).toISOString() };
    const signature = sign('sha256', Buffer.from(deviceSlipText(slip), 'utf8'), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
    expect(await codeOf(keeper().call(handInSlip, { ...slip, signature }))).toBe('shops.team_not_offline');
    await expect(sql`update shops.slips set channel = 'device', counter_id = gen_random_uuid(), device_sequence = 1, signature = 'x' where holder_kind = 'team' and channel = 'paper'`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'slips__of_team' });
  });

  it('does not fetch beyond a cap that a newer book lowered', async () => {
    await sql`update volunteering.teams set leader_id = ${app.id('person/leaderE')} where id = ${teamId}`.execute(app.ownerDb);
    at('2026-10-01T02:00:00Z');
    const { id: setAsideId } = await aside(2);
    const { id: bookId } = await office().call(draftRuleBook, { name: '第二版', effectiveFrom: '2026-10-01', source: '村民会议', terms: { teamMonthlyCap: 5 } });
    await app.as('lead').call(approveRuleBook, { bookId });
    expect(await codeOf(keeper().call(fetchSetAside, { setAsideId, leaderPresent: true }))).toBe('shops.team_over_cap');
    await keeper().call(releaseSetAside, { setAsideId, reason: '上限调低' });
    expect(await seen()).toEqual([15, 5]);
  });

  it('gets back by the clock what it did not fetch', async () => {
    await aside(1);
    expect(await seen()).toEqual([10, 0]);
    at('2026-10-04T16:00:00Z');
    await app.as('admin').call(sealPostings, {});
    expect(await seen()).toEqual([15, 5]);
  });
});
