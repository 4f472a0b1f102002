/** Documents: PDF, Word and Excel files, kept as they came. */
import { z } from 'zod';
import { defineOperation, fileInput, idOf, instant } from '#platform/contract/index.ts';

/** @unit bytes */
export const DOCUMENT_BYTES_MAX = 20 * 1024 * 1024;
/** What a chooser of files offers, and how that is said. */
export const DOCUMENT_ACCEPT = { accept: '.pdf,.docx,.xlsx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', text: 'PDF、Word（.docx）、Excel（.xlsx）' } as const;

/** 文件信息 · What a record says of a photo or document that belongs to it. */
export const fileFacts = z.object({ id: idOf, name: z.string(), mediaType: z.string(), byteSize: z.number().int() });
export type FileFacts = z.output<typeof fileFacts>;

export const uploadDocument = defineOperation({
  id: 'files.uploadDocument',
  summary: { zh: '上传文件（PDF、Word、Excel）', en: 'Upload a document (PDF, Word, Excel)' },
  method: 'POST', path: '/documents', permission: 'files.upload',
  input: z.object({
    file: fileInput,
    siteId: idOf.optional().describe('点位 site the document is about'),
    placeId: idOf.optional().describe('地点 place, when there is no site'),
    organisationId: idOf.optional().describe('单位 organisation, when there is neither'),
  }),
  output: fileFacts.extend({ sha256: z.string(), uploadedAt: instant, uploadedBy: idOf.nullable(), alreadyUploaded: z.boolean() }),
  errors: ['files.document_not_accepted', 'files.document_damaged', 'files.document_locked', 'files.document_active', 'files.too_large', 'files.subject_unknown'],
  bodyLimitBytes: DOCUMENT_BYTES_MAX + 64 * 1024,
});
