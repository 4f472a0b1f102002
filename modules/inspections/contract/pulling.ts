/** What an inspector's device keeps to work without a network: rounds in progress, own sites with what was observed, and each check list once. */
import { z } from 'zod';
import { defineOperation, pulledPage, pullInput } from '#platform/contract/index.ts';
import { ROUND_STATES } from '../domain/index.ts';

export const pulledRound = z.object({
  id: z.string(), kind: z.literal('round'), roundId: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string(), state: z.enum(ROUND_STATES), startsOn: z.string(), endsOn: z.string(),
});

/** One for each edition and site type, however many sites share it. */
export const pulledCheckList = z.object({
  id: z.string(), kind: z.literal('checkList'),
  items: z.array(z.object({
    checkItemId: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string(), themeZh: z.string(), themeEn: z.string(), standardCode: z.string(),
    rule: z.unknown(), exceptionsZh: z.string().nullable(), exceptionsEn: z.string().nullable(), photoOnUnmet: z.boolean(),
  })),
});

export const pulledSite = z.object({
  id: z.string(), kind: z.literal('site'), roundId: z.uuid(), siteId: z.uuid(), siteCode: z.string(), siteName: z.string(), siteTypeCode: z.string(), siteTypeZh: z.string(), siteTypeEn: z.string(),
  zoneZh: z.string().nullable(), zoneEn: z.string().nullable(), placeZh: z.string(), placeEn: z.string(), longitude: z.number(), latitude: z.number(), lengthM: z.number().nullable(),
  organisationZh: z.string().nullable(), organisationEn: z.string().nullable(), siteLeaderName: z.string().nullable(), state: z.enum(['waiting', 'started', 'done']), doneAt: z.string().nullable(),
  /** id of its check list among the rows. */
  checkListId: z.string(),
  observations: z.array(z.object({
    checkItemId: z.uuid(), observedCount: z.number().int(), metCount: z.number().int(), notApplicable: z.boolean(), note: z.string().nullable(), observedAt: z.string(),
    inspectorName: z.string(), revision: z.number().int(), photoIds: z.array(z.uuid()),
  })),
});

/** Sites a page holds at most. */
export const PULL_SITES_MAX = 100;

export const pullRoundSites = defineOperation({
  id: 'inspections.pullRoundSites', summary: { zh: '下载我的督查点位（离线用，增量）', en: 'My sites of rounds in progress, for work offline, as changes since a cursor' },
  method: 'GET', path: '/pull/round-sites', permission: 'inspections.record',
  input: z.object(pullInput), output: pulledPage(z.discriminatedUnion('kind', [pulledRound, pulledCheckList, pulledSite])),
});
