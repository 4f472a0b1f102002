import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIdentityNumber, membershipRefusal, volunteerNumber, volunteerRefusal } from './index.ts';

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 }).map((list) => list.join(''));
const completed = (first: string): string => [...'0123456789X'].map((last) => `${first}${last}`).filter((number) => isIdentityNumber(number))[0] as string;
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, '0')}`);
const fine = { placeId: 'p', organisationId: null, isAdult: true, guardian: null, guardianAgreedOn: null, identityNumber: null, registeredOn: '2026-03-01' };

describe('an identity number', () => {
  it('has exactly one last character', () => {
    fc.assert(fc.property(digits, (first) => [...'0123456789X'].filter((last) => isIdentityNumber(`${first}${last}`)).length === 1));
  });

  it('shows any one digit that was mistyped, and any two neighbours that changed places', () => {
    fc.assert(fc.property(digits, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (first, at, by) => {
      const number = completed(first);
      const wrong = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
      const swapped = at < 16 && number[at] !== number[at + 1] ? number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2) : null;
      return !isIdentityNumber(wrong) && (swapped === null || !isIdentityNumber(swapped));
    }));
  });

  it('is the same in full width and with a small letter', () => {
    const number = [...Array(200).keys()].map((at) => completed(String(at).padStart(17, '1'))).find((each) => each.endsWith('X')) as string;
    expect(isIdentityNumber(` ${number.toLowerCase().replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))} `)).toBe(true);
  });
});

describe('a registration', () => {
  it('of a minor stands with a guardian who agreed and not without', () => {
    fc.assert(fc.property(fc.option(fc.constant('示例监护人')), fc.option(day), day, (guardian, guardianAgreedOn, today) => {
      const refusal = volunteerRefusal({ ...fine, isAdult: false, guardian, guardianAgreedOn }, today);
      return (refusal === null) === (guardian !== null && guardianAgreedOn !== null && guardianAgreedOn <= today);
    }));
  });

  it('names a place or an organisation, lies not ahead, and keeps no guardian of an adult', () => {
    expect(volunteerRefusal(fine, '2026-03-01')).toBeNull();
    expect(volunteerRefusal({ ...fine, placeId: null }, '2026-03-01')).toBe('placeless');
    expect(volunteerRefusal({ ...fine, placeId: null, organisationId: 'o' }, '2026-03-01')).toBeNull();
    expect(volunteerRefusal(fine, '2026-02-28')).toBe('inFuture');
    expect(volunteerRefusal({ ...fine, guardian: '示例监护人' }, '2026-03-01')).toBe('guardianOfAdult');
    expect(volunteerRefusal({ ...fine, identityNumber: '110101199003070000' }, '2026-03-01')).toBe('identityWrong');
  });

  it('gives numbers that sort as they were given', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_999_998 }), (number) => volunteerNumber(number) < volunteerNumber(number + 1)));
  });
});

describe('a membership', () => {
  it('begins on a day on which volunteer and team are both there, and on no other', () => {
    fc.assert(fc.property(day, day, fc.option(day), day, fc.option(day), (from, registeredOn, leftOn, foundedOn, dissolvedOn) => {
      const there = from >= registeredOn && (leftOn === null || from < leftOn) && from >= foundedOn && (dissolvedOn === null || from < dissolvedOn);
      return (membershipRefusal(from, { registeredOn, leftOn }, { foundedOn, dissolvedOn }, '2026-03-28') === null) === there;
    }));
    expect(membershipRefusal('2026-03-02', { registeredOn: '2026-03-01', leftOn: null }, { foundedOn: '2026-03-01', dissolvedOn: null }, '2026-03-01')).toBe('inFuture');
  });
});
