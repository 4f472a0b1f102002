/** 离线柜台 · What the field app queues and carries for a counter. Goods that were handed out cannot be in conflict: they are gone. */
import type { PullSource, QueuedOperation } from '#platform/web/offline/index.ts';
import { handInSlip, pullCounter } from '../contract/index.ts';

export const queuedShopSlips: readonly QueuedOperation[] = [{ operation: handInSlip, conflictCodes: [] }];
export const shopCounterSource: PullSource = { name: 'shopCounter', operation: pullCounter };
