import { beforeAll, describe, expect, it } from 'vitest';
import { listMyDuties } from '#platform/contract/duties.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { isIdentityNumber } from '#kernel/identity-number.ts';
import { confirmed, noticedList, onHand, openedScheme, registeredFor } from '../../../tests/kit/care.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { confirmList, listDeliveries, listSlips, readDelivery, readHandOver, readRecipient, readReconciliation, readScheme, recordDelivery, settleDelivery } from '../contract/index.ts';

let app: TestApp;
/** A number that belongs to nobody: its region does not exist. */
const identity = (at: number): string => [...'0123456789X'].map((last) => `000000199001${String(at).padStart(5, '0')}${last}`).find(isIdentityNumber) as string;
const slipOf = async (schemeId: string, recipientId: string): Promise<string> => (await app.as('office').call(listSlips, { schemeId, pageSize: 200 })).rows.find(({ id }) => id === recipientId)?.code as string;
const hand = async (schemeId: string, recipientId: string, by = 'communityE1', more: object = {}) => app.as(by).call(recordDelivery, { recipientId, proof: 'slip', slip: await slipOf(schemeId, recipientId), spot: 'desk', ...more });

beforeAll(async () => { app = await testApp(); });

describe('the same person reached by two routes', () => {
  it('stands on one list once, whoever registers them and whether or not the other can see it', async () => {
    const { schemeId } = await openedScheme(app, 'D-LIST');
    await registeredFor(app, schemeId, { by: 'office', place: 'w1', identityNumber: identity(1) });
    expect((await problemOf(registeredFor(app, schemeId, { identityNumber: ` ${identity(1).toLowerCase()} ` }))).code).toBe('care.on_list_already');
    expect((await problemOf(registeredFor(app, schemeId, { by: 'liaisonA', organisation: 'bureau-a', identityNumber: identity(1) }))).code).toBe('care.on_list_already');
    await registeredFor(app, schemeId, { identityNumber: identity(2) });
  });

  it('through two schemes with the same kind in the same time is stopped before the hand-over, and told by scheme and day alone', async () => {
    const [first, second] = [await openedScheme(app, 'D-A', { name: '甲行动' }), await openedScheme(app, 'D-B', { name: '乙行动' }, [{ kind: 'giftPack', name: '礼包' }, { kind: 'data', name: '流量' }])];
    const west = await registeredFor(app, first.schemeId, { by: 'office2', place: 'w1', identityNumber: identity(10) });
    const east = await registeredFor(app, second.schemeId, { identityNumber: identity(10) });
    await confirmed(app, first.schemeId);
    await confirmed(app, second.schemeId);
    await hand(first.schemeId, west.id, 'office2');
    const check = await app.as('communityE1').call(readHandOver, { recipientId: east.id });
    expect(check.doubles).toMatchObject([{ basis: 'same', isCertain: true, kind: 'giftPack', schemeName: '甲行动', isSameScheme: false }]);
    expect(check.benefits.map(({ name, isDue }) => [name, isDue])).toEqual([['礼包', false], ['流量', true]]);
    const problem = await problemOf(hand(second.schemeId, east.id));
    expect([problem.code, problem.problem.title]).toEqual(['care.received_already', expect.stringContaining('甲行动')]);
    // What nobody else gave is still theirs.
    expect(await hand(second.schemeId, east.id, 'communityE1', { benefitIds: [second.benefitIds[1] as string] })).toMatchObject({ state: 'stands' });
    expect(await onHand(app, second.schemeId)).toEqual([50, 49]);
  });

  it('by a likeness alone (one telephone, one house) is handed over once whoever does it has written why, and the office finds it by that', async () => {
    const [first, second] = [await openedScheme(app, 'D-C'), await openedScheme(app, 'D-D')];
    const one = await registeredFor(app, first.schemeId, { contact: '13800000000', houseNumber: '3号' });
    const other = await registeredFor(app, second.schemeId, { contact: '+86 138-0000-0000', houseNumber: ' 3 号' });
    await confirmed(app, first.schemeId);
    await confirmed(app, second.schemeId);
    await hand(first.schemeId, one.id);
    expect((await app.as('communityE1').call(readRecipient, { recipientId: other.id })).doubles.map(({ basis, isCertain }) => [basis, isCertain])).toEqual([['household', false], ['household', false]]);
    expect((await app.as('communityE1').call(readHandOver, { recipientId: other.id })).doubles.map(({ needsNote }) => needsNote)).toEqual([true, true]);
    const problem = await problemOf(hand(second.schemeId, other.id));
    expect([problem.code, problem.problem.title]).toEqual(['care.likeness_unsaid', expect.stringContaining('同一门牌号')]);
    const { id: deliveryId, state } = await hand(second.schemeId, other.id, 'communityE1', { likenessNote: '问过了：兄弟两家同院，各自开伙' });
    expect(state).toBe('stands');
    expect((await app.as('office').call(listDeliveries, { alike: 'true', schemeId: second.schemeId })).rows).toMatchObject([{ id: deliveryId, isAlike: true, state: 'stands' }]);
    expect((await app.as('office').call(listDeliveries, { alike: 'true', schemeId: first.schemeId })).total).toBe(0);
    expect(await app.as('office').call(readDelivery, { deliveryId })).toMatchObject({ likenessNote: '问过了：兄弟两家同院，各自开伙' });
    expect((await rows<{ sealed: string }>(app.ownerDb, sql`select likeness_note_sealed as sealed from care.deliveries where id = ${deliveryId}`))[0]?.sealed).not.toContain('兄弟');
    await expect(sql`update care.deliveries set likeness_note_sealed = null where id = ${deliveryId}`.execute(app.ownerDb)).rejects.toThrow('deliveries__likeness_has_note');
  });

  it('handed over at two desks at once stands once without words: the second waits and finds the first', async () => {
    const [first, second] = [await openedScheme(app, 'D-Y'), await openedScheme(app, 'D-Z')];
    const one = await registeredFor(app, first.schemeId, { contact: '13800000077', houseNumber: '31号' });
    const other = await registeredFor(app, second.schemeId, { contact: '13800000077', houseNumber: '31号' });
    await confirmed(app, first.schemeId);
    await confirmed(app, second.schemeId);
    const slips = [await slipOf(first.schemeId, one.id), await slipOf(second.schemeId, other.id)];
    // Nothing is written until both desks have come as far as they may: one to the writing, the other before its look.
    const { settled } = await app.ownerDb.transaction().execute(async (tx) => {
      await sql`lock table care.deliveries in share mode`.execute(tx);
      const both = Promise.allSettled([one, other].map(({ id: recipientId }, at) => app.as('communityE1').call(recordDelivery, { recipientId, proof: 'slip', slip: slips[at] as string, spot: 'desk' })));
      const waiting = async () => (await rows<{ count: number }>(tx, sql`select count(distinct pid)::integer as count from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`))[0]?.count ?? 0;
      while (await waiting() < 2) { /* asks again */ }
      return { settled: both };
    });
    const desks = await settled;
    expect(desks.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [refused] = desks.filter((desk) => desk.status === 'rejected');
    expect((await problemOf(Promise.reject(refused?.reason as Error))).code).toBe('care.likeness_unsaid');
  });

  it('is not alike where two identity numbers tell two people of one house apart', async () => {
    const [first, second] = [await openedScheme(app, 'D-E'), await openedScheme(app, 'D-F')];
    const one = await registeredFor(app, first.schemeId, { houseNumber: '8号', identityNumber: identity(50) });
    const other = await registeredFor(app, second.schemeId, { houseNumber: '8号', identityNumber: identity(51) });
    await confirmed(app, first.schemeId);
    await confirmed(app, second.schemeId);
    await hand(first.schemeId, one.id);
    expect((await app.as('communityE1').call(readHandOver, { recipientId: other.id })).doubles.map(({ basis, needsNote }) => [basis, needsNote])).toEqual([['household', false], ['household', false]]);
    expect((await hand(second.schemeId, other.id)).state).toBe('stands');
  });

  it('of a household scheme is one household, whichever member asks', async () => {
    const { schemeId } = await openedScheme(app, 'D-H', { byHousehold: true });
    expect((await problemOf(registeredFor(app, schemeId))).code).toBe('care.house_number_missing');
    await registeredFor(app, schemeId, { houseNumber: '12号', identityNumber: identity(20) });
    expect((await problemOf(registeredFor(app, schemeId, { houseNumber: '１２', identityNumber: identity(21) }))).code).toBe('care.on_list_already');
  });
});

describe('two phones without a network', () => {
  it('that hand over to one person are both kept: the second is flagged, and somebody else decides', async () => {
    const { schemeId } = await openedScheme(app, 'D-P');
    const { id } = await registeredFor(app, schemeId, { identityNumber: identity(30) });
    await confirmed(app, schemeId);
    const slip = await slipOf(schemeId, id);
    const offline = { recipientId: id, proof: 'slip' as const, slip, spot: 'home' as const, alreadyHandedOver: true, claimedAt: new Date(app.clock.now - 3_600_000).toISOString() };
    const states = (await Promise.all([app.as('communityE1').call(recordDelivery, offline), app.as('office').call(recordDelivery, offline)])).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['flagged', 'stands']);
    expect(await onHand(app, schemeId)).toEqual([48, 48]);
    expect((await app.as('office').call(readScheme, { schemeId })).figures).toMatchObject({ received: 1, complete: 1, valueFen: 20_000, doublesOpen: 1 });
    // The tile tells what the sheet of the stock tells: what left it, the double among it.
    const issued = async () => { const sheet = await app.as('office').call(readReconciliation, { schemeId }); return [sheet.rows.reduce((sum, row) => sum + row.delivered * row.valueFen, 0), sheet.doublesOpen, (await app.as('office').call(readScheme, { schemeId })).figures.valueFen]; };
    expect(await issued()).toEqual([20_000, 1, 20_000]);
    const [flagged] = (await app.as('office2').call(listDeliveries, { schemeId, state: 'flagged' })).rows;
    const { deliveredBy } = await app.as('office2').call(readDelivery, { deliveryId: flagged?.id as string });
    if (deliveredBy === '示例office') expect((await problemOf(app.as('office').call(settleDelivery, { deliveryId: flagged?.id as string, outcome: 'explained', reason: '两次都给了' }))).code).toBe('care.same_person');
    await expect(sql`update care.deliveries set decided_by = delivered_by, state = 'explained' where id = ${flagged?.id}`.execute(app.ownerDb)).rejects.toThrow('deliveries__second_person');
    expect(await app.as('office2').call(settleDelivery, { deliveryId: flagged?.id as string, outcome: 'cameBack', reason: '当天收回礼包，话费未充' })).toEqual({ state: 'undone' });
    expect(await onHand(app, schemeId)).toEqual([49, 49]);
    expect(await issued()).toEqual([10_000, 0, 10_000]);
    expect((await problemOf(app.as('office2').call(settleDelivery, { deliveryId: flagged?.id as string, outcome: 'explained', reason: '再来一次' }))).code).toBe('care.delivery_settled');
  });

  it('through two schemes are flagged by the same key, and an explanation stands in the record', async () => {
    const [first, second] = [await openedScheme(app, 'D-Q'), await openedScheme(app, 'D-R')];
    const [one, other] = [await registeredFor(app, first.schemeId, { identityNumber: identity(40) }), await registeredFor(app, second.schemeId, { identityNumber: identity(40) })];
    await confirmed(app, first.schemeId);
    await confirmed(app, second.schemeId);
    expect((await hand(first.schemeId, one.id, 'communityE1', { alreadyHandedOver: true })).state).toBe('stands');
    const late = await hand(second.schemeId, other.id, 'communityE1', { alreadyHandedOver: true });
    expect(late.state).toBe('flagged');
    await app.as('office').call(settleDelivery, { deliveryId: late.id, outcome: 'explained', reason: '第二份由另一捐赠人指定' });
    expect(await app.as('office').call(readDelivery, { deliveryId: late.id })).toMatchObject({ state: 'explained', reason: '第二份由另一捐赠人指定', mayDecide: false });
    expect((await app.as('office').call(readScheme, { schemeId: second.schemeId })).figures).toMatchObject({ received: 1, doublesOpen: 0 });
  });

  it('that hand over to a like household are kept: with words it stands, without them it waits for somebody else', async () => {
    const [first, second] = [await openedScheme(app, 'D-U'), await openedScheme(app, 'D-V')];
    const one = await registeredFor(app, first.schemeId, { houseNumber: '21号' });
    const [unsaid, said] = [await registeredFor(app, second.schemeId, { houseNumber: '21号' }), await registeredFor(app, second.schemeId, { houseNumber: '21号' })];
    await confirmed(app, first.schemeId);
    await confirmed(app, second.schemeId);
    await hand(first.schemeId, one.id);
    const late = await hand(second.schemeId, unsaid.id, 'communityE1', { alreadyHandedOver: true });
    expect(late.state).toBe('flagged');
    expect((await hand(second.schemeId, said.id, 'communityE1', { alreadyHandedOver: true, likenessNote: '当面问过，是两户' })).state).toBe('stands');
    const toDecide = async () => JSON.stringify((await app.as('office').call(listMyDuties, { kind: ['care.toDecide'] })).rows).includes(late.id);
    expect(await toDecide()).toBe(true);
    expect(await app.as('office').call(settleDelivery, { deliveryId: late.id, outcome: 'explained', reason: '电话问过，是两户' })).toEqual({ state: 'explained' });
    expect(await toDecide()).toBe(false);
  });

  it('race at two desks: one hands over, the other is told', async () => {
    const { schemeId } = await openedScheme(app, 'D-S');
    const { id } = await registeredFor(app, schemeId);
    await confirmed(app, schemeId);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (_, at) => hand(schemeId, id, at % 2 === 0 ? 'communityE1' : 'office')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await onHand(app, schemeId)).toEqual([49, 49]);
  });

  it('cannot make two standing hand-overs even past the code: the database holds one', async () => {
    const held = await rows<{ name: string }>(app.ownerDb, sql`select conname as name from pg_constraint where conname = 'delivery_lines__once_across' union all select indexname from pg_indexes where indexname in ('delivery_lines__once', 'recipients__once') order by 1`);
    expect(held.map(({ name }) => name)).toEqual(['delivery_lines__once', 'delivery_lines__once_across', 'recipients__once']);
    const standing = await rows<{ delivery_id: string; benefit_id: string; id: string }>(app.ownerDb, sql`select l.delivery_id, l.benefit_id, d.id from care.delivery_lines l, care.deliveries d where l.state = 'stands' and d.recipient_id = l.recipient_id and d.id <> l.delivery_id limit 1`);
    for (const line of standing) await expect(sql`update care.delivery_lines set state = 'stands' where delivery_id = ${line.id}`.execute(app.ownerDb)).rejects.toThrow('delivery_lines__once');
    expect(standing).toHaveLength(1);
  });
});

describe('a list', () => {
  it('is confirmed after its notice, by somebody who registered none of those they confirm', async () => {
    const { schemeId } = await openedScheme(app, 'D-T');
    await registeredFor(app, schemeId, { by: 'office' });
    const { id } = await registeredFor(app, schemeId);
    const listId = await noticedList(app, schemeId);
    expect(await app.as('office').call(confirmList, { listId })).toEqual({ confirmed: 1, declined: 0, left: 1 });
    expect((await problemOf(app.as('office').call(confirmList, { listId }))).code).toBe('care.same_person');
    expect(await app.as('office2').call(confirmList, { listId })).toEqual({ confirmed: 1, declined: 0, left: 0 });
    expect((await app.as('communityE1').call(readRecipient, { recipientId: id })).state).toBe('confirmed');
  });
});
