import fc from 'fast-check';
import { describe, it } from 'vitest';
import { checkPassword } from '../domain/index.ts';
import { newPassword } from './new-password.ts';

describe('a made-up password', () => {
  it('keeps the rule for passwords whatever is drawn', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 }), { minLength: 40, maxLength: 40 }), (draws) => {
      let at = 0;
      const password = newPassword((below) => (draws[at++ % draws.length] as number) % below);
      return checkPassword(password, 'somebody') === null;
    }));
  });
});
