import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { draftKey, forgetPassingDrafts, keepDraftsOf } from './kept-drafts.ts';
import { leave } from './session.tsx';

/** A device on which these names are kept. */
function device(...names: string[]) {
  const kept = new Map(names.map((name) => [name, '{}']));
  return { get length() { return kept.size; }, key: (at: number) => [...kept.keys()][at] ?? null, removeItem: (name: string) => { kept.delete(name); }, getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => { kept.set(name, value); }, names: () => [...kept.keys()] };
}
const sheet = (person: string, programme = 'alpha') => draftKey('untilSignOut', programme, person, 'sheet.r.jury.1');
const title = draftKey('onDevice', 'alpha', 'p1', 'title.new');

describe('what was typed and not sent', () => {
  it('is one draft for each programme and person', () => {
    expect(new Set([sheet('p1'), sheet('p2'), sheet('p1', 'beta'), draftKey('onDevice', 'alpha', 'p1', 'sheet.r.jury.1')]).size).toBe(4);
  });

  it('leaves a shared device at sign-out where it is secret, whoever typed it, and stays where it is not', () => {
    const shared = device('lianchuang.preferences', sheet('p1'), sheet('p2'), title, sheet('p1', 'beta'));
    forgetPassingDrafts(shared);
    expect(shared.names()).toEqual(['lianchuang.preferences', title]);
  });
});

describe('a session that ended without a sign-out', () => {
  it('leaves the scores of whoever comes back, and none to whoever comes next', () => {
    const shared = device(sheet('p1'), title);
    const [first, again, another] = ['juror', 'juror', 'village'].map((username) => [keepDraftsOf(shared, username), shared.names().includes(sheet('p1'))]);
    expect([first, again, another]).toEqual([[false, true], [false, true], [true, false]]);
    expect(shared.names()).toContain(title);
  });
});

describe('a sign-out', () => {
  const queries = () => { const client = new QueryClient(); client.setQueryData(['session'], { username: 'juror' }); client.setQueryData(['honours', 'sheets'], 1); return client; };

  it('takes along what was read and what was scored on this device', async () => {
    const [shared, client] = [device(sheet('p1'), title), queries()];
    await leave(() => Promise.resolve(), client, () => shared);
    expect([shared.names(), client.getQueryData(['session']), client.getQueryData(['honours', 'sheets'])]).toEqual([[title], null, undefined]);
  });

  it('that the server did not hear of takes nothing: the person is still signed in', async () => {
    const [shared, client] = [device(sheet('p1')), queries()];
    await expect(leave(() => Promise.reject(new Error('no network')), client, () => shared)).rejects.toThrow('no network');
    expect([shared.names(), client.getQueryData(['honours', 'sheets'])]).toEqual([[sheet('p1')], 1]);
  });

  it('is not kept from anybody by a browser without storage', async () => {
    const client = queries();
    await leave(() => Promise.resolve(), client, () => { throw new Error('storage is switched off'); });
    expect(client.getQueryData(['session'])).toBeNull();
  });
});
