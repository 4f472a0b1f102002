/** Draws as everybody may check them. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf } from '#platform/contract/index.ts';

const publicDraw = z.object({
  roundId: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), startsOn: z.string(), endsOn: z.string(),
  /** Published with the plan of the round. */
  commitment: z.string().nullable(),
  /** False until the round is closed: the list of a running round would tip people off. */
  opened: z.boolean(),
});

export const listPublicDraws = defineOperation({
  id: 'inspections.listPublicDraws', summary: { zh: '公开的抽样列表', en: 'Draws, for everybody' },
  method: 'GET', path: '/public/draws', permission: 'public',
  input: z.object({}), output: z.object({ rows: z.array(publicDraw) }),
});

export const readPublicDraw = defineOperation({
  id: 'inspections.readPublicDraw', summary: { zh: '查看公开的抽样', en: 'One draw, for everybody' },
  method: 'GET', path: '/public/draws/:roundId', permission: 'public',
  input: z.object({ roundId: idOf }),
  output: publicDraw.extend({
    seed: z.string().nullable(), frameHash: z.string().nullable(), frameSize: z.number().int().nullable(),
    sites: z.array(z.object({ code: z.string(), name: z.string(), typeZh: z.string(), typeEn: z.string(), zoneZh: z.string().nullable(), zoneEn: z.string().nullable() })),
  }),
});

export const downloadPublicDraw = defineOperation({
  id: 'inspections.downloadPublicDraw', summary: { zh: '下载公开的抽样记录', en: 'Download a published draw' },
  method: 'GET', path: '/public/draws/:roundId/file', permission: 'public', callsPerMinuteMax: 30, callsPerDayMax: 500,
  input: z.object({ roundId: idOf }), output: fileOutput,
});
