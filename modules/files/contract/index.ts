export { DOCUMENT_ACCEPT, DOCUMENT_BYTES_MAX, fileFacts, uploadDocument } from './documents.ts';
export type { FileFacts } from './documents.ts';
export { photo, readFile, readFileInfo, readThumbnail, similarPhotos, UPLOAD_BYTES_MAX, UPLOAD_PIXELS_MAX, uploadFile } from './photos.ts';
export {
  readReceipt, readReceiptKey, receipt, RECEIPT_LIST_MAX, receiveUpload, RESEND_CODES, UPLOAD_KEPT_DAYS, UPLOADS_OPEN_BYTES_MAX, UPLOADS_OPEN_MAX, uploadsPath,
} from './uploads.ts';
export { filesPermissions } from './permissions.ts';
export { filesProblems } from './problems.ts';
