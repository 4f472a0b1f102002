import type { ServerModule } from '#platform/server/operations/index.ts';
import { filesProblems } from '../contract/index.ts';
import { readFileBound, readFileInfoBound, readThumbnailBound, similarPhotosBound } from './handlers/photos.ts';
import { readReceiptBound, readReceiptKeyBound, receiveUploadBound, uploadDocumentBound, uploadFileBound } from './handlers/uploads.ts';
import { SWEEP_JOB, sweepUploads } from './sweep.ts';
import { uploadRoutes } from './tus.ts';

export const filesModule: ServerModule = {
  name: 'files',
  operations: [
    uploadFileBound, uploadDocumentBound, receiveUploadBound, readReceiptBound, readReceiptKeyBound, readFileInfoBound, readFileBound, readThumbnailBound, similarPhotosBound,
  ],
  routes: uploadRoutes,
  jobs: { [SWEEP_JOB]: sweepUploads },
  schedule: [{ cron: '17 3 * * *', job: SWEEP_JOB }],
  problems: filesProblems,
  // The same photo for the same subject, uploaded when the person still reached it.
  constraints: { files__once_per_subject: 'files.subject_unknown' },
};

export { attachable, attachableFiles, filesOf, widenScope, widenScopes } from './queries/files.ts';
export type { FileOfRecord, FileScope } from './queries/files.ts';
export { keepResidentPhoto } from './intake.ts';
export { pictureOf } from './picture.ts';
