/** Published bulletins and their frozen figures, for everybody. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, pageInput, pageOf } from '#platform/contract/index.ts';
import { block, bulletinKind, figure } from './operations.ts';

const publicSummary = z.object({
  id: idOf, title: z.string(), documentNumber: z.string().nullable(), publishedAt: z.string(), asOf: z.string(), figuresHash: z.string(), kind: bulletinKind, roundId: idOf.nullable(), roundNameZh: z.string().nullable(), roundNameEn: z.string().nullable(),
});
/** Of a round's bulletin without the address of its rows, which the public does not see; of an account with the page of the figure, for those who may sign in. */
const publicFigure = figure.omit({ href: true }).extend({ figurePage: z.string().nullable() });

export const listPublicBulletins = defineOperation({
  id: 'bulletins.listPublicBulletins', summary: { zh: '公众查看通报列表', en: 'Published bulletins, for everybody' },
  method: 'GET', path: '/public/bulletins', permission: 'public',
  input: z.object({ ...pageInput }), output: pageOf(publicSummary),
});

export const readPublicBulletin = defineOperation({
  id: 'bulletins.readPublicBulletin', summary: { zh: '公众查看通报', en: 'A published bulletin, for everybody' },
  method: 'GET', path: '/public/bulletins/:bulletinId', permission: 'public',
  input: z.object({ bulletinId: idOf }),
  output: publicSummary.extend({
    issuer: z.string(), addressees: z.array(z.string()), body: z.array(block), signature: z.string(), date: z.string(), syntheticMark: z.string().nullable(), figures: z.array(publicFigure), namesWithdrawn: z.number().int().describe('印发后应本人要求隐去的姓名数 names hidden since at the request of those named'),
    corrects: z.object({ documentNumber: z.string().nullable(), title: z.string(), reason: z.string() }).nullable(),
  }),
});

/** Figures of the latest published bulletin, or of the one named: never of what is still being worked on. */
export const listPublicFigures = defineOperation({
  id: 'bulletins.listPublicFigures', summary: { zh: '公众查看已发布的数字', en: 'Published figures, for everybody' },
  method: 'GET', path: '/public/figures', permission: 'public',
  input: z.object({ bulletinId: idOf.optional(), headline: z.stringbool().default(false).describe('只要主要数字 the few that lead') }),
  output: z.object({ bulletin: publicSummary.nullable(), figures: z.array(publicFigure) }),
});

export const downloadPublicBulletin = defineOperation({
  id: 'bulletins.downloadPublicBulletin', summary: { zh: '公众下载通报（docx）', en: 'Download a published bulletin (docx), for everybody' },
  method: 'GET', path: '/public/bulletins/:bulletinId/docx', permission: 'public', callsPerMinuteMax: 20, callsPerDayMax: 200,
  input: z.object({ bulletinId: idOf }), output: fileOutput,
});
