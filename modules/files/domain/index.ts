export { capturedAt } from './captured-at.ts';
export { DOCUMENT_MEDIA_TYPES, documentKindOf, fetchesByFormula, isPhotoType, objectStreams, officeKind, pdfFault } from './document-kind.ts';
export type { DocumentFault, DocumentKind } from './document-kind.ts';
export { differenceHash, FINGERPRINT_COLUMNS, FINGERPRINT_ROWS, SIMILAR_DISTANCE_MAX } from './fingerprint.ts';
export { photoKindOf } from './photo-kind.ts';
export type { PhotoKind } from './photo-kind.ts';
