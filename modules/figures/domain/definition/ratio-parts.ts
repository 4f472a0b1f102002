import type { FigureDefinition } from './definition.ts';

export const PART_ROLES = ['numerator', 'denominator'] as const;
export type PartRole = (typeof PART_ROLES)[number];
export interface RatioPart { readonly role: PartRole; readonly figureCode: string | null; readonly definition: FigureDefinition }

/**
 * 分子分母 · What is above and below the line of a ratio, each as a definition with rows of its own.
 *
 * @param known figures by their codes, for a ratio of two of them
 * @returns none for what is no ratio, or where a figure that it names is not known
 */
export function ratioParts(definition: FigureDefinition, known: ReadonlyMap<string, FigureDefinition>): readonly RatioPart[] {
  const { aggregate, where, partOf: _whole, ...rest } = definition;
  const own = (role: PartRole, of: FigureDefinition['aggregate'], conditions = where): RatioPart => ({ role, figureCode: null, definition: { ...rest, where: conditions, aggregate: of } });
  switch (aggregate.kind) {
    case 'share': return [own('numerator', { kind: 'count' }, [...where, ...aggregate.of]), own('denominator', { kind: 'count' })];
    case 'ratioOfSums': return [own('numerator', { kind: 'sum', column: aggregate.numerator }), own('denominator', { kind: 'sum', column: aggregate.denominator })];
    case 'ratioOfFigures': {
      const [over, under] = [known.get(aggregate.numerator), known.get(aggregate.denominator)];
      return over === undefined || under === undefined ? [] : [{ role: 'numerator', figureCode: aggregate.numerator, definition: over }, { role: 'denominator', figureCode: aggregate.denominator, definition: under }];
    }
    default: return [];
  }
}
