export { loadAssets } from './assets.ts';
export { codeToKeep, followLookup, receivedNote, unseenFields } from './follow.ts';
export { escaped, Html, html, pathWith } from './html.ts';
export type { Piece } from './html.ts';
export { dateText, dateTimeText, field, formProblem, paragraphs, stackingTable } from './pieces.ts';
export { LANG_COOKIE, PublicPages, safeReturn } from './register.ts';
export { defineForm, definePage } from './types.ts';
export type { AnswersOf, PageBody, PageRequest, PublicForm, PublicPage, PublicSite, SentForm, SiteReader } from './types.ts';
