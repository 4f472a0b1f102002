/** 证书与奖牌 · What is printed for an award: its number, its title, whom it may name, and a code that leads to the public check. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { subjectKind } from './titles.ts';

const asked = {
  awardId: idOf.optional(), titleId: idOf.optional(), placeId: idOf.optional().describe('所在区域（含下级） place and below'), edition: z.coerce.number().int().min(1).max(999).optional(), q: z.string().trim().max(60).optional().describe('对象、编号或拼音 subject, number or pinyin'),
};

export const certificate = z.object({
  awardId: idOf, number: z.string(), subjectKind, titleZh: z.string(), titleEn: z.string(), levelZh: z.string().nullable(), levelEn: z.string().nullable(), classZh: z.string().nullable(), classEn: z.string().nullable(), stars: z.number().int().nullable(),
  /** Whom it may name; null where they did not agree, or are a child under fourteen: then a line is left for a hand. */
  label: z.string().nullable(), authority: z.string(), document: z.string(), on: localDate, to: localDate.nullable(), checkUrl: z.string(),
  /** The dark squares as one outline of an SVG path, and how many squares a side has. */
  qr: z.object({ size: z.number().int(), path: z.string() }),
});

export const listCertificates = defineOperation({
  id: 'honours.listCertificates', reach: 'programme', summary: { zh: '证书与奖牌标签（打印）', en: 'Certificates and plaque labels to print' },
  method: 'GET', path: '/award-certificates', permission: 'honours.register',
  input: z.object({ ...pageInput, ...asked }), output: pageOf(certificate).extend({ withheld: z.number().int() }),
});

export const downloadCertificates = defineOperation({
  id: 'honours.downloadCertificates', reach: 'programme', summary: { zh: '下载证书（docx）', en: 'Download certificates (docx)' },
  method: 'GET', path: '/award-certificates/docx', permission: 'honours.register',
  input: z.object({ ...asked, first: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('从第几张 from which sheet'), count: z.coerce.number().int().min(1).max(200).default(50).describe('几张 how many') }), output: fileOutput, errors: ['honours.nothing_to_print'],
});
