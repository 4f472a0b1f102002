/** 初评入围 · From many candidates to few: the rule, who is in by which line, and who a person took in or left out against it. */
import { z } from 'zod';
import { defineOperation, idOf, instant, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { SCORING_STAGES, SHORTLIST_LINES, TIE_KEYS } from '../domain/index.ts';
import { shortlistRule } from './rounds.ts';

const score = z.object({ numerator: z.number(), denominator: z.number() }).nullable();
const edge = z.object({ label: z.string(), score }).nullable();

export const shortlistRow = z.object({
  candidateId: idOf, label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), part: z.string().nullable(), partZh: z.string().nullable(), partEn: z.string().nullable(),
  /** Within its part. */ place: z.number().int(), /** Mean of hundredths of a point; none where nobody scored it. */ score, line: z.enum(SHORTLIST_LINES), reason: z.string().nullable(),
});

export const listShortlist = defineOperation({
  id: 'honours.listShortlist', reach: 'programme', summary: { zh: '初评入围名单、分数线和偏离理由', en: 'The shortlist, its cut-off and every reason against it' },
  method: 'GET', path: '/selection-rounds/:roundId/titles/:titleId/shortlist', permission: 'honours.readJury',
  input: z.object({ ...pageInput, roundId: idOf, titleId: idOf, line: z.enum(SHORTLIST_LINES).optional(), q: z.string().trim().max(60).optional().describe('名称 name'), sort: sortInput(['place', 'subject']) }),
  output: pageOf(shortlistRow).extend({
    roundName: z.string(), titleZh: z.string(), titleEn: z.string(), rule: shortlistRule, /** Whose sheets make the order; none where nobody scored before the shortlist: then whoever came earlier, then the lot. */ basis: z.enum(SCORING_STAGES).nullable(), withVoice: z.boolean(),
    tieRule: z.array(z.enum(TIE_KEYS)), lotSeed: z.string(), isOpen: z.boolean(), isDecided: z.boolean(), decidedAt: instant.nullable(), decidedByName: z.string().nullable(), inside: z.number().int(), added: z.number().int(), dropped: z.number().int(),
    cutOffs: z.array(z.object({ part: z.string().nullable(), partZh: z.string().nullable(), partEn: z.string().nullable(), candidates: z.number().int(), inside: z.number().int(), lastIn: edge, firstOut: edge })),
  }),
  errors: ['honours.title_not_in_round', 'honours.no_shortlist'],
});

export const decideShortlist = defineOperation({
  id: 'honours.decideShortlist', reach: 'programme', summary: { zh: '定入围名单；不按规则的逐个写理由', en: 'Decide the shortlist; each deviation from the rule with a reason' },
  method: 'PUT', path: '/selection-rounds/:roundId/titles/:titleId/shortlist', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, titleId: idOf, deviations: z.array(z.object({ candidateId: idOf, reason: z.string().trim().min(2).max(500) })).max(2_000).default([]).describe('按规则入围而不列入的，或未入围而列入的 left out though in by rule, or taken in though not') }),
  output: z.object({ inside: z.number().int(), outside: z.number().int(), added: z.number().int(), dropped: z.number().int() }), errors: ['honours.stage_not_open', 'honours.title_not_in_round', 'honours.candidate_settled', 'honours.nobody_shortlisted'],
});

export const exportShortlist = exportOf(listShortlist, { id: 'honours.exportShortlist', path: '/selection-rounds/:roundId/titles/:titleId/shortlist-export', zh: '导出入围名单（xlsx）', en: 'Export the shortlist (xlsx)' });
