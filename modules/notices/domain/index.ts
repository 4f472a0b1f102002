export {
  isInPeriod, isNoticeList, mayPublishNames, namesHeading, nextNoticeState, NOTICE_ACTS, NOTICE_KINDS, NOTICE_STATES, noticeActsIn, PERIOD_DAYS_DEFAULT, PERMISSION_OF_NOTICE_ACT, showsContent,
} from './notice.ts';
export type { NamesGround, NoticeAct, NoticeKind, NoticeList, NoticePeriod, NoticeState } from './notice.ts';
export { beginningOf, LIST_WHOLE_MAX, placesOf, rowsFound } from './long-list.ts';
export { withoutNames } from './withheld.ts';
export { listFromText, textOfList } from './list-text.ts';
