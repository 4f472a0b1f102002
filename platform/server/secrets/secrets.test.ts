import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretsOf, sm4IsThere } from './index.ts';

const secrets = secretsOf(new Uint8Array(32).fill(7));
const limits = { leastMs: 3_000, mostMs: 3_600_000 };

describe('what the installation’s secret seals', () => {
  it('opens as the same bytes for its own purpose alone, and lies differently each time', () => {
    const bytes = new TextEncoder().encode('人员编号,姓名\nP001,示例一');
    const [first, second] = [secrets.sealBytes('import', bytes), secrets.sealBytes('import', bytes)];
    expect(Buffer.compare(first, second)).not.toBe(0);
    expect(Buffer.from(first).includes('示例一')).toBe(false);
    expect(new TextDecoder().decode(secrets.openBytes('import', first) as Uint8Array)).toBe('人员编号,姓名\nP001,示例一');
    expect(secrets.openBytes('export', first)).toBeNull();
  });

  it('opens for the same purpose only, and not when a single sign was changed', () => {
    const sealed = secrets.seal('contact', '电话 000-0000000');
    expect(secrets.open('contact', sealed)).toBe('电话 000-0000000');
    expect(secrets.open('name', sealed)).toBeNull();
    expect(secrets.open('contact', `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`)).toBeNull();
    expect(secrets.open('contact', 'x')).toBeNull();
    expect(secretsOf(new Uint8Array(32).fill(8)).open('contact', sealed)).toBeNull();
    expect(secrets.seal('contact', 'a')).not.toBe(secrets.seal('contact', 'a'));
  });
});

describe('the cipher of an installation', () => {
  const secret = new Uint8Array(32).fill(7);
  const [aes, sm4] = [secretsOf(secret), secretsOf(secret, 'sm4')];

  it('is SM4 with HMAC-SM3 where it is set so: the envelope names it, and opens for its own purpose and secret alone', () => {
    expect(sm4IsThere()).toBe(true);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 20 }), (bytes, purpose) => {
      const sealed = sm4.sealBytes(purpose, bytes);
      expect(Buffer.from(sealed.subarray(0, 3)).toString()).toBe('SM4');
      expect(Buffer.compare(sm4.openBytes(purpose, sealed) as Uint8Array, bytes)).toBe(0);
      expect(sm4.openBytes(`${purpose}/other`, sealed)).toBeNull();
      expect(secretsOf(new Uint8Array(32).fill(8), 'sm4').openBytes(purpose, sealed)).toBeNull();
    }));
  });

  it('refuses an envelope of which any one bit was turned', () => {
    const sealed = sm4.sealBytes('identity', new TextEncoder().encode('示例'));
    for (let at = 0; at < sealed.byteLength; at += 1) {
      const altered = Uint8Array.from(sealed);
      altered[at] = (altered[at] as number) ^ 1;
      expect(sm4.openBytes('identity', altered)).toBeNull();
    }
    expect(sm4.openBytes('identity', sealed.subarray(0, sealed.byteLength - 1))).toBeNull();
  });

  it('may be changed either way: what the other one sealed opens still', () => {
    expect(sm4.open('identity', aes.seal('identity', '旧的'))).toBe('旧的');
    expect(aes.open('identity', sm4.seal('identity', '新的'))).toBe('新的');
    // What is found by its signature is found under either.
    expect(sm4.sign('identity', '同一个')).toBe(aes.sign('identity', '同一个'));
  });
});

describe('a form’s token', () => {
  it('is taken between the least time a person needs and the most a form lies open', () => {
    const token = secrets.formToken('report/a', 1_000_000);
    expect(secrets.formTokenFault('report/a', token, 1_001_000, limits)).toBe('too_fast');
    expect(secrets.formTokenFault('report/a', token, 1_004_000, limits)).toBeNull();
    expect(secrets.formTokenFault('report/a', token, 9_000_000, limits)).toBe('expired');
  });

  it('cannot be made up, nor carried to another form', () => {
    const token = secrets.formToken('report/a', 1_000_000);
    expect(secrets.formTokenFault('report/b', token, 1_004_000, limits)).toBe('forged');
    expect(secrets.formTokenFault('report/a', `${(999_000).toString(36)}.${token.split('.')[1] as string}`, 1_004_000, limits)).toBe('forged');
    expect(secrets.formTokenFault('report/a', '', 1_004_000, limits)).toBe('forged');
  });
});
