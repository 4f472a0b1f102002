/** 离线发放 · What the field app queues and keeps of care: hand-overs as facts that have happened, and those who are due. */
import type { PullSource, QueuedOperation } from '#platform/web/offline/index.ts';
import { pullRecipients, recordDelivery } from '../contract/index.ts';

/** A fact cannot be in conflict: a double is kept by the server and decided by a person there. */
export const queuedDeliveries: readonly QueuedOperation[] = [{ operation: recordDelivery, conflictCodes: [] }];

/** Small, and each answer is all there is. */
export const recipientsSource: PullSource = { name: 'careRecipients', operation: pullRecipients, isWhole: true };
