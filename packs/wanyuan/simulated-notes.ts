import { readFileSync } from 'node:fs';
import type { Rng } from '#kernel/rng.ts';
import { demoEdition } from '../demo-city-edition/generate.ts';

const OTHERWISE = ['现场与要求不符', '现场查看未达到要求'] as const;
const LINE = /^(\S+)\s+(.+)$/;

let notes: ReadonlyMap<string, readonly string[]> | null = null;

/**
 * 备注 · A short note for an unmet check: what an inspector would jot down about this very check.
 *
 * @source DOMAIN 1.6: problem descriptions have a median of ten characters
 */
export function noteFor(checkItem: { readonly zh: string }, rng: Rng): string {
  notes ??= readNotes();
  return rng.pick(notes.get(checkItem.zh) ?? OTHERWISE);
}

/** Notes are filed under the words of the check, so that they outlive a change of codes. */
function readNotes(): ReadonlyMap<string, readonly string[]> {
  const words = new Map(demoEdition().checkItems.map((checkItem) => [checkItem.code, checkItem.zh]));
  const text = readFileSync(new URL('simulated-notes.txt', import.meta.url), 'utf8');
  return new Map(
    text.split('\n').flatMap((line): [string, readonly string[]][] => {
      const [, code, options] = LINE.exec(line) ?? [];
      const zh = words.get(code ?? '');
      return zh === undefined || options === undefined ? [] : [[zh, options.split('|')]];
    }),
  );
}
