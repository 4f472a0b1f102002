/** 外出代管 · A site leader who is away names a deputy for some days; afterwards the sites are the leader's again by themselves. */
import { z } from 'zod';
import { booleanParam, defineOperation, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { personRef } from '#modules/places/contract/index.ts';

const period = {
  from: localDate.describe('代管第一天 first day away'),
  until: localDate.describe('代管最后一天（含） last day away, itself included'),
};
const siteRef = z.object({ id: idOf, code: z.string(), name: z.string() });

export const coverMySites = defineOperation({
  id: 'people.coverMySites', summary: { zh: '外出期间请人代管我的点位', en: 'Leave my sites to a deputy while I am away' },
  method: 'POST', path: '/my-covers', permission: 'people.coverOwnSites',
  input: z.object({ toPersonId: idOf, ...period, note: z.string().trim().max(300).optional().describe('交代的话，代管人看得到 what the deputy should know') }),
  output: z.object({
    id: idOf, from: localDate, until: localDate, sites: z.array(siteRef),
    /** Whether the deputy got a role for these days, since theirs did not reach the sites. */
    roleGiven: z.boolean(),
    /** For whom the leader stands in on some of these days; those sites are not passed on. */
    standsInFor: z.array(z.object({ person: personRef, ...period })),
  }),
  errors: ['people.nothing_to_cover', 'people.deputy_unsuitable', 'people.deputy_away', 'people.cover_overlaps', 'people.cover_begins_in_past', 'people.cover_too_long', 'people.dates_out_of_order', 'people.same_person'],
});

export const listDeputies = defineOperation({
  id: 'people.listDeputies', summary: { zh: '可以代管我点位的同事', en: 'Who could stand in for me' },
  method: 'GET', path: '/deputies', permission: 'people.coverOwnSites',
  input: z.object({ ...period, from: period.from.optional(), until: period.until.optional(), q: z.string().trim().max(60).optional(), ...pageInput }),
  output: pageOf(z.object({
    id: idOf, name: z.string(), title: z.string().nullable(),
    /** Whether they lead sites of their own already, and know the work. */
    siteCount: z.number().int(),
    /** Away themselves on some of these days. */
    away: z.boolean(),
  })),
});

export const listCovers = defineOperation({
  id: 'people.listCovers', summary: { zh: '外出代管', en: 'Deputies of site leaders who are away' },
  method: 'GET', path: '/covers', permission: 'people.read',
  input: z.object({
    personId: idOf.optional().describe('外出的人或代管人 who is away or stands in'), siteId: idOf.optional(),
    phase: z.enum(['present', 'coming', 'over', 'all']).default('all'), withSites: booleanParam.describe('含点位，只给外出的人和代管人 name the sites too, to the two whom it concerns'), sort: sortInput(['recent', 'person']), ...pageInput,
  }),
  output: pageOf(z.object({
    id: idOf, person: personRef, deputy: personRef, ...period, note: z.string().nullable(), phase: z.enum(['present', 'coming', 'over']), siteCount: z.number().int(),
    /** Named only when asked for, and only to who is away and who stands in. */
    sites: z.array(siteRef).nullable(),
  })),
});

const endErrors = ['people.cover_over', 'people.dates_out_of_order'] as const;
const ended = z.object({ id: idOf, outcome: z.enum(['ended', 'cancelled']), siteCount: z.number().int() });

export const endMyCover = defineOperation({
  id: 'people.endMyCover', summary: { zh: '提前收回我的点位', en: 'Take my sites back early' },
  method: 'POST', path: '/my-covers/:coverId/end', permission: 'people.coverOwnSites',
  input: z.object({ coverId: idOf, on: localDate.optional().describe('重新由我负责的第一天，默认今天 first day they are mine again, today unless told') }),
  output: ended, errors: [...endErrors],
});

export const endCover = defineOperation({
  id: 'people.endCover', summary: { zh: '提前结束他人的外出代管', en: 'End somebody’s cover early' },
  method: 'POST', path: '/covers/:coverId/end', permission: 'people.manageDuties',
  input: z.object({ coverId: idOf, on: localDate.optional().describe('点位长重新负责的第一天，默认今天 first day the leader answers again, today unless told'), reason: z.string().trim().min(1).max(300) }),
  output: ended, errors: [...endErrors],
});
