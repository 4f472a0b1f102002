export { readKnown } from './known.ts';
export { fieldTopic, monthIn } from './source.ts';
export type { AskDraft, AskKind, AskSource, KnownSource } from './source.ts';
