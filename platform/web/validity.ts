/**
 * 原生校验用语 · What the browser says when a field is empty, too small or no number, in the language of the product and not
 * in that of the browser: somebody who reads the office in Chinese may have a browser in English, or the other way round.
 */
import { fillText } from '#platform/contract/index.ts';
import { textIn } from './i18n.ts';
import type { LocalText } from './i18n.ts';
import { currentPreferences } from './preferences.ts';

const validityWords = {
  missing: { zh: '请填写这一项', en: 'Fill in this field' },
  least: { zh: '不能小于 {n}', en: 'Must be at least {n}' },
  most: { zh: '不能大于 {n}', en: 'Must be at most {n}' },
  whole: { zh: '请填写整数', en: 'Must be a whole number' },
  step: { zh: '请按 {n} 的倍数填写', en: 'Must go in steps of {n}' },
  number: { zh: '请填写数字', en: 'Must be a number' },
  short: { zh: '至少 {n} 个字', en: 'At least {n} characters' },
  long: { zh: '最多 {n} 个字', en: 'At most {n} characters' },
  format: { zh: '格式不对，请按说明填写', en: 'Wrong format; see what the field asks for' },
} as const satisfies Record<string, LocalText>;

/** 校验事实 · What the browser found, and the limits that the field sets. */
export interface FieldFacts {
  readonly validity: Partial<Pick<ValidityState, 'valueMissing' | 'badInput' | 'rangeUnderflow' | 'rangeOverflow' | 'stepMismatch' | 'tooShort' | 'tooLong' | 'typeMismatch' | 'patternMismatch'>>;
  readonly type: string;
  readonly limits: { readonly min?: string; readonly max?: string; readonly step?: string; readonly minLength?: number; readonly maxLength?: number };
}

/** 校验的话 · One sentence for what is wrong first; null where nothing is. */
export function validityText({ validity, type, limits }: FieldFacts): { readonly words: LocalText; readonly n: string } | null {
  const { min = '', max = '', step = '' } = limits;
  if (validity.badInput) return { words: type === 'number' ? validityWords.number : validityWords.format, n: '' };
  if (validity.valueMissing) return { words: validityWords.missing, n: '' };
  if (validity.rangeUnderflow) return { words: validityWords.least, n: min };
  if (validity.rangeOverflow) return { words: validityWords.most, n: max };
  if (validity.stepMismatch) return step === '' || step === '1' ? { words: validityWords.whole, n: '' } : { words: validityWords.step, n: step };
  if (validity.tooShort) return { words: validityWords.short, n: String(limits.minLength ?? '') };
  if (validity.tooLong) return { words: validityWords.long, n: String(limits.maxLength ?? '') };
  if (validity.typeMismatch || validity.patternMismatch) return { words: validityWords.format, n: '' };
  return null;
}

type Told = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const isTold = (target: EventTarget | null): target is Told => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** 校验用语 · Listens for fields that the browser refuses; called once, when the page starts. */
export function sayValidity(): void {
  const told = new Set<Told>();
  // A field that was given words of its own stays refused until they are taken back; that has to be before the browser looks again.
  const takeBack = () => { for (const field of told) field.setCustomValidity(''); told.clear(); };
  for (const kind of ['input', 'change', 'click', 'submit'] as const) document.addEventListener(kind, takeBack, true);
  document.addEventListener('invalid', ({ target }) => {
    if (!isTold(target) || target.validity.customError) return;
    const { minLength, maxLength } = target instanceof HTMLSelectElement ? { minLength: -1, maxLength: -1 } : target;
    const { min, max, step } = target instanceof HTMLInputElement ? target : { min: '', max: '', step: '' };
    const said = validityText({ validity: target.validity, type: target.type, limits: { min, max, step, minLength, maxLength } });
    if (said === null) return;
    target.setCustomValidity(fillText(textIn(currentPreferences().locale, said.words), { n: said.n }));
    told.add(target);
  }, true);
}
