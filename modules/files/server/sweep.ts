/** 每日清理 · Uploads that a device began and never finished do not stay for ever. */
import type { JobHandler } from '#platform/server/operations/index.ts';
import { UPLOAD_KEPT_DAYS } from '../contract/index.ts';
import { removeStale } from './staging.ts';

export const SWEEP_JOB = 'files.sweepUploads';
const DAY_MS = 24 * 3_600_000;

export const sweepUploads: JobHandler = async (_payload, { runtime }) => {
  const count = await removeStale(runtime.dataDir, runtime.clock() - UPLOAD_KEPT_DAYS * DAY_MS);
  if (count > 0) runtime.log.info({ count }, 'uploads that nobody finished were removed');
};
