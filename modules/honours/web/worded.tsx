/** 有用语的文字 · A field for what is written freely, which offers the words that are known and keeps their codes. */
import { useId } from 'react';
import { useText } from '#platform/web/i18n.ts';
import { TextInput } from '#platform/web/ui/index.ts';

interface WordedProps {
  readonly words: Readonly<Record<string, { readonly zh: string; readonly en: string }>>; readonly value: string; readonly maxLength: number; readonly onChange: (value: string) => void;
  readonly id?: string; readonly 'aria-describedby'?: string | undefined; readonly 'aria-invalid'?: boolean | undefined;
}

/** A word that is known by a code is typed and shown as the word; any other stays as it is written. */
export function Worded({ words, value, maxLength, onChange, ...wiring }: WordedProps) {
  const text = useText();
  const list = useId();
  const known = words[value];
  const codeOf = (typed: string): string => Object.entries(words).find(([, each]) => each.zh === typed || each.en === typed)?.[0] ?? typed;
  return (
    <>
      <TextInput {...wiring} list={list} maxLength={maxLength} value={known === undefined ? value : text(known)} onChange={(typed) => onChange(codeOf(typed))} />
      <datalist id={list}>{Object.entries(words).map(([code, each]) => <option key={code} value={text(each)} />)}</datalist>
    </>
  );
}
