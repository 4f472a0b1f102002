export { column } from './source.ts';
export type { FigureSource, SourceColumn, SourceColumnType, SourceShape } from './source.ts';
