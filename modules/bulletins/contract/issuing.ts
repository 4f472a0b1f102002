/** 发文设置 · Who issues the documents of a programme, how their numbers begin, and to whom they go. */
import { z } from 'zod';
import { defineOperation } from '#platform/contract/index.ts';
import { AGENCY_CODE, ISSUING_LIMITS } from '../domain/index.ts';

const body = z.string().trim().min(1).max(ISSUING_LIMITS.name);
const issued = {
  issuer: body.describe('发文机关全称，印在红头上 in full, as on the letterhead'),
  agencyCode: z.string().trim().regex(AGENCY_CODE, '机关代字：20 字以内，不带空格和括号 at most 20 characters, no blanks or brackets').describe('机关代字，文号里年份之前的字 before the year in the document number'),
  addressees: z.array(body).max(ISSUING_LIMITS.bodies).describe('主送机关 to whom it goes'),
  copyTo: z.array(body).max(ISSUING_LIMITS.bodies).describe('抄送机关 who gets a copy'),
  wordLimit: z.number().int().min(ISSUING_LIMITS.wordLimitMin).max(ISSUING_LIMITS.wordLimitMax).describe('督查通报的字数上限，不含表格 of the bulletin of a round, tables left out'),
};
const orIssuer = z.string().trim().max(ISSUING_LIMITS.name).default('');

const settings = z.object({
  ...issued, signature: z.string(), printedBy: z.string(),
  /** False while the office has set nothing and the defaults hold. */
  isSet: z.boolean(),
  year: z.number().int(), nextNumber: z.number().int().describe('本年下一个文号 the next number of this year'),
});

export const readIssuing = defineOperation({
  id: 'bulletins.readIssuing', summary: { zh: '查看发文设置', en: 'Read the issuing settings' },
  method: 'GET', path: '/bulletin-issuing', permission: 'bulletins.template', input: z.object({}), output: settings,
});

export const saveIssuing = defineOperation({
  id: 'bulletins.saveIssuing', reach: 'programme', summary: { zh: '保存发文设置', en: 'Save the issuing settings' },
  method: 'PUT', path: '/bulletin-issuing', permission: 'bulletins.template',
  input: z.object({ ...issued, signature: orIssuer.describe('署名；空着则同发文机关 as the issuer when empty'), printedBy: orIssuer.describe('印发机关；空着则同发文机关 as the issuer when empty') }), output: settings,
});
