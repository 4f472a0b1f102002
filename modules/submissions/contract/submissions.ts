/** 网上申报 · Requests for material by standard and unit, and the pieces that units submit. */
import { z } from 'zod';
import { fileFacts } from '#modules/files/contract/index.ts';
import { defineOperation, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { PIECE_KINDS, PIECE_STATES, REQUEST_STATES, REUSE_RELATIONS, WINDOW_MONTHS } from '../domain/index.ts';

const named = z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() });
const amount = z.number().int().min(0);
const count = z.object({ required: amount, accepted: amount, waiting: amount, missing: amount });
const share = z.object({ done: amount.describe('已通过件数，不超过要求 accepted, no more than required'), of: amount.describe('要求件数 required') });
const kind = z.enum(PIECE_KINDS);
const state = z.enum(PIECE_STATES);

export const materialRequestRow = z.object({
  id: idOf, code: z.string(), name: z.string(), state: z.enum(REQUEST_STATES), version: z.number().int(), edition: z.object({ id: idOf, code: z.string(), titleZh: z.string(), titleEn: z.string() }), startsOn: localDate, endsOn: localDate, dueOn: localDate, share, waiting: amount,
});

export const listMaterialRequests = defineOperation({
  id: 'submissions.listMaterialRequests', summary: { zh: '申报任务', en: 'Requests for material' },
  method: 'GET', path: '/material-requests', permission: 'submissions.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称或编码 name or code'), state: z.enum(REQUEST_STATES).optional(), editionId: idOf.optional(), organisationId: idOf.optional().describe('责任单位 asked of this unit'), sort: sortInput(['due', 'code', 'name']) }), output: pageOf(materialRequestRow),
});

export const exportMaterialRequests = exportOf(listMaterialRequests, { id: 'submissions.exportMaterialRequests', path: '/material-request-export', zh: '导出申报任务（xlsx）', en: 'Export requests for material (xlsx)' });

export const readMaterialRequest = defineOperation({
  id: 'submissions.readMaterialRequest', summary: { zh: '查看申报任务和齐全情况', en: 'Read a request and how complete it is' },
  method: 'GET', path: '/material-requests/:requestId', permission: 'submissions.read', input: z.object({ requestId: idOf }),
  output: materialRequestRow.extend({
    needs: z.array(z.object({ standard: named, unit: named, documents: count, pictures: count, maySubmit: z.boolean() })),
    saving: z.object({ taken: amount.describe('沿用已有材料的件数 pieces taken over from what there was'), offered: amount.describe('还可沿用的件数 pieces that could be') }),
    byStandard: z.array(z.object({ standard: named, share })), byUnit: z.array(z.object({ unit: named, share })),
    pieces: z.array(z.object({ id: idOf, unit: named, kind, state, theme: z.string(), shownOn: localDate, standards: z.array(z.string()), isTakenOver: z.boolean() })),
  }),
});

/** One row a standard and unit. */
const needsInput = z.array(z.object({ standardId: idOf, organisationId: idOf, documentsMin: z.number().int().min(0).max(100).default(0).describe('至少几份文件 documents at least'), picturesMin: z.number().int().min(0).max(100).default(0).describe('至少几张图片 pictures at least') })).min(1).max(500);

export const createMaterialRequest = defineOperation({
  id: 'submissions.createMaterialRequest', reach: 'programme', summary: { zh: '下达申报任务', en: 'Set a request for material' },
  method: 'POST', path: '/material-requests', permission: 'submissions.manage',
  input: z.object({
    code: z.string().trim().min(1).max(60), name: z.string().trim().min(1).max(200), editionId: idOf, endsOn: localDate.describe('时段最后一天 last day of the window'),
    months: z.number().int().min(1).max(60).default(WINDOW_MONTHS).describe('时段月数 months of the window'), dueOn: localDate.describe('截止日 due day'),
    needs: needsInput,
  }),
  output: z.object({ id: idOf }),
  errors: ['submissions.code_taken', 'submissions.edition_unknown', 'submissions.standard_unknown', 'submissions.organisation_unknown', 'submissions.need_twice', 'submissions.nothing_asked', 'submissions.due_in_window'],
});

const step = { requestId: idOf, version: z.number().int().min(1) };

export const reviseMaterialRequest = defineOperation({
  id: 'submissions.reviseMaterialRequest', reach: 'programme', summary: { zh: '修改申报任务', en: 'Change a request for material' },
  method: 'PUT', path: '/material-requests/:requestId', permission: 'submissions.manage', input: z.object({ ...step, name: z.string().trim().min(1).max(200), dueOn: localDate.describe('截止日 due day'), needs: needsInput }), output: z.object({ id: idOf, version: z.number().int() }),
  errors: ['submissions.standard_unknown', 'submissions.organisation_unknown', 'submissions.need_twice', 'submissions.nothing_asked', 'submissions.due_in_window', 'submissions.need_in_use', 'submissions.request_closed', 'platform.changed_meanwhile'],
});

export const closeMaterialRequest = defineOperation({
  id: 'submissions.closeMaterialRequest', reach: 'programme', summary: { zh: '结束或重新开放申报任务', en: 'Close a request for material, or open it again' },
  method: 'POST', path: '/material-requests/:requestId/state', permission: 'submissions.manage', input: z.object({ ...step, state: z.enum(REQUEST_STATES) }), output: z.object({ id: idOf, version: z.number().int() }), errors: ['submissions.state_wrong', 'platform.changed_meanwhile'],
});

export const exportMaterialRequest = defineOperation({
  id: 'submissions.exportMaterialRequest', summary: { zh: '导出齐全情况（xlsx）', en: 'Export how complete a request is (xlsx)' },
  method: 'GET', path: '/material-requests/:requestId/export', permission: 'submissions.read', input: z.object({ requestId: idOf }), output: fileOutput,
});

const words = (max: number) => z.string().trim().max(max).default('');
const content = {
  shownOn: localDate.describe('时间：材料反映的日期 the day of what it shows'), place: words(200), people: words(200).describe('人物：写单位、职务和人数 units, offices and how many, not names of residents'), theme: words(200), background: words(500), occasion: words(500).describe('事由 occasion'),
  documentNumber: z.string().trim().min(1).max(100).nullable().default(null).describe('文号，仅文件 of documents'), fileIds: z.array(idOf).min(1).max(9).describe('图片；文件可以是 PDF、Word、Excel 或扫描页 pictures; of a document PDF, Word, Excel or scanned pages'), standardIds: z.array(idOf).min(1).max(20).describe('对应的测评标准 standards it serves'),
};
const refusals = ['submissions.standard_unknown', 'submissions.outside_window', 'submissions.caption_missing', 'submissions.document_number_missing', 'submissions.file_unknown', 'submissions.request_closed'] as const;
const moved = z.object({ id: idOf, state, version: z.number().int() });

export const submitMaterial = defineOperation({
  id: 'submissions.submitMaterial', summary: { zh: '报送材料', en: 'Submit a piece of material' },
  method: 'POST', path: '/material-requests/:requestId/pieces', permission: 'submissions.submit', input: z.object({ requestId: idOf, organisationId: idOf, kind, ...content, takenFrom: idOf.nullable().default(null).describe('沿用哪件已通过的材料 the accepted piece that it is taken over from') }), output: moved, errors: [...refusals, 'submissions.not_reusable', 'submissions.taken_already'],
});

/** What the units that one may submit for already have accepted, for the same standard or one that the crosswalk holds to ask as much. */
export const listReusableMaterial = defineOperation({
  id: 'submissions.listReusableMaterial', summary: { zh: '可沿用的已通过材料', en: 'Accepted material that could be taken over' },
  method: 'GET', path: '/material-requests/:requestId/reusable', permission: 'submissions.submit', input: z.object({ requestId: idOf, organisationId: idOf.optional() }),
  output: z.object({ rows: z.array(z.object({
    pieceId: idOf, unit: named, kind, serves: z.array(z.object({ standard: named, viaCode: z.string(), editionZh: z.string(), editionEn: z.string(), relation: z.enum(REUSE_RELATIONS), note: z.string().nullable() })).describe('可用于本任务的哪些标准，凭哪条对应 standards of this request that it serves, and by which link'),
    from: z.object({ id: idOf, name: z.string() }), shownOn: localDate, ageDays: z.number().int().describe('材料反映的日期距今天数 days since the day that it shows'), place: z.string(), people: z.string(), theme: z.string(), background: z.string(), occasion: z.string(), documentNumber: z.string().nullable(), files: z.array(fileFacts),
  })) }),
});

const acting = { pieceId: idOf, version: z.number().int().min(1) };

export const resubmitMaterial = defineOperation({
  id: 'submissions.resubmitMaterial', summary: { zh: '重报退回的材料', en: 'Submit a returned piece again' },
  method: 'POST', path: '/material-pieces/:pieceId/versions', permission: 'submissions.submit', input: z.object({ ...acting, ...content }), output: moved, errors: [...refusals, 'submissions.state_wrong', 'platform.changed_meanwhile'],
});

export const withdrawMaterial = defineOperation({
  id: 'submissions.withdrawMaterial', summary: { zh: '撤回材料', en: 'Take back a piece of material' },
  method: 'POST', path: '/material-pieces/:pieceId/withdrawal', permission: 'submissions.submit', input: z.object({ ...acting, reason: z.string().trim().min(2).max(500).describe('撤回理由 why it is taken back') }), output: moved, errors: ['submissions.state_wrong', 'platform.changed_meanwhile'],
});

export const reviewMaterial = defineOperation({
  id: 'submissions.reviewMaterial', reach: 'programme', summary: { zh: '审核材料', en: 'Review a piece of material' },
  method: 'POST', path: '/material-pieces/:pieceId/review', permission: 'submissions.manage',
  input: z.object({ ...acting, accept: z.boolean(), reason: z.string().trim().min(2).max(500).nullable().default(null).describe('退回理由 why it is returned') }), output: moved,
  errors: ['submissions.state_wrong', 'submissions.reviewer_submitted', 'submissions.reason_missing', 'platform.changed_meanwhile'],
});

export const readMaterial = defineOperation({
  id: 'submissions.readMaterial', summary: { zh: '查看材料及各次报送', en: 'Read a piece of material with its versions' },
  method: 'GET', path: '/material-pieces/:pieceId', permission: 'submissions.read', input: z.object({ pieceId: idOf }),
  output: z.object({
    id: idOf, request: z.object({ id: idOf, code: z.string(), name: z.string(), startsOn: localDate, endsOn: localDate }), unit: named, kind, state, version: z.number().int(), takenFrom: z.object({ id: idOf, request: z.object({ id: idOf, name: z.string() }), theme: z.string(), shownOn: localDate }).nullable(), maySubmit: z.boolean(), mayReview: z.boolean(), withdrawnReason: z.string().nullable(),
    versions: z.array(z.object({
      number: z.number().int(), shownOn: localDate, place: z.string(), people: z.string(), theme: z.string(), background: z.string(), occasion: z.string(), documentNumber: z.string().nullable(), files: z.array(fileFacts), standards: z.array(named),
      submittedAt: instant, submittedBy: z.string(), review: z.object({ accepted: z.boolean(), reason: z.string().nullable(), at: instant, by: z.string() }).nullable(),
    })).describe('最近的在前 newest first'),
    alsoServes: z.array(z.object({ edition: z.object({ titleZh: z.string(), titleEn: z.string() }), standard: named, via: z.string() })).describe('对照表带到的别的体系的标准 standards of other frameworks, by the crosswalk'),
  }),
});
