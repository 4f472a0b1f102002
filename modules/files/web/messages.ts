/** 文件用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const filesMessages = defineMessages({
  zh: { photos: '照片', photoOf: '“{subject}”的照片', documents: '文件', remove: '移除“{name}”', accepts: 'JPEG、PNG、WebP；PDF、Word（.docx）、Excel（.xlsx）' },
  en: { photos: 'Photos', photoOf: 'Photo of “{subject}”', documents: 'Documents', remove: 'Remove “{name}”', accepts: 'JPEG, PNG, WebP; PDF, Word (.docx), Excel (.xlsx)' },
});
