import { expect, it } from 'vitest';
import { BULLETIN_ACTS, BULLETIN_STATES, bulletinActsIn, mayApprove, nextBulletinState } from './index.ts';

it('leads from the draft over the approval to the publication, and from there only to the withdrawal', () => {
  expect(BULLETIN_STATES.map((state) => [state, bulletinActsIn(state)])).toEqual([['draft', ['redraft', 'approve']], ['review', []], ['approved', ['redraft', 'publish']], ['published', ['withdraw']], ['withdrawn', []]]);
});

it('hands a written account in before it is approved, gives it back with a remark, and corrects a withdrawn one by another', () => {
  expect(BULLETIN_STATES.map((state) => [state, bulletinActsIn(state, 'chronicle')])).toEqual([['draft', ['edit', 'redraft', 'submit']], ['review', ['return', 'approve']], ['approved', ['return', 'publish']], ['published', ['withdraw']], ['withdrawn', ['correct']]]);
  expect(nextBulletinState('draft', 'approve', 'chronicle')).toBeNull();
});

it('makes an approved bulletin a draft again when its figures are computed anew', () => {
  expect(nextBulletinState('approved', 'redraft')).toBe('draft');
});

it('publishes nothing that was not approved', () => {
  expect(nextBulletinState('draft', 'publish')).toBeNull();
  for (const act of BULLETIN_ACTS) expect(nextBulletinState('withdrawn', act)).toBeNull();
});

it('lets nobody approve what they drafted', () => {
  expect(mayApprove('a', 'a')).toBe(false);
  expect(mayApprove('a', 'b')).toBe(true);
});
