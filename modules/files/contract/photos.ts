/** Photos: handing one in, looking at it, and finding where it was used before. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant } from '#platform/contract/index.ts';

/** @unit bytes */
export const UPLOAD_BYTES_MAX = 20 * 1024 * 1024;
/** What a photo may unfold to; beyond it lies the decompression bomb. @unit pixels */
export const UPLOAD_PIXELS_MAX = 60_000_000;

export const photo = z.object({
  id: idOf,
  /** Of the bytes as uploaded: what a phone compares before it forgets its own copy. */
  sha256: z.string(),
  mediaType: z.string(),
  originalName: z.string(),
  byteSize: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  /** From the camera, before its data were stripped; a hint and no proof. */
  capturedAt: instant.nullable(),
  uploadedAt: instant,
  /** Null for a photo that a resident sent in. */
  uploadedBy: idOf.nullable(),
});

export const uploadFile = defineOperation({
  id: 'files.uploadFile',
  summary: { zh: '上传照片（去除拍摄信息并压缩）', en: 'Upload a photo (camera data are stripped, size is reduced)' },
  method: 'POST', path: '/files', permission: 'files.upload',
  input: z.object({
    file: fileInput,
    siteId: idOf.optional().describe('点位 site the photo shows'),
    placeId: idOf.optional().describe('地点 place, when there is no site'),
    organisationId: idOf.optional().describe('单位 organisation, when there is neither'),
  }),
  output: photo.extend({ alreadyUploaded: z.boolean() }),
  errors: [
    'files.type_not_accepted', 'files.heic_not_accepted', 'files.damaged', 'files.too_many_pixels', 'files.too_large', 'files.subject_unknown',
  ],
  bodyLimitBytes: UPLOAD_BYTES_MAX + 64 * 1024,
});

export const readFileInfo = defineOperation({
  id: 'files.readFileInfo',
  summary: { zh: '照片或文件的信息', en: 'What is known about a photo or document' },
  method: 'GET', path: '/files/:fileId/info', permission: 'files.read',
  input: z.object({ fileId: idOf }),
  output: photo.extend({ width: z.number().int().nullable(), height: z.number().int().nullable() }),
});

export const readFile = defineOperation({
  id: 'files.readFile',
  summary: { zh: '查看照片、下载文件', en: 'See a photo, download a document' },
  method: 'GET', path: '/files/:fileId', permission: 'files.read',
  input: z.object({ fileId: idOf }),
  output: fileOutput,
  errors: ['files.content_missing'],
});

export const readThumbnail = defineOperation({
  id: 'files.readThumbnail',
  summary: { zh: '查看缩略图', en: 'See the small version of a photo' },
  method: 'GET', path: '/files/:fileId/thumbnail', permission: 'files.read',
  input: z.object({ fileId: idOf }),
  output: fileOutput,
  errors: ['files.content_missing'],
});

export const similarPhotos = defineOperation({
  id: 'files.similarPhotos',
  summary: { zh: '全项目查找相似照片', en: 'Photos of the whole programme that look the same' },
  method: 'GET', path: '/files/:fileId/similar', permission: 'files.read',
  input: z.object({ fileId: idOf }),
  output: z.object({
    photos: z.array(z.object({
      id: idOf,
      /** Of 64 bits, how many differ: 0 is the same picture. */
      distance: z.number().int(),
      uploadedAt: instant,
      /** Whether the reader may open it; that it exists is told either way, so that reuse shows across areas. */
      readable: z.boolean(),
    })),
  }),
});
