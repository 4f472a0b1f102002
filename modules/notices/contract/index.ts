export {
  closeNotice, draftNotice, listNotices, listObjections, listPublicNotices, noticeSummary, objectToNotice, publishNotice, readNotice, readObjectionForm, readPublicNotice,
  resolveObjection, updateNotice, withdrawNotice,
} from './operations.ts';
export { noticesPermissions } from './permissions.ts';
export { noticesProblems } from './problems.ts';
export { noticeKindWords, noticeStateWords } from './words.ts';
export { exportNotices } from './exports.ts';
