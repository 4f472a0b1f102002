/** 星级与服务证明 · A scale that is data, and certificates that anybody can check by their number. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CERTIFICATE_STATES, GRADES } from '../domain/index.ts';

const minutes = z.object({ A: z.number().int(), B: z.number().int(), C: z.number().int(), D: z.number().int() });
const state = z.enum(CERTIFICATE_STATES);
const levels = z.array(z.object({ level: z.number().int().min(1).max(20), hours: z.number().int().min(1).max(100_000) })).min(1).max(20);
const scale = z.object({ levels, grades: z.array(z.enum(GRADES)).min(1).max(4), source: z.string().trim().min(1).max(200) });

export const starOut = z.object({ level: z.number().int(), minutes: z.number().int(), next: z.object({ level: z.number().int(), hours: z.number().int(), missingMinutes: z.number().int() }).nullable() });

export const readStarScale = defineOperation({
  id: 'volunteering.readStarScale', summary: { zh: '查看星级标准', en: 'Read the scale of stars' },
  method: 'GET', path: '/volunteer-stars', permission: 'volunteering.read', input: z.object({}), output: scale.extend({ isDefault: z.boolean() }),
});

export const saveStarScale = defineOperation({
  id: 'volunteering.saveStarScale', reach: 'programme', summary: { zh: '设定星级标准', en: 'Set the scale of stars' },
  method: 'PUT', path: '/volunteer-stars', permission: 'volunteering.manage', input: scale, output: z.object({ levels: z.number().int() }), errors: ['volunteering.scale_wrong'],
});

export const readStar = defineOperation({
  id: 'volunteering.readStar', summary: { zh: '查看志愿者的星级', en: 'Read the stars of a volunteer' },
  method: 'GET', path: '/volunteers/:volunteerId/star', permission: 'volunteering.read', input: z.object({ volunteerId: idOf }), output: starOut,
});

export const certificateRow = z.object({
  id: idOf, number: z.string(), volunteer: z.object({ id: idOf, number: z.string(), label: z.string() }), from: localDate, to: localDate, minutes, recordCount: z.number().int(), issuer: z.string(), state, postedOn: localDate.nullable().describe('空为待公示 null: not posted yet'), issuedOn: localDate.nullable(), noticeId: idOf.nullable().describe('公示 the notice it stands in'),
});

export const listServiceCertificates = defineOperation({
  id: 'volunteering.listServiceCertificates', summary: { zh: '服务证明', en: 'Certificates of service' },
  method: 'GET', path: '/service-certificates', permission: 'volunteering.read',
  input: z.object({ ...pageInput, state: state.optional(), volunteerId: idOf.optional(), q: z.string().trim().max(60).optional().describe('证明编号、志愿者编号 number of the certificate or the volunteer'), sort: sortInput(['drafted', 'issued']) }), output: pageOf(certificateRow),
});
export const exportServiceCertificates = exportOf(listServiceCertificates, { id: 'volunteering.exportServiceCertificates', path: '/service-certificate-export', zh: '导出服务证明（xlsx）', en: 'Export certificates of service (xlsx)' });

export const readServiceCertificate = defineOperation({
  id: 'volunteering.readServiceCertificate', summary: { zh: '查看服务证明', en: 'Read a certificate of service' },
  method: 'GET', path: '/service-certificates/:certificateId', permission: 'signedIn', input: z.object({ certificateId: idOf }),
  output: certificateRow.extend({
    responsible: z.string(), handler: z.string(), contact: z.string(), postedWhere: z.string().nullable(), mayIssueFrom: localDate.nullable(), noticeState: z.string().nullable(), withdrawnOn: localDate.nullable(), isOwn: z.boolean(), /** Drafted by the reader. */ isMine: z.boolean(),
    checkUrl: z.string(), /** The dark squares as one outline of an SVG path, and how many squares a side has. */ qr: z.object({ size: z.number().int(), path: z.string() }),
  }),
});

export const downloadServiceCertificate = defineOperation({
  id: 'volunteering.downloadServiceCertificate', summary: { zh: '下载服务证明（docx）', en: 'Download a certificate of service (docx)' },
  method: 'GET', path: '/service-certificates/:certificateId/docx', permission: 'signedIn', input: z.object({ certificateId: idOf }), output: fileOutput, errors: ['volunteering.certificate_draft'],
});

/** 出具单位的责任 · Who answers for a certificate, and where it hangs before it is issued. */
export const issuerFacts = {
  issuer: z.string().trim().min(1).max(120).describe('出具单位 who issues it'), responsible: z.string().trim().min(1).max(60).describe('负责人 who answers for it'), handler: z.string().trim().min(1).max(60).describe('经办人 who prepared it'),
  contact: z.string().trim().min(1).max(60).describe('单位联系方式 contact of the issuer'), postedOn: localDate.nullable().default(null).describe('贴出公示的日子；用系统公示的空着 posted on a wall from; empty where a notice does it'), postedWhere: z.string().trim().min(1).max(120).nullable().default(null).describe('公示地点 where it hangs'),
};

export const draftServiceCertificate = defineOperation({
  id: 'volunteering.draftServiceCertificate', reach: 'programme', summary: { zh: '起草服务证明并公示', en: 'Draft a certificate of service and post it' },
  method: 'POST', path: '/service-certificates', permission: 'volunteering.manage',
  input: z.object({ volunteerId: idOf, from: localDate, to: localDate, ...issuerFacts }),
  output: z.object({ id: idOf, number: z.string() }), errors: ['volunteering.dates_out_of_order', 'volunteering.nothing_to_certify', 'volunteering.posted_half_told'],
});

export const draftServiceNotice = defineOperation({
  id: 'volunteering.draftServiceNotice', reach: 'programme', summary: { zh: '拟服务公示（七天）', en: 'Draft the seven-day notice of service' },
  method: 'POST', path: '/service-certificate-notices', permission: 'volunteering.manage',
  input: z.object({ certificateIds: z.array(idOf).min(1).max(500).optional().describe('空为所有待公示的 all that wait for one unless told'), howToObject: z.string().trim().min(2).max(500).describe('异议方式 how to object') }),
  output: z.object({ noticeId: idOf, count: z.number().int() }), errors: ['volunteering.nothing_to_post'],
});

export const issueServiceCertificate = defineOperation({
  id: 'volunteering.issueServiceCertificate', reach: 'programme', summary: { zh: '出具服务证明（另一人）', en: 'Issue a certificate of service, by another person' },
  method: 'POST', path: '/service-certificates/:certificateId/issue', permission: 'volunteering.manage', input: z.object({ certificateId: idOf }), output: z.object({ issuedOn: localDate }),
  errors: ['volunteering.certificate_settled', 'volunteering.same_person', 'volunteering.posted_too_short', 'volunteering.minutes_changed'],
});

export const withdrawServiceCertificate = defineOperation({
  id: 'volunteering.withdrawServiceCertificate', reach: 'programme', summary: { zh: '作废服务证明', en: 'Withdraw a certificate of service' },
  method: 'POST', path: '/service-certificates/:certificateId/withdrawal', permission: 'volunteering.manage', input: z.object({ certificateId: idOf, reason: z.string().trim().min(4).max(300) }), output: z.object({ state }), errors: ['volunteering.certificate_settled'],
});

export const verifyServiceCertificate = defineOperation({
  id: 'volunteering.verifyServiceCertificate', summary: { zh: '核验服务证明', en: 'Check a certificate of service' },
  method: 'GET', path: '/public/service-certificates/:number', permission: 'public', callsPerMinuteMax: 60, input: z.object({ number: z.string().trim().min(3).max(40) }),
  output: z.object({ number: z.string(), /** First character of an adult's name. */ begins: z.string().nullable(), from: localDate, to: localDate, minutes, issuer: z.string(), isInForce: z.boolean(), issuedOn: localDate.nullable(), withdrawnOn: localDate.nullable() }),
});
