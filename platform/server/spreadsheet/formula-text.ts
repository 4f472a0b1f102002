/**
 * Characters that make a spreadsheet program treat a CSV cell as a formula when they come first. The full-width
 * forms count as well: Chinese and Japanese editions of Excel read them as their half-width selves.
 * @source OWASP, CSV Injection
 */
const LEADING = String.raw`[=+\-@\t\r\n＝＋－＠]`;
const NEEDS_APOSTROPHE = new RegExp(`^'*${LEADING}`);
const HAS_APOSTROPHE = new RegExp(`^'+${LEADING}`);

/** 是否似公式 · True when a program might run the text as a formula. */
export function looksLikeFormula(text: string): boolean {
  return NEEDS_APOSTROPHE.test(text);
}

/**
 * 公式注入防护 · Puts an apostrophe before text that could run as a formula.
 * Text that already begins with apostrophes and a trigger gets one more, so that {@link restoreFormulaText} is an exact inverse.
 * @invariant neutralising and restoring gives back every string
 */
export function neutraliseFormulaText(text: string): string {
  return NEEDS_APOSTROPHE.test(text) ? `'${text}` : text;
}

/** 还原公式样文字 · Takes away the one apostrophe that {@link neutraliseFormulaText} added. */
export function restoreFormulaText(text: string): string {
  return HAS_APOSTROPHE.test(text) ? text.slice(1) : text;
}
