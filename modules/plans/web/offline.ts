/** 离线例行活动 · What the field app queues and keeps of routines: that one was done, and which are due. */
import type { PullSource, QueuedOperation } from '#platform/web/offline/index.ts';
import { pullRoutines, recordCompletion } from '../contract/index.ts';

/** Two phones of one village say the same thing: the first stands, and the second is told so without a conflict. */
export const queuedCompletions: readonly QueuedOperation[] = [{ operation: recordCompletion, conflictCodes: [] }];

/** Small, and each answer is all there is. */
export const routinesSource: PullSource = { name: 'routines', operation: pullRoutines, isWhole: true };
