/**
 * 双语文本 · Two languages, one list per module, with the keys held equal by the compiler.
 * A text that belongs to a thing (a title, a state, an operation) is a `LocalText`; words of a page are messages.
 */
import { useCallback } from 'react';
import { fillText } from '#platform/contract/index.ts';
import type { Locale, ProblemParams, ProblemText } from '#platform/contract/index.ts';
import { usePreferences } from './preferences.ts';

/** 双语 · The same words in both languages. */
export type LocalText = ProblemText;

/** 消息表 · Words of a module, by key, in both languages. */
export interface Messages<Key extends string> {
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

/** 定义消息 · Declares the words of a module. A key that misses in one language does not compile. */
export function defineMessages<const Zh extends Record<string, string>>(catalogue: {
  readonly zh: Zh;
  readonly en: { readonly [K in keyof Zh]: string };
}): Messages<Extract<keyof Zh, string>> {
  return catalogue;
}

/** 取文 · The words of one language. */
export function textIn(locale: Locale, text: LocalText): string {
  return locale === 'en' ? text.en : text.zh;
}

/** 翻译 · Words of a catalogue in the reader's language; `{name}` places are filled from the parameters. */
export function useT<Key extends string>(messages: Messages<Key>): (key: Key, params?: ProblemParams) => string {
  const { locale } = usePreferences();
  return useCallback(
    (key, params) => fillText(locale === 'en' ? messages.en[key] : messages.zh[key], params),
    [locale, messages],
  );
}

/** 取双语文本 · Picks the reader's language out of a LocalText. */
export function useText(): (text: LocalText) => string {
  const { locale } = usePreferences();
  return useCallback((text) => textIn(locale, text), [locale]);
}
