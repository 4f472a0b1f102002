/** 签到码时长 · How long one code stands on the screen. @unit milliseconds */
export const CODE_STEP_MS = 30_000;
/** 提前与延后 · The screen shows codes from so long before an activity until so long after it. @unit milliseconds */
export const CODE_MARGIN_MS = 2 * 3_600_000;
/** A phone without a network sends its code later, but not later than this. @unit milliseconds */
export const CODE_SENT_LATEST_MS = 48 * 3_600_000;
/** The second code within this time is the first one scanned again. @unit milliseconds */
export const SCANNED_AGAIN_MS = 10 * 60_000;
/** A person walks from screen to phone in less. @unit milliseconds */
const SENT_AT_ONCE_MS = 3 * 60_000;

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const [STEP_LETTERS, MARK_LETTERS, LETTER_BITS] = [3, 5, 5];
const STEPS_MAX = 32 ** STEP_LETTERS;

/** 签到码 · Three letters of time and five of proof, as a person can read and type them. */
export interface CheckInCode { readonly step: number; readonly mark: string }

/** Which step an instant lies in, counted from the moment the screen of the activity opens. @unit milliseconds */
export const stepAt = (startsAt: number, at: number): number => Math.floor((at - (startsAt - CODE_MARGIN_MS)) / CODE_STEP_MS);
/** When a step began. @unit milliseconds */
export const timeOfStep = (startsAt: number, step: number): number => startsAt - CODE_MARGIN_MS + step * CODE_STEP_MS;

/** 现在是否出码 · Whether the screen shows codes. @unit milliseconds */
export const showsCodes = (activity: { startsAt: number; endsAt: number }, now: number): boolean => now >= activity.startsAt - CODE_MARGIN_MS && now <= activity.endsAt + CODE_MARGIN_MS;

/** The first bits of a keyed digest as letters. @invariant five letters, 25 bits */
export function markOf(digest: Uint8Array): string {
  const bits = digest.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
  return Array.from({ length: MARK_LETTERS }, (_, at) => LETTERS[Math.floor(bits / 2 ** (32 - LETTER_BITS * (at + 1))) % 32]).join('');
}

/** @errors throws for a step that three letters do not hold: an activity of more than eleven days has no screen */
export function codeText({ step, mark }: CheckInCode): string {
  if (step < 0 || step >= STEPS_MAX) throw new Error(`step ${step} is out of range`);
  const letters = Array.from({ length: STEP_LETTERS }, (_, at) => LETTERS[Math.floor(step / 32 ** (STEP_LETTERS - 1 - at)) % 32]).join('');
  return `${letters}-${mark}`;
}

/** As it was typed: small letters, full width, O for 0, I and L for 1, with or without the dash. */
export function parseCode(text: string): CheckInCode | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (plain.length !== STEP_LETTERS + MARK_LETTERS || [...plain].some((letter) => !LETTERS.includes(letter))) return null;
  return { step: [...plain.slice(0, STEP_LETTERS)].reduce((sum, letter) => sum * 32 + LETTERS.indexOf(letter), 0), mark: plain.slice(STEP_LETTERS) };
}

/** 签到不成立的原因 */
export type CheckInRefusal = 'codeAhead' | 'codeOld' | 'outsideActivity';

/**
 * 码能不能用 · A code counts for the moment it was shown, however late a phone sends it, within two days; never for a moment ahead.
 * @unit milliseconds
 * @errors codeAhead, outsideActivity, codeOld
 */
export function codeRefusal(shownAt: number, activity: { startsAt: number; endsAt: number }, now: number): CheckInRefusal | null {
  if (shownAt > now + CODE_STEP_MS) return 'codeAhead';
  if (!showsCodes(activity, shownAt)) return 'outsideActivity';
  return now - shownAt > CODE_SENT_LATEST_MS ? 'codeOld' : null;
}

/** 是否补发 · Whether a code came later than a person at the screen would send it: a signal, no refusal. @unit milliseconds */
export const isSentLate = (shownAt: number, sentAt: number): boolean => sentAt - shownAt > SENT_AT_ONCE_MS;

/** 签到起止 · What of the time between two codes lies within the activity; null when they are the wrong way round. @unit milliseconds */
export function servedBetween(inAt: number, outAt: number, activity: { startsAt: number; endsAt: number }): { from: number; to: number } | null {
  const [from, to] = [Math.max(inAt, activity.startsAt), Math.min(outAt, activity.endsAt)];
  return from < to ? { from, to } : null;
}
