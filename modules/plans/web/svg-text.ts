/** 图中文字 · How much of a text fits a width in a drawing. */
const LETTER = 7.5;

/** Chinese takes the room of two letters. */
const roomOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0) * LETTER;

/** Words that do not fit a bar are cut; the table beside it has them whole. */
export const fitted = (text: string, width: number): string => (roomOf(text) <= width ? text : `${[...text].slice(0, Math.max(1, Math.floor(width / LETTER / 2) - 1)).join('')}…`);
