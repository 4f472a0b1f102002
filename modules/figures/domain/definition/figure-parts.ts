import { hasOwnRows, kindOf, madeOf } from './definition.ts';
import type { FigureDefinition } from './definition.ts';

/** Above and below the line of a ratio or a change; terms are what a sum adds up. */
export const PART_ROLES = ['numerator', 'denominator', 'term'] as const;
export type PartRole = (typeof PART_ROLES)[number];
export interface FigurePart { readonly role: PartRole; readonly figureCode: string | null; readonly definition: FigureDefinition }

/** Sums of sums multiply out; beyond this a figure is kept by its value alone. */
export const FIGURE_PARTS_MAX = 60;

/** Figures with rows of their own that a figure adds up, through any number of sums; null where one is not known, is no number to be added, or is made of itself, and where they are more than may be. */
function addends(code: string, known: ReadonlyMap<string, FigureDefinition>, above: ReadonlySet<string>, max: number): readonly { readonly code: string; readonly definition: FigureDefinition }[] | null {
  if (max < 1) return null;
  const definition = known.get(code);
  if (definition === undefined || above.has(code)) return null;
  if (hasOwnRows(definition)) return ['count', 'sum'].includes(kindOf(definition.aggregate)) ? [{ code, definition }] : null;
  if (definition.aggregate.kind !== 'sumOfFigures') return null;
  const all: { readonly code: string; readonly definition: FigureDefinition }[] = [];
  for (const each of definition.aggregate.figures) {
    const found = addends(each, known, new Set([...above, code]), max - all.length);
    if (found === null) return null;
    all.push(...found);
  }
  return all;
}

/**
 * 组成部分 · What a figure is made of, each with rows of its own: what is above and below the line of a ratio or a change, the terms of a
 * sum. Sums within it are taken apart, in the order in which they name their figures; a figure that is named twice is there twice.
 *
 * @param known figures by their codes, with all that they are made of
 * @returns none for what is neither, or where a figure that it is made of is not known, cannot be added up or is made of itself, or where they are more than {@link FIGURE_PARTS_MAX}
 * @invariant the terms of a role add up to what stands in that role
 */
export function figureParts(definition: FigureDefinition, known: ReadonlyMap<string, FigureDefinition>): readonly FigurePart[] {
  const { aggregate, where, partOf: _whole, ...rest } = definition;
  const own = (role: PartRole, of: FigureDefinition['aggregate'], conditions = where): FigurePart => ({ role, figureCode: null, definition: { ...rest, where: conditions, aggregate: of } });
  switch (aggregate.kind) {
    case 'share': return [own('numerator', { kind: 'count' }, [...where, ...aggregate.of]), own('denominator', { kind: 'count' })];
    case 'ratioOfSums': return [own('numerator', { kind: 'sum', column: aggregate.numerator }), own('denominator', { kind: 'sum', column: aggregate.denominator })];
    case 'ratioOfFigures': case 'changeOfFigures': case 'sumOfFigures': {
      const roleOf = (at: number): PartRole => (aggregate.kind === 'sumOfFigures' ? 'term' : at === 0 ? 'numerator' : 'denominator');
      const parts: FigurePart[] = [];
      for (const [at, code] of madeOf(aggregate).entries()) {
        const found = addends(code, known, new Set(), FIGURE_PARTS_MAX - parts.length);
        if (found === null) return [];
        parts.push(...found.map((each): FigurePart => ({ role: roleOf(at), figureCode: each.code, definition: each.definition })));
      }
      return parts;
    }
    default: return [];
  }
}

/**
 * 由部分得数 · The value of a figure from those of its parts.
 *
 * @returns null where a part has none, or nothing stands below the line
 */
export function valueOfParts({ aggregate }: FigureDefinition, parts: readonly { readonly role: PartRole; readonly value: number | null }[]): number | null {
  if (parts.some(({ value }) => value === null)) return null;
  const sumOf = (role: PartRole): number => parts.reduce((sum, part) => (part.role === role ? sum + (part.value ?? 0) : sum), 0);
  if (aggregate.kind === 'sumOfFigures') return sumOf('term');
  const [over, under] = [sumOf('numerator'), sumOf('denominator')];
  if (under === 0) return null;
  return (aggregate.kind === 'changeOfFigures' ? over - under : over) / under;
}
