import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameContact, sameName } from './application.ts';

const mobile = fc.integer({ min: 0, max: 999_999_999 }).map((rest) => `13${String(rest).padStart(9, '0')}`);

describe('whether two applications are of one person', () => {
  it('does not depend on how a telephone number is written', () => {
    fc.assert(fc.property(mobile, fc.constantFrom(' ', '-', '（）'), (phone, mark) => {
      expect(sameContact(`+86 ${phone.slice(0, 3)}${mark}${phone.slice(3)}`)).toBe(phone);
    }));
  });

  it('differs when the numbers do', () => {
    fc.assert(fc.property(mobile, mobile, (one, other) => { expect(sameContact(one) === sameContact(other)).toBe(one === other); }));
  });

  it('goes by letters where there is no number, and by names without their spaces', () => {
    expect(sameContact(' A@Example.org ')).toBe('a@example.org');
    expect(sameName('示 例')).toBe(sameName('示例'));
  });
});
