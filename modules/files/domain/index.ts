export { capturedAt } from './captured-at.ts';
export { differenceHash, FINGERPRINT_COLUMNS, FINGERPRINT_ROWS, SIMILAR_DISTANCE_MAX } from './fingerprint.ts';
export { photoKindOf } from './photo-kind.ts';
export type { PhotoKind } from './photo-kind.ts';
