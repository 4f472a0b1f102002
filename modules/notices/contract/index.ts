export {
  closeNotice, downloadNotice, followObjection, downloadNoticeList, downloadPublicNoticeList, draftNotice, listNotices, listObjections, listPublicNoticeRows, listPublicNotices, noticeSummary, objectToNotice, publishNotice, readNotice, readObjectionForm, readPublicNotice,
  resolveObjection, sealObjections, updateNotice, withdrawNotice,
} from './operations.ts';
export { noticesPermissions } from './permissions.ts';
export { noticesProblems } from './problems.ts';
export { noticeKindWords, noticeStartsLater, noticeStateWords, withheldWord } from './words.ts';
export { exportNotices } from './exports.ts';
