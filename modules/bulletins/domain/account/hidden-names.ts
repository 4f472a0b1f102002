/** 隐去姓名 · Names of people who took back their consent, hidden from the words of an account that was published before; numbers and everything else stay. */
import type { BodyBlock } from '../inspection-body.ts';
import type { Run } from './render.ts';

/** A name that a published account says, with the figure that lists it, and whether its row may still be named. */
export interface NamedRow { readonly code: string; readonly name: string; readonly mayBeNamed: boolean }

/** Stands in the place of a name. */
export const HIDDEN_NAME = '（应本人要求隐去）';
const ETC = '等';
/** Shorter ones are parts of too many words. */
const LOOSE_LENGTH_LEAST = 2;

interface Hidden { readonly inList: (code: string) => ReadonlySet<string>; readonly loose: readonly string[] }

function hiddenNames(named: readonly NamedRow[]): Hidden {
  const shown = (rows: readonly NamedRow[]): Set<string> => new Set(rows.filter(({ mayBeNamed }) => mayBeNamed).map(({ name }) => name));
  const away = (rows: readonly NamedRow[]): string[] => { const kept = shown(rows); return [...new Set(rows.filter(({ mayBeNamed, name }) => !mayBeNamed && !kept.has(name)).map(({ name }) => name))]; };
  const byCode = new Map([...Map.groupBy(named, ({ code }) => code)].map(([code, rows]) => [code, new Set(away(rows))]));
  return { inList: (code) => byCode.get(code) ?? new Set(), loose: away(named).filter((name) => [...name].length >= LOOSE_LENGTH_LEAST).toSorted((one, other) => other.length - one.length) };
}

/** A list of names as figures are listed: parted by 、 and ended by 等 where there are more. */
function listWithout(text: string, names: ReadonlySet<string>): string {
  if (names.size === 0) return text;
  const parts = text.split('、').map((part) => {
    if (names.has(part)) return HIDDEN_NAME;
    return part.endsWith(ETC) && names.has(part.slice(0, -ETC.length)) ? `${HIDDEN_NAME}${ETC}` : part;
  });
  const once = parts.filter((part, at) => part !== HIDDEN_NAME || !parts.slice(0, at).includes(HIDDEN_NAME));
  return once.join('、').replace(`${HIDDEN_NAME}、${HIDDEN_NAME}${ETC}`, `${HIDDEN_NAME}${ETC}`);
}

const runsWithout = (runs: readonly Run[], hidden: Hidden): Run[] => runs.map((run) => ({ ...run, text: hidden.loose.reduce((text, name) => text.replaceAll(name, HIDDEN_NAME), run.code === null ? run.text : listWithout(run.text, hidden.inList(run.code))) }));

/**
 * 隐去后的正文 · @param named every name that the account says, by its row
 * @returns the body, the very same where nothing is hidden; and how many people are no longer named
 * @invariant a name that another row of the same list may still say stays; a name typed as plain words goes with the one in the list
 */
export function withoutNames(body: readonly BodyBlock[], named: readonly NamedRow[]): { readonly body: readonly BodyBlock[]; readonly hiddenCount: number } {
  const hidden = hiddenNames(named);
  const count = new Set(named.filter(({ code, name }) => hidden.inList(code).has(name)).map(({ code, name }) => `${code}/${name}`)).size;
  if (count === 0) return { body, hiddenCount: 0 };
  return {
    hiddenCount: count,
    body: body.map((block) => {
      if (block.kind === 'table') return block;
      const runs = runsWithout(block.runs ?? [{ text: block.text, code: null }], hidden);
      return { ...block, runs, text: runs.map(({ text }) => text).join('') };
    }),
  };
}
