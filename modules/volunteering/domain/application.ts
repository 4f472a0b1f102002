/** 登记申请状态 · lapsed: nobody answered it in time. */
export const APPLICATION_STATES = ['received', 'accepted', 'declined', 'lapsed'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** What was declined, or answered by nobody, is kept no longer than this. @unit days */
export const APPLICATION_KEPT_DAYS = 30;

/** Fewer digits are no telephone number. */
const PHONE_DIGITS_LEAST = 7;
const CHINA_CODE = /^(?:0086|86)(?=1\d{10}$)/;

/** 联系方式的比较形式 · The same for the same telephone number however it is written; anything else by its letters. */
export function sameContact(contact: string): string {
  const plain = contact.normalize('NFKC').toLowerCase();
  const digits = plain.replaceAll(/\D/g, '');
  return digits.length >= PHONE_DIGITS_LEAST ? digits.replace(CHINA_CODE, '') : plain.replaceAll(/\s/g, '');
}

/** 姓名的比较形式 · Without spaces, full-width letters or capitals. */
export const sameName = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
