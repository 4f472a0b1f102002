/** 公众脚本用语 · Words in the language that the server made the page in. */
import { fillText } from '#platform/contract/fill-text.ts';
import type { ProblemText } from '#platform/contract/index.ts';

/** 说 · By the language of the page. */
export function say(text: ProblemText, values: Readonly<Record<string, string | number>> = {}): string {
  return fillText(document.documentElement.lang === 'en' ? text.en : text.zh, values);
}
