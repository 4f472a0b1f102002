/** 密码规则 · What makes a password strong enough: length and mixture, not its own name, no plain run. @source DOMAIN §8.3 defaults */
export const PASSWORD_LENGTH_MIN = 10;
const CLASSES_MIN = 3;
const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/];
/** A user name shorter than this turns up in good passwords by chance. */
const NAME_LENGTH_MIN = 4;
/** This many different characters at least, so that `aaaaaaaaA1` does not pass. */
const DISTINCT_MIN = 5;

export type PasswordWeakness = 'too_short' | 'too_plain' | 'holds_username' | 'repetitive';

/** @returns what is wrong first, or null when the password will do */
export function passwordWeakness(password: string, username: string): PasswordWeakness | null {
  if ([...password].length < PASSWORD_LENGTH_MIN) return 'too_short';
  if (CLASSES.filter((pattern) => pattern.test(password)).length < CLASSES_MIN) return 'too_plain';
  if (username.length >= NAME_LENGTH_MIN && password.toLowerCase().includes(username.toLowerCase())) return 'holds_username';
  if (new Set(password.toLowerCase()).size < DISTINCT_MIN || isRun(password)) return 'repetitive';
  return null;
}

/** Whether more than half of the steps from one character to the next go up or down by one. */
function isRun(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) as number);
  const steps = codes.slice(1).filter((code, at) => Math.abs(code - (codes[at] as number)) === 1).length;
  return steps * 2 > codes.length - 1;
}
