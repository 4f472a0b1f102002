import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { isIdentityNumber } from '#kernel/identity-number.ts';
import { uploadFile } from '#modules/files/contract/index.ts';
import { publishNotice, readNotice, readPublicNotice } from '#modules/notices/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { confirmed, IN_NEED, onHand, openedScheme, registeredFor, SCHEME } from '../../../tests/kit/care.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import {
  closeScheme, countStock, createScheme, draftListNotice, importRecipientList, listPublicSchemes, listRecipients, listSlips, listStockMoves, openScheme, pullRecipients, readDelivery, readHandOver, readPublicScheme, readReconciliation, readRecipientDetails, readScheme, readThanks,
  recordDelivery, registerRecipient, reissueSlip, takeOutStock, updateScheme, withdrawRecipient,
} from '../contract/index.ts';
import { careModule } from './index.ts';

let app: TestApp;
const office = () => app.as('office');
const sheet = (...lines: string[]) => ({ fileName: 'c.csv', body: new TextEncoder().encode(`\uFEFF名单编号,姓名,区域编码,情形,未满14周岁,同意公示姓名\n${lines.join('\n')}\n`) });
const slips = async (schemeId: string) => (await office().call(listSlips, { schemeId, pageSize: 200 })).rows;

beforeAll(async () => { app = await testApp(); });

describe('what is kept of people', () => {
  const FORBIDDEN = /ethnic|\bnation|race|religio|belief|faith|income|salary|wage|poor|party|民族|宗教|信仰|收入|工资|贫困|党员/i;

  it('has no column for where they come from, what they believe or what they earn', async () => {
    const columns = await rows<{ name: string }>(app.ownerDb, sql`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'care'`);
    expect(columns.length).toBeGreaterThan(80);
    expect(columns.filter(({ name }) => FORBIDDEN.test(name))).toEqual([]);
    expect(columns.filter(({ name }) => /photo|picture|video|reply|answer/.test(name))).toEqual([]);
  });

  it('has no such member in any form, answer or sheet, and asks nobody for a photo or a reply', () => {
    const membersOf = (schema: unknown, found: Set<string> = new Set()): Set<string> => {
      const inner = schema as { shape?: Record<string, z.ZodType>; element?: z.ZodType; unwrap?: () => z.ZodType; description?: string };
      if (inner.description !== undefined) found.add(inner.description);
      for (const [name, member] of Object.entries(inner.shape ?? {})) { found.add(name); membersOf(member, found); }
      if (inner.element !== undefined) membersOf(inner.element, found);
      if (typeof inner.unwrap === 'function') membersOf(inner.unwrap(), found);
      return found;
    };
    const members = careModule.operations.flatMap(({ operation }) => [...membersOf(operation.input), ...membersOf(operation.output)]);
    expect(members).toContain('situations');
    expect(members.filter((member) => FORBIDDEN.test(member) || /photo|reply|publicity/i.test(member))).toEqual([]);
  });

  it('is told by situations that are rows, none of which says what somebody is', async () => {
    await openedScheme(app, 'S-0');
    const names = await rows<{ code: string; name_zh: string }>(app.ownerDb, sql`select code, name_zh from care.situations`);
    expect(names.length).toBeGreaterThan(4);
    expect(names.filter(({ code, name_zh }) => FORBIDDEN.test(`${code} ${name_zh}`))).toEqual([]);
  });
});

describe('a scheme', () => {
  it('helps by a rule over situations that exist, within a period, and its rule stands once it is open', async () => {
    await openedScheme(app, 'S-1');
    expect((await problemOf(office().call(createScheme, { code: 'S-2', ...SCHEME, needsAll: ['born-there'] }))).code).toBe('care.situation_unknown');
    expect((await problemOf(office().call(createScheme, { code: 'S-2', ...SCHEME, needsAll: [] }))).code).toBe('care.situation_unknown');
    expect((await problemOf(office().call(createScheme, { code: 'S-2', ...SCHEME, until: '2026-09-19' }))).code).toBe('care.period_wrong');
    expect((await problemOf(office().call(createScheme, { code: 'S-1', ...SCHEME }))).code).toBe('care.code_taken');
    const { id: schemeId } = await office().call(createScheme, { code: 'S-3', ...SCHEME });
    expect((await problemOf(office().call(openScheme, { schemeId, version: 1 }))).code).toBe('care.no_benefit');
    const opened = await openedScheme(app, 'S-4');
    expect((await problemOf(office().call(updateScheme, { schemeId: opened.schemeId, version: 2, ...SCHEME }))).code).toBe('care.scheme_state');
    expect((await office().call(readScheme, { schemeId: opened.schemeId })).noticeDays).toBe(3);
  });
});

describe('somebody on the list', () => {
  it('is registered where one reaches, in a situation that the rule names, and told why not', async () => {
    const { schemeId } = await openedScheme(app, 'R-1');
    const problem = await problemOf(registeredFor(app, schemeId, { situations: ['worksHere'] }));
    expect([problem.code, problem.problem.title]).toEqual(['care.not_eligible', '不符合条件：缺少节假日留在本地']);
    expect((await problemOf(registeredFor(app, schemeId, { place: 'w1' }))).code).toBe('care.place_unknown');
    expect((await problemOf(registeredFor(app, schemeId, { isUnder14: true, agreesToName: true }))).code).toBe('care.child_named');
    expect((await problemOf(app.as('communityE1').call(registerRecipient, { schemeId, label: '甲', situations: IN_NEED }))).code).toBe('care.placeless');
    expect((await registeredFor(app, schemeId, { by: 'liaisonA', organisation: 'bureau-a' })).number).toMatch(/^C-\d{5}$/);
  });

  it('is named to those who hand over and masked for those who only look; telephone and identity number are sealed', async () => {
    const { schemeId } = await openedScheme(app, 'R-2');
    const { id } = await registeredFor(app, schemeId, { label: '王示例', contact: '示例电话' });
    expect((await app.as('communityE1').call(listRecipients, { schemeId })).rows[0]?.label).toBe('王示例');
    expect((await app.as('lead').call(listRecipients, { schemeId })).rows[0]?.label).toBe('王**');
    expect((await app.as('zoneWest').call(listRecipients, { schemeId })).total).toBe(0);
    expect((await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(r)::text as text from care.recipients r where id = ${id}`))[0]?.text).not.toContain('示例电话');
    expect(await app.as('communityE1').call(readRecipientDetails, { recipientId: id })).toMatchObject({ contact: '示例电话', hasIdentityNumber: false });
    expect(await app.as('communityE1').call(withdrawRecipient, { recipientId: id, reason: '已返乡' })).toEqual({ state: 'withdrawn' });
    expect((await problemOf(app.as('communityE1').call(withdrawRecipient, { recipientId: id, reason: '已返乡' }))).code).toBe('care.recipient_settled');
  });

  it('comes in by sheet, bad rows named by cell, and the same sheet again changes nothing', async () => {
    const { schemeId } = await openedScheme(app, 'R-3');
    const file = sheet('G-1,甲示例,e1,在本地务工、节假日留在本地,否,是', 'G-2,乙示例,w1,worksHere、staysOverHoliday,,', 'G-3,丙示例,e1,在本地务工,,', 'C-7,丁示例,e1,在本地务工、节假日留在本地,,', 'G-5,戊示例,e1,在本地务工、节假日留在本地,是,是');
    const preview = await app.as('communityE1').call(importRecipientList, { schemeId, file, mode: 'preview' });
    expect(preview.report?.badRows.length).toBe(4);
    const good = sheet('G-1,甲示例,e1,在本地务工、节假日留在本地,否,是', 'G-2,乙示例,e1a,worksHere、staysOverHoliday,,');
    expect((await app.as('communityE1').call(importRecipientList, { schemeId, file: good, mode: 'all' })).report).toMatchObject({ outcome: 'written', created: 2 });
    expect((await app.as('communityE1').call(importRecipientList, { schemeId, file: good, mode: 'all' })).report).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('stands in the notice by label, by name with consent, under fourteen not at all', async () => {
    const { schemeId } = await openedScheme(app, 'R-4');
    await registeredFor(app, schemeId, { label: '赵示例' });
    await registeredFor(app, schemeId, { label: '钱示例', agreesToName: true });
    await registeredFor(app, schemeId, { label: '孙示例', isUnder14: true });
    const drafted = await office().call(draftListNotice, { schemeId, howToObject: '电话 000-0000000' });
    expect(drafted).toMatchObject({ count: 3, unlisted: 1 });
    expect((await problemOf(office().call(draftListNotice, { schemeId, howToObject: '电话' }))).code).toBe('care.nobody_to_list');
    const notice = await office().call(readNotice, { noticeId: drafted.noticeId });
    expect([notice.list?.rows.map(([label]) => label), notice.periodDays, notice.body]).toEqual([['赵**', '钱示例'], 3, expect.stringContaining('未满14周岁 1 人不列入')]);
    await app.as('lead').call(publishNotice, { noticeId: drafted.noticeId, version: notice.version });
    app.clock.now += 86_400_000;
    const shown = JSON.stringify(await app.as('nobody').call(readPublicNotice, { noticeId: drafted.noticeId }));
    expect([shown.includes('钱示例'), shown.includes('赵示例'), shown.includes('孙'), shown.includes('worksHere')]).toEqual([true, false, false, false]);
    expect((await problemOf(registeredFor(app, schemeId).then(({ id }) => app.as('communityE1').call(recordDelivery, { recipientId: id, proof: 'slip', slip: 'X', spot: 'desk' })))).code).toBe('care.not_confirmed');
  });
});

describe('a hand-over', () => {
  it('is signed on the screen or by the slip, by a proxy with their relation, and takes the things out of stock', async () => {
    const { schemeId } = await openedScheme(app, 'H-1');
    const [one, other] = [await registeredFor(app, schemeId), await registeredFor(app, schemeId)];
    await confirmed(app, schemeId);
    const [first, second] = await slips(schemeId);
    expect((await problemOf(app.as('communityE1').call(recordDelivery, { recipientId: one.id, proof: 'slip', slip: second?.code ?? '', spot: 'desk' }))).code).toBe('care.slip_wrong');
    expect((await problemOf(app.as('communityE1').call(recordDelivery, { recipientId: one.id, proof: 'signature', spot: 'home' }))).code).toBe('care.signature_missing');
    // What came and cannot be looked at is no missing signature.
    expect((await problemOf(app.as('communityE1').call(recordDelivery, { recipientId: one.id, proof: 'signature', signatureFileId: one.id, spot: 'home' }))).code).toBe('care.signature_unreadable');
    const { id: fileId } = await app.as('communityE1').call(uploadFile, { file: { fileName: 'signature.jpg', body: await aPicture(7, 320, 160) }, placeId: app.id('place/e1') });
    const stillToCome = async () => (await app.as('communityE1').call(listRecipients, { schemeId, state: 'confirmed', received: 'due' })).rows.map(({ id }) => id);
    expect((await stillToCome()).toSorted()).toEqual([one.id, other.id].toSorted());
    const signed = await app.as('communityE1').call(recordDelivery, { recipientId: one.id, proof: 'signature', signatureFileId: fileId, spot: 'home', proxyName: '示例家人', relation: 'family' });
    expect(await app.as('communityE1').call(readDelivery, { deliveryId: signed.id })).toMatchObject({ signatureFileId: fileId, proxyName: '示例家人', relation: 'family', spot: 'home', state: 'stands' });
    expect(await stillToCome()).toEqual([other.id]);
    expect([(await app.as('communityE1').call(readScheme, { schemeId })).listsWhole, (await office().call(readScheme, { schemeId })).listsWhole]).toEqual([false, true]);
    expect((await app.as('communityE1').call(readHandOver, { slip: `http://x/care/letters/${(second?.code ?? '').toLowerCase()}` }))).toMatchObject({ recipient: { id: other.id }, slipFits: true, isConfirmed: true });
    await app.as('communityE1').call(recordDelivery, { recipientId: other.id, proof: 'slip', slip: second?.code ?? '', spot: 'desk' });
    expect(await stillToCome()).toEqual([]);
    expect(first?.code).not.toBe(second?.code);
    expect(await onHand(app, schemeId)).toEqual([48, 48]);
    expect((await office().call(readScheme, { schemeId })).figures).toMatchObject({ listed: 2, received: 2, complete: 2, valueFen: 20_000, benefitKinds: 2 });
    expect((await problemOf(app.as('communityE1').call(withdrawRecipient, { recipientId: one.id, reason: '不再需要' }))).code).toBe('care.handed_over_before');
  });

  it('never goes below what is there: the last one is given once', async () => {
    const { schemeId } = await openedScheme(app, 'H-2', {}, [{ kind: 'goods', name: '棉被' }], 1);
    await registeredFor(app, schemeId);
    await registeredFor(app, schemeId);
    await confirmed(app, schemeId);
    const outcomes = await Promise.allSettled((await slips(schemeId)).map(({ id, code }) => office().call(recordDelivery, { recipientId: id, proof: 'slip', slip: code, spot: 'desk' })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await onHand(app, schemeId)).toEqual([0]);
    await expect(sql`insert into care.stock_moves (programme_id, id, benefit_id, kind, quantity, document, moved_at, moved_by) select programme_id, gen_random_uuid(), id, 'damaged', 1, '号', now(), ${app.id('person/office')} from care.benefits where scheme_id = ${schemeId}`.execute(app.ownerDb)).rejects.toThrow('benefits__never_below_zero');
  });

  it('of two things of one kind in one scheme is one gift', async () => {
    const { schemeId } = await openedScheme(app, 'H-3', {}, [{ kind: 'goods', name: '棉被' }, { kind: 'goods', name: '大米' }]);
    await registeredFor(app, schemeId, { identityNumber: [...'0123456789X'].map((last) => `00000019900109999${last}`).find(isIdentityNumber) as string });
    await confirmed(app, schemeId);
    const [{ id, code } = { id: '', code: '' }] = await slips(schemeId);
    expect((await office().call(recordDelivery, { recipientId: id, proof: 'slip', slip: code, spot: 'desk' })).state).toBe('stands');
  });

  it('is carried to the phone with a hash of the slip and never its code', async () => {
    const { schemeId } = await openedScheme(app, 'H-4');
    const { id } = await registeredFor(app, schemeId);
    await confirmed(app, schemeId);
    const { rows: pulled } = await app.as('communityE1').call(pullRecipients, {});
    const row = pulled.find((each) => each.id === id);
    expect([row?.slipHash.length, row?.benefits.map(({ receivedOn }) => receivedOn)]).toEqual([64, [null, null]]);
    const [slip] = await slips(schemeId);
    expect(JSON.stringify(row)).not.toContain(slip?.code);
    await app.as('communityE1').call(recordDelivery, { recipientId: id, proof: 'slip', slip: slip?.code ?? '', spot: 'desk' });
    expect((await app.as('communityE1').call(pullRecipients, {})).rows.find((each) => each.id === id)?.benefits.every(({ receivedOn }) => receivedOn !== null)).toBe(true);
  });
});

describe('a slip that was lost', () => {
  it('is replaced: the old one is void, and what was handed over by it before, without a network, still counts', async () => {
    const { schemeId } = await openedScheme(app, 'H-5');
    const { id } = await registeredFor(app, schemeId);
    expect((await problemOf(office().call(reissueSlip, { recipientId: id, reason: '遗失' }))).code).toBe('care.not_confirmed');
    await confirmed(app, schemeId);
    const [old] = await slips(schemeId);
    const handedAt = new Date(app.clock.now).toISOString();
    app.clock.now += 60_000;
    const fresh = await app.as('communityE1').call(reissueSlip, { recipientId: id, reason: '遗失' });
    expect(fresh.serial).toBe(2);
    expect((await slips(schemeId))[0]?.code).toBe(fresh.code);
    expect(fresh.code).not.toBe(old?.code);
    app.clock.now += 60_000;
    const office2 = app.as('office2');
    expect((await problemOf(office2.call(readHandOver, { slip: old?.code ?? '' }))).code).toBe('care.slip_void');
    expect((await problemOf(app.as('nobody').call(readThanks, { slip: old?.code ?? '' }))).status).toBe(404);
    expect((await problemOf(office2.call(recordDelivery, { recipientId: id, proof: 'slip', slip: old?.code ?? '', spot: 'home' }))).code).toBe('care.slip_wrong');
    expect((await office2.call(recordDelivery, { recipientId: id, proof: 'slip', slip: old?.code ?? '', spot: 'home', claimedAt: handedAt })).state).toBe('stands');
  });

  it('opens nothing for another person', async () => {
    const { schemeId } = await openedScheme(app, 'H-6');
    const { id } = await registeredFor(app, schemeId);
    const { id: otherId } = await registeredFor(app, schemeId);
    await confirmed(app, schemeId);
    const old = (await slips(schemeId)).find((slip) => slip.id === id);
    const handedAt = new Date(app.clock.now).toISOString();
    app.clock.now += 60_000;
    await office().call(reissueSlip, { recipientId: id, reason: '污损' });
    expect((await problemOf(office().call(recordDelivery, { recipientId: otherId, proof: 'slip', slip: old?.code ?? '', spot: 'desk', claimedAt: handedAt }))).code).toBe('care.slip_wrong');
  });
});

describe('the stock', () => {
  it('is reconciled to the last unit, counted by two who do not see each other’s figure, and then the scheme ends', async () => {
    const { schemeId, benefitIds: [benefitId = ''] } = await openedScheme(app, 'K-1', {}, [{ kind: 'giftPack', name: '礼包' }], 10);
    await registeredFor(app, schemeId);
    await confirmed(app, schemeId);
    const [slip] = await slips(schemeId);
    await office().call(recordDelivery, { recipientId: slip?.id ?? '', proof: 'slip', slip: slip?.code ?? '', spot: 'desk' });
    await office().call(takeOutStock, { benefitId, why: 'damaged', quantity: 2, document: '受潮，两人说明' });
    expect((await problemOf(office().call(takeOutStock, { benefitId, why: 'returned', quantity: 8, document: '退货单' }))).code).toBe('care.stock_short');
    expect((await problemOf(office().call(closeScheme, { schemeId, version: 2 }))).code).toBe('care.not_counted');
    app.clock.now += 1_000;
    expect(await office().call(countStock, { benefitId, quantity: 7 })).toEqual({ state: 'waiting', difference: null });
    expect((await problemOf(office().call(countStock, { benefitId, quantity: 7 }))).code).toBe('care.count_second_person');
    expect((await app.as('office2').call(readReconciliation, { schemeId })).rows[0]?.count).toMatchObject({ state: 'waiting', quantity: null, mayCount: true });
    expect(await app.as('office2').call(countStock, { benefitId, quantity: 6 })).toEqual({ state: 'differs', difference: null });
    app.clock.now += 1_000;
    await app.as('office2').call(countStock, { benefitId, quantity: 7 });
    expect(await office().call(countStock, { benefitId, quantity: 7 })).toEqual({ state: 'agreed', difference: 0 });
    expect((await office().call(readReconciliation, { schemeId })).rows[0]).toMatchObject({ bought: 10, donated: 0, delivered: 1, returned: 0, damaged: 2, onHand: 7, count: { quantity: 7, difference: 0, isStale: false } });
    expect((await office().call(listStockMoves, { schemeId, pageSize: 50 })).rows.reduce((sum, { effect }) => sum + effect, 0)).toBe(7);
    expect(await office().call(closeScheme, { schemeId, version: 2 })).toEqual({ version: 3 });
    await expect(sql`update care.stock_moves set quantity = 1 where benefit_id = ${benefitId}`.execute(app.ownerDb)).rejects.toThrow('append-only');
  });
});

describe('what everybody reads', () => {
  it('is what a scheme is, who may ask and how, and totals; a letter by the code of a slip that asks nothing back', async () => {
    const { schemeId } = await openedScheme(app, 'P-1');
    await registeredFor(app, schemeId, { label: '不公开的人' });
    await confirmed(app, schemeId);
    const nobody = app.as('nobody');
    expect((await nobody.call(listPublicSchemes, {})).rows.some(({ id }) => id === schemeId)).toBe(true);
    const shown = await nobody.call(readPublicScheme, { schemeId });
    expect([shown.totals.listed, shown.totals.received, JSON.stringify(shown).includes('不公开')]).toEqual([1, 0, false]);
    const [slip] = await slips(schemeId);
    expect(await nobody.call(readThanks, { slip: slip?.code ?? '' })).toMatchObject({ text: SCHEME.thanksText });
    expect((await problemOf(nobody.call(readThanks, { slip: 'ZZZZZZZZZZ' }))).code).toBe('care.slip_unknown');
    const page = await app.http.inject({ url: `/public/alpha/care/${schemeId}`, headers: { accept: 'text/html' } });
    expect([page.statusCode, page.body.includes('怎样提出'), page.body.includes('不公开的人')]).toEqual([200, true, false]);
    const letter = await app.http.inject({ url: `/public/alpha/care/letters/${slip?.code ?? ''}`, headers: { accept: 'text/html' } });
    expect([letter.statusCode, letter.body.includes('<textarea'), letter.body.includes('谢谢您留下来')]).toEqual([200, false, true]);
  });
});
