/** 草稿的去留 · Under which names drafts lie on a device, and which of them a sign-out takes along. */

/** `onDevice`: until it is sent or discarded. `untilSignOut`: what is secret until it is handed in (scores, votes) is not left to the next person at the device. */
export type DraftLife = 'onDevice' | 'untilSignOut';

const PREFIX: Readonly<Record<DraftLife, string>> = { onDevice: 'lianchuang.draft.', untilSignOut: 'lianchuang.passing-draft.' };

/** 草稿名 · The name of a draft on the device: one for each programme and person. */
export const draftKey = (life: DraftLife, programme: string, personId: string, name: string): string => `${PREFIX[life]}${programme}.${personId}.${name}`;

/** 退出时清除 · Removes every draft that lasts until sign-out, whoever typed it: a colleague who only closed the page has left the device too. */
export function forgetPassingDrafts(storage: Pick<Storage, 'length' | 'key' | 'removeItem'>): void {
  const keys = Array.from({ length: storage.length }, (_each, at) => storage.key(at));
  for (const key of keys) if (key?.startsWith(PREFIX.untilSignOut) === true) storage.removeItem(key);
}

/** Whose secrets may lie on the device. */
const OWNER = 'lianchuang.drafts-of';

/** 换人时清除 · A session may end without a sign-out: what is secret goes at the latest when somebody else comes to the device, before they see a page. @returns whether another was here */
export function keepDraftsOf(storage: Pick<Storage, 'length' | 'key' | 'removeItem' | 'getItem' | 'setItem'>, username: string): boolean {
  const before = storage.getItem(OWNER);
  if (before === username) return false;
  if (before !== null) forgetPassingDrafts(storage);
  storage.setItem(OWNER, username);
  return before !== null;
}
