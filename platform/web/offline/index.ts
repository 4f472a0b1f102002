/** 离线 · The offline engine of the field app. Pages use this and `use-offline.tsx`; nothing else in this folder. */
export { openOffline } from './engine.ts';
export { PhotoUnreadableError } from './photo.ts';
export { StorageFullError } from './types.ts';
export type {
  Draft, NewQueueItem, Offline, OfflinePhoto, OfflineSetup, OfflineStatus, PhotoGateway, PhotoSubject, PulledPage, PullSource, QueuedOperation, QueueItem, SignedReceipt,
  StorageReport, Surroundings, WipeAnswer,
} from './types.ts';
