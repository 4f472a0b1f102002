/** 申请服务证明 · A volunteer asks for a certificate, or an officer for somebody without a login; somebody else grants it or returns it with a reason. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CERTIFICATE_STATES, REQUEST_STATES } from '../domain/index.ts';
import { issuerFacts } from './certificates.ts';

const state = z.enum(REQUEST_STATES);
const request = z.object({
  id: idOf, from: localDate, to: localDate, purpose: z.string(), state, askedAt: instant, answer: z.string().nullable(),
  certificate: z.object({ id: idOf, number: z.string(), state: z.enum(CERTIFICATE_STATES), mayIssueFrom: localDate.nullable().describe('公示期满，可出具 from when it may be issued') }).nullable(),
});
/** 本人的申请 */
export const ownRequest = request;
export const requestRow = request.extend({ volunteer: z.object({ id: idOf, number: z.string(), label: z.string() }), hours: z.number().describe('这段时间已计入的小时 hours that count in that time'), isAskedForThem: z.boolean().describe('由工作人员代为申请 asked by an officer for them'), mayAnswer: z.boolean() });

export const askCertificate = defineOperation({
  id: 'volunteering.askCertificate', summary: { zh: '申请服务证明（本人，或为没有账号的人）', en: 'Ask for a certificate of service, oneself or for somebody without a login' },
  method: 'POST', path: '/service-certificate-requests', permission: 'signedIn',
  input: z.object({ volunteerId: idOf.nullable().default(null).describe('空为本人 empty: oneself'), from: localDate, to: localDate, purpose: z.string().trim().min(2).max(200).describe('用途 what it is for') }), output: z.object({ id: idOf }),
  errors: ['volunteering.not_registered', 'volunteering.dates_out_of_order', 'volunteering.nothing_to_certify', 'volunteering.request_open'],
});

export const listCertificateRequests = defineOperation({
  id: 'volunteering.listCertificateRequests', summary: { zh: '服务证明的申请', en: 'Certificates that were asked for' },
  method: 'GET', path: '/service-certificate-requests', permission: 'volunteering.read', input: z.object({ ...pageInput, state: state.optional(), sort: sortInput(['asked', 'volunteer']) }), output: pageOf(requestRow),
});

export const grantCertificate = defineOperation({
  id: 'volunteering.grantCertificate', reach: 'programme', summary: { zh: '同意申请并起草服务证明', en: 'Grant a certificate that was asked for, and draft it' },
  method: 'POST', path: '/service-certificate-requests/:requestId/grant', permission: 'volunteering.manage', input: z.object({ requestId: idOf, ...issuerFacts }), output: z.object({ certificateId: idOf, number: z.string() }),
  errors: ['volunteering.request_settled', 'volunteering.same_person', 'volunteering.dates_out_of_order', 'volunteering.nothing_to_certify', 'volunteering.posted_half_told'],
});

export const returnCertificateRequest = defineOperation({
  id: 'volunteering.returnCertificateRequest', reach: 'programme', summary: { zh: '退回服务证明的申请', en: 'Return a request for a certificate, with a reason' },
  method: 'POST', path: '/service-certificate-requests/:requestId/return', permission: 'volunteering.manage', input: z.object({ requestId: idOf, reason: z.string().trim().min(2).max(300).describe('理由，本人可见 why, for the person to read') }), output: z.object({ state }),
  errors: ['volunteering.request_settled', 'volunteering.same_person'],
});
