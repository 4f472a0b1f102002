/** @unit digits */
export const NUMBER_DIGITS = 7;

/** 志愿者编号 · The programme's own number of a volunteer, in place of any identity number. @source MZ/T 061-2015 */
export const volunteerNumber = (sequence: number): string => `V-${String(sequence).padStart(NUMBER_DIGITS, '0')}`;
