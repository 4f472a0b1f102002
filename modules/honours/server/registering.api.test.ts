/** Goal: households that another sheet brings are put into the register at once, and one that is there already keeps what it is and what it agreed to. */
import { expect, it } from 'vitest';
import { oneRow, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import { createSubject } from '../contract/index.ts';
import { insertSubjects } from './queries/subjects.ts';

it('a household that came in meanwhile keeps its label, its village and its consent', async () => {
  const app = await testApp();
  const { id } = await app.as('office').call(createSubject, { kind: 'household', code: 'H-THERE', label: '王家户', placeId: app.id('place/w1a') });
  await sql`update honours.subjects set consent = 'given', consent_on = '2026-09-01', consent_note = '本人签字' where id = ${id}`.execute(app.ownerDb);
  const household = (code: string) => ({ id: app.runtime.newId(), kind: 'household' as const, code, label: '别的户名', placeId: app.id('place/e1a'), organisationId: null, detailsSealed: null, identityKey: null, isAdult: false, bornOn: null, searchText: code, consent: 'notAsked' as const, consentOn: null, consentNote: null });
  const kept = await app.ownerDb.transaction().execute((tx) => insertSubjects(tx as Tx, app.id('programme'), [household('H-THERE'), household('H-NEW')]));
  expect([kept.get('H-THERE')?.id, kept.size]).toEqual([id, 2]);
  expect(await oneRow(app.ownerDb, sql`select label, place_id, consent, consent_on::text as consent_on, consent_note from honours.subjects where id = ${id}`)).toEqual({ label: '王家户', place_id: app.id('place/w1a'), consent: 'given', consent_on: '2026-09-01', consent_note: '本人签字' });
});
