import type { ServerModule } from '#platform/server/operations/index.ts';
import { exportNoticesBound } from './exports.ts';
import { noticesProblems } from '../contract/index.ts';
import {
  closeNoticeBound, draftNoticeBound, listNoticesBound, listObjectionsBound, publishNoticeBound, readNoticeBound, resolveObjectionBound, updateNoticeBound, withdrawNoticeBound,
} from './handlers/office.ts';
import { downloadNoticeBound, downloadNoticeListBound, downloadPublicNoticeListBound, listPublicNoticeRowsBound } from './handlers/list-files.ts';
import { followObjectionBound, listPublicNoticesBound, objectToNoticeBound, readObjectionFormBound, readPublicNoticeBound } from './handlers/public.ts';
import { noticesForms, noticesPages } from './pages.ts';
import { SEAL_OBJECTIONS_JOB, sealObjectionsBound, sealObjectionsEverywhere } from './sealing.ts';
import { noticeDuties } from './queries/duty-sources.ts';

export { draftNoticeFor } from './handlers/office.ts';
export { withholdNames } from './withholding.ts';
export { noticeEntry } from './pages.ts';

export const noticesModule: ServerModule = {
  name: 'notices',
  operations: [
    listNoticesBound, readNoticeBound, draftNoticeBound, updateNoticeBound, publishNoticeBound, closeNoticeBound, withdrawNoticeBound, listObjectionsBound, resolveObjectionBound, sealObjectionsBound,
    listPublicNoticesBound, readPublicNoticeBound, readObjectionFormBound, objectToNoticeBound, followObjectionBound,
    exportNoticesBound, listPublicNoticeRowsBound, downloadPublicNoticeListBound, downloadNoticeListBound, downloadNoticeBound,
  ],
  problems: noticesProblems,
  constraints: { notices__publisher_is_no_author: 'notices.drafter_cannot_publish', objections__another_resolves: 'notices.handler_cannot_resolve', notices__names_need_consent: 'notices.consent_missing' },
  topics: { notices: 'notices.read' },
  duties: noticeDuties,
  searchTexts: [{ table: 'notices.notices', key: 'id', name: 'title', others: [] }],
  pages: noticesPages,
  forms: noticesForms,
  jobs: { [SEAL_OBJECTIONS_JOB]: sealObjectionsEverywhere },
  schedule: [{ cron: '25 3 * * *', job: SEAL_OBJECTIONS_JOB }],
};
