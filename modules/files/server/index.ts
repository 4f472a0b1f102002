import type { ServerModule } from '#platform/server/operations/index.ts';
import { filesProblems } from '../contract/index.ts';
import { readFileBound, readFileInfoBound, readThumbnailBound, similarPhotosBound, uploadFileBound } from './handlers/photos.ts';

export const filesModule: ServerModule = {
  name: 'files',
  operations: [uploadFileBound, readFileInfoBound, readFileBound, readThumbnailBound, similarPhotosBound],
  problems: filesProblems,
  // The same photo for the same subject, uploaded when the person still reached it.
  constraints: { files__once_per_subject: 'files.subject_unknown' },
};

export { attachable, widenScope, widenScopes } from './queries/files.ts';
export type { FileOfRecord, FileScope } from './queries/files.ts';
