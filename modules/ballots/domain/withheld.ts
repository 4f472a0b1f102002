/** 撤回姓名 · A ballot as it is told after somebody took back their consent: without the name, the words and the picture, and with all else as it was signed. */
import type { BallotDefinition } from './definition.ts';
import type { TallyResult } from './tally.ts';

/** What stands in the place of a name, in both languages: the file is read in either. */
export const WITHHELD_LABEL = '（姓名已撤回 · name withdrawn）';

export function withoutOptions<Definition extends Pick<BallotDefinition, 'options'>>(definition: Definition, withheld: ReadonlySet<string>): Definition {
  if (withheld.size === 0) return definition;
  return { ...definition, options: definition.options.map((option) => (withheld.has(option.code) ? { ...option, label: WITHHELD_LABEL, note: null, ...('photo' in option ? { photo: null } : {}) } : option)) };
}

/** The same of what was counted: the figures stay where they are. */
export function countWithout<Result extends Pick<TallyResult, 'classes'>>(result: Result, withheld: ReadonlySet<string>): Result {
  if (withheld.size === 0) return result;
  return { ...result, classes: result.classes.map((group) => ({ ...group, options: group.options.map((option) => (withheld.has(option.code) ? { ...option, label: WITHHELD_LABEL } : option)) })) };
}
