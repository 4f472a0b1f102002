import { addDays, localDate } from '#kernel/local-date.ts';
import { draftNoticeFor } from '#modules/notices/server/index.ts';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { DOCX_MEDIA_TYPE } from '#platform/server/official-document/index.ts';
import { bindRead, bindWrite, reachesOf } from '#platform/server/operations/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { qrCode } from '#platform/server/qr/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import {
  certificateStateWords, downloadServiceCertificate, draftServiceCertificate, draftServiceNotice, exportServiceCertificates, issueServiceCertificate, listServiceCertificates, readServiceCertificate, readStar, readStarScale, saveStarScale, verifyServiceCertificate, withdrawServiceCertificate,
} from '../../contract/index.ts';
import { isScale, issueRefusal, POSTED_DAYS } from '../../domain/index.ts';
import type { IssueRefusal } from '../../domain/index.ts';
import { certificateDocx } from '../certificate-docx.ts';
import { ofOneself } from '../own.ts';
import { iso } from '../planning.ts';
import { openRequestWithin, returnRequestOf, saveAnswer } from '../queries/certificate-requests.ts';
import { certificateById, certificatePage, certificateTotal, insertCertificate, lockCertificate, lockUnposted, publicCertificate, saveIssue, savePosting, saveScale, saveWithdrawal, servedIn } from '../queries/certificates.ts';
import type { CertificateRow } from '../queries/certificates.ts';
import { lockVolunteer, volunteerPage } from '../queries/volunteers.ts';
import { scaleOf, starsOf } from '../stars.ts';

const POSTED_MOST = 500;
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const NUMBER_LETTERS = 9;
/** Not to be guessed: whoever has the number has seen the paper. */
const numberOf = (ctx: Pick<ReadContext, 'today'>, random: Uint8Array): string => `ZM-${ctx.today.slice(0, 4)}-${[...random].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;

const minutesOf = (row: Pick<CertificateRow, 'minutes_a' | 'minutes_b' | 'minutes_c' | 'minutes_d'>) => ({ A: row.minutes_a, B: row.minutes_b, C: row.minutes_c, D: row.minutes_d });
const rowOut = (row: CertificateRow) => ({
  id: row.id, number: row.number, volunteer: { id: row.volunteer_id, number: row.volunteer_number, label: row.label }, from: row.from_date, to: row.to_date, minutes: minutesOf(row), recordCount: row.record_count, issuer: row.issuer, state: row.state, postedOn: row.posted_on, issuedOn: row.issued_on, noticeId: row.notice_id,
});

/** From when it may be issued: seven days on the wall, or seven days of a notice that was published and is over. */
const postedUntil = (row: CertificateRow): string | null => (row.posted_on === null || (row.notice_id !== null && row.notice_state !== 'closed') ? null : addDays(localDate(row.posted_on), POSTED_DAYS));

export const readStarScaleBound = bindRead(readStarScale, async (ctx) => {
  const { levels, grades, source, isDefault } = await scaleOf(ctx);
  return { levels: levels.map((each) => ({ ...each })), grades: [...grades], source, isDefault };
});

export const saveStarScaleBound = bindWrite(saveStarScale, async (ctx, scale) => {
  if (!isScale(scale.levels)) return ctx.refuse('volunteering.scale_wrong', {}, { pointers: ['/levels'] });
  await saveScale(ctx.tx, ctx.programmeId, scale, iso(ctx.now), ctx.personId);
  ctx.record({ kind: 'starScale', id: ctx.programmeId, change: { act: 'save', levels: scale.levels, grades: scale.grades } });
  ctx.emit({ topic: 'volunteering', subjectId: ctx.programmeId });
  return { levels: scale.levels.length };
});

export const readStarBound = bindRead(readStar, async (ctx, { volunteerId }) => {
  const [volunteer] = await volunteerPage(ctx, { id: volunteerId }, 'number', { limit: 1, offset: 0 });
  return volunteer === undefined ? ctx.notFound() : starsOf(ctx, volunteerId);
});

export const listServiceCertificatesBound = bindRead(listServiceCertificates, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await certificatePage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await certificateTotal(ctx, filter), page, pageSize,
}));

/** One's own, or of somebody in reach of whoever may read volunteers. */
async function readable(ctx: ReadContext, certificateId: string): Promise<CertificateRow> {
  const row = (await certificateById(ctx.tx, ctx.programmeId, certificateId)) ?? ctx.notFound();
  if (row.person_id === ctx.personId && row.state !== 'draft') return row;
  const [reach] = await reachesOf(ctx, ['volunteering.read']);
  return reach !== undefined && (reach.scope.everything || (row.place_id !== null && reach.scope.placeIds.includes(row.place_id))) ? row : ctx.notFound();
}

const checkUrlOf = (ctx: ReadContext, row: CertificateRow): string => `${ctx.publicUrl}/public/${ctx.programmeCode}/volunteering/certificates/${encodeURIComponent(row.number)}`;

export const readServiceCertificateBound = bindRead(readServiceCertificate, (ctx, { certificateId }) => ofOneself(ctx, async (whole) => {
  const row = await readable(whole, certificateId);
  const checkUrl = checkUrlOf(ctx, row);
  return {
    ...rowOut(row), responsible: row.responsible, handler: row.handler, contact: row.contact, postedWhere: row.posted_where, mayIssueFrom: row.posted_on === null ? null : addDays(localDate(row.posted_on), POSTED_DAYS), noticeState: row.notice_state, withdrawnOn: row.withdrawn_on, isOwn: row.person_id === ctx.personId, isMine: row.drafted_by === ctx.personId, checkUrl, qr: qrCode(checkUrl),
  };
}));

export const downloadServiceCertificateBound = bindRead(downloadServiceCertificate, (ctx, { certificateId }) => ofOneself(ctx, async (whole) => {
  const row = await readable(whole, certificateId);
  if (row.state !== 'issued') return ctx.refuse('volunteering.certificate_draft');
  const language = ctx.locale === 'en' ? 'en' as const : 'zh' as const;
  return { fileName: `${row.number}.docx`, mediaType: DOCX_MEDIA_TYPE, body: await certificateDocx({ ...rowOut(row), responsible: row.responsible, handler: row.handler, contact: row.contact, checkUrl: checkUrlOf(ctx, row) }, language) };
}));

type DraftFault = { readonly code: 'volunteering.dates_out_of_order' | 'volunteering.posted_half_told' | 'volunteering.nothing_to_certify'; readonly pointer: string };

/** A draft with the minutes booked in its time, however it came to be wanted. @errors dates_out_of_order, posted_half_told, nothing_to_certify */
export async function draftFor(ctx: WriteContext, input: ParsedInputOf<typeof draftServiceCertificate>): Promise<{ id: string; number: string } | DraftFault> {
  const volunteer = (await lockVolunteer(ctx, input.volunteerId)) ?? ctx.notFound();
  const isPostedEarly = input.postedOn !== null && input.postedOn < input.to;
  if (input.to < input.from || input.to > ctx.today || isPostedEarly) return { code: 'volunteering.dates_out_of_order', pointer: isPostedEarly ? '/postedOn' : '/to' };
  if ((input.postedOn === null) !== (input.postedWhere === null)) return { code: 'volunteering.posted_half_told', pointer: input.postedOn === null ? '/postedOn' : '/postedWhere' };
  const served = await servedIn(ctx.tx, ctx.programmeId, volunteer.id, input.from, input.to);
  if (served.records === 0) return { code: 'volunteering.nothing_to_certify', pointer: '/from' };
  const [id, number] = [ctx.newId(), numberOf(ctx, ctx.randomBytes(NUMBER_LETTERS))];
  await insertCertificate(ctx.tx, ctx.programmeId, { ...input, id, number, served, at: iso(ctx.now), by: ctx.personId });
  ctx.record({ kind: 'serviceCertificate', id, change: { act: 'draft', records: served.records } });
  ctx.emit({ topic: 'volunteering', subjectId: volunteer.id, placeId: volunteer.place_id });
  return { id, number };
}

/** Neither whoever asked nor whom it is about answers, whoever asked for them. */
export const answeredByAnother = (row: { readonly asked_by: string; readonly person_id: string | null }, personId: string): boolean => row.asked_by !== personId && row.person_id !== personId;

export const draftServiceCertificateBound = bindWrite(draftServiceCertificate, async (ctx, input) => {
  const drafted = await draftFor(ctx, input);
  if ('code' in drafted) return ctx.refuse(drafted.code, {}, { pointers: [drafted.pointer] });
  // What was asked for and is drafted without a look at the requests is answered by it: it does not go on waiting.
  const request = await openRequestWithin(ctx.tx, ctx.programmeId, input.volunteerId, input.from, input.to);
  if (request !== undefined && answeredByAnother(request, ctx.personId)) {
    await saveAnswer(ctx.tx, ctx.programmeId, request.id, { state: 'granted', answer: null, certificateId: drafted.id, at: iso(ctx.now), by: ctx.personId });
    ctx.record({ kind: 'certificateRequest', id: request.id, change: { act: 'grant', certificate: drafted.id } });
  }
  return drafted;
});

const ISSUE_REFUSALS = {
  settled: 'volunteering.certificate_settled', samePerson: 'volunteering.same_person', postedTooShort: 'volunteering.posted_too_short', minutesChanged: 'volunteering.minutes_changed',
} as const satisfies Record<IssueRefusal, string>;

export const issueServiceCertificateBound = bindWrite(issueServiceCertificate, async (ctx, { certificateId }) => {
  const row = (await lockCertificate(ctx.tx, ctx.programmeId, certificateId)) ?? ctx.notFound();
  const now = await servedIn(ctx.tx, ctx.programmeId, row.volunteer_id, row.from_date, row.to_date);
  const isSame = now.a === row.minutes_a && now.b === row.minutes_b && now.c === row.minutes_c && now.d === row.minutes_d;
  const refusal = issueRefusal({ state: row.state, draftedBy: row.drafted_by, postedUntil: postedUntil(row) }, { by: ctx.personId, today: ctx.today, isSame });
  if (refusal !== null) return ctx.refuse(ISSUE_REFUSALS[refusal]);
  await saveIssue(ctx.tx, ctx.programmeId, certificateId, ctx.today, ctx.personId);
  ctx.record({ kind: 'serviceCertificate', id: certificateId, change: { act: 'issue' } });
  ctx.emit({ topic: 'volunteering', subjectId: row.volunteer_id });
  return { issuedOn: ctx.today };
});

const HOUR_MINUTES = 60;
/** An adult by the first character of their name, a child by none: the number finds them. */
const postedLabel = (row: CertificateRow): string => (row.is_adult ? `${[...row.label][0] ?? ''}**` : '（未成年人）');
const hoursOf = (row: CertificateRow): string => ((row.minutes_a + row.minutes_b + row.minutes_c + row.minutes_d) / HOUR_MINUTES).toLocaleString('en', { maximumFractionDigits: 1, useGrouping: false });

export const draftServiceNoticeBound = bindWrite(draftServiceNotice, async (ctx, { certificateIds, howToObject }) => {
  const found = await lockUnposted(ctx, certificateIds, POSTED_MOST);
  if (found.length === 0) return ctx.refuse('volunteering.nothing_to_post');
  // From tomorrow: whoever publishes has today.
  const on = addDays(localDate(ctx.today), 1);
  const title = '志愿服务记录公示';
  const noticeId = await draftNoticeFor(ctx, {
    kind: 'nameList', title, body: `根据志愿服务记录与证明出具的有关规定，现将拟出具服务证明的 ${found.length} 份服务记录公示如下。`, list: { columns: ['志愿者', '志愿者编号', '服务时间', '小时'], rows: found.map((row) => [postedLabel(row), row.volunteer_number, `${row.from_date} 至 ${row.to_date}`, hoursOf(row)]) },
    periodDays: POSTED_DAYS, startsOn: on, howToObject, realName: false, hidesAfter: true, hasNames: false, consentConfirmed: false, noMinorsConfirmed: false, consentNote: null,
  });
  await savePosting(ctx.tx, ctx.programmeId, found.map(({ id }) => id), { noticeId, on, where: title });
  for (const { id } of found) ctx.record({ kind: 'serviceCertificate', id, change: { act: 'post', notice: noticeId } });
  ctx.emit({ topic: 'volunteering', subjectId: noticeId });
  return { noticeId, count: found.length };
});

export const withdrawServiceCertificateBound = bindWrite(withdrawServiceCertificate, async (ctx, { certificateId, reason }) => {
  const row = (await lockCertificate(ctx.tx, ctx.programmeId, certificateId)) ?? ctx.notFound();
  if (row.state === 'withdrawn') return ctx.refuse('volunteering.certificate_settled');
  if (row.state === 'draft') await returnRequestOf(ctx.tx, ctx.programmeId, certificateId, reason);
  await saveWithdrawal(ctx.tx, ctx.programmeId, certificateId, row.state === 'draft', ctx.today, ctx.personId);
  ctx.record({ kind: 'serviceCertificate', id: certificateId, reason, change: { act: 'withdraw', from: row.state } });
  ctx.emit({ topic: 'volunteering', subjectId: row.volunteer_id });
  return { state: 'withdrawn' as const };
});

export const verifyServiceCertificateBound = bindRead(verifyServiceCertificate, async (ctx, { number }) => {
  await openPublicSite(ctx);
  const row = (await publicCertificate(ctx.tx, number.toUpperCase())) ?? ctx.notFound();
  return { number: row.number, begins: row.label, from: row.from_date, to: row.to_date, minutes: minutesOf(row), issuer: row.issuer, isInForce: row.state === 'issued', issuedOn: row.issued_on, withdrawnOn: row.withdrawn_on };
});

export const exportServiceCertificatesBound = bindExport(exportServiceCertificates, listServiceCertificatesBound, listServiceCertificates, {
  name: { zh: '服务证明', en: 'Certificates of service' },
  columns: defineColumns({
    number: textColumn({ zh: '证明编号', en: 'Number', width: 20, required: true }), volunteer: textColumn({ zh: '志愿者编号', en: 'Volunteer number', width: 16, required: true }), label: textColumn({ zh: '姓名', en: 'Name', required: true }), from: dateColumn({ zh: '起', en: 'From', required: true }), to: dateColumn({ zh: '止', en: 'To', required: true }),
    a: integerColumn({ zh: 'A 级分钟', en: 'Minutes A', required: true }), b: integerColumn({ zh: 'B 级分钟', en: 'Minutes B', required: true }), c: integerColumn({ zh: 'C 级分钟', en: 'Minutes C', required: true }), d: integerColumn({ zh: 'D 级分钟', en: 'Minutes D', required: true }),
    issuer: textColumn({ zh: '出具单位', en: 'Issuer', width: 24, required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), issuedOn: dateColumn({ zh: '出具日期', en: 'Issued on' }),
  }),
  row: (row, { words }) => ({ number: row.number, volunteer: row.volunteer.number, label: row.volunteer.label, from: row.from, to: row.to, a: row.minutes.A, b: row.minutes.B, c: row.minutes.C, d: row.minutes.D, issuer: row.issuer, state: certificateStateWords[row.state][words], issuedOn: row.issuedOn }),
});
