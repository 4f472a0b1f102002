/** 隐去姓名 · Names of people who took back their consent, hidden from the words of an account that was published before; numbers and everything else stay. */
import type { BodyBlock } from '../inspection-body.ts';
import type { Run } from './render.ts';
import { standsAsName } from './stands-as-name.ts';

/** A name that a published account says, with the figure that lists it, and whether its row may still be named. */
export interface NamedRow { readonly code: string; readonly name: string; readonly mayBeNamed: boolean }
/** A name that was hidden and is still said, as often as `count`: by a namesake, by another word, or by the person. */
export interface NameLeft { readonly name: string; readonly count: number }

/** Stands in the place of a name. */
export const HIDDEN_NAME = '（应本人要求隐去）';
const ETC = '等';
/** One character is no name. */
const LOOSE_LENGTH_LEAST = 2;
/** A name of two characters may be a word or a part of one (高峰, 文明): it is taken for the person's only where it stands as names do. */
const SHORT_LENGTH = 2;

interface Hidden { readonly inList: (code: string) => ReadonlySet<string>; readonly loose: readonly string[]; readonly all: readonly string[] }

const isLong = (name: string): boolean => [...name].length >= LOOSE_LENGTH_LEAST;

function hiddenNames(named: readonly NamedRow[]): Hidden {
  const shown = (rows: readonly NamedRow[]): Set<string> => new Set(rows.filter(({ mayBeNamed }) => mayBeNamed).map(({ name }) => name));
  const away = (rows: readonly NamedRow[]): string[] => { const kept = shown(rows); return [...new Set(rows.filter(({ mayBeNamed, name }) => !mayBeNamed && !kept.has(name)).map(({ name }) => name))]; };
  const byCode = new Map([...Map.groupBy(named, ({ code }) => code)].map(([code, rows]) => [code, new Set(away(rows))]));
  const all = [...new Set([...byCode.values()].flatMap((names) => [...names]))].filter(isLong);
  return { inList: (code) => byCode.get(code) ?? new Set(), all, loose: away(named).filter(isLong).toSorted((one, other) => other.length - one.length) };
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

/** A name that was typed. */
function looseWithout(text: string, name: string): string {
  if ([...name].length > SHORT_LENGTH) return text.replaceAll(name, HIDDEN_NAME);
  return text.replaceAll(name, (said, at: number) => (standsAsName(text.slice(0, at), text.slice(at + said.length), HIDDEN_NAME) ? HIDDEN_NAME : said));
}

const runsWithout = (runs: readonly Run[], hidden: Hidden): Run[] => runs.map((run) => ({ ...run, text: hidden.loose.reduce(looseWithout, run.code === null ? run.text : listWithout(run.text, hidden.inList(run.code))) }));

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
const runsOf = (block: Exclude<BodyBlock, { kind: 'table' }>): readonly Run[] => block.runs ?? [{ text: block.text, code: null }];

/** Names that are hidden somewhere and still said, in other lists (where a namesake may be named) not counted. */
function namesLeft(runs: readonly Run[], { all, loose }: Hidden): NameLeft[] {
  const times = (text: string, name: string): number => text.split(name).length - 1;
  return all.map((name) => ({ name, count: runs.reduce((sum, { text, code }) => (code === null || loose.includes(name) ? sum + times(text, name) : sum), 0) })).filter(({ count }) => count > 0);
}

export interface WithoutNames { readonly title: readonly Run[]; readonly body: readonly BodyBlock[]; /** People who are no longer named. */ readonly hiddenCount: number; readonly left: readonly NameLeft[] }

/**
 * 隐去后的标题和正文 · @param named every name that the account says, by its row
 * @returns title and body, the very same where nothing is hidden; how many people are no longer named; and their names of two characters or more that the words still say, for a person to look at
 * @invariant a name that another row of the same list may still say stays; a name typed as plain words goes with the one in the list, one of two characters where it stands as names do
 */
export function withoutNames(given: { readonly title: readonly Run[]; readonly body: readonly BodyBlock[] }, named: readonly NamedRow[]): WithoutNames {
  const hidden = hiddenNames(named);
  const count = new Set(named.filter(({ code, name }) => hidden.inList(code).has(name)).map(({ code, name }) => `${code}/${name}`)).size;
  if (count === 0) return { ...given, hiddenCount: 0, left: [] };
  const title = runsWithout(given.title, hidden);
  const body = given.body.map((block) => {
    if (block.kind === 'table') return block;
    const runs = runsWithout(runsOf(block), hidden);
    return { ...block, runs, text: textOf(runs) };
  });
  return { hiddenCount: count, title, body, left: namesLeft([...title, ...body.flatMap((block) => (block.kind === 'table' ? [] : runsOf(block)))], hidden) };
}
