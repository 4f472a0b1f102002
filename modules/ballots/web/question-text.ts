/** 选项文本 · Options as the office types or pastes them, one a line: class, name, note. */
import type { BallotOption, OptionClass } from '../domain/index.ts';

export interface TypedOption { readonly classLabel: string; readonly label: string; readonly note: string | null }

export function optionsIn(text: string): TypedOption[] {
  return text.split('\n').map((line) => line.split(/\t|,|，/).map((cell) => cell.trim())).filter(([classLabel = '', label = '']) => classLabel !== '' && label !== '')
    .map(([classLabel = '', label = '', ...note]) => ({ classLabel, label, note: note.join('，') === '' ? null : note.join('，') }));
}

export function optionText(options: readonly TypedOption[]): string {
  return options.map(({ classLabel, label, note }) => [classLabel, label, ...(note === null ? [] : [note])].join('\t')).join('\n');
}

export interface ClassLimit { readonly limit: number; readonly seats: number }

export interface KnownQuestion { readonly classes: readonly OptionClass[]; readonly options: readonly BallotOption[] }

/** The first of c1, c2 … or n1, n2 … that nobody has. */
function freeCode(sign: string, taken: Set<string>): string {
  let at = 1;
  while (taken.has(`${sign}${at}`)) at += 1;
  taken.add(`${sign}${at}`);
  return `${sign}${at}`;
}

/**
 * 编号 · Who stands in the ballot already keeps the code, by which a selection knows its candidates; others get c1, c2 … and n1, n2 …
 * in their order. Limits by the class's own words.
 */
export function questionOf(typed: readonly TypedOption[], limits: Readonly<Record<string, ClassLimit>>, known: KnownQuestion = { classes: [], options: [] }): { classes: OptionClass[]; options: BallotOption[] } {
  const taken = new Set([...known.classes, ...known.options].map(({ code }) => code));
  const kept = new Map(known.classes.map(({ label, code }) => [label, code]));
  const labels = [...new Set(typed.map(({ classLabel }) => classLabel))];
  const classes = labels.map((label) => ({ code: kept.get(label) ?? freeCode('c', taken), label, limit: limits[label]?.limit ?? 1, seats: limits[label]?.seats ?? 1 }));
  const classCodes = new Map(classes.map(({ label, code }) => [label, code]));
  const left = [...known.options];
  const keptCode = (classCode: string, label: string): string | undefined => {
    const at = left.findIndex((option) => option.classCode === classCode && option.label === label);
    return at < 0 ? undefined : left.splice(at, 1)[0]?.code;
  };
  return {
    classes,
    options: typed.map(({ classLabel, label, note }) => {
      const classCode = classCodes.get(classLabel) ?? '';
      return { code: keptCode(classCode, label) ?? freeCode('n', taken), classCode, label, note };
    }),
  };
}

export function typedOf(classes: readonly OptionClass[], options: readonly BallotOption[]): TypedOption[] {
  return options.map(({ classCode, label, note }) => ({ classLabel: classes.find(({ code }) => code === classCode)?.label ?? '', label, note }));
}
