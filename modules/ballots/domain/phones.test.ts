import { describe, expect, it } from 'vitest';
import { maySendCode, phoneTyped, SMS_CODE_MINUTES, smsCodeOf } from './phones.ts';

describe('a phone number as people type it', () => {
  it('is one text however its country and its gaps are written', () => {
    for (const text of ['13800000000', '138 0000 0000', '+86 138-0000-0000', '0086 13800000000', '８６13800000000', '8613800000000']) expect(phoneTyped(text), text).toBe('13800000000');
    expect(phoneTyped('+852 9123 4567')).toBe('+85291234567');
  });
  it('is none when digits are missing, or when it is no mobile number', () => {
    for (const text of ['', '1380000000', '138000000000', '12345678901', '010-12345678', '91234567', 'abc', '+0123456789']) expect(phoneTyped(text), text).toBeNull();
  });
});

describe('codes sent to a phone', () => {
  it('have six digits, also where the number begins with noughts', () => {
    expect(smsCodeOf(Uint8Array.of(0, 0, 0, 0, 0, 7))).toBe('000007');
    expect(smsCodeOf(Uint8Array.of(255, 255, 255, 255, 255, 255))).toMatch(/^\d{6}$/);
  });
  it('are sent a minute apart and five times a day', () => {
    const now = 1_000_000_000;
    const sentAt = (ago_ms: number) => now - ago_ms + SMS_CODE_MINUTES * 60_000;
    expect(maySendCode({ sentToday: 0, expiresAt: null }, now)).toBe(true);
    expect(maySendCode({ sentToday: 1, expiresAt: sentAt(59_000) }, now)).toBe(false);
    expect(maySendCode({ sentToday: 4, expiresAt: sentAt(60_000) }, now)).toBe(true);
    expect(maySendCode({ sentToday: 5, expiresAt: null }, now)).toBe(false);
  });
});
