/** 照片通道 · How the offline engine brings photos to the server and has them signed for. */
import type { PhotoGateway } from '#platform/web/offline/index.ts';
import { readReceipt, receiveUpload, RESEND_CODES, uploadsPath } from '../../contract/index.ts';

export const photoGateway: PhotoGateway = {
  uploadsUrl: uploadsPath,
  receive: (client, { key, fileName: _fileName, ...input }) => client.call(receiveUpload, input, { idempotencyKey: key }),
  resendCodes: RESEND_CODES,
  readReceipt: (client, { sha256s, operations }) => client.call(readReceipt, { sha256s: [...sha256s], operations: [...operations] }),
};
