/** 分块留存 · Which figures can be kept in parts: those that are sums over their rows, whatever day it is looked at. */
import { AS_OF } from './definition.ts';
import type { Condition, FigureDefinition } from './definition.ts';

const ADDITIVE = new Set(['count', 'sum', 'share', 'ratioOfSums']);

const namesDay = ({ value }: Condition): boolean => value === AS_OF || (Array.isArray(value) && value.includes(AS_OF));

/** Whether the value of a day is another than that of the next, though no row changed. */
export const goesByDay = ({ where, aggregate }: FigureDefinition): boolean => [...where, ...(aggregate.kind === 'share' ? aggregate.of : [])].some(namesDay);

/** A sum of its parts; distinct values and ranks are none. */
export const isAdditive = ({ aggregate }: FigureDefinition): boolean => ADDITIVE.has(aggregate.kind);
