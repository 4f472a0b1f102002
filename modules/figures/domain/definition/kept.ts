/** 分块留存 · Which figures can be kept in parts: those that are sums over their rows, whatever day it is looked at. */
import { AS_OF, PLACE_COLUMN } from './definition.ts';
import type { Condition, FigureDefinition } from './definition.ts';

const ADDITIVE = new Set(['count', 'sum', 'share', 'ratioOfSums']);

const namesDay = ({ value }: Condition): boolean => value === AS_OF || (Array.isArray(value) && value.includes(AS_OF));

const conditions = ({ where, aggregate }: FigureDefinition): readonly Condition[] => [...where, ...(aggregate.kind === 'share' ? aggregate.of : [])];

/** Whether the value of a day is another than that of the next, though no row changed. */
export const goesByDay = (definition: FigureDefinition): boolean => conditions(definition).some(namesDay);

/** A sum of its parts (distinct values and ranks are none) that only a change of its own rows changes: where a place lies, or its code, is none of them. */
export const isKeepable = (definition: FigureDefinition): boolean => ADDITIVE.has(definition.aggregate.kind) && !conditions(definition).some(({ column }) => column === PLACE_COLUMN);
