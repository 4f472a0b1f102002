/** Public notices: from the draft to the closing note, the objections to them, and what everybody may read. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { NOTICE_ACTS, NOTICE_KINDS, NOTICE_STATES } from '../domain/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';

const state = z.enum(NOTICE_STATES);
const kind = z.enum(NOTICE_KINDS);
const noticeList = z.object({ columns: z.array(z.string().trim().max(40)).min(1).max(8), rows: z.array(z.array(z.string().trim().max(120)).max(8)).min(1).max(1_000) });

export const noticeSummary = z.object({
  id: idOf, kind, state, title: z.string(), startsOn: localDate.nullable(), endsOn: localDate.nullable(), version: z.number().int(), draftedAt: instant, draftedByName: z.string(),
  /** Its first day is still to come: until then the public sees nothing of it. */
  startsLater: z.boolean(),
  publishedAt: instant.nullable(), openObjectionCount: z.number().int(), objectionCount: z.number().int(),
});

const noticeText = {
  kind: kind.default('other'),
  title: z.string().trim().min(2).max(120),
  body: z.string().trim().min(2).max(5_000).describe('正文，每行一段 text, one paragraph a line'),
  list: noticeList.nullable().default(null).describe('名单 list with headings and rows'),
  periodDays: z.number().int().min(1).max(60).optional().describe('公示天数 days; the programme’s own, or 7'),
  startsOn: localDate.nullable().default(null).describe('起始日，留空为发布当日 first day; the day of publication unless told'),
  howToObject: z.string().trim().min(2).max(500).describe('异议方式 how to object: telephone, address, hours'),
  realName: z.boolean().default(false).describe('异议须实名 objections need a name'),
  hidesAfter: z.boolean().default(true).describe('期满撤下内容 content is taken down after the period'),
  hasNames: z.boolean().nullable().default(null).describe('含个人姓名，有名单时发布前必须回答 names persons; answered before a list is published'),
  consentConfirmed: z.boolean().default(false).describe('已取得本人同意 the persons agreed'),
  noMinorsConfirmed: z.boolean().default(false).describe('不含未满14周岁未成年人 no child under fourteen'),
  consentNote: z.string().trim().max(500).nullable().default(null).describe('同意如何取得 how they agreed'),
};
const textErrors = ['notices.list_uneven'] as const;

export const listNotices = defineOperation({
  id: 'notices.listNotices', summary: { zh: '公示列表', en: 'Public notices' },
  method: 'GET', path: '/notices', permission: 'notices.read',
  input: z.object({ ...pageInput, state: state.optional(), q: z.string().trim().max(100).optional().describe('标题或拼音 title or pinyin'), sort: sortInput(['recent', 'title', 'ends', 'objections']) }),
  output: pageOf(noticeSummary),
});

export const readNotice = defineOperation({
  id: 'notices.readNotice', summary: { zh: '读取公示', en: 'Read a notice' },
  method: 'GET', path: '/notices/:noticeId', permission: 'notices.read',
  input: z.object({ noticeId: idOf }),
  output: noticeSummary.extend({
    body: z.string(), list: noticeList.nullable(), periodDays: z.number().int(), howToObject: z.string(), realName: z.boolean(), hidesAfter: z.boolean(), hasNames: z.boolean().nullable(),
    consentConfirmed: z.boolean(), noMinorsConfirmed: z.boolean(), consentNote: z.string().nullable(), closingNote: z.string().nullable(), /** Of a list longer than one page carries only the beginning stands in `list`. */ listTotal: z.number().int(), acts: z.array(z.enum(NOTICE_ACTS)),
    /** Left out of the public page since whoever is named took back their consent; here the notice stays as it was published. */
    withheld: z.array(z.string()),
  }),
});

export const draftNotice = defineOperation({
  id: 'notices.draftNotice', reach: 'programme', summary: { zh: '起草公示', en: 'Draft a notice' },
  method: 'POST', path: '/notices', permission: 'notices.draft',
  input: z.object(noticeText), output: z.object({ id: idOf, version: z.number().int() }), errors: textErrors,
});

export const updateNotice = defineOperation({
  id: 'notices.updateNotice', reach: 'programme', summary: { zh: '修改公示草稿', en: 'Change a draft notice' },
  method: 'PUT', path: '/notices/:noticeId', permission: 'notices.draft',
  input: z.object({ noticeId: idOf, version: z.number().int(), keepsList: z.boolean().default(false).describe('名单不变：太长、由评选产生的名单只能整份保留 the list stays; one that is too long for a form is kept whole'), ...noticeText }), output: z.object({ id: idOf, version: z.number().int() }),
  errors: [...textErrors, 'notices.act_not_allowed', 'notices.changed_meanwhile'],
});

export const publishNotice = defineOperation({
  id: 'notices.publishNotice', reach: 'programme', summary: { zh: '发布公示', en: 'Publish a notice' },
  method: 'POST', path: '/notices/:noticeId/publication', permission: 'notices.publish',
  input: z.object({ noticeId: idOf, version: z.number().int() }), output: z.object({ state, startsOn: localDate, endsOn: localDate }),
  errors: ['notices.act_not_allowed', 'notices.changed_meanwhile', 'notices.drafter_cannot_publish', 'notices.consent_missing', 'notices.starts_in_past', 'notices.names_unanswered', 'notices.names_in_list'],
});

export const closeNotice = defineOperation({
  id: 'notices.closeNotice', reach: 'programme', summary: { zh: '结束公示', en: 'Close a notice' },
  method: 'POST', path: '/notices/:noticeId/closing', permission: 'notices.publish',
  input: z.object({ noticeId: idOf, closingNote: z.string().trim().min(2).max(1_000).describe('公示结果，公众可见 result, for everybody to read') }), output: z.object({ state }),
  errors: ['notices.act_not_allowed', 'notices.period_runs', 'notices.objection_open'],
});

export const withdrawNotice = defineOperation({
  id: 'notices.withdrawNotice', reach: 'programme', summary: { zh: '撤回公示', en: 'Withdraw a notice' },
  method: 'POST', path: '/notices/:noticeId/withdrawal', permission: 'notices.publish',
  input: z.object({ noticeId: idOf, reason: z.string().trim().min(2).max(500) }), output: z.object({ state }), errors: ['notices.act_not_allowed'],
});

export const listObjections = defineOperation({
  id: 'notices.listObjections', reach: 'programme', summary: { zh: '公示异议列表', en: 'Objections to a notice' },
  method: 'GET', path: '/notices/:noticeId/objections', permission: 'notices.handleObjections',
  input: z.object({ ...pageInput, noticeId: idOf, sort: sortInput(['open', 'recent']) }),
  output: pageOf(z.object({
    id: idOf, state: z.enum(['open', 'resolved']), receivedAt: instant, words: z.string(),
    /** Sealed at rest, opened for this list; null when none was given. */
    sender: z.string().nullable(), contact: z.string().nullable(),
    outcome: z.enum(['upheld', 'partlyUpheld', 'notUpheld']).nullable(), answer: z.string().nullable(), resolvedAt: instant.nullable(), resolvedByName: z.string().nullable(),
    number: z.string().nullable(), /** Whether this person may: not whoever wrote the notice or put forward what it shows. */ mayResolve: z.boolean(),
  })),
});

export const resolveObjection = defineOperation({
  id: 'notices.resolveObjection', reach: 'programme', summary: { zh: '处理公示异议', en: 'Resolve an objection' },
  method: 'POST', path: '/objections/:objectionId/resolution', permission: 'notices.handleObjections',
  input: z.object({ objectionId: idOf, outcome: z.enum(['upheld', 'partlyUpheld', 'notUpheld']), answer: z.string().trim().min(2).max(1_000).describe('处理情况，异议人凭查询码可见 told to whoever objected, by their code') }),
  output: z.object({ state: z.enum(['open', 'resolved']) }), errors: ['notices.objection_resolved', 'notices.handler_cannot_resolve'],
});

export const sealObjections = defineOperation({
  id: 'notices.sealObjections', reach: 'programme', summary: { zh: '加密以前收到的异议内容（系统每天自动执行）', en: 'Seal the words of objections that came before words were sealed (the system does so daily)' },
  method: 'POST', path: '/objections/sealing', permission: 'notices.handleObjections', input: z.object({}), output: z.object({ sealed: z.number().int() }),
});

const publicSummary = z.object({
  id: idOf, kind, title: z.string(), startsOn: localDate, endsOn: localDate, closed: z.boolean(),
  /** Days on which one may still object, today included; 0 when the period is over, null before it began. */
  daysLeft: z.number().int().nullable(),
});

export const listPublicNotices = defineOperation({
  id: 'notices.listPublicNotices', summary: { zh: '公众查看公示列表', en: 'Notices, for everybody' },
  method: 'GET', path: '/public/notices', permission: 'public',
  input: z.object({ ...pageInput }), output: pageOf(publicSummary),
});

export const readPublicNotice = defineOperation({
  id: 'notices.readPublicNotice', summary: { zh: '公众查看公示', en: 'A notice, for everybody' },
  method: 'GET', path: '/public/notices/:noticeId', permission: 'public',
  input: z.object({ noticeId: idOf }),
  output: publicSummary.extend({
    /** Null once the period is over and the notice is one that is taken down then. */
    body: z.string().nullable(), list: noticeList.nullable(), listTotal: z.number().int(), howToObject: z.string(), mayObject: z.boolean(), realName: z.boolean(), closingNote: z.string().nullable(), publishedAt: instant,
  }),
});

export const listPublicNoticeRows = defineOperation({
  id: 'notices.listPublicNoticeRows', summary: { zh: '公众查找公示名单', en: 'Rows of the list of a notice, for everybody' },
  method: 'GET', path: '/public/notices/:noticeId/rows', permission: 'public',
  input: z.object({ ...pageInput, noticeId: idOf, q: z.string().trim().max(60).optional().describe('名单中的文字 words in the list'), place: z.string().trim().max(120).optional().describe('所在地 place') }),
  output: pageOf(z.array(z.string())).extend({ columns: z.array(z.string()), places: z.array(z.object({ name: z.string(), count: z.number().int() })) }),
});

export const downloadPublicNoticeList = defineOperation({
  id: 'notices.downloadPublicNoticeList', summary: { zh: '公众下载公示名单（xlsx）', en: 'Download the list of a notice (xlsx), for everybody' },
  method: 'GET', path: '/public/notices/:noticeId/list-file', permission: 'public', callsPerMinuteMax: 20,
  input: z.object({ noticeId: idOf }), output: fileOutput,
});

export const downloadNoticeList = defineOperation({
  id: 'notices.downloadNoticeList', summary: { zh: '下载公示名单附件（xlsx）', en: 'Download the list of a notice as its annex (xlsx)' },
  method: 'GET', path: '/notices/:noticeId/list-file', permission: 'notices.read',
  input: z.object({ noticeId: idOf }), output: fileOutput,
});

export const downloadNotice = defineOperation({
  id: 'notices.downloadNotice', summary: { zh: '下载公示文稿（docx，名单作附件）', en: 'Download a notice as a document, its list as the annex' },
  method: 'GET', path: '/notices/:noticeId/document', permission: 'notices.read',
  input: z.object({ noticeId: idOf }), output: fileOutput,
});

/** What the form shows, with the proof that it was shown. */
export const readObjectionForm = defineOperation({
  id: 'notices.readObjectionForm', summary: { zh: '公示异议表单', en: 'The form for an objection' },
  method: 'GET', path: '/public/notices/:noticeId/objection-form', permission: 'public',
  input: z.object({ noticeId: idOf }), output: z.object({ noticeId: idOf, title: z.string(), realName: z.boolean(), endsOn: localDate, formToken: z.string() }),
  errors: ['notices.period_over'],
});

export const objectToNotice = defineOperation({
  id: 'notices.objectToNotice', summary: { zh: '对公示提出异议', en: 'Object to a notice' },
  method: 'POST', path: '/public/notices/:noticeId/objections', permission: 'public', callsPerMinuteMax: 5, callsPerDayMax: 30,
  input: z.object({
    noticeId: idOf, words: z.string().trim().min(2).max(1_000).describe('异议内容 the objection'), sender: z.string().trim().max(60).optional().describe('姓名 name'),
    contact: z.string().trim().max(120).optional().describe('联系方式，可不填 how to answer; optional'), formToken: z.string().max(100).describe('表单凭证 from readObjectionForm'),
    website: z.string().max(200).optional().describe('留空 leave empty'),
  }),
  output: z.object({ received: z.literal(true), number: z.string(), followToken: z.string() }),
  errors: ['notices.period_over', 'notices.name_required', 'notices.form_stale', 'notices.too_many_objections'],
});

export const followObjection = defineOperation({
  id: 'notices.followObjection', summary: { zh: '查看异议的办理结果', en: 'Follow an objection' },
  method: 'GET', path: '/public/objections/:followToken', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 2_000,
  input: z.object({ followToken: z.string().regex(/^[\w-]{20,80}$/).describe('查询码 the secret code') }),
  output: z.object({
    number: z.string(), noticeId: idOf, noticeTitle: z.string(), receivedAt: instant, state: z.enum(['open', 'resolved']), outcome: z.enum(['upheld', 'partlyUpheld', 'notUpheld']).nullable(), answer: z.string().nullable(), resolvedAt: instant.nullable(),
  }),
});
