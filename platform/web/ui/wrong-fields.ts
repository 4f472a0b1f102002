/**
 * 出错的字段 · Which fields of the page show an error now, so that the summary of a problem calls each by the label that
 * stands on the form and not by the name it has in the interface.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { ProblemBody } from '#platform/contract/index.ts';

/** 出错的字段 */
export interface WrongField { readonly label: string; readonly error: string }

let fields: readonly (WrongField & { readonly id: string })[] = [];
const listeners = new Set<() => void>();

function change(next: typeof fields): void {
  fields = next;
  for (const hear of listeners) hear();
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

/** 登记 · A field tells that it shows an error, as long as it does. */
export function useWrongField(id: string, label: string, error: string | undefined): void {
  useEffect(() => {
    if (error === undefined) return undefined;
    change([...fields, { id, label, error }]);
    return () => change(fields.filter((field) => field.id !== id));
  }, [id, label, error]);
}

/** 出错的字段们 · In the order in which they appeared. */
export const useWrongFields = (): readonly WrongField[] => useSyncExternalStore(subscribe, () => fields);

/** Pointers of a problem that a form has a field of its own for; kept as long as the problem itself. */
const asked = new WeakMap<ProblemBody, Set<string>>();

/** 有字段 · Notes that the form shows this pointer at its own field. */
export function noteField(problem: ProblemBody, pointer: string): void {
  const known = asked.get(problem);
  if (known === undefined) asked.set(problem, new Set([pointer]));
  else known.add(pointer);
}

/** 有无字段 */
export const hasField = (problem: ProblemBody, pointer: string): boolean => asked.get(problem)?.has(pointer) ?? false;

/** 问题的一行 · A member at fault: what it is called, and what is wrong unless the title says so already. */
export interface ProblemLine { readonly name: string; readonly said: string }

/**
 * 问题各行 · What a problem says about single members, each once. A name is what the caller gives, else the label of the
 * field that shows this very error, else what `nameOf` makes of the pointer; a sentence that is the title is not repeated.
 */
export function problemLines(problem: ProblemBody, named: Readonly<Record<string, string>>, wrong: readonly WrongField[], nameOf: (pointer: string) => string): ProblemLine[] {
  const left = [...wrong];
  const takeLabel = (detail: string): string | undefined => {
    const at = left.findIndex(({ error }) => error === detail);
    return at === -1 ? undefined : (left.splice(at, 1)[0] as WrongField).label;
  };
  const lines = (problem.errors ?? []).map(({ pointer, detail }): ProblemLine => ({
    name: named[pointer] ?? (hasField(problem, pointer) ? takeLabel(detail) : undefined) ?? nameOf(pointer),
    said: detail === problem.title || detail === problem.detail ? '' : detail,
  }));
  return lines.filter(({ name, said }, at) => (name !== '' || said !== '') && lines.findIndex((line) => line.name === name && line.said === said) === at);
}
