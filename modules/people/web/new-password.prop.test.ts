import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASSWORD_LENGTH_MIN } from '../domain/index.ts';
import { newPassword } from './new-password.ts';

describe('a made-up password', () => {
  it('is long and mixed enough whatever is drawn', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 }), { minLength: 40, maxLength: 40 }), (draws) => {
      let at = 0;
      const password = newPassword((below) => (draws[at++ % draws.length] as number) % below);
      expect(password.length).toBeGreaterThanOrEqual(PASSWORD_LENGTH_MIN);
      for (const group of [/[A-Z]/, /[a-z]/, /\d/, /-/]) expect(password).toMatch(group);
    }));
  });
});
