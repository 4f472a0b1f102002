import { describe, expect, it } from 'vitest';
import { inputHashOf } from './input-hash.ts';

const secret = '07'.repeat(32);
const hash = (input: unknown, key = secret): string => inputHashOf(key, input);

describe('the hash of an input', () => {
  it('tells another password from the first one, deep inside as well', () => {
    expect(hash({ username: 'a', password: 'one' })).not.toBe(hash({ username: 'a', password: 'two' }));
    expect(hash({ logins: [{ newPassword: 'one' }] })).not.toBe(hash({ logins: [{ newPassword: 'two' }] }));
    expect(hash({ password: 'one', username: 'a' })).toBe(hash({ username: 'a', password: 'one' }));
  });
  it('says nothing of a password to whoever has not the secret of the installation', () => {
    const input = { username: 'a', password: 'one' };
    expect(hash(input)).not.toBe(hash(input, '08'.repeat(32)));
    expect(hash({ username: 'a' })).toBe(hash({ username: 'a' }, '08'.repeat(32)));
  });
  it('knows files by their content', () => {
    const file = (text: string) => ({ file: { fileName: 'a', body: new TextEncoder().encode(text) } });
    expect(hash(file('one'))).not.toBe(hash(file('two')));
  });
});
