import type { DocumentLanguage } from './model.ts';

interface DocumentWording {
  readonly addresseeSeparator: string;
  readonly addresseeEnd: string;
  readonly attachment: string;
  readonly attachmentLabel: (number: number | null) => string;
  readonly copyTo: string;
  readonly copySeparator: string;
  readonly copyEnd: string;
  readonly printed: (date: string) => string;
  readonly draft: string;
}

/** 固定用语 · The words that the standard prescribes, and their English counterparts. */
export const WORDS: Readonly<Record<DocumentLanguage, DocumentWording>> = {
  zh: {
    addresseeSeparator: '，',
    addresseeEnd: '：',
    attachment: '附件：',
    attachmentLabel: (number) => (number === null ? '附件' : `附件${number}`),
    copyTo: '抄送：',
    copySeparator: '，',
    copyEnd: '。',
    printed: (date) => `${date}印发`,
    draft: '草稿',
  },
  en: {
    addresseeSeparator: ', ',
    addresseeEnd: ':',
    attachment: 'Attachment: ',
    attachmentLabel: (number) => (number === null ? 'Attachment' : `Attachment ${number}`),
    copyTo: 'cc: ',
    copySeparator: ', ',
    copyEnd: '.',
    printed: (date) => `Printed ${date}`,
    draft: 'DRAFT',
  },
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/**
 * 成文日期 · Arabic figures without leading zeros: `2026年3月1日`, in English `1 March 2026`.
 * @source GB/T 9704-2012, 7.3.5.4
 */
export function dateInWords(isoDate: string, language: DocumentLanguage): string {
  const [year, month, day] = isoDate.split('-').map(Number) as [number, number, number];
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}
