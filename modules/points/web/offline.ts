/** 离线积分 · What the field app queues and keeps of points: a deed recorded, a deed reviewed. */
import type { PullSource, QueuedOperation } from '#platform/web/offline/index.ts';
import { pullDeeds, recordDeed, reviewDeeds } from '../contract/index.ts';

export const queuedDeeds: readonly QueuedOperation[] = [{ operation: recordDeed, conflictCodes: [] }, { operation: reviewDeeds, conflictCodes: [] }];
export const pointsSource: PullSource = { name: 'points', operation: pullDeeds };
