/** 乡镇审批 · After the notice each township answers for the households of its own villages: the list as a whole, single ones sent back with a reason. */
import { z } from 'zod';
import { defineOperation, idOf, instant, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';

export const listRoundTowns = defineOperation({
  id: 'honours.listRoundTowns', summary: { zh: '各乡镇审批进度', en: 'Towns of a round, and what each answered' },
  method: 'GET', path: '/selection-rounds/:roundId/towns', permission: 'honours.read',
  input: z.object({ ...pageInput, roundId: idOf, placeId: idOf.optional(), sort: sortInput(['waiting', 'place', 'households']) }),
  output: pageOf(z.object({
    placeId: idOf, nameZh: z.string(), nameEn: z.string(), villages: z.number().int(), /** On the list that was shown. */ households: z.number().int(), returned: z.number().int(), withoutConsent: z.number().int(), approved: z.boolean().nullable(),
    document: z.string().nullable(), reason: z.string().nullable(), decidedAt: instant.nullable(), decidedByName: z.string().nullable(), /** By the reader, now. */ mayDecide: z.boolean(),
  })),
});

/** Until the stage ends a town may answer anew; its last answer stands. */
export const decideTown = defineOperation({
  id: 'honours.decideTown', summary: { zh: '乡镇审批本地名单', en: 'Answer for the households of a town' },
  method: 'PUT', path: '/selection-rounds/:roundId/towns/:placeId/approval', permission: 'honours.approve',
  input: z.object({
    roundId: idOf, placeId: idOf.describe('乡镇、街道或片区 town, subdistrict or zone'), approve: z.boolean(), document: z.string().trim().max(200).nullable().default(null).describe('审批文号 document'), reason: z.string().trim().min(2).max(500).nullable().default(null).describe('整批不同意的理由 why the whole list is refused'),
    returned: z.array(z.object({ candidateId: idOf, reason: z.string().trim().min(2).max(500) })).max(5_000).default([]).describe('退回的户和理由 households sent back, each with a reason'),
  }),
  output: z.object({ approved: z.number().int(), returned: z.number().int() }), errors: ['honours.stage_not_open', 'honours.place_unknown', 'honours.notice_open', 'honours.objection_open', 'honours.negatives_stand', 'honours.candidate_settled', 'honours.reason_missing'],
});

export const exportRoundTowns = exportOf(listRoundTowns, { id: 'honours.exportRoundTowns', path: '/selection-rounds/:roundId/town-export', zh: '导出各乡镇审批进度（xlsx）', en: 'Export towns of a round (xlsx)' });
