/** 半角 · Letters and digits in full width, as some input methods write them, and what they are in half width. */
const FULL = /[０-９Ａ-Ｚａ-ｚ－．]/gu;

/** All else stays as it is, spaces too. */
export const halfWidth = (text: string): string => text.replace(FULL, (letter) => letter.normalize('NFKC'));

const LETTERS = '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－．';
/** The same for a `translate` of the database. */
export const FULL_TO_HALF = { from: LETTERS, to: halfWidth(LETTERS) } as const;
