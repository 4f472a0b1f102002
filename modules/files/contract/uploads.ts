/** Photos from devices with bad networks: what was sent in pieces becomes a photo, and what the server holds is signed for. */
import { z } from 'zod';
import { defineOperation, idOf, instant } from '#platform/contract/index.ts';
import { photo } from './photos.ts';

/** Staged uploads that nobody finished are removed after this long. @unit days */
export const UPLOAD_KEPT_DAYS = 7;
/** Staged uploads of one person; beyond it the one untouched for longest makes room. */
export const UPLOADS_OPEN_MAX = 200;
/** All staged uploads of one person together. @unit bytes */
export const UPLOADS_OPEN_BYTES_MAX = 400 * 1_048_576;
export const RECEIPT_LIST_MAX = 500;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');

/** Where tus uploads of a programme begin; the protocol is tus 1.0. */
export const uploadsPath = (programme: string): string => `/api/programmes/${encodeURIComponent(programme)}/uploads`;

export const receiveUpload = defineOperation({
  id: 'files.receiveUpload',
  summary: { zh: '接收断点续传的照片', en: 'Take in a photo that was sent in pieces' },
  method: 'POST', path: '/received-uploads', permission: 'files.upload',
  input: z.object({
    uploadId: sha256.describe('续传编号 last part of the upload’s address'),
    sha256: sha256.describe('原文件摘要 SHA-256 of the bytes as the device has them'),
    siteId: idOf.optional().describe('点位 site the photo shows'),
    placeId: idOf.optional().describe('地点 place, when there is no site'),
    organisationId: idOf.optional().describe('单位 organisation, when there is neither'),
  }),
  output: photo.extend({ alreadyUploaded: z.boolean() }),
  errors: [
    'files.upload_unknown', 'files.upload_incomplete', 'files.upload_damaged', 'files.type_not_accepted', 'files.heic_not_accepted', 'files.damaged', 'files.too_many_pixels',
    'files.too_large', 'files.subject_unknown',
  ],
});

/** Refusals of `receiveUpload` after which the device sends the bytes again. */
export const RESEND_CODES = ['files.upload_unknown', 'files.upload_incomplete', 'files.upload_damaged'] as const;

export const receiptPhoto = z.object({
  sha256,
  /** Its content lies in the store now, for this programme, from this person. */
  held: z.boolean(),
});
export const receiptOperation = z.object({ operation: z.string(), key: z.string(), appliedAt: instant.nullable() });

/** 签收单 · What was signed is `text`, to the letter; the other members repeat it for programs. */
export const receipt = z.object({
  text: z.string(),
  /** Ed25519, base64. */
  signature: z.string(),
  keyId: z.string(),
  publicKey: z.string(),
  at: instant,
  photos: z.array(receiptPhoto),
  operations: z.array(receiptOperation),
});

export const readReceipt = defineOperation({
  id: 'files.readReceipt',
  summary: { zh: '签收单：服务器已有哪些照片和记录（带签名）', en: 'Receipt: which photos and records the server holds, signed' },
  method: 'POST', path: '/receipts', permission: 'signedIn',
  input: z.object({
    sha256s: z.array(sha256).max(RECEIPT_LIST_MAX).default([]).describe('照片摘要 SHA-256 of photos as uploaded'),
    operations: z.array(z.object({ operation: z.string().min(3).max(100), key: z.string().min(8).max(200) })).max(RECEIPT_LIST_MAX).default([])
      .describe('操作与请求编号 operations with the keys they were sent with'),
  }),
  output: receipt,
  errors: ['files.receipt_empty'],
});

export const readReceiptKey = defineOperation({
  id: 'files.readReceiptKey', scope: 'installation',
  summary: { zh: '签收单公钥', en: 'The public key that receipts are verified with' },
  method: 'GET', path: '/receipt-key', permission: 'public',
  input: z.object({}),
  output: z.object({ keyId: z.string(), algorithm: z.literal('Ed25519'), publicKey: z.string() }),
});
