import { z } from 'zod';
import { defineOperation, fileOutput, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { BULLETIN_ACTS, BULLETIN_KINDS, BULLETIN_STATES } from '../domain/index.ts';
import { account } from './account-shapes.ts';

const bulletinState = z.enum(BULLETIN_STATES);
export const bulletinKind = z.enum(BULLETIN_KINDS);

export const figure = z.object({
  id: z.string(), labelZh: z.string(), labelEn: z.string(), definitionZh: z.string(), definitionEn: z.string(),
  kind: z.enum(['count', 'ratio']), numerator: z.number(), denominator: z.number().nullable(), unitZh: z.string(), unitEn: z.string(),
  /** Where the rows behind the number are listed, as a path of the web client. */
  href: z.string(),
  /** Of a published account: what was frozen with the number. */
  frozen: z.object({ freezeId: z.string(), queryHash: z.string(), rowsHash: z.string(), rowCount: z.number().int() }).optional(),
});

/** Which words of a paragraph are which figure's; absent in the bulletin of a round. */
const runs = z.array(z.object({ text: z.string(), code: z.string().nullable() })).optional();

/** Paragraphs and tables as they are printed; numbers in them come from the figures alone. */
export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.number().int().min(1).max(3), text: z.string(), runs }),
  z.object({ kind: z.literal('paragraph'), text: z.string(), runs }),
  z.object({ kind: z.literal('table'), captionText: z.string(), columns: z.array(z.object({ header: z.string(), align: z.enum(['left', 'center', 'right']), widthShare: z.number() })), rows: z.array(z.array(z.string())) }),
]);

export const bulletinSummary = z.object({
  id: z.uuid(), title: z.string(), kind: bulletinKind, state: bulletinState,
  /** Of a round's bulletin; a written account has none. */
  roundId: z.uuid().nullable(), roundNameZh: z.string().nullable(), roundNameEn: z.string().nullable(), documentNumber: z.string().nullable(),
  issueNumber: z.number().int().nullable(), asOf: z.string(), figuresHash: z.string(), draftedAt: z.string(), draftedByName: z.string(), approvedAt: z.string().nullable(), approvedByName: z.string().nullable(),
  publishedAt: z.string().nullable(),
});

export const listBulletins = defineOperation({
  id: 'bulletins.listBulletins', summary: { zh: '通报列表', en: 'Bulletins' },
  method: 'GET', path: '/bulletins', permission: 'bulletins.read',
  input: z.object({
    ...pageInput, roundId: z.uuid().optional(), kind: bulletinKind.optional(), state: bulletinState.optional(), q: z.string().trim().max(100).optional().describe('标题、文号或拼音 title, number or pinyin'),
    sort: sortInput(['recent', 'title', 'number', 'published']),
  }),
  output: pageOf(bulletinSummary),
});

export const readBulletin = defineOperation({
  id: 'bulletins.readBulletin', summary: { zh: '读取通报', en: 'Read a bulletin' },
  method: 'GET', path: '/bulletins/:bulletinId', permission: 'bulletins.read',
  input: z.object({ bulletinId: z.uuid() }),
  output: bulletinSummary.extend({
    acts: z.array(z.enum(BULLETIN_ACTS)), figures: z.array(figure),
    document: z.object({
      issuer: z.string(), addressees: z.array(z.string()), body: z.array(block), signature: z.string(), date: z.string(), copyTo: z.array(z.string()), printedBy: z.string(), printedOn: z.string(), syntheticMark: z.string().nullable(),
    }),
    wordCount: z.number().int(), wordLimit: z.number().int(), namesWithdrawn: z.number().int().describe('印发后应本人要求隐去的姓名数 names hidden since at the request of those named'),
    namesLeft: z.array(z.object({ name: z.string(), count: z.number().int() })).describe('隐去之后文字里仍出现的相同字词，由人判断 what the words still say of them, for a person to judge'),
    /** What only a written account has. */
    account: account.nullable(),
  }),
});

export const draftBulletin = defineOperation({
  id: 'bulletins.draftBulletin', reach: 'programme', summary: { zh: '由本轮起草督查通报', en: 'Draft the bulletin of a round' },
  method: 'POST', path: '/bulletins', permission: 'bulletins.draft',
  input: z.object({ roundId: z.uuid(), withRanking: z.boolean().default(false) }),
  output: z.object({ id: z.uuid(), figuresHash: z.string() }), errors: ['bulletins.round_not_closed'],
});

/** Computes a draft's figures anew; the words follow. */
export const redraftBulletin = defineOperation({
  id: 'bulletins.redraftBulletin', reach: 'programme', summary: { zh: '重新计算草稿', en: 'Compute a draft anew' },
  method: 'POST', path: '/bulletins/:bulletinId/redraft', permission: 'bulletins.draft',
  input: z.object({ bulletinId: z.uuid(), withRanking: z.boolean().default(false) }),
  output: z.object({ figuresHash: z.string() }), errors: ['bulletins.act_not_allowed', 'bulletins.published_is_frozen'],
});

export const approveBulletin = defineOperation({
  id: 'bulletins.approveBulletin', reach: 'programme', summary: { zh: '审批通报', en: 'Approve a bulletin' },
  method: 'POST', path: '/bulletins/:bulletinId/approve', permission: 'bulletins.approve',
  input: z.object({ bulletinId: z.uuid(), version: z.number().int().optional().describe('文稿的版本，审的就是这一版 of a written account: the version that was read') }), output: z.object({ state: bulletinState }),
  errors: ['bulletins.act_not_allowed', 'bulletins.drafter_cannot_approve', 'bulletins.number_without_figure', 'bulletins.figure_without_value', 'bulletins.names_withheld', 'platform.changed_meanwhile'],
});

/** Gives the document number 〔year〕n and freezes every figure for good. */
export const publishBulletin = defineOperation({
  id: 'bulletins.publishBulletin', reach: 'programme', summary: { zh: '印发通报', en: 'Publish a bulletin' },
  method: 'POST', path: '/bulletins/:bulletinId/publish', permission: 'bulletins.approve',
  input: z.object({ bulletinId: z.uuid() }), output: z.object({ documentNumber: z.string(), figuresHash: z.string() }), errors: ['bulletins.act_not_allowed', 'bulletins.figures_moved', 'bulletins.figure_without_value', 'bulletins.names_withheld'],
});

export const withdrawBulletin = defineOperation({
  id: 'bulletins.withdrawBulletin', reach: 'programme', summary: { zh: '撤回通报', en: 'Withdraw a bulletin' },
  method: 'POST', path: '/bulletins/:bulletinId/withdraw', permission: 'bulletins.approve',
  input: z.object({ bulletinId: z.uuid(), reason: z.string().trim().min(2).max(500) }), output: z.object({ state: bulletinState }), errors: ['bulletins.act_not_allowed'],
});

export const downloadBulletin = defineOperation({
  id: 'bulletins.downloadBulletin', summary: { zh: '下载通报（docx）', en: 'Download a bulletin (docx)' },
  method: 'GET', path: '/bulletins/:bulletinId/docx', permission: 'bulletins.read',
  input: z.object({ bulletinId: z.uuid() }), output: fileOutput,
});

/** The register of cases behind a bulletin (台账), from the same round. */
export const downloadRegister = defineOperation({
  id: 'bulletins.downloadRegister', summary: { zh: '下载台账（xlsx）；印发后为印发时的台账', en: 'Download the register (xlsx); once published, as it stood then' },
  method: 'GET', path: '/bulletins/:bulletinId/register', permission: 'cases.export',
  input: z.object({ bulletinId: z.uuid() }), output: fileOutput, errors: ['bulletins.no_register'],
});

/** What has changed in the records since the figures were frozen. */
export const checkBulletin = defineOperation({
  id: 'bulletins.checkBulletin', summary: { zh: '核对通报数字', en: 'Check a bulletin against the records' },
  method: 'GET', path: '/bulletins/:bulletinId/check', permission: 'bulletins.read',
  input: z.object({ bulletinId: z.uuid() }),
  output: z.object({
    hashHolds: z.boolean(),
    /** False for a reader who does not reach the whole programme: their part is not compared. */
    compared: z.boolean(),
    drift: z.array(z.object({ id: z.string(), labelZh: z.string(), labelEn: z.string(), frozen: z.string(), now: z.string() })),
  }),
});
