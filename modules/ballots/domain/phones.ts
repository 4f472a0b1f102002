/** 手机号 · What somebody typed, as one text for one number; null when it cannot be one. Numbers of the mainland stand without their country. */
export function phoneTyped(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s\-–—().]/g, '');
  const national = plain.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  if (/^1[3-9]\d{9}$/.test(national)) return national;
  return /^\+[1-9]\d{7,14}$/.test(plain) ? plain : null;
}

/** @unit digits */
export const SMS_CODE_DIGITS = 6;
export const SMS_CODE_MINUTES = 10;
export const SMS_ATTEMPTS_MAX = 5;
export const SMS_PER_DAY_MAX = 5;
export const SMS_PAUSE_SECONDS = 60;

/** 验证码 · Six digits of random bytes, each as likely as any other but for one in ten million. */
export function smsCodeOf(random: Uint8Array): string {
  const number = random.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 10 ** SMS_CODE_DIGITS).padStart(SMS_CODE_DIGITS, '0');
}

export interface SentCode { readonly sentToday: number; /** @unit epoch milliseconds */ readonly expiresAt: number | null }

/** 可否再发 @unit epoch milliseconds */
export function maySendCode({ sentToday, expiresAt }: SentCode, now: number): boolean {
  const sentAt = expiresAt === null ? null : expiresAt - SMS_CODE_MINUTES * 60_000;
  return sentToday < SMS_PER_DAY_MAX && (sentAt === null || now - sentAt >= SMS_PAUSE_SECONDS * 1_000);
}
