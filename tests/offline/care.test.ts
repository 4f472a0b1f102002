/** Goal: one recipient, two officers without a network, answers that get lost: every hand-over is kept once, the second is put before a person, and the stock knows both. */
import { beforeAll, expect, it } from 'vitest';
import { listDeliveries, listSlips, readDelivery, readReconciliation, recordDelivery } from '#modules/care/contract/index.ts';
import { RECIPIENTS } from '#modules/care/web/field/recipient-rows.ts';
import type { FieldRecipient } from '#modules/care/web/field/recipient-rows.ts';
import { confirmed, openedScheme, registeredFor } from '../kit/care.ts';
import { Phone } from '../kit/devices.ts';
import { testApp } from '../kit/index.ts';
import type { TestApp } from '../kit/index.ts';
import { aPicture } from '../kit/pictures.ts';

let app: TestApp;
let base: string;
let schemeId: string;
beforeAll(async () => {
  app = await testApp({ poolSize: 4 });
  base = await app.http.listen({ port: 0, host: '127.0.0.1' });
  ({ schemeId } = await openedScheme(app, 'PHONES', {}, [{ kind: 'giftPack', name: '礼包' }], 10));
  await registeredFor(app, schemeId, { label: '示例一' });
  await confirmed(app, schemeId);
});

const settleDown = async (phone: Phone) => { for (let turn = 0; turn < 12; turn += 1) { phone.wait(120_000); await phone.engine.sync(); } };

it('two phones hand the same things to one person; each record arrives once, the second is flagged', async () => {
  const [slip] = (await app.as('office').call(listSlips, { schemeId })).rows;
  const phones = [new Phone(app, base, 'communityE1', { seed: 'care/1' }), new Phone(app, base, 'office', { seed: 'care/2' })];
  for (const phone of phones) { await phone.open(); await phone.engine.pull(); phone.isOnline = false; }
  for (const [at, phone] of phones.entries()) {
    const [row] = await phone.engine.rows<FieldRecipient>(RECIPIENTS);
    expect(row?.benefits.every(({ receivedOn }) => receivedOn === null)).toBe(true);
    const picture = at === 0 ? await phone.engine.addPhoto(new Blob([await aPicture(71_000, 320, 160)])) : null;
    await phone.engine.enqueue({
      operation: recordDelivery, subject: `care:${row?.id ?? ''}`, label: row?.label ?? '',
      input: { recipientId: row?.id, benefitIds: row?.benefits.map(({ id }) => id), proof: picture === null ? 'slip' : 'signature', slip: picture === null ? slip?.code : null, signatureFileId: picture === null ? null : '', spot: 'home', proxyName: null, relation: null, alreadyHandedOver: true, claimedAt: new Date(phone.now()).toISOString() },
      ...(picture === null ? {} : { photos: [{ sha256: picture.sha256, pointer: '/signatureFileId' }], photoSubject: { placeId: row?.placeId ?? '' } }),
    });
  }
  // Every third answer is lost, so that records go out again.
  let sent = 0;
  for (const phone of phones) { phone.isOnline = true; phone.fate = () => ({ kind: (sent += 1) % 3 === 0 ? 'loseAnswer' : 'pass' }); await settleDown(phone); }
  for (const phone of phones) { phone.fate = () => ({ kind: 'pass' }); await settleDown(phone); expect((await phone.engine.items()).map(({ state }) => state)).toEqual(['synced']); }
  const { rows } = await app.as('office2').call(listDeliveries, { schemeId });
  expect(rows.map(({ state }) => state).toSorted()).toEqual(['flagged', 'stands']);
  const signed = rows.find(({ proof }) => proof === 'signature');
  expect((await app.as('office2').call(readDelivery, { deliveryId: signed?.id as string })).signatureFileId).not.toBeNull();
  expect((await app.as('office').call(readReconciliation, { schemeId })).rows[0]).toMatchObject({ delivered: 2, onHand: 8 });
  await phones[1]?.engine.pull();
  expect((await phones[1]?.engine.rows<FieldRecipient>(RECIPIENTS))?.[0]?.benefits.every(({ receivedOn }) => receivedOn !== null)).toBe(true);
  for (const phone of phones) phone.kill();
});
