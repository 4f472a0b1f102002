export { AS_OF, definitionFault, FIGURE_KINDS, kindOf, OPERATORS, PLACE_COLUMN } from './definition.ts';
export type { Aggregate, Condition, ConditionValue, DefinitionFault, FigureDefinition, FigureKind, Operator, ShapeFacts } from './definition.ts';
export { isAsExpected, VERDICTS, verdictOf } from './verdict.ts';
export type { Computed, Published, Verdict } from './verdict.ts';
export { goesByDay, isKeepable } from './kept.ts';
export { PART_ROLES, ratioParts } from './ratio-parts.ts';
export type { PartRole, RatioPart } from './ratio-parts.ts';
export { narrowed, narrowingOf, narrowingText } from './narrowing.ts';
export type { Narrowing } from './narrowing.ts';
