/** 公众 · What everybody may read of honours: who holds a title, and whether a plaque is one of ours. */
import { z } from 'zod';
import { defineOperation, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { subjectKind, tier } from './titles.ts';

export const listPublicTitles = defineOperation({
  id: 'honours.listPublicTitles', summary: { zh: '公众查看称号', en: 'Titles, for everybody' },
  method: 'GET', path: '/public/titles', permission: 'public',
  input: z.object({}), output: z.object({ rows: z.array(z.object({ id: idOf, nameZh: z.string(), nameEn: z.string(), tier, subjectKind, authority: z.string(), shownCount: z.number().int() })) }),
});

export const listPublicAwards = defineOperation({
  id: 'honours.listPublicAwards', summary: { zh: '公众查看荣誉名单', en: 'Who holds a title, for everybody' },
  method: 'GET', path: '/public/titles/:titleId/awards', permission: 'public',
  input: z.object({ ...pageInput, titleId: idOf }),
  output: pageOf(z.object({
    label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), number: z.string(), from: localDate, to: localDate.nullable(), stars: z.number().int().nullable(),
    levelZh: z.string().nullable(), levelEn: z.string().nullable(), classZh: z.string().nullable(), classEn: z.string().nullable(),
  })).extend({ title: z.object({ nameZh: z.string(), nameEn: z.string(), authority: z.string() }) }),
});

export const verifyPlaque = defineOperation({
  id: 'honours.verifyPlaque', summary: { zh: '核验奖牌或证书编号', en: 'Check the number of a plaque or certificate' },
  method: 'GET', path: '/public/plaques/:number', permission: 'public', callsPerMinuteMax: 60,
  input: z.object({ number: z.string().trim().min(3).max(80) }),
  output: z.object({
    number: z.string(), titleZh: z.string(), titleEn: z.string(), authority: z.string(), from: localDate, to: localDate.nullable(), inForce: z.boolean(), stars: z.number().int().nullable(),
    levelZh: z.string().nullable(), levelEn: z.string().nullable(), document: z.string().describe('批准的文号 the decision it was given by'), decidedOn: localDate.describe('批准日期 the day of the decision'),
    /** The holder's label, where they agreed to be shown and the award stands; never why it does not. */
    label: z.string().nullable(),
  }),
});
