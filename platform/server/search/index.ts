export { searchPatterns, searchTextOf } from './search-text.ts';
export { FILL_SEARCH_JOB, fillSearchJob, fillSearchTexts, searchable } from './fill.ts';
export type { SearchSource } from './source.ts';
