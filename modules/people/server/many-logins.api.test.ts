import { beforeAll, expect, it } from 'vitest';
import { listBulkActs, undoBulkAct } from '#platform/contract/bulk-acts.ts';
import { createLogin, createPerson, disableLogin, disableLogins, listLogins } from '../contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

let made = 0;
async function threePersons(): Promise<string[]> {
  const admin = app.as('admin');
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    made += 1;
    const { id } = await admin.call(createPerson, { code: `L-${made}`, name: `演示${made}` });
    await admin.call(createLogin, { personId: id, username: `many-${made}`, password: `a long enough phrase ${made}` });
    ids.push(id);
  }
  return ids;
}
const disabledOf = async (ids: readonly string[]) => {
  const { rows } = await app.as('admin').call(listLogins, { pageSize: 200 });
  return ids.map((id) => rows.find((row) => row.person.id === id)?.disabled);
};

it('logins are disabled many at once, shown before, and taken back', async () => {
  const ids = await threePersons();
  const admin = app.as('admin');
  const preview = await admin.call(disableLogins, { personIds: ids }, { dryRun: true });
  expect(preview).toMatchObject({ changed: 3, unchanged: 0, left: [], bulkActId: null });
  expect(await disabledOf(ids)).toEqual([false, false, false]);
  const { bulkActId } = await admin.call(disableLogins, { personIds: ids, reason: '借调结束' });
  expect(await disabledOf(ids)).toEqual([true, true, true]);
  // One of them was seen to by hand since: that one is left.
  await admin.call(disableLogin, { personId: ids[1] as string, disabled: false });
  const { undone, left } = await admin.call(undoBulkAct, { bulkActId: bulkActId as string });
  expect({ undone, left: left.map(({ id }) => id) }).toEqual({ undone: 2, left: [ids[1]] });
  expect(await disabledOf(ids)).toEqual([false, false, false]);
  expect((await admin.call(listBulkActs, {})).rows[0]).toMatchObject({ kind: 'people.disableLogins', itemCount: 3, mayUndo: false });
});

it('nobody shuts themselves out, and what is so already stays', async () => {
  const ids = await threePersons();
  const admin = app.as('admin');
  await admin.call(disableLogin, { personId: ids[0] as string });
  const answer = await admin.call(disableLogins, { personIds: [...ids, app.id('person/admin'), app.id('person/nobody')] });
  expect(answer).toMatchObject({ changed: 2, unchanged: 1 });
  expect(answer.left.map(({ why }) => why).toSorted()).toEqual(['missing', 'own']);
  const back = await admin.call(disableLogins, { personIds: ids, disabled: false });
  expect(back).toMatchObject({ changed: 3 });
  await admin.call(undoBulkAct, { bulkActId: back.bulkActId as string });
  expect(await disabledOf(ids)).toEqual([true, true, true]);
  expect((await problemOf(app.as('office').call(disableLogins, { personIds: ids }))).code).toBe('platform.not_permitted');
});
