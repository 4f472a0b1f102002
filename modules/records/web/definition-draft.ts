/** 定义草稿 · Fields as they are typed; choices as lines of text. */
import type { FieldType, RegisterField } from '../domain/index.ts';

export interface FieldDraft { readonly key: string; readonly code: string; readonly zh: string; readonly en: string; readonly type: FieldType; readonly required: boolean; readonly unit: string; readonly decimals: string; readonly choices: string; readonly purpose: string; readonly register: string }

type Choice = { code: string; zh: string; en: string };

/** Lines of `code zh en`; what is left out is the word before it, and a line without a code gets one. */
export function choicesOf(text: string): Choice[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line, at) => {
    const words = line.split(/[\s，,]+/);
    const isCode = /^[a-z][a-zA-Z0-9]{0,39}$/.test(words[0] ?? '');
    const [code, zh, ...en] = isCode ? words : [`choice${at + 1}`, ...words];
    return { code: code as string, zh: zh ?? (code as string), en: en.length === 0 ? (zh ?? (code as string)) : en.join(' ') };
  });
}

export const choicesText = (choices: readonly Choice[]): string => choices.map(({ code, zh, en }) => `${code} ${zh} ${en}`).join('\n');

export function emptyField(given: Partial<FieldDraft>): FieldDraft {
  return { key: crypto.randomUUID(), code: '', zh: '', en: '', type: 'text', required: false, unit: '', decimals: '0', choices: '', purpose: '', register: '', ...given };
}

export function fieldDraft(field: RegisterField): FieldDraft {
  return { key: field.code, code: field.code, zh: field.zh, en: field.en, type: field.type, required: field.required, unit: field.unit ?? '', decimals: String(field.decimals), choices: choicesText(field.choices), purpose: field.purpose ?? '', register: field.register ?? '' };
}

/** A field as the operation takes it. */
export function sentField(field: FieldDraft) {
  return {
    code: field.code, zh: field.zh, en: field.en, type: field.type, required: field.required, unit: field.type === 'number' && field.unit !== '' ? field.unit : null, decimals: field.type === 'number' ? Number(field.decimals) : 0, choices: field.type === 'choice' ? choicesOf(field.choices) : [],
    purpose: field.purpose === '' ? null : field.purpose, register: field.type === 'record' && field.register !== '' ? field.register : null,
  };
}
