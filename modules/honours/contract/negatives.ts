/** 负面清单签字 · Where no stage of a round asks who signs negative items, one person signs for a list: of the households of a village or town, or of all other candidates of the programme. */
import { z } from 'zod';
import { defineOperation, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CANDIDATE_STATES, NEGATIVE_STATES } from '../domain/index.ts';

const negativeState = z.enum(NEGATIVE_STATES);
const item = z.object({ code: z.string(), zh: z.string(), en: z.string() });

export const listNegativeChecks = defineOperation({
  id: 'honours.listNegativeChecks', summary: { zh: '候选负面清单核查情况', en: 'Candidates of a round, and whether negative items are signed for' },
  method: 'GET', path: '/selection-rounds/:roundId/negative-checks', permission: 'honours.read',
  input: z.object({ ...pageInput, roundId: idOf, placeId: idOf.optional().describe('户：所在区域（含下级）；全域：户以外的候选 households of this place and below; of the topmost place all who are no households'), state: negativeState.optional(), q: z.string().trim().max(60).optional(), sort: sortInput(['open', 'subject', 'place']) }),
  output: pageOf(z.object({
    candidateId: idOf, label: z.string(), code: z.string(), titleZh: z.string(), titleEn: z.string(), placeId: idOf.nullable(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), candidateState: z.enum(CANDIDATE_STATES), state: negativeState,
    /** Those nobody signed for. */ unsigned: z.array(item), /** Those that happened, for whoever signs, checks or decides. */ happened: z.array(item),
  })),
});

export const exportNegativeChecks = exportOf(listNegativeChecks, { id: 'honours.exportNegativeChecks', path: '/selection-rounds/:roundId/negative-check-export', zh: '导出候选负面清单核查情况（xlsx）', en: 'Export whether negative items are signed for (xlsx)' });

/** What a signature would cover, and who has signed. */
export const readNegativeList = defineOperation({
  id: 'honours.readNegativeList', summary: { zh: '负面清单签字单', en: 'The list that is signed for negative items' },
  method: 'GET', path: '/selection-rounds/:roundId/places/:placeId/negatives', permission: 'honours.read',
  input: z.object({ roundId: idOf, placeId: idOf }),
  output: z.object({
    placeZh: z.string(), placeEn: z.string(), /** Candidates in the running: households in this place and below (while towns answer, with those they sent back), or, of a topmost place, all others of the programme with the households that lie in that place itself. */ households: z.number().int(), unsigned: z.number().int(), happened: z.number().int(), /** Of who is on the list and what nobody signed for; a signature names it. */ digest: z.string(), items: z.array(item), /** By the reader, now. */ maySign: z.boolean(),
    signatures: z.array(z.object({ placeZh: z.string(), placeEn: z.string(), households: z.number().int(), exceptions: z.number().int(), signedOn: localDate, signedByName: z.string().nullable() })),
  }),
});

export const signNegatives = defineOperation({
  id: 'honours.signNegatives', summary: { zh: '为名单核查负面清单并签字', en: 'Sign for the negative items of a list of candidates' },
  method: 'POST', path: '/selection-rounds/:roundId/places/:placeId/negatives', permission: 'honours.signNegatives',
  input: z.object({
    roundId: idOf, placeId: idOf.describe('村（社区），乡镇为其各村，或全域（户以外的候选） a village, a town for its villages, or the whole programme for those who are no households'), households: z.number().int().min(1).max(100_000).describe('核查的候选数，与名单不符则不收 how many candidates were checked; refused when the list is another by now'),
    digest: z.string().min(1).max(64).describe('所核查名单的校验值，来自签字单，与名单不符则不收 of the list that was checked, as it was read; refused when the list is another by now'),
    exceptions: z.array(z.object({ candidateId: idOf, code: z.string().max(60), happenedOn: localDate, note: z.string().trim().min(2).max(500).nullable().default(null) })).max(5_000).default([]).describe('有负面情形的候选 candidates with which something happened'),
  }),
  output: z.object({ households: z.number().int(), exceptions: z.number().int(), signedOn: localDate }), errors: ['honours.stage_not_open', 'honours.place_unknown', 'honours.negatives_elsewhere', 'honours.list_changed', 'honours.candidate_settled', 'honours.check_unknown', 'honours.dates_out_of_order', 'honours.happened_stands'],
});
