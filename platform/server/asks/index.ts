export { fieldTopic, monthIn } from './source.ts';
export type { AskDraft, AskKind, AskSource } from './source.ts';
